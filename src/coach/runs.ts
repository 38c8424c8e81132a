import type { Day } from "./day.ts";
import type { Week } from "./weeks.ts";

/** What a week does to a run of weeks: it adds one, ends the run, or does neither. */
type Effect = "adds" | "neutral" | "breaks";

export interface Run {
  /** Weeks that added to it. */
  readonly weeks: number;
  /** First day of the first week that added to it. */
  readonly from: Day;
  /** Last day of the last week that added to it. */
  readonly to: Day;
}

export interface Runs {
  /** The run that is still going, or null. */
  readonly current: Run | null;
  /** The longest ever, the latest of equals, the current one included; null when there never was one. */
  readonly best: Run | null;
}

/** Weeks on the guideline (rules 6 to 8): the open week adds when it is met already, and never breaks. */
export function streakRuns(weeks: readonly Week[]): Runs {
  return findRuns(weeks, streakEffect);
}

/** "Stay awhile" is proved by this many weeks in a row on the guideline (design, section 2). */
export const rhythmWeeks = 4;

/** The first week ever that made the streak this long; null when none did. `weeks` oldest first. */
export function weekReachingStreak(weeks: readonly Week[], length: number): Week | null {
  let streak = 0;
  for (const week of weeks) {
    const effect = streakEffect(week);
    if (effect === "breaks") streak = 0;
    if (effect === "adds") streak++;
    if (streak === length) return week;
  }
  return null;
}

function streakEffect(week: Week): Effect {
  if (week.state === "met" || (week.state === "open" && week.postingDays >= week.target)) return "adds";
  return week.state === "light" || week.state === "empty" ? "breaks" : "neutral";
}

/** Weeks with at least one counted post (rule 12). */
export function showingUpRuns(weeks: readonly Week[]): Runs {
  return findRuns(weeks, (week) => {
    if (week.postingDays > 0) return "adds";
    return week.state === "empty" ? "breaks" : "neutral";
  });
}

/** `weeks` oldest first. */
function findRuns(weeks: readonly Week[], effectOf: (week: Week) => Effect): Runs {
  let current = null as Run | null;
  let best = null as Run | null;
  for (const week of weeks) {
    const effect = effectOf(week);
    if (effect === "breaks") current = null;
    if (effect !== "adds") continue;
    current = { weeks: (current?.weeks ?? 0) + 1, from: current?.from ?? week.start, to: week.end };
    if (best === null || current.weeks >= best.weeks) best = current;
  }
  return { current, best };
}
