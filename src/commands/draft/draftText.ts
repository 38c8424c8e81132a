import type { KeptDraft } from "../../coach/book.ts";
import { findDraft } from "../../coach/draft/drafts.ts";
import type { PlatformId } from "../../coach/platforms.ts";
import { cleanPost, excerpt } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { CancelledError, usageError } from "../../errors.ts";
import { renderToCopy } from "../../render/draft.ts";
import { remark } from "../shared/answer.ts";
import type { OpenLeader } from "../shared/leader.ts";
import { keepDraftText } from "./draftKeeping.ts";

/** Where the text of a draft may come from: one of these. */
export interface DraftTextInput {
  readonly words: readonly string[];
  readonly text: string | undefined;
  readonly file: string | undefined;
}

export interface DraftText {
  readonly text: string;
  readonly removedCharacters: number;
  /** The kept draft that it is; null for one that stands in a file, a pipe or the shell's history. */
  readonly kept: KeptDraft | null;
}

/** Longer than any network takes (UTF-16 units). */
const longestText = 1_000_000;

/** The kept draft that a lone number means; null for anything else. Throws a usage error for a number that none has. */
export function keptDraftOf(leader: OpenLeader, { words }: DraftTextInput): KeptDraft | null {
  const [word = ""] = words;
  return words.length === 1 && /^\d{1,9}$/.test(word.trim()) ? readKept(leader, word) : null;
}

/**
 * The text of a draft: as words, --text, a file, a number of a kept draft, a pipe, or from the editor at a terminal. Throws a
 * usage error when there is none, and CancelledError for an editor that was left without a word.
 */
export async function readDraftText(
  context: Context,
  kept: KeptDraft | null,
  { words, text, file }: DraftTextInput,
  networks: readonly PlatformId[],
): Promise<DraftText> {
  if ([words.length > 0, text !== undefined, file !== undefined].filter(Boolean).length > 1)
    throw usageError("The text was given more than once.", 'Give it once: as words, with --text "…" or with --file.');
  if (kept !== null) return { text: kept.text, removedCharacters: 0, kept };
  if (file !== undefined) return clean(await context.files.readText(file), `${file} is empty.`);
  if (text !== undefined) return clean(text, "The text is empty.");
  const isPipe = words.length === 1 && words[0] === "-";
  if (words.length > 0 && !isPipe) return clean(words.join(" "), "The text is empty.");
  if (words.length === 0 && context.prompt.isPossible)
    return writeInEditor(context, { text: "", removedCharacters: 0, kept: null }, networks);
  return clean(await context.files.readInput(), "Nothing came through the pipe.");
}

/** The draft that is kept under this number. Throws a usage error when there is none. */
export function readKept({ book }: OpenLeader, number: string): KeptDraft {
  const kept = findDraft(book, number.trim());
  if (kept === undefined)
    throw usageError(`There is no draft ${excerpt(number, 20)}.`, "Those that are kept: socialtop drafts");
  return kept;
}

/**
 * Opens the editor on a draft. What is written there stands nowhere else, so it is kept at once, whatever comes next; a new one
 * for these networks (none: all of the leader's). Throws CancelledError when nothing is written.
 */
export async function writeInEditor(
  context: Context,
  { text, kept }: DraftText,
  networks: readonly PlatformId[],
): Promise<DraftText> {
  if (text === "")
    remark(context, "Write it in the editor, save and close.", "Nothing to say? socialtop draft --ideas");
  const written = await context.prompt.edit({ text, fileName: "draft.txt", flag: '"your text", --file or a pipe' });
  if (written.trim() === "") throw new CancelledError("Nothing was written, so there is no draft.");
  const draft = clean(written, "The text is empty.");
  try {
    const request = { text: draft.text, kept, networks: kept === null ? networks : null };
    return { ...draft, kept: await keepDraftText(context, request) };
  } catch (error) {
    remark(context, "Your words could not be kept. Here they are:");
    context.err.write(`${renderToCopy(draft.text)}\n`);
    throw error;
  }
}

function clean(typed: string, problem: string): DraftText {
  const { text, removedCharacters } = cleanPost(typed);
  if (text === "") throw usageError(problem, 'Try: socialtop draft "What I learned in Lyon …"');
  if (text.length > longestText)
    throw usageError("This text is longer than any network takes: over a million characters.", "Give the post alone.");
  return { text, removedCharacters, kept: null };
}
