import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { LeaderId } from "../coach/names.ts";
import { UserError } from "../errors.ts";
import { followLink, makeFolder, readText, syncFolder, writeText } from "./file.ts";
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
  /** Rising, without gaps but for pruned ones. */
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

/** Makes the change and keeps what was there before. The lock is held. */
export function commitChange(folder: string, changes: FileChanges, what: string, at: string): void {
  const number = (changeNumbers(folder).at(-1) ?? 0) + 1;
  const pending = changeFolder(folder, number) + pendingSuffix;
  try {
    writeText(pending, "change.json", encodeFile({ number, at, what, files: keepFiles(folder, pending, changes) }));
    for (const [path, text] of inSafeOrder(changes)) replaceFile(folder, path, text);
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
  for (const { path, before } of change.files) {
    if (before !== null && currentVersion(kept, path) !== before) {
      throw new UserError(`What was before "${change.what}" is not kept whole: it cannot be taken back.`, {
        hint: "Nothing was changed.",
      });
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
    const pending = join(folder, "history", name);
    const change = readRecord(pending);
    const isComplete = change?.files.every(({ path, after }) => currentVersion(folder, path) === after) === true;
    if (isComplete) finish(pending);
    else rollBack(folder, pending);
  }
}

/** Puts everything back as it was. Without its record nothing had been changed yet: the record is written first. */
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

function restoreFiles(folder: string, from: string, change: ChangeRecord): void {
  for (const { path, before } of change.files) {
    if (before === null) replaceFile(folder, path, null);
    else if (currentVersion(folder, path) !== before) putBack(join(from, path), join(folder, path));
  }
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
  if (text !== null) writeText(folder, path, text);
  else rmSync(join(folder, path), { force: true });
}

/** A crash before this name is on the disk leaves the pending folder, and the next change completes it. */
function finish(pending: string): void {
  renameSync(pending, pending.slice(0, -pendingSuffix.length));
}

/** Records first, then who is used, removals last: a reader in between misses nobody. */
function inSafeOrder(changes: FileChanges): [path: string, text: string | null][] {
  const rank = ([path, text]: [string, string | null]) => (text === null ? 2 : path.startsWith(leaderFolder) ? 0 : 1);
  return [...changes].sort((left, right) => rank(left) - rank(right));
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

function prune(folder: string): void {
  let bytes = 0;
  changeNumbers(folder)
    .reverse()
    .forEach((number, index) => {
      const kept = changeFolder(folder, number);
      bytes += sizeOf(kept);
      if (index >= keptChanges || (index >= alwaysKept && bytes > keptBytes)) discard(kept);
    });
}

function sizeOf(changeFolderPath: string): number {
  const leaders = join(changeFolderPath, "leaders");
  if (!existsSync(leaders)) return 0;
  return readdirSync(leaders).reduce((sum, name) => sum + statSync(join(leaders, name)).size, 0);
}

/** Finished changes, oldest first. */
function changeNumbers(folder: string): number[] {
  const numbers = historyEntries(folder)
    .filter((entry) => /^\d{8,}$/.test(entry))
    .map(Number);
  return numbers.sort((left, right) => left - right);
}

function historyEntries(folder: string): string[] {
  const history = join(folder, "history");
  return existsSync(history) ? readdirSync(history) : [];
}

function changeFolder(folder: string, number: number): string {
  return join(folder, "history", String(number).padStart(8, "0"));
}
