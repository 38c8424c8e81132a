import type { Book } from "../../src/coach/book.ts";

/**
 * The rules of consistency a second time, slow and naive, straight from the words of the design (section 3).
 * It shares nothing with `src/coach` but types, so that a mistake has to be made twice to go unseen.
 */
export interface OracleWeek {
  readonly start: string;
  readonly end: string;
  readonly state: "met" | "light" | "empty" | "paused" | "started" | "open";
  readonly target: number;
  readonly postingDays: number;
  readonly posts: number;
}

interface KnownWeek extends OracleWeek {
  readonly days: readonly string[];
  readonly whollyPaused: boolean;
  readonly reached: boolean;
  readonly stormy: boolean;
}

const neverCounts = ["check-in", "review", "listen"];
const firstWeekday = { sunday: 0, monday: 1, saturday: 6 };

/** Rule 1: days are calendar days; `Date` is only ever used at midnight UTC, where every day has 24 hours. */
function later(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Rule 2: the seven days of the calendar week that holds `day`. */
function weekAround(day: string, weekStart: Book["profile"]["weekStart"]): string[] {
  let first = day;
  while (new Date(`${first}T00:00:00Z`).getUTCDay() !== firstWeekday[weekStart]) first = later(first, -1);
  return [0, 1, 2, 3, 4, 5, 6].map((days) => later(first, days));
}

/** What `streak --json` has to say, without `schemaVersion`, `leader` and `advice`. */
export function askOracle(book: Book, today: string, platform?: string) {
  const { profile } = book;

  // Rules 4 and 15: what counts, up to today.
  const posts = book.activities
    .filter(({ kind, day }) => profile.counts.includes(kind) && !neverCounts.includes(kind) && day <= today)
    .filter((activity) => platform === undefined || activity.platform === platform)
    .map((activity) => activity.day)
    .sort();
  const postsOn = new Map<string, number>();
  for (const day of posts) postsOn.set(day, (postsOn.get(day) ?? 0) + 1);
  const isPostingDay = (day: string) => postsOn.has(day);
  const isPaused = (day: string) => book.pauses.some((pause) => pause.from <= day && day <= pause.to);

  // Rule 3: the target chosen last before the week was over.
  const fullTarget = (lastDay: string): number => {
    const held = profile.targets.filter((target) => target.from === null || target.from <= lastDay);
    return (held.at(-1) as { days: number }).days;
  };

  // Rule 7: the start.
  const starts = posts.slice(0, 1);
  if (profile.committedOn !== null && profile.committedOn <= today) starts.push(profile.committedOn);
  const since = starts.sort()[0] ?? null;

  // Rules 5, 6, 7, 8 and 11: one week.
  const lookAt = (days: string[]): KnownWeek => {
    const start = days[0] as string;
    const end = days[6] as string;
    const full = fullTarget(end);
    const unpaused = days.filter((day) => !isPaused(day)).length;
    const whollyPaused = unpaused === 0;
    const target = whollyPaused ? full : Math.ceil((full * unpaused) / 7);
    const perDay = days.map((day) => postsOn.get(day) ?? 0);
    const postingDays = days.filter(isPostingDay).length;
    const total = perDay.reduce((sum, count) => sum + count, 0);
    const reached = postingDays >= target;
    const isPartialFirst = since !== null && start < since && since <= end;
    let state: OracleWeek["state"];
    if (today <= end) state = "open";
    else if (reached) state = "met";
    else if (whollyPaused) state = "paused";
    else if (isPartialFirst) state = "started";
    else if (postingDays > 0) state = "light";
    else state = "empty";
    const stormy = (perDay.some((count) => count >= 10) || total >= 4 * target) && !(whollyPaused && !reached);
    return { start, end, state, target, postingDays, posts: total, days, whollyPaused, reached, stormy };
  };

  // Rule 15: walk the calendar.
  const open = lookAt(weekAround(today, profile.weekStart));
  const finished: KnownWeek[] = [];
  if (since !== null) {
    for (let days = weekAround(since, profile.weekStart); (days[0] as string) < open.start; ) {
      finished.push(lookAt(days));
      days = days.map((day) => later(day, 7));
    }
  }
  const weeks = since === null ? [] : [...finished, open];

  // Rules 6 and 12: runs of weeks that add; neutral ones stay inside, all others end the run.
  const follow = (adds: (week: KnownWeek) => boolean) => {
    const runs: KnownWeek[][] = [];
    let run: KnownWeek[] = [];
    for (const week of weeks) {
      if (adds(week)) run.push(week);
      else if (["paused", "started", "open"].includes(week.state)) continue;
      else {
        runs.push(run);
        run = [];
      }
    }
    runs.push(run);
    const longest = runs.reduce((best, other) => (other.length >= best.length ? other : best), []);
    return {
      weeks: run.length,
      since: run[0]?.start ?? null,
      best: longest[0] ? { weeks: longest.length, from: longest[0].start, to: longest.at(-1)?.end } : null,
    };
  };

  // Rules 10 and 11: gaps, and the storm before each.
  const gaps: { from: string; to: string; weeks: number; storm: ReturnType<typeof tellStorm> | null }[] = [];
  const unpausedWeeks = finished.filter((week) => week.state !== "paused");
  unpausedWeeks.forEach((week, index) => {
    const before = unpausedWeeks[index - 1];
    if (week.state !== "empty" || before?.state === "empty") return;
    const after = unpausedWeeks.slice(index);
    const end = after.findIndex((other) => other.state !== "empty");
    const empty = end === -1 ? after : after.slice(0, end);
    const storm = before?.stormy && empty.length >= 2 ? tellStorm(before) : null;
    gaps.push({ from: week.start, to: (empty.at(-1) as KnownWeek).end, weeks: empty.length, storm });
  });
  function tellStorm(week: KnownWeek) {
    const days = week.days.filter(isPostingDay);
    return { from: days[0] as string, to: days.at(-1) as string, posts: week.posts };
  }

  // Rule 6: where the open week stands.
  const stillNeeded = Math.max(0, open.target - open.postingDays);
  const daysLeft = open.days.filter((day) => (isPostingDay(today) ? day > today : day >= today)).length;
  let standing = daysLeft > stillNeeded ? "on-track" : daysLeft === stillNeeded ? "at-risk" : "out-of-reach";
  if (open.whollyPaused) standing = "paused";
  if (open.reached) standing = "met";
  if (since === null) standing = "listening";

  const last12 = finished.slice(-12);
  const last26 = finished.slice(-26);
  const count = (state: OracleWeek["state"]) => last12.filter((week) => week.state === state).length;
  const lastDay = posts.at(-1);
  let daysAgo = 0;
  while (lastDay !== undefined && later(lastDay, daysAgo) < today) daysAgo += 1;
  const { start, end, target, postingDays } = open;
  return {
    today,
    timeZone: profile.timeZone,
    rule: { target: fullTarget(end), weekStart: profile.weekStart, counts: profile.counts, since },
    thisWeek: { start, end, target, postingDays, posts: open.posts, standing, daysLeft, stillNeeded },
    streak: follow((week) => week.reached),
    showingUp: follow((week) => week.postingDays > 0),
    last12: {
      weeks: last12.length,
      met: count("met"),
      light: count("light"),
      empty: count("empty"),
      paused: count("paused"),
      started: count("started"),
    },
    last26: { weeks: last26.length, withAPost: last26.filter((week) => week.postingDays > 0).length },
    lastPost: lastDay === undefined ? null : { day: lastDay, daysAgo },
    gaps,
    storms: weeks.filter((week) => week.stormy).map((week) => ({ week: week.start, ...tellStorm(week) })),
    weeks: weeks.map(({ start, end, state, target, postingDays, posts }): OracleWeek => {
      return { start, end, state, target, postingDays, posts };
    }),
  };
}
