import { isUtf8 } from "node:buffer";
import {
  closeSync,
  type Dirent,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  unlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { LeaderId } from "../coach/leaderId.ts";
import { versionOf } from "../format/format.ts";
import { leaderFolder, leaderOfPath } from "./paths.ts";

/** Only the owner reads and writes what socialtop saves. */
export const folderMode = 0o700;

/** The code of the error for a link that leads to nothing; no system has a name for it. */
export const lostLink = "LOSTLINK";

/** What a file in the store holds (path with `/`, ending in `.json`), or null when there is none. */
export function readBytes(folder: string, path: string): Buffer | null {
  // Not by conf, which makes the folder of a file that is not there, and reads a file twice to open it.
  return unlessMissing<Buffer | null>(join(folder, path), (whole) => readFileSync(whole), null);
}

export function readText(folder: string, path: string): string | null {
  // Node 20 reads a text 8 kB at a time, and bytes at once.
  return readBytes(folder, path)?.toString("utf8") ?? null;
}

/** The version of a file that holds this. */
export function versionOfBytes(bytes: Buffer): string {
  // What is no UTF-8 is read as something else, and the versions in a history are those of texts as they are read.
  return versionOf(isUtf8(bytes) ? bytes : bytes.toString("utf8"));
}

/** Does the file hold just this; with null: is there none? */
export function isAsGiven(folder: string, path: string, content: Uint8Array | null): boolean {
  const size = unlessMissing<number | null>(join(folder, path), (whole) => statSync(whole).size, null);
  if (content === null || size !== content.length) return content === size;
  return readBytes(folder, path)?.equals(content) === true;
}

/** The names in a folder; none when there is no such folder. */
export function listNames(folder: string): string[] {
  return unlessMissing<string[]>(folder, (whole) => readdirSync(whole), []);
}

/** Paths of the records that are there, in the store and in order; whatever else lies beside them is left out. */
export function listRecords(folder: string): string[] {
  const place = join(folder, leaderFolder);
  const entries = unlessMissing<Dirent[]>(place, (whole) => readdirSync(whole, { withFileTypes: true }), []);
  // Whoever read from a pipe would wait for ever.
  const names = entries.filter((entry) => !entry.isFIFO() && !entry.isSocket()).map(({ name }) => name);
  const paths = names.map((name) => `${leaderFolder}/${name}`);
  return paths.filter((path) => leaderOfPath(path) !== null).sort();
}

/** Short names, in alphabetical order. */
export function listLeaders(folder: string): LeaderId[] {
  return listRecords(folder)
    .flatMap((path) => leaderOfPath(path) ?? [])
    .sort();
}

/** What is not there is nothing; what may not be looked at is an error, and not "nothing". */
function unlessMissing<T>(path: string, look: (path: string) => T, nothing: T): T {
  try {
    return look(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    refuseLostLink(path);
    return nothing;
  }
}

/** A link to a disk that is not there is not "nothing": all that was kept behind it would seem to be gone. */
function refuseLostLink(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && !existsSync(path)) {
    throw Object.assign(new Error("A link leads to nothing."), { code: lostLink, path });
  }
  if (found === undefined && dirname(path) !== path) refuseLostLink(dirname(path));
}

/** What another writer of the file would change, told in no time; null when there is no such file. */
export function fingerprintOf(folder: string, path: string): string | null {
  const look = (whole: string) => {
    const { ino, size, mtimeMs } = statSync(whole);
    return `${ino} ${size} ${mtimeMs}`;
  };
  return unlessMissing<string | null>(join(folder, path), look, null);
}

/** Where a file really is: whoever keeps the record elsewhere by a link goes on doing so. */
export function followLink(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

export function makeFolder(folder: string): void {
  // A umask that takes something from the owner as well would make a folder that nothing can be put into.
  const usual = process.umask(0o077);
  try {
    makeMissing(folder);
    // Says so where something else than a folder is.
    mkdirSync(folder, { recursive: true, mode: folderMode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") refuseLostLink(folder);
    throw error;
  } finally {
    process.umask(usual);
  }
}

/**
 * One by one, from above: where a folder cannot be made although what it is to be in is there (below /proc), Node tries for ever
 * to make all of them at once.
 */
function makeMissing(folder: string): void {
  if (existsSync(folder)) return;
  makeMissing(dirname(folder));
  try {
    mkdirSync(folder, { mode: folderMode });
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** A file that may be there; for one file rmSync brings all that removes whole folders. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/** A renamed or removed file is only certain once its folder is on the disk. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder, and does not need to.
  if (process.platform !== "win32") syncToDisk(folder);
}

export function syncToDisk(path: string): void {
  // Windows only syncs what may be written.
  const descriptor = openSync(path, process.platform === "win32" ? "r+" : "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
