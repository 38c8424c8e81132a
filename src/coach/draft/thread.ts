import { insideOf } from "./found.ts";
import { segmentEnds } from "./segments.ts";

interface ThreadOptions {
  readonly longest: number;
  /** As the network counts; `at` is where the part stands in the text, white space at its beginning left out. */
  readonly lengthOf: (part: string, at: number) => number;
  /** " 1/3" at the end of each part? */
  readonly isNumbered: boolean;
}

/**
 * Parts that each fit, white space at their ends left out: cut at the end of a paragraph or a sentence where possible, else
 * of a word, else of a character. One part, never numbered, when all of it fits.
 */
export function splitIntoThread(text: string, { longest, lengthOf, isNumbered }: ThreadOptions): string[] {
  const whole = text.trim();
  const length = lengthOf(whole, 0);
  if (whole === "" || length <= longest) return [whole];
  const ends = findEnds(whole);
  const fitsWith = (ending: string) => (part: string, at: number) =>
    part.length <= longest * hopelessRatio + hopelessLength && lengthOf(part + ending, at) <= longest;
  if (!isNumbered) return cut(whole, ends, fitsWith(""));
  // The more digits the numbers have the less room is left: with how many do the parts fit?
  for (let digits = digitsOf(Math.ceil(length / longest)); ; digits++) {
    const widest = "9".repeat(digits);
    const parts = cut(whole, ends, fitsWith(numberOf(widest, widest)));
    if (digitsOf(parts.length) <= digits)
      return parts.map((part, index) => part + numberOf(String(index + 1), String(parts.length)));
  }
}

function digitsOf(number: number): number {
  return String(number).length;
}

/** UTF-16 units beyond which a part is not even counted: however many of them are links or one emoji, it is too long. */
const hopelessRatio = 20;
const hopelessLength = 5000;

function numberOf(number: string, total: string): string {
  return ` ${number}/${total}`;
}

/** Does this part, which stands at this place, fit? */
type Fits = (part: string, at: number) => boolean;

/** Positions at which a text may be cut, in order, its end included: the best places first. Each is found when it is needed. */
interface Ends {
  readonly paragraphs: () => readonly number[];
  readonly sentences: () => readonly number[];
  readonly words: () => readonly number[];
  /** Of words where there is no white space between them, as in Japanese. */
  readonly segments: () => readonly number[];
  readonly graphemes: () => readonly number[];
}

function findEnds(text: string): Ends {
  const links = [...text.matchAll(/(?:https?:\/\/|www\.)[\u0021-\u007e]+/gi)];
  const outsideLinks = (ends: readonly number[]): number[] => {
    const isInLink = insideOf(links.map(({ index, 0: { length } }) => ({ from: index, to: index + length })));
    return ends.filter((end) => !isInLink(end));
  };
  const matchEnds = (pattern: RegExp) => [...Array.from(text.matchAll(pattern), ({ index }) => index), text.length];
  return {
    paragraphs: once(() => matchEnds(/\n[^\S\n]*\n/g)),
    sentences: once(() => outsideLinks(findSentenceEnds(text))),
    words: once(() => matchEnds(/(?<!\s)\s/g)),
    segments: once(() => outsideLinks(segmentEnds(text, "word"))),
    graphemes: once(() => segmentEnds(text, "grapheme")),
  };
}

function once<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | null = null;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** An emoji after a sentence belongs to it: "We did it! 🎉". */
const emojiAfter = /(?:(?:\p{ExtPict}|\p{EMod}|\p{RI}|\u200d|\ufe0f)+[^\S\n]*)+/uy;

function findSentenceEnds(text: string): number[] {
  return segmentEnds(text, "sentence").map((end) => {
    if (text[end - 1] === "\n") return end;
    emojiAfter.lastIndex = end;
    return end + (emojiAfter.exec(text)?.[0].length ?? 0);
  });
}

function cut(text: string, ends: Ends, fits: Fits): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = bestEnd(text, start, ends, fits);
    const part = text.slice(start, end).trim();
    if (part !== "") parts.push(part);
    start = end;
  }
  return parts;
}

/** A paragraph end is worth a shorter part, down to this much of what would fit. */
const leastOfAPart = 0.5;

function bestEnd(text: string, start: number, ends: Ends, fits: Fits): number {
  const last = (candidates: readonly number[]) => lastFitting(text, start, candidates, fits);
  const sentence = last(ends.sentences());
  if (sentence !== null) {
    const paragraph = last(ends.paragraphs());
    return paragraph !== null && paragraph - start >= leastOfAPart * (sentence - start) ? paragraph : sentence;
  }
  // Not even one character fits: cut after it all the same, so that there is an end.
  return (
    last(ends.words()) ??
    last(ends.segments()) ??
    last(ends.graphemes()) ??
    nextAfter(ends.graphemes(), start) ??
    text.length
  );
}

function nextAfter(positions: readonly number[], start: number): number | undefined {
  return positions[firstAfter(positions, start)];
}

/** So many positions on, the first step that may go too far. */
const firstStep = 8;

/** The last of the positions after `start` up to which the text fits; null when none does. A longer part never fits better. */
function lastFitting(text: string, start: number, positions: readonly number[], fits: Fits): number | null {
  const first = firstAfter(positions, start);
  const isGood = (index: number): boolean => {
    const end = positions[index];
    if (end === undefined) return false;
    const part = text.slice(start, end).trim();
    // White space alone is no part.
    return part === "" || fits(part, text.indexOf(part.charAt(0), start));
  };
  if (!isGood(first)) return null;
  // Steps that double: what is far too long is not counted.
  let [low, high] = [first, first + firstStep];
  while (isGood(high)) [low, high] = [high, high + (high - first)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isGood(middle)) low = middle;
    else high = middle;
  }
  const end = positions[low] as number;
  return text.slice(start, end).trim() === "" ? null : end;
}

/** The index of the first position after `start`. */
function firstAfter(positions: readonly number[], start: number): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((positions[middle] as number) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
