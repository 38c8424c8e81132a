import { looksLikeAddress, type ParsedAddress, parseAddress, toUrl } from "../coach/address.ts";
import { type Day, earliestDay } from "../coach/day.ts";
import type { ActivityKind } from "../coach/kinds.ts";
import type { PlatformId } from "../coach/platforms.ts";
import { excerpt, plainText } from "../coach/text.ts";
import { dayInZone, instantOfLocal } from "../coach/zone.ts";
import { longestAddress, longestText, noDate } from "./activity.ts";
import type { Columns } from "./csvColumns.ts";
import { readWrittenDate } from "./csvDates.ts";
import { readStatus } from "./csvStatus.ts";
import type { CsvRow } from "./csvTable.ts";
import { findKind, findPlatformIn, usualKindOn } from "./csvWords.ts";
import type { DateOrder } from "./importer.ts";

/** How the rows of one file are to be read. */
export interface CsvRules {
  readonly columns: Columns;
  readonly dateOrder: DateOrder;
  /** Are times without a zone in UTC? Otherwise they are the leader's own. */
  readonly isUtc: boolean;
  readonly timeZone: string;
  readonly today: Day;
  /** The last instant (milliseconds) of today. */
  readonly lastInstant: number;
  /** For rows that do not say. */
  readonly platform: PlatformId | null;
  /** Only rows whose status says that they were sent: a tool's export knows of each. Otherwise all but those that were not. */
  readonly onlySent: boolean;
}

/** What one row tells. */
export interface ReadRow {
  readonly line: number;
  readonly day: Day;
  /** Milliseconds since 1970; null where only the day is known. */
  readonly instant: number | null;
  /** The moment as the file has it, whatever the leader's zone: what stays the same on every import. */
  readonly moment: string;
  readonly kind: ActivityKind;
  readonly platform: PlatformId;
  readonly url: string | null;
  /** The platform's own identity, from the address. */
  readonly identity: string | null;
  /** The whole text, on one line. */
  readonly text: string;
}

/** Why a row is skipped; `detail` is what stood there, where that helps. */
export interface RowFault {
  readonly reason: string;
  readonly detail: string | null;
}

export const noPlatform = "no platform";
const notSent = "not sent";

export function readCsvRow({ cells, line }: CsvRow, rules: CsvRules): ReadRow | RowFault {
  const { columns } = rules;
  const cell = (index: number | null): string => (index === null ? "" : (cells[index] ?? ""));
  const status = cell(columns.status);
  // First: what never went out may lack all else.
  if (isUnsent(status, rules)) return { reason: notSent, detail: status === "" ? null : status };
  const link = cell(columns.url);
  const address = link.length > longestAddress || !looksLikeAddress(link) ? null : readAddress(link, rules);
  const moment = readMoment(cell(columns.date), address, rules);
  if ("reason" in moment) return moment;
  const named = cell(columns.platform);
  const platform = named === "" ? (address?.platform ?? rules.platform) : findPlatformIn(named);
  if (platform === undefined) return { reason: "unknown platform", detail: named };
  if (platform === null) return { reason: noPlatform, detail: null };
  const word = cell(columns.kind);
  const kind = word === "" ? usualKindOn(platform) : findKind(word, platform);
  if (kind === undefined) return { reason: "unknown kind", detail: word };
  return {
    ...moment,
    line,
    kind,
    platform,
    url: address?.url ?? null,
    // A LinkedIn post may link to somebody's post on X: that address is not the row's own.
    identity: address?.platform === platform ? address.identity : null,
    text: plainText(cell(columns.text).slice(0, longestText)),
  };
}

function isUnsent(status: string, { columns, onlySent }: CsvRules): boolean {
  if (columns.status === null) return false;
  const sending = readStatus(status);
  return sending === "not sent" || (onlySent && sending === "unknown");
}

type Address = Omit<ParsedAddress, "platform"> & { readonly platform: PlatformId | null };

/** An address of an unknown site is kept, and tells nothing. */
function readAddress(link: string, { lastInstant }: CsvRules): Address | null {
  const parsed = parseAddress(link, lastInstant);
  if (parsed !== null) return parsed;
  const url = toUrl(link);
  return url === null ? null : { url: url.href, platform: null, identity: null, instant: null };
}

type Moment = Pick<ReadRow, "day" | "instant" | "moment">;

function readMoment(cell: string, address: Address | null, rules: CsvRules): Moment | RowFault {
  const hidden = address?.instant ?? null;
  if (cell === "" && hidden === null) return { reason: noDate, detail: null };
  const moment = cell === "" && hidden !== null ? atInstant(hidden, rules) : readCell(cell, hidden, rules);
  if (typeof moment === "string") return { reason: moment, detail: cell };
  if (moment.day < earliestDay) return { reason: `dated before ${earliestDay.slice(0, 4)}`, detail: cell };
  return moment.day > rules.today ? { reason: "dated in the future", detail: cell } : moment;
}

/** `hidden` is the instant that the row's address tells. */
function readCell(cell: string, hidden: number | null, rules: CsvRules): Moment | string {
  const date = readWrittenDate(cell, rules.dateOrder);
  if (typeof date === "string") return date;
  if (date.form === "instant") return atInstant(date.instant, rules);
  if (date.form === "local" && rules.isUtc) return atInstant(date.localAsUtc, rules);
  if (date.form === "local") {
    const written = new Date(date.localAsUtc).toISOString().slice(0, -1);
    return { day: date.day, instant: instantOfLocal(date.localAsUtc, rules.timeZone), moment: written };
  }
  // Where the address tells another day, the row's own holds: the platform's clock is not the leader's.
  const agrees = hidden !== null && dayInZone(hidden, rules.timeZone) === date.day;
  return { day: date.day, instant: agrees ? hidden : null, moment: date.day };
}

function atInstant(instant: number, { timeZone }: CsvRules): Moment {
  return { day: dayInZone(instant, timeZone), instant, moment: new Date(instant).toISOString() };
}

/** Where a skipped row stands, and what stood there: `line 7: "webinar"`. */
export function positionOf(line: number, detail: string | null): string {
  return detail === null ? `line ${line}` : `line ${line}: "${excerpt(detail, 30)}"`;
}
