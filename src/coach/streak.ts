import { adviceFor, verdictFor } from "./advice.ts";
import type { Book } from "./book.ts";
import { findHoles } from "./coverage.ts";
import { type Day, daysBetween, type WeekStart } from "./day.ts";
import { findGaps, findStorms, type Gap, type Storm } from "./gaps.ts";
import type { ActivityKind } from "./kinds.ts";
import type { PlatformId } from "./platforms.ts";
import { type Run, type Runs, showingUpRuns, streakRuns } from "./runs.ts";
import { isPartialFirstWeek, isUnknownWeek } from "./situation.ts";
import { judgeThisWeek, type ThisWeek } from "./standing.ts";
import { layOutWeeks, targetOf, type Week } from "./weeks.ts";

/** Weeks in a row, with the best ever beside. */
export interface RunFigure {
  readonly weeks: number;
  /** First day of the first week of the run; null at 0. */
  readonly since: Day | null;
  readonly best: Run | null;
}

/** What the record says about consistency: everything that `streak` shows. Derived on reading, never stored. */
export interface Consistency {
  readonly today: Day;
  readonly timeZone: string;
  /** The one network that is judged, or null for all of them. */
  readonly platform: PlatformId | null;
  readonly rule: {
    readonly target: number;
    readonly weekStart: WeekStart;
    readonly counts: readonly ActivityKind[];
    readonly since: Day | null;
  };
  readonly thisWeek: ThisWeek;
  readonly streak: RunFigure;
  readonly showingUp: RunFigure;
  readonly last12: WeekCounts;
  readonly last26: { readonly weeks: number; readonly withAPost: number };
  readonly lastPost: { readonly day: Day; readonly daysAgo: number } | null;
  /** Oldest first. */
  readonly gaps: readonly Gap[];
  /** Oldest first, the open week's included. */
  readonly storms: readonly Storm[];
  /** Oldest first, the open week last. */
  readonly weeks: readonly Week[];
  /** Counted posts by day. */
  readonly postsByDay: ReadonlyMap<Day, number>;
  readonly isPausedToday: boolean;
  /** How things stand, in one sentence. */
  readonly verdict: string;
  /** What to do now, in one sentence. */
  readonly advice: string;
}

/** Finished weeks by what they were. */
export interface WeekCounts {
  readonly weeks: number;
  readonly met: number;
  readonly light: number;
  readonly empty: number;
  readonly paused: number;
  readonly started: number;
}

/** Everything of a `Consistency` but its words. */
export type ConsistencyFacts = Omit<Consistency, "verdict" | "advice">;

/** Judges a leader's record as of `today`; with `platform`, that network alone. */
export function judgeConsistency(book: Book, today: Day, platform?: PlatformId): Consistency {
  const calendar = layOutWeeks(book, today, platform);
  const { profile } = book;
  const finished = calendar.weeks.slice(0, -1);
  const lastDay = latestDay(calendar.postsByDay);
  const facts: ConsistencyFacts = {
    today,
    timeZone: profile.timeZone,
    platform: platform ?? null,
    rule: {
      target: targetOf(profile.targets, calendar.thisWeek.end),
      weekStart: profile.weekStart,
      counts: profile.counts,
      since: calendar.since,
    },
    thisWeek: judgeThisWeek(calendar, today),
    streak: figureOf(streakRuns(calendar.weeks)),
    showingUp: figureOf(showingUpRuns(calendar.weeks)),
    last12: countStates(finished.slice(-12)),
    last26: countWithAPost(finished.slice(-26)),
    lastPost: lastDay === null ? null : { day: lastDay, daysAgo: daysBetween(lastDay, today) },
    gaps: findGaps(finished, findHoles(book, platform)),
    storms: findStorms(calendar.weeks),
    weeks: calendar.weeks,
    postsByDay: calendar.postsByDay,
    isPausedToday: book.pauses.some(({ from, to }) => from <= today && today <= to),
  };
  return { ...facts, verdict: verdictFor(facts), advice: adviceFor(facts) };
}

/** Was the week before this one missed, or is this one out of reach? A week that is met puts it right: `streak --check`. */
export function hasSlipped(consistency: Consistency): boolean {
  const { standing } = consistency.thisWeek;
  if (standing === "met") return false;
  const isLost = standing === "out-of-reach" && !isPartialFirstWeek(consistency);
  return isLost || hasMissedLastWeek(consistency);
}

/** Was the week before this one light or empty? Of one that no import reaches nobody knows. */
export function hasMissedLastWeek(consistency: Consistency): boolean {
  const lastWeek = consistency.weeks.at(-2);
  const isMissed = lastWeek?.state === "light" || lastWeek?.state === "empty";
  return lastWeek !== undefined && isMissed && !isUnknownWeek(consistency, lastWeek);
}

/** Weeks that asked for something: paused ones, and the one begun in its middle, did not. */
export function askedWeeks({ weeks, paused, started }: WeekCounts): number {
  return weeks - paused - started;
}

function figureOf({ current, best }: Runs): RunFigure {
  return { weeks: current?.weeks ?? 0, since: current?.from ?? null, best };
}

function countStates(weeks: readonly Week[]): WeekCounts {
  const counts = { weeks: weeks.length, met: 0, light: 0, empty: 0, paused: 0, started: 0 };
  for (const { state } of weeks) {
    if (state !== "open") counts[state]++;
  }
  return counts;
}

function countWithAPost(weeks: readonly Week[]): Consistency["last26"] {
  return { weeks: weeks.length, withAPost: weeks.filter((week) => week.postingDays > 0).length };
}

function latestDay(postsByDay: ReadonlyMap<Day, number>): Day | null {
  let latest: Day | null = null;
  for (const day of postsByDay.keys()) {
    if (latest === null || day > latest) latest = day;
  }
  return latest;
}
