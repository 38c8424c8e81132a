import { gapWords, isPartialFirstWeek, isSilentNow, isStormOn } from "./advice.ts";
import type { Book } from "./book.ts";
import { daysBetween } from "./day.ts";
import type { Progress } from "./progress.ts";
import { lastDayOf } from "./record.ts";
import { isListening } from "./standing.ts";
import type { Consistency } from "./streak.ts";
import { countOf, dayName, longWeekdayName } from "./words.ts";

/** Why a leader needs a word from the coach, most pressing first. */
export type AttentionId =
  | "old-file"
  | "silent"
  | "no-post-yet"
  | "out-of-reach"
  | "at-risk"
  | "missed-week"
  | "storm"
  | "not-begun"
  | "stuck";

export interface Attention {
  readonly id: AttentionId;
  /** In a few words, as in "Bob: 7 weeks without a post". */
  readonly why: string;
}

/** What is known of one leader, as of `consistency.today`. */
export interface Situation {
  readonly book: Book;
  readonly consistency: Consistency;
  readonly progress: Progress;
  /** Days that have gone by since the record was written; 0 for a record of this machine. */
  readonly ageDays: number;
}

interface AttentionRule {
  readonly id: AttentionId;
  readonly when: (situation: Situation) => boolean;
  readonly say: (situation: Situation) => string;
}

/** A file older than this says little about this week (days). */
const oldFileDays = 7;
/** A leader who listens and does nothing else for so long has stopped (days). */
const stuckDays = 14;

/** The first one that holds is the reason; their order is that of the coach's list. */
const rules: readonly AttentionRule[] = [
  {
    id: "old-file",
    when: ({ ageDays }) => ageDays > oldFileDays,
    say: ({ consistency: { today } }) => `the record is of ${dayName(today, "")}: ask for a new one`,
  },
  {
    id: "silent",
    when: ({ consistency }) => consistency.lastPost !== null && isSilentNow(consistency),
    say: ({ consistency: { gaps, today } }) =>
      gaps
        .slice(-1)
        .map((gap) => gapWords(gap, today))
        .join(""),
  },
  {
    id: "no-post-yet",
    when: ({ consistency: { lastPost, thisWeek, rule } }) =>
      lastPost === null && rule.since !== null && rule.since < thisWeek.start,
    say: ({ consistency: { rule, today } }) => `committed on ${dayName(rule.since ?? "", today)}, no post yet`,
  },
  {
    id: "out-of-reach",
    when: ({ consistency }) => consistency.thisWeek.standing === "out-of-reach" && !isPartialFirstWeek(consistency),
    say: ({ consistency: { thisWeek } }) =>
      `this week is out of reach: ${thisWeek.postingDays} of ${countOf(thisWeek.target, "day")}, ${daysLeft(thisWeek.daysLeft)}`,
  },
  {
    id: "at-risk",
    when: ({ consistency }) => consistency.thisWeek.standing === "at-risk",
    say: ({ consistency: { thisWeek } }) =>
      `at risk: ${thisWeek.stillNeeded} more ${thisWeek.stillNeeded === 1 ? "day" : "days"} by ${longWeekdayName(thisWeek.end)}, none to spare`,
  },
  {
    id: "missed-week",
    when: ({ consistency: { weeks, thisWeek, gaps } }) => {
      const lastWeek = weeks.at(-2);
      const isMissed = lastWeek?.state === "light" || lastWeek?.state === "empty";
      // Nothing is known of it: it may have had posts.
      const isUnknown = gaps.some(({ to, noRecord }) => noRecord.length > 0 && to === lastWeek?.end);
      return isMissed && !isUnknown && thisWeek.standing !== "met";
    },
    say: ({ consistency: { weeks } }) => {
      const { postingDays = 0, target = 0 } = weeks.at(-2) ?? {};
      return `last week was missed: ${postingDays} of ${countOf(target, "day")}`;
    },
  },
  {
    id: "storm",
    when: ({ consistency }) => isStormOn(consistency.weeks),
    say: ({ consistency: { thisWeek } }) =>
      `a storm: ${countOf(thisWeek.posts, "post")} this week; silence often follows`,
  },
  {
    id: "not-begun",
    when: ({ book, consistency, progress }) => {
      const hasBegun = lastDayOf(book) !== null || progress.steps.some(({ done }) => done > 0);
      return isListening(consistency) && progress.next !== null && !hasBegun;
    },
    say: () => "has not taken the first step yet",
  },
  {
    id: "stuck",
    when: ({ book, consistency, progress }) => {
      const last = lastDayOf(book);
      const hasStopped = last !== null && daysBetween(last, consistency.today) > stuckDays;
      return isListening(consistency) && progress.next !== null && hasStopped;
    },
    say: ({ book, consistency, progress }) => {
      const title = progress.next?.step.step.title ?? "";
      return `no step since ${dayName(lastDayOf(book) ?? "", consistency.today)}, in "${title}"`;
    },
  },
];

/** Most pressing first. */
export const attentionIds: readonly AttentionId[] = rules.map(({ id }) => id);

/** Why this leader needs a word, or null. A pause is left alone. */
export function attentionFor(situation: Situation): Attention | null {
  const isPaused = situation.consistency.isPausedToday;
  const rule = rules.find(({ id, when }) => (!isPaused || id === "old-file") && when(situation));
  return rule === undefined ? null : { id: rule.id, why: rule.say(situation) };
}

function daysLeft(days: number): string {
  return days === 0 ? "no day left" : `${countOf(days, "day")} left`;
}
