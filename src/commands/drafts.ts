import { removeDraft } from "../coach/draft/drafts.ts";
import { excerpt } from "../coach/text.ts";
import { capitalized } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { renderDrafts } from "../render/draft.ts";
import { renderDone } from "../render/layout.ts";
import { readKept } from "./draft/draftText.ts";
import { answer, remark } from "./shared/answer.ts";
import { addCommand, addOwnAction, type Command, type GetContext } from "./shared/command.ts";
import { changeBook, openLeader } from "./shared/leader.ts";

export function declareDrafts(program: Command, getContext: GetContext): void {
  const drafts = addCommand(program, "drafts", "What you keep for another day", [
    ["socialtop drafts", "all of them, with their numbers"],
    ["socialtop draft 2", "look draft 2 over and post it"],
    ["socialtop drafts remove 2", "you will not need it"],
  ]);
  addOwnAction(drafts, "socialtop drafts", () => runDrafts(getContext()));
  addCommand(drafts, "remove", "Forget a draft", [["socialtop drafts remove 2", "draft 2"]])
    .argument("<number>", "its number in socialtop drafts")
    .action((number) => runDraftsRemove(getContext(), number));
}

function runDrafts(context: Context): void {
  const { id, book } = openLeader(context);
  answer(context, { leader: id, drafts: book.drafts }, (theme) => renderDrafts(book.drafts, theme));
}

async function runDraftsRemove(context: Context, number: string): Promise<void> {
  const leader = openLeader(context);
  const draft = readKept(leader, number);
  const what = `removed draft ${draft.id}: ${excerpt(draft.text, 40)}`;
  const book = await changeBook(context, leader.id, what, (current) => removeDraft(current, draft.id));
  answer(context, { leader: leader.id, removed: draft, drafts: book.drafts }, (theme) => {
    const done = renderDone(capitalized(what), theme);
    return book.drafts.length === 0 ? done : `${done}${renderDrafts(book.drafts, theme)}`;
  });
  remark(context, "Wrong? socialtop undo");
}
