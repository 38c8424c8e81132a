import { unknownWord } from "../../coach/nearest.ts";
import { excerpt } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { usageError } from "../../errors.ts";
import { renderJson } from "../../render/json.ts";
import { lines, wrap } from "../../render/layout.ts";
import { answerPlainly, remark } from "./answer.ts";
import { orUsageError } from "./leader.ts";
import { writeOutput } from "./output.ts";

const pageFormats = ["html", "md", "json"] as const;
export type PageFormat = (typeof pageFormats)[number];

/** Where a report goes, and in which form. */
export interface PageInput {
  /** `-` is standard output; null: a page goes into a file with its usual name, the other forms to standard output. */
  readonly file: string | null;
  readonly format: PageFormat | undefined;
  readonly opens: boolean;
  readonly yes: boolean;
}

/** What is shown, in each form. */
export interface Shown {
  /** As in "Jane’s report", without an ending: the name of the file. */
  readonly fileName: string;
  readonly what: string;
  /** How things stand, in a sentence. */
  readonly verdict: string;
  /** The command that makes this very page once more and opens it; null where it would make another. */
  readonly command: string | null;
  readonly json: object;
  readonly html: () => Promise<string>;
  readonly markdown: () => Promise<string>;
}

/** Writes a report where it was asked for, opens it when that was asked for, and says so. Throws UserError. */
export async function answerWithPage(context: Context, input: PageInput, shown: Shown): Promise<void> {
  const format = input.format ?? formatOf(input.file ?? "");
  const usualFile = format === "html" ? `${shown.fileName}.html` : null;
  const file = input.file === "-" ? null : (input.file ?? usualFile);
  if (input.opens && (file === null || format !== "html")) {
    throw usageError("Only a page in a file can be opened.", "Leave --format and - out, or name a file: report.html");
  }
  const text = format === "json" ? renderJson(shown.json) : await (format === "html" ? shown.html() : shown.markdown());
  if (file === null) {
    context.out.write(context.options.json ? renderJson({ ...shown.json, file, format, opened: false }) : text);
    return;
  }
  const name = await writeOutput(context, file, text, { yes: input.yes, mark: await markOf(format) });
  const opened = input.opens && (await context.openFile(file));
  answerPlainly(context, { ...shown.json, file, format, opened }, (theme) => {
    const see = (input.file === null ? shown.command : null) ?? "open it in a browser.";
    return `${lines(
      wrap(theme, `${theme.good(theme.symbols.done)} ${shown.what}: ${name}`),
      wrap(theme, shown.verdict, "    "),
      opened || format !== "html" ? null : wrap(theme, theme.dim(`To see it: ${see}`)),
    )}\n`;
  });
  if (input.opens && !opened) remark(context, `No browser could be opened here. Open it yourself: ${name}`);
}

/** Pages are loaded when one is made: hashing their style costs a start-up of its own. */
async function markOf(format: PageFormat): Promise<string | null> {
  return format === "html" ? (await import("../../render/page.ts")).pageMark : null;
}

/** As the file is named; a page where its name has no ending. Throws a usage error for another ending. */
function formatOf(file: string): PageFormat {
  const ending = /[^./\\]\.([a-z]\w*)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined || ending === "html" || ending === "htm") return "html";
  if (ending === "md" || ending === "markdown") return "md";
  if (ending === "json") return "json";
  throw usageError(
    `A report is written as HTML, Markdown or JSON, not as .${excerpt(ending, 20)}.`,
    "Name it report.html (a browser prints that to PDF), or say which: --format html",
  );
}

export function parsePageFormat(typed: string): PageFormat {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/^markdown$/, "md")
    .replace(/^htm$/, "html");
  const found = pageFormats.find((format) => format === wanted);
  return found ?? orUsageError(unknownWord("format", excerpt(typed, 40), pageFormats));
}
