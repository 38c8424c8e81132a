import type { Book } from "../../src/coach/book.ts";
import type { Day } from "../../src/coach/day.ts";
import { bookWith, later, times } from "../support/books.ts";

/**
 * A history in one word, a letter a week, the open week last. The first week is 5 to 11 January 2026, Monday to
 * Sunday; the leader committed on that Monday; the target is 3; today is the Wednesday of the last week.
 *
 * - a digit: so many posting days, from Monday on, one post each
 * - `p`: paused throughout, no post; `q`: paused, one posting day; `Q`: paused, three posting days
 * - `s`: a storm: ten posts on Monday; `S`: a storm: six posts on Tuesday and six on Wednesday
 * - `n`: nearly a storm: nine posts on Monday and two on Tuesday
 */
export function history(pattern: string): { book: Book; today: Day } {
  const weeks = Array.from(pattern, (letter, index) => ({ letter, monday: later(firstMonday, 7 * index) }));
  const paused = weeks.filter(({ letter }) => "pqQ".includes(letter));
  const book = bookWith({
    committedOn: firstMonday,
    posts: weeks.flatMap(({ letter, monday }) => postsOf(letter, monday)),
    pauses: paused.map(({ monday }) => [monday, later(monday, 6)] as const),
  });
  return { book, today: later(firstMonday, 7 * (pattern.length - 1) + 2) };
}

export const firstMonday: Day = "2026-01-05";

function postsOf(letter: string, monday: Day): Day[] {
  const [tuesday, wednesday] = [later(monday, 1), later(monday, 2)];
  if (letter === "p") return [];
  if (letter === "q") return [monday];
  if (letter === "Q") return [monday, tuesday, wednesday];
  if (letter === "s") return times(10, monday);
  if (letter === "S") return [...times(6, tuesday), ...times(6, wednesday)];
  if (letter === "n") return [...times(9, monday), ...times(2, tuesday)];
  return [0, 1, 2, 3, 4, 5, 6].slice(0, Number(letter)).map((days) => later(monday, days));
}
