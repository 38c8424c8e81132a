import { judgeMember, type Member, type SetAside, type Unreadable } from "../../coach/team.ts";
import { pickRecords, type TeamRecord } from "../../coach/teamRecords.ts";
import { excerpt } from "../../coach/text.ts";
import { countOf, someOf } from "../../coach/words.ts";
import { dayInZone } from "../../coach/zone.ts";
import type { Context } from "../../context.ts";
import { ExitCode, UserError } from "../../errors.ts";
import type { Source, SourceFile } from "../../importers/importer.ts";
import { readRecordFile } from "../../importers/socialtop.ts";
import { showProgress } from "../../render/progress.ts";
import { remark } from "../shared/answer.ts";
import { refuseWhenGone, todayOf } from "../shared/leader.ts";

export interface Team {
  readonly members: readonly Member[];
  readonly unreadable: readonly Unreadable[];
  /** Left out, for another record of the same leader knows more. */
  readonly setAside: readonly SetAside[];
}

/** As `gatherTeam`. Throws UserError when there is nobody at all. */
export async function readTeam(context: Context, paths: readonly string[]): Promise<Team> {
  const team = await gatherTeam(context, paths);
  if (team.members.length === 0) {
    refuseWhenGone(context.store);
    throw nobody(team.unreadable);
  }
  return team;
}

/**
 * Everybody on this machine and in these files and folders. What cannot be read is a row with its name; of two records of
 * one leader the one that knows more speaks.
 */
export async function gatherTeam(context: Context, paths: readonly string[]): Promise<Team> {
  const reading = startReading(context);
  const leaders = context.store.leaders();
  for (const [index, leader] of leaders.entries()) {
    const origin = { leader, file: null, writtenOn: null };
    await reading.add({ name: leader, leader, file: null }, () => ({ book: context.store.read(leader), origin }));
    reading.progress.update(index + 1, leaders.length);
  }
  for (const path of paths) await readPath(reading, path);
  reading.progress.end();
  const { kept, setAside } = pickRecords(reading.records);
  const team = judgeAll(context, kept, reading.unreadable);
  sayPassedOver(context, reading.passedOver);
  const left = setAside.map(({ book, origin: { leader, file } }) => ({ name: book.profile.name, leader, file }));
  saySetAside(context, left);
  return { ...team, setAside: left };
}

/** So that nobody wonders why a file has no row. */
function saySetAside(context: Context, setAside: readonly SetAside[]): void {
  if (setAside.length === 0) return;
  const left = setAside.map(({ leader, file }) => (file === null ? `${leader} on this machine` : excerpt(file, 80)));
  remark(context, `Left out, for another record of the same leader knows more: ${someOf(left)}.`);
}

function sayPassedOver(context: Context, files: readonly string[]): void {
  if (files.length === 0) return;
  const what = `${countOf(files.length, "other file")} passed over`;
  remark(
    context,
    `${what}, for an exported record is a .json file: ${someOf(files.map((file) => excerpt(file, 80)))}.`,
  );
}

interface Reading {
  readonly records: TeamRecord[];
  readonly unreadable: Unreadable[];
  /** Files that nobody takes for a record. */
  readonly passedOver: string[];
  readonly progress: ReturnType<typeof showProgress>;
  /** What `read` gives, or, when it throws a UserError, a row that says why not. */
  add(who: Omit<Unreadable, "problem" | "hint">, read: () => TeamRecord | Promise<TeamRecord>): Promise<void>;
  readonly openSource: Context["files"]["openSource"];
}

function startReading(context: Context): Reading {
  const [records, unreadable]: [TeamRecord[], Unreadable[]] = [[], []];
  return {
    records,
    unreadable,
    passedOver: [],
    progress: showProgress(context.err, context.theme),
    openSource: context.files.openSource,
    add: async (who, read) => {
      try {
        records.push(await read());
      } catch (error) {
        unreadable.push(toUnreadable(who, error));
      }
    },
  };
}

