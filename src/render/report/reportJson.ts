import type { Report, ReportPost, ReportWeek } from "../../coach/report.ts";
import { progressJson } from "../stepsJson.ts";
import { gapJson, noRecordJson, weekJson } from "../streakJson.ts";

/** The documented shape of `report --format json` (README, "For scripts"). */
export function reportJson({ profile, from, to, consistency, progress, next, ...period }: Report): object {
  const { verdict, advice, timeZone, rule, thisWeek, streak, showingUp, last12, last26, lastPost } = consistency;
  const { name, role, company } = profile;
  const { weeks, gaps, networks, latest } = period;
  return {
    name,
    role,
    company,
    from,
    to,
    timeZone,
    verdict,
    advice,
    next,
    rule,
    thisWeek,
    streak,
    showingUp,
    last12,
    last26,
    lastPost,
    weeks: weeks.map(reportWeekJson),
    gaps: gaps
      .toReversed()
      .map((gap) => ({ ...gapJson(gap), weeksBefore: gap.weeksBefore, lightWeeksBefore: gap.lightWeeksBefore })),
    networks: networks.rows.map(({ platform, counts, total }) => ({
      platform,
      total,
      kinds: Object.fromEntries(networks.kinds.map((kind, index) => [kind, counts[index] ?? 0])),
    })),
    latest: latest.map(postJson),
    progress: progressJson(progress),
    ...noRecordJson(gaps.toReversed()),
  };
}

function reportWeekJson({ week, storm, posts }: ReportWeek): object {
  return {
    ...weekJson(week),
    pausedDays: week.pausedDays,
    storm: storm !== null,
    links: posts.flatMap(({ url }) => url ?? []),
  };
}

function postJson({ day, platform, kind, url, text }: ReportPost): object {
  return { day, platform, kind, url, text };
}
