import type { KeptDraft } from "./book.ts";

/** Adds a draft, under its own number where that is free, else under the next one. */
export function keepDraft(drafts: readonly KeptDraft[], draft: KeptDraft): KeptDraft[] {
  const isTaken = drafts.some(({ id }) => id === draft.id);
  return [...drafts, isTaken ? { ...draft, id: freeDraftId(drafts) } : draft];
}

/** One above the highest number. */
export function freeDraftId(drafts: readonly KeptDraft[]): string {
  return String(Math.max(0, ...drafts.map(({ id }) => Number(id)).filter(Number.isSafeInteger)) + 1);
}
