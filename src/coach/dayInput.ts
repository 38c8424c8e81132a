import { addDays, type Day, daysInMonth, earliestDay, isDay, toDay, weekdayIndex, weekdayNames } from "./day.ts";
import type { Problem } from "./problem.ts";
import { capitalized, dayName, longWeekdayName, numberOf } from "./words.ts";

/** A day as a person typed it: found, or why not (in words, with something to try). */
export type DayInput = { day: Day } | Problem;

interface DayRule {
  /** Are days after today welcome? Posts: no. Pauses: yes. */
  readonly allowFuture: boolean;
  /** Does a weekday mean the next one (today included) rather than the latest one before today? In pauses it does. */
  readonly isWeekdayComing?: boolean;
  /** The first day of what this one ends: a weekday, or a date without a year, that would be before it is the next one from it on. */
  readonly from?: Day | undefined;
}

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/**
 * Understands `today`, `yesterday`, `tomorrow`, a weekday (the latest one before today),
 * `3 days ago`, `two weeks ago`, and what `readDate` reads.
 */
export function readDay(typed: string, today: Day, rule: DayRule): DayInput {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  const date = readDate(text, today);
  const found = readWords(text, today, rule) ?? (date === null ? null : existing(date, rule));
  if (found === null) return explain(typed.trim(), date, today, rule);
  if (found < earliestDay) {
    return {
      problem: `${found} is before there was anything to post on.`,
      hint: `The first possible day is ${earliestDay}.`,
    };
  }
  if (!rule.allowFuture && found > today) {
    const other = date === null ? null : inYearBeside(date, found, -1);
    return {
      problem: `${found} is in the future: today is ${today}.`,
      hint: other === null ? "Record it once it has happened." : `Last year's? ${other}`,
    };
  }
  return date?.weekday == null || date.weekday === weekdayIndex(found)
    ? { day: found }
    : explainWeekday(date, date.weekday, found, rule);
}

function readWords(text: string, today: Day, { isWeekdayComing, from = today }: DayRule): Day | null {
  if (text === "today") return today;
  if (text === "yesterday") return addDays(today, -1);
  if (text === "tomorrow") return addDays(today, 1);
  if (/^(?:the )?day before yesterday$/.test(text)) return addDays(today, -2);
  const [, count, unit] = /^(\d{1,5}|[a-z]+) (day|week)s? ago$/.exec(text) ?? [];
  if (count !== undefined) {
    const number = /^\d/.test(count) ? Number(count) : count === "a" ? 1 : numberOf(count);
    return number === null ? null : addDays(today, -number * (unit === "week" ? 7 : 1));
  }
  const weekday = weekdayFrom(text.replace(/^last /, ""));
  if (weekday === null) return null;
  if (isWeekdayComing === true) {
    const coming = (day: Day) => addDays(day, (weekday - weekdayIndex(day) + 7) % 7);
    return coming(today) < from ? coming(from) : coming(today);
  }
  // On a Friday, "friday" is a week ago: the other one is called today.
  return addDays(today, -((weekdayIndex(today) - weekday + 6) % 7) - 1);
}

/** As it was typed, whether or not there is such a day; month 1 to 12. */
interface TypedDate {
  readonly year: number;
  readonly isYearTyped: boolean;
  readonly month: number;
  readonly day: number;
  /** 0 for Sunday to 6 for Saturday, where one stands before the date. */
  readonly weekday: number | null;
}

/**
 * `2026-12-24`, `2026/12/24`, `24.12.2026`, `24.12.`, `20 Nov`, `20th of November`, `Nov 20, 2026`, slashes where they can only
 * mean one day, and a weekday before any of them: without a year, this year's. `24.12` may as well be a number.
 */
function readDate(text: string, today: Day): TypedDate | null {
  const [, word = "", behind = ""] = /^([a-z]{3,9})\.?,? (.+)$/.exec(text) ?? [];
  const weekday = weekdayFrom(word);
  const date = weekday === null ? text : behind;
  const numbers =
    /^(?<year>\d{4})([-/])(?<month>\d{1,2})\2(?<day>\d{1,2})$/.exec(date) ??
    /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})?$/.exec(date) ??
    /^(?<day>\d{1,2})(?:\.|st|nd|rd|th)?(?: of)? (?<name>[a-z]{3,9})\.?,?(?: (?<year>\d{4}))?$/.exec(date) ??
    /^(?<name>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,?(?: (?<year>\d{4}))?$/.exec(date);
  if (numbers === null) {
    const slashes = readSlashes(date);
    if (slashes === null || isUnclear(slashes)) return null;
    const { first, second, year } = slashes;
    const [day, month] = second > 12 && first <= 12 ? [second, first] : [first, second];
    return { year, isYearTyped: true, month, day, weekday };
  }
  const { year, name, day, ...rest } = numbers.groups ?? {};
  const month = name === undefined ? Number(rest["month"]) : monthOf(name);
  if (month === null) return null;
  return {
    year: Number(year ?? today.slice(0, 4)),
    isYearTyped: year !== undefined,
    month,
    day: Number(day),
    weekday,
  };
}

