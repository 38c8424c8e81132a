import { gapWords } from "../coach/advice.ts";
import { explainFigures } from "../coach/explain.ts";
import type { Gap } from "../coach/gaps.ts";
import type { Consistency } from "../coach/streak.ts";
import { dayRange } from "../coach/words.ts";
import { indent, lines, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** Each figure with its rule and the weeks behind it, and every gap. */
export function renderExplanation(model: Consistency, theme: Theme): string {
  const figures = explainFigures(model).map(({ figure, value, rule, because }) =>
    lines(
      wrap(theme, theme.strong(`${figure}: ${value}`)),
      wrap(theme, theme.dim(rule), indent + indent),
      ...because.map((reason) => wrap(theme, reason, indent + indent, indent + indent + indent)),
    ),
  );
  const newest = model.gaps.toReversed();
  // Where there is no record, nobody knows whether there was a gap.
  const [known, unknown] = [
    newest.filter(({ noRecord }) => noRecord.length === 0),
    newest.filter(({ noRecord }) => noRecord.length > 0),
  ];
  const parts = [gapList("Gaps", known, model.today, theme), gapList("Without a record", unknown, model.today, theme)];
  return [...figures, ...parts.filter((part) => part !== null)].join("\n\n");
}

function gapList(title: string, gaps: readonly Gap[], today: string, theme: Theme): string | null {
  if (gaps.length === 0) return null;
  const rows = gaps.map((gap) =>
    wrap(
      theme,
      `${dayRange(gap.from, gap.to, today)}: ${gapWords(gap, today)}`,
      indent + indent,
      indent + indent + indent,
    ),
  );
  return lines(wrap(theme, theme.strong(`${title}: ${gaps.length}`)), ...rows);
}
