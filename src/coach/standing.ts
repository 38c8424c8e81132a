import { type Day, daysBetween } from "./day.ts";
import type { Calendar } from "./weeks.ts";

/** How the open week stands (rule 6); `listening` while there is nothing to evaluate. */
export type Standing = "met" | "on-track" | "at-risk" | "out-of-reach" | "paused" | "listening";

/** Each in a word or two. */
export const standingWords: Readonly<Record<Standing, string>> = {
  met: "met",
  "on-track": "on track",
  "at-risk": "at risk",
  "out-of-reach": "out of reach",
  paused: "paused",
  listening: "listening",
};

/** Is there nothing to evaluate yet? */
export function isListening({ thisWeek }: { readonly thisWeek: Pick<ThisWeek, "standing"> }): boolean {
  return thisWeek.standing === "listening";
}

export interface ThisWeek {
  readonly start: Day;
  readonly end: Day;
  readonly target: number;
  readonly postingDays: number;
  readonly posts: number;
  readonly standing: Standing;
  /** Days on which a new posting day is still possible, up to the last one of the week. */
  readonly daysLeft: number;
  /** Posting days that the target still asks for. */
  readonly stillNeeded: number;
}

export function judgeThisWeek({ thisWeek, since, postsByDay }: Calendar, today: Day): ThisWeek {
  const { start, end, target, postingDays, posts } = thisWeek;
  const postedToday = postsByDay.has(today);
  const daysLeft = daysBetween(today, end) + (postedToday ? 0 : 1);
  const stillNeeded = Math.max(0, target - postingDays);
  const standing = (): Standing => {
    if (since === null) return "listening";
    if (stillNeeded === 0) return "met";
    if (thisWeek.pausedDays === 7) return "paused";
    if (daysLeft > stillNeeded) return "on-track";
    return daysLeft === stillNeeded ? "at-risk" : "out-of-reach";
  };
  return { start, end, target, postingDays, posts, standing: standing(), daysLeft, stillNeeded };
}
