import { join } from "node:path";
import type { DamagedFile } from "../coach/doctor/folder.ts";
import type { LeaderId } from "../coach/leaderId.ts";
import { instantName, someOf } from "../coach/words.ts";
import { UserError } from "../errors.ts";
import { DamagedFileError, decodeBook, decodeFile, NewerFormatError } from "../format/format.ts";
import { listLeaders, listRecords, lostLink, readText } from "./file.ts";
import { type ChangeRecord, listChanges, textBefore } from "./history.ts";
import { leaderFolder, leaderOfPath, leaderPath, settingsPath } from "./paths.ts";

/** What a file of the store is called to a person. */
function ownerOf(path: string): string {
  return path === settingsPath
    ? "The settings"
    : `The record of "${path.slice(leaderFolder.length + 1, -".json".length)}"`;
}

/** Says which file is damaged, how, and what can be put back. Anything else comes back as it is. */
export function explainDamage(error: unknown, folder: string, path: string): unknown {
  if (error instanceof NewerFormatError) {
    const verb = path === settingsPath ? "were" : "was";
    return new UserError(`${ownerOf(path)} ${verb} written by a newer socialtop: ${path} ${error.message}.`, {
      hint: "Update socialtop. The file was left as it is.",
    });
  }
  if (!(error instanceof DamagedFileError)) return error;
  const good = findNewestGood(folder, path);
  if (path === settingsPath && good === null) {
    return new UserError(`${ownerOf(path)} cannot be read: ${path} ${error.message}.`, {
      hint: "They only say who is used when nobody is named. Choose again: socialtop leaders use <leader>",
    });
  }
  return new UserError(`${ownerOf(path)} cannot be read: ${path} ${error.message}.`, {
    hint:
      good === null
        ? `No earlier version is kept. From a backup: socialtop restore <file>. It was left as it is: ${join(folder, path)}`
        : `The version before ${instantName(good.at)} is whole; it lacks ${someOf(good.lacks)}. To go back to it: socialtop doctor --repair`,
  });
}

/** How a repair is called in the history. */
export const repaired = "repaired ";

interface GoodVersion {
  /** When it was replaced (UTC instant). */
  readonly at: string;
  readonly text: string;
  /** What was changed since, as in "Took back: …", oldest first. */
  readonly lacks: readonly string[];
}

/** The newest version in the history that can be read; null when there is none. */
export function findNewestGood(folder: string, path: string): GoodVersion | null {
  const lacks: string[] = [];
  for (const change of listChanges(folder)) {
    if (!change.files.some((file) => file.path === path)) continue;
    // What mended it brought nothing that could be missed.
    if (!change.what.startsWith(repaired)) lacks.unshift(change.what);
    const text = keptOrNull(folder, change, path);
    if (text !== null && problemOf(path, text) === null) return { at: change.at, text, lacks };
  }
  return null;
}

/** What the disk does not give is no good version: an older one may be. */
function keptOrNull(folder: string, change: ChangeRecord, path: string): string | null {
  try {
    return textBefore(folder, change, path);
  } catch {
    return null;
  }
}

/** Why this cannot be read; null when it can. */
export function problemOf(path: string, text: string): DamagedFileError | NewerFormatError | null {
  try {
    if (path === settingsPath) decodeFile(text);
    else decodeBook(text);
    return null;
  } catch (error) {
    if (error instanceof NewerFormatError || error instanceof DamagedFileError) return error;
    throw error;
  }
}

export function listDamage(folder: string): DamagedFile[] {
  const there = [settingsPath, ...listRecords(folder)].flatMap((path) => damageOf(folder, path) ?? []);
  return [...there, ...listGone(folder)];
}

/** A file whose name is spelt as some Macs do it (e and its accent apart) is another file on other systems. */
function isSpeltOtherwise(folder: string, leader: LeaderId): boolean {
  return listLeaders(folder).includes(leader) && readText(folder, leaderPath(leader)) === null;
}

/** Throws UserError, so that nobody takes the record for nothing. */
export function refuseOtherSpelling(folder: string, leader: LeaderId): void {
  if (!isSpeltOtherwise(folder, leader)) return;
  throw new UserError(`${ownerOf(leaderPath(leader))} cannot be read: ${otherSpelling}.`, {
    hint: `Nothing was changed. Name the file ${leaderPath(leader)} again, as it stands here, in: ${folder}`,
  });
}

const otherSpelling = "the name of its file is spelt in another way than here (a letter and its accent apart)";

