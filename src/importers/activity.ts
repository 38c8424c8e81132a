import { writtenUrl } from "../coach/address.ts";
import type { Activity } from "../coach/book.ts";
import { type Day, earliestDay } from "../coach/day.ts";
import type { ActivityKind } from "../coach/kinds.ts";
import type { PlatformId } from "../coach/platforms.ts";
import { excerpt } from "../coach/text.ts";
import { dayInZone } from "../coach/zone.ts";
import type { ReadOptions } from "./importer.ts";

/** What one row of an export tells. */
export interface ActivityRow {
  /** The platform's own identity, or one made by `createRowIdentities`. */
  readonly id: string;
  readonly kind: ActivityKind;
  readonly platform: PlatformId;
  /** Milliseconds since 1970, UTC; null where only the day is known. */
  readonly instant: number | null;
  /** Where the row itself says on which day it was; otherwise the leader's zone decides. */
  readonly day?: Day;
  /** http(s) only. */
  readonly url?: string | null;
  /** Of any length: an excerpt is kept. */
  readonly text?: string | null;
  /** The id of the importer. */
  readonly source: string;
}

/** Days from here on have five digits in their year, and no place in the order of the others. */
const endOfYears = Date.UTC(10_000, 0, 1);

/** Minutes: clocks in Kiribati are 14 hours ahead of UTC, and none is farther from it. */
export const largestOffset = 14 * 60;

export const noDate = "no date";
export const unreadableDate = "a date that cannot be read";

/** The activity, or in few words why the row is skipped. */
export function toActivity(
  row: ActivityRow,
  { timeZone, today }: Pick<ReadOptions, "timeZone" | "today">,
): Activity | string {
  const { id, kind, platform, instant, url, text, source } = row;
  // Beyond what a Date can hold: https://tc39.es/ecma262/#sec-time-values-and-time-range
  if (instant !== null && !(Math.abs(instant) <= 8.64e15)) return unreadableDate;
  const day = row.day ?? (instant === null ? null : dayInZone(instant, timeZone));
  if (day === null) return noDate;
  if (instant !== null && instant >= endOfYears) return "dated in the future";
  if (day < earliestDay) return `dated before ${earliestDay.slice(0, 4)}`;
  if (day > today) return "dated in the future";
  const short = excerpt(text ?? "");
  return {
    id,
    day,
    kind,
    platform,
    ...(instant === null ? {} : { at: new Date(instant).toISOString() }),
    ...(url == null ? {} : { url }),
    ...(short === "" ? {} : { text: short }),
    source,
  };
}

/** Longer than the address of any post, and than any post: such an address is none, such a text is cut. */
export const longestAddress = 2000;
export const longestText = 100_000;

/** The http(s) address in this value, without what sites add to see where a reader came from; null when it is none. */
export function webAddressIn(value: unknown): string | null {
  const text = typeof value === "string" && value.length <= longestAddress ? value.trim() : "";
  return writtenUrl(text)?.href ?? null;
}

/**
 * The instant (milliseconds) of `YYYY-MM-DD HH:MM[:SS[.ffffff]]`, which exports mean in UTC and `new Date` would take for
 * local time; null when it is none. Also with `T` between, and with `Z`, `UTC` or an offset such as `+02:00` behind.
 */
export function readUtc(text: string): number | null {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2}):?(\d{2}))?$/i.exec(
      text.trim(),
    );
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = "0", fraction = "", sign, offsetHours = "0", offsetMinutes = "0"] =
    match;
  const milliseconds = Number(fraction.padEnd(3, "0").slice(0, 3));
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!isReal || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const offset = (sign === "-" ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes));
  if (Number(offsetMinutes) > 59 || Math.abs(offset) > largestOffset) return null;
  const minutes = Number(hour) * 60 + Number(minute) - offset;
  return date.getTime() + (minutes * 60 + Number(second)) * 1000 + milliseconds;
}
