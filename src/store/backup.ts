import { isDeepStrictEqual } from "node:util";
import type { Backup } from "../format/backup.ts";
import { decodeBook, versionOf } from "../format/format.ts";
import { explainDamage, problemOf, refuseGone, refuseOtherSpelling } from "./damage.ts";
import { listLeaders, readText } from "./file.ts";
import { changeNumbers, needsRecovery } from "./history.ts";
import type { FileChanges } from "./journal.ts";
import { leaderOfPath, leaderPath, settingsPath } from "./paths.ts";
import type { BackupPlan } from "./store.ts";

/** Path in the store, with `/`, to the text of the file. */
type Texts = ReadonlyMap<string, string>;

/**
 * All records and who is used, as of one moment; null while somebody is changing them. The history stays where it is: bringing
 * a backup back is itself a change that can be taken back. Throws UserError for a file that cannot be read.
 */
export function takeBackup(folder: string, madeAt: string): Backup | null {
  const texts = readSettled(folder);
  if (texts === null) return null;
  refuseGone(folder);
  for (const leader of listLeaders(folder)) refuseOtherSpelling(folder, leader);
  for (const [path, text] of texts) {
    const problem = problemOf(path, text);
    if (problem !== null) throw explainDamage(problem, folder, path);
  }
  const records = [...texts].flatMap(([path, text]) => {
    const leader = leaderOfPath(path);
    return leader === null ? [] : [[leader, text] as const];
  });
  return { madeAt, settings: texts.get(settingsPath) ?? null, records: new Map(records) };
}

/** Reading takes no lock, so that a folder that can only be read is backed up, too. null while somebody is changing it. */
function readSettled(folder: string): Texts | null {
  const state = () => ({ isChanging: needsRecovery(folder), changes: changeNumbers(folder), texts: readAll(folder) });
  const [first, second] = [state(), state()];
  return !first.isChanging && isDeepStrictEqual(first, second) ? second.texts : null;
}

/** How many activities are in these files now and would not be any more. What cannot be read is not counted. */
function countNewer(now: Texts, kept: Texts): number {
  return [...now].reduce((sum, [path, text]) => {
    const later = kept.get(path);
    if (leaderOfPath(path) === null || text === later) return sum;
    const known = new Set(later === undefined ? [] : activityIdsIn(later));
    return sum + activityIdsIn(text).filter((id) => !known.has(id)).length;
  }, 0);
}

function activityIdsIn(text: string): string[] {
  try {
    return decodeBook(text).activities.map(({ id }) => id);
  } catch {
    return [];
  }
}

function readAll(folder: string): Texts {
  const paths = [settingsPath, ...listLeaders(folder).map(leaderPath)];
  return new Map(
    paths.flatMap((path) => {
      const text = readText(folder, path);
      return text === null ? [] : [[path, text] as const];
    }),
  );
}

/** What bringing a backup back writes and removes, and the same in the leaders' names. */
export function planRestore(folder: string, { settings, records }: Backup): { changes: FileChanges; plan: BackupPlan } {
  const now = readAll(folder);
  const kept = new Map([...records].map(([leader, text]) => [leaderPath(leader), text]));
  if (settings !== null) kept.set(settingsPath, settings);
  const written = [...kept].filter(([path, text]) => now.get(path) !== text);
  const gone = [...now.keys()].filter((path) => !kept.has(path));
  const leadersOf = (paths: readonly string[]) => paths.flatMap((path) => leaderOfPath(path) ?? []).sort();
  const writtenPaths = written.map(([path]) => path);
  return {
    changes: new Map<string, string | null>([...written, ...gone.map((path) => [path, null] as const)]),
    plan: {
      added: leadersOf(writtenPaths.filter((path) => !now.has(path))),
      replaced: leadersOf(writtenPaths.filter((path) => now.has(path))),
      removed: leadersOf(gone),
      versions: Object.fromEntries([...now].map(([path, text]) => [path, versionOf(text)])),
      newerActivities: countNewer(now, kept),
      unreadable: leadersOf([...now].filter(([path, text]) => problemOf(path, text) !== null).map(([path]) => path)),
      changesNothing: written.length + gone.length === 0,
    },
  };
}
