import { lstatSync, readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import type { FileFormat, HistoryFacts, LockFacts, Unfinished } from "../coach/doctor/folder.ts";
import type { FolderEntry } from "../coach/doctor/owner.ts";
import type { Stray } from "../coach/doctor/strays.ts";
import { DamagedFileError, formatOf, formatVersion } from "../format/format.ts";
import { problemOf } from "./damage.ts";
import { listNames, listRecords, readText } from "./file.ts";
import {
  changeFolder,
  changeNumbers,
  historyEntries,
  historyFolder,
  keptBytes,
  keptChanges,
  listChanges,
  pendingNames,
  pendingSuffix,
  sizeOf,
} from "./history.ts";
import { staleAfter } from "./lock.ts";
import { damagedFolder, isStagedName, leaderFolder, leaderOfPath, lockName, settingsPath } from "./paths.ts";
import { ideasFolder } from "./shownIdeas.ts";
import type { Inspection } from "./store.ts";

/** `explained` runs a look at the disk, and says in words why the disk refused. */
export function inspectFolder(folder: string, now: () => string, explained: <T>(look: () => T) => T): Inspection {
  return {
    user: process.getuid?.() ?? null,
    pathOf: (path) => join(folder, path),
    entries: () => explained(() => listEntries(folder, "")),
    lock: () => explained(() => lookAtLock(folder, Date.parse(now()))),
    unfinished: () => explained(() => findUnfinished(folder)),
    history: () => explained(() => measureHistory(folder)),
    formats: () => explained(() => ({ files: findFormats(folder), current: formatVersion })),
    strays: () => explained(() => ({ strays: findStrays(folder), ours: listOurs(folder) })),
  };
}

/** What is there under this path and itself. The lock comes and goes, and is nobody's secret. */
function listEntries(folder: string, path: string): FolderEntry[] {
  // The file that a link leads to: that one holds the record.
  const found = statIfAllowed(join(folder, path));
  if (found === null || path === lockName) return [];
  const { mode, uid } = found;
  const entry = { path, isFolder: found.isDirectory(), mode: mode & 0o777, owner: uid };
  // What may not be entered is named by its mode; what is in it is not known then. Any other link may lead anywhere.
  const mayBeLink = path === "" || ownNames.has(path);
  const isEntered = entry.isFolder && (mayBeLink || !lstatSync(join(folder, path)).isSymbolicLink());
  const names = isEntered ? namesIn(join(folder, path)) : [];
  return [entry, ...names.flatMap((name) => listEntries(folder, path === "" ? name : `${path}/${name}`))];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

/** null for what is not there (any more). */
function statOf(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

/** null also for what a closed folder hides. */
function statIfAllowed(path: string): Stats | null {
  try {
    return statOf(path);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EACCES" || code === "EPERM";
}

function lookAtLock(folder: string, now: number): LockFacts | null {
  const found = statOf(join(folder, lockName));
  return found === null ? null : { age: now - found.mtimeMs, staleAfter };
}

function findUnfinished(folder: string): Unfinished {
  return {
    pending: pendingNames(folder),
    unreadable: historyEntries(folder).filter((name) => name.includes(`${pendingSuffix}.`)),
  };
}

function measureHistory(folder: string): HistoryFacts {
  const numbers = changeNumbers(folder);
  const changes = listChanges(folder).length;
  return {
    changes,
    unreadable: numbers.length - changes,
    bytes: numbers.reduce((sum, number) => sum + sizeOf(changeFolder(folder, number)), 0),
    limits: { changes: keptChanges, bytes: keptBytes },
  };
}

/** Paths of the records and the settings that are there. */
function listOurs(folder: string): string[] {
  return [...listNames(folder).filter((name) => name === settingsPath), ...listRecords(folder)];
}

function findFormats(folder: string): FileFormat[] {
  return listOurs(folder).map((path) => {
    try {
      const text = readText(folder, path) ?? "";
      // That it is damaged or cannot be read is for the check of the records to say.
      return { path, format: problemOf(path, text) instanceof DamagedFileError ? null : formatOf(text) };
    } catch {
      return { path, format: null };
    }
  });
}

const ownNames: ReadonlySet<string> = new Set([
  settingsPath,
  leaderFolder,
  historyFolder,
  damagedFolder,
  ideasFolder,
  lockName,
]);

/** What systems leave in every folder that somebody looks at. */
const ofTheSystem: ReadonlySet<string> = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

function findStrays(folder: string): Stray[] {
  const top = listNames(folder).filter((name) => !ownNames.has(name));
  const beside = listNames(join(folder, leaderFolder)).map((name) => `${leaderFolder}/${name}`);
  return [...top, ...beside.filter((path) => leaderOfPath(path) === null)]
    .filter((path) => !isStagedName(path) && !ofTheSystem.has(path.split("/").at(-1) as string))
    .sort()
    .map((path) => ({ path, isFolder: statIfAllowed(join(folder, path))?.isDirectory() === true }));
}
