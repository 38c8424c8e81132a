import type { KeptDraft } from "../../coach/book.ts";
import { freeDraftId, putDraft } from "../../coach/draft/drafts.ts";
import type { PlatformId } from "../../coach/platforms.ts";
import { excerpt } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import type { DraftText } from "./draftText.ts";
import { openLeader } from "./leader.ts";

/** Keeps a text, under the number that it has already or a new one. One change. */
export async function keepDraftText(
  context: Context,
  { text, kept }: Pick<DraftText, "text" | "kept">,
  networks: readonly PlatformId[],
): Promise<KeptDraft> {
  const { id: leader, today } = openLeader(context);
  return context.store.change((draft) => {
    const book = draft.read(leader);
    const result = { id: kept?.id ?? freeDraftId(book.drafts), day: today, text, networks };
    draft.put(leader, putDraft(book, result));
    return { what: `kept draft ${result.id}: ${excerpt(text, 40)}`, result };
  });
}
