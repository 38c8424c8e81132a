import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../errors.ts";
import { encodeFile, versionOf } from "../format/format.ts";
import type { WrittenFile } from "../format/rewrite.ts";
import {
  fingerprintOf,
  followLink,
  makeFolder,
  readBytes,
  readText,
  syncFolder,
  syncToDisk,
  versionOfBytes,
} from "./file.ts";
import {
  type ChangedFile,
  type ChangeRecord,
  changeFolder,
  discard,
  historyFolder,
  nextNumber,
  numberOf,
  pendingNames,
  pendingSuffix,
  prune,
  readRecord,
} from "./history.ts";
import { leaderFolder, leaderOfPath, stagedName } from "./paths.ts";
import { writeText } from "./write.ts";

/** A file to write (its text, or the bytes of that) or remove (null). */
export type FileChanges = ReadonlyMap<string, string | Uint8Array | null>;

/** What a change was worked out from: a file as it was read and understood. */
export interface SeenFile {
  readonly version: string;
  /** As it was before the file was read. */
  readonly fingerprint: string | null;
  /** null where its lines are not all as socialtop writes them. */
  readonly written: WrittenFile | null;
}

/**
 * Makes the change and keeps what was there before. The lock is held. Throws UserError, and changes nothing, when somebody
 * else changed the record all the same: whoever is stopped for long (a closed lid) loses the lock without knowing. `seen`
 * holds, by path, what the change was worked out from.
 */
export function commitChange(
  folder: string,
  changes: FileChanges,
  what: string,
  at: string,
  seen: ReadonlyMap<string, SeenFile> = new Map(),
): void {
  const pending = newPending(changeFolder(folder, nextNumber(folder)));
  try {
    const files = keepFiles(folder, pending, changes, seen);
    if (files.some(({ path, before }) => (seen.get(path)?.version ?? before) !== before)) throw overtaken();
    const record = encodeFile({ number: numberOf(pending), at, what, files });
    writeText(pending, "change.json", record, { isFolderSyncedLater: true });
    let isSynced = false;
    for (const { path, before } of inSafeOrder(files, "after")) {
      replaceFile(folder, path, changes.get(path) ?? null, () => {
        // As late as can be: by now the disk has most of it, and has little left to do.
        if (!isSynced) syncFolders(folder, pending);
        isSynced = true;
        refuseOvertaken(folder, path, before, pending);
      });
    }
    // Whoever took us for dead may have completed the change for us, or taken it back.
    if (!finish(pending) && readText(finishedName(pending), "change.json") !== record) throw overtaken();
  } catch (error) {
    const isTakenBack = (error as NodeJS.ErrnoException).code === "ENOENT" && !existsSync(pending);
    try {
      if (existsSync(pending)) rollBack(folder, pending);
    } catch {
      throw unfinished(what);
    }
    throw isTakenBack ? overtaken() : error;
  }
  prune(folder);
}

/** Nobody else's has this name: who finds it there finds their own, and who does not was taken for dead. */
function newPending(finished: string): string {
  const drawn = Math.floor(Math.random() * 2 ** 32);
  return `${finished}.${drawn.toString(16).padStart(8, "0")}${pendingSuffix}`;
}

/** Keeps each file as it is before the change. */
function keepFiles(
  folder: string,
  pending: string,
  changes: FileChanges,
  seen: ReadonlyMap<string, SeenFile>,
): ChangedFile[] {
  return [...changes].map(([path, content]) => {
    const known = seen.get(path);
    // Read all of it again only where it may be another one by now; before it is replaced that is done in any case.
    const isAsSeen = known?.fingerprint != null && fingerprintOf(folder, path) === known.fingerprint;
    const before = isAsSeen ? known.version : currentVersion(folder, path);
    if (before !== null) keepFile(join(folder, path), join(pending, path));
    return { path, before, after: content === null ? null : versionOf(content) };
  });
}

/** Records first, then who is used, removals last: a reader in between misses nobody. */
function inSafeOrder(files: readonly ChangedFile[], target: "before" | "after"): ChangedFile[] {
  const rank = (file: ChangedFile) => (file[target] === null ? 2 : leaderOfPath(file.path) !== null ? 0 : 1);
  return [...files].sort((left, right) => rank(left) - rank(right));
}

/** What was before, and the record of the change, are on the disk before anything is replaced. */
function syncFolders(folder: string, pending: string): void {
  for (const path of [join(pending, leaderFolder), pending, join(folder, historyFolder)]) {
    if (existsSync(path)) syncFolder(path);
  }
  if (numberOf(pending) === 1) syncNewStore(folder);
}

/** The first change of all has made the store's folders as well, and perhaps those that it is in: which, nobody knows by now. */
function syncNewStore(folder: string): void {
  syncFolder(folder);
  try {
    for (let above = folder; dirname(above) !== above; above = dirname(above)) syncFolder(dirname(above));
  } catch {
    // What is farther up may be somebody else's, and not for us to open: then it was there before.
  }
}

/** The last look before a file is replaced. Reading it all takes a while, in which it may change once more. */
function refuseOvertaken(folder: string, path: string, before: string | null, pending: string): void {
  const fingerprint = fingerprintOf(folder, path);
  // Whoever took us for dead has discarded what we kept, and writing the record may have made the folder anew.
  const isKept = existsSync(before === null ? pending : join(pending, path));
  const isOurs = isKept && currentVersion(folder, path) === before;
  if (!isOurs || fingerprintOf(folder, path) !== fingerprint) throw overtaken();
}

