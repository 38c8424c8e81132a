import { addDays } from "./day.ts";
import type { Gap } from "./gaps.ts";
import { platformInfo } from "./platforms.ts";
import {
  hibernationWeeks,
  isPartialFirstWeek,
  isSilentNow,
  isStormOn,
  silenceWeeks,
  silenceWords,
  silentWeeks,
} from "./situation.ts";
import type { ConsistencyFacts } from "./streak.ts";
import { capitalized, countOf, dayName, dayRange, groupDigits, longWeekdayName, spokenNumber } from "./words.ts";

interface Remark {
  readonly when: (facts: ConsistencyFacts) => boolean;
  readonly say: (facts: ConsistencyFacts) => string;
}

/** How things stand. The first one that holds is said. */
const verdicts: readonly Remark[] = [
  {
    when: ({ thisWeek, platform }) => thisWeek.standing === "listening" && platform !== null,
    say: ({ platform }) => `Nothing is recorded on ${platformName(platform)} yet.`,
  },
  {
    when: ({ thisWeek }) => thisWeek.standing === "listening",
    say: () => "You are watching and listening: nothing is asked of you yet.",
  },
  {
    when: ({ thisWeek }) => thisWeek.standing === "paused",
    say: (facts) =>
      facts.streak.weeks > 0
        ? `Paused this week: your ${facts.streak.weeks}-week streak is safe.`
        : "Paused this week: nothing is expected of you.",
  },
  {
    when: ({ thisWeek }) => thisWeek.standing === "met",
    say: (facts) =>
      facts.streak.weeks > 1
        ? `On the guideline: this week is met, ${facts.streak.weeks} weeks in a row.`
        : "On the guideline: this week is met. A streak begins.",
  },
  {
    when: (facts) => isSilentNow(facts),
    say: (facts) =>
      facts.lastPost === null
        ? `No post yet since you committed on ${dayName(facts.rule.since ?? "", facts.today)}.`
        : `${capitalized(silenceWords(facts))}: the last one was on ${dayName(facts.lastPost.day, facts.today)}.`,
  },
  {
    when: ({ thisWeek }) => thisWeek.standing === "on-track",
    say: (facts) => `On track: ${neededWords(facts)} by ${lastDayWords(facts)} ${outcomeWords(facts)}.`,
  },
  {
    when: ({ thisWeek }) => thisWeek.standing === "at-risk",
    say: (facts) =>
      `At risk: ${neededWords(facts)} by ${lastDayWords(facts)} ${outcomeWords(facts)}, with no day to spare.`,
  },
  {
    when: isPartialFirstWeek,
    say: ({ thisWeek }) =>
      `You began in the middle of the week, so nothing is lost: the first full one starts on ${longWeekdayName(addDays(thisWeek.end, 1))}.`,
  },
  {
    when: () => true,
    say: (facts) =>
      facts.streak.weeks > 0
        ? `Out of reach: ${neededWords(facts)} would be needed, and ${daysLeftWords(facts)} left. The ${facts.streak.weeks}-week streak ends ${facts.thisWeek.end === facts.today ? "tonight" : `on ${lastDayWords(facts)}`}.`
        : `Out of reach this week: ${neededWords(facts)} would be needed, and ${daysLeftWords(facts)} left.`,
  },
];

/** What to do now. The first one that holds is said. */
const advices: readonly Remark[] = [
  {
    when: ({ thisWeek, platform }) => thisWeek.standing === "listening" && platform !== null,
    say: ({ platform }) => `After your first post there: socialtop log --platform ${platform}`,
  },
  {
    when: ({ thisWeek }) => thisWeek.standing === "listening",
    say: () => "When you feel ready to speak, say so: socialtop settings commit today",
  },
  {
    // A week in danger comes first: the days that are left need a post each.
    when: ({ weeks, thisWeek }) =>
      isStormOn(weeks) && thisWeek.standing !== "at-risk" && thisWeek.standing !== "out-of-reach",
    say: ({ thisWeek }) =>
      `${countOf(thisWeek.posts, "post")} in one week is a storm: keep two of these for next week.`,
  },
  {
    when: ({ thisWeek }) => thisWeek.standing === "met",
    say: () => "Keep your next idea for next week.",
  },
  {
    when: ({ thisWeek }) => thisWeek.standing === "paused",
    say: () => "A post now is welcome and counts, but nobody is waiting for it.",
  },
  {
    when: (facts) => facts.isPausedToday && (facts.thisWeek.standing !== "on-track" || isSilentNow(facts)),
    say: () => "Today is paused: leave it, unless you feel like it.",
  },
  {
    when: (facts) => facts.lastPost === null && (facts.thisWeek.standing !== "at-risk" || isSilentNow(facts)),
    say: () => "The first post is the hardest. Two honest sentences are enough.",
  },
  {
    when: (facts) => isSilentNow(facts),
    say: (facts) =>
      `Begin again small: one honest post ends ${silenceName(silentWeeks(facts))}, and nobody will ask where you were.`,
  },
  {
    when: ({ thisWeek }) => thisWeek.standing === "out-of-reach",
    say: ({ thisWeek }) =>
      thisWeek.postingDays > 0
        ? `You did show up this week. Start the next one early: post on ${longWeekdayName(addDays(thisWeek.end, 1))}.`
        : `One post before ${longWeekdayName(addDays(thisWeek.end, 1))} still counts as showing up.`,
  },
  {
    when: ({ thisWeek }) => thisWeek.standing === "at-risk",
    say: ({ thisWeek, lastPost }) => {
      const hasPostedToday = lastPost?.daysAgo === 0;
      const isOneDay = thisWeek.daysLeft === 1;
      const days = isOneDay
        ? `Post ${hasPostedToday ? "tomorrow" : "today"}`
        : `Post on each day that is left, ${hasPostedToday ? "from tomorrow on" : "today included"}`;
      return `${days}: two honest sentences are enough.`;
    },
  },
  {
    when: ({ lastPost }) => lastPost?.daysAgo === 0,
    say: () => "Enough for today: leave the next one for another day.",
  },
  {
    when: () => true,
    say: () => "One post on a day is enough; several on one day still make one posting day.",
  },
];

