import type { Book, Profile, Target } from "./book.ts";
import { type Day, dayNumber, dayOfNumber, weekStartNumber } from "./day.ts";
import type { PlatformId } from "./platforms.ts";

/**
 * - `met`: at least the target's posting days
 * - `light`: some posting days, fewer than the target
 * - `empty`: none
 * - `paused`: every day paused, and the full target not reached all the same
 * - `started`: the leader began in the middle of it and did not reach the target: neutral
 * - `open`: this week, not finished
 */
export type WeekState = "met" | "light" | "empty" | "paused" | "started" | "open";

export interface Week {
  readonly start: Day;
  /** The last day, included. */
  readonly end: Day;
  readonly state: WeekState;
  /** Posting days asked for, a pause already taken into account. */
  readonly target: number;
  /** Days with at least one counted post. */
  readonly postingDays: number;
  /** Counted posts: shown, never scored. */
  readonly posts: number;
  /** 0 to 7. */
  readonly pausedDays: number;
  readonly firstPostingDay: Day | null;
  readonly lastPostingDay: Day | null;
  /** Counted posts on the busiest day. */
  readonly mostPostsInADay: number;
}

export interface Calendar {
  /** The day on which evaluation begins; null while there is nothing to evaluate. */
  readonly since: Day | null;
  /** Oldest first, from the week of `since` to the open week; empty while there is nothing to evaluate. */
  readonly weeks: readonly Week[];
  /** The week that holds today, whether or not there is anything to evaluate. */
  readonly thisWeek: Week;
  /** Counted posts by day, up to today. */
  readonly postsByDay: ReadonlyMap<Day, number>;
}

/** What was laid out last of each book, which nobody changes: the programme's proofs ask for the same weeks as the verdict. */
const laidOut = new WeakMap<Book, { readonly key: string; readonly calendar: Calendar }>();

/**
 * Lays the record out week by week, up to `today`; later activities are not there yet. With `platform`, only that
 * network's posts are seen. This is the one place that classifies weeks (design, rules 1 to 8).
 */
export function layOutWeeks(book: Book, today: Day, platform?: PlatformId): Calendar {
  const key = `${today} ${platform ?? ""}`;
  const known = laidOut.get(book);
  if (known?.key === key) return known.calendar;
  const calendar = layOut(book, today, platform);
  laidOut.set(book, { key, calendar });
  return calendar;
}

function layOut(book: Book, today: Day, platform: PlatformId | undefined): Calendar {
  const { profile } = book;
  const postsByDay = countPosts(book, today, platform);
  const since = startOfEvaluation(profile, postsByDay, today);
  const pauses = book.pauses.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }));
  const openStart = weekStartNumber(dayNumber(today), profile.weekStart);
  const tallies = tallyWeeks(postsByDay, openStart);
  const sinceNumber = since === null ? null : dayNumber(since);

  const week = (start: number): Week => {
    const pausedDays = countPausedDays(pauses, start);
    const end = dayOfNumber(start + 6);
    const fullTarget = targetOf(profile.targets, end);
    const target = pausedDays === 0 || pausedDays === 7 ? fullTarget : Math.ceil((fullTarget * (7 - pausedDays)) / 7);
    const counted = tallies.get(start) ?? noPosts;
    const facts = { start, target, pausedDays, postingDays: counted.postingDays };
    const state = start === openStart ? "open" : classify(facts, sinceNumber);
    return { start: dayOfNumber(start), end, state, target, pausedDays, ...counted };
  };

  const weeks: Week[] = [];
  if (sinceNumber !== null) {
    for (let start = weekStartNumber(sinceNumber, profile.weekStart); start <= openStart; start += 7)
      weeks.push(week(start));
  }
  return { since, weeks, thisWeek: weeks.at(-1) ?? week(openStart), postsByDay };
}

interface WeekFacts {
  readonly start: number;
  readonly target: number;
  readonly pausedDays: number;
  readonly postingDays: number;
}

function classify({ start, target, pausedDays, postingDays }: WeekFacts, since: number | null): WeekState {
  if (postingDays >= target) return "met";
  if (pausedDays === 7) return "paused";
  if (since !== null && start < since) return "started";
  return postingDays > 0 ? "light" : "empty";
}

function countPosts(book: Book, today: Day, platform: PlatformId | undefined): Map<Day, number> {
  const counts = new Set(book.profile.counts);
  const postsByDay = new Map<Day, number>();
  // Not `for … of`, which makes an object for each of many thousands until V8 has found out that none is needed.
  book.activities.forEach((activity) => {
    if (activity.day > today || !counts.has(activity.kind)) return;
    if (platform !== undefined && activity.platform !== platform) return;
    postsByDay.set(activity.day, (postsByDay.get(activity.day) ?? 0) + 1);
  });
  return postsByDay;
}

/** Rule 7: the first counted post or the commitment, whichever is earlier. */
function startOfEvaluation(profile: Profile, postsByDay: ReadonlyMap<Day, number>, today: Day): Day | null {
  let since = profile.committedOn !== null && profile.committedOn <= today ? profile.committedOn : null;
  for (const day of postsByDay.keys()) {
    if (since === null || day < since) since = day;
  }
  return since;
}

/** Rule 3: the target that a week ending on `weekEnd` was lived under: the latest one chosen in it or before. */
export function targetOf(targets: readonly Target[], weekEnd: Day): number {
  let days = targets[0]?.days ?? 0;
  for (const target of targets) {
    if (target.from === null || target.from <= weekEnd) days = target.days;
  }
  return days;
}

function countPausedDays(pauses: readonly { from: number; to: number }[], start: number): number {
  let paused = 0;
  if (pauses.length === 0) return paused;
  for (let day = start; day < start + 7; day++) {
    if (pauses.some(({ from, to }) => from <= day && day <= to)) paused++;
  }
  return paused;
}

/** What a week holds, whatever was asked of it. */
type Tally = Pick<Week, "postingDays" | "posts" | "firstPostingDay" | "lastPostingDay" | "mostPostsInADay">;

const noPosts: Tally = { postingDays: 0, posts: 0, firstPostingDay: null, lastPostingDay: null, mostPostsInADay: 0 };

/** Weeks with posts, by the number of their first day; `aStart` is that of any week. */
function tallyWeeks(postsByDay: ReadonlyMap<Day, number>, aStart: number): Map<number, Tally> {
  const tallies = new Map<number, { -readonly [Part in keyof Tally]: Tally[Part] }>();
  for (const [day, posts] of postsByDay) {
    const start = aStart + 7 * Math.floor((dayNumber(day) - aStart) / 7);
    let tally = tallies.get(start);
    if (tally === undefined) {
      tally = { ...noPosts };
      tallies.set(start, tally);
    }
    tally.postingDays++;
    tally.posts += posts;
    if (tally.firstPostingDay === null || day < tally.firstPostingDay) tally.firstPostingDay = day;
    if (tally.lastPostingDay === null || day > tally.lastPostingDay) tally.lastPostingDay = day;
    if (posts > tally.mostPostsInADay) tally.mostPostsInADay = posts;
  }
  return tallies;
}
