import type { LeaderId } from "../coach/names.ts";
import type { Consistency } from "../coach/streak.ts";

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
    gaps: gaps.map(({ storm, ...gap }) => ({
      ...gap,
      storm: storm === null ? null : { from: storm.from, to: storm.to, posts: storm.posts },
    })),
    storms,
    weeks: weeks.map(({ start, end, state, target, postingDays, posts }) => ({
      start,
      end,
      state,
      target,
      postingDays,
      posts,
    })),
    advice,
  };
}
