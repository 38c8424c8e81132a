import type { Day } from "../../coach/day.ts";
import type { LeaderId } from "../../coach/leaderId.ts";
import { damageReminder, type Reminder, reminderFor } from "../../coach/reminder.ts";
import type { Context } from "../../context.ts";
import { ExitCode, UserError } from "../../errors.ts";
import { renderReminder, renderTeamReminder } from "../../render/remind.ts";
import { answerPlainly } from "../shared/answer.ts";
import { openLeader } from "../shared/leader.ts";

/** Nothing on a machine without a plan: a shell's start must not nag there. */
export async function runRemind(context: Context): Promise<void> {
  if (context.store.leaders().length === 0 && context.store.findDamage().length === 0) {
    answerPlainly(context, { leader: null, today: null, due: null }, () => "");
    return;
  }
  const look = lookAtLeader(context);
  if (look === null) return remindCoach(context);
  const { id, today, due } = look;
  const whose = context.store.leaders().length > 1 ? id : null;
  answerPlainly(context, { leader: id, today, due: dueJson(due) }, (theme) =>
    due === null ? "" : renderReminder(due, { isTerminal: context.out.isTerminal, whose }, theme),
  );
}

interface LeaderLook {
  /** null where the settings do not say who it is. */
  readonly id: LeaderId | null;
  readonly today: Day | null;
  readonly due: Reminder | null;
}

/**
 * null: several leaders, and none is chosen. What cannot be read is due, too: a shell's start is no place for an error of two
 * lines. Throws a usage error for a leader whom nobody knows, or a day that does not exist.
 */
function lookAtLeader(context: Context): LeaderLook | null {
  const { options, store } = context;
  let id = options.as ?? null;
  try {
    id ??= store.current();
    if (id === null) return null;
    const { book, today } = openLeader(context, id);
    return { id, today, due: reminderFor(book, today) };
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode === ExitCode.usage) throw error;
    return { id, today: null, due: damageReminder };
  }
}

/** Several leaders and none chosen: who needs a word, as `team` has it. Read late: most reminders are about one leader. */
async function remindCoach(context: Context): Promise<void> {
  const { gatherTeam } = await import("../team/readTeam.ts");
  const { members, unreadable } = await gatherTeam(context, []);
  const rows = [
    ...members.map(({ leader, consistency: { today }, attention }) => ({ leader, today, attention, problem: null })),
    ...unreadable.map(({ leader, problem }) => ({ leader, today: null, attention: null, problem })),
  ].toSorted((left, right) => ((left.leader ?? "") < (right.leader ?? "") ? -1 : 1));
  const names = rows.flatMap(({ leader, attention, problem }) =>
    (attention ?? problem) === null ? [] : (leader ?? []),
  );
  answerPlainly(context, { leader: null, leaders: rows }, (theme) =>
    names.length === 0 ? "" : renderTeamReminder(names, rows.length, { isTerminal: context.out.isTerminal }, theme),
  );
}

function dueJson(due: Reminder | null): object | null {
  return due === null ? null : { reason: due.reason, text: due.text, command: due.command };
}
