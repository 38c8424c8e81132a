import { addDays, type Day, type Weekday, weekdayNames } from "./day.ts";
import { unknownWord } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { excerpt } from "./text.ts";
import { capitalized, listOf } from "./words.ts";

/** A time of day, `HH:MM`, 00:00 to 23:59, on the clock of the leader. */
export type TimeOfDay = string;

const minutesInHour = 60;
const minutesInDay = 24 * minutesInHour;

/** Minutes since midnight on the clock face. */
export function minuteOfDay(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * minutesInHour + Number(time.slice(3, 5));
}

/** Day and time so many minutes later, on the clock face. */
export function laterOnClock(day: Day, time: TimeOfDay, minutes: number): { day: Day; time: TimeOfDay } {
  const total = minuteOfDay(time) + minutes;
  const minute = total % minutesInDay;
  const digits = [Math.floor(minute / minutesInHour), minute % minutesInHour].map((part) =>
    String(part).padStart(2, "0"),
  );
  return { day: addDays(day, Math.floor(total / minutesInDay)), time: digits.join(":") };
}

/** Understands `08:30`, `8:30`, `8.30`, `8:30pm` and `8pm`. */
export function readTimeOfDay(typed: string): TimeOfDay | Problem {
  const text = typed.trim().toLowerCase();
  const [, hour = "", minute = "", half] =
    /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\.?$/.exec(text) ?? [];
  if (hour === "") {
    return {
      problem: `"${excerpt(typed, 40)}" is not a time that I understand.`,
      hint: "Try: --at 08:30, or 8:30pm",
    };
  }
  const hours = hoursOf(Number(hour), half);
  if (hours === null || hours > 23 || Number(minute) > 59) {
    const hint = text === "24:00" ? "Midnight is 00:00." : "Hours go from 00 to 23, minutes from 00 to 59: --at 08:30";
    return { problem: `There is no time ${excerpt(typed, 40)}.`, hint };
  }
  return `${String(hours).padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

/** 12am is midnight, 12pm noon. Null for an hour that such a clock does not show. */
function hoursOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  return hour < 1 || hour > 12 ? null : (hour % 12) + (half === "p" ? 12 : 0);
}

const [sunday, ...mondayToSaturday] = weekdayNames;
/** Monday first. */
const weekdaysInOrder: readonly Weekday[] = [...mondayToSaturday, sunday];

const groups: Readonly<Record<string, readonly Weekday[]>> = {
  weekdays: weekdaysInOrder.slice(0, 5),
  daily: weekdaysInOrder,
};

/** Understands `mon,wed,fri`, whole names, `weekdays` and `daily`, in any order; each comes back once, Monday first. */
export function readWeekdays(typed: string): Weekday[] | Problem {
  const found = new Set<Weekday>();
  const words = typed.split(/[\s,]+/).filter((word) => word !== "");
  if (words.length === 0) return { problem: "--days names no day.", hint: "Try: --days mon,wed,fri" };
  for (const word of words) {
    const wanted = word.toLowerCase().replace(/days$/, "day");
    const group = groups[word.toLowerCase()] ?? weekdaysInOrder.filter((day) => day.startsWith(wanted));
    if (group.length === 0) return unknownWord("weekday", excerpt(word, 40), [...weekdaysInOrder, "weekdays", "daily"]);
    if (group.length > 1 && groups[word.toLowerCase()] === undefined) {
      return {
        problem: `"${excerpt(word, 40)}" may be ${listOf(group.map(capitalized), "or")}.`,
        hint: `Try: ${group.map((day) => day.slice(0, 3)).join(" or ")}`,
      };
    }
    for (const day of group) found.add(day);
  }
  return weekdaysInOrder.filter((day) => found.has(day));
}

/** Which days make so many posting days a week (1 to 7), spread over the working week; Monday first. */
export function usualDays(target: number): readonly Weekday[] {
  return target >= 5 ? weekdaysInOrder.slice(0, target) : (fewDays[target - 1] ?? []);
}

const fewDays: readonly (readonly Weekday[])[] = [
  ["wednesday"],
  ["tuesday", "thursday"],
  ["monday", "wednesday", "friday"],
  ["monday", "tuesday", "thursday", "friday"],
];
