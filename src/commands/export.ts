import { unknownWord } from "../coach/nearest.ts";
import { excerpt } from "../coach/text.ts";
import { countOf } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { usageError } from "../errors.ts";
import { encodeTable } from "../format/activityTable.ts";
import { encodeBook } from "../format/format.ts";
import { renderDone } from "../render/layout.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { confirmOrCancel } from "./shared/confirm.ts";
import { chosenLeader, orUsageError } from "./shared/leader.ts";

const formats = ["json", "csv"] as const;
type Format = (typeof formats)[number];

interface ExportInput {
  /** null: to standard output. */
  readonly file: string | null;
  readonly format: Format | undefined;
  readonly yes: boolean;
}

export function declareExport(program: Command, getContext: GetContext): void {
  addCommand(program, "export", "Write the record to a file: whole, or as a table", [
    ["socialtop export jane.json", "everything, to import on another machine or hand to your coach"],
    ["socialtop export jane.csv", "a row for each post, for a spreadsheet"],
    ["socialtop export --format csv | head", "to the next program"],
  ])
    .argument("[file]", "where to; without it, to standard output")
    .option("--format <format>", "json (the whole record) or csv (a table); else as the file is named", parseFormat)
    .option("-y, --yes", "replace a file without asking")
    .action((file, options) =>
      runExport(getContext(), {
        file: file === undefined || file === "-" ? null : file,
        format: options.format,
        yes: options.yes === true,
      }),
    );
}

/** The whole record, whatever day `--today` sets: what is exported is what is kept. */
async function runExport(context: Context, { file, format: wanted, yes }: ExportInput): Promise<void> {
  const leader = chosenLeader(context);
  const book = context.store.read(leader);
  const format = wanted ?? (/\.csv$/i.test(file ?? "") ? "csv" : "json");
  if (file === null && format === "csv" && context.options.json) {
    throw usageError("A table is no JSON.", "Leave --json out, or name a file: socialtop export jane.csv --json");
  }
  const text = format === "json" ? encodeBook(book) : await encodeTable(book.activities);
  if (file === null) {
    context.out.write(text);
    return;
  }
  const shown = excerpt(file, 200);
  if (!yes && (await context.files.exists(file)))
    await confirmOrCancel(context, `${shown} is there already. Replace it?`);
  await context.files.writeFile(file, text);
  const activities = book.activities.length;
  const what = format === "json" ? "The whole record" : "The activities";
  answer(context, { leader, file, format, activities }, (theme) =>
    renderDone(`${what} of ${book.profile.name}: ${shown} (${countOf(activities, "activity", "activities")}).`, theme),
  );
}

function parseFormat(typed: string): Format {
  const wanted = typed.trim().toLowerCase();
  return (
    formats.find((format) => format === wanted) ?? orUsageError(unknownWord("format", excerpt(typed, 40), formats))
  );
}
