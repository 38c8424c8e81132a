import { standingWord, toneOf } from "../coach/situation.ts";
import { isListening } from "../coach/standing.ts";
import { askedWeeks } from "../coach/streak.ts";
import {
  daysSinceLastPost,
  isOld,
  isOneOfSeveral,
  isOnGuideline,
  type Member,
  stageWords,
  type TeamSort,
  teamOrders,
  type Unreadable,
  unreadableWords,
} from "../coach/team.ts";
import { guidelineWords, type TeamSummary, topWords } from "../coach/teamSummary.ts";
import { dayName, groupDigits } from "../coach/words.ts";
import { cut, indent, lines, padEnd, paragraphs, shown, widthOf, withCommand, wrap } from "./layout.ts";
import { paintTone } from "./streak.ts";
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
const leastNameWidth = 14;
const gap = "  ";

/** How the team stands, then a row a leader; whoever needs a word has the reason below. */
export function renderTeam({ summary, sort, members, unreadable, nudge }: TeamBoard, theme: Theme): string {
  const top = topWords(summary);
  return paragraphs(
    lines(
      wrap(theme, theme.strong(guidelineWords(summary).replace("guideline:", `guideline (${theme.symbols.met}):`))),
      top === null ? null : wrap(theme, shown(top)),
    ),
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
  const heads = ["Steps", "This week", "Streak", "Last 12", "Last post"].map((cell) => theme.dim(cell));
  const cells = [heads, ...members.map((member) => cellsOf(member, theme))];
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ""))));
  const others = widths.reduce((sum, width) => sum + gap.length + width, 0);
  return { cells, widths, nameWidth: theme.columns - 1 - indent.length - others };
}

function cellsOf(member: Member, theme: Theme): string[] {
  const { streak, last12 } = member.consistency;
  const { notForYou: nothing } = theme.symbols;
  const listens = isListening(member.consistency);
  return [
    stepsWords(member),
    thisWeekWords(member, theme),
    listens ? nothing : String(streak.weeks),
    listens ? nothing : `${last12.met} of ${askedWeeks(last12)}`,
    lastPostWords(member),
  ];
}

/** Null where the names would be cut too short. */
function renderTable(members: readonly Member[], theme: Theme): string | null {
  const { cells, widths, nameWidth } = layOutTable(members, theme);
  if (nameWidth < leastNameWidth) return null;
  const names = [theme.dim(`  ${head}`), ...members.map((member) => markedName(member, nameWidth, theme))];
  const longest = Math.max(...names.map(widthOf));
  return lines(
    ...names.flatMap((name, index) => {
      const row = cells[index]?.map((cell, column) => gap + padEnd(cell, widths[column] ?? 0)) ?? [];
      const line = indent + padEnd(name, longest) + row.join("");
      return [line.trimEnd(), ...belowOf(members, members[index - 1], theme)];
    }),
  );
}

const head = "Leader";

function renderStacked(members: readonly Member[], theme: Theme): string {
  return lines(
    ...members.flatMap((member) => {
      const { streak, last12 } = member.consistency;
      const listens = isListening(member.consistency);
      const ago = (daysSinceLastPost(member) ?? 0) > 1 ? " ago" : "";
      const figures = listens
        ? []
        : [
            `streak ${streak.weeks}`,
            `${last12.met} of the last ${askedWeeks(last12)} met`,
            `last post ${lastPostWords(member)}${ago}`,
          ];
      const week = `${listens ? "" : "this week "}${thisWeekWords(member, theme)}`;
      const words = [stepsWords(member), week, ...figures];
      return [
        indent + markedName(member, theme.columns - 1 - indent.length, theme),
        wrap(theme, words.join(", "), indent + indent),
        ...belowOf(members, member, theme),
      ];
    }),
  );
}

/** "✓ Jane Doe": whoever is on the guideline is marked. At most `width` columns. */
function markedName(member: Member, width: number, theme: Theme): string {
  const mark = isOnGuideline(member) ? theme.good(theme.symbols.met) : " ";
  return `${mark} ${theme.strong(cut(shown(member.name), width - 2))}`;
}

/** "2/5, baby steps" */
function stepsWords(member: Member): string {
  return `${member.progress.stepsDone}/${member.progress.stepsAsked}, ${stageWords(member)}`;
}

/** "1/3 at risk", "listening"; a silence is not good news, however much of the week is left. */
function thisWeekWords({ consistency, isOfAnotherWeek }: Member, theme: Theme): string {
  const { postingDays, target } = consistency.thisWeek;
  // The record's week is over: nobody knows how this one stands.
  if (isOfAnotherWeek) return "not known";
  const words = paintTone(toneOf(consistency), theme)(standingWord(consistency));
  return isListening(consistency) ? words : `${postingDays}/${target} ${words}`;
}

/** Whose it is of two of one name, of which day the record is where that is not today, and why a word is due. */
function belowOf(members: readonly Member[], member: Member | undefined, theme: Theme): string[] {
  if (member === undefined) return [];
  const { attention, ageDays, consistency, leader, file } = member;
  const start = indent + indent;
  const notes = [
    isOneOfSeveral(members, member) ? (leader ?? file ?? "") : null,
    ageDays > 0 && !isOld(member) ? `as of ${dayName(consistency.today, "")}` : null,
  ].filter((note) => note !== null);
  return [
    ...(notes.length === 0 ? [] : [wrap(theme, theme.dim(shown(notes.join(", "))), start)]),
    ...(attention === null
      ? []
      : [wrap(theme, theme.careful(shown(attention.why)), `${indent}${theme.careful("!")} `, start)]),
  ];
}

function lastPostWords(member: Member): string {
  const days = daysSinceLastPost(member);
  if (days === null) return "never";
  if (days === 0) return "today";
  return days === 1 ? "yesterday" : `${groupDigits(days)} days`;
}

function renderUnreadable(row: Unreadable, theme: Theme): string {
  const words = [unreadableWords(row), ...(row.leader === null || row.hint === null ? [] : [row.hint])].map(shown);
  return wrap(theme, words.join(" "), `${indent}${theme.bad(theme.symbols.empty)} `, indent + indent);
}
