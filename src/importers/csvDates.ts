import { millisecondsInDay, millisecondsInMinute } from "date-fns/constants";
import { type Day, dayNumber, isDay, toDay } from "../coach/day.ts";
import { unreadableDate } from "./activity.ts";
import { readTime } from "./csvTimes.ts";
import type { DateOrder } from "./importer.ts";

/** A date as a cell says it. Times without a zone are `local`: milliseconds of that clock face as if it were UTC. */
export type WrittenDate =
  | { readonly form: "day"; readonly day: Day }
  | { readonly form: "local"; readonly day: Day; readonly localAsUtc: number }
  | { readonly form: "instant"; readonly instant: number };

const doesNotExist = "a date that does not exist";

/** Longer than any date; what is longer is a text. */
const longestDate = 80;

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** What follows the date: a time, or nothing. */
  readonly rest: string;
}

/** A day and a month, both as numbers, in an order of their own. */
const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/s;

/** The two numbers of a date such as `25/11/2026`; null for dates in words, or with the year first. */
export function readNumericDate(
  cell: string,
): { first: number; second: number; year: number; separator: string; rest: string } | null {
  const match = cell.length > longestDate ? null : numeric.exec(cell);
  if (match === null) return null;
  const [, first, separator, second, year, rest] = match as unknown as string[];
  return {
    first: Number(first),
    second: Number(second),
    year: fullYear(year),
    separator: separator ?? "",
    rest: rest ?? "",
  };
}

/** Reads one cell; `order` decides dates such as 03/04/2026. Returns in few words why it cannot. */
export function readWrittenDate(cell: string, order: DateOrder): WrittenDate | string {
  if (cell.length > longestDate) return unreadableDate;
  const epoch = readEpoch(cell);
  if (epoch !== null) return { form: "instant", instant: epoch };
  const parts = readYearFirst(cell) ?? readNumeric(cell, order) ?? readWords(cell);
  if (parts === null) return unreadableDate;
  const day = toDay(parts.year, parts.month, parts.day);
  const time = readTime(parts.rest);
  if (time === undefined) return unreadableDate;
  if (!isDay(day) || time === "impossible") return doesNotExist;
  if (time === null) return { form: "day", day };
  const localAsUtc = dayNumber(day) * millisecondsInDay + time.milliseconds;
  if (time.offset === null) return { form: "local", day, localAsUtc };
  return { form: "instant", instant: localAsUtc - time.offset * millisecondsInMinute };
}

/** Seconds or milliseconds since 1970: ten digits are seconds until the year 2286. */
function readEpoch(cell: string): number | null {
  if (/^\d{9,10}(?:\.\d{1,9})?$/.test(cell)) return Math.round(Number(cell) * 1000);
  return /^\d{12,13}$/.test(cell) ? Number(cell) : null;
}

function readYearFirst(cell: string): DateParts | null {
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(.*)$/s.exec(cell) ??
    /^((?:19|20)\d\d)()(\d\d)(\d\d)(?!\d)(.*)$/s.exec(cell);
  if (match === null) return null;
  return { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]), rest: match[5] ?? "" };
}

function readNumeric(cell: string, order: DateOrder): DateParts | null {
  const date = readNumericDate(cell);
  if (date === null) return null;
  const [day, month] = order === "dmy" ? [date.first, date.second] : [date.second, date.first];
  return { year: date.year, month, day, rest: date.rest };
}

const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
/** 25 Nov 2026; 25-Nov-26; 25th of November, 2026 */
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]+(?:of\s+)?([a-z]{3,9})\.?,?[\s/-]+(\d{4}|\d{2})(?!\d)(.*)$/is;
/** Nov 25, 2026; November 25th 2026 */
const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)(.*)$/is;
/** Wed Nov 25 14:33:22 +0000 2026, as X and old programs write it */
const yearLast = /^([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d\d:\d\d(?:\s+\S+)?)\s+(\d{4})$/i;

/** Dates in words, English ones. Own patterns: they tell an impossible date from a strange one, which `parse` does not. */
function readWords(cell: string): DateParts | null {
  const text = cell.replace(weekday, "");
  const [, day, monthOfDay, year, rest] = dayFirst.exec(text) ?? [];
  if (monthOfDay !== undefined) return toParts(year, monthOfDay, day, rest);
  const [, month, dayOfMonth, yearOfMonth, restOfMonth] = monthFirst.exec(text) ?? [];
  if (month !== undefined) return toParts(yearOfMonth, month, dayOfMonth, restOfMonth);
  const [, lastMonth, lastDay, time, lastYear] = yearLast.exec(text) ?? [];
  return lastMonth === undefined ? null : toParts(lastYear, lastMonth, lastDay, ` ${time}`);
}

function toParts(year = "", monthWord = "", day = "", rest = ""): DateParts | null {
  const month = monthNames.findIndex((name) => name.startsWith(monthWord.toLowerCase())) + 1;
  return month === 0 ? null : { year: fullYear(year), month, day: Number(day), rest };
}

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/** Two digits are of this century: there was no social media in the last one. */
function fullYear(digits = ""): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
