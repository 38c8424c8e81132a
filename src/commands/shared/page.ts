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
  /** The usual name of the file, without an ending. */
  readonly fileName: string;
  /** Which page it is, and whose, by which it is known again. */
  readonly made: string;
  readonly what: string;
  /** How things stand, in a sentence. */
  readonly verdict: string;
  /** The command that makes this very page once more and opens it; null where it would make another. */
  readonly command: string | null;
  readonly json: object;
  /** `made` stands near its beginning, by which it is known again. */
  readonly html: (made: string) => Promise<string>;
  readonly markdown: () => Promise<string>;
}

/** Writes a report where it was asked for, opens it when that was asked for, and says so. Throws UserError. */
export async function answerWithPage(context: Context, input: PageInput, shown: Shown): Promise<void> {
  const format = formatOf(input);
  const usualFile = format === "html" ? `${shown.fileName}.html` : null;
  const file = input.file === "-" ? null : (input.file ?? usualFile);
  if (input.opens && (file === null || format !== "html")) {
    throw usageError("Only a page in a file can be opened.", "Leave --format and - out, or name a file: report.html");
  }
  const text = format === "json" ? renderJson(shown.json) : await writeText(shown, format);
  if (file === null) {
    context.out.write(context.options.json ? renderJson({ ...shown.json, file, format, opened: false }) : text);
    return;
  }
  // What was given a name of its own was meant to be kept.
  const mark = input.file === null ? await markOf(shown) : null;
  const name = await writeOutput(context, file, text, { yes: input.yes, mark, isShown: true });
  const opened = input.opens && (await context.openFile(file));
  const command = input.file === null && !input.opens ? shown.command : null;
  answerPlainly(context, { ...shown.json, file, format, opened }, (theme) => {
    const see = `To see it: ${command ?? "open it in a browser."}`;
    return `${lines(
      wrap(theme, `${theme.good(theme.symbols.done)} ${shown.what}: ${name}`),
      wrap(theme, shown.verdict, "    "),
      opened || format !== "html" ? null : wrap(theme, theme.dim(see)),
    )}\n`;
  });
  if (input.opens && !opened) remark(context, "No browser could be opened here.");
}

function writeText({ html, markdown, made }: Shown, format: "html" | "md"): Promise<string> {
  return format === "html" ? html(made) : markdown();
}

/** Pages are loaded when one is made: hashing their style costs a start-up of its own. */
async function markOf({ made }: Shown): Promise<string> {
  return (await import("../../render/page.ts")).pageMark(made);
}

const formatsByEnding: ReadonlyMap<string, PageFormat> = new Map([
  ["html", "html"],
  ["htm", "html"],
  ["md", "md"],
  ["markdown", "md"],
  ["json", "json"],
]);

/** As it was said, else as the file is named; a page where no file is. Throws a usage error for a name that says neither. */
function formatOf({ file, format }: PageInput): PageFormat {
  if (file === null || file === "-" || file.trim() === "") return format ?? "html";
  const ending = /[^./\\]\.([a-z]\w*)$/i.exec(file)?.[1]?.toLowerCase();
  const named = ending === undefined ? undefined : formatsByEnding.get(ending);
  const shown = excerpt(file, 60);
  if (format !== undefined && named !== undefined && named !== format) {
    throw usageError(`${shown} is named otherwise than --format ${format} says.`, "Leave one of the two out.");
  }
  if (format !== undefined || named !== undefined) return format ?? named ?? "html";
  if (shown === "team") throw usageError('"team" is no name of a page.', "The whole team: socialtop report --team");
  throw usageError(
    `A report is written as .html, .md or .json, not ${ending === undefined ? "without an ending" : `as .${excerpt(ending, 20)}`}.`,
    `Name it ${ending === undefined && /\w$/.test(shown) ? `${shown}.html` : "report.html"} (a browser prints that to PDF), or say which: --format html`,
  );
}

export function parsePageFormat(typed: string): PageFormat {
  const wanted = typed.trim().toLowerCase();
  const found = formatsByEnding.get(wanted) ?? (/^te?xt$/.test(wanted) ? "md" : undefined);
  return found ?? orUsageError(unknownWord("format", excerpt(typed, 40), pageFormats));
}
