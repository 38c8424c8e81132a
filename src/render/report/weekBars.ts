import type { Report, ReportWeek } from "../../coach/report.ts";
import { weekWords } from "../../coach/weekWords.ts";
import { escaped } from "../page.ts";
import { columnAt, columnWidth, cutIntoHalves, renderMonths, renderPicture, widthOfPicture } from "./halves.ts";
import { renderLegend, type Sign, signAt } from "./signs.ts";

/** Units. */
const dayHeight = 10;
const barWidth = 9;
const signSize = 10;
const top = 14;
const base = top + 7 * dayHeight;
const height = base + signSize + 18;

/** A bar a week, as high as its posting days, with the guideline across. */
export function renderBars(report: Report): string {
  const signs = new Set<Sign>(report.weeks.map(({ week }) => week.state));
  if (report.weeks.some(({ storm }) => storm !== null)) signs.add("storm");
  const halves = cutIntoHalves(report.weeks).map((weeks) => renderHalf(report, weeks));
  const line =
    '<svg class="inline" viewBox="0 0 10 10" aria-hidden="true"><path class="asked" d="M0 5H10"/></svg> the guideline';
  return `<div class="halves">${halves.join("")}</div>\n${renderLegend(signs, [line])}`;
}

function renderHalf(report: Report, weeks: readonly ReportWeek[]): string {
  const asks = report.consistency.rule.target;
  const scale = [...new Set([0, asks, 7])].map((days) => {
    const y = heightOf(days);
    return `<path class="scale" d="M18 ${y}H${widthOfPicture(weeks)}"/><text x="0" y="${y + 3.5}">${days}</text>`;
  });
  const bars = weeks.map((week, index) => renderBar(report, week, columnAt(index)));
  const asked = `<path class="asked" d="${pathOfTargets(weeks)}"/>`;
  const content = [...scale, ...bars, asked, renderMonths(weeks, height - 3)].join("\n");
  return renderPicture({ weeks, height, what: "Posting days a week against the guideline", content });
}

function renderBar(report: Report, { week, storm }: ReportWeek, x: number): string {
  const y = heightOf(week.postingDays);
  const isMet = week.postingDays >= week.target;
  const parts = [
    `<rect class="hit" x="${x - 1}" y="0" width="${columnWidth}" height="${height - 14}"/>`,
    week.pausedDays === 7
      ? `<rect class="hatched" x="${x - 1}" y="${top}" width="${columnWidth}" height="${base - top}"/>`
      : "",
    week.postingDays === 0
      ? ""
      : `<rect class="bar ${isMet ? "met" : week.state}" x="${x + 1}" y="${y}" width="${barWidth}" height="${base - y}"/>`,
    storm === null ? "" : signAt("storm", x, y - 12, 11),
    signAt(week.state, x + 0.5, base + 3, signSize),
  ];
  return `<g><title>${escaped(weekWords(week, report.to, storm !== null))}</title>${parts.join("")}</g>`;
}

function heightOf(postingDays: number): number {
  return base - postingDays * dayHeight;
}

/** One line in steps: a new target moves it, and so does a partly paused week; where all days are paused nothing is asked. */
function pathOfTargets(weeks: readonly ReportWeek[]): string {
  let isDrawn = false;
  return weeks
    .map(({ week }, index) => {
      const isAsked = week.pausedDays < 7;
      const step = `${isDrawn ? "L" : "M"}${columnAt(index) - 1} ${heightOf(week.target)}h${columnWidth}`;
      isDrawn = isAsked;
      return isAsked ? step : "";
    })
    .join("");
}
