import type { Day } from "./day.ts";
import { type DayInput, readDay } from "./dayInput.ts";
import { isProblem, type Problem } from "./problem.ts";

/** The days of a pause, both included, and the words typed behind them. */
export interface PauseDays {
  readonly from: Day;
  readonly to: Day;
  readonly behind: readonly string[];
}

/**
 * The first day, and the last one where there is one, with a word between the two or not: `21 Dec to 3 Jan` needs no quotes. A last
 * day without a year, or a weekday, is the next one from the first day on.
 */
export function readPauseDays(words: readonly string[], today: Day): PauseDays | Problem {
  const parts = words.join(" ").split(/ (?:to|until|till|-|–) /i);
  const [first = "", second, ...others] = parts.length === 2 ? parts : words;
  const from = readPauseDay(first, today);
  if (isProblem(from)) {
    const isInPieces = second !== undefined && !isProblem(readPauseDay(`${first} ${second}`, today));
    return isInPieces ? { ...from, hint: `Several words as one go in quotes: "${first} ${second}"` } : from;
  }
  if (second === undefined) return { from: from.day, to: from.day, behind: [] };
  const [last, behind] = others.length > 0 ? [second, others] : cutReason(second, today, from.day);
  const to = readPauseDay(last, today, from.day);
  if (!isProblem(to)) return { from: from.day, to: to.day, behind };
  return /\d/.test(last) ? to : { ...to, hint: `${to.hint}. A reason goes behind --why` };
}

/** Apart, the last day and the words behind it. What has digits in it is rather part of a day. */
function cutReason(typed: string, today: Day, from: Day): [last: string, behind: string[]] {
  const words = typed.split(" ");
  const isCut = (count: number) =>
    !/\d/.test(words.slice(count).join()) && !isProblem(readPauseDay(words.slice(0, count).join(" "), today, from));
  const count = words.findLastIndex((_, index) => isCut(index + 1)) + 1;
  return count === 0 ? [typed, []] : [words.slice(0, count).join(" "), words.slice(count)];
}

/** Planned or past; a weekday is the coming one. */
function readPauseDay(typed: string, today: Day, from?: Day): DayInput {
  return readDay(typed, today, { allowFuture: true, isWeekdayComing: true, from });
}
