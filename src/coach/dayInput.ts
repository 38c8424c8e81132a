import { addDays, type Day, daysInMonth, earliestDay, isDay, toDay, weekdayIndex, weekdayNames } from "./day.ts";
import type { Problem } from "./problem.ts";

/** A day as a person typed it: found, or why not (in words, with something to try). */
export type DayInput = { day: Day } | Problem;

interface DayRule {
  /** Are days after today welcome? Posts: no. Pauses: yes. */
  readonly allowFuture: boolean;
  /** Does a weekday mean the next one (today included) rather than the latest one before today? In pauses it does. */
  readonly isWeekdayComing?: boolean;
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
 * `3 days ago`, `2 weeks ago`, and what `readDate` reads.
 */
export function readDay(typed: string, today: Day, rule: DayRule): DayInput {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  const date = readDate(text, today);
  const found = readWords(text, today, rule) ?? (date === null ? null : existing(date));
  if (found === null) return explain(typed.trim(), date, today, rule);
  if (found < earliestDay) {
    return {
      problem: `${found} is before there was anything to post on.`,
      hint: `The first possible day is ${earliestDay}.`,
    };
  }
  if (!rule.allowFuture && found > today) {
    return { problem: `${found} is in the future: today is ${today}.`, hint: "Record it once it has happened." };
  }
  return { day: found };
}

function readWords(text: string, today: Day, rule: DayRule): Day | null {
  if (text === "today") return today;
  if (text === "yesterday") return addDays(today, -1);
  if (text === "tomorrow") return addDays(today, 1);
  const ago = /^(\d{1,5}|a|one) (day|week)s? ago$/.exec(text);
  if (ago !== null) {
    const count = /^\d/.test(ago[1] as string) ? Number(ago[1]) : 1;
    return addDays(today, -count * (ago[2] === "week" ? 7 : 1));
  }
  const weekday = weekdayFrom(text.replace(/^last /, ""));
  if (weekday === null) return null;
  if (rule.isWeekdayComing === true) return addDays(today, (weekday - weekdayIndex(today) + 7) % 7);
  // On a Friday, "friday" is a week ago: the other one is called today.
  return addDays(today, -((weekdayIndex(today) - weekday + 6) % 7) - 1);
}

/** As it was typed, whether or not there is such a day; month 1 to 12. */
interface TypedDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * `2026-12-24`, `24.12.2026`, `20 Nov`, `Nov 20, 2026`: without a year, this year's. Slashes are read nowhere alike, and refused.
 */
function readDate(text: string, today: Day): TypedDate | null {
  const numbers =
    /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/.exec(text) ??
    /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/.exec(text) ??
    /^(?<day>\d{1,2})\.? (?<name>[a-z]{3,9})\.?,?(?: (?<year>\d{4}))?$/.exec(text) ??
    /^(?<name>[a-z]{3,9})\.? (?<day>\d{1,2}),?(?: (?<year>\d{4}))?$/.exec(text);
  if (numbers === null) return null;
  const { year = today.slice(0, 4), name, day, ...rest } = numbers.groups ?? {};
  const month = name === undefined ? Number(rest["month"]) : monthOf(name);
  return month === null ? null : { year: Number(year), month, day: Number(day) };
}

/** 1 to 12, by its first letters, in lower case. */
function monthOf(name: string): number | null {
  const index = monthNames.findIndex((monthName) => monthName.toLowerCase().startsWith(name));
  return index === -1 ? null : index + 1;
}

function existing({ year, month, day }: TypedDate): Day | null {
  const found = toDay(year, month, day);
  return isDay(found) ? found : null;
}

/** 0 for Sunday to 6 for Saturday, from the whole name or its first letters (`wed`, `thurs`). */
function weekdayFrom(text: string): number | null {
  if (text.length < 3) return null;
  const index = weekdayNames.findIndex((name) => name.startsWith(text));
  return index === -1 ? null : index;
}

function explain(
  typed: string,
  date: TypedDate | null,
  today: Day,
  { allowFuture, isWeekdayComing = false }: DayRule,
): Problem {
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
  return {
    problem: `"${typed}" is not a day that I understand.`,
    hint: isWeekdayComing
      ? `Try: today, tomorrow, friday, or a date such as ${today}`
      : `Try: today, yesterday, friday, "3 days ago", or a date such as ${today}`,
  };
}
