import { looksLikeAddress } from "../coach/address.ts";
import { isDay, toDay } from "../coach/day.ts";
import { UserError } from "../errors.ts";
import { normalizeHeader } from "./csvColumns.ts";
import { readNumericDate } from "./csvDates.ts";
import { hasColumns, readSentRows, sampleTable } from "./csvTool.ts";
import type { Importer, Source } from "./importer.ts";

/** Hootsuite's table of what went out. The file for its Bulk Composer is known too, and refused: it is a plan. */
export const hootsuiteImporter: Importer = {
  id: "hootsuite",
  label: "Hootsuite export",
  howToGet: "hootsuite.com > Analytics > Post performance (or Publisher > Sent) > Export > CSV",
  isGeneric: false,
  takes: ["platform", "columns", "dateOrder"],
  async recognise(source) {
    const rows = await sampleTable(source, sampledRows);
    return isHootsuiteHeader(rows[0] ?? []) || isPlan(rows) ? source.files : [];
  },
  async read(source, options) {
    if (isPlan(await sampleTable(source, sampledRows))) throw explainPlan(source);
    return readSentRows(source, options, "hootsuite");
  },
};

/** A text, the social network or profile that it went to, and what became of it. */
const columns: readonly RegExp[] = [
  /\b(?:message|text|content|caption)\b/,
  /^social (?:network|profile|account|media)s?\b/,
  /\b(?:status|state|sent|send|scheduled|published)\b/,
];

/** Are these the columns of Hootsuite's table of posts? */
export function isHootsuiteHeader(header: readonly string[]): boolean {
  return hasColumns(header, columns);
}

/** Enough to know a plan by its times. */
const sampledRows = 6;

/** The columns of its template; a table of one's own may have them too, and is told apart by its times. */
const planHeader: readonly RegExp[] = [/^date(?: and time| time)?$/, /^message$/, /^(?:link|url)s?$/];

/**
 * The file for the Bulk Composer: date and time in numbers (`31/12/2026 16:45`, or month first), message, perhaps a link
 * and a picture; mostly without a header. It takes only times that end in 5 or 0.
 */
function isPlan(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...others] = rows;
  const hasHeader = planHeader.every((pattern, at) => pattern.test(normalizeHeader(first[at] ?? "")));
  if (!hasHeader) return isPlannedRow(first, /^ \d{1,2}:\d\d$/);
  return others.length > 0 && others.every((row) => isPlannedRow(row, /^ \d{1,2}:\d[05]$/));
}

function isPlannedRow(cells: readonly string[], time: RegExp): boolean {
  const [when = "", message = "", link = ""] = cells;
  const date = readNumericDate(when);
  if (cells.length < 2 || cells.length > 4 || date === null || date.separator !== "/") return false;
  const { first, second, year, rest } = date;
  const exists = [toDay(year, second, first), toDay(year, first, second)].some(isDay);
  return exists && time.test(rest) && message !== "" && (link === "" || looksLikeAddress(link));
}

function explainPlan({ name }: Source): UserError {
  return new UserError(
    `${name} is a file for Hootsuite's Bulk Composer, a plan, not a history: it says what was to be sent.`,
    {
      hint: "Import what was sent: socialtop import --list-formats says where to get it. If these are posts that did go out, give the file the header Date,Text,Link.",
    },
  );
}
