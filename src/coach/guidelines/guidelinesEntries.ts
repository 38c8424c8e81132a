import { isProblem, type Problem } from "../problem.ts";
import { plainText } from "../text.ts";
import { readText } from "../textInput.ts";
import { groupDigits } from "../words.ts";

/** Entries of a list. */
const mostEntries = 200;
/** With those that stand there twice. */
export const mostTyped = 1000;
/** Characters. */
const longestEntry = 200;

/** Is this the answer that there is none? */
export function saysNone(typed: string): boolean {
  return /^(?:none|nothing|n\/a)[.!]?$/i.test(typed.trim());
}

/** Is there anything to see? Marks that join or turn letters are nothing by themselves. */
export function isVisible(text: string): boolean {
  return /[^\p{Cf}\p{Z}\s]/u.test(text);
}

/**
 * One entry of a list as it is kept: on one line, without quotation marks around it (a code name is matched without them).
 * Null when nothing is left.
 */
export function readEntry(what: string, typed: string): string | null | Problem {
  const text = readText(what, typed, longestEntry);
  if (isProblem(text)) return text;
  const entry = withoutQuotes(plainText(text));
  return isVisible(entry) ? entry : null;
}

/** Whole pairs only, and only around the whole: `"A" and "B"` stays. */
function withoutQuotes(text: string): string {
  const pair = /^(?:"([^"]+)"|“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”])$/u.exec(text);
  const inner =
    pair
      ?.slice(1)
      .find((part) => part !== undefined)
      ?.trim() ?? "";
  return inner === "" ? text : withoutQuotes(inner);
}

/** The entries as a list: each once (in any case), or empty for "none" alone; null when there are none at all. */
export function gatherEntries(entries: readonly string[]): readonly string[] | null | Problem {
  if (entries.length === 0) return null;
  const known = new Set<string>();
  const kept = entries.filter((entry) => {
    const isNew = !known.has(entry.toLowerCase());
    known.add(entry.toLowerCase());
    return isNew;
  });
  if (kept.every(saysNone)) return [];
  const none = kept.find(saysNone);
  return none === undefined ? orTooMany(kept) : besideOthers(none);
}

/** The same list, or the problem that it is too long. */
export function orTooMany<Entry>(entries: readonly Entry[], most: number = mostEntries): readonly Entry[] | Problem {
  if (entries.length <= most) return entries;
  return {
    problem: `There are ${groupDigits(entries.length)} entries; at most ${mostEntries} are kept.`,
    hint: "Keep the ones that matter.",
  };
}

/** "None", and then something all the same. */
export function besideOthers(none: string): Problem {
  return {
    problem: `"${none}" stands beside other entries: is there something, or nothing?`,
    hint: `Take one of them out; where it is a name, say more, such as "${none} (the company)".`,
  };
}
