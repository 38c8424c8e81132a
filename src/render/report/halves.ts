import type { ReportWeek } from "../../coach/report.ts";
import { countOf, dayRange, monthName } from "../../coach/words.ts";
import { escaped } from "../page.ts";

/** Half a year fits a telephone; two of them stand side by side on wider screens, and on paper. */
const weeksInHalf = 26;
/** Units. */
export const columnWidth = 13;
const labelWidth = 26;

/** The left edge of a week's column. */
export function columnAt(index: number): number {
  return labelWidth + index * columnWidth;
}

/** So many weeks in columns. */
export function widthOfPicture(weeks: readonly ReportWeek[]): number {
  return labelWidth + weeks.length * columnWidth;
}

/** The weeks cut into as few pictures as have room, all of the same length as nearly as can be; oldest first. */
export function cutIntoHalves(weeks: readonly ReportWeek[]): ReportWeek[][] {
  const count = Math.ceil(weeks.length / weeksInHalf);
  const edge = (index: number) => Math.ceil((weeks.length * index) / count);
  return Array.from({ length: count }, (_, index) => weeks.slice(edge(index), edge(index + 1)));
}

interface Picture {
  readonly weeks: readonly ReportWeek[];
  readonly height: number;
  /** What it is, as in "Posting days". */
  readonly what: string;
  /** SVG. */
  readonly content: string;
}

/** A picture of half a year: what it shows in a sentence, for whoever does not see it; the table has the rest. */
export function renderPicture({ weeks, height, what, content }: Picture): string {
  const [first, last] = [weeks[0]?.week, weeks.at(-1)?.week];
  const range = first === undefined || last === undefined ? "" : dayRange(first.start, last.end, "");
  const width = widthOfPicture(weeks);
  const days = weeks.reduce((sum, { week }) => sum + week.postingDays, 0);
  const label = `${what}, ${range}: ${countOf(days, "posting day")} in ${countOf(weeks.length, "week")}. Each week stands in the table below.`;
  return `<svg class="picture" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(label)}">${content}</svg>`;
}

/**
 * The month's name over the first week that holds its first day, where there is room for it; the first column has one in any
 * case, with its year.
 */
export function renderMonths(weeks: readonly ReportWeek[], y: number): string {
  let freeFrom = 0;
  return weeks
    .map(({ week }, index) => {
      const name = monthName(week.end);
      const isFirst = index === 0;
      const words = isFirst || name === "Jan" ? `${name} ’${week.end.slice(2, 4)}` : name;
      const columns = Math.ceil((words.length * letterWidth) / columnWidth);
      const holdsFirst = Number(week.end.slice(8, 10)) <= 7;
      // Whatever follows the first one is worth more than its year.
      const hasRoom = isFirst || (index >= freeFrom && index + columns <= Math.max(weeks.length, columns));
      if (!hasRoom || !(holdsFirst || (isFirst && !startsSoon(weeks)))) return "";
      freeFrom = index + columns;
      return `<text x="${columnAt(index)}" y="${y}">${words}</text>`;
    })
    .join("");
}

/** Does another month begin before there is room for the first one's name? */
function startsSoon(weeks: readonly ReportWeek[]): boolean {
  return weeks.slice(1, 5).some(({ week }) => Number(week.end.slice(8, 10)) <= 7);
}

/** Of the letters in a picture, on the wide side (units). */
const letterWidth = 6.5;
