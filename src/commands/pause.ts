import type { Day } from "../coach/day.ts";
import { readPauseDays } from "../coach/pauseInput.ts";
import { addPause, problemWithPause, removePause } from "../coach/pauses.ts";
import { judgeConsistency } from "../coach/streak.ts";
import { capitalized, dayRange } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { UserError, usageError } from "../errors.ts";
import { renderDone } from "../render/layout.ts";
import { renderPauseAdded, renderPauses } from "../render/pauses.ts";
import { wordForShell } from "../render/quoting.ts";
import { answer, remark } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { changeBook, openLeader, orUsageError } from "./shared/leader.ts";
import { parseText } from "./shared/parse.ts";

export function declarePause(program: Command, getContext: GetContext): void {
  const pause = addCommand(program, "pause", "Holidays, illness: days that break nothing", [
    ["socialtop pause 2026-12-21 2027-01-03 --why holidays", "planned, or entered afterwards; both days included"],
    ["socialtop pause list", "all pauses, with their numbers"],
    ["socialtop pause remove 2", "takes one away"],
  ]);
  pause
    .argument("<from>", "first day, included: 2026-12-21, today, tomorrow")
    .argument("[to]", "last day, included; left out for a single day")
    .option("--why <reason>", "the reason, for yourself")
    .action((_from, _to, options, { args }) => runPause(getContext(), { words: args, why: options.why }));
  addCommand(pause, "list", "All pauses, with their numbers", [["socialtop pause list", "all pauses"]]).action(() =>
    runPauseList(getContext()),
  );
  addCommand(pause, "remove", "Take a pause away", [["socialtop pause remove 2", "the second one of the list"]])
    .argument("<number>", "its number in socialtop pause list")
    .action((number) => runPauseRemove(getContext(), number));
  // A word between the days, and a reason behind them, is for `readPauseDays`; this comes last, as commands beneath inherit it.
  pause.allowExcessArguments();
}

interface PauseInput {
  /** The first day; the last one, where there is one; "to" between the two or not. */
  readonly words: readonly string[];
  readonly why: string | undefined;
}

async function runPause(context: Context, input: PauseInput): Promise<void> {
  const { id, today } = openLeader(context);
  const { from, to } = readDays(input.words, today);
  const problem = problemWithPause(from, to);
  if (problem !== null) throw usageError(problem.problem, problem.hint);
  const pause = { from, to, why: parseText("reason", input.why) };
  const book = await changeBook(context, id, `paused ${dayRange(from, to, today)}`, (current) =>
    addPause(current, pause),
  );
  const consistency = judgeConsistency(book, today);
  answer(context, { leader: id, pause, pauses: book.pauses }, (theme) => renderPauseAdded(pause, consistency, theme));
}

/** Throws a usage error for what is no pair of days, and for words behind them. */
function readDays(words: readonly string[], today: Day): { from: Day; to: Day } {
  const { from, to, behind } = orUsageError(readPauseDays(words, today));
  if (behind.length === 0) return { from, to };
  const reason = behind.join(" ");
  throw usageError(
    `${behind.length === 1 ? "One word" : `${behind.length} words`} too many: "${reason}"`,
    `A reason goes behind --why: socialtop pause ${from} ${to} --why ${wordForShell(reason)}`,
  );
}

function runPauseList(context: Context): void {
  const { id, book, today } = openLeader(context);
  answer(context, { leader: id, pauses: book.pauses }, (theme) => renderPauses(book.pauses, today, theme));
}

async function runPauseRemove(context: Context, typed: string): Promise<void> {
  const { id, book, today } = openLeader(context);
  const number = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
  const pause = book.pauses[number - 1];
  if (pause === undefined) {
    throw usageError(`There is no pause number "${typed}".`, "Their numbers: socialtop pause list");
  }
  const what = `removed the pause ${dayRange(pause.from, pause.to, today)}`;
  const changed = await changeBook(context, id, what, (current) => {
    const changed = removePause(current, pause);
    if (changed === current) throw new UserError("This pause was removed elsewhere in the meantime.");
    return changed;
  });
  answer(context, { leader: id, removed: pause, pauses: changed.pauses }, (theme) => {
    const done = renderDone(`${capitalized(what)}.`, theme);
    return changed.pauses.length === 0 ? done : `${done}${renderPauses(changed.pauses, today, theme)}`;
  });
  remark(context, "Wrong? socialtop undo");
}
