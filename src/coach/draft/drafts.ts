import type { Book, KeptDraft } from "../book.ts";
import { type PlatformId, platformInfo } from "../platforms.ts";

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

/** Where a draft is to be posted: its own networks, else all of the leader's. */
export function networksOfDraft({ networks }: KeptDraft, { profile }: Book): readonly PlatformId[] {
  return networks.length > 0 ? networks : profile.networks.map(({ platform }) => platform);
}

/** A draft that was posted on one of its networks waits for the others, in the words that were posted; else it is gone. */
export function withoutPosted(book: Book, id: string, posted: PlatformId, text: string): Book {
  const draft = findDraft(book, id);
  if (draft === undefined) return book;
  const left = networksOfDraft(draft, book).filter((platform) => platform !== posted);
  return left.length === 0 ? removeDraft(book, id) : putDraft(book, { ...draft, text, networks: left });
}

/** The one that waits longest among those that would count as a post; undefined when there is none. */
export function draftForToday(book: Book): KeptDraft | undefined {
  const counts = (platform: PlatformId) => book.profile.counts.includes(platformInfo(platform).usualKind);
  return book.drafts
    .filter((draft) => networksOfDraft(draft, book).some(counts))
    .toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0))[0];
}