/** Throws whatever is no UserError. */
function toUnreadable(who: Omit<Unreadable, "problem" | "hint">, error: unknown): Unreadable {
  if (!(error instanceof UserError)) throw error;
  return { ...who, problem: error.message, hint: error.hint ?? null };
}

async function readPath(reading: Reading, path: string): Promise<void> {
  try {
    const { source, close } = await reading.openSource(path, { namesFaults: true });
    try {
      await readSource(reading, source, path);
    } finally {
      await close();
    }
  } catch (error) {
    reading.unreadable.push(toUnreadable({ name: path, leader: null, file: path }, error));
  }
}

async function readSource(reading: Reading, { name, files, faults = [] }: Source, path: string): Promise<void> {
  const isLone = files.length === 1 && files[0]?.path === name;
  const pathOf = (inside: string) => (isLone ? path : `${path.replace(/[\\/]+$/, "")}/${inside}`);
  const own = isLone ? files : recordsIn(files);
  for (const fault of faults.filter(({ path: inside }) => /\/$|\.json$/i.test(inside))) {
    const file = pathOf(fault.path);
    reading.unreadable.push({ name: file, leader: null, file, problem: `${file}: ${fault.problem}`, hint: null });
  }
  const others = files.filter((file) => !/\.json$/i.test(file.path) && !own.includes(file));
  if (own.length === 0 && faults.length === 0) throw new UserError(`There is no record of socialtop in ${path}.`);
  reading.passedOver.push(...others.map((file) => pathOf(file.path)));
  for (const [index, file] of own.entries()) {
    await readOne(reading, file, pathOf(file.path));
    reading.progress.update(index + 1, own.length);
  }
}

/** Exports are JSON. In the folder of a socialtop itself, only its leaders are asked, not what it keeps beside them. */
function recordsIn(files: readonly SourceFile[]): SourceFile[] {
  const records = files.filter(({ path }) => /\.json$/i.test(path));
  const leaders = records.filter(({ path }) => path.startsWith("leaders/"));
  const isStore = leaders.length > 0 && files.some(({ path }) => /^(?:settings\.json$|history\/)/.test(path));
  return isStore ? leaders : records;
}

function readOne(reading: Reading, file: SourceFile, path: string): Promise<void> {
  return reading.add({ name: path, leader: null, file: path }, async () => {
    const { book, exportedOn } = await readRecordFile(file, excerpt(path, 120));
    return {
      book,
      origin: { leader: null, file: path, writtenOn: exportedOn ?? modifiedOn(file, book.profile.timeZone) },
    };
  });
}

/** Records of older versions do not say their day: then that of the file, which mailing and copying make younger. */
function modifiedOn({ modifiedAt }: SourceFile, timeZone: string): string | null {
  if (modifiedAt === undefined) return null;
  try {
    return dayInZone(modifiedAt, timeZone);
  } catch {
    // A zone that is not known here: judging the record says so.
    return null;
  }
}

function judgeAll(
  context: Context,
  records: readonly TeamRecord[],
  known: readonly Unreadable[],
): Pick<Team, "members" | "unreadable"> {
  const members: Member[] = [];
  const unreadable: Unreadable[] = [...known];
  for (const { book, origin } of records) {
    try {
      members.push(judgeMember(book, todayOf(context, book.profile.timeZone), origin));
    } catch (error) {
      // A day that does not exist is no fault of the record.
      if (error instanceof UserError && error.exitCode === ExitCode.usage) throw error;
      const { leader, file } = origin;
      unreadable.push(toUnreadable({ name: leader ?? file ?? book.profile.name, leader, file }, error));
    }
  }
  return { members, unreadable };
}

function nobody(unreadable: readonly Unreadable[]): UserError {
  const [first] = unreadable;
  if (first !== undefined) return new UserError(first.problem, { hint: first.hint ?? undefined });
  return new UserError("There is nobody to show yet.", {
    hint: "Add a leader (socialtop init), or give the records you were sent: socialtop team shared-drive",
  });
}
