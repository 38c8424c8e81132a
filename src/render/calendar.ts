import { type Day, dayNumber, dayOfNumber } from "../coach/day.ts";
import type { Consistency } from "../coach/streak.ts";
import type { Week, WeekState } from "../coach/weeks.ts";
import { monthName, weekdayName } from "../coach/words.ts";
import { indent, lines, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

const labelWidth = 6;

/** What each state is called in the legend; the open week needs no word. */
const stateNames: Readonly<Record<Exclude<WeekState, "open">, string>> = {
  met: "met",
  light: "light",
  empty: "no post",
  paused: "paused",
  started: "started",
};

/** Half a year fits a terminal of 80 columns. */
const usualWeeks = 26;

/**
 * The last `weeks` weeks, a column each, a row a weekday, and under each column how the week went. null: half a year, or
 * as many as fit in one piece.
 */
export function renderCalendar(model: Consistency, weeks: number | null, theme: Theme): string {
  // A space between the columns reads better; very narrow terminals do without.
  const room = theme.columns - 1 - indent.length - labelWidth;
  const cellWidth = room >= 40 ? 2 : 1;
  const perBlock = Math.max(1, Math.floor(room / cellWidth));
  const shown = model.weeks.slice(-(weeks ?? Math.min(usualWeeks, perBlock)));
  const blocks: string[] = [];
  for (let end = shown.length; end > 0; end -= perBlock) {
    blocks.unshift(renderBlock(model, shown.slice(Math.max(0, end - perBlock), end), cellWidth, theme));
  }
  return lines(...blocks, renderLegend(shown, theme));
}

function renderBlock(model: Consistency, weeks: readonly Week[], cellWidth: number, theme: Theme): string {
  const label = (text: string) => indent + text.padEnd(labelWidth);
  // Each sign is one column wide.
  const row = (signs: readonly string[]) => signs.join(" ".repeat(cellWidth - 1));
  const starts = weeks.map(({ start }) => dayNumber(start));
  const weekdays = Array.from({ length: 7 }, (_, index) => {
    const days = starts.map((start) => dayOfNumber(start + index));
    return label(weekdayName(days[0] ?? model.today)) + row(days.map((day) => dayCell(model, day, theme)));
  });
  const states = label("") + row(weeks.map((week) => paintState(week.state, theme)(theme.symbols[week.state])));
  return lines(...[label("") + renderMonths(weeks, cellWidth), ...weekdays, states].map((line) => line.trimEnd()));
}

/** The month's name over the first week that holds its first day, where there is room for it. */
function renderMonths(weeks: readonly Week[], cellWidth: number): string {
  let header = "";
  weeks.forEach((week, index) => {
    const holdsFirst = Number(week.end.slice(8, 10)) <= 7;
    const column = index * cellWidth;
    if ((holdsFirst || index === 0) && (header.length < column || header === "")) {
      const nextIsNear =
        index === 0 && weeks.slice(1, Math.ceil(4 / cellWidth) + 1).some(({ end }) => Number(end.slice(8, 10)) <= 7);
      if (!nextIsNear || holdsFirst) header = header.padEnd(column) + monthName(week.end);
    }
  });
  return header;
}

function dayCell({ postsByDay, today, rule }: Consistency, day: Day, theme: Theme): string {
  if (day > today || (rule.since !== null && day < rule.since)) return theme.symbols.outside;
  return postsByDay.has(day) ? theme.good(theme.symbols.posted) : theme.dim(theme.symbols.notPosted);
}

function paintState(state: WeekState, theme: Theme): (text: string) => string {
  if (state === "met") return theme.good;
  if (state === "light") return theme.careful;
  return state === "empty" ? theme.bad : theme.dim;
}

function renderLegend(weeks: readonly Week[], theme: Theme): string | null {
  const states = Object.keys(stateNames) as (keyof typeof stateNames)[];
  const present = states.filter((state) => weeks.some((week) => week.state === state));
  const words = present.map((state) => `${paintState(state, theme)(theme.symbols[state])} ${stateNames[state]}`);
  if (words.length === 0) return null;
  const start = indent + " ".repeat(labelWidth);
  return wrap(theme, words.join("  "), start);
}
