import type { MissingPart } from "../coach/guidelines/guidelines.ts";
import { type GuidelinePart, partInfo } from "../coach/guidelines/guidelinesParts.ts";
import { listOf } from "../coach/words.ts";
import { command, forLegal, labelled, namesOf } from "./guidelinesRows.ts";
import { indent, lines, paragraphs, shown, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** After a change: which parts, what is still missing, and what to do with it. */
export function renderGuidelinesChange(
  changed: readonly GuidelinePart[],
  missing: readonly MissingPart[],
  theme: Theme,
): string {
  if (changed.length === 0) return `${wrap(theme, "Nothing was changed.")}\n`;
  const names = listOf(changed.map((part) => partInfo(part).name));
  return paragraphs(
    wrap(theme, `${theme.good(theme.symbols.done)} Written: ${names}.`),
    renderNextSteps(missing, theme),
  );
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

export interface Takeover {
  readonly file: string;
  /** Was it all taken over before? */
  readonly isSame: boolean;
  /** Parts that the file has, and parts of the leader's own that it does not have. */
  readonly taken: readonly GuidelinePart[];
  readonly kept: readonly GuidelinePart[];
  readonly missing: readonly MissingPart[];
}

export function renderTakeover({ file, isSame, taken, kept, missing }: Takeover, theme: Theme): string {
  if (isSame) return `${wrap(theme, `Nothing was changed: what ${shown(file)} says stands there already.`)}\n`;
  const names = (parts: readonly GuidelinePart[]) => listOf(parts.map((part) => partInfo(part).name));
  return paragraphs(
    lines(
      wrap(theme, `${theme.good(theme.symbols.done)} Taken over from ${shown(file)}: ${names(taken)}.`),
      kept.length === 0 ? null : wrap(theme, `Your own, as before: ${names(kept)}.`, indent + indent),
    ),
    renderNextSteps(missing, theme),
  );
}

export function renderMissing(missing: readonly MissingPart[], theme: Theme): string {
  if (missing.length === 0)
    return `${wrap(theme, `${theme.good(theme.symbols.done)} Nothing is missing in the guidelines.`)}\n`;
  return paragraphs(
    wrap(theme, theme.strong(missing.length === 1 ? "One thing is missing." : `${missing.length} things are missing.`)),
    lines(...missing.map(({ why, todo }) => lines(wrap(theme, why), wrap(theme, todo, indent + indent)))),
  );
}
