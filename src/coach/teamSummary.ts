import { isListening } from "./standing.ts";
import { isOld, isOnGuideline, type Member } from "./team.ts";
import { isTopRole } from "./topRole.ts";
import type { Week } from "./weeks.ts";
import { countOf, listOf } from "./words.ts";

/** How the team stands. */
export interface TeamSummary {
  readonly leaders: number;
  readonly onGuideline: number;
  /** Not asked to post yet. */
  readonly listening: number;
  /** With a record too old to say. */
  readonly unknown: number;
  readonly needAWord: number;
  /** Of the people at the top and of the rest; null where one of the two groups is empty or has no finished week. */
  readonly top: TopComparison | null;
}

interface TopComparison {
  /** Names, in the team's order. */
  readonly names: readonly string[];
  /** Posting days a week over the last 12 finished weeks, averaged over the people. */
  readonly topDays: number;
  readonly restDays: number;
}

/** Weeks that are looked back on. */
const weeksBack = 12;

export function summarizeTeam(members: readonly Member[]): TeamSummary {
  return {
    leaders: members.length,
    onGuideline: members.filter(isOnGuideline).length,
    listening: members.filter((member) => isListening(member.consistency) && !isOld(member)).length,
    unknown: members.filter(isOld).length,
    needAWord: members.filter(({ attention }) => attention !== null).length,
    top: compareTop(members),
  };
}

function compareTop(members: readonly Member[]): TopComparison | null {
  const judged = members.filter((member) => !isOld(member) && daysAWeek(member.consistency.weeks) !== null);
  const atTop = judged.filter(({ role }) => isTopRole(role));
  const rest = judged.filter(({ role }) => !isTopRole(role));
  const [topDays, restDays] = [averageDays(atTop), averageDays(rest)];
  if (topDays === null || restDays === null) return null;
  return { names: atTop.map(({ name }) => name), topDays, restDays };
}

/** Each person weighs the same; whoever has no week to look back on is left out. Null when nobody has. */
function averageDays(members: readonly Member[]): number | null {
  const averages = members.flatMap(({ consistency }) => daysAWeek(consistency.weeks) ?? []);
  return averages.length === 0 ? null : averages.reduce((sum, days) => sum + days, 0) / averages.length;
}

/** Weeks of a pause, the week of the start and the open one are left out. */
function daysAWeek(weeks: readonly Week[]): number | null {
  const asked = weeks
    .slice(0, -1)
    .slice(-weeksBack)
    .filter(({ state }) => state !== "paused" && state !== "started");
  return asked.length === 0 ? null : asked.reduce((sum, { postingDays }) => sum + postingDays, 0) / asked.length;
}

/** "On the guideline: 5 of 8; 1 still listens; of 2 nobody knows." */
export function guidelineWords({ leaders, onGuideline, listening, unknown }: TeamSummary): string {
  const listeners = listening === 0 ? "" : `; ${listening} still ${listening === 1 ? "listens" : "listen"}`;
  const others = unknown === 0 ? "" : `; ${countOf(unknown, "record is too old", "records are too old")} to say`;
  return `On the guideline: ${onGuideline} of ${leaders}${listeners}${others}.`;
}

/** Names that fit into a sentence. */
const mostNames = 2;

/** "The top posts less than the rest: 0.8 posting days a week (Jane Doe) against 2.9." Null where there is nothing to compare. */
export function topWords({ top }: TeamSummary): string | null {
  if (top === null) return null;
  const [topDays, restDays] = [top.topDays.toFixed(1), top.restDays.toFixed(1)];
  const comparison = topDays === restDays ? "as much as" : top.topDays < top.restDays ? "less than" : "more than";
  const who = top.names.length > mostNames ? countOf(top.names.length, "person", "people") : listOf(top.names);
  return `The top posts ${comparison} the rest: ${topDays} posting days a week (${who}) against ${restDays}.`;
}
