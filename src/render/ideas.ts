import type { Idea } from "../coach/draft/ideas.ts";
import type { Step } from "../coach/programme.ts";
import { lines, paragraphs, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** `step` is the one that the leader is in; null when all are done. */
export function renderIdeas(ideas: readonly Idea[], step: Step | null, theme: Theme): string {
  const where = step === null ? "" : `, for step ${step.number} (${step.title.toLowerCase()})`;
  return paragraphs(
    wrap(theme, theme.strong(`A few beginnings${where}. One is enough.`)),
    lines(...ideas.map(({ text }) => wrap(theme, text, `  ${theme.symbols.dotOpen} `, "    "))),
    lines(
      wrap(theme, 'Write it: socialtop draft, or keep a first line: socialtop draft save "…"'),
      wrap(theme, theme.dim("Others: socialtop draft --ideas")),
    ),
  );
}
