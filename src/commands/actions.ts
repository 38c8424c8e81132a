import { reopenAction, settleAction } from "../coach/actions.ts";
import type { Book } from "../coach/book.ts";
import { unknownWord } from "../coach/nearest.ts";
import { actionIds, findAction } from "../coach/programme.ts";
import { judgeProgress } from "../coach/progress.ts";
import type { Context } from "../context.ts";
import { UserError } from "../errors.ts";
import { wrap } from "../render/layout.ts";
import { renderNext } from "../render/steps.ts";
import { actionJson } from "../render/stepsJson.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { changeBook, type OpenLeader, openLeader, orUsageError } from "./shared/leader.ts";
import { parsePastDay, parseText } from "./shared/parse.ts";

/** `done`, `skip` and `reopen`: three words for what the leader says of an action. */
export function declareActions(program: Command, getContext: GetContext): void {
  addCommand(program, "done", "Tick an action", [
    ["socialtop done listen.follow", "done today"],
    ["socialtop done listen.follow --on friday", "done on another day"],
  ])
    .argument("<action>", "as shown by socialtop steps listen")
    .option("--on <day>", "when: today, yesterday, friday, 2026-11-23")
    .action((action, options) => runDone(getContext(), action, options.on));
  addCommand(program, "skip", "Leave an action out: not for me", [
    ['socialtop skip review.post --why "we are listed"', "it is never held against you"],
  ])
    .argument("<action>", "as shown by socialtop steps review")
    .option("--why <reason>", "the reason, for yourself")
    .option("--on <day>", "when: today, yesterday, friday, 2026-11-23")
    .action((action, options) => runSkip(getContext(), action, options));
  addCommand(program, "reopen", "Take a tick or a skip back", [["socialtop reopen listen.follow", "it is open again"]])
    .argument("<action>", "as shown by socialtop steps listen")
    .action((action) => runReopen(getContext(), action));
}

async function runDone(context: Context, typed: string, on: string | undefined): Promise<void> {
  const leader = openLeader(context);
  const { action } = find(typed);
  if (action.recordWith !== undefined) {
    throw new UserError(`This one your record proves: it counts when ${action.countsWhen}.`, {
      hint: `Record it: ${action.recordWith}`,
    });
  }
  const day = on === undefined ? leader.today : parsePastDay(on, leader.today);
  const book = await changeBook(context, leader.id, `done: ${action.title}`, (current) =>
    settleAction(current, { action: action.id, outcome: "done", day, why: null }),
  );
  report(context, leader, book, action.id, `${context.theme.good(context.theme.symbols.done)} Done: ${action.title}.`);
}

async function runSkip(context: Context, typed: string, { why, on }: { why?: string; on?: string }): Promise<void> {
  const leader = openLeader(context);
  const { action } = find(typed);
  const reason = parseText("reason", why);
  const day = on === undefined ? leader.today : parsePastDay(on, leader.today);
  const book = await changeBook(context, leader.id, `skipped: ${action.title}`, (current) =>
    settleAction(current, { action: action.id, outcome: "skipped", day, why: reason }),
  );
  report(context, leader, book, action.id, `Left out: ${action.title}. Back again: socialtop reopen ${action.id}`);
}

async function runReopen(context: Context, typed: string): Promise<void> {
  const leader = openLeader(context);
  const { action } = find(typed);
  const book = await changeBook(context, leader.id, `reopened: ${action.title}`, (current) => {
    const reopened = reopenAction(current, action.id);
    if (reopened === current) throw nothingToReopen(current, leader.today, action.id);
    return reopened;
  });
  report(context, leader, book, action.id, `Open again: ${action.title}.`);
}

function nothingToReopen(book: Book, today: string, id: string): UserError {
  const progress = judgeProgress(book, today).steps.flatMap(({ actions }) => actions);
  const isProved = progress.find(({ action }) => action.id === id)?.isProved === true;
  return isProved
    ? new UserError(`Your record proves ${id}: there is no tick to take back.`, {
        hint: "If the record is wrong, mend it: socialtop activity, then edit or remove; socialtop undo; socialtop guidelines edit",
      })
    : new UserError(`${id} is open already.`);
}

function find(typed: string): NonNullable<ReturnType<typeof findAction>> {
  return findAction(typed) ?? orUsageError(unknownWord("action", typed, actionIds));
}

function report(context: Context, { id, today }: OpenLeader, book: Book, actionId: string, said: string): void {
  const progress = judgeProgress(book, today);
  const action = progress.steps.flatMap(({ actions }) => actions).find((candidate) => candidate.action.id === actionId);
  if (action === undefined) throw new Error(`No progress for action ${actionId}`);
  // What was said and what is: the record may prove what was skipped or reopened.
  const words = action.isProved ? `Noted, but your record proves it, so it stays done: ${action.action.title}.` : said;
  const json = { leader: id, action: actionJson(action), next: progress.next?.action.action.id ?? null };
  answer(context, json, (theme) => `${wrap(theme, words)}\n${renderNext(progress, theme)}\n`);
}
