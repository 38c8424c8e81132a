import { isDeepStrictEqual } from "node:util";
import { isLeaderId, type LeaderId } from "../coach/leaderId.ts";
import { UserError } from "../errors.ts";
import type { Backup } from "../format/backup.ts";
import { decodeBook, decodeFile, NewerFormatError } from "../format/format.ts";
import { encodeBytes } from "../format/rewrite.ts";
import { planRestore } from "./backup.ts";
import { explainDamage, explainFileError, listDamage, refuseGone, refuseOtherSpelling } from "./damage.ts";
import { isAsGiven, listLeaders, readText } from "./file.ts";
import { type ChangeRecord, concerning, listChanges, needsRecovery } from "./history.ts";
import { commitChange, overtaken, recover, revertChange, type SeenFile } from "./journal.ts";
import { removeLeftovers } from "./leftovers.ts";
import { withLock } from "./lock.ts";
import { leaderOfPath, leaderPath, settingsPath } from "./paths.ts";
import { currentLeader, readBook } from "./read.ts";
import { repairFiles } from "./repair.ts";
import type { BackupPlan, Change, Draft, Repair } from "./store.ts";

/** What of the world a change needs. */
export interface Setting {
  readonly folder: string;
  /** UTC instant, ISO 8601. */
  readonly now: () => string;
  /** Called when another socialtop keeps us waiting. */
  readonly onWait: () => void;
  /** Lets nothing end the program in the middle of this. */
  readonly undisturbed: <T>(work: (isToEnd: () => boolean) => Promise<T>) => Promise<T>;
}

/** Runs `work` while no other socialtop changes this folder, and after whatever a crash left half-done is whole. */
export async function changing<T>({ folder, onWait, undisturbed }: Setting, work: () => T): Promise<T> {
  const afterRecovery = () => {
    if (needsRecovery(folder)) recover(folder);
    removeLeftovers(folder);
    return work();
  };
  try {
    return await undisturbed((isToEnd) => withLock(folder, afterRecovery, { onWait, isToEnd }));
  } catch (error) {
    throw explainFileError(error, folder);
  }
}

export function makeChange<T>(setting: Setting, work: (draft: Draft) => Change<T>): Promise<T> {
  const { folder, now } = setting;
  return changing(setting, () => {
    const changes = new Map<string, Buffer | null>();
    const seen = new Map<string, SeenFile>();
    const { what, result } = work(openDraft(folder, changes, seen));
    // What would change nothing is no change: undo would take back nothing.
    for (const [path, content] of changes) if (isAsGiven(folder, path, content)) changes.delete(path);
    if (changes.size > 0) commitChange(folder, changes, what, now(), seen);
    return result;
  });
}

/** Takes the newest change back, of this leader where one is given; null when there is none. */
export function takeBack(
  setting: Setting,
  leader: LeaderId | undefined,
): Promise<{ change: ChangeRecord; left: ChangeRecord[] } | null> {
  const { folder } = setting;
  return changing(setting, () => {
    const all = listChanges(folder);
    const [change, ...left] = concerning(all, leader);
    if (change === undefined) return null;
    refuseWhenOverwritten(change, all);
    revertChange(folder, change);
    return { change, left };
  });
}

export function repairAll(setting: Setting): Promise<Repair[]> {
  const { folder, now } = setting;
  return changing(setting, () => repairFiles(folder, listDamage(folder), now()));
}

/** Throws UserError when bringing the backup back would by now do something else than what was agreed to. */
export function bringBack(setting: Setting, backup: Backup, agreed: BackupPlan, what: string): Promise<void> {
  const { folder, now } = setting;
  return changing(setting, () => {
    const { changes, plan } = planRestore(folder, backup);
    if (!isDeepStrictEqual(plan, agreed)) throw overtaken();
    for (const path of changes.keys()) refuseNewer(folder, path);
    if (changes.size > 0) commitChange(folder, changes, what, now());
  });
}

/**
 * What the change will make of the store, gathered in `changes`. `seen` is told which version of each record the change is
 * worked out from.
 */
function openDraft(folder: string, changes: Map<string, Buffer | null>, seen: Map<string, SeenFile>): Draft {
  const drafted = (leader: LeaderId): Buffer | null | undefined => changes.get(leaderPath(leader));
  const leaders = (): LeaderId[] => {
    const added = [...changes.keys()].flatMap((path) => leaderOfPath(path) ?? []);
    return [...new Set([...listLeaders(folder), ...added])].filter((leader) => drafted(leader) !== null).sort();
  };
  return {
    leaders,
    current: () => currentLeader(folder),
    read: (leader) => {
      const bytes = drafted(leader);
      if (bytes != null) return decodeBook(bytes);
      return readBook(folder, leader, (file) => seen.set(leaderPath(leader), file));
    },
    put: (leader, book) => {
      if (!isLeaderId(leader)) throw new Error(`Not a leader's short name: ${leader}`);
      if (drafted(leader) === undefined && !listLeaders(folder).includes(leader)) refuseGone(folder, leader);
      changes.set(leaderPath(leader), encodeBytes(book, seen.get(leaderPath(leader))?.written));
    },
    remove: (leader) => {
      refuseOtherSpelling(folder, leader);
      refuseNewer(folder, leaderPath(leader));
      changes.set(leaderPath(leader), null);
    },
    use: (leader) => {
      refuseNewer(folder, settingsPath);
      changes.set(settingsPath, encodeBytes({ leader }));
    },
  };
}

/** What a newer socialtop wrote is neither overwritten nor removed. */
function refuseNewer(folder: string, path: string): void {
  const text = readText(folder, path);
  try {
    if (text !== null) decodeFile(text);
  } catch (error) {
    if (error instanceof NewerFormatError) throw explainDamage(error, folder, path);
  }
}

/** Taking back an older change must not silently take back a later one to the same file. */
function refuseWhenOverwritten(change: ChangeRecord, all: readonly ChangeRecord[]): void {
  const paths = change.files.map(({ path }) => path);
  const later = all.find(
    ({ number, files }) => number > change.number && files.some(({ path }) => paths.includes(path)),
  );
  if (later !== undefined) {
    throw new UserError(`A later change stands in the way: ${later.what}.`, {
      hint: "Take that back first: socialtop undo",
    });
  }
}
