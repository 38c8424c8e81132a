import { isDeepStrictEqual } from "node:util";
import type { Book } from "../coach/book.ts";
import { isLeaderId, type LeaderId, toLeaderId } from "../coach/names.ts";
import { unknownWord } from "../coach/nearest.ts";
import { UserError, usageError } from "../errors.ts";
import { decodeBook, decodeFile, encodeBook, encodeFile, NewerFormatError, versionOf } from "../format/format.ts";
import { planRestore, takeBackup } from "./backup.ts";
import { explainDamage, explainFileError, listDamage, refuseOtherSpelling, repairFiles } from "./damage.ts";
import { listLeaders, listNames, readText } from "./file.ts";
import { type ChangeRecord, leadersOf, listChanges } from "./history.ts";
import { commitChange, needsRecovery, overtaken, recover, revertChange } from "./journal.ts";
import { removeLeftovers } from "./leftovers.ts";
import { withLock } from "./lock.ts";
import { leaderOfPath, leaderPath, settingsPath } from "./paths.ts";
import { readShownIdeas, writeShownIdeas } from "./shownIdeas.ts";
import type { Draft, PastChange, Store } from "./store.ts";

interface StoreOptions {
  readonly folder: string;
  /** UTC instant, ISO 8601. */
  readonly now: () => string;
  /** Called when another socialtop keeps us waiting. */
  readonly onWait: () => void;
  /** Lets nothing end the program in the middle of this; nothing by default, as in tests. */
  readonly undisturbed?: <T>(work: (isToEnd: () => boolean) => Promise<T>) => Promise<T>;
}

export function openStore({ folder, now, onWait, undisturbed = (work) => work(() => false) }: StoreOptions): Store {
  const reading = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explainFileError(error, folder);
    }
  };
  const changing = async <T>(work: () => T): Promise<T> => {
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
  };

  return {
    folder,
    leaders: () => reading(() => listLeaders(folder)),
    current: () => reading(() => currentLeader(folder)),
    find: (typed) => reading(() => findLeader(folder, typed)),
    read: (leader) => reading(() => readBook(folder, leader)),

    change: (work) =>
      changing(() => {
        const changes = new Map<string, string | null>();
        const seen = new Map<string, string>();
        const { what, result } = work(openDraft(folder, changes, seen));
        // What would change nothing is no change: undo would take back nothing.
        for (const [path, text] of changes) if (readText(folder, path) === text) changes.delete(path);
        if (changes.size > 0) commitChange(folder, changes, what, now(), seen);
        return result;
      }),

    changes: (leader) => reading(() => concerning(listChanges(folder), leader).map(toPastChange)),

    undo: async (leader) => {
      // Where nothing is, no folder is made for the lock.
      if (reading(() => listNames(folder)).length === 0) return null;
      return changing(() => {
        const all = listChanges(folder);
        const [change, ...left] = concerning(all, leader);
        if (change === undefined) return null;
        refuseWhenOverwritten(change, all);
        revertChange(folder, change);
        return { ...toPastChange(change), left: left.map(toPastChange) };
      });
    },

    findDamage: () => reading(() => listDamage(folder)),
    repair: () => changing(() => repairFiles(folder, listDamage(folder), now())),

    backup: async () => {
      for (let attempt = 0; attempt < mostReadings; attempt++) {
        // What a crash left half-done, or somebody is doing, is settled first.
        if (reading(() => needsRecovery(folder))) await changing(() => {});
        const backup = reading(() => takeBackup(folder, now()));
        if (backup !== null) return backup;
      }
      throw new UserError("Other socialtops keep changing the record.", { hint: "Nothing was written: try again." });
    },
    compare: (backup) => reading(() => planRestore(folder, backup).plan),
    restore: (backup, agreed, what) =>
      changing(() => {
        const { changes, plan } = planRestore(folder, backup);
        if (!isDeepStrictEqual(plan, agreed)) throw overtaken();
        for (const path of changes.keys()) refuseNewer(folder, path);
        if (changes.size > 0) commitChange(folder, changes, what, now());
      }),
    inspect: async () => {
      const { inspectFolder } = await import("./inspect.ts");
      return inspectFolder(folder, now, reading);
    },

    ideasShown: (leader) => readShownIdeas(folder, leader),
    rememberIdeas: (leader, shown) => {
      // Written when this returns: only the end of the program waits.
      void undisturbed(async () => writeShownIdeas(folder, leader, shown));
    },
  };
}

