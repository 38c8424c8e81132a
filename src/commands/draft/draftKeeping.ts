import type { KeptDraft } from "../../coach/book.ts";
import { findDraft, freeDraftId, putDraft } from "../../coach/draft/drafts.ts";
import type { PlatformId } from "../../coach/platforms.ts";
import { excerpt } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { openLeader } from "../shared/leader.ts";

interface KeepRequest {
  readonly text: string;
  /** The draft whose words they replace; null for a new one. */
  readonly kept: KeptDraft | null;
  /** null: as before, for a new one all of the leader's. */
  readonly networks: readonly PlatformId[] | null;
}

/**
 * Keeps a text, under the number that it has already or a new one: a new one too where somebody else changed that draft in the
 * meantime. One change; none when it is kept like this already.
 */
export async function keepDraftText(context: Context, { text, kept, networks }: KeepRequest): Promise<KeptDraft> {
  const { id: leader, today } = openLeader(context);
  return context.store.change((draft) => {
    const book = draft.read(leader);
    const current = kept === null ? undefined : findDraft(book, kept.id);
    const isOurs = kept !== null && (current === undefined || current.text === kept.text);
    const id = isOurs ? kept.id : freeDraftId(book.drafts);
    const result = { id, day: today, text, networks: networks ?? (current ?? kept)?.networks ?? [] };
    const isSame =
      current !== undefined && current.text === text && String(current.networks) === String(result.networks);
    if (!isSame) draft.put(leader, putDraft(book, result));
    return { what: `kept draft ${id}: ${excerpt(text, 40)}`, result: isSame ? current : result };
  });
}
