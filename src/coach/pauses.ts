import type { Book, Pause } from "./book.ts";
import { type Day, daysBetween } from "./day.ts";
import type { Problem } from "./problem.ts";

/** Adds a pause, in calendar order. Pauses may overlap: a day is paused once. */
export function addPause(book: Book, pause: Pause): Book {
  return { ...book, pauses: inOrder([...book.pauses, pause]) };
}

/** Takes one such pause away. The same book comes back when there is none. */
export function removePause(book: Book, { from, to, why }: Pause): Book {
  const index = book.pauses.findIndex((pause) => pause.from === from && pause.to === to && pause.why === why);
  return index === -1 ? book : { ...book, pauses: book.pauses.toSpliced(index, 1) };
}

/** Longer than this is no pause (days). */
const longestPause = 3660;

/** Why these days, both included, cannot be a pause; null when they can. */
export function problemWithPause(from: Day, to: Day): Problem | null {
  if (to < from) {
    return {
      problem: `A pause cannot end (${to}) before it begins (${from}).`,
      hint: "Give the first day, then the last one.",
    };
  }
  const days = daysBetween(from, to) + 1;
  return days > longestPause
    ? { problem: `A pause of ${days} days is longer than ten years.`, hint: "Check the years." }
    : null;
}

function inOrder(pauses: readonly Pause[]): Pause[] {
  return [...pauses].sort((left, right) => {
    if (left.from !== right.from) return left.from < right.from ? -1 : 1;
    return left.to < right.to ? -1 : left.to > right.to ? 1 : 0;
  });
}
