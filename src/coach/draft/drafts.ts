import type { Book, KeptDraft } from "../book.ts";
import type { PlatformId } from "../platforms.ts";

/** Adds a draft, under its own number where that is free, else under the next one. */
export function keepDraft(drafts: readonly KeptDraft[], draft: KeptDraft): KeptDraft[] {
  const isTaken = drafts.some(({ id }) => id === draft.id);
  return [...drafts, isTaken ? { ...draft, id: freeDraftId(drafts) } : draft];
}

/** One above the highest number. */
export function freeDraftId(drafts: readonly KeptDraft[]): string {
  return String(Math.max(0, ...drafts.map(({ id }) => Number(id)).filter(Number.isSafeInteger)) + 1);
}

export function findDraft({ drafts }: Book, id: string): KeptDraft | undefined {
  return drafts.find((draft) => draft.id === id);
}

/** With this text under this number: changed where it stands, else added. */
export function putDraft(book: Book, draft: KeptDraft): Book {
  const isKept = findDraft(book, draft.id) !== undefined;
  const drafts = isKept
    ? book.drafts.map((kept) => (kept.id === draft.id ? draft : kept))
    : keepDraft(book.drafts, draft);
  return { ...book, drafts };
}

/** The same book comes back when there is no such draft. */
export function removeDraft(book: Book, id: string): Book {
  const drafts = book.drafts.filter((draft) => draft.id !== id);
  return drafts.length === book.drafts.length ? book : { ...book, drafts };
}

/** A draft that was posted on one of its networks waits for the others; posted on all of them it is gone. */
export function withoutPosted(book: Book, id: string, posted: PlatformId, networks: readonly PlatformId[]): Book {
  const draft = findDraft(book, id);
  if (draft === undefined) return book;
  const left = networks.filter((platform) => platform !== posted);
  return left.length === 0 ? removeDraft(book, id) : putDraft(book, { ...draft, networks: left });
}