interface Slashes {
  readonly first: number;
  readonly second: number;
  readonly year: number;
}

function readSlashes(text: string): Slashes | null {
  const [, first, second, year] = (/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []).map(Number);
  return first === undefined || second === undefined || year === undefined ? null : { first, second, year };
}

/** May both numbers be the month? */
function isUnclear({ first, second }: Slashes): boolean {
  return first !== second && Math.min(first, second) >= 1 && Math.max(first, second) <= 12;
}

/** Why `03/04/2026` is no day, with those up to `last` that it may mean; null for everything else. */
export function problemWithSlashes(typed: string, last: Day | null): Problem | null {
  const slashes = readSlashes(typed);
  if (slashes === null || !isUnclear(slashes)) return null;
  const { first, second, year } = slashes;
  const [one, another] = [`${first} ${monthNames[second - 1]}`, `${second} ${monthNames[first - 1]}`];
  const days = [toDay(year, second, first), toDay(year, first, second)].filter(
    (day) => day >= earliestDay && (last === null || day <= last),
  );
  return {
    problem: `${typed} is ${one} in one country and ${another} in another.`,
    hint: days.length === 0 ? `Write the year first: ${last ?? earliestDay}` : `Write ${days.join(", or ")}.`,
  };
}

/** 1 to 12, by its first letters, in lower case. */
function monthOf(name: string): number | null {
  const index = monthNames.findIndex((monthName) => monthName.toLowerCase().startsWith(name));
  return index === -1 ? null : index + 1;
}

/** Without a year, the next one from the first day on, where this year's is before it. */
function existing(date: TypedDate, { from }: DayRule): Day | null {
  const found = dayIn(date, date.year);
  if (from === undefined || date.isYearTyped || (found !== null && found >= from)) return found;
  const year = Number(from.slice(0, 4));
  return [year, year + 1].map((other) => dayIn(date, other)).find((day) => day !== null && day >= from) ?? found;
}

function dayIn({ month, day }: TypedDate, year: number): Day | null {
  const found = toDay(year, month, day);
  return isDay(found) ? found : null;
}

/** The same date of the year before or after `found`; null where a year was typed, or that one has no such day. */
function inYearBeside(date: TypedDate, found: Day, years: 1 | -1): Day | null {
  const other = date.isYearTyped ? null : dayIn(date, Number(found.slice(0, 4)) + years);
  return other === null || other < earliestDay ? null : other;
}

/** 0 for Sunday to 6 for Saturday, from the whole name or its first letters (`wed`, `thurs`). */
function weekdayFrom(text: string): number | null {
  if (text.length < 3) return null;
  const index = weekdayNames.findIndex((name) => name.startsWith(text));
  return index === -1 ? null : index;
}

function explain(typed: string, date: TypedDate | null, today: Day, rule: DayRule): Problem {
  const { allowFuture, isWeekdayComing = false } = rule;
  if (date !== null) {
    const { year, month, day } = date;
    const name = monthNames[month - 1];
    if (name === undefined) {
      return { problem: `There is no month ${month}.`, hint: `Today is ${today}.` };
    }
    const last = toDay(year, month, daysInMonth(year, month));
    const isTaken = last >= earliestDay && (allowFuture || last <= today);
    return {
      problem: `There is no ${day} ${name} ${year}.`,
      hint: `Try: ${isTaken ? last : today}, ${isWeekdayComing ? "tomorrow" : "yesterday"}, friday`,
    };
  }
  const slashes = problemWithSlashes(typed, allowFuture ? null : today);
  if (slashes !== null) return slashes;
  const dotted = /^\d{1,2}\.\d{1,2}$/.test(typed) ? readDay(`${typed}.`, today, rule) : null;
  const problem = `"${typed}" is not a day that I understand.`;
  if (dotted !== null && "day" in dotted) {
    return { problem, hint: `Write ${dotted.day}, or ${typed}. with a dot at its end.` };
  }
  return {
    problem,
    hint: isWeekdayComing
      ? `Try: today, tomorrow, friday, or a date such as ${today}`
      : `Try: today, yesterday, friday, "3 days ago", or a date such as ${today}`,
  };
}

function explainWeekday(date: TypedDate, weekday: number, found: Day, { isWeekdayComing }: DayRule): Problem {
  const other = inYearBeside(date, found, isWeekdayComing === true ? 1 : -1);
  const isMeant = other !== null && weekdayIndex(other) === weekday;
  return {
    problem: `${dayName(found, "")} is a ${longWeekdayName(found)}, not a ${capitalized(weekdayNames[weekday] ?? "")}.`,
    hint: isMeant ? `Did you mean ${other}?` : `Without the weekday: ${found}`,
  };
}
