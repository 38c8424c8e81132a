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

/** Is this text a day that exists, written `YYYY-MM-DD`? `2026-02-30` is not. */
export function isDay(text: string): boolean {
  // Asked of every row of a record: without a pattern, which would make three texts each time.
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

/**
 * Days since 1 January 1970 (negative before). Whole-number calendar arithmetic, because date-fns works on midnights of
 * the machine's zone, and some days have none: Kiritimati had no 31 December 1994.
 * https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
export function dayNumber(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The inverse of `dayNumber`: https://howardhinnant.github.io/date_algorithms.html#civil_from_days */
export function dayOfNumber(number: number): Day {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return toDay(year, month, dayOfMonth);
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
