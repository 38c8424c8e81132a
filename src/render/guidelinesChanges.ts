import type { Guidelines } from "../coach/book.ts";
import type { MissingPart } from "../coach/guidelines/guidelines.ts";
import { entriesOf, type PartEntries } from "../coach/guidelines/guidelinesDifference.ts";
import { type GuidelinePart, partInfo } from "../coach/guidelines/guidelinesParts.ts";
import type { Takeover } from "../coach/guidelines/guidelinesTakeover.ts";
import { listOf } from "../coach/words.ts";
import { command, forLegal, labelled, listed, namesOf } from "./guidelinesRows.ts";
import { indent, lines, paragraphs, shown, wrap } from "./layout.ts";
import { completedLines } from "./steps.ts";
import { copied, type Theme } from "./theme.ts";

export interface GuidelinesChange {
  readonly changed: readonly GuidelinePart[];
  /** What is in the lists no longer. */
  readonly removed: readonly PartEntries[];
  /** As they are now; null where there are none. */
  readonly present: Guidelines | null;
  readonly missing: readonly MissingPart[];
  /** Ids of actions that this completed. */
  readonly completed: readonly string[];
}

/** After a change: which parts, what is still missing, and what to do with it. */
export function renderGuidelinesChange(
  { changed, removed, present, missing, completed }: GuidelinesChange,
  theme: Theme,
): string {
  if (changed.length === 0) return `${wrap(theme, "Nothing was changed.")}\n`;
  const isThere = (part: GuidelinePart) => present !== null && present[part] !== null;
  const [written, unanswered] = [changed.filter(isThere), changed.filter((part) => !isThere(part))];
  const tick = theme.good(theme.symbols.done);
  return paragraphs(
    lines(
      written.length === 0 ? null : wrap(theme, `${tick} Written: ${names(written)}.`),
      unanswered.length === 0 ? null : wrap(theme, `${tick} No longer answered: ${names(unanswered)}.`),
      takenOutLine(removed, theme),
      ...completedLines(completed, theme),
    ),
    renderNextSteps(missing, theme),
  );
}

/** Null when nothing is gone. */
function takenOutLine(removed: readonly PartEntries[], theme: Theme): string | null {
  const entries = removed.flatMap((part) => part.entries);
  return entries.length === 0 ? null : wrap(theme, `Taken out: ${listed(entries)}.`, indent + indent);
}

function names(parts: readonly GuidelinePart[]): string {
  return listOf(parts.map((part) => partInfo(part).name));
}

function renderNextSteps(missing: readonly MissingPart[], theme: Theme): string {
  return lines(
    ...(missing.length === 0
      ? []
      : [
          labelled(theme, "Still missing", [namesOf(missing)]),
          command(theme, "What to do", "socialtop guidelines check"),
        ]),
    forLegal(theme),
  );
}

export interface TakeoverModel extends Takeover {
  /** Where the page came from. */
  readonly name: string;
  readonly missing: readonly MissingPart[];
  /** Ids of actions that this completed. */
  readonly completed: readonly string[];
}

export function renderTakeover(model: TakeoverModel, theme: Theme): string {
  const { name, isSame, taken, kept, staysListed, missing, completed } = model;
  const below = indent + indent;
  const listing = staysListed
    ? lines(
        wrap(theme, "The company stays listed here, as you have quiet periods. If it is not:", below),
        below + theme.strong(copied(theme, "socialtop guidelines init --no-listed --yes")),
      )
    : null;
  if (isSame) {
    const words = staysListed ? "." : `: what ${shown(name)} says stands there already.`;
    return `${lines(wrap(theme, `Nothing was changed${words}`), listing)}\n`;
  }
  return paragraphs(
    lines(
      wrap(theme, `${theme.good(theme.symbols.done)} Taken over from ${shown(name)}: ${names(taken)}.`),
      ...takeoverWords(model).map((words) => wrap(theme, words, below)),
      kept.length === 0 ? null : wrap(theme, `Your own, as before: ${names(kept)}.`, below),
      listing,
      ...completedLines(completed, theme),
    ),
    renderNextSteps(missing, theme),
  );
}

/** What of the leader's own it replaces, and what comes beside it, a sentence each. */
export function takeoverWords({ after, replaced, added, removed }: Takeover): string[] {
  const entries = removed.flatMap((part) => part.entries);
  // Where nothing was before, it is said that the part is taken over.
  const beside = added.filter((part) => part.entries.length < entriesOf(after[part.part]).length);
  return [
    ...(replaced.length === 0 ? [] : [`In place of your own: ${names(replaced)}.`]),
    ...(entries.length === 0 ? [] : [`Taken out: ${listed(entries)}.`]),
    ...beside.map((part) => `Added to ${partInfo(part.part).name}: ${listed(part.entries)}.`),
  ];
}

export function renderMissing(missing: readonly MissingPart[], theme: Theme): string {
  if (missing.length === 0)
    return `${wrap(theme, `${theme.good(theme.symbols.done)} Nothing is missing in the guidelines.`)}\n`;
  return paragraphs(
    wrap(theme, theme.strong(missing.length === 1 ? "One thing is missing." : `${missing.length} things are missing.`)),
    lines(...missing.map(({ why, todo }) => lines(wrap(theme, why), wrap(theme, todo, indent + indent)))),
  );
}
