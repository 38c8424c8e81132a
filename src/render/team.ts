import { standingWords } from "../coach/standing.ts";
import { type Member, stageWords, type TeamSort, teamOrders, type Unreadable } from "../coach/team.ts";
import { guidelineWords, type TeamSummary, topWords } from "../coach/teamSummary.ts";
import { groupDigits } from "../coach/words.ts";
import { cut, indent, lines, padEnd, paragraphs, shown, widthOf, withCommand, wrap } from "./layout.ts";
import { paintStanding } from "./streak.ts";
import type { Theme } from "./theme.ts";

export interface TeamBoard {
  readonly summary: TeamSummary;
  readonly sort: TeamSort;
  /** As they are sorted. */
  readonly members: readonly Member[];
  readonly unreadable: readonly Unreadable[];
  /** How the first one who needs a word is named after `--nudge`; null when nobody needs one. */
  readonly nudge: string | null;
}

/** Where names have less room (columns), a leader gets lines of its own. */
const leastNameWidth = 12;
const gap = "  ";

/** How the team stands, then a row a leader; whoever needs a word has the reason below. */
export function renderTeam({ summary, sort, members, unreadable, nudge }: TeamBoard, theme: Theme): string {
  const top = topWords(summary);
  return paragraphs(
    lines(wrap(theme, theme.strong(guidelineWords(summary))), top === null ? null : wrap(theme, shown(top))),
    renderTable(members, theme) ?? renderStacked(members, theme),
    unreadable.length === 0 ? null : lines(...unreadable.map((row) => renderUnreadable(row, theme))),
    wrap(theme, theme.dim(`Sorted: ${teamOrders[sort].meaning}.`)),
    nudge === null ? null : withCommand(theme, "What to write:", nudge),
  );
}

/** The columns beside the names, and whether they leave room for these. */
function layOutTable(
  members: readonly Member[],
  theme: Theme,
): { cells: string[][]; widths: number[]; nameWidth: number } {
  const head = ["Steps", "This week", "Streak", "Last 12", "Last post"].map((cell) => theme.dim(cell));
  const cells = [head, ...members.map((member) => cellsOf(member, theme))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ""))));
  const others = widths.reduce((sum, width) => sum + gap.length + width, 0);
  return { cells, widths, nameWidth: theme.columns - 1 - indent.length - others };
}

function cellsOf(member: Member, theme: Theme): string[] {
  const { thisWeek, streak, last12 } = member.consistency;
  const { notForYou: nothing } = theme.symbols;
  const isListening = thisWeek.standing === "listening";
  return [
    stepsWords(member),
    weekWords(member, theme),
    isListening ? nothing : String(streak.weeks),
    isListening ? nothing : `${last12.met} of ${last12.weeks}`,
    lastPostWords(member),
  ];
}

/** Null where the names would be cut too short. */
function renderTable(members: readonly Member[], theme: Theme): string | null {
  const { cells, widths, nameWidth } = layOutTable(members, theme);
  if (nameWidth < leastNameWidth) return null;
  const longest = Math.max(...members.map(({ name }) => widthOf(shown(name))));
  const names = [theme.dim("Leader"), ...members.map(({ name }) => theme.strong(cut(shown(name), nameWidth)))];
  return lines(
    ...names.flatMap((name, index) => {
      const row = cells[index]?.map((cell, column) => gap + padEnd(cell, widths[column] ?? 0)) ?? [];
      const line = (indent + padEnd(name, Math.min(nameWidth, longest)) + row.join("")).trimEnd();
      return [line, ...reasonOf(members[index - 1], theme)];
    }),
  );
}

function renderStacked(members: readonly Member[], theme: Theme): string {
  return lines(
    ...members.flatMap((member) => {
      const { thisWeek, streak, last12 } = member.consistency;
      const name = cut(indent + theme.strong(shown(member.name)), theme.columns - 1);
      const figures =
        thisWeek.standing === "listening"
          ? []
          : [
              `streak ${streak.weeks}`,
              `${last12.met} of the last ${last12.weeks} met`,
              `last post ${lastPostWords(member).replace(/days?$/, "$& ago")}`,
            ];
      const week = `${figures.length === 0 ? "" : "this week "}${weekWords(member, theme)}`;
      const words = [stepsWords(member), week, ...figures];
      return [name, wrap(theme, words.join(", "), indent + indent), ...reasonOf(member, theme)];
    }),
  );
}

/** "baby steps 2/5" */
function stepsWords(member: Member): string {
  return `${stageWords(member)} ${member.progress.stepsDone}/${member.progress.stepsAsked}`;
}

/** "1/3 at risk", "listening" */
function weekWords({ consistency: { thisWeek } }: Member, theme: Theme): string {
  const { standing, postingDays, target } = thisWeek;
  const words = paintStanding(standing, theme)(standingWords[standing]);
  return standing === "listening" ? words : `${postingDays}/${target} ${words}`;
}

function reasonOf(member: Member | undefined, theme: Theme): string[] {
  const attention = member?.attention ?? null;
  if (attention === null) return [];
  return [wrap(theme, theme.careful(shown(attention.why)), `${indent}${theme.careful("!")} `, indent + indent)];
}

function lastPostWords({ consistency: { lastPost } }: Member): string {
  if (lastPost === null) return "never";
  if (lastPost.daysAgo === 0) return "today";
  return lastPost.daysAgo === 1 ? "yesterday" : `${groupDigits(lastPost.daysAgo)} days`;
}

function renderUnreadable({ name, file, problem }: Unreadable, theme: Theme): string {
  // What is wrong with a file says already which one it is.
  const words =
    file !== null && problem.includes(file) ? shown(problem) : `${theme.strong(shown(name))}: ${shown(problem)}`;
  return wrap(theme, words, `${indent}${theme.bad(theme.symbols.empty)} `, indent + indent);
}
