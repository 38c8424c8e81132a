import type { Hole } from "./coverage.ts";
import type { Day } from "./day.ts";
import type { Week } from "./weeks.ts";

/** A day of this many counted posts makes its week a storm (rule 11). */
const stormPostsInADay = 10;
/** So does a week of this many times the target. */
const stormTimesTarget = 4;
/** After a storm, this many empty weeks are hibernation rather than a breather (rule 11). */
const emptyWeeksAfterStorm = 2;

export interface Storm {
  /** First day of its week. */
  readonly week: Day;
  /** First and last posting day of the week, both included. */
  readonly from: Day;
  readonly to: Day;
  readonly posts: number;
}

export interface Gap {
  /** First day of the first empty week. */
  readonly from: Day;
  /** Last day of the last empty week. */
  readonly to: Day;
  /** Empty weeks: paused ones inside do not count. */
  readonly weeks: number;
  /** The storm that it followed, when it is two weeks or longer. */
  readonly storm: Storm | null;
  /**
   * Networks of which nothing is known in some of it, the one that was seen again last first: then it is not known to be a
   * gap. None where all is known.
   */
  readonly noRecord: readonly Hole[];
}

/** The storm that this week was, or null. A week that was paused throughout is never one. */
export function stormOf(week: Week): Storm | null {
  const isPausedWeek =
    week.state === "paused" || (week.state === "open" && week.pausedDays === 7 && week.postingDays < week.target);
  if (isPausedWeek || week.firstPostingDay === null || week.lastPostingDay === null) return null;
  if (week.mostPostsInADay < stormPostsInADay && week.posts < stormTimesTarget * week.target) return null;
  return { week: week.start, from: week.firstPostingDay, to: week.lastPostingDay, posts: week.posts };
}

/** Oldest first, the open week included. */
export function findStorms(weeks: readonly Week[]): Storm[] {
  return weeks.map(stormOf).filter((storm) => storm !== null);
}

/**
 * Longest runs of finished empty weeks, oldest first (rule 10). Paused weeks neither end nor lengthen a gap. `holes` are
 * the stretches of which nothing is known.
 */
export function findGaps(weeks: readonly Week[], holes: readonly Hole[] = []): Gap[] {
  const gaps: Gap[] = [];
  const gapOf = (emptyWeeks: readonly Week[], before: Week | null): Gap => toGap(emptyWeeks, before, holes);
  let emptyWeeks: Week[] = [];
  let weekBefore: Week | null = null;
  for (const week of weeks) {
    if (week.state === "paused") continue;
    if (week.state === "empty") {
      emptyWeeks.push(week);
      continue;
    }
    if (emptyWeeks.length > 0) gaps.push(gapOf(emptyWeeks, weekBefore));
    emptyWeeks = [];
    weekBefore = week;
  }
  if (emptyWeeks.length > 0) gaps.push(gapOf(emptyWeeks, weekBefore));
  return gaps;
}

/** `emptyWeeks` has at least one week; `weekBefore` is the last one before them that was not paused. */
function toGap(emptyWeeks: readonly Week[], weekBefore: Week | null, holes: readonly Hole[]): Gap {
  return {
    from: (emptyWeeks[0] as Week).start,
    to: (emptyWeeks.at(-1) as Week).end,
    weeks: emptyWeeks.length,
    storm: emptyWeeks.length >= emptyWeeksAfterStorm && weekBefore !== null ? stormOf(weekBefore) : null,
    noRecord: findHolesOver(emptyWeeks, holes),
  };
}

/** The holes with a day of these weeks in them, the one that ends last first. */
function findHolesOver(weeks: readonly Week[], holes: readonly Hole[]): Hole[] {
  const hides = ({ after, before }: Hole): boolean =>
    weeks.some(({ start, end }) => start < before && (after === null || end > after));
  return holes.filter(hides).sort((left, right) => (left.before < right.before ? 1 : -1));
}
