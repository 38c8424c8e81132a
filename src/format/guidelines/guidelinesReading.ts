import { isVisible } from "../../coach/guidelines/guidelinesEntries.ts";
import { problemWithAnswers } from "../../coach/guidelines/guidelinesInput.ts";
import { type GuidelineAnswers, type GuidelinePart, guidelineParts } from "../../coach/guidelines/guidelinesParts.ts";
import { isProblem } from "../../coach/problem.ts";
import { excerpt } from "../../coach/text.ts";
import { type Block, findSections, type Section } from "./guidelinesBlocks.ts";
import { findPart, unknownHeading } from "./guidelinesHeadings.ts";
import { type Marked, plainWords } from "./guidelinesInline.ts";
import { type LineProblem, prepare } from "./guidelinesMarkdown.ts";
import { type Report, readPart } from "./guidelinesSections.ts";

/**
 * What the page answers: parts without a heading, or with nothing under it, are not among the answers. Or all that is
 * wrong with it, by line.
 */
export type GuidelinesReading =
  | { readonly answers: Partial<GuidelineAnswers>; readonly problems?: never }
  | { readonly problems: readonly LineProblem[]; readonly answers?: never };

/** The parts are eight: a page with more headings than this is something else. */
const mostHeadings = 60;

/** Reads guidelines from Markdown. Throws nothing, whatever the text. */
export async function readGuidelines(text: string): Promise<GuidelinesReading> {
  const { source, problems } = prepare(text);
  if (source === null) return { problems };
  const report: Report = (line, { problem, hint }) => void problems.push({ line, problem, hint });
  const answers = readPage(source, await import("marked"), report);
  if (answers !== null && problems.length === 0) return { answers };
  if (problems.length === 0) {
    const hint = `A part begins with a heading, such as: ## ${guidelineParts[0]?.heading}`;
    report(1, { problem: "No part of the guidelines is in it.", hint });
  }
  return { problems: problems.sort((left, right) => left.line - right.line) };
}

/** Null when no part is found. */
function readPage(source: string, marked: Marked, report: Report): Partial<GuidelineAnswers> | null {
  const [opening, ...sections] = findSections(source, marked);
  if (opening !== undefined) refuseAll(opening.blocks, report);
  const tooMany = sections[mostHeadings];
  if (tooMany !== undefined) {
    const problem = `This is heading ${mostHeadings + 1} of ${sections.length}; the guidelines have ${guidelineParts.length} parts.`;
    report(tooMany.line, { problem, hint: "Keep the page to the guidelines." });
    return null;
  }
  let answers: Partial<GuidelineAnswers> = {};
  const found = new Map<GuidelinePart, number>();
  for (const [index, section] of sections.entries()) {
    const { line, level, blocks } = section;
    const heading = wordsOf(section, marked);
    const info = findPart(heading);
    const before = info === undefined ? undefined : found.get(info.part);
    // The title of the page says nothing that is read.
    if (info === undefined && index === 0 && level === 1) refuseAll(blocks, report);
    else if (info === undefined) report(line, unknownHeading(heading));
    else if (before !== undefined) {
      const problem = `This is "${info.heading}" again, which begins on line ${before}.`;
      report(line, { problem, hint: "Put both under one heading." });
    } else {
      found.set(info.part, line);
      answers = { ...answers, ...readPart(info, section, marked, report) };
    }
  }
  const contradiction = problemWithAnswers(answers);
  if (contradiction !== null) report(found.get("quietPeriods") ?? 1, contradiction);
  return found.size === 0 ? null : answers;
}

/** Text that stands under no part. */
function refuseAll(blocks: readonly Block[], report: Report): void {
  for (const { line, source } of blocks.filter((block) => isVisible(block.source))) {
    const problem = `"${excerpt(source, 40)}" stands before the first part.`;
    report(line, { problem, hint: "Put it under its heading, or take it out." });
  }
}

function wordsOf({ heading }: Section, marked: Marked): string {
  const beginning = heading.slice(0, 200);
  const words = plainWords(beginning, marked);
  return isProblem(words) ? beginning : words;
}
