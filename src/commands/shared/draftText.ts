import type { KeptDraft } from "../../coach/book.ts";
import { findDraft } from "../../coach/draft/drafts.ts";
import { cleanPost, excerpt } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { CancelledError, usageError } from "../../errors.ts";
import { remark } from "./answer.ts";
import type { OpenLeader } from "./leader.ts";

/** Where the text of a draft may come from: one of these. */
export interface DraftTextInput {
  readonly words: readonly string[];
  readonly text: string | undefined;
  readonly file: string | undefined;
}

export interface DraftText {
  readonly text: string;
  readonly removedCharacters: number;
  /** The kept draft that it is; null for a new one. */
  readonly kept: KeptDraft | null;
  /** Written in the editor: nowhere else are these words. */
  readonly isFromEditor: boolean;
}

/** Longer than any network takes (UTF-16 units). */
const longestText = 1_000_000;

/**
 * The text of a draft: as words, --text, a file, a number of a kept draft, a pipe, or from the editor at a terminal. Throws a
 * usage error when there is none, and CancelledError for an editor that was left without a word.
 */
export async function readDraftText(context: Context, leader: OpenLeader, input: DraftTextInput): Promise<DraftText> {
  const { words, text, file } = input;
  if ([words.length > 0, text !== undefined, file !== undefined].filter(Boolean).length > 1)
    throw usageError("The text was given more than once.", 'Give it once: as words, with --text "…" or with --file.');
  const [word = ""] = words;
  const isNumber = words.length === 1 && /^\d{1,9}$/.test(word.trim());
  if (isNumber) {
    const kept = readKept(leader, word.trim());
    return { text: kept.text, removedCharacters: 0, kept, isFromEditor: false };
  }
  if (file !== undefined) return clean(await context.files.readText(file), `${file} is empty.`);
  if (text !== undefined) return clean(text, "The text is empty.");
  if (words.length > 0 && !(words.length === 1 && word === "-")) return clean(words.join(" "), "The text is empty.");
  if (words.length === 0 && context.prompt.isPossible) return writeInEditor(context, "");
  return clean(await context.files.readInput(), "Nothing came through the pipe.");
}

/** The draft that is kept under this number. Throws a usage error when there is none. */
export function readKept({ book }: OpenLeader, number: string): KeptDraft {
  const kept = findDraft(book, number.trim());
  if (kept === undefined)
    throw usageError(`There is no draft ${excerpt(number, 20)}.`, "Those that are kept: socialtop drafts");
  return kept;
}

/** Throws CancelledError when nothing is written. */
export async function writeInEditor(context: Context, text: string): Promise<DraftText> {
  if (text === "") remark(context, "Write it in the editor, save and close. Nothing to say? socialtop draft --ideas");
  const written = await context.prompt.edit({ text, fileName: "draft.txt", flag: '"your text", --file or a pipe' });
  if (written.trim() === "") throw new CancelledError("Nothing was written, so there is no draft.");
  return { ...clean(written, "The text is empty."), isFromEditor: true };
}

function clean(typed: string, problem: string): DraftText {
  const { text, removedCharacters } = cleanPost(typed);
  if (text === "") throw usageError(problem, 'Try: socialtop draft "What I learned in Lyon …"');
  if (text.length > longestText)
    throw usageError("This text is longer than any network takes: over a million characters.", "Give the post alone.");
  return { text, removedCharacters, kept: null, isFromEditor: false };
}
