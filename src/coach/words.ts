import { type Day, weekdayIndex } from "./day.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const longWeekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** `Jan` to `Dec`. */
export function monthName(day: Day): string {
  return months[Number(day.slice(5, 7)) - 1] as string;
}

/** `Mon` to `Sun`. */
export function weekdayName(day: Day): string {
  return weekdays[weekdayIndex(day)] as string;
}

export function longWeekdayName(day: Day): string {
  return longWeekdays[weekdayIndex(day)] as string;
}

/** "25 Nov", with the year where it is not today's: "25 Nov 2025". */
export function dayName(day: Day, today: Day): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? "" : ` ${Number(day.slice(0, 4))}`;
  return `${Number(day.slice(8, 10))} ${monthName(day)}${year}`;
}

/** "today (Wed 25 Nov)", "yesterday (Tue 24 Nov)", "Mon 23 Nov". */
export function spokenDay(day: Day, today: Day, daysAgo: number): string {
  const name = `${weekdayName(day)} ${dayName(day, today)}`;
  if (daysAgo === 0) return `today (${name})`;
  return daysAgo === 1 ? `yesterday (${name})` : name;
}

/** Both days included: "12–18 Oct", "2 Mar – 3 May", "28 Dec 2025 – 3 Jan 2026". */
export function dayRange(from: Day, to: Day, today: Day): string {
  if (from === to) return dayName(from, today);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8, 10))}–${dayName(to, today)}`;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return sameYear ? `${dayName(from, from)} – ${dayName(to, today)}` : `${dayName(from, "")} – ${dayName(to, "")}`;
}

const smallNumbers: readonly string[] = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
];

/** In words up to ten: "one", "two", "11". */
export function spokenNumber(count: number): string {
  return smallNumbers[count] ?? groupDigits(count);
}

/** The other way round, from "one" to "ten"; null for any other word. */
export function numberOf(word: string): number | null {
  const count = smallNumbers.indexOf(word);
  return count < 1 ? null : count;
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Create an account" → "create an account", within a sentence. */
export function startLow(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** "1 week", "2 weeks", "1,402 weeks". */
export function countOf(count: number, one: string, many: string = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`;
}

/** "1,758" */
export function groupDigits(count: number): string {
  return Math.abs(count) < 1000 ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "2026-11-26 09:30 UTC", of an instant as ISO 8601 writes it in UTC. */
export function instantName(instant: string): string {
  return `${instant.slice(0, 16).replace("T", " ")} UTC`;
}

/** "a, b and c" */
export function listOf(words: readonly string[], last = "and"): string {
  if (words.length <= 1) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** Names that fit into a remark. */
const mostNames = 3;

/** "a, b, c and 4 more" */
export function someOf(names: readonly string[]): string {
  const more = names.length - mostNames;
  return listOf([...names.slice(0, mostNames), ...(more > 0 ? [`${more} more`] : [])]);
}
