import { millisecondsInDay } from "date-fns/constants";
import type { Day } from "../coach/day.ts";
import { dayInZone, instantOfLocal } from "../coach/zone.ts";
import { unreadableDate } from "./activity.ts";
import { readNumericDate, readWrittenDate } from "./csvDates.ts";
import type { FeedItem } from "./feedItem.ts";
import type { FeedLink } from "./feedLinks.ts";
import type { ReadOptions } from "./importer.ts";

/** When an item was published. */
export interface FeedMoment {
  readonly day: Day;
  /** Milliseconds since 1970; null where only the day is known. */
  readonly instant: number | null;
  /** As the feed has it, whatever the leader's zone: what stays the same on every import. */
  readonly moment: string;
}

/**
 * The item's own date (https://www.rfc-editor.org/rfc/rfc822#section-5, https://www.rfc-editor.org/rfc/rfc3339), else the
 * one that is in its address. Returns in few words why there is none. A time without a zone is the leader's own.
 */
export function readMoment(
  item: FeedItem,
  link: FeedLink | null,
  { timeZone, today }: Pick<ReadOptions, "timeZone" | "today">,
): FeedMoment | string {
  const hidden = link?.instant ?? null;
  const text = item.date?.replace(/\s+/g, " ").trim() ?? "";
  if (text === "") return hidden === null ? item.undated : atInstant(hidden, timeZone);
  // Day first or month first? No feed should say it so.
  const date = readNumericDate(text) === null ? readWrittenDate(text, "dmy") : unreadableDate;
  if (typeof date === "string") return date;
  if (date.form === "instant") {
    // Programs that move old posts to Bluesky date them back; the number of the post tells when it came there.
    const isMoved =
      link?.platform === "bluesky" && hidden !== null && isElsewhen(date.instant, hidden, timeZone, today);
    return atInstant(isMoved ? hidden : date.instant, timeZone);
  }
  if (date.form === "local") {
    const instant = instantOfLocal(date.localAsUtc, timeZone);
    return { day: date.day, instant, moment: new Date(date.localAsUtc).toISOString().slice(0, -1) };
  }
  const agrees = hidden !== null && dayInZone(hidden, timeZone) === date.day;
  return { day: date.day, instant: agrees ? hidden : null, moment: date.day };
}

/** Days off, or in the future: dated by hand, or by a clock that is wrong. */
function isElsewhen(told: number, hidden: number, timeZone: string, today: Day): boolean {
  return Math.abs(hidden - told) > millisecondsInDay || dayInZone(told, timeZone) > today;
}

function atInstant(instant: number, timeZone: string): FeedMoment {
  return { day: dayInZone(instant, timeZone), instant, moment: new Date(instant).toISOString() };
}
