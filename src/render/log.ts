import { isStormOn } from "../coach/advice.ts";
import type { Activity } from "../coach/book.ts";
import { daysBetween } from "../coach/day.ts";
import { findAction } from "../coach/programme.ts";
import type { ThisWeek } from "../coach/standing.ts";
import type { Consistency } from "../coach/streak.ts";
import { capitalized, countOf, dayRange, longWeekdayName, spokenDay, spokenNumber } from "../coach/words.ts";
import { activityName } from "./activity.ts";
import { indent, lines, widthOf, wrap } from "./layout.ts";
import { dots, paintStanding } from "./streak.ts";
import type { Theme } from "./theme.ts";

export interface Logged {
  readonly activity: Activity;
  readonly isKnown: boolean;
  readonly consistency: Consistency;
  /** Ids of actions that this completed. */
  readonly completed: readonly string[];
}

export function renderLogged({ activity, isKnown, consistency, completed }: Logged, theme: Theme): string {
  const { today } = consistency;
  const name = `${activityName(activity)}, ${spokenDay(activity.day, today, daysBetween(activity.day, today))}`;
  if (isKnown) return `${wrap(theme, `${theme.symbols.done} Recorded already: ${name}`)}\n`;
  return `${lines(
    wrap(theme, `${theme.good(theme.symbols.done)} ${name}`, indent, indent + indent),
    withUndo(`${indent}${indent}${weekWords(activity, consistency, theme)}`, theme),
    ...completed.map((id) => completedLine(id, theme)),
  )}\n`;
}

/** "This week ● ● ○  2 of 3 days. One more by Sunday." Posts of earlier weeks: how that week stands now. */
function weekWords(
  { day, kind }: Activity,
  { thisWeek, weeks, rule, advice, today }: Consistency,
  theme: Theme,
): string {
  if (!rule.counts.includes(kind)) return theme.dim("Beside your posts: it does not count as a posting day.");
  if (day < thisWeek.start) {
    const week = weeks.find(({ start, end }) => start <= day && day <= end);
    if (week === undefined) return "";
    const words = `Week of ${dayRange(week.start, week.end, today)}: ${week.postingDays} of ${week.target} days, ${week.state}.`;
    return paintState(week.state, theme)(words);
  }
  const storm = isStormOn(weeks) ? ` ${advice}` : "";
  return `This week ${dots(thisWeek, theme)}  ${thisWeek.postingDays} of ${countOf(thisWeek.target, "day")}. ${stillWords(thisWeek)}${storm}`;
}

function paintState(state: string, theme: Theme): (text: string) => string {
  return state === "met" ? paintStanding("met", theme) : paintStanding("at-risk", theme);
}

function stillWords({ standing, stillNeeded, end }: ThisWeek): string {
  if (standing === "met") return "Met: well done.";
  if (standing === "out-of-reach") return "Every one still counts as showing up.";
  if (standing === "paused") return "A pause: nothing was asked.";
  return `${capitalized(spokenNumber(stillNeeded))} more by ${longWeekdayName(end)}.`;
}

function withUndo(line: string, theme: Theme): string {
  const hint = "Wrong? socialtop undo";
  const gap = theme.columns - 1 - widthOf(line) - hint.length;
  if (gap >= 3) return line + " ".repeat(Math.min(gap, 8)) + theme.dim(hint);
  return lines(wrap(theme, line.trimStart(), indent + indent), `${indent}${indent}${theme.dim(hint)}`);
}

function completedLine(id: string, theme: Theme): string | null {
  const found = findAction(id);
  if (found === undefined) return null;
  return wrap(
    theme,
    `${theme.good(theme.symbols.done)} Step ${found.step.number}, ${found.step.title}: ${found.action.title}. Done.`,
    indent + indent,
  );
}
