import { writtenUrl } from "./address.ts";
import { gapWords } from "./advice.ts";
import { asOf } from "./asOf.ts";
import type { Activity, Book, Profile } from "./book.ts";
import { chooseNextThing, type NextThing } from "./dashboard.ts";
import { addDays, type Day, startOfWeek } from "./day.ts";
import type { Gap, Storm } from "./gaps.ts";
import { type ActivityKind, kindIds } from "./kinds.ts";
import type { PlatformId } from "./platforms.ts";
import { judgeProgress, type Progress } from "./progress.ts";
import { newestFirst } from "./record.ts";
import { type Consistency, judgeConsistency } from "./streak.ts";
import { excerpt } from "./text.ts";
import type { Week, WeekState } from "./weeks.ts";
import { capitalized, countOf } from "./words.ts";

/** A year: the open week and the 51 before it. */
const usualWeeks = 52;
/** Posts shown with their words. */
const latestPosts = 5;
/** A post is known again by so many characters. */
const excerptOfPost = 140;

/** Everything that the report page shows, as of its last day. */
export interface Report {
  readonly profile: Profile;
  /** Both included. */
  readonly from: Day;
  readonly to: Day;
  readonly consistency: Consistency;
  readonly progress: Progress;
  readonly next: NextThing;
  /** Whole weeks with a day in the period, oldest first; none before the start of evaluation. */
  readonly weeks: readonly ReportWeek[];
  /** With a day in the period, newest first. */
  readonly gaps: readonly ReportGap[];
  readonly networks: NetworkTable;
  /** Newest first. */
  readonly latest: readonly ReportPost[];
}

export interface ReportWeek {
  readonly week: Week;
  readonly storm: Storm | null;
  /** Counted posts of the week, oldest first. */
  readonly posts: readonly ReportPost[];
}

export interface ReportGap extends Gap {
  /** Weeks in a row on the guideline just before it; paused ones neither count nor end the row. */
  readonly weeksBefore: number;
  /** Light ones in a row, where it was those. */
  readonly lightWeeksBefore: number;
}

export interface ReportPost {
  readonly day: Day;
  readonly platform: PlatformId;
  readonly kind: ActivityKind;
  /** http or https; null where it is not known. */
  readonly url: string | null;
  /** Its beginning, on one line; null where it is not known. */
  readonly text: string | null;
}

/** Activities of the period by network and kind, those that do not count as posts too. */
export interface NetworkTable {
  /** Kinds that occur, in their usual order. */
  readonly kinds: readonly ActivityKind[];
  /** The busiest first. */
  readonly rows: readonly NetworkRow[];
}

interface NetworkRow {
  readonly platform: PlatformId;
  /** In the order of `kinds`. */
  readonly counts: readonly number[];
  readonly total: number;
}

/**
 * The report on a leader as of `to`; later activities are not there yet. The figures are of the whole record up to that day;
 * pictures, gaps and networks begin with `from` (null: a year before).
 */
export function writeReport(book: Book, to: Day, from: Day | null): Report {
  const seen = asOf(book, to);
  const consistency = judgeConsistency(seen, to);
  const progress = judgeProgress(seen, to);
  const begins = from ?? addDays(startOfWeek(to, book.profile.weekStart), -7 * (usualWeeks - 1));
  const newest = newestFirst(seen.activities);
  const inPeriod = newest.filter(({ day }) => day >= begins);
  const counts = ({ kind }: Activity) => book.profile.counts.includes(kind);
  return {
    profile: book.profile,
    from: begins,
    to,
    consistency,
    progress,
    // What is not posted yet is nobody's business: the page is handed on.
    next: chooseNextThing(consistency, progress, undefined),
    weeks: weeksOf(consistency, begins, newest.filter(counts).map(toPost)),
    gaps: consistency.gaps
      .filter((gap) => gap.to >= begins)
      .toReversed()
      .map((gap) => ({
        ...gap,
        weeksBefore: countBefore(consistency.weeks, gap.from, "met"),
        lightWeeksBefore: countBefore(consistency.weeks, gap.from, "light"),
      })),
    networks: countByNetwork(inPeriod),
    latest: inPeriod.filter(counts).slice(0, latestPosts).map(toPost),
  };
}

/** Weeks of this state in a row just before a day. */
function countBefore(weeks: readonly Week[], day: Day, wanted: WeekState): number {
  const before = weeks.filter(({ start, state }) => start < day && state !== "paused");
  return before.length - 1 - before.findLastIndex(({ state }) => state !== wanted);
}

/** "2 weeks without a post, after 14 posts on 8–9 Sep: a storm, then silence", "1 week without a post, after 9 weeks on the guideline". */
export function reportGapWords(gap: ReportGap, to: Day): string {
  const words = gapWords(gap, to);
  const { storm, noRecord, weeksBefore, lightWeeksBefore } = gap;
  if (storm !== null || noRecord.length > 0) return words;
  if (weeksBefore > 0) return `${words}, after ${countOf(weeksBefore, "week")} on the guideline`;
  return lightWeeksBefore > 0 ? `${words}, after ${countOf(lightWeeksBefore, "light week")}` : words;
}

/** Whole weeks, also the one in which the period begins. `posts` newest first. */
function weeksOf({ weeks, storms }: Consistency, begins: Day, posts: readonly ReportPost[]): ReportWeek[] {
  const postsByDay = new Map<Day, ReportPost[]>();
  for (const post of posts.toReversed()) {
    const posted = postsByDay.get(post.day);
    if (posted === undefined) postsByDay.set(post.day, [post]);
    else posted.push(post);
  }
  return weeks
    .filter(({ end }) => end >= begins)
    .map((week) => ({
      week,
      storm: storms.find((storm) => storm.week === week.start) ?? null,
      posts: Array.from({ length: 7 }, (_, index) => postsByDay.get(addDays(week.start, index)) ?? []).flat(),
    }));
}

function toPost({ day, platform, kind, url, text }: Activity): ReportPost {
  const words = excerpt(text ?? "", excerptOfPost);
  return { day, platform, kind, url: writtenUrl(url ?? "")?.href ?? null, text: words === "" ? null : words };
}

function countByNetwork(activities: readonly Activity[]): NetworkTable {
  const kinds = kindIds.filter((kind) => activities.some((activity) => activity.kind === kind));
  const platforms = [...new Set(activities.map(({ platform }) => platform))];
  const rows = platforms.map((platform) => {
    const own = activities.filter((activity) => activity.platform === platform);
    return {
      platform,
      counts: kinds.map((kind) => own.filter((activity) => activity.kind === kind).length),
      total: own.length,
    };
  });
  return { kinds, rows: rows.toSorted((left, right) => right.total - left.total) };
}

/** Was the leader's record empty in the whole period? */
export function isEmptyReport({ networks }: Report): boolean {
  return networks.rows.length === 0;
}

/** The one thing to do next, where a heading says already that it is. */
export function nextWords({ text }: NextThing): string {
  return capitalized(text.replace(/^Next: /, ""));
}
