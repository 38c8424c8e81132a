import { gapWords } from "./advice.ts";
import { lastDayOf } from "./asOf.ts";
import type { Book } from "./book.ts";
import { daysBetween } from "./day.ts";
import type { Progress } from "./progress.ts";
import { isPartialFirstWeek, isSilentNow, isStormOn, silenceWords, silentWeeks } from "./situation.ts";
import { isListening } from "./standing.ts";
import { type Consistency, hasMissedLastWeek } from "./streak.ts";
import { countOf, dayName, longWeekdayName } from "./words.ts";

/** Why a leader needs a word from the coach, most pressing first. */
export type AttentionId =
  | "old-file"
  | "silent"
  | "no-post-yet"
  | "out-of-reach"
  | "at-risk"
  | "storm"
  | "missed-week"
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
  /** Is the record's week over, so that nobody knows how this one stands? */
  readonly isOfAnotherWeek: boolean;
  /** Is the leader in a pause today, whenever the record was written? */
  readonly isPaused: boolean;
}

interface AttentionRule {
  readonly id: AttentionId;
  /** Is it about the week that is on? */
  readonly isOfThisWeek?: true;
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
    say: ({ consistency }) => {
      const gap = consistency.gaps.at(-1);
      // The gap as streak tells it, unless a post in a pause has cut it.
      const isWhole = gap !== undefined && gap.weeks === silentWeeks(consistency);
      return isWhole ? gapWords(gap, consistency.today) : silenceWords(consistency);
    },
  },
  {
    id: "no-post-yet",
    when: ({ consistency: { lastPost, thisWeek, rule, gaps } }) => {
      const isKnown = gaps.every(({ noRecord }) => noRecord.length === 0);
      return lastPost === null && rule.since !== null && rule.since < thisWeek.start && isKnown;
    },
    say: ({ consistency: { rule, today } }) => `committed on ${dayName(rule.since ?? "", today)}, no post yet`,
  },
  {
    id: "out-of-reach",
    isOfThisWeek: true,
    when: ({ consistency }) => consistency.thisWeek.standing === "out-of-reach" && !isPartialFirstWeek(consistency),
    say: ({ consistency: { thisWeek } }) =>
      `this week is out of reach: ${thisWeek.postingDays} of ${countOf(thisWeek.target, "day")}, ${daysLeft(thisWeek.daysLeft)}`,
  },
  {
    id: "at-risk",
    isOfThisWeek: true,
    when: ({ consistency }) => consistency.thisWeek.standing === "at-risk",
    say: ({ consistency: { thisWeek } }) =>
      `at risk: ${thisWeek.stillNeeded} more ${thisWeek.stillNeeded === 1 ? "day" : "days"} by ${longWeekdayName(thisWeek.end)}, none to spare`,
  },
  {
    id: "storm",
    isOfThisWeek: true,
    when: ({ consistency }) => isStormOn(consistency.weeks),
    say: ({ consistency: { thisWeek } }) =>
      `a storm: ${countOf(thisWeek.posts, "post")} this week; silence often follows`,
  },
  {
    id: "missed-week",
    isOfThisWeek: true,
    when: ({ consistency }) => hasMissedLastWeek(consistency) && consistency.thisWeek.standing !== "met",
    say: ({ consistency: { weeks } }) => {
      const { postingDays = 0, target = 0 } = weeks.at(-2) ?? {};
      return `last week was missed: ${postingDays} of ${countOf(target, "day")}`;
    },
  },
  {
    id: "not-begun",
    when: ({ book, consistency, progress }) =>
      isListening(consistency) && progress.next !== null && lastDayOf(book) === null,
    say: ({ progress }) =>
      progress.steps.some(({ done }) => done > 0)
        ? "nothing was done since the plan was made"
        : "has not taken the first step yet",
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
      return `nothing noted since ${dayName(lastDayOf(book) ?? "", consistency.today)}, in "${title}"`;
    },
  },
];

/** Most pressing first. */
export const attentionIds: readonly AttentionId[] = rules.map(({ id }) => id);

/** Why this leader needs a word, or null. A pause is left alone. */
export function attentionFor(situation: Situation): Attention | null {
  const { isPaused, isOfAnotherWeek } = situation;
  const rule = rules.find(
    ({ id, isOfThisWeek, when }) =>
      (!isPaused || id === "old-file") && !(isOfAnotherWeek && isOfThisWeek === true) && when(situation),
  );
  return rule === undefined ? null : { id: rule.id, why: rule.say(situation) };
}

function daysLeft(days: number): string {
  return days === 0 ? "no day left" : `${countOf(days, "day")} left`;
}
