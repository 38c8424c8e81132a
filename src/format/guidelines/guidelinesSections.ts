import type { QuietPeriod } from "../../coach/book.ts";
import {
  besideOthers,
  gatherEntries,
  isVisible,
  mostTyped,
  orTooMany,
  readEntry,
  saysNone,
} from "../../coach/guidelines/guidelinesEntries.ts";
import { readIsListed, readProse } from "../../coach/guidelines/guidelinesInput.ts";
import { splitLine } from "../../coach/guidelines/guidelinesLine.ts";
import { type GuidelineAnswers, isTextPart, type PartInfo } from "../../coach/guidelines/guidelinesParts.ts";
import { gatherPeriods, readQuietPeriod } from "../../coach/guidelines/guidelinesPeriods.ts";
import { isProblem, type Problem } from "../../coach/problem.ts";
import type { Block, Section } from "./guidelinesBlocks.ts";
import { type Marked, plainWords } from "./guidelinesInline.ts";

/** Takes note of what is wrong on a line. */
export type Report = (line: number, problem: Problem) => void;

/** A line as a person reads it. */
interface Line {
  readonly line: number;
  readonly words: string;
  /** Do commas stand between entries? In an item they belong to it. */
  readonly isSplit: boolean;
}

/** The answer that stands under a heading; none when there is nothing. */
export function readPart(info: PartInfo, section: Section, marked: Marked, report: Report): Partial<GuidelineAnswers> {
  const lines = linesOf(section, info, marked, report).filter(({ words }) => isVisible(words));
  const first = lines[0]?.line;
  if (first === undefined) return {};
  const { part } = info;
  const words = lines.map((line) => line.words);
  if (isTextPart(part)) return { [part]: orNull(first, readProse(part, words.join("\n")), report) };
  if (part === "isListed") return { isListed: orNull(first, readIsListed(words.join(" ")), report) };
  if (part === "quietPeriods") return { quietPeriods: readPeriods(lines, section.line, report) };
  return { [part]: readEntries(lines, section.line, info.entry, report) };
}

/** What one line holds, with the line. */
interface Typed {
  readonly line: number;
  readonly typed: string;
}

function readEntries(lines: readonly Line[], line: number, what: string, report: Report): readonly string[] | null {
  const pieces = typedOn(lines, splitLine, line, report);
  const entries = pieces.flatMap((piece) => {
    const entry = orNull(piece.line, readEntry(what, piece.typed), report);
    return entry === null ? [] : [{ entry, line: piece.line }];
  });
  const none = entries.find(({ entry }) => saysNone(entry));
  return orNull(none?.line ?? line, gatherEntries(entries.map(({ entry }) => entry)), report);
}

function readPeriods(lines: readonly Line[], line: number, report: Report): readonly QuietPeriod[] | null {
  const pieces = typedOn(lines, (words) => words.split(";"), line, report);
  if (pieces.every(({ typed }) => saysNone(typed))) return [];
  const periods = pieces.flatMap((piece) => {
    const { typed } = piece;
    return orNull(piece.line, saysNone(typed) ? besideOthers(typed) : readQuietPeriod(typed), report) ?? [];
  });
  return orNull(line, gatherPeriods(periods), report);
}

/** The pieces of all lines; none when they are far too many. */
function typedOn(
  lines: readonly Line[],
  split: (words: string) => string[],
  line: number,
  report: Report,
): readonly Typed[] {
  const pieces = lines.flatMap((part) =>
    (part.isSplit ? split(part.words) : [part.words]).map((typed) => ({ line: part.line, typed })),
  );
  const visible = pieces.filter(({ typed }) => isVisible(typed));
  return orNull(line, orTooMany(visible, mostTyped), report) ?? [];
}

function linesOf({ blocks }: Section, info: PartInfo, marked: Marked, report: Report): Line[] {
  const isText = isTextPart(info.part);
  return blocks.flatMap((block) => {
    if (block.kind === "header" || block.kind === "row") return rowOf(block, info, marked, report);
    if (isText) return sentencesOf(block, marked, report);
    return block.isIntroduction ? [] : entriesOf(block, marked, report);
  });
}

/** Paragraphs, and the lines in them where they are broken on purpose. */
function sentencesOf({ line, kind, source }: Block, marked: Marked, report: Report): Line[] {
  const words =
    kind === "literal"
      ? source
      : source
          .split(/\n{2,}/)
          .map((piece) => wordsOf(line, piece, marked, report))
          .join("\n");
  return words.split("\n").map((typed) => ({ line, words: typed, isSplit: false }));
}

/** An item is one entry, of several paragraphs too; elsewhere each line is one, or holds some. */
function entriesOf({ line, kind, source }: Block, marked: Marked, report: Report): Line[] {
  if (kind === "item") {
    const words = source.split(/\n{2,}/).map((piece) => wordsOf(line, piece, marked, report));
    return [{ line, words: words.join(" "), isSplit: false }];
  }
  // Where each line is an entry, a line end needs no backslash before it.
  const written = source.replaceAll("\\\n", "\n").split("\n");
  return written.flatMap((piece, index) => {
    const words = kind === "literal" ? piece : wordsOf(line + index, piece, marked, report);
    return words.split("\n").map((typed) => ({ line: line + index, words: typed, isSplit: kind === "paragraph" }));
  });
}

/** Quiet periods may stand in a table: first day, last day, reason. */
function rowOf({ line, kind, source }: Block, { part }: PartInfo, marked: Marked, report: Report): Line[] {
  if (part !== "quietPeriods") {
    if (kind === "header") report(line, { problem: "A table is not read here.", hint: "Write one entry a line." });
    return [];
  }
  const cells = source.split("\t").map((cell) => wordsOf(line, cell, marked, report));
  const [from = "", to = "", ...reasons] = cells;
  if (kind === "header" && !/\d/.test(from)) return [];
  const why = reasons.filter(isVisible).join(", ");
  const words = `${from}${isVisible(to) ? ` to ${to}` : ""}${why === "" ? "" : `: ${why}`}`;
  return [{ line, words, isSplit: false }];
}

function wordsOf(line: number, source: string, marked: Marked, report: Report): string {
  return orNull(line, plainWords(source, marked), report) ?? "";
}

function orNull<Value>(line: number, value: Value | Problem, report: Report): Value | null {
  if (!isProblem(value)) return value;
  report(line, value);
  return null;
}
