import { judgeMember, type Member, type Unreadable } from "../../coach/team.ts";
import { pickRecords, type TeamRecord } from "../../coach/teamRecords.ts";
import { excerpt } from "../../coach/text.ts";
import { countOf, listOf } from "../../coach/words.ts";
import type { Context } from "../../context.ts";
import { ExitCode, UserError } from "../../errors.ts";
import type { SourceFile } from "../../importers/importer.ts";
import { readRecordFile } from "../../importers/socialtop.ts";
import { showProgress } from "../../render/progress.ts";
import { remark } from "../shared/answer.ts";
import { todayOf } from "../shared/leader.ts";

export interface Team {
  readonly members: readonly Member[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Everybody on this machine and in these files and folders. What cannot be read is a row with its name; of two records of
 * one leader the one that knows more speaks. Throws UserError when there is nobody at all.
 */
export async function readTeam(context: Context, paths: readonly string[]): Promise<Team> {
  const reading = startReading(context);
  const leaders = context.store.leaders();
  for (const [index, leader] of leaders.entries()) {
    const origin = { leader, file: null, modifiedAt: null };
    await reading.add({ name: leader, leader, file: null }, () => ({ book: context.store.read(leader), origin }));
    reading.progress.update(index + 1, leaders.length);
  }
  for (const path of paths) await readPath(reading, path);
  reading.progress.end();
  const { kept, setAside } = pickRecords(reading.records);
  saySetAside(context, setAside);
  const team = judgeAll(context, kept, reading.unreadable);
  if (team.members.length === 0) throw nobody(team.unreadable);
  return team;
}

/** So that nobody wonders why a file has no row. */
function saySetAside(context: Context, setAside: readonly TeamRecord[]): void {
  const [first] = setAside;
  if (first === undefined) return;
  const names = [...new Set(setAside.map(({ book }) => book.profile.name))];
  const where = first.origin.file === null ? "the one on this machine" : excerpt(first.origin.file, 80);
  if (setAside.length === 1) {
    remark(
      context,
      `${first.book.profile.name} has two records: ${where} knows no more than the other, and was left out.`,
    );
    return;
  }
  const who = names.length > 3 ? countOf(names.length, "leader") : listOf(names);
  const verb = names.length === 1 ? "has" : "have";
  remark(context, `${who} ${verb} several records: the one that knows most speaks, ${setAside.length} were left out.`);
}

interface Reading {
  readonly records: TeamRecord[];
  readonly unreadable: Unreadable[];
  readonly progress: ReturnType<typeof showProgress>;
  /** What `read` gives, or, when it throws a UserError, a row that says why not. */
  add(who: Omit<Unreadable, "problem">, read: () => TeamRecord | Promise<TeamRecord>): Promise<void>;
  readonly openSource: Context["files"]["openSource"];
}

function startReading(context: Context): Reading {
  const [records, unreadable]: [TeamRecord[], Unreadable[]] = [[], []];
  return {
    records,
    unreadable,
    progress: showProgress(context.err, context.theme),
    openSource: context.files.openSource,
    add: async (who, read) => {
      try {
        records.push(await read());
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        unreadable.push({ ...who, problem: error.message });
      }
    },
  };
}

async function readPath(reading: Reading, path: string): Promise<void> {
  try {
    const { source, close } = await reading.openSource(path);
    try {
      const isLone = source.files.length === 1 && source.files[0]?.path === source.name;
      const files = isLone ? source.files : source.files.filter(mayBeRecord);
      if (files.length === 0) throw new UserError(`There is no record of socialtop in ${source.name}.`);
      for (const [index, file] of files.entries()) {
        await readOne(reading, file, isLone ? path : `${path.replace(/[\\/]+$/, "")}/${file.path}`);
        reading.progress.update(index + 1, files.length);
      }
    } finally {
      await close();
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    reading.unreadable.push({ name: path, leader: null, file: path, problem: error.message });
  }
}

/** Exports are JSON. In the folder of a socialtop itself, only its leaders are asked, not what it keeps beside them. */
function mayBeRecord({ path }: SourceFile): boolean {
  return /\.json$/i.test(path) && !/(?:^|\/)(?:(?:history|ideas|damaged)\/|settings\.json$)/.test(path);
}

function readOne(reading: Reading, file: SourceFile, path: string): Promise<void> {
  return reading.add({ name: path, leader: null, file: path }, async () => {
    const book = await readRecordFile(file, excerpt(path, 120));
    return { book, origin: { leader: null, file: path, modifiedAt: file.modifiedAt ?? null } };
  });
}

function judgeAll(context: Context, records: readonly TeamRecord[], known: readonly Unreadable[]): Team {
  const members: Member[] = [];
  const unreadable: Unreadable[] = [...known];
  for (const { book, origin } of records) {
    try {
      members.push(judgeMember(book, todayOf(context, book.profile.timeZone), origin));
    } catch (error) {
      // A day that does not exist is no fault of the record.
      if (!(error instanceof UserError) || error.exitCode === ExitCode.usage) throw error;
      const { leader, file } = origin;
      unreadable.push({ name: leader ?? file ?? book.profile.name, leader, file, problem: error.message });
    }
  }
  return { members, unreadable };
}

function nobody(unreadable: readonly Unreadable[]): UserError {
  const [first] = unreadable;
  if (first !== undefined) return new UserError(first.problem, { hint: "Give records that socialtop export wrote." });
  return new UserError("There is nobody to show yet.", {
    hint: "Add a leader (socialtop init), or give the records you were sent: socialtop team shared-drive",
  });
}
