import { millisecondsInDay } from "date-fns/constants";

/**
 * A calendar day, `YYYY-MM-DD`, with no time and no zone.
 * Strings of this form sort in calendar order.
 */
export type Day = string;

export const weekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export type Weekday = (typeof weekdayNames)[number];

/** The first day that a record may hold: nobody blogged, tweeted or checked in before. */
export const earliestDay: Day = "1990-01-01";

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Nearly every day: those that are in each month of each year. */
const usualDay = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** Is this text a day that exists, written `YYYY-MM-DD`? `2026-02-30` is not. */
export function isDay(text: string): boolean {
  // Asked of every row of a record: a pattern is the quickest from its first use on.
  if (usualDay.test(text)) return true;
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return false;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The number that these digits are (from inclusive, to exclusive); NaN, which is less and more than nothing, for anything else. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - zero;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

const zero = "0".charCodeAt(0);

/** The day of these numbers (month 1 to 12), whether or not it exists. */
export function toDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Days since 1 January 1970 (negative before). By UTC, where every day has a midnight: Kiritimati had no 31 December 1994. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / millisecondsInDay;
}

/** Days are written in years of four digits. */
const [firstNumber, lastNumber] = [dayNumber("0000-01-01"), dayNumber("9999-12-31")];

/** The inverse of `dayNumber`; before the first day or after the last that can be written, that one. Throws RangeError for NaN. */
export function dayOfNumber(number: number): Day {
  if (number !== latestNumber) {
    latestDay = writeDay(number);
    latestNumber = number;
  }
  return latestDay;
}

/** Rows of an export come in the order of their days: most ask for the one that the row before asked for. */
let [latestNumber, latestDay] = [Number.NaN, ""];

function writeDay(number: number): Day {
  const within = Math.min(Math.max(number, firstNumber), lastNumber);
  return new Date(within * millisecondsInDay).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days);
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayIndex(day: Day): number {
  return weekdayIndexOfNumber(dayNumber(day));
}

export function weekdayOf(day: Day): Weekday {
  return weekdayNames[weekdayIndex(day)] as Weekday;
}

/** 1 January 1970 was a Thursday (4). */
function weekdayIndexOfNumber(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

export const weekStarts = ["monday", "sunday", "saturday"] as const;
export type WeekStart = (typeof weekStarts)[number];

/** The weekday on which such a week ends. */
export function lastWeekday(weekStart: WeekStart): Weekday {
  return weekdayNames[(weekdayNames.indexOf(weekStart) + 6) % 7] as Weekday;
}

/** The number of the first day of the week that holds day number `number`. */
export function weekStartNumber(number: number, weekStart: WeekStart): number {
  return number - ((weekdayIndexOfNumber(number) - weekdayNames.indexOf(weekStart) + 7) % 7);
}

/** The first day of the calendar week that holds `day`. */
export function startOfWeek(day: Day, weekStart: WeekStart): Day {
  return dayOfNumber(weekStartNumber(dayNumber(day), weekStart));
}

/** The last day of the calendar week that holds `day`. */
export function endOfWeek(day: Day, weekStart: WeekStart): Day {
  return addDays(startOfWeek(day, weekStart), 6);
}
