import type { PlatformId } from "../coach/platforms.ts";
import { problemWithNetwork, readHandle } from "../coach/profileInput.ts";
import { peopleToFollow } from "../coach/programme.ts";
import { addWatched, removeWatched } from "../coach/watching.ts";
import { countOf } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { UserError, usageError } from "../errors.ts";
import { renderWatching } from "../render/watching.ts";
import { answer, remark } from "./shared/answer.ts";
import { addCommand, addOwnAction, type Command, type GetContext } from "./shared/command.ts";
import { changeBook, openLeader, orUsageError } from "./shared/leader.ts";
import { parsePlatform, parseText } from "./shared/parse.ts";

export function declareWatch(program: Command, getContext: GetContext): void {
  const watch = addCommand(program, "watch", "People worth learning from", [
    ['socialtop watch add @ada --platform x --why "our best customer"', "note somebody"],
    ["socialtop watch list", "everybody noted"],
    ["socialtop watch remove @ada", "take somebody off"],
  ]);
  addOwnAction(watch, "socialtop watch", () => runWatchList(getContext()));
  addCommand(watch, "add", "Note somebody", [["socialtop watch add @ada --platform x", "note Ada on X"]])
    .argument("<handle>", "their handle")
    .option("--platform <network>", "where", parsePlatform)
    .option("--why <reason>", "what to learn from them")
    .action((handle, options) => runWatchAdd(getContext(), { handle, platform: options.platform, why: options.why }));
  addCommand(watch, "list", "Everybody noted", [["socialtop watch list", "everybody noted"]]).action(() =>
    runWatchList(getContext()),
  );
  addCommand(watch, "remove", "Take somebody off the list", [["socialtop watch remove @ada", "take Ada off"]])
    .argument("<handle>", "their handle")
    .option("--platform <network>", "where, if they are noted on several", parsePlatform)
    .action((handle, options) => runWatchRemove(getContext(), { handle, platform: options.platform }));
}

interface WatchInput {
  readonly handle: string;
  readonly platform: PlatformId | undefined;
  readonly why?: string | undefined;
}

async function runWatchAdd(context: Context, input: WatchInput): Promise<void> {
  const { id } = openLeader(context);
  if (input.platform !== undefined) orUsageError(problemWithNetwork(input.handle, input.platform));
  const person = {
    handle: parseHandle(input.handle),
    platform: input.platform ?? null,
    why: parseText("reason", input.why),
  };
  const book = await changeBook(context, id, `noted @${person.handle} to learn from`, (current) =>
    addWatched(current, person),
  );
  answer(context, { leader: id, watching: book.watching }, (theme) => renderWatching(book.watching, theme));
  const missing = peopleToFollow - book.watching.length;
  if (missing > 0)
    remark(context, `${countOf(missing, "more person", "more people")}, and "listen.follow" counts as done.`);
}

function runWatchList(context: Context): void {
  const { id, book } = openLeader(context);
  answer(context, { leader: id, watching: book.watching }, (theme) => renderWatching(book.watching, theme));
}

async function runWatchRemove(context: Context, input: WatchInput): Promise<void> {
  const { id } = openLeader(context);
  const handle = parseHandle(input.handle);
  const book = await changeBook(context, id, `took @${handle} off the list`, (current) => {
    const changed = removeWatched(current, handle, input.platform ?? null);
    if (changed === current)
      throw new UserError(`@${handle} is not on the list.`, { hint: "Who is: socialtop watch list" });
    return changed;
  });
  answer(context, { leader: id, watching: book.watching }, (theme) => renderWatching(book.watching, theme));
}

function parseHandle(typed: string): string {
  const handle = orUsageError(readHandle(typed));
  if (handle === null) throw usageError("A handle cannot be empty.", "Try: socialtop watch add @ada");
  return handle;
}
