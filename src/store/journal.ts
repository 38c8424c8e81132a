import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { LeaderId } from "../coach/names.ts";
import { UserError } from "../errors.ts";
import { followLink, makeFolder, readText, syncFolder, syncToDisk, writeText } from "./file.ts";
import { decodeFile, encodeFile, versionOf } from "./format.ts";
import { leaderFolder, leaderOfPath, settingsPath } from "./paths.ts";

/**
 * What came before each change, so that it can be taken back:
 *
 *   history/00000012/change.json          what was done, when, and to which files
 *   history/00000012/leaders/jane.json    the file as it was before
 *
 * While the change is being made the folder ends in `.pending`. Whoever finds such a folder finds a crash: when every
 * file already is what it should become, the change is completed, otherwise taken back. Either way it is whole.
 */
export interface ChangeRecord {
  /** Rising; what is taken back frees its number. */
  readonly number: number;
  /** UTC instant, ISO 8601. */
  readonly at: string;
  /** As in "Took back: …". */
  readonly what: string;
  readonly files: readonly ChangedFile[];
}

interface ChangedFile {
  /** In the store, with `/`. */
  readonly path: string;
  /** Versions (see `versionOf`) before and after; null where there is no file. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A file to write (text) or remove (null). */
export type FileChanges = ReadonlyMap<string, string | null>;

/** How many changes can be taken back, and how much they may take on the disk (bytes) beyond the newest few. */
const keptChanges = 50;
const keptBytes = 200 * 1024 * 1024;
const alwaysKept = 5;

const pendingSuffix = ".pending";
const historyFolder = "history";

/**
 * Makes the change and keeps what was there before. The lock is held. Throws UserError, and changes nothing, when somebody
 * else changed the record all the same: whoever is stopped for long (a closed lid) loses the lock without knowing.
 */
export function commitChange(folder: string, changes: FileChanges, what: string, at: string): void {
  const pending = changeFolder(folder, nextNumber(folder)) + pendingSuffix;
  try {
    const files = keepFiles(folder, pending, changes);
    writeText(pending, "change.json", encodeFile({ number: numberOf(pending), at, what, files }));
    syncFolders(folder, pending);
    for (const { path } of inSafeOrder(files)) {
      const before = files.find((file) => file.path === path)?.before ?? null;
      if (!existsSync(pending) || currentVersion(folder, path) !== before) throw overtaken();
      replaceFile(folder, path, changes.get(path) ?? null);
    }
    finish(pending);
  } catch (error) {
    rollBack(folder, pending);
    throw error;
  }
  prune(folder);
}

/** Keeps each file as it is before the change. */
function keepFiles(folder: string, pending: string, changes: FileChanges): ChangedFile[] {
  return [...changes].map(([path, text]) => {
    const before = currentVersion(folder, path);
    if (before !== null) keepFile(join(folder, path), join(pending, path));
    return { path, before, after: text === null ? null : versionOf(text) };
  });
}

/** Records first, then who is used, removals last: a reader in between misses nobody. */
function inSafeOrder(files: readonly ChangedFile[]): ChangedFile[] {
  const rank = ({ path, after }: ChangedFile) => (after === null ? 2 : leaderOfPath(path) !== null ? 0 : 1);
  return [...files].sort((left, right) => rank(left) - rank(right));
}

/** What was before is on the disk before anything is replaced. */
function syncFolders(folder: string, pending: string): void {
  for (const path of [join(pending, leaderFolder), pending, join(folder, historyFolder)]) {
    if (existsSync(path)) syncFolder(path);
  }
}

function overtaken(): UserError {
  return new UserError("Another socialtop changed the record at the same time.", {
    hint: "Nothing of yours was written: try again.",
  });
}

/** Newest first. A change whose record cannot be read is left out: it cannot be taken back. */
export function listChanges(folder: string): ChangeRecord[] {
  const records = changeNumbers(folder).map((number) => readRecord(changeFolder(folder, number)));
  return records.filter((record) => record !== null).reverse();
}

/**
 * Takes a change back: every file becomes what it was before it. The lock is held. Throws UserError, and changes nothing,
 * when what was before is not kept whole.
 */
export function revertChange(folder: string, change: ChangeRecord): void {
  const kept = changeFolder(folder, change.number);
  const pending = kept + pendingSuffix;
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
  try {
    rollBack(folder, pending);
  } catch {
    // The disk may have been full for a moment; if it still is, the next change goes on from here.
    rollBack(folder, pending);
  }
}

/** The text of a file before a change, or null when it did not exist or is not kept. */
export function textBefore(folder: string, change: ChangeRecord, path: string): string | null {
  return readText(changeFolder(folder, change.number), path);
}

/** Completes or takes back whatever a crash left half-done. The lock is held. */
export function recover(folder: string): void {
  for (const name of historyEntries(folder).filter((entry) => entry.endsWith(pendingSuffix))) {
    const pending = join(folder, historyFolder, name);
    const change = readRecord(pending);
    if (change === null && existsSync(join(pending, "change.json"))) {
      // Its record cannot be read, by damage or because a newer socialtop wrote it: what it kept is not for us to lose.
      renameSync(pending, `${pending}.unreadable`);
    } else if (change?.files.every(({ path, after }) => currentVersion(folder, path) === after)) finish(pending);
    else rollBack(folder, pending);
  }
}

/** Puts back what the change wrote. Without its record nothing had been written yet: the record comes first. */
function rollBack(folder: string, pending: string): void {
  const change = readRecord(pending);
  if (change !== null) restoreFiles(folder, pending, change);
  discard(pending);
}

/** Is there a change that a crash left half-done? */
export function needsRecovery(folder: string): boolean {
  return historyEntries(folder).some((entry) => entry.endsWith(pendingSuffix));
}

/** The leaders whose files a change touched. */
export function leadersOf(change: ChangeRecord): LeaderId[] {
  return change.files.flatMap(({ path }) => leaderOfPath(path) ?? []);
}

/** Only what the change itself wrote is replaced, and only by what is kept whole. */
function restoreFiles(folder: string, from: string, change: ChangeRecord): void {
  for (const { path, before, after } of inSafeOrder(change.files.map(swapped))) {
    // Swapped: `before` is what the change wrote, `after` what it found.
    if (currentVersion(folder, path) !== before) continue;
    if (after === null) replaceFile(folder, path, null);
    else if (currentVersion(from, path) === after) putBack(join(from, path), join(folder, path));
  }
}

function swapped({ path, before, after }: ChangedFile): ChangedFile {
  return { path, before: after, after: before };
}

/** By linking and renaming, which works on a full disk as well, and is whole or not at all. */
function putBack(kept: string, path: string): void {
  const target = followLink(path);
  const staged = target.replace(/\.json$/, ".new.json");
  rmSync(staged, { force: true });
  keepFile(kept, staged);
  renameSync(staged, target);
  syncFolder(dirname(target));
}

function replaceFile(folder: string, path: string, text: string | null): void {
  if (text !== null) {
    writeText(folder, path, text);
    return;
  }
  rmSync(join(folder, path), { force: true });
  syncFolder(dirname(join(folder, path)));
}

/** A crash before this name is on the disk leaves the pending folder, and the next change completes it. */
function finish(pending: string): void {
  // Whoever took us for dead after the last file was written has completed the change for us.
  if (!existsSync(pending)) return;
  renameSync(pending, pending.slice(0, -pendingSuffix.length));
}

function discard(pending: string): void {
  rmSync(pending, { recursive: true, force: true });
}

/** A hard link costs nothing however large the file; some file systems have none. */
function keepFile(from: string, to: string): void {
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
  const text = readText(folder, path);
  return text === null ? null : versionOf(text);
}

function readRecord(changeFolderPath: string): ChangeRecord | null {
  try {
    const text = readText(changeFolderPath, "change.json");
    return text === null ? null : toChangeRecord(decodeFile(text));
  } catch {
    return null;
  }
}

/** null when this is not the record of a change. */
function toChangeRecord({ number, at, what, files }: Record<string, unknown>): ChangeRecord | null {
  if (typeof number !== "number" || typeof at !== "string" || typeof what !== "string") return null;
  return Array.isArray(files) && files.every(isChangedFile) ? { number, at, what, files } : null;
}

function isChangedFile(value: unknown): value is ChangedFile {
  const { path, before, after } = (value ?? {}) as Partial<ChangedFile>;
  const isVersion = (version: unknown) => version === null || typeof version === "string";
  // Only what a change can touch: a record must not lead anywhere else.
  const isOurs = typeof path === "string" && (path === settingsPath || leaderOfPath(path) !== null);
  return isOurs && isVersion(before) && isVersion(after);
}

/** Housekeeping: whatever goes wrong here, the change is made. */
function prune(folder: string): void {
  try {
    let bytes = 0;
    changeNumbers(folder)
      .reverse()
      .forEach((number, index) => {
        const kept = changeFolder(folder, number);
        bytes += sizeOf(kept);
        if (index >= keptChanges || (index >= alwaysKept && bytes > keptBytes)) discard(kept);
      });
  } catch {
    // The next change tries again.
  }
}

function sizeOf(changeFolderPath: string): number {
  const leaders = join(changeFolderPath, "leaders");
  if (!existsSync(leaders)) return 0;
  return readdirSync(leaders).reduce((sum, name) => sum + statSync(join(leaders, name)).size, 0);
}

/** Above every change there is, finished or not. */
function nextNumber(folder: string): number {
  return Math.max(0, ...historyEntries(folder).map((entry) => Number.parseInt(entry, 10) || 0)) + 1;
}

function numberOf(changeFolderPath: string): number {
  return Number.parseInt(basename(changeFolderPath), 10);
}

/** Finished changes, oldest first. */
function changeNumbers(folder: string): number[] {
  const numbers = historyEntries(folder)
    .filter((entry) => /^\d{8,}$/.test(entry))
    .map(Number);
  return numbers.sort((left, right) => left - right);
}

function historyEntries(folder: string): string[] {
  const history = join(folder, historyFolder);
  return existsSync(history) ? readdirSync(history) : [];
}

function changeFolder(folder: string, number: number): string {
  return join(folder, historyFolder, String(number).padStart(8, "0"));
}
