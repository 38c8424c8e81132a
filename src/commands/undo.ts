import type { Context } from "../context.ts";
import { renderChanges, renderUndone } from "../render/undo.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";

interface UndoInput {
  readonly list: boolean;
}

export function declareUndo(program: Command, getContext: GetContext): void {
  addCommand(program, "undo", "Take back the last change; again goes further back", [
    ["socialtop undo", "takes back the last change, and says which"],
    ["socialtop undo --list", "what can be taken back"],
    ["socialtop undo --as jane", "the last change to Jane's record"],
  ])
    .option("--list", "only list what can be taken back")
    .action((options) => runUndo(getContext(), { list: options.list === true }));
}

/** Without `--as`: the last change on this machine, whichever leader it concerned. */
async function runUndo(context: Context, { list }: UndoInput): Promise<void> {
  const leader = context.options.as;
  if (leader !== undefined && context.store.changes(leader).length === 0) context.store.read(leader);
  const leaders = context.store.leaders();
  if (list) {
    const changes = context.store.changes(leader);
    answer(context, { changes }, (theme) => renderChanges(changes, leaders.length > 1, theme));
    return;
  }
  const taken = await context.store.undo(leader);
  const undone = taken === null ? null : { at: taken.at, what: taken.what, leaders: taken.leaders };
  const left = taken?.left ?? [];
  answer(context, { undone, left: left.length, next: left[0] ?? null }, (theme) =>
    renderUndone(undone, left, leaders.length > 1, theme),
  );
}
