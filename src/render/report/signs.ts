import type { WeekState } from "../../coach/weeks.ts";
import { stateWords } from "../../coach/weekWords.ts";

/** Lines in a square of 10 units, one form for each meaning: colour alone says nothing. */
const shapes = {
  met: "M1.5 5.5 4 8 8.5 2.5",
  light: "M1 6C2.5 3.5 4 3.5 5 5s2.5 1.5 4-1",
  empty: "M2 2 8 8M8 2 2 8",
  paused: "M3.5 2v6M6.5 2v6",
  started: "M3.5 2 6.5 5 3.5 8",
  open: "M5 4.9v.2",
  storm: "M6 .5 2.5 5.5H5L4 9.5 7.5 4.5H5Z",
} as const satisfies Record<WeekState | "storm", string>;

export type Sign = keyof typeof shapes;

/** Once on a page, before anything that uses them. */
export function renderSignDefinitions(): string {
  const symbols = Object.entries(shapes).map(
    ([sign, path]) => `<symbol id="${sign}" viewBox="0 0 10 10"><path d="${path}"/></symbol>`,
  );
  const hatch =
    '<pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V4" class="hatch"/></pattern>';
  return `<svg class="definitions" aria-hidden="true">${symbols.join("")}<defs>${hatch}</defs></svg>`;
}

/** In a picture, its corner at these units. */
export function signAt(sign: Sign, x: number, y: number, size: number): string {
  return `<use href="#${sign}" class="sign ${sign}" x="${x}" y="${y}" width="${size}" height="${size}"/>`;
}

/** In a line of text; the words beside say what it means. */
export function inlineSign(sign: Sign): string {
  return `<svg class="inline" viewBox="0 0 10 10" aria-hidden="true"><use href="#${sign}" class="sign ${sign}"/></svg>`;
}

/** What the signs among these mean. */
export function renderLegend(signs: ReadonlySet<Sign>, more: readonly string[] = []): string {
  const words: Readonly<Record<Sign, string>> = { ...stateWords, storm: "storm" };
  const items = (Object.keys(shapes) as Sign[])
    .filter((sign) => signs.has(sign))
    .map((sign) => `<li>${inlineSign(sign)} ${words[sign]}</li>`);
  return `<ul class="legend">${[...more.map((item) => `<li>${item}</li>`), ...items].join("")}</ul>`;
}
