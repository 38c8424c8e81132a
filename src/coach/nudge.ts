import type { AttentionId } from "./attention.ts";
import { addDays, dayNumber } from "./day.ts";
import { ideas } from "./draft/ideas.ts";
import { givenName } from "./names.ts";
import type { StepId } from "./programme.ts";
import { isPartialFirstWeek } from "./situation.ts";
import { isListening } from "./standing.ts";
import type { Member } from "./team.ts";
import { countOf, dayName, dayRange, longWeekdayName, spokenNumber } from "./words.ts";

interface Words {
  /** What is to be seen, without blame. */
  readonly fact: (member: Member) => string;
  /** The one small thing to do. */
  readonly ask: (member: Member) => string;
  /** Does it help to have something to say? */
  readonly hasIdea: boolean;
}

/** For each reason what the coach writes; kind, short, and about this leader alone. */
const wordsFor: Readonly<Record<AttentionId, Words>> = {
  "old-file": {
    fact: ({ consistency: { today } }) =>
      `I would like to see how you are getting on, and the record that I have of you is of ${dayName(today, "")}.`,
    ask: () => "Could you send me a new one? This line writes it: socialtop export my-record.json",
    hasIdea: false,
  },
  silent: {
    fact: silenceWords,
    ask: () => "One honest post ends it. Two sentences are enough, and nobody will ask where you were.",
    hasIdea: true,
  },
  "no-post-yet": {
    fact: ({ consistency: { rule, today } }) =>
      `You committed to posting on ${dayName(rule.since ?? "", today)}. The first post is the hardest one.`,
    ask: () => "Two honest sentences are enough, and it does not have to be clever.",
    hasIdea: true,
  },
  "out-of-reach": {
    fact: ({ consistency: { thisWeek } }) =>
      `This week will not come to ${countOf(thisWeek.target, "day")} any more, and that is no drama.`,
    ask: ({ consistency: { thisWeek } }) => {
      const nextWeek = longWeekdayName(addDays(thisWeek.end, 1));
      return thisWeek.postingDays === 0
        ? `One post before ${nextWeek} still counts as showing up.`
        : `You did show up. Shall we start the next one early, with a post on ${nextWeek}?`;
    },
    hasIdea: true,
  },
  "at-risk": {
    fact: ({ consistency: { thisWeek, streak } }) => {
      const kept = streak.weeks > 1 ? ` to keep your ${streak.weeks} weeks in a row` : "";
      return `This week needs ${spokenNumber(thisWeek.stillNeeded)} more ${thisWeek.stillNeeded === 1 ? "day" : "days"} with a post by ${longWeekdayName(thisWeek.end)}${kept}, and there is no day to spare.`;
    },
    ask: () => "Two honest sentences a day are enough.",
    hasIdea: true,
  },
  "missed-week": {
    fact: (member) => {
      const { postingDays = 0, target = 0 } = member.consistency.weeks.at(-2) ?? {};
      const usual = usualDays(member);
      if (usual !== null)
        return `You post on ${countOf(usual, "day")} in most weeks, and ${target} are asked: that is nearly there, week after week.`;
      const isBack = postingDays === 0 && member.consistency.thisWeek.postingDays > 0;
      if (isBack) return "You are back, and that was the hard part.";
      return `Last week had ${postingDays} of ${countOf(target, "posting day")}. That happens, and this week is still open.`;
    },
    ask: (member) => {
      const { thisWeek } = member.consistency;
      const usual = usualDays(member);
      if (usual !== null)
        return `Shall we make it ${usual} days for now? A few times a week is what one can keep. This line does it: socialtop settings target ${usual}`;
      const posts = thisWeek.stillNeeded === 1 ? "One post" : `${thisWeek.stillNeeded} posts`;
      const days = thisWeek.stillNeeded === 1 ? "" : ", each on a day of its own,";
      const more = thisWeek.postingDays > 0 ? posts.replace(/(?= posts?$)/, " more") : posts;
      return `${more} by ${longWeekdayName(thisWeek.end)}${days || ","} and this week is on the guideline.`;
    },
    hasIdea: true,
  },
  storm: {
    fact: ({ consistency: { thisWeek } }) => `${countOf(thisWeek.posts, "post")} in one week: what an effort!`,
    ask: ({ consistency: { thisWeek } }) =>
      `Leave it at that for this week, and keep the next one for ${longWeekdayName(addDays(thisWeek.end, 1))}: a few times a week is heard longer than a storm.`,
    hasIdea: false,
  },
  "not-begun": {
    fact: () => "Your plan is ready, and its first step asks for no post at all.",
    ask: stepWords,
    hasIdea: false,
  },
  stuck: {
    fact: ({ progress }) =>
      `You are in the step "${progress.next?.step.step.title ?? ""}", and the next thing in it is a small one.`,
    ask: stepWords,
    hasIdea: false,
  },
};

