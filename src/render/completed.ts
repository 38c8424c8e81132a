import type { CompletedAction } from "../coach/progress.ts";
import { indent, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** Says that an action is done; nothing where there is none. */
export function completedLine(completed: CompletedAction | undefined, theme: Theme, start = indent): string[] {
  if (completed === undefined) return [];
  const { step, action } = completed;
  const words = `Step ${step.number}, ${step.title}: ${action.title}. Done.`;
  return [wrap(theme, `${theme.good(theme.symbols.done)} ${words}`, start)];
}
