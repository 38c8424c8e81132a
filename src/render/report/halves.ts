import type { ReportWeek } from "../../coach/report.ts";
import { countOf, dayRange, monthName } from "../../coach/words.ts";
import { escaped } from "../page.ts";

/** Half a year fits a telephone; two of them stand side by side on wider screens, and on paper. */
const weeksInHalf = 26;
/** Units. */
export const columnWidth = 13;
const labelWidth = 26;
export const pictureWidth = labelWidth + weeksInHalf * columnWidth;

/** The left edge of a week's column. */
export function columnAt(index: number): number {
  return labelWidth + index * columnWidth;
}

/** The weeks cut into halves, oldest first; the last one is whole, so that the newest weeks stand together. */
export function cutIntoHalves(weeks: readonly ReportWeek[]): ReportWeek[][] {
  const halves: ReportWeek[][] = [];
  for (let end = weeks.length; end > 0; end -= weeksInHalf)
    halves.unshift(weeks.slice(Math.max(0, end - weeksInHalf), end));
  return halves;
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
  const days = weeks.reduce((sum, { week }) => sum + week.postingDays, 0);
  const label = `${what}, ${range}: ${countOf(days, "posting day")} in ${countOf(weeks.length, "week")}. Each week stands in the table below.`;
  return `<svg class="picture" viewBox="0 0 ${pictureWidth} ${height}" role="img" aria-label="${escaped(label)}">${content}</svg>`;
}

/** The month's name over the first week that holds its first day, where there is room for it; the first one has its year. */
export function renderMonths(weeks: readonly ReportWeek[], y: number): string {
  let [freeFrom, isFirst] = [0, true];
  return weeks
    .map(({ week }, index) => {
      const name = monthName(week.end);
      const words = isFirst || name === "Jan" ? `${name} ${week.end.slice(0, 4)}` : name;
      const columns = Math.ceil((words.length * letterWidth) / columnWidth);
      const isHere = Number(week.end.slice(8, 10)) <= 7 && index >= freeFrom && index + columns <= weeksInHalf;
      if (!isHere) return "";
      [freeFrom, isFirst] = [index + columns, false];
      return `<text x="${columnAt(index)}" y="${y}">${words}</text>`;
    })
    .join("");
}

/** Of the letters in a picture, on the wide side (units). */
const letterWidth = 6;
