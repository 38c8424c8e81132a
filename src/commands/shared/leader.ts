import { asOf } from "../../coach/asOf.ts";
import type { Book } from "../../coach/book.ts";
import type { Day } from "../../coach/day.ts";
import { readDay } from "../../coach/dayInput.ts";
import type { LeaderId } from "../../coach/leaderId.ts";
import { isProblem, type Problem } from "../../coach/problem.ts";
import { someOf } from "../../coach/words.ts";
import { dayInZone, lastInstantOf } from "../../coach/zone.ts";
import type { Context } from "../../context.ts";
import { UserError, usageError } from "../../errors.ts";

/** The leader that a command is about, and the record as it stands today, or stood on the day of `--today`. */
export interface OpenLeader {
  readonly id: LeaderId;
  readonly book: Book;
  readonly today: Day;
}

/** By default the leader named by `--as`, else the chosen one. Throws UserError when there is none, or several and no choice. */
export function openLeader(context: Context, id: LeaderId = chosenLeader(context)): OpenLeader {
  const book = context.store.read(id);
  const today = todayOf(context, book.profile.timeZone);
  return { id, book: context.options.today === undefined ? book : asOf(book, today), today };
}

export function chosenLeader({ options, store }: Context): LeaderId {
  if (options.as !== undefined) return options.as;
  const current = store.current();
  if (current !== null) return current;
  const known = store.leaders();
  if (known.length === 0) {
    refuseWhenGone(store);
    throw new UserError("There is no plan yet.", { hint: "Begin with: socialtop init" });
  }
  const [only, ...others] = known;
  if (others.length === 0) {
    throw usageError(
      `The record of the leader who was chosen is not there any more; that of ${only} is.`,
      `Go on with it: socialtop leaders use ${only}. Or bring the other back from a backup: socialtop restore <file>`,
    );
  }
  throw usageError(
    `There are ${known.length} leaders and none is chosen: ${known.join(", ")}.`,
    `Name one: --as ${known[0]}, or choose: socialtop leaders use ${known[0]}`,
  );
}

/** Nobody who had a plan is welcomed as if there had been none. Throws UserError when records are gone. */
export function refuseWhenGone(store: Context["store"]): void {
  const gone = store.findDamage().map(({ path }) => path);
  if (gone.length === 0) return;
  throw new UserError(`There was a plan, and it is not where it was: ${someOf(gone)}.`, {
    hint: "What can be brought back? socialtop doctor",
  });
}

/** For what is about everybody. Throws a usage error where one leader is named. */
export function refuseLeader({ options }: Context): void {
  if (options.as === undefined) return;
  throw usageError("The board is about all leaders, not about one.", `Leave --as ${options.as} out.`);
}

/** Where the machine tells no zone. */
export const zoneOfNowhere = "UTC";

/** Today in this zone, or the day that `--today` sets. */
export function todayOf(context: Context, timeZone: string): Day {
  const { options, env } = context;
  if (options.today === undefined) return realToday(context, timeZone);
  const found = readDay(options.today, realToday(context, timeZone), { allowFuture: true });
  if (isProblem(found)) {
    const source = options.today === env["SOCIALTOP_TODAY"] ? "SOCIALTOP_TODAY" : "--today";
    throw usageError(`${source}: ${found.problem}`, found.hint);
  }
  return found.day;
}

function realToday({ now }: Context, timeZone: string): Day {
  try {
    return dayInZone(now(), timeZone);
  } catch {
    throw new UserError(`The time zone "${timeZone}" is not known on this machine.`, {
      hint: "Set another: socialtop settings time-zone Europe/Paris",
    });
  }
}

/**
 * One may look ahead with `--today`, and not record there: nobody would find it any more. The variable is another clock, as in tests.
 * Throws a usage error.
 */
export function refuseAhead(context: Context, day: Day, timeZone: string): void {
  const { options, env } = context;
  if (options.today === undefined || options.today === env["SOCIALTOP_TODAY"]) return;
  const today = realToday(context, timeZone);
  if (day <= today) return;
  throw usageError(`${day} is in the future: today is ${today}.`, "Record it once it has happened.");
}

/** The latest instant (milliseconds) that has happened: now, or the end of the day that `--today` sets. */
export function latestInstant({ options, now }: Context, today: Day, timeZone: string): number {
  if (options.today === undefined) return now();
  return lastInstantOf(today, timeZone);
}

/** Changes one leader's book, and says in `what` what was done, for `undo`. The new book comes back. */
export function changeBook(context: Context, id: LeaderId, what: string, change: (book: Book) => Book): Promise<Book> {
  return context.store.change((draft) => {
    const before = draft.read(id);
    const after = change(before);
    if (after !== before) draft.put(id, after);
    return { what, result: after };
  });
}

/** The value, or a usage error (exit code 2) that says why not. */
export function orUsageError<Value>(value: Value | Problem): Exclude<Value, Problem> {
  if (isProblem(value)) throw usageError(value.problem, value.hint);
  return value as Exclude<Value, Problem>;
}
