import { addDays, type Day, earliestDay, type Weekday, weekdayNames } from "./day.ts";
import { unknownWord } from "./nearest.ts";
import { isProblem, type Problem } from "./problem.ts";
import { excerpt } from "./text.ts";
import { capitalized, listOf } from "./words.ts";

/** A time of day, `HH:MM`, 00:00 to 23:59, on the clock of the leader. */
export type TimeOfDay = string;

const minutesInHour = 60;
const minutesInDay = 24 * minutesInHour;

/** What is taken where nothing else is typed. */
export const usualCalendar = { at: "08:30", minutes: 15, alarmMinutes: 10 } as const;

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

/**
 * When something of `length` minutes begins that stands beside a slot: where the slot ends. Before the slot where that one
 * lasts into the next day: it keeps to the day.
 */
export function timeBesideSlot(slot: { readonly at: TimeOfDay; readonly minutes: number }, length: number): TimeOfDay {
  const isPastMidnight = minuteOfDay(slot.at) + slot.minutes >= minutesInDay;
  return laterOnClock(earliestDay, slot.at, isPastMidnight ? -length : slot.minutes).time;
}

const namedTimes: ReadonlyMap<string, TimeOfDay> = new Map([
  ["noon", "12:00"],
  ["midnight", "00:00"],
]);

/** Understands `08:30`, `8:30`, `8.30`, `8h30`, `8h`, `8`, `8:30pm`, `8pm`, `noon` and `midnight`. */
export function readTimeOfDay(typed: string): TimeOfDay | Problem {
  const text = typed.trim().toLowerCase();
  const named = namedTimes.get(text);
  if (named !== undefined) return named;
  const [, hour = "", minute = "", half] =
    /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ??
    /^(\d{1,2}) ?h(?: ?(\d{2}))?$/.exec(text) ??
    /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\.?$/.exec(text) ??
    [];
  if (hour === "") {
    return {
      problem: `"${excerpt(typed, 40)}" is not a time that I understand.`,
      hint: "Try: --at 08:30, or 8:30pm",
    };
  }
  const hours = hoursOf(Number(hour), half);
  if (hours === null || hours > 23 || Number(minute) > 59) {
    const isMidnight = hours === 24 && Number(minute) === 0;
    const hint = isMidnight ? "Midnight is 00:00." : "Hours go from 00 to 23, minutes from 00 to 59: --at 08:30";
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

const groups = new Map<string, readonly Weekday[]>([
  ["weekdays", weekdaysInOrder.slice(0, 5)],
  ["weekend", weekdaysInOrder.slice(5)],
  ["daily", weekdaysInOrder],
]);

/**
 * Understands `mon,wed,fri`, whole names, `mon-fri`, `sat-mon` (the days in a circle), `weekdays`, `weekend` and `daily`, in
 * any order; each comes back once, Monday first.
 */
export function readWeekdays(typed: string): Weekday[] | Problem {
  const found = new Set<Weekday>();
  const words = typed
    .replace(/\s*[-–]\s*/g, "-")
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  if (words.length === 0) return { problem: "--days names no day.", hint: "Try: --days mon,wed,fri" };
  for (const word of words) {
    const days = readDaysOf(word);
    if (isProblem(days)) return days;
    for (const day of days) found.add(day);
  }
  return weekdaysInOrder.filter((day) => found.has(day));
}

/** As one types them, so that `readWeekdays` finds the same: `daily`, `tue,thu`. */
export function writeWeekdays(days: readonly Weekday[]): string {
  const written = days.map((day) => day.slice(0, 3)).join();
  const group = [...groups].find(([, members]) => members.map((day) => day.slice(0, 3)).join() === written);
  return group?.[0] ?? written;
}

function readDaysOf(word: string): readonly Weekday[] | Problem {
  const group = groups.get(word.toLowerCase());
  if (group !== undefined) return group;
  const [, from, to] = /^([^-]+)-([^-]+)$/.exec(word) ?? [];
  if (from === undefined || to === undefined) {
    const day = readWeekday(word, [...weekdaysInOrder, ...groups.keys()]);
    return isProblem(day) ? day : [day];
  }
  const first = readWeekday(from, weekdaysInOrder);
  if (isProblem(first)) return first;
  const last = readWeekday(to, weekdaysInOrder);
  if (isProblem(last)) return last;
  const start = weekdaysInOrder.indexOf(first);
  const circle = [...weekdaysInOrder.slice(start), ...weekdaysInOrder.slice(0, start)];
  return circle.slice(0, circle.indexOf(last) + 1);
}

function readWeekday(word: string, known: readonly string[]): Weekday | Problem {
  const wanted = word.toLowerCase().replace(/days$/, "day");
  const [day, ...others] = weekdaysInOrder.filter((name) => name.startsWith(wanted));
  if (day === undefined) return unknownWord("weekday", excerpt(word, 40), known);
  if (others.length === 0) return day;
  const all = [day, ...others];
  return {
    problem: `"${excerpt(word, 40)}" may be ${listOf(all.map(capitalized), "or")}.`,
    hint: `Try: ${all.map((name) => name.slice(0, 3)).join(" or ")}`,
  };
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
