import { checkDraft, type DraftCheck, type ThreadStyle } from "../../coach/draft/draftCheck.ts";
import type { PlatformId } from "../../coach/platforms.ts";
import type { Context } from "../../context.ts";
import { openLeader } from "../shared/leader.ts";
import type { DraftText } from "./draftText.ts";

interface LookRequest {
  readonly draft: DraftText;
  readonly platforms: readonly PlatformId[];
  readonly thread: ThreadStyle | null;
}

/** Looks a draft over as the record stands now. What reads a text is loaded only here. */
export async function lookOver(context: Context, { draft, platforms, thread }: LookRequest): Promise<DraftCheck> {
  const { book, today } = openLeader(context);
  const { loadFinders } = await import("../../finders/finders.ts");
  return checkDraft(book, { ...draft, platforms, today, thread }, await loadFinders(book.profile.timeZone));
}
