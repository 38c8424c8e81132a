import type { Activity } from "../coach/book.ts";
import { plainText } from "../coach/text.ts";
import { dayInZone } from "../coach/zone.ts";
import { noDate, toActivity } from "./activity.ts";
import { readWrittenDate } from "./csvDates.ts";
import type { DateOrder, ReadOptions } from "./importer.ts";
import type { YelpColumns } from "./yelpColumns.ts";

/** How the rows of one table are to be read. */
export interface YelpRules extends Pick<ReadOptions, "timeZone" | "today" | "includePrivate"> {
  readonly columns: YelpColumns;
  readonly kind: "review" | "check-in";
  readonly dateOrder: DateOrder;
  readonly identify: (parts: readonly (string | null)[]) => string;
}

/** Characters: what is kept of a text is shorter, and no two rows of one day differ only behind them. */
const longestText = 1000;

/**
 * What a status may say of a row that nobody else could see, or that is gone. A review that Yelp does "not currently
 * recommend" is still there to be read, and counts.
 */
const hiddenStatuses: readonly { readonly words: RegExp; readonly reason: string }[] = [
  {
    words: /\b(?:drafts?|unfinished|unpublished|unposted|pending|not (?:yet )?(?:published|posted))\b/i,
    reason: "draft",
  },
  { words: /\b(?:removed|deleted|withdrawn|rejected)\b/i, reason: "removed" },
];

/** Skipped unless private rows are asked for. */
const privateStatus = /\b(?:private|friends)\b/i;

/** The activity in a row, or in few words why it is skipped. */
export function readYelpRow(row: readonly string[], rules: YelpRules): Activity | string {
  const { columns, kind, identify, timeZone } = rules;
  const cell = (place: number | null): string => (place === null ? "" : (row[place] ?? ""));
  const status = cell(columns.status).slice(0, 200);
  const hiddenAs = hiddenStatuses.find(({ words }) => words.test(status));
  if (hiddenAs !== undefined) return hiddenAs.reason;
  if (privateStatus.test(status) && !rules.includePrivate) return "private";
  const written = cell(columns.date);
  if (written === "") return noDate;
  const date = readWrittenDate(written, rules.dateOrder);
  if (typeof date === "string") return date;
  const isInstant = date.form === "instant";
  // The form of Yelp's dates is not documented: only the day is taken, the leader's own where the zone is written.
  const day = isInstant ? dayInZone(date.instant, timeZone) : date.day;
  const writtenDay = isInstant ? new Date(date.instant).toISOString().slice(0, 10) : date.day;
  const text = textOf(cell(columns.business), cell(columns.comment));
  const id = identify([writtenDay, kind, text]);
  return toActivity({ id, kind, platform: "yelp", instant: null, day, text, source: "yelp" }, rules);
}

/** `Café X: lovely`, or what there is of it. */
function textOf(business: string, comment: string): string {
  return [business, comment]
    .map((words) => plainText(words.slice(0, longestText)))
    .filter((words) => words !== "")
    .join(": ");
}