function damageOf(folder: string, path: string): DamagedFile | null {
  const text = readOrExplain(folder, path);
  const none = { newestGoodAt: null, lacks: [] };
  const leader = leaderOfPath(path);
  if (leader !== null && leaderPath(leader) !== path && isSpeltOtherwise(folder, leader)) {
    return { path, problem: `cannot be read: ${otherSpelling}`, isNewer: false, isRefused: true, ...none };
  }
  // What the disk does not let us read is not for us to put back.
  if (text instanceof Error) return { path, problem: text.message, isNewer: false, isRefused: true, ...none };
  const problem = text === null ? null : problemOf(path, text);
  if (problem === null) return null;
  if (problem instanceof NewerFormatError) {
    return { path, problem: problem.message, isNewer: true, isRefused: false, ...none };
  }
  return { path, problem: problem.message, isNewer: false, isRefused: false, ...newestGood(folder, path) };
}

function newestGood(folder: string, path: string): Pick<DamagedFile, "newestGoodAt" | "lacks"> {
  const good = findNewestGood(folder, path);
  return { newestGoodAt: good?.at ?? null, lacks: good?.lacks ?? [] };
}

/** Throws UserError, so that nobody goes on as somebody else, or begins anew beside what can be brought back. */
export function refuseGone(folder: string, leader?: LeaderId): void {
  const gone = listGone(folder).find(({ path }) => leader === undefined || path === leaderPath(leader));
  if (gone === undefined) return;
  throw new UserError(`${ownerOf(gone.path)} is gone: something other than socialtop removed it.`, {
    hint: `A version of it is kept, which lacks ${someOf(gone.lacks)}. To bring it back: socialtop doctor --repair`,
  });
}

/** Records that a slip of the hand or a synchronising program removed: the last change left them there. */
function listGone(folder: string): DamagedFile[] {
  const isToBeThere = new Map<string, boolean>();
  for (const { files } of listChanges(folder)) {
    // Newest first: what was done before that does not matter.
    for (const { path, after } of files) if (!isToBeThere.has(path)) isToBeThere.set(path, after !== null);
  }
  const records = new Set(listRecords(folder));
  const gone = [...isToBeThere].filter(
    ([path, isThere]) => isThere && leaderOfPath(path) !== null && !records.has(path),
  );
  const problem = "is gone: something other than socialtop removed it";
  return gone
    .map(([path]) => ({ path, problem, isNewer: false, isRefused: false, ...newestGood(folder, path) }))
    .filter(({ newestGoodAt }) => newestGoodAt !== null)
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** The text, null where there is no file, or in words why the disk does not give it. Anything else is thrown. */
function readOrExplain(folder: string, path: string): string | null | DamagedFileError {
  try {
    return readText(folder, path);
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    return new DamagedFileError(`cannot be read: ${reason}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission was denied",
  EPERM: "permission was denied",
  EROFS: "the disk can only be read",
  ENOSPC: "the disk is full",
  EFBIG: "the file would be too large for the disk",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a file is where a folder should be",
  EISDIR: "a folder is where a file should be",
  EEXIST: "a file is where a folder should be",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the disk is at fault",
  EBUSY: "another program holds it",
  ELOOP: "links lead in a circle",
  ESTALE: "its disk is no longer there",
  ENOENT: "a part of it disappeared",
  ENAMETOOLONG: "the path is too long",
  ENOTEMPTY: "something lies in a folder that should be empty",
  [lostLink]: "a link leads to nothing",
};

const otherUser = "Is the folder yours, and may you write there? socialtop doctor";
const otherFolder = "SOCIALTOP_HOME names another folder for the record.";

const cures: Readonly<Record<string, string>> = {
  EACCES: otherUser,
  EPERM: otherUser,
  ENOSPC: "Make room on that disk, and try again.",
  EDQUOT: "Make room on that disk, and try again.",
  EROFS: "Reading goes on; to write, the disk must be mounted for writing.",
  ENOTDIR: otherFolder,
  EISDIR: otherFolder,
  EEXIST: otherFolder,
  ELOOP: otherFolder,
  ENAMETOOLONG: otherFolder,
};

/** Says in words why the disk refused. Anything that did not come from the disk comes back as it is. */
export function explainFileError(error: unknown, folder: string): unknown {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const reason = reasons[code] ?? (syscall === undefined ? undefined : `the system answered ${code}`);
  if (reason === undefined) return error;
  return new UserError(`The record cannot be used: ${reason} (${path ?? folder}).`, {
    hint: `Nothing was changed. ${cures[code] ?? "Try again. What is the matter? socialtop doctor"}`,
  });
}
