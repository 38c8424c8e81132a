import { gapWords } from "../coach/advice.ts";
import { addDays } from "../coach/day.ts";
import { kindInfo } from "../coach/kinds.ts";
import { platformInfo } from "../coach/platforms.ts";
import type { Run } from "../coach/runs.ts";
import { type Tone, toneOf } from "../coach/situation.ts";
import type { Standing, ThisWeek } from "../coach/standing.ts";
import type { Consistency, WeekCounts } from "../coach/streak.ts";
import { countOf, dayRange, listOf, longWeekdayName } from "../coach/words.ts";
import { renderCalendar } from "./calendar.ts";
import { indent, lines, padEnd, paragraphs, widthOf, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** Gaps shown before the rest is summed up: one screen, not a charge sheet. */
const mostGaps = 2;
/** Lines of a terminal. */
const screenLines = 24;
const labelWidth = 13;
/** Below this many columns a gap is told on a line of its own. */
const leastGapWidth = 24;
const mainWidth = 30;

export interface StreakView {
  /** Weeks in the calendar; null for half a year, or as many as fit in one piece. */
  readonly weeks: number | null;
  /** Where the storms and posts came from, as the rule says it, or null. */
  readonly explanation: string | null;
}

export function renderStreak(model: Consistency, { weeks, explanation }: StreakView, theme: Theme): string {
  if (model.thisWeek.standing === "listening") return renderListening(model, explanation, theme);
  const withGaps = (count: number): string =>
    paragraphs(
      renderVerdict(model, theme),
      renderFigures(model, theme),
      renderCalendar(model, weeks, theme),
      explanation === null ? renderGaps(model, count, theme) : null,
      explanation ?? renderEnding(model, count, theme),
    );
  const view = withGaps(mostGaps);
  // The verdict stands at the top: it must not leave the screen.
  return view.split("\n").length - 1 <= screenLines ? view : withGaps(1);
}

export function renderVerdict(model: Consistency, theme: Theme): string {
  const { verdict, thisWeek, platform } = model;
  const on = platform === null || thisWeek.standing === "listening" ? "" : `${platformInfo(platform).name} alone. `;
  return wrap(theme, theme.strong(paintTone(toneOf(model), theme)(on + verdict)));
}

function renderListening(model: Consistency, explanation: string | null, theme: Theme): string {
  const ending = lines(wrap(theme, model.advice), wrap(theme, theme.dim(ruleWords(model))));
  return paragraphs(renderVerdict(model, theme), explanation ?? ending);
}

function renderFigures(model: Consistency, theme: Theme): string {
  const { streak, showingUp, last12, last26, today } = model;
  return lines(
    thisWeekRow(model.thisWeek, theme),
    figure(theme, "Streak", `${countOf(streak.weeks, "week")} on the guideline`, bestWords(streak.best, today)),
    figure(theme, "Showing up", `${countOf(showingUp.weeks, "week")} with a post`, bestWords(showingUp.best, today)),
    last12.weeks === 0
      ? null
      : figure(
          theme,
          `Last ${last12.weeks}`,
          countWords(last12),
          `posted in ${last26.withAPost} of the last ${countOf(last26.weeks, "week")}`,
        ),
    lastPostRow(model, theme),
  );
}

/** "This week    ● ● ○   2 of 3 posting days, 4 days left" */
export function thisWeekRow(week: ThisWeek, theme: Theme): string {
  const left = week.standing === "met" || week.standing === "paused" ? "" : `, ${countOf(week.daysLeft, "day")} left`;
  const words = `${postingDaysWords(week)}${left}`;
  return wrap(
    theme,
    `${dots(week, theme)}   ${words}`,
    indent + padEnd("This week", labelWidth),
    indent + " ".repeat(labelWidth),
  );
}

/** "2 of 3 posting days"; beyond the target, "5 posting days, 3 asked". */
export function postingDaysWords({ postingDays, target }: { postingDays: number; target: number }): string {
  return postingDays > target
    ? `${postingDays} posting days, ${target} asked`
    : `${postingDays} of ${target} posting days`;
}

/** One dot for each day that the target asks for, and for each posting day beyond it. */
export function dots({ postingDays, target, standing }: ThisWeek, theme: Theme): string {
  const { dotDone, dotOpen } = theme.symbols;
  const done = Array.from({ length: postingDays }, () => dotDone);
  const open = Array.from({ length: Math.max(0, target - postingDays) }, () => dotOpen);
  return [paintStanding(standing, theme)(done.join(" ")), open.join(" ")].filter((part) => part !== "").join(" ");
}

export function paintTone(tone: Tone, theme: Theme): (text: string) => string {
  return tone === "plain" ? (text) => text : theme[tone];
}

export function paintStanding(standing: Standing, theme: Theme): (text: string) => string {
  if (standing === "met" || standing === "on-track") return theme.good;
  if (standing === "at-risk") return theme.careful;
  return standing === "out-of-reach" ? theme.bad : (text) => text;
}

export function figure(theme: Theme, label: string, main: string, side: string | null): string {
  const start = indent + padEnd(label, labelWidth) + main;
  const whole = wrap(theme, main, indent + padEnd(label, labelWidth), indent + " ".repeat(labelWidth));
  if (side === null) return whole;
  const column = indent.length + labelWidth + mainWidth;
  if (widthOf(start) + 2 <= column && column + widthOf(side) < theme.columns)
    return padEnd(start, column) + theme.dim(side);
  return lines(whole, wrap(theme, theme.dim(side), indent + " ".repeat(labelWidth)));
}

export function bestWords(best: Run | null, today: string): string | null {
  return best === null ? null : `best ${best.weeks}, ${dayRange(best.from, best.to, today)}`;
}

function countWords({ met, light, empty, paused, started }: WeekCounts): string {
  const named: [number, string][] = [
    [met, "met"],
    [light, "light"],
    [empty, "empty"],
    [paused, "paused"],
    [started, "started"],
  ];
  return named
    .filter(([count, name]) => count > 0 || name === "met")
    .map(([count, name]) => `${count} ${name}`)
    .join(", ");
}

/** What the weeks that were not met were: "2 light, 1 without a post, 2 paused". */
export function otherWeeks({ light, empty, paused, started }: WeekCounts): string {
  const named: [number, string][] = [
    [light, "light"],
    [empty, "without a post"],
    [paused, "paused"],
    [started, "begun in its middle"],
  ];
  const words = named.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  return words.join(", ");
}

/** Only worth a line when it is not plain from the week's dots. */
function lastPostRow({ lastPost, thisWeek }: Consistency, theme: Theme): string | null {
  if (lastPost === null || lastPost.day >= thisWeek.start) return null;
  return figure(theme, "Last post", `${countOf(lastPost.daysAgo, "day")} ago`, null);
}

/** One thing to do, and where the figures come from. */
function renderEnding({ advice, gaps }: Consistency, shownGaps: number, theme: Theme): string {
  // Where there is no record, nobody knows whether there was a gap.
  const earlier = gaps
    .slice(0, Math.max(0, gaps.length - shownGaps))
    .filter(({ noRecord }) => noRecord.length === 0).length;
  const more = earlier > 0 ? `${countOf(earlier, "earlier gap")}, and how` : "How";
  return lines(
    wrap(theme, advice),
    wrap(theme, theme.dim(`${more} each figure comes about: socialtop streak --explain`)),
  );
}

function renderGaps({ gaps, today }: Consistency, shownGaps: number, theme: Theme): string | null {
  if (gaps.length === 0 || shownGaps === 0) return null;
  const newest = gaps.slice(-shownGaps).reverse();
  const ranges = newest.map((gap) => dayRange(gap.from, gap.to, today));
  const width = Math.max(...ranges.map(widthOf));
  return lines(
    ...newest.map((gap, index) => {
      const start = `${indent}${padEnd(index === 0 ? "Gaps" : "", labelWidth)}${padEnd(ranges[index] ?? "", width)}   `;
      const words = gapWords(gap, today);
      if (theme.columns - widthOf(start) >= leastGapWidth) return wrap(theme, words, start, " ".repeat(widthOf(start)));
      return lines(start.trimEnd(), wrap(theme, words, indent + " ".repeat(labelWidth)));
    }),
  );
}

/** "A few times a week: posts on 3 different days, Monday to Sunday." */
function ruleWords({ rule, thisWeek }: Consistency): string {
  const lastDay = longWeekdayName(addDays(thisWeek.start, 6));
  const kinds = rule.counts.map((kind) => kindInfo(kind).plural);
  return `A few times a week: ${listOf(kinds, "or")} on ${rule.target === 1 ? "one day" : `${rule.target} different days`}, ${longWeekdayName(thisWeek.start)} to ${lastDay}.`;
}
