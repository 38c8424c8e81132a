import { lastDayOf } from "./asOf.ts";
import type { Book } from "./book.ts";
import { type Day, daysBetween } from "./day.ts";
import { draftForToday } from "./draft/drafts.ts";
import { judgeProgress } from "./progress.ts";
import { isPartialFirstWeek, isSilentNow, isStormOn, silentWeeks } from "./situation.ts";
import { isListening } from "./standing.ts";
import { type Consistency, judgeConsistency } from "./streak.ts";
import { countOf, longWeekdayName, startLow } from "./words.ts";

/** Why something is due: `step` is the programme's next one, while the leader only listens; `damage`: the record itself. */
export type ReminderReason = "silence" | "at-risk" | "out-of-reach" | "step" | "damage";

/** The one thing that is due today, and the command for it. */
export interface Reminder {
  readonly reason: ReminderReason;
  readonly text: string;
  /** The same in fewer words, the shortest last, for a line with no room for more. */
  readonly shorter: readonly string[];
  readonly command: string;
}

interface Situation {
  readonly book: Book;
  readonly today: Day;
  readonly consistency: Consistency;
}

/** A leader who listens is left alone for so many days after whatever was done last. */
const restDays = 7;

/** When nothing is due, whatever else holds. */
const quietWhen: readonly ((consistency: Consistency) => boolean)[] = [
  ({ isPausedToday }) => isPausedToday,
  ({ lastPost }) => lastPost?.daysAgo === 0,
  ({ thisWeek }) => thisWeek.standing === "met",
  ({ weeks, thisWeek }) => isStormOn(weeks) && thisWeek.standing === "on-track",
];

interface DueRule {
  readonly reason: ReminderReason;
  readonly when: (situation: Situation) => boolean;
  /** In words, the longest first; none where nothing is left to be said. */
  readonly say: (situation: Situation) => readonly string[];
  readonly command: (situation: Situation) => string;
}

/** What may be due. The first one that holds is said: after a silence one post is asked for, not a whole week. */
const dueRules: readonly DueRule[] = [
  {
    reason: "silence",
    when: ({ consistency }) => isSilentNow(consistency),
    say: ({ consistency }) => [
      consistency.lastPost === null
        ? "No post yet: two honest sentences are enough."
        : `${countOf(silentWeeks(consistency), "week")} without a post: one honest post ends it.`,
    ],
    command: postCommand,
  },
  {
    reason: "at-risk",
    when: ({ consistency }) => consistency.thisWeek.standing === "at-risk",
    say: ({ consistency }) => atRiskWords(consistency),
    command: postCommand,
  },
  {
    reason: "out-of-reach",
    when: ({ consistency }) =>
      consistency.thisWeek.standing === "out-of-reach" &&
      consistency.thisWeek.postingDays === 0 &&
      !isPartialFirstWeek(consistency),
    say: () => ["Out of reach, but one post still counts as showing up."],
    command: postCommand,
  },
  {
    // Only then: whoever posts every week and ticks no steps is not to be nagged in each new terminal.
    reason: "step",
    when: ({ book, consistency }) => isListening(consistency) && hasRestedEnough(book, consistency),
    say: nextStepWords,
    command: () => "socialtop next",
  },
];

/** What is due where the record cannot be used, or is gone: doctor says why, and what to do. */
export const damageReminder: Reminder = {
  reason: "damage",
  text: "Your record cannot be used as it is.",
  shorter: [],
  command: "socialtop doctor",
};

/** What is due on this day, or null: most days. */
export function reminderFor(book: Book, today: Day): Reminder | null {
  const consistency = judgeConsistency(book, today);
  if (quietWhen.some((isQuiet) => isQuiet(consistency))) return null;
  const situation = { book, today, consistency };
  const rule = dueRules.find(({ when }) => when(situation));
  if (rule === undefined) return null;
  const [text, ...shorter] = rule.say(situation);
  return text === undefined ? null : { reason: rule.reason, text, shorter, command: rule.command(situation) };
}

function postCommand({ book }: Situation): string {
  const draft = draftForToday(book);
  return draft === undefined ? "socialtop log" : `socialtop draft ${draft.id}`;
}

/** Nothing was posted today, and each day left is needed: from today on, every one. */
function atRiskWords({ streak, thisWeek, today }: Consistency): string[] {
  const posts = thisWeek.end === today ? "a post today" : `a post a day to ${longWeekdayName(thisWeek.end)}`;
  if (streak.weeks === 0) return [`At risk: ${posts} starts a streak.`];
  return [`At risk: ${posts} keeps your ${streak.weeks}-week streak.`, `At risk: ${posts} keeps your streak.`];
}

/**
 * Is whatever was ticked, read, written down or recorded last a week ago, or longer? Whoever has only just made a plan is
 * reminded on the first day of a week.
 */
function hasRestedEnough(book: Book, { today, thisWeek }: Consistency): boolean {
  const last = lastDayOf(book);
  return last === null ? today === thisWeek.start : daysBetween(last, today) >= restDays;
}

function nextStepWords({ book, today }: Situation): string[] {
  const { next } = judgeProgress(book, today);
  if (next === null) return [];
  const { number, title: name } = next.step.step;
  const { title, time } = next.action.action;
  const what = startLow(title);
  return [
    `Step ${number}, ${name}: ${what} (${time}).`,
    `Step ${number}: ${what} (${time}).`,
    `Step ${number}: ${what}.`,
  ];
}
