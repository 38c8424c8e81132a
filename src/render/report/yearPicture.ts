import { addDays, type Day } from "../../coach/day.ts";
import type { Report, ReportWeek } from "../../coach/report.ts";
import { weekWords } from "../../coach/weekWords.ts";
import { weekdayName } from "../../coach/words.ts";
import { escaped } from "../page.ts";
import { columnAt, columnWidth, cutIntoHalves, renderMonths, renderPicture } from "./halves.ts";
import { renderLegend, signAt } from "./signs.ts";

/** Units. */
const cell = 11;
const top = 16;
const signSize = 10;
const height = top + 7 * columnWidth + signSize + 6;

/** A column a week, a row a weekday, and under each week how it went. */
export function renderYear(report: Report): string {
  const signs = new Set(report.weeks.map(({ week }) => week.state));
  const halves = cutIntoHalves(report.weeks).map((weeks) => renderHalf(report, weeks));
  const posted =
    '<svg class="inline" viewBox="0 0 10 10" aria-hidden="true"><rect class="posted" width="10" height="10" rx="2"/></svg> a day with a post';
  return `<div class="halves">${halves.join("")}</div>\n${renderLegend(signs, [posted])}`;
}

function renderHalf(report: Report, weeks: readonly ReportWeek[]): string {
  const start = weeks[0]?.week.start ?? report.to;
  const weekdays = [0, 2, 4, 6].map(
    (index) => `<text x="0" y="${top + index * columnWidth + 9}">${weekdayName(addDays(start, index))}</text>`,
  );
  const columns = weeks.map((week, index) => renderWeek(report, week, columnAt(index)));
  const content = [renderMonths(weeks, 10), ...weekdays, ...columns].join("\n");
  return renderPicture({ weeks, height, what: "Days with a post", content });
}

function renderWeek(report: Report, { week, posts, storm }: ReportWeek, x: number): string {
  const posted = new Set(posts.map(({ day }) => day));
  const cells = Array.from({ length: 7 }, (_, index) => {
    const day = addDays(week.start, index);
    if (!isShown(report, day)) return "";
    const look = posted.has(day) ? "posted" : "idle";
    const y = top + index * columnWidth;
    return `<rect class="${look}${day === report.to ? " today" : ""}" x="${x}" y="${y}" width="${cell}" height="${cell}" rx="2"/>`;
  });
  const sign = signAt(week.state, x + 0.5, top + 7 * columnWidth + 3, signSize);
  return `<g><title>${escaped(weekWords(week, report.to, storm !== null))}</title><rect class="hit" x="${x - 1}" y="${top}" width="${columnWidth}" height="${height - top}"/>${cells.join("")}${sign}</g>`;
}

/** Neither before the start nor after the last day of the report. */
function isShown({ consistency, to }: Report, day: Day): boolean {
  const { since } = consistency.rule;
  return day <= to && (since === null || day >= since);
}
