import { gapWords } from "../coach/advice.ts";
import { explainFigures } from "../coach/explain.ts";
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
  const gaps = model.gaps.toReversed().map((gap) => {
    return wrap(
      theme,
      `${dayRange(gap.from, gap.to, model.today)}: ${gapWords(gap, model.today)}`,
      indent + indent,
      indent + indent + indent,
    );
  });
  const gapPart = gaps.length === 0 ? [] : [lines(wrap(theme, theme.strong(`Gaps: ${gaps.length}`)), ...gaps)];
  return [...figures, ...gapPart].join("\n\n");
}
