import type { Gap } from "../coach/gaps.ts";
import type { LeaderId } from "../coach/leaderId.ts";
import type { Consistency } from "../coach/streak.ts";
import type { Week } from "../coach/weeks.ts";

/** The documented shape of `streak --json` (README, "For scripts"): field for field, in this order. */
export function streakJson(leader: LeaderId, model: Consistency): object {
  const { today, timeZone, rule, thisWeek, streak, showingUp, last12, last26, lastPost, gaps, storms, weeks, advice } =
    model;
  return {
    leader,
    today,
    timeZone,
    rule,
    thisWeek,
    streak,
    showingUp,
    last12,
    last26,
    lastPost,
    gaps: gaps.map(gapJson),
    storms,
    weeks: weeks.map(weekJson),
    advice,
    ...noRecordJson(gaps),
  };
}

export function weekJson({ start, end, state, target, postingDays, posts }: Week): object {
  return { start, end, state, target, postingDays, posts };
}

export function gapJson({ from, to, weeks, storm }: Gap): object {
  return { from, to, weeks, storm: storm === null ? null : { from: storm.from, to: storm.to, posts: storm.posts } };
}

/** Only where it says something: most records have no hole. `gaps` oldest first. */
export function noRecordJson(gaps: readonly Gap[]): object {
  return gaps.some(({ noRecord }) => noRecord.length > 0) ? { noRecordBefore: noRecordBefore(gaps) } : {};
}

/** Networks of which nothing is known before a day, each with the first days of the gaps that are therefore not known to be any. */
function noRecordBefore(gaps: readonly Gap[]): object[] {
  const hidden = gaps.flatMap(({ from, noRecord }) => noRecord.map((hole) => ({ from, ...hole })));
  const keys = [...new Set(hidden.map(({ platform, before }) => `${before} ${platform}`))].sort();
  return keys.map((key) => {
    const own = hidden.filter(({ platform, before }) => `${before} ${platform}` === key);
    return { platform: own[0]?.platform, day: own[0]?.before, gaps: own.map(({ from }) => from) };
  });
}
