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
 * `3 days ago`, `2 weeks ago`, and `YYYY-MM-DD`.
 */
export function readDay(typed: string, today: Day, rule: DayRule): DayInput {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  const found = readWords(text, today, rule) ?? readNumbers(text, today) ?? (isDay(text) ? text : null);
  if (found === null) return explain(typed.trim(), text, today, rule);
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

/** `24.12.2026`, `20 Nov`, `Nov 20, 2026`: without a year, this year's. Slashes are read nowhere alike, and refused. */
function readNumbers(text: string, today: Day): Day | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted !== null) return existing(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const named =
    /^(\d{1,2})\.? ([a-z]{3,9})\.?,?(?: (\d{4}))?$/.exec(text) ??
    swapped(/^([a-z]{3,9})\.? (\d{1,2}),?(?: (\d{4}))?$/.exec(text));
  if (named === null) return null;
  const month = monthNames.findIndex((name) => name.toLowerCase().startsWith(named[2] ?? ""));
  return month === -1 ? null : existing(Number(named[3] ?? today.slice(0, 4)), month + 1, Number(named[1]));
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match === null ? null : [match[0], match[2], match[1], match[3]];
}

function existing(year: number, month: number, day: number): Day | null {
  const found = toDay(year, month, day);
  return isDay(found) ? found : null;
}

/** 0 for Sunday to 6 for Saturday, from the whole name or its first letters (`wed`, `thurs`). */
function weekdayFrom(text: string): number | null {
  if (text.length < 3) return null;
  const index = weekdayNames.findIndex((name) => name.startsWith(text));
  return index === -1 ? null : index;
}

function explain(typed: string, text: string, today: Day, { isWeekdayComing = false }: DayRule): Problem {
  const numbers = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (numbers !== null) {
    const [year, month, day] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
    const lastDay = month >= 1 && month <= 12 ? daysInMonth(year, month) : 0;
    if (day >= 1 && day <= lastDay) {
      return { problem: `"${typed}" is not written as YYYY-MM-DD.`, hint: `Try: ${toDay(year, month, day)}` };
    }
    const name = monthNames[month - 1];
    return name === undefined
      ? { problem: `There is no month ${month}: a day is written YYYY-MM-DD.`, hint: `Today is ${today}.` }
      : {
          problem: `There is no ${day} ${name} ${year}.`,
          hint: `Try: ${toDay(year, month, lastDay)}, ${isWeekdayComing ? "tomorrow" : "yesterday"}, friday`,
        };
  }
  return {
    problem: `"${typed}" is not a day that I understand.`,
    hint: isWeekdayComing
      ? `Try: today, tomorrow, friday, or a date such as ${today}`
      : `Try: today, yesterday, friday, "3 days ago", or a date such as ${today}`,
  };
}
