import { gapWords } from "../coach/advice.ts";
import type { NextThing } from "../coach/dashboard.ts";
import { daysBetween } from "../coach/day.ts";
import type { Progress } from "../coach/progress.ts";
import type { Consistency } from "../coach/streak.ts";
import { countOf, dayRange } from "../coach/words.ts";
import { indent, lines, padEnd, paragraphs, table, withCommand, wrap } from "./layout.ts";
import { bestWords, figure, renderVerdict, thisWeekRow } from "./streak.ts";
import type { Theme } from "./theme.ts";

/** A gap older than this is history: `streak` tells it. */
const recentDays = 12 * 7;

export interface Dashboard {
  readonly consistency: Consistency;
  readonly progress: Progress;
  readonly next: NextThing;
}

export function renderWelcome(theme: Theme): string {
  return paragraphs(
    lines(
      wrap(theme, theme.strong("Start social at the top: six small steps, then a few times a week.")),
      wrap(theme, "You are about two minutes from your plan."),
    ),
    table(theme, [
      [`${indent}${theme.strong("socialtop init")}`, "   set up your plan"],
      [`${indent}${theme.strong("socialtop demo")}`, "   see how it looks after half a year"],
    ]),
  );
}

export function renderDashboard({ consistency, progress, next }: Dashboard, theme: Theme): string {
  const { thisWeek, streak, today } = consistency;
  const isListening = thisWeek.standing === "listening";
  return paragraphs(
    renderVerdict(consistency, theme),
    lines(
      isListening ? null : thisWeekRow(thisWeek, theme),
      isListening
        ? null
        : figure(theme, "Streak", `${countOf(streak.weeks, "week")} on the guideline`, bestWords(streak.best, today)),
      gapLine(consistency, theme),
      stepLine(progress, theme),
    ),
    withCommand(theme, next.text, next.command),
  );
}

function gapLine({ gaps, today }: Consistency, theme: Theme): string | null {
  const gap = gaps.at(-1);
  if (gap === undefined || daysBetween(gap.to, today) > recentDays) return null;
  const start = indent + padEnd("Gap", 13);
  return wrap(theme, `${dayRange(gap.from, gap.to, today)}: ${gapWords(gap, today)}`, start, " ".repeat(start.length));
}

function stepLine({ next, stepsDone, stepsAsked }: Progress, theme: Theme): string {
  if (next === null) return figure(theme, "Steps", `all ${stepsAsked} done`, null);
  const { step, done, asked } = next.step;
  return figure(
    theme,
    "Step",
    `${step.number} ${step.title}, ${done} of ${asked} done`,
    `${stepsDone} of ${stepsAsked} steps complete`,
  );
}