export function overtaken(): UserError {
  return new UserError("Another socialtop changed the record at the same time.", {
    hint: "Nothing of yours was written: try again.",
  });
}

/**
 * Takes a change back: every file becomes what it was before it. The lock is held. Throws UserError, and changes nothing,
 * when what was before is not kept whole.
 */
export function revertChange(folder: string, change: ChangeRecord): void {
  const kept = changeFolder(folder, change.number);
  const pending = newPending(kept);
  for (const { path, before, after } of change.files) {
    if (before !== null && currentVersion(kept, path) !== before) {
      throw new UserError(`What was before "${change.what}" is not kept whole: it cannot be taken back.`, {
        hint: "Nothing was changed.",
      });
    }
    if (currentVersion(folder, path) !== after) {
      throw new UserError(
        `${path} was changed by something else since "${change.what}": taking that back would lose it.`,
        {
          hint: "Nothing was changed. Is the file whole? socialtop doctor",
        },
      );
    }
  }
  renameSync(kept, pending);
  // Else a power cut could leave both the old record and the finished change.
  syncFolder(join(folder, historyFolder));
  try {
    rollBack(folder, pending);
  } catch {
    // The disk may have been full for a moment; if it still is, the next change goes on from here.
    try {
      rollBack(folder, pending);
    } catch {
      throw unfinished(`taking back: ${change.what}`);
    }
  }
}

/** Neither made nor taken back for now, and nobody may be told that nothing was changed. */
function unfinished(what: string): UserError {
  return new UserError(`The disk gave way in the middle of: ${what}.`, {
    hint: "The next command that changes something completes it or takes it back. What is the matter? socialtop doctor",
  });
}

/** Completes or takes back whatever a crash left half-done. The lock is held. */
export function recover(folder: string): void {
  for (const name of pendingNames(folder)) {
    const pending = join(folder, historyFolder, name);
    const change = readRecord(pending);
    if (change === null && existsSync(join(pending, "change.json"))) {
      // Its record cannot be read, by damage or because a newer socialtop wrote it: what it kept is not for us to lose.
      renameSync(pending, `${pending}.unreadable`);
    } else if (change?.files.every(({ path, after }) => currentVersion(folder, path) === after)) finish(pending);
    else {
      if (change !== null) restoreFiles(folder, pending, change);
      const isBack = change?.files.every(({ path, before }) => currentVersion(folder, path) === before) ?? true;
      // A file that is neither as before nor as after is damaged: what is kept may be its newest whole version.
      if (isBack) discardIfPossible(pending);
      else finish(pending);
    }
  }
}

/** Puts back what the change wrote. Without its record nothing had been written yet: the record comes first. */
function rollBack(folder: string, pending: string): void {
  const change = readRecord(pending);
  if (change !== null) restoreFiles(folder, pending, change);
  discardIfPossible(pending);
}

/** All is as it was; where the disk does not let it, the next change finds that there is nothing to put back. */
function discardIfPossible(pending: string): void {
  try {
    discard(pending);
  } catch {
    // It is in nobody's way.
  }
}

/** Only what the change itself wrote is replaced, and only by what is kept whole. */
function restoreFiles(folder: string, from: string, change: ChangeRecord): void {
  for (const { path, before, after } of inSafeOrder(change.files, "before")) {
    if (currentVersion(folder, path) !== after) continue;
    if (before === null) replaceFile(folder, path, null);
    else if (currentVersion(from, path) === before) putBack(join(from, path), join(folder, path));
  }
}

/** By linking and renaming, which works on a full disk as well, and is whole or not at all. */
function putBack(kept: string, path: string): void {
  const target = followLink(path);
  const staged = stagedName(target);
  rmSync(staged, { force: true });
  keepFile(kept, staged);
  renameSync(staged, target);
  syncFolder(dirname(target));
}

function replaceFile(
  folder: string,
  path: string,
  content: string | Uint8Array | null,
  beforeReplacing = (): void => {},
): void {
  if (content !== null) {
    writeText(folder, path, content, { beforeReplacing });
    return;
  }
  beforeReplacing();
  // Where the record is kept elsewhere by a link, it is the record that goes, and the link with it.
  for (const gone of new Set([followLink(join(folder, path)), join(folder, path)])) {
    rmSync(gone, { force: true });
    syncFolder(dirname(gone));
  }
}

/**
 * A crash before this name is on the disk leaves the pending folder, and the next change completes it. false when somebody else
 * has completed or taken back the change already.
 */
function finish(pending: string): boolean {
  try {
    renameSync(pending, finishedName(pending));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return false;
  }
}

/** `00000012.a1b2c3d4.pending` was made as `00000012.pending` until somebody else could be using that. */
function finishedName(pending: string): string {
  return pending.replace(/(?:\.[0-9a-f]{8})?\.pending$/, "");
}

/** A hard link costs nothing however large the file; some file systems have none. */
export function keepFile(from: string, to: string): void {
  makeFolder(dirname(to));
  const file = followLink(from);
  try {
    linkSync(file, to);
  } catch {
    copyFileSync(file, to);
    syncToDisk(to);
  }
}

function currentVersion(folder: string, path: string): string | null {
  const bytes = readBytes(folder, path);
  return bytes === null ? null : versionOfBytes(bytes);
}
