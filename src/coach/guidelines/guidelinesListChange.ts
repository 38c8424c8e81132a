import { nearest } from "../nearest.ts";
import { isProblem, type Problem } from "../problem.ts";
import { excerpt } from "../text.ts";
import { isVisible, saysNone } from "./guidelinesEntries.ts";

/** How the entries of one kind of list are read and told apart. */
export interface ListKind<Entry> {
  /** One of them, in a sentence. */
  readonly what: string;
  /** Null when nothing is left. */
  readonly read: (typed: string) => Entry | null | Problem;
  /** Does `typed` name this entry, so that it can be taken out? */
  readonly isMeant: (typed: Entry, entry: Entry) => boolean;
  /** As it is typed. */
  readonly wordsOf: (entry: Entry) => string;
}

interface SignedPiece {
  readonly isAdded: boolean;
  readonly typed: string;
}

/** The pieces of a change, a sign before the first: `+a, b` adds both, `+a, -b` adds one and takes one out. Null: a whole list. */
function readSigns(typed: readonly string[], what: string): SignedPiece[] | null | Problem {
  const signed = typed.map((piece) => /^\s*([+-])(.*)$/su.exec(piece));
  if (signed[0] === null || signed[0] === undefined) {
    const late = signed.find((match) => match !== null);
    return late === undefined ? null : signTooLate(late[0].trim(), what);
  }
  const pieces: SignedPiece[] = [];
  for (const [index, match] of signed.entries()) {
    const isAdded: boolean = match === null ? pieces.at(-1)?.isAdded === true : match[1] === "+";
    pieces.push({ isAdded, typed: match?.[2] ?? typed[index] ?? "" });
  }
  return pieces;
}

/**
 * The list that stands there, changed: each entry after a `+` is added at its end, each after a `-` is taken out. Null when
 * there are no signs: what was typed is a whole list.
 */
export function changeList<Entry>(
  typed: readonly string[],
  present: readonly Entry[] | null,
  { what, read, isMeant, wordsOf }: ListKind<Entry>,
): readonly Entry[] | null | Problem {
  const pieces = readSigns(typed, what);
  if (pieces === null || isProblem(pieces)) return pieces;
  let entries = present ?? [];
  for (const piece of pieces) {
    if (!isVisible(piece.typed)) {
      const problem = `After the ${piece.isAdded ? "+" : "-"} there is nothing.`;
      return { problem, hint: `Write the ${what} after it.` };
    }
    if (saysNone(piece.typed)) {
      const problem = `"${piece.typed.trim()}" can be neither added nor taken out.`;
      return { problem, hint: "To empty the list: none, alone." };
    }
    const entry = read(piece.typed);
    if (isProblem(entry)) return entry;
    if (entry === null) continue;
    if (piece.isAdded) entries = [...entries, entry];
    else {
      const left = entries.filter((candidate) => !isMeant(entry, candidate));
      if (left.length === entries.length) return notThere(wordsOf(entry), entries.map(wordsOf));
      entries = left;
    }
  }
  return entries;
}

function signTooLate(piece: string, what: string): Problem {
  return {
    problem: `"${excerpt(piece, 60)}" stands in a list that begins without a sign.`,
    hint: `To add and take out, put + or - before the first ${what} too; where the sign is part of it, put it in quotation marks.`,
  };
}

function notThere(words: string, present: readonly string[]): Problem {
  const near = nearest(words, present);
  const shown = (text: string) => excerpt(text, 60);
  return {
    problem: `"${shown(words)}" is not on the list, so it cannot be taken out.`,
    hint:
      near === undefined
        ? `The list: ${present.length === 0 ? "nothing yet" : excerpt(present.join("; "), 120)}. See: socialtop guidelines`
        : `Did you mean "${shown(near)}"?`,
  };
}
