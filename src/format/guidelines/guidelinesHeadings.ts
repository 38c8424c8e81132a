import { guidelineParts, type PartInfo } from "../../coach/guidelines/guidelinesParts.ts";
import { nearest } from "../../coach/nearest.ts";
import type { Problem } from "../../coach/problem.ts";
import { excerpt } from "../../coach/text.ts";
import { listOf } from "../../coach/words.ts";

/** The part that this heading is of, by any of its names; undefined when there is none. */
export function findPart(heading: string): PartInfo | undefined {
  const key = headingKey(heading);
  return guidelineParts.find((info) => keysOf(info).includes(key));
}

export function unknownHeading(heading: string): Problem {
  const near = nearest(headingKey(heading), guidelineParts.flatMap(keysOf));
  const info = guidelineParts.find((candidate) => near !== undefined && keysOf(candidate).includes(near));
  return {
    problem:
      headingKey(heading) === ""
        ? "This heading has no words."
        : `"${excerpt(heading, 60)}" is no part of the guidelines.`,
    hint:
      info === undefined
        ? `The parts: ${listOf(guidelineParts.map((part) => part.heading))}.`
        : `Did you mean "${info.heading}"?`,
  };
}

function keysOf({ heading, otherHeadings }: PartInfo): string[] {
  return [headingKey(heading), ...otherHeadings];
}

/** A heading without what people vary: case, numbers before it, punctuation. "2. Off-limits:" is "off limits". */
function headingKey(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/^[\d ]+ /, "")
    .trim();
}
