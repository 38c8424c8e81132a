import { coverUp, type Found, inOrder, standingAlone } from "../coach/draft/found.ts";
import { europeanIds } from "./europeanIds.ts";
import type { NationalId } from "./nationalId.ts";
import { otherIds } from "./otherIds.ts";

/** How far after the word for it a number may stand, in characters. */
const reach = 30;
const longestWord = 40;

interface ReadyId {
  readonly what: string;
  readonly written: RegExp | null;
  readonly beside: RegExp | null;
  readonly words: RegExp | null;
  readonly isTrue: (number: string) => boolean;
}

/**
 * Numbers that a state gives a person, by the checks of `europeanIds.ts` and `otherIds.ts`. One that many other numbers look
 * like counts only after a word for it. The text is as `typedPlainly` gives it.
 */
export async function loadNationalIdFinder(): Promise<(text: string) => Found[]> {
  const ready = await Promise.all([...europeanIds, ...otherIds].map(makeReady));
  return (text) => {
    if (!/\d/.test(text)) return [];
    return inOrder(ready.flatMap((id) => findIds(text, id)));
  };
}

async function makeReady({ country, written, beside, words, load, form }: NationalId): Promise<ReadyId> {
  const { validate } = await load();
  return {
    what: `a national id (${country})`,
    written: written === undefined ? null : standingAlone(written),
    beside: beside === undefined ? null : standingAlone(beside),
    words:
      words === undefined
        ? null
        : new RegExp(`(?<!\\p{sc=Latin})(?:${words})(?!\\p{sc=Latin})[^\\n]{0,${reach}}$`, "iu"),
    isTrue: (number) => {
      const plain = number.replace(/[ ./()-]/g, "");
      return !/^(\d)\1+$/.test(plain) && validate(form === undefined ? plain : form(number)).isValid;
    },
  };
}

function findIds(text: string, { what, written, beside, words, isTrue }: ReadyId): Found[] {
  const found: Found[] = [];
  if (written !== null) {
    for (const { index, 0: number } of text.matchAll(written))
      if (isTrue(number)) found.push({ from: index, to: index + number.length, what });
  }
  if (beside === null || words === null) return found;
  for (const { index, 0: number } of coverUp(text, found).matchAll(beside)) {
    if (words.test(text.slice(Math.max(0, index - reach - longestWord), index)) && isTrue(number))
      found.push({ from: index, to: index + number.length, what });
  }
  return found;
}
