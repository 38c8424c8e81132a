import type { Pause } from "../coach/book.ts";
import { addDays, daysBetween, endOfWeek } from "../coach/day.ts";
import type { Consistency } from "../coach/streak.ts";
import { countOf, dayRange } from "../coach/words.ts";
import { indent, lines, shown, table, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

export function renderPauseAdded(pause: Pause, { weeks, today, rule }: Consistency, theme: Theme): string {
  const days = countOf(daysBetween(pause.from, pause.to) + 1, "day");
  // The first week that begins in it: is all of it in it?
  const holdsWholeWeek = endOfWeek(addDays(pause.from, 6), rule.weekStart) <= pause.to;
  const partly = weeks.filter(
    ({ start, end, pausedDays }) => start <= pause.to && end >= pause.from && pausedDays > 0 && pausedDays < 7,
  );
  return `${lines(
    wrap(
      theme,
      `${theme.good(theme.symbols.done)} Paused ${dayRange(pause.from, pause.to, today)}, ${days}${reason(pause)}.`,
    ),
    holdsWholeWeek
      ? wrap(theme, "Whole weeks in it neither add to your streak nor break it; posts in it count.", indent + indent)
      : null,
    ...partly.slice(0, 4).map(({ start, end, target }) => {
      const verb = target === 1 ? "is" : "are";
      const enough = `${countOf(target, "posting day")} ${verb} ${target < rule.target ? "enough" : "asked all the same"}`;
      return wrap(theme, `${dayRange(start, end, today)} is partly paused: ${enough}.`, indent + indent);
    }),
  )}\n`;
}

export function renderPauses(pauses: readonly Pause[], today: string, theme: Theme): string {
  if (pauses.length === 0)
    return `${wrap(theme, "There is no pause. To plan one: socialtop pause 2026-12-21 2027-01-03 --why holidays")}\n`;
  const rows = pauses.map((pause, index) => [
    String(index + 1),
    dayRange(pause.from, pause.to, today),
    countOf(daysBetween(pause.from, pause.to) + 1, "day"),
    pause.why === null ? "" : shown(pause.why),
  ]);
  return `${table(theme, rows)}\n`;
}

function reason({ why }: Pause): string {
  return why === null ? "" : ` (${shown(why)})`;
}
