import type { Profile } from "../coach/book.ts";
import { givenName } from "../coach/names.ts";
import type { Progress } from "../coach/progress.ts";
import type { Consistency } from "../coach/streak.ts";
import { countOf, dayName } from "../coach/words.ts";
import { lines, paragraphs, shown, wrap } from "./layout.ts";
import { renderNext, stepLine } from "./steps.ts";
import type { Theme } from "./theme.ts";

export interface Plan {
  readonly profile: Profile;
  readonly progress: Progress;
  readonly isNew: boolean;
  readonly rule: Consistency["rule"];
}

/** What `init` ends with: the six steps and the first thing to do. */
export function renderPlan({ profile, progress, isNew, rule }: Plan, theme: Theme): string {
  const firstName = givenName(shown(profile.name));
  const opening = isNew ? `Your plan is ready, ${firstName}.` : `Your plan is up to date, ${firstName}.`;
  const days = countOf(rule.target, "day");
  const rhythm =
    rule.since === null
      ? "You are listening first: no post is asked for."
      : `${days} a week, consistently; counted since ${dayName(rule.since, "")}.`;
  return paragraphs(
    wrap(theme, `${theme.good(theme.symbols.done)} ${theme.strong(opening)}`),
    lines(...progress.steps.map((step) => stepLine(step, theme))),
    wrap(theme, theme.dim(rhythm)),
    renderNext(progress, theme),
  );
}
