import { rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { LeaderId } from "../coach/leaderId.ts";
import { decodeFile } from "../format/format.ts";
import { listNames, readText } from "./file.ts";
import { leaderOfPath, settingsPath } from "./paths.ts";

/**
 * What came before each change, so that it can be taken back:
 *
 *   history/00000012/change.json          what was done, when, and to which files
 *   history/00000012/leaders/jane.json    the file as it was before
 *
 * While the change is being made the folder is called `00000012.<drawn by who makes it>.pending`. Whoever finds such a folder
 * finds a crash: when every file already is what it should become, the change is completed, otherwise taken back. Either way
 * it is whole.
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

export interface ChangedFile {
  /** In the store, with `/`. */
  readonly path: string;
  /** Versions (see `versionOf`) before and after; null where there is no file. */
  readonly before: string | null;
  readonly after: string | null;
}

/** How many changes can be taken back, and how much they may take on the disk (bytes) beyond the newest few. */
export const keptChanges = 50;
export const keptBytes = 200 * 1024 * 1024;
const alwaysKept = 5;

export const pendingSuffix = ".pending";
export const historyFolder = "history";

/** Newest first. A change whose record cannot be read is left out: it cannot be taken back. */
export function listChanges(folder: string): ChangeRecord[] {
  const records = changeNumbers(folder).map((number) => {
    try {
      return readRecord(changeFolder(folder, number));
    } catch {
      return null;
    }
  });
  return records.filter((record) => record !== null).reverse();
}

/** The text of a file before a change, or null when it did not exist or is not kept. */
export function textBefore(folder: string, change: ChangeRecord, path: string): string | null {
  return readText(changeFolder(folder, change.number), path);
}

/** The leaders whose files a change touched. */
export function leadersOf(change: ChangeRecord): LeaderId[] {
  return change.files.flatMap(({ path }) => leaderOfPath(path) ?? []);
}

/** Those that touched a leader's files; all without a leader. */
export function concerning(changes: ChangeRecord[], leader: LeaderId | undefined): ChangeRecord[] {
  return leader === undefined ? changes : changes.filter((change) => leadersOf(change).includes(leader));
}

export function discard(pending: string): void {
  rmSync(pending, { recursive: true, force: true });
}

/** null when there is none, or it is damaged; what the disk does not let us read is an error, and not "none". */
export function readRecord(changeFolderPath: string): ChangeRecord | null {
  const text = readText(changeFolderPath, "change.json");
  try {
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
export function prune(folder: string): void {
  let bytes = 0;
  for (const [index, number] of numbersIfListed(folder).reverse().entries()) {
    const kept = changeFolder(folder, number);
    try {
      if (index < keptChanges) bytes += sizeOf(kept);
      if (index >= keptChanges || (index >= alwaysKept && bytes > keptBytes)) discard(kept);
    } catch {
      // The next change tries again. What cannot be measured keeps nothing else from being dropped.
    }
  }
}

function numbersIfListed(folder: string): number[] {
  try {
    return changeNumbers(folder);
  } catch {
    // The next change tries again.
    return [];
  }
}

/** Bytes of what a change replaced. */
export function sizeOf(changeFolderPath: string): number {
  const leaders = join(changeFolderPath, "leaders");
  return listNames(leaders).reduce((sum, name) => sum + statSync(join(leaders, name)).size, 0);
}

/** Above every change there is, finished or not. */
export function nextNumber(folder: string): number {
  const numbers = historyEntries(folder).map((entry) => Number(/^\d{8,15}(?!\d)/.exec(entry)?.[0] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

export function numberOf(changeFolderPath: string): number {
  return Number.parseInt(basename(changeFolderPath), 10);
}

/** Names of the changes that are being made, or that a crash left half-done. */
export function pendingNames(folder: string): string[] {
  const names = historyEntries(folder).filter((entry) => /^\d{8,15}(?:\.[0-9a-f]{8})?\.pending$/.test(entry));
  return names.filter(
    (name) => statSync(join(folder, historyFolder, name), { throwIfNoEntry: false })?.isDirectory() === true,
  );
}

/** Is there a change that a crash left half-done? */
export function needsRecovery(folder: string): boolean {
  return pendingNames(folder).length > 0;
}

/** Finished changes, oldest first. */
export function changeNumbers(folder: string): number[] {
  const numbers = historyEntries(folder)
    .filter((entry) => /^\d{8,15}$/.test(entry))
    .map(Number);
  return numbers.sort((left, right) => left - right);
}

export function historyEntries(folder: string): string[] {
  return listNames(join(folder, historyFolder));
}

export function changeFolder(folder: string, number: number): string {
  return join(folder, historyFolder, String(number).padStart(8, "0"));
}
