import { stormOf } from "./gaps.ts";
import { standingWords } from "./standing.ts";
import type { ConsistencyFacts } from "./streak.ts";
import type { Week } from "./weeks.ts";
import { spokenNumber } from "./words.ts";

/** Empty weeks in a row: one is a gap, four are silence, twenty-six are hibernation (rule 10). */
export const silenceWeeks = 4;
export const hibernationWeeks = 26;

/** Is the open week a storm already? */
export function isStormOn(weeks: ConsistencyFacts["weeks"]): boolean {
  const openWeek = weeks.at(-1);
  return openWeek !== undefined && stormOf(openWeek) !== null;
}

/** Is the last finished week that was not paused an empty one, and nothing posted since? */
export function isSilentNow({ weeks, lastPost, gaps }: ConsistencyFacts): boolean {
  const lastAsked = weeks.slice(0, -1).findLast(({ state }) => state !== "paused");
  const gap = gaps.at(-1);
  // A post in a pause ends a silence too.
  const isOver = gap !== undefined && lastPost !== null && lastPost.day > gap.to;
  return lastAsked?.state === "empty" && gap?.noRecord.length === 0 && !isOver;
}

/** How the week stands, in a word; after a silence "on track" would be praise for nothing. */
export function standingWord(facts: ConsistencyFacts): string {
  const { standing } = facts.thisWeek;
  return standing === "on-track" && isSilentNow(facts) ? "open" : standingWords[standing];
}

/** Empty weeks since the last post; a post in a pause ends a silence. 0 where there is none. */
export function silentWeeks(facts: ConsistencyFacts): number {
  if (!isSilentNow(facts)) return 0;
  const since = facts.lastPost?.day ?? "";
  return facts.weeks.filter(({ state, start }) => state === "empty" && start > since).length;
}

/** "two weeks without a post", and "pauses aside" where paused weeks lie between. */
export function silenceWords(facts: ConsistencyFacts): string {
  const weeks = silentWeeks(facts);
  const since = facts.lastPost?.day ?? "";
  const hasPauses = facts.weeks.some(({ state, start }) => state === "paused" && start > since);
  const length = `${spokenNumber(weeks)} ${weeks === 1 ? "week" : "weeks"} without a post`;
  return hasPauses ? `${length}, pauses aside` : length;
}

/** Is nothing known of this week, because no import reaches it? Then it is no miss. */
export function isUnknownWeek({ gaps }: Pick<ConsistencyFacts, "gaps">, week: Week): boolean {
  return gaps.some(({ from, to, noRecord }) => noRecord.length > 0 && from <= week.start && week.end <= to);
}

/** Did evaluation begin in the middle of this very week? It will be met or neutral, never missed (rule 7). */
export function isPartialFirstWeek({ rule, thisWeek }: Pick<ConsistencyFacts, "rule" | "thisWeek">): boolean {
  return rule.since !== null && rule.since > thisWeek.start;
}

/** How the verdict feels: a silence is not good news, however much of the week is left. */
export type Tone = "good" | "careful" | "bad" | "plain";

export function toneOf(facts: ConsistencyFacts): Tone {
  const { standing } = facts.thisWeek;
  if (standing === "paused" || standing === "listening") return "plain";
  if (standing === "met") return "good";
  if (isSilentNow(facts)) return silentWeeks(facts) >= silenceWeeks ? "bad" : "careful";
  if (standing === "on-track") return "good";
  return standing === "at-risk" || isPartialFirstWeek(facts) ? "careful" : "bad";
}
