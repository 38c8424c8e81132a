import type { PageElement, ReadPage } from "./pageReading.ts";
import { wordsOf } from "./pageReading.ts";

/** A week in the picture of bars, measured. */
interface ReadBar {
  readonly title: string;
  /** The height of its bar, in days on the scale beside; 0 without one. */
  readonly days: number;
  /** Where the guideline runs over it, in days on the scale; null where it does not. */
  readonly asked: number | null;
  /** Names of the symbols at it, in alphabetical order. */
  readonly signs: readonly string[];
  readonly isHatched: boolean;
}

/** A week in the year's calendar: rows of the week, 0 to 6, as its weekday names say it. */
interface ReadColumn {
  readonly title: string;
  readonly filled: readonly number[];
  readonly idle: readonly number[];
  readonly today: readonly number[];
  readonly signs: readonly string[];
}

const numberAt = (element: PageElement | undefined, name: string): number =>
  Number(element?.attribs[name] ?? Number.NaN);

function pictures(page: ReadPage, what: string): PageElement[] {
  return page.all("svg").filter(({ attribs }) => (attribs["aria-label"] ?? "").startsWith(what));
}

function signsIn(page: ReadPage, group: PageElement): string[] {
  return page
    .all("use", group)
    .map(({ attribs }) => (attribs["href"] ?? "").slice(1))
    .sort();
}

/** The middle of a week's column: where how it went stands below it. */
function middleOf(page: ReadPage, group: PageElement): number {
  const lowest = page
    .all("use", group)
    .toSorted((left, right) => numberAt(right, "y") - numberAt(left, "y"))
    .at(0);
  return numberAt(lowest, "x") + numberAt(lowest, "width") / 2;
}

/** Throws where columns do not stand side by side, as far from each other as the first two. */
function checkColumns(page: ReadPage, svg: PageElement, groups: readonly PageElement[]): void {
  const middles = groups.map((group) => middleOf(page, group));
  const pitch = (middles[1] ?? 0) - (middles[0] ?? 0);
  middles.forEach((middle, index) => {
    const isPlaced = index === 0 || Math.abs(middle - (middles[index - 1] ?? 0) - pitch) < 0.001;
    if (!isPlaced || (index > 0 && pitch <= 0)) throw new Error(`Column ${index} is at ${middle}`);
  });
  const [, , width = 0, height = 0] = (svg.attribs["viewbox"] ?? svg.attribs["viewBox"] ?? "").split(" ").map(Number);
  for (const shape of [...page.all("rect", svg), ...page.all("use", svg)]) {
    const [x, y] = [numberAt(shape, "x"), numberAt(shape, "y")];
    const isInside =
      x >= 0 && y >= 0 && x + numberAt(shape, "width") <= width && y + numberAt(shape, "height") <= height;
    if (!isInside) throw new Error(`Outside of the picture: ${JSON.stringify(shape.attribs)}`);
  }
}

/** Oldest week first. */
export function readBars(page: ReadPage): ReadBar[] {
  return pictures(page, "Posting days a week").flatMap((svg) => {
    const scale = readScale(page, svg);
    const daysAt = (y: number) => (scale.zero - y) / scale.day;
    const asked = page.byClass("asked", svg).flatMap(({ attribs }) => readSteps(attribs["d"] ?? ""));
    const groups = page.all("g", svg);
    checkColumns(page, svg, groups);
    return groups.map((group): ReadBar => {
      const [bar, ...more] = page.byClass("bar", group);
      if (more.length > 0) throw new Error("Two bars for one week");
      const middle = middleOf(page, group);
      if (bar !== undefined) {
        const isUnderIt = numberAt(bar, "x") < middle && middle < numberAt(bar, "x") + numberAt(bar, "width");
        const foot = numberAt(bar, "y") + numberAt(bar, "height");
        if (!isUnderIt || foot !== scale.zero) throw new Error(`A bar that stands elsewhere: ${bar.attribs["x"]}`);
      }
      const over = asked.filter(({ from, to }) => from < middle && middle < to);
      if (over.length > 1) throw new Error("Two guidelines over one week");
      return {
        title: page.all("title", group).map(wordsOf).join("|"),
        days: bar === undefined ? 0 : numberAt(bar, "height") / scale.day,
        asked: over[0] === undefined ? null : daysAt(over[0].y),
        signs: signsIn(page, group),
        isHatched: page.byClass("hatched", group).length > 0,
      };
    });
  });
}