/** How things stand, in one sentence. */
export function verdictFor(facts: ConsistencyFacts): string {
  return firstThatHolds(verdicts, facts);
}

/** What to do now, in one sentence. */
export function adviceFor(facts: ConsistencyFacts): string {
  return firstThatHolds(advices, facts);
}

/** "a storm, then silence", for a gap that followed one; null for any other. */
function stormWords(gap: Gap, today: string): string | null {
  if (gap.storm === null) return null;
  const { from, to, posts } = gap.storm;
  const outcome = gap.weeks >= hibernationWeeks ? "hibernation" : "silence";
  return `after ${countOf(posts, "post")} on ${dayRange(from, to, today)}: a storm, then ${outcome}`;
}

/** "a gap", "the silence", "the hibernation", by the number of empty weeks. */
function silenceName(emptyWeeks: number): string {
  if (emptyWeeks >= hibernationWeeks) return `the ${groupDigits(emptyWeeks)}-week hibernation`;
  if (emptyWeeks >= silenceWeeks) return `the ${emptyWeeks}-week silence`;
  return emptyWeeks === 1 ? "the gap" : `the ${emptyWeeks}-week gap`;
}

function firstThatHolds(remarks: readonly Remark[], facts: ConsistencyFacts): string {
  return (remarks.find(({ when }) => when(facts)) as Remark).say(facts);
}

function platformName(platform: ConsistencyFacts["platform"]): string {
  return platform === null ? "" : platformInfo(platform).name;
}

function neededWords({ thisWeek }: ConsistencyFacts): string {
  const more = thisWeek.postingDays > 0 ? " more" : "";
  return `${spokenNumber(thisWeek.stillNeeded)}${more} posting ${thisWeek.stillNeeded === 1 ? "day" : "days"}`;
}

function outcomeWords({ streak, thisWeek }: ConsistencyFacts): string {
  const verb = thisWeek.stillNeeded === 1 ? ["keeps", "starts"] : ["keep", "start"];
  return streak.weeks > 0 ? `${verb[0]} your ${streak.weeks}-week streak` : `${verb[1]} a streak`;
}

function lastDayWords({ thisWeek, today }: ConsistencyFacts): string {
  return thisWeek.end === today ? "tonight" : longWeekdayName(thisWeek.end);
}

function daysLeftWords({ thisWeek }: ConsistencyFacts): string {
  return thisWeek.daysLeft === 1 ? "one day is" : `${spokenNumber(thisWeek.daysLeft)} days are`;
}

/**
 * One line a gap: "2 weeks without a post, after 14 posts on 8–9 Sep: a storm, then silence"; where a network was not seen
 * then, "no record before 1 Oct on Bluesky: 2 weeks that may have had posts".
 */
export function gapWords(gap: Gap, today: string): string {
  const [hole] = gap.noRecord;
  if (hole !== undefined) {
    const { before, platform } = hole;
    const weeks = gap.weeks === 1 ? "a week" : countOf(gap.weeks, "week");
    return `no record before ${dayName(before, today)} on ${platformInfo(platform).name}: ${weeks} that may have had posts`;
  }
  const length = `${countOf(gap.weeks, "week")} without a post`;
  const storm = stormWords(gap, today);
  return storm === null ? length : `${length}, ${storm}`;
}
