import fc from "fast-check";
import { expect } from "vitest";
import type { Found } from "../../src/coach/draft/found.ts";

type Find = (text: string) => readonly Found[];

/** What was found, in the words of the text. */
export function wordsFound(text: string, find: Find): string[] {
  return find(text).map(({ from, to }) => text.slice(from, to));
}

/** What was found: "a phone number: +44 20 7946 0958". */
export function whatFound(text: string, find: Find): string[] {
  return find(text).map(({ from, to, what }) => `${what}: ${text.slice(from, to)}`);
}

const length = 100_000;

function repeated(piece: string): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

const prose =
  "Yesterday we opened the new workshop in Lyon, and 120 people came: more on https://example.com/lyon. Danke an alle, das " +
  "war ein schöner Tag. Les équipes ont travaillé dur, et il est temps de fêter. Call 06 39 98 12 34 or jane@example.com. ";

/** Texts of 100,000 characters, ordinary ones and some that make a careless pattern slow. */
export const longTexts: readonly (readonly [name: string, text: string])[] = [
  ["ordinary prose", repeated(prose)],
  [
    "Japanese prose",
    repeated("昨日、リヨンで新しい工房を開きました。詳しくはhttps://example.com/lyonをご覧ください。"),
  ],
  ["one line of digits", repeated("1234567890")],
  ["one digit", repeated("1")],
  ["digits and spaces", repeated("12 34 ")],
  ["one letter", repeated("a")],
  ["one capital", repeated("A")],
  ["dots", repeated(".")],
  ["parentheses", repeated("(")],
  ["at signs", repeated("@")],
  ["letters and dots", repeated("a.")],
  ["letters and at signs", repeated("a@")],
  ["spaces", repeated(" ")],
  ["line ends", repeated("\n")],
  ["hyphens", repeated("-")],
  ["stars", repeated("f*")],
  ["beginnings of addresses", repeated("https://")],
  ["half characters", repeated("\ud800")],
];

/** Milliseconds, on a machine that does other things as well. */
const longest = 500;

export function expectToBeQuick(find: Find, text: string): void {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && best >= longest; attempt++) {
    const start = performance.now();
    find(text);
    best = Math.min(best, performance.now() - start);
  }
  expect(best).toBeLessThan(longest);
}

const aPiece = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    ..."https:// example.com jane@example.com +44 20 7946 0958 4111 1111 GB29 NWBK 536-90- 12 % € Umsatz IPO password: f*ck くそ".split(
      " ",
    ),
    ...["\ud800", "\udc00", "\u0000", "\u202e", "\u00ad", "\ufe0f", "\n", " ", ".", "(", "-", "０", "İ", "ß"],
  ),
);

/** Whatever the text holds: nothing is thrown, and places are in order, apart, not empty and within the text. */
export function expectOrderlyPlaces(find: Find): void {
  fc.assert(
    fc.property(fc.array(aPiece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      let end = 0;
      for (const { from, to, what } of find(text)) {
        expect(what).not.toBe("");
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { seed: 20261125, numRuns: 500 },
  );
}
