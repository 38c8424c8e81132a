import type { PlatformId } from "../platforms.ts";
import type { ThreadPart } from "./draftRule.ts";
import type { FoundLink } from "./found.ts";
import { lengthOn } from "./postLength.ts";
import { splitIntoThread } from "./thread.ts";

interface ThreadRequest {
  readonly platform: PlatformId;
  readonly text: string;
  readonly longest: number;
  /** Those of the text, by place. */
  readonly links: readonly FoundLink[];
  readonly findLinks: (text: string) => readonly FoundLink[];
  readonly isNumbered: boolean;
}

/** The parts of a text that is too long for a network. The links of the text are not looked for again in each piece. */
export function proposeThread({ platform, text, longest, links, findLinks, isNumbered }: ThreadRequest): ThreadPart[] {
  const start = text.length - text.trimStart().length;
  const lengthOf = (part: string, at: number): number =>
    lengthOn(platform, part, linksWithin(links, start + at, part.length));
  return splitIntoThread(text, { longest, lengthOf, isNumbered }).map((part) => {
    const own = findLinks(part);
    return { text: part, length: lengthOn(platform, part, own), links: own.length };
  });
}

/** Those that stand whole in this stretch, by their place in it. */
function linksWithin(links: readonly FoundLink[], from: number, length: number): FoundLink[] {
  const within: FoundLink[] = [];
  for (let index = firstFrom(links, from); index < links.length; index++) {
    const link = links[index] as FoundLink;
    if (link.to > from + length) break;
    within.push({ ...link, from: link.from - from, to: link.to - from });
  }
  return within;
}

/** The index of the first link that begins at `from` or after it. */
function firstFrom(links: readonly FoundLink[], from: number): number {
  let [low, high] = [0, links.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((links[middle] as FoundLink).from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