/** How often to read again while somebody else is changing the record. */
const mostReadings = 20;

/** By short name, else by the whole name where only one leader has it; null when nobody is meant. */
function findLeader(folder: string, typed: string): LeaderId | null {
  const known = listLeaders(folder);
  const wanted = toLeaderId(typed);
  if (known.includes(wanted)) return wanted;
  const named = known.filter((leader) => {
    try {
      return toLeaderId(readBook(folder, leader).profile.name) === wanted;
    } catch {
      // Whose record cannot be read has no name for now.
      return false;
    }
  });
  return named.length === 1 ? (named[0] as LeaderId) : null;
}

function currentLeader(folder: string): LeaderId | null {
  const known = listLeaders(folder);
  const text = readText(folder, settingsPath);
  const chosen = text === null ? undefined : decodeSettings(folder, text);
  if (typeof chosen === "string" && known.includes(chosen)) return chosen;
  return known.length === 1 ? (known[0] as LeaderId) : null;
}

function decodeSettings(folder: string, text: string): unknown {
  try {
    return decodeFile(text)["leader"];
  } catch (error) {
    throw explainDamage(error, folder, settingsPath);
  }
}

/** `note` is given the version that was read. */
function readBook(folder: string, leader: LeaderId, note: (version: string) => void = () => {}): Book {
  const known = listLeaders(folder);
  if (!known.includes(leader)) {
    if (known.length === 0) throw usageError(`There is no leader "${leader}" yet.`, "Begin with: socialtop init");
    const { problem, hint } = unknownWord("leader", leader, known);
    throw usageError(problem, hint);
  }
  const text = readText(folder, leaderPath(leader));
  if (text === null) {
    refuseOtherSpelling(folder, leader);
    throw new UserError(`The record of "${leader}" disappeared while it was read.`);
  }
  note(versionOf(text));
  try {
    return decodeBook(text);
  } catch (error) {
    throw explainDamage(error, folder, leaderPath(leader));
  }
}

/**
 * What the change will make of the store, gathered in `changes`. `seen` is told which version of each record the change is
 * worked out from.
 */
function openDraft(folder: string, changes: Map<string, string | null>, seen: Map<string, string>): Draft {
  const drafted = (leader: LeaderId): string | null | undefined => changes.get(leaderPath(leader));
  const leaders = (): LeaderId[] => {
    const added = [...changes.keys()].flatMap((path) => leaderOfPath(path) ?? []);
    return [...new Set([...listLeaders(folder), ...added])].filter((leader) => drafted(leader) !== null).sort();
  };
  return {
    leaders,
    current: () => currentLeader(folder),
    read: (leader) => {
      const text = drafted(leader);
      if (typeof text === "string") return decodeBook(text);
      return readBook(folder, leader, (version) => seen.set(leaderPath(leader), version));
    },
    put: (leader, book) => {
      if (!isLeaderId(leader)) throw new Error(`Not a leader's short name: ${leader}`);
      changes.set(leaderPath(leader), encodeBook(book));
    },
    remove: (leader) => {
      refuseOtherSpelling(folder, leader);
      refuseNewer(folder, leaderPath(leader));
      changes.set(leaderPath(leader), null);
    },
    use: (leader) => {
      refuseNewer(folder, settingsPath);
      changes.set(settingsPath, encodeFile({ leader }));
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

function concerning(changes: ChangeRecord[], leader: LeaderId | undefined): ChangeRecord[] {
  return leader === undefined ? changes : changes.filter((change) => leadersOf(change).includes(leader));
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

function toPastChange(change: ChangeRecord): PastChange {
  return { at: change.at, what: change.what, leaders: leadersOf(change) };
}