/** A short message to paste into a mail: a greeting, something good, what is to be seen, one thing to do. Paragraphs. */
export function nudgeFor(member: Member): string[] {
  const { attention, consistency } = member;
  const greeting = `Hi ${givenName(member.name)},`;
  if (attention === null) return [greeting, praiseWords(member)];
  const { fact, ask, hasIdea } = wordsFor[attention.id];
  const good = attention.id === "old-file" ? null : goodWords(member);
  const help = "Would ten minutes together help? Just say when.";
  return [
    greeting,
    [good, fact(member)].filter((words) => words !== null).join(" "),
    ask(member),
    ...(hasIdea ? [`Nothing to say? ${ideaFor(member)}`] : []),
    ...(attention.id === "old-file" || consistency.thisWeek.standing === "met" ? [] : [help]),
  ];
}

/** The best that the record says, or null while there is nothing. */
function goodWords({ consistency: { streak, last26, lastPost, today } }: Member): string | null {
  const { best } = streak;
  if (best !== null && best.weeks >= 3)
    return `You were on the guideline ${countOf(best.weeks, "week")} in a row (${dayRange(best.from, best.to < today ? best.to : today, today)}): you know how it is done.`;
  if (last26.withAPost > 2) return `You posted in ${last26.withAPost} of the last ${countOf(last26.weeks, "week")}.`;
  return lastPost === null ? null : "You have begun, and that is the hardest part.";
}

/** Weeks that show what a leader can keep. */
const enoughWeeks = 6;

/**
 * One day less than the target, 2 at least, where a leader reaches that in two of three weeks and hardly ever the target; null
 * for any other.
 */
function usualDays({ consistency: { weeks, last12, thisWeek } }: Member): number | null {
  if (last12.weeks < enoughWeeks || last12.met > 1) return null;
  const asked = weeks
    .slice(0, -1)
    .slice(-last12.weeks)
    .filter(({ state }) => state !== "paused" && state !== "started");
  const usual = thisWeek.target - 1;
  const isUsual = asked.filter(({ postingDays }) => postingDays >= usual).length * 3 >= asked.length * 2;
  return isUsual && usual >= 2 ? usual : null;
}

function silenceWords({ ageDays, consistency: { gaps, lastPost, today } }: Member): string {
  const since =
    ageDays === 0
      ? "and since then it has been quiet"
      : `and on ${dayName(today, "")}, when you sent me your record, it was quiet`;
  const last = lastPost === null ? "" : `Your last post was on ${dayName(lastPost.day, today)}, ${since}`;
  const storm = gaps.at(-1)?.storm ?? null;
  if (storm === null) return `${last}.`;
  const { posts, from, to } = storm;
  return `${last}: after ${countOf(posts, "post")} on ${dayRange(from, to, today)} that happens to nearly everybody.`;
}

/** For whoever needs no word: what is true, and good to hear. */
function praiseWords(member: Member): string {
  const { isPaused, ageDays, consistency } = member;
  const { thisWeek, streak, lastPost, today } = consistency;
  if (isPaused) return "You are in a pause: nothing is asked of you.";
  if (isListening(consistency)) return "You are watching and listening, and that is just what comes first.";
  if (lastPost === null)
    return "You said that you will speak up. The first post is the hardest; two honest sentences are enough.";
  if (ageDays > 0) {
    const row =
      streak.weeks > 1 ? `you had been on the guideline ${countOf(streak.weeks, "week")} in a row` : "all was well";
    return `When you sent me your record, on ${dayName(today, "")}, ${row}. I just wanted to say that I noticed.`;
  }
  if (isPartialFirstWeek(consistency)) return "You have begun, and that is the hardest part. Thank you for showing up.";
  const noticed = "I just wanted to say that I noticed. Thank you for showing up.";
  const row = streak.weeks > 1 ? `${countOf(streak.weeks, "week")} in a row` : null;
  if (thisWeek.postingDays > 0) {
    const week = thisWeek.standing === "met" ? "This week is met" : "This week is on track";
    return `${week}${row === null ? "" : `, and you have been on the guideline ${row}`}. ${noticed}`;
  }
  if (streak.weeks > 0) return `You have been on the guideline ${row ?? "last week"}. ${noticed}`;
  return "All is well as it is: this week is open, and there is time.";
}

function stepWords({ progress }: Member): string {
  const { title = "", time = "" } = progress.next?.action.action ?? {};
  return `${title}: ${time}, and this line says how: socialtop next`;
}

/** Another one each week, and for each leader. */
function ideaFor({ name, progress, consistency }: Member): string {
  const step = progress.next?.step.step;
  const fitting: StepId = step?.stage === "adventurous" ? step.id : "stay-awhile";
  const some = ideas.filter(({ steps }) => steps.includes(fitting));
  const week = Math.floor(dayNumber(consistency.thisWeek.start) / 7);
  const own = Array.from(name, (letter) => letter.codePointAt(0) ?? 0).reduce((sum, code) => sum + code, 0);
  return some[(week + own) % some.length]?.text ?? "";
}
