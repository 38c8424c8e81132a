import type { MissingPart } from "../coach/guidelines/guidelines.ts";
import { partInfo } from "../coach/guidelines/guidelinesParts.ts";
import { listOf } from "../coach/words.ts";
import { indent, lines, padEnd, shown, withCommand, wrap } from "./layout.ts";
import { copied, type Theme } from "./theme.ts";

const labelWidth = 16;
/** Below this many columns the labels stand before the words, and nothing stands under them. */
const leastForLabels = 60;

/** Parts, each on lines of its own, beside their label. */
export function labelled(theme: Theme, label: string, parts: readonly string[]): string {
  const isNarrow = theme.columns < leastForLabels;
  const rest = isNarrow ? indent + indent : indent + " ".repeat(labelWidth);
  const first = indent + (isNarrow ? `${label}: ` : padEnd(label, labelWidth));
  return lines(...parts.map((part, index) => wrap(theme, part, index === 0 ? first : rest, rest)));
}

/** A command to copy is never broken over two lines where it fits on one. */
export function command(theme: Theme, label: string, typed: string): string {
  if (theme.columns < leastForLabels) return withCommand(theme, `${label}:`, typed);
  return labelled(theme, label, [theme.strong(copied(theme, typed))]);
}

/** Entries of a list, one after the other: one with a comma must not look like two. */
export function listed(entries: readonly string[]): string {
  return entries.map(shown).join(entries.some((entry) => entry.includes(",")) ? "; " : ", ");
}

/** "who looks over a delicate post and the disclaimer" */
export function namesOf(missing: readonly MissingPart[]): string {
  return listOf(missing.map(({ part }) => (part === "guidelines" ? "all of it" : partInfo(part).name)));
}

export function forLegal(theme: Theme): string {
  return command(theme, "For legal", "socialtop guidelines export guidelines.html");
}
