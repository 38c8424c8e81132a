import type { Guidelines, QuietPeriod } from "../coach/book.ts";
import { type Day, daysBetween } from "../coach/day.ts";
import { type MissingPart, upcomingPeriods } from "../coach/guidelines/guidelines.ts";
import { type GuidelinePart, guidelineParts, type PartInfo } from "../coach/guidelines/guidelinesParts.ts";
import { countOf, dayName, dayRange } from "../coach/words.ts";
import { command, forLegal, labelled, listed, namesOf } from "./guidelinesRows.ts";
import { lines, paragraphs, shown, withCommand, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

export interface GuidelinesModel {
  readonly name: string;
  readonly guidelines: Guidelines | null;
  readonly missing: readonly MissingPart[];
  readonly today: Day;
}

export function renderGuidelines({ name, guidelines, missing, today }: GuidelinesModel, theme: Theme): string {
  if (guidelines === null) return renderNone(theme);
  const file = guidelines.file === null ? "" : `, after ${shown(guidelines.file)}`;
  const since = theme.dim(`, last changed ${dayName(guidelines.changedOn, today)}${file}`);
  return paragraphs(
    wrap(theme, theme.strong(`Guidelines of ${shown(name)}`) + since),
    lines(...guidelineParts.map((info) => renderPart(guidelines, info, today, theme))),
    lines(
      missing.length === 0
        ? wrap(theme, `${theme.good(theme.symbols.done)} Nothing is missing.`)
        : labelled(theme, "Still missing", [namesOf(missing)]),
      missing.length === 0 ? null : command(theme, "To answer", "socialtop guidelines init"),
      command(theme, "To change", "socialtop guidelines edit"),
      forLegal(theme),
    ),
  );
}

function renderNone(theme: Theme): string {
  return paragraphs(
    wrap(
      theme,
      "A page of guidelines lets you speak without asking each time: what you speak on, and what you leave out.",
    ),
    withCommand(theme, "There is none yet. Eight short questions:", "socialtop guidelines init"),
  );
}

/** Null for quiet periods of a company that is not listed. */
function renderPart(guidelines: Guidelines, { part, label }: PartInfo, today: Day, theme: Theme): string | null {
  const answer = guidelines[part];
  if (part === "quietPeriods") {
    if (guidelines.isListed !== true && answer === null) return null;
    return labelled(theme, label, periodLines(guidelines.quietPeriods, today, theme));
  }
  return labelled(theme, label, answer === null ? [notAnswered(theme)] : wordsOf(answer));
}

function notAnswered(theme: Theme): string {
  return theme.dim("not answered yet");
}

function wordsOf(answer: NonNullable<Guidelines[GuidelinePart]>): string[] {
  if (typeof answer === "boolean") return [answer ? "yes" : "no"];
  if (typeof answer === "string") return answer.split("\n").map(shown);
  return [answer.length === 0 ? "none" : listed(answer.map(String))];
}

function periodLines(periods: readonly QuietPeriod[] | null, today: Day, theme: Theme): string[] {
  if (periods === null) return [notAnswered(theme)];
  const { ahead, past } = upcomingPeriods(periods, today);
  if (ahead.length === 0) {
    return [past === 0 ? `none${theme.dim(" (most listed companies have some)")}` : `none to come, ${past} past`];
  }
  const beside = past === 0 ? "" : theme.dim(`, ${past} past`);
  return ahead.map((period, index) => periodWords(period, today, theme) + (index === ahead.length - 1 ? beside : ""));
}

/** "15 Dec 2026 – 31 Jan 2027: annual results (on now, 37 more days)" */
function periodWords({ from, to, why }: QuietPeriod, today: Day, theme: Theme): string {
  const words = `${dayRange(from, to, today)}${why === null ? "" : `: ${shown(why)}`}`;
  if (from > today) return words;
  const left = daysBetween(today, to);
  return `${words} ${theme.careful(`(on now, ${left === 0 ? "the last day" : countOf(left, "more day")})`)}`;
}
