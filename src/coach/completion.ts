import type { Activity, Book } from "./book.ts";
import type { Day } from "./day.ts";
import { rhythmWeeks, weekReachingStreak } from "./runs.ts";
import type { Consistency } from "./streak.ts";

/**
 * Can this activity have completed an action of the programme? What the programme asks for takes longer to be loaded than all
 * else that a post needs, and nearly every post completes nothing: it is one of many, on a network where others were before.
 * `before` is the record without it, `after` what was judged with it.
 */
export function mayComplete(activity: Activity, before: Book, after: Consistency, today: Day): boolean {
  if (activity.kind !== "post" || after.rule.since === null || after.rule.since >= activity.day) return true;
  const isThere = ({ platform, kind, day }: Activity) =>
    platform === activity.platform && kind !== "listen" && day <= today;
  if (!before.activities.some(isThere)) return true;
  const week = weekReachingStreak(after.weeks, rhythmWeeks);
  return week !== null && week.end >= activity.day;
}