/** The lines of the scale, each with the number of days written beside. */
function readScale(page: ReadPage, svg: PageElement): { zero: number; day: number } {
  const lines = page
    .byClass("scale", svg)
    .map(({ attribs }) => Number(/^M[\d.]+ ([\d.]+)H/.exec(attribs["d"] ?? "")?.[1]));
  const labels = page
    .all("text", svg)
    .filter((text) => numberAt(text, "x") === 0)
    .map((text) => ({ days: Number(wordsOf(text)), y: numberAt(text, "y") }));
  const marks = labels.map(({ days, y }, index) => ({ days, y: lines[index] ?? Number.NaN, label: y }));
  const zero = marks.find(({ days }) => days === 0)?.y ?? Number.NaN;
  const seven = marks.find(({ days }) => days === 7)?.y ?? Number.NaN;
  const day = (zero - seven) / 7;
  for (const { days, y, label } of marks) {
    const isRight = y === zero - days * day && label >= y && label - y < day;
    if (!isRight) throw new Error(`${days} stands at ${y} on the scale, its label at ${label}`);
  }
  return { zero, day };
}

/** The level pieces of a line in steps; throws for a piece that is slanted. */
function readSteps(path: string): { from: number; to: number; y: number }[] {
  const steps: { from: number; to: number; y: number }[] = [];
  let at = { x: Number.NaN, y: Number.NaN };
  for (const [, command = "", numbers = ""] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const [first = Number.NaN, second = Number.NaN] = numbers
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (command === "h") {
      steps.push({ from: at.x, to: at.x + first, y: at.y });
      at = { x: at.x + first, y: at.y };
    } else if (command === "M" || (command === "L" && (first === at.x || second === at.y))) {
      at = { x: first, y: second };
    } else throw new Error(`Neither level nor upright: ${command}${numbers} in ${path}`);
  }
  return steps;
}

/** Oldest week first. */
export function readYear(page: ReadPage): ReadColumn[] {
  return pictures(page, "Days with a post").flatMap((svg) => {
    const names = page.all("text", svg).filter((text) => numberAt(text, "x") === 0);
    const [first, last] = [numberAt(names[0], "y"), numberAt(names.at(-1), "y")];
    // Every other day is named: the first, third, fifth and seventh.
    const rowHeight = (last - first) / (2 * (names.length - 1));
    const rowOf = (cell: PageElement): number => {
      const [top, bottom] = [numberAt(cell, "y"), numberAt(cell, "y") + numberAt(cell, "height")];
      const rows = [0, 1, 2, 3, 4, 5, 6].filter(
        (row) => top <= first + row * rowHeight && first + row * rowHeight <= bottom,
      );
      if (rows.length !== 1) throw new Error(`A cell in the rows ${rows}`);
      return rows[0] ?? Number.NaN;
    };
    const groups = page.all("g", svg);
    checkColumns(page, svg, groups);
    return groups.map((group): ReadColumn => {
      const rows = (look: string) => page.byClass(look, group).map(rowOf);
      return {
        title: page.all("title", group).map(wordsOf).join("|"),
        filled: rows("posted"),
        idle: rows("idle"),
        today: rows("today"),
        signs: signsIn(page, group),
      };
    });
  });
}

/** The weekdays that are named beside the year, from the top. */
export function weekdaysOf(page: ReadPage): string[] {
  const [svg] = pictures(page, "Days with a post");
  if (svg === undefined) return [];
  return page
    .all("text", svg)
    .filter((text) => numberAt(text, "x") === 0)
    .map(wordsOf);
}

/** For each half of the year, the names of months above it, each with the column (from 0) over which it begins. */
export function readMonths(page: ReadPage, what: "Days with a post" | "Posting days a week"): [string, number][][] {
  return pictures(page, what).map((svg) => {
    const [first = Number.NaN, second = Number.NaN] = page.all("g", svg).map((group) => middleOf(page, group));
    const pitch = second - first;
    return page
      .all("text", svg)
      .filter((text) => numberAt(text, "x") !== 0)
      .map((text) => [wordsOf(text), Math.floor((numberAt(text, "x") - (first - pitch / 2) + 1) / pitch)]);
  });
}
