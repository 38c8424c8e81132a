import type { Day } from "../coach/day.ts";
import { unknownWord } from "../coach/nearest.ts";
import { excerpt } from "../coach/text.ts";
import { countOf } from "../coach/words.ts";
import { dayInZone } from "../coach/zone.ts";
import type { Context } from "../context.ts";
import { usageError } from "../errors.ts";
import { encodeTable } from "../format/activityTable.ts";
import { encodeRecord } from "../format/format.ts";
import { renderDone } from "../render/layout.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { chosenLeader, orUsageError, zoneOfNowhere } from "./shared/leader.ts";
import { writeOutput } from "./shared/output.ts";

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

/** The whole record, with the real day, whatever day `--today` sets: what is exported is what is kept. */
async function runExport(context: Context, { file, format: wanted, yes }: ExportInput): Promise<void> {
  const leader = chosenLeader(context);
  const book = context.store.read(leader);
  const format = wanted ?? (/\.csv$/i.test(file ?? "") ? "csv" : "json");
  if (file === null && format === "csv" && context.options.json) {
    throw usageError("A table is no JSON.", "Leave --json out, or name a file: socialtop export jane.csv --json");
  }
  const exportedOn = realDay(context, book.profile.timeZone);
  const text = format === "json" ? encodeRecord(book, exportedOn) : await encodeTable(book.activities);
  if (file === null) {
    context.out.write(text);
    return;
  }
  const shown = await writeOutput(context, file, text, { yes, mark: null, isShown: false });
  const activities = book.activities.length;
  const what = format === "json" ? "The whole record" : "The activities";
  answer(context, { leader, file, format, activities }, (theme) =>
    renderDone(`${what} of ${book.profile.name}: ${shown} (${countOf(activities, "activity", "activities")}).`, theme),
  );
}

/** Not the day that `--today` sets. A zone that this machine does not know keeps nobody from taking the record out. */
function realDay({ now }: Context, timeZone: string): Day {
  try {
    return dayInZone(now(), timeZone);
  } catch {
    return dayInZone(now(), zoneOfNowhere);
  }
}

function parseFormat(typed: string): Format {
  const wanted = typed.trim().toLowerCase();
  return (
    formats.find((format) => format === wanted) ?? orUsageError(unknownWord("format", excerpt(typed, 40), formats))
  );
}
