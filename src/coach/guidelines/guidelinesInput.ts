import { isProblem, type Problem } from "../problem.ts";
import { readYesOrNo } from "../profileInput.ts";
import { plainText } from "../text.ts";
import { readText } from "../textInput.ts";
import { gatherEntries, isVisible, mostTyped, orTooMany, readEntry, saysNone } from "./guidelinesEntries.ts";
import { splitLine } from "./guidelinesLine.ts";
import { changeList } from "./guidelinesListChange.ts";
import {
  type GuidelineAnswers,
  type GuidelinePart,
  type ListPart,
  partInfo,
  type TextPart,
} from "./guidelinesParts.ts";
import { readQuietPeriods } from "./guidelinesPeriods.ts";

/** How answers are read, typed at a question, given by a flag or written under a heading: the value, or why not. */

/** Characters. */
const longestText = 2000;

/**
 * `design, engineering`: commas, semicolons or line ends between; empty for "none", null for nothing typed. With a sign
 * before it (`+rail`, `-design`), what stands there, changed.
 */
export function readList(
  part: ListPart,
  typed: string,
  present: readonly string[] | null = null,
): readonly string[] | null | Problem {
  const pieces = orTooMany(typed.split(/\r\n?|\n/).flatMap(splitLine), mostTyped);
  if (isProblem(pieces)) return pieces;
  const what = partInfo(part).entry;
  const changed = changeList(pieces, present, {
    what,
    read: (piece) => readEntry(what, piece),
    isMeant: (named, entry) => named.toLowerCase() === entry.toLowerCase(),
    wordsOf: (entry) => entry,
  });
  if (changed !== null) return isProblem(changed) || changed.length === 0 ? changed : gatherEntries(changed);
  const entries: string[] = [];
  for (const piece of pieces) {
    const entry = readEntry(what, piece);
    if (isProblem(entry)) return entry;
    if (entry !== null) entries.push(entry);
  }
  return gatherEntries(entries);
}

/**
 * Sentences as they are kept: paragraphs on a line each. Null for nothing typed; of the private life "none" is an answer
 * like another, and a reviewer or a disclaimer that is "none" is not there.
 */
export function readProse(part: TextPart, typed: string): string | null | Problem {
  const text = readText("text", typed, longestText);
  if (isProblem(text)) return text;
  const lines = text.split(/\r\n?|\n/).map(plainText);
  const kept = lines.filter(isVisible).join("\n");
  return kept === "" || isNobody(part, kept) ? null : kept;
}

function isNobody(part: TextPart, text: string): boolean {
  return part !== "privateLife" && (saysNone(text) || /^(?:nobody|no[ -]one)[.!]?$/i.test(text));
}

/** "yes", "No.", "yes, in Paris": null for nothing typed. */
export function readIsListed(typed: string): boolean | null | Problem {
  const text = plainText(typed);
  if (text === "") return null;
  return readYesOrNo(/^(yes|no)(?:[.!]$|[,;:(–—]| [-–—(])/i.exec(text)?.[1] ?? text);
}

/** What no two answers from one place may say. */
export function problemWithAnswers({ isListed, quietPeriods }: Partial<GuidelineAnswers>): Problem | null {
  if (isListed !== false || (quietPeriods ?? []).length === 0) return null;
  return {
    problem: "Quiet periods are those of a listed company, and this one is said not to be listed.",
    hint: "Change one of the two.",
  };
}

/**
 * Reads one answer typed on a line or given by a flag (quiet periods: one or more); where there is nothing, it is null. What
 * is added to a list, or taken out, is so to what is `present`.
 */
export function readAnswer(
  part: GuidelinePart,
  typed: string,
  present: Partial<GuidelineAnswers> = {},
): Partial<GuidelineAnswers> | Problem {
  switch (part) {
    case "topics":
    case "offLimits":
    case "neverMention":
      return answerOf(part, readList(part, typed, present[part]));
    case "quietPeriods":
      return answerOf(part, readQuietPeriods(typed.split(/[;\r\n]/), present.quietPeriods));
    case "isListed":
      return answerOf(part, readIsListed(typed));
    default:
      return answerOf(part, readProse(part, typed));
  }
}

function answerOf(
  part: GuidelinePart,
  value: GuidelineAnswers[GuidelinePart] | Problem,
): Partial<GuidelineAnswers> | Problem {
  return isProblem(value) ? value : { [part]: value };
}
