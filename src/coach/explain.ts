import { kindInfo } from "./kinds.ts";
import type { Run } from "./runs.ts";
import type { Consistency, RunFigure } from "./streak.ts";
import type { Week } from "./weeks.ts";
import { weekWords } from "./weekWords.ts";
import { capitalized, countOf, dayName, dayRange, listOf } from "./words.ts";

/** One figure: the rule it follows, and the weeks behind it. */
export interface Explanation {
  readonly figure: string;
  readonly value: string;
  readonly rule: string;
  readonly because: readonly string[];
}

/** Every number that `streak` shows, with its rule and its weeks, in the order in which they are shown. */
export function explainFigures(model: Consistency): Explanation[] {
  const { thisWeek, rule, streak, showingUp, last12, last26, today, weeks } = model;
  const finished = weeks.slice(0, -1);
  return [
    {
      figure: "This week",
      value: `${thisWeek.postingDays} of ${thisWeek.target} posting days, ${thisWeek.standing}`,
      rule: "A posting day is a day with at least one counted post; more posts on it change nothing. The week is at risk when each day left is needed.",
      because: [
        `${dayRange(thisWeek.start, thisWeek.end, today)}: ${countOf(thisWeek.posts, "counted post")} on ${countOf(thisWeek.postingDays, "day")}, ${countOf(thisWeek.daysLeft, "day")} left, ${thisWeek.stillNeeded} still needed.`,
        ...targetReason(model),
      ],
    },
    {
      figure: "Streak",
      value: runValue(streak, today),
      rule: "Weeks in a row that met their target. Paused weeks neither add nor break; this week adds once it is met, and never breaks before it ends.",
      because: [...runWeeks(model, streak), ...bestReason(streak.best, today)],
    },
    {
      figure: "Showing up",
      value: runValue(showingUp, today),
      rule: "Weeks in a row with at least one counted post, target or not.",
      because: [...runWeeks(model, showingUp), ...bestReason(showingUp.best, today)],
    },
    {
      figure: `Last ${last12.weeks}`,
      value: `${last12.met} met`,
      rule: "The finished weeks just before this one, at most twelve, as far back as the start.",
      because: finished.slice(-12).map((week) => weekWords(week, today)),
    },
    {
      figure: `Last ${last26.weeks}`,
      value: `posted in ${last26.withAPost} of ${countOf(last26.weeks, "week")}`,
      rule: "The finished weeks just before this one, at most twenty-six, with at least one counted post. People who post in most weeks are the ones who are heard (Buffer, 2025: 100,000 accounts over 26 weeks).",
      because: weeksWithoutAPost(finished.slice(-26), today),
    },
    {
      figure: "Start",
      value: rule.since === null ? "not yet" : dayName(rule.since, ""),
      rule: "The day of the first counted post, or of your commitment to posting, whichever is earlier.",
      because: [
        `Counted: ${listOf(rule.counts.map((kind) => kindInfo(kind).plural))}. Weeks start on ${capitalized(rule.weekStart)}. Days are days in ${model.timeZone}.`,
      ],
    },
  ];
}

function targetReason({ thisWeek, rule }: Consistency): string[] {
  if (thisWeek.target === rule.target) return [];
  return [
    `A pause makes it ${thisWeek.target} instead of ${rule.target}: ${rule.target} × unpaused days ÷ 7, rounded up.`,
  ];
}

function runValue({ weeks, since }: RunFigure, today: string): string {
  return since === null ? "0 weeks" : `${countOf(weeks, "week")}, since ${dayName(since, today)}`;
}

/** The weeks of the run, oldest first, and the one that ended the run before; at 0, the last finished week. */
function runWeeks({ weeks, today }: Consistency, { since }: RunFigure): string[] {
  const finished = weeks.filter(({ state }) => state !== "open");
  if (since === null) return finished.slice(-1).map((week) => weekWords(week, today));
  const breaker = finished.findLast(({ start, state }) => start < since && (state === "light" || state === "empty"));
  const own = weeks.filter(({ start }) => start >= since).map((week) => weekWords(week, today));
  return breaker === undefined ? own : [`Before it: ${weekWords(breaker, today)}`, ...own];
}

function weeksWithoutAPost(weeks: readonly Week[], today: string): string[] {
  const without = weeks.filter(({ postingDays }) => postingDays === 0);
  if (without.length === 0) return [];
  return [`Without one: ${listOf(without.map(({ start, end }) => dayRange(start, end, today)))}.`];
}

function bestReason(best: Run | null, today: string): string[] {
  return best === null ? [] : [`Best: ${countOf(best.weeks, "week")}, ${dayRange(best.from, best.to, today)}.`];
}
