import type { Attention } from "../coach/attention.ts";
import type { Day } from "../coach/day.ts";
import type { LeaderId } from "../coach/names.ts";
import { type Reminder, reminderFor } from "../coach/reminder.ts";
import { judgeMember } from "../coach/team.ts";
import type { Context } from "../context.ts";
import { ExitCode, UserError } from "../errors.ts";
import { renderReminder, renderTeamReminder } from "../render/remind.ts";
import { renderRemindHelp } from "../render/remindHelp.ts";
import { reminderLines } from "../render/remindLines.ts";
import { answerPlainly } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { openLeader } from "./shared/leader.ts";

export function declareRemind(program: Command, getContext: GetContext): void {
  addCommand(program, "remind", "One line when something is due, else nothing", [
    ["socialtop remind", "for a shell's start, or cron"],
    ["socialtop remind --install-help", "lines to copy: new terminals, cron, launchd, Windows"],
  ])
    .option("--install-help", "how to be reminded by itself: lines to copy")
    .action((options) => (options.installHelp === true ? runInstallHelp(getContext()) : runRemind(getContext())));
}

/** Nothing on a machine without a plan: a shell's start must not nag there. */
function runRemind(context: Context): void {
  const { store, options, out } = context;
  const leaders = store.leaders();
  if (leaders.length === 0) {
    answerPlainly(context, { leader: null, today: null, due: null }, () => "");
    return;
  }
  if (options.as === undefined && store.current() === null) {
    remindCoach(context, leaders);
    return;
  }
  const { id, book, today } = openLeader(context);
  const due = reminderFor(book, today);
  const whose = leaders.length > 1 ? id : null;
  answerPlainly(context, { leader: id, today, due: dueJson(due) }, (theme) =>
    due === null ? "" : renderReminder(due, { isTerminal: out.isTerminal, whose }, theme),
  );
}

/** Several leaders and none chosen: who needs a word, as `team` has it. */
function remindCoach(context: Context, leaders: readonly LeaderId[]): void {
  const rows = leaders.map((leader) => lookAt(context, leader));
  const names = rows.filter(({ attention, problem }) => (attention ?? problem) !== null).map(({ leader }) => leader);
  answerPlainly(context, { leader: null, leaders: rows }, (theme) =>
    names.length === 0 ? "" : renderTeamReminder(names, leaders.length, { isTerminal: context.out.isTerminal }, theme),
  );
}

interface LeaderLook {
  readonly leader: LeaderId;
  /** null where the record cannot be read. */
  readonly today: Day | null;
  readonly attention: Attention | null;
  /** Why the record cannot be read, or null. */
  readonly problem: string | null;
}

/** A record that cannot be read needs a word too. */
function lookAt(context: Context, leader: LeaderId): LeaderLook {
  try {
    const { book, today } = openLeader({ ...context, options: { ...context.options, as: leader } });
    const { attention } = judgeMember(book, today, { leader, file: null, modifiedAt: null });
    return { leader, today, attention, problem: null };
  } catch (error) {
    // A day that does not exist is no fault of the record.
    if (!(error instanceof UserError) || error.exitCode === ExitCode.usage) throw error;
    return { leader, today: null, attention: null, problem: error.message };
  }
}

function dueJson(due: Reminder | null): object | null {
  return due === null ? null : { reason: due.reason, text: due.text, command: due.command };
}

function runInstallHelp(context: Context): void {
  const { store, options, env, programPath } = context;
  const leader = options.as ?? null;
  // Refuses a leader whom nobody knows.
  if (leader !== null && !store.leaders().includes(leader)) store.read(leader);
  const isMoved = [env["SOCIALTOP_HOME"], env["XDG_CONFIG_HOME"]].some((folder) => (folder ?? "") !== "");
  const model = reminderLines({ programPath, leader, home: isMoved ? store.folder : null });
  answerPlainly(context, { lines: model }, (theme) => renderRemindHelp(model, theme));
}
