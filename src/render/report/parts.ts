import type { Day } from "../../coach/day.ts";
import { explainFigures } from "../../coach/explain.ts";
import { kindInfo } from "../../coach/kinds.ts";
import { platformInfo } from "../../coach/platforms.ts";
import { type ActionProgress, leftOutWords, stepStanding } from "../../coach/progress.ts";
import { type NetworkTable, type Report, type ReportGap, reportGapWords } from "../../coach/report.ts";
import type { Run } from "../../coach/runs.ts";
import type { Consistency } from "../../coach/streak.ts";
import { capitalized, countOf, dayRange } from "../../coach/words.ts";
import { bidi, escaped, time } from "../page.ts";
import { otherWeeks } from "../streak.ts";
import { inlineSign } from "./signs.ts";

/** Gaps told at once; the others stand in the table of weeks. */
const mostGaps = 6;

/** Streak, showing up, the last 12 and the last 26 weeks, each with what stands beside it. */
export function renderFigures({ streak, showingUp, last12, last26, today }: Consistency): string {
  const best = (run: Run | null) =>
    run === null ? "none yet" : `best ${run.weeks}, ${dayRange(run.from, run.to, today)}`;
  const cards = [
    ["Streak", streak.weeks, `${streak.weeks === 1 ? "week" : "weeks"} on the guideline`, best(streak.best)],
    ["Showing up", showingUp.weeks, `${showingUp.weeks === 1 ? "week" : "weeks"} with a post`, best(showingUp.best)],
    ["Met", last12.met, `of the last ${countOf(last12.weeks, "week")}`, otherWeeks(last12)],
    ["Posted in", last26.withAPost, `of the last ${countOf(last26.weeks, "week")}`, "any post counts here"],
  ] as const;
  // In the first week there is nothing to look back on yet.
  const known = last12.weeks === 0 ? cards.slice(0, 2) : cards;
  const items = known.map(
    ([name, figure, unit, beside]) =>
      `<div><dt>${name}</dt><dd><strong>${figure}</strong> ${escaped(unit)}<span class="soft">${escaped(beside)}</span></dd></div>`,
  );
  return `<dl class="figures">${items.join("")}</dl>`;
}

export function renderGaps(gaps: readonly ReportGap[], today: Day): string {
  if (gaps.length === 0) return "<p>None in this time.</p>";
  const items = gaps.slice(0, mostGaps).map((gap) => {
    const sign = inlineSign(gap.storm === null ? "empty" : "storm");
    return `<li>${sign} <strong>${escaped(dayRange(gap.from, gap.to, today))}</strong> ${escaped(reportGapWords(gap, today))}</li>`;
  });
  const more = gaps.length - items.length;
  return `<ul class="gaps">${items.join("")}</ul>${more > 0 ? `<p class="soft">And ${countOf(more, "earlier gap")}.</p>` : ""}`;
}

export function renderNetworks({ kinds, rows }: NetworkTable): string {
  if (rows.length === 0) return "<p>Nothing is recorded in this time.</p>";
  const names = ["Network", ...kinds.map((kind) => capitalized(kindInfo(kind).plural)), "All"];
  const head = names.map((name) => `<th scope="col" role="columnheader">${name}</th>`).join("");
  const body = rows.map(({ platform, counts, total }) => {
    const cells = [...counts, total]
      .map((count, index) => `<td role="cell" data-column="${names[index + 1]}">${count}</td>`)
      .join("");
    return `<tr role="row"><th scope="row" role="rowheader">${platformInfo(platform).name}</th>${cells}</tr>`;
  });
  return `<table class="numbers" role="table"><caption>What was recorded, by network and kind.</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${body.join("")}</tbody></table>`;
}

/** The six steps, each with the actions that are done and their days. */
export function renderSteps({ progress, to }: Report): string {
  const items = progress.steps.map((step) => {
    const sign = step.state === "done" ? `${inlineSign("met")} ` : "";
    const finished = step.actions.filter(({ state }) => state === "done");
    const isShown = leftOutWords[step.state] === undefined && finished.length > 0;
    const actions = isShown ? `<ul>${finished.map((action) => renderAction(action, to)).join("")}</ul>` : "";
    return `<li><strong>${step.step.title}</strong> <span class="soft">${sign}${stepStanding(step)}</span>${actions}</li>`;
  });
  return `<ol class="steps">${items.join("")}</ol>`;
}

function renderAction({ action, day }: ActionProgress, to: Day): string {
  const when = day === null ? "" : `, ${time(day, to)}`;
  return `<li>${bidi(action.title)}${when}</li>`;
}

/** The rule and the weeks behind each figure. */
export function renderExplanation(consistency: Consistency): string {
  const items = explainFigures(consistency).map(
    ({ figure, value, rule, because }) =>
      `<div><dt>${escaped(figure)}: ${escaped(value)}</dt><dd>${escaped(rule)}${because.length === 0 ? "" : `<ul>${because.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>`}</dd></div>`,
  );
  return `<details>
<summary>How each figure comes about</summary>
<dl class="explained">${items.join("")}</dl>
</details>`;
}
