import { tzOffset } from "@date-fns/tz/tzOffset";
import { millisecondsInDay, millisecondsInHour, millisecondsInMinute } from "date-fns/constants";
import { type Day, dayNumber, dayOfNumber } from "./day.ts";
import { nearest } from "./nearest.ts";

/** Offset in minutes at the start of hours (UTC), by zone: Intl costs microseconds a call, imports ask 100,000 times. */
const offsetsByZone = new Map<string, Map<number, number>>();

/** Beyond all years of four digits, and within what a Date can hold (milliseconds). */
const farthestInstant = Date.UTC(20_000, 0, 1);

/**
 * The calendar day in `timeZone` (IANA name) at an instant (milliseconds since 1970, UTC).
 * Throws RangeError for a zone that does not exist.
 */
export function dayInZone(instant: number, timeZone: string): Day {
  // Nobody knows what the clocks will say at the end of what a Date can hold, nor does it matter for the day that is written.
  if (Math.abs(instant) > farthestInstant) return dayOfNumber(Math.floor(instant / millisecondsInDay));
  const local = instant + offsetMinutes(instant, timeZone) * millisecondsInMinute;
  // The local clock read as if it were UTC, where every day has the same length.
  return dayOfNumber(Math.floor(local / millisecondsInDay));
}

const hoursInDay = 24;

/** Minutes to add to UTC at this instant (milliseconds). */
export function offsetMinutes(instant: number, timeZone: string): number {
  const midnight = Math.floor(instant / millisecondsInDay) * hoursInDay;
  const atMidnight = offsetAtHour(midnight, timeZone);
  // No zone has changed its clocks twice within six days since 1990.
  if (atMidnight === offsetAtHour(midnight + hoursInDay, timeZone)) return atMidnight;
  const hour = Math.floor(instant / millisecondsInHour);
  const before = offsetAtHour(hour, timeZone);
  // Clocks do not always change on the hour (St. John's: one minute past midnight until 2011).
  if (before === offsetAtHour(hour + 1, timeZone)) return before;
  return exactOffset(instant, timeZone);
}

function offsetAtHour(hour: number, timeZone: string): number {
  let offsets = offsetsByZone.get(timeZone);
  if (offsets === undefined) {
    offsets = new Map();
    offsetsByZone.set(timeZone, offsets);
  }
  let offset = offsets.get(hour);
  if (offset === undefined) {
    offset = exactOffset(hour * millisecondsInHour, timeZone);
    offsets.set(hour, offset);
  }
  return offset;
}

/** Minutes to add to UTC at an instant (milliseconds) in a zone; NaN where there is no such zone or instant. */
export type OffsetSource = (instant: number, timeZone: string) => number;

export const offsetByIntl: OffsetSource = (instant, timeZone) => tzOffset(timeZone, new Date(instant));

let offsetSource = offsetByIntl;

/** Intl takes 10 milliseconds to start: whoever has the answer sooner, and the same one, gives it here. */
export function setOffsetSource(source: OffsetSource): void {
  offsetSource = source;
}

function exactOffset(instant: number, timeZone: string): number {
  const offset = offsetSource(instant, timeZone);
  if (Number.isNaN(offset)) throw new RangeError(`No such time zone or instant: ${timeZone}, ${instant}`);
  return offset;
}

/**
 * The instant (milliseconds) at which a clock in `timeZone` shows this local time, given as milliseconds of the same
 * clock face in UTC. A time that the clocks skip is taken as after the change; one that comes twice, as the first.
 */
export function instantOfLocal(localAsUtc: number, timeZone: string): number {
  const guess = localAsUtc - offsetMinutes(localAsUtc, timeZone) * millisecondsInMinute;
  const earlier = localAsUtc - offsetMinutes(guess - 12 * millisecondsInHour, timeZone) * millisecondsInMinute;
  if (offsetMinutes(earlier, timeZone) * millisecondsInMinute + earlier === localAsUtc) return earlier;
  const later = localAsUtc - offsetMinutes(guess + 12 * millisecondsInHour, timeZone) * millisecondsInMinute;
  if (offsetMinutes(later, timeZone) * millisecondsInMinute + later === localAsUtc) return later;
  return earlier;
}

/** The last millisecond (UTC) of a calendar day in this zone. */
export function lastInstantOf(day: Day, timeZone: string): number {
  return instantOfLocal((dayNumber(day) + 1) * millisecondsInDay, timeZone) - 1;
}

/** The zone's name, or null when there is no such zone. Offsets such as `+02:00` are no zones: they know no summer time. */
export function findTimeZone(text: string): string | null {
  const wanted = text.trim();
  const listed = timeZoneNames().find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (listed !== undefined) return listed;
  if (!/^[a-z]/i.test(wanted)) return null;
  try {
    // Other names of the same zones, such as Asia/Kolkata: the database knows them, the list does not.
    const { timeZone } = new Intl.DateTimeFormat("en-US", { timeZone: wanted }).resolvedOptions();
    return wanted === wanted.toLowerCase() ? timeZone : wanted;
  } catch {
    return null;
  }
}

/** Names of zones that hold this text, such as a city's: `paris` finds `Europe/Paris`. */
export function suggestTimeZones(text: string): string[] {
  const wanted = text.trim().toLowerCase().replaceAll(" ", "_");
  if (wanted.length < 3) return [];
  const names = timeZoneNames();
  const holding = names.filter((name) => name.toLowerCase().includes(wanted));
  return holding.length > 0 ? holding : [nearest(wanted, names) ?? []].flat();
}

function timeZoneNames(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone")];
}
