import { countOf, instantName } from "../coach/words.ts";
import { lines, shown, table, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** A change that can be, or was, taken back. */
interface ShownChange {
  readonly at: string;
  readonly what: string;
  readonly leaders: readonly string[];
}

/** Newest first. The leaders are named where there are several. */
export function renderChanges(changes: readonly ShownChange[], hasSeveral: boolean, theme: Theme): string {
  if (changes.length === 0) return `${wrap(theme, "There is nothing to take back.")}\n`;
  const rows = changes.map(({ at, what, leaders }) => [
    theme.dim(instantName(at)),
    ...(hasSeveral ? [leaders.join(", ")] : []),
    shown(what),
  ]);
  return `${table(theme, rows)}\n`;
}

export function renderUndone(
  undone: ShownChange | null,
  left: readonly ShownChange[],
  hasSeveral: boolean,
  theme: Theme,
): string {
  if (undone === null) return `${wrap(theme, "There is nothing to take back.")}\n`;
  const [next] = left;
  const whose = hasSeveral && undone.leaders.length > 0 ? ` (${undone.leaders.join(", ")})` : "";
  return `${lines(
    wrap(theme, `${theme.good(theme.symbols.done)} Took back: ${shown(undone.what)}${whose}`),
    wrap(
      theme,
      theme.dim(
        next === undefined
          ? "Nothing else is left to take back."
          : `${countOf(left.length, "earlier change")} can be taken back; the next is: ${shown(next.what)}. socialtop undo`,
      ),
    ),
  )}\n`;
}
