import { newBook, newProfile } from "../coach/book.ts";
import type { LeaderId } from "../coach/leaderId.ts";
import { leaderIdFor, problemWithLeaderId } from "../coach/names.ts";
import { unknownWord } from "../coach/nearest.ts";
import { readName } from "../coach/profileInput.ts";
import { judgeProgress } from "../coach/progress.ts";
import { judgeConsistency } from "../coach/streak.ts";
import type { Context } from "../context.ts";
import { UserError, usageError } from "../errors.ts";
import { renderDone } from "../render/layout.ts";
import { type LeaderRow, renderLeaders } from "../render/leaders.ts";
import { answerPlainly, remark } from "./shared/answer.ts";
import { addCommand, addOwnAction, type Command, type GetContext } from "./shared/command.ts";
import { confirmOrCancel } from "./shared/confirm.ts";
import { orUsageError, refuseWhenGone, todayOf, zoneOfNowhere } from "./shared/leader.ts";

export function declareLeaders(program: Command, getContext: GetContext): void {
  const leaders = addCommand(program, "leaders", "Several leaders on one machine", [
    ["socialtop leaders", "everybody, and who is used when none is named"],
    ['socialtop leaders add "Bob Ray"', "one more"],
    ["socialtop leaders use bob", "from now on, Bob's record"],
    ["socialtop streak --as jane", "once, Jane's record"],
  ]);
  addOwnAction(leaders, "socialtop leaders", () => runLeaders(getContext()));
  addCommand(leaders, "list", "Everybody, and who is used when none is named", [
    ["socialtop leaders list", "everybody"],
  ]).action(() => runLeaders(getContext()));
  addCommand(leaders, "add", "Add a leader", [
    ['socialtop leaders add "Bob Ray"', "with the usual plan; then init --as bob"],
  ])
    .argument("<name>", "their name")
    .action((name) => runAdd(getContext(), name));
  addCommand(leaders, "use", "Choose who is used when none is named", [
    ["socialtop leaders use bob", "from now on, Bob"],
  ])
    .argument("<leader>", "the short name")
    .action((leader) => runUse(getContext(), leader));
  addCommand(leaders, "rename", "Give a leader another short name", [
    ["socialtop leaders rename bob robert", "--as robert"],
  ])
    .argument("<leader>", "the short name")
    .argument("<new name>", "the new short name")
    .action((leader, name) => runRename(getContext(), leader, name));
  addCommand(leaders, "remove", "Remove a leader and their record", [["socialtop leaders remove bob", "asks first"]])
    .argument("<leader>", "the short name")
    .option("-y, --yes", "do not ask")
    .action((leader, options) => runRemove(getContext(), leader, options.yes === true));
}

function runLeaders(context: Context): void {
  const current = currentOrWord(context);
  if (context.store.leaders().length === 0) refuseWhenGone(context.store);
  const rows = context.store.leaders().map((id) => describeLeader(context, id, current));
  answerPlainly(context, { current, leaders: rows }, (theme) => renderLeaders(rows, theme));
}

/** Who there is can be told although the settings that name one of them cannot be read: that is said beside it. */
function currentOrWord(context: Context): LeaderId | null {
  try {
    return context.store.current();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    remark(context, error.message, ...(error.hint === undefined ? [] : [error.hint]));
    return null;
  }
}

async function runAdd(context: Context, typed: string): Promise<void> {
  const name = orUsageError(readName(typed));
  const id = await context.store.change((draft) => {
    const id = leaderIdFor(name, draft.leaders());
    if (draft.leaders().length === 0) draft.use(id);
    draft.put(id, newBook(newProfile(name, context.machineTimeZone() ?? zoneOfNowhere)));
    return { what: `added ${name}`, result: id };
  });
  answerPlainly(context, { leader: id }, (theme) => renderDone(`Added ${name}, as ${id}.`, theme));
  remark(context, `Their plan: socialtop init --as ${id}`);
}

async function runUse(context: Context, typed: string): Promise<void> {
  const id = findLeader(context, typed);
  // A record that cannot be read is no use to anybody: say so now.
  const { profile } = context.store.read(id);
  await context.store.change((draft) => {
    draft.use(id);
    return { what: `chose ${id}`, result: id };
  });
  answerPlainly(context, { leader: id }, (theme) => renderDone(`From now on: ${profile.name} (${id}).`, theme));
}

async function runRename(context: Context, typed: string, newName: string): Promise<void> {
  const id = findLeader(context, typed);
  const newId = newName.trim().normalize("NFC");
  const problem = problemWithLeaderId(newId);
  if (problem !== null) throw usageError(problem.problem, problem.hint);
  await context.store.change((draft) => {
    if (draft.leaders().includes(newId))
      throw new UserError(`There is a leader "${newId}" already.`, { hint: "Choose another name." });
    const book = draft.read(id);
    if (draft.current() === id) draft.use(newId);
    draft.remove(id);
    draft.put(newId, book);
    return { what: `renamed ${id} to ${newId}`, result: newId };
  });
  answerPlainly(context, { leader: newId, was: id }, (theme) => renderDone(`${id} is now ${newId}.`, theme));
}

async function runRemove(context: Context, typed: string, yes: boolean): Promise<void> {
  const id = findLeader(context, typed);
  if (!yes) await confirmOrCancel(context, `Remove ${id} and the whole record?`);
  await context.store.change((draft) => {
    if (draft.current() === id) draft.use(null);
    draft.remove(id);
    return { what: `removed ${id}`, result: id };
  });
  answerPlainly(context, { removed: id }, (theme) => renderDone(`Removed ${id}.`, theme));
  remark(context, "Wrong? socialtop undo");
}

function findLeader({ store }: Context, typed: string): LeaderId {
  const id = store.find(typed);
  const known = store.leaders();
  if (id !== null) return id;
  return known.length === 0
    ? orUsageError({ problem: `There is no leader "${typed}" yet.`, hint: "Begin with: socialtop init" })
    : orUsageError(unknownWord("leader", typed, known));
}

/** A record that cannot be read is a named row, not a failure. */
function describeLeader(context: Context, id: LeaderId, current: LeaderId | null): LeaderRow {
  try {
    const book = context.store.read(id);
    const today = todayOf(context, book.profile.timeZone);
    const { thisWeek, streak } = judgeConsistency(book, today);
    const { stepsDone, stepsAsked } = judgeProgress(book, today);
    const week = { standing: thisWeek.standing, streakWeeks: streak.weeks, stepsDone, stepsAsked };
    return { id, name: book.profile.name, isCurrent: id === current, ...week, problem: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      id,
      name: id,
      isCurrent: id === current,
      standing: null,
      streakWeeks: null,
      stepsDone: null,
      stepsAsked: null,
      problem: error.message,
    };
  }
}
