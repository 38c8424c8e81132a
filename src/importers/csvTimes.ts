import { largestOffset } from "./activity.ts";

/** T14:33, 14:33:22.123456, 2:33 PM, 2 PM; then nothing, Z, UTC, UT, +01:00, GMT+0100 (in words), EST */
const timePattern =
  /^(?:T|,?\s+(?:(?:at|à|um)\s+)?)(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(?:([ap])\.?m\.?)?\s*(?:(z|utc?|gmt|[ecmp][sd]t)?([+-]\d{1,2}(?::?\d{2})?)?)(?:\s*\([^)]*\))?$/i;

/** Hours from UTC: https://www.rfc-editor.org/rfc/rfc822#section-5.1 */
const zoneHours: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

/** Milliseconds since midnight; offset in minutes from UTC, null where none is written. */
export interface TimeOfDay {
  readonly milliseconds: number;
  readonly offset: number | null;
}

/** The time in what follows a date; null for none, undefined for something that is no time. */
export function readTime(rest: string): TimeOfDay | "impossible" | null | undefined {
  if (rest.trim() === "" || rest.trim() === ",") return null;
  const match = timePattern.exec(rest.trimEnd());
  if (match === null) return undefined;
  const [, hours, minutes, seconds = "0", fraction = "", half, zone, shift] = match;
  // A lone number is a time only with AM or PM.
  if (minutes === undefined && half === undefined) return undefined;
  let hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return "impossible";
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hour > 23 || Number(minutes ?? 0) > 59 || Number(seconds) > 60) return "impossible";
  const offset = readOffset(zone, shift);
  if (offset !== null && Math.abs(offset) > largestOffset) return "impossible";
  const wholeSeconds = (hour * 60 + Number(minutes ?? 0)) * 60 + Number(seconds);
  return { milliseconds: wholeSeconds * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3)), offset };
}

function readOffset(zone: string | undefined, shift: string | undefined): number | null {
  if (shift !== undefined) {
    const digits = shift.slice(1).replace(":", "");
    const hours = Number(digits.length <= 2 ? digits : digits.slice(0, -2));
    const minutes = digits.length <= 2 ? 0 : Number(digits.slice(-2));
    return (shift.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
  }
  return zone === undefined ? null : (zoneHours[zone.toLowerCase()] ?? 0) * 60;
}
