import type { Activity } from "../coach/book.ts";
import { daysBetween } from "../coach/day.ts";
import type { CompletedAction } from "../coach/progress.ts";
import { isStormOn } from "../coach/situation.ts";
import type { ThisWeek } from "../coach/standing.ts";
import type { Consistency } from "../coach/streak.ts";
import { capitalized, countOf, dayRange, longWeekdayName, spokenDay, spokenNumber } from "../coach/words.ts";
import { activityName } from "./activity.ts";
import { completedLine } from "./completed.ts";
import { indent, lines, widthOf, wrap } from "./layout.ts";
import { dots, paintStanding, postingDaysWords } from "./streak.ts";
import { copied, type Theme } from "./theme.ts";

export interface Logged {
  readonly activity: Activity;
  readonly isKnown: boolean;
  readonly consistency: Consistency;
  /** What this completed of the programme. */
  readonly completed: readonly CompletedAction[];
}

export function renderLogged({ activity, isKnown, consistency, completed }: Logged, theme: Theme): string {
  const { today } = consistency;
  const name = `${activityName(activity)}, ${spokenDay(activity.day, today, daysBetween(activity.day, today))}`;
  const head = isKnown
    ? `${theme.symbols.done} Recorded already: ${name}`
    : `${theme.good(theme.symbols.done)} ${name}`;
  const [first = "", ...rest] = weekLines(activity, consistency, theme);
  const start = indent + indent;
  return `${lines(
    wrap(theme, head, indent, start),
    isKnown ? wrap(theme, first, start) : withUndo(start + first, theme),
    ...rest.map((line) => wrap(theme, line, start)),
    ...completed.flatMap((action) => completedLine(action, theme, start)),
  )}\n`;
}

/** How the week of the activity stands, where it is an earlier one, and what this week needs now. */
function weekLines(
  { day, kind }: Activity,
  { thisWeek, weeks, rule, advice, today }: Consistency,
  theme: Theme,
): string[] {
  const beside = rule.counts.includes(kind)
    ? []
    : [theme.dim("Beside your posts: it does not count as a posting day.")];
  if (thisWeek.standing === "listening")
    return beside.length > 0 ? beside : [theme.dim("Nothing is asked of you yet.")];
  const week = weeks.find(({ start, end, state }) => state !== "open" && start <= day && day <= end);
  const earlier =
    week === undefined || beside.length > 0
      ? []
      : [
          paintState(
            week.state,
            theme,
          )(`Week of ${dayRange(week.start, week.end, today)}: ${postingDaysWords(week)}, ${week.state}.`),
        ];
  const days =
    thisWeek.postingDays > thisWeek.target
      ? `${thisWeek.postingDays} days`
      : `${thisWeek.postingDays} of ${countOf(thisWeek.target, "day")}`;
  const storm = isStormOn(weeks) ? ` ${advice}` : "";
  return [...earlier, ...beside, `This week ${dots(thisWeek, theme)}  ${days}. ${stillWords(thisWeek)}${storm}`];
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
  const hint = copied(theme, "Wrong? socialtop undo");
  const gap = theme.columns - 1 - widthOf(line) - hint.length;
  if (gap >= 3) return line + " ".repeat(Math.min(gap, 8)) + theme.dim(hint);
  return lines(wrap(theme, line.trimStart(), indent + indent), `${indent}${indent}${theme.dim(hint)}`);
}
