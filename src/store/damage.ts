import { join } from "node:path";
import { instantName } from "../coach/words.ts";
import { UserError } from "../errors.ts";
import { DamagedFileError, decodeBook, decodeFile, NewerFormatError } from "../format/format.ts";
import { listNames, listRecords, lostLink, readText } from "./file.ts";
import { type ChangeRecord, listChanges, textBefore } from "./history.ts";
import { commitChange, keepFile } from "./journal.ts";
import { damagedFolder, leaderFolder, settingsPath } from "./paths.ts";
import type { Damage, Repair } from "./store.ts";

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
        ? `No earlier version is kept. The file was left as it is: ${join(folder, path)}`
        : `The version before ${instantName(good.at)} is whole. To go back to it: socialtop doctor --repair`,
  });
}

/** The newest version in the history that can be read, and when it was replaced; null when there is none. */
function findNewestGood(folder: string, path: string): { at: string; text: string } | null {
  for (const change of listChanges(folder)) {
    const text = keptOrNull(folder, change, path);
    if (text !== null && problemOf(path, text) === null) return { at: change.at, text };
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

export function listDamage(folder: string): Damage[] {
  return [settingsPath, ...listRecords(folder)].flatMap((path): Damage[] => {
    const text = readOrExplain(folder, path);
    // What the disk does not let us read is not for us to put back.
    if (text instanceof Error)
      return [{ path, problem: text.message, isNewer: false, isRefused: true, newestGoodAt: null }];
    const problem = text === null ? null : problemOf(path, text);
    if (problem === null) return [];
    const isNewer = problem instanceof NewerFormatError;
    const newestGoodAt = isNewer ? null : (findNewestGood(folder, path)?.at ?? null);
    return [{ path, problem: problem.message, isNewer, isRefused: false, newestGoodAt }];
  });
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

/** Puts the newest good version back; null when there is none, or when the file is a newer one. The lock is held. */
export function repairFile(folder: string, damage: Damage, at: string): Repair | null {
  const good = findNewestGood(folder, damage.path);
  // A newer file is whole, only not for us: going back to an older one would lose what it holds. It has no version to go to.
  if (good === null || damage.newestGoodAt === null) return null;
  const wanted = `${at.replace(/[:.]/g, "-")}-${damage.path.split("/").at(-1)}`;
  const brokenKeptAs = `${damagedFolder}/${freeName(folder, wanted)}`;
  keepFile(join(folder, damage.path), join(folder, brokenKeptAs));
  commitChange(folder, new Map([[damage.path, good.text]]), `repaired ${damage.path}`, at);
  return { ...damage, brokenKeptAs };
}

/** Two files of one name may be mended in the same instant (a leader called "settings"): neither replaces the other. */
function freeName(folder: string, wanted: string): string {
  const taken = listNames(join(folder, damagedFolder));
  let name = wanted;
  for (let count = 2; taken.includes(name); count++) name = wanted.replace(/\.json$/, `-${count}.json`);
  return name;
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

/** Says in words why the disk refused. Anything that did not come from the disk comes back as it is. */
export function explainFileError(error: unknown, folder: string): unknown {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const reason = reasons[code] ?? (syscall === undefined ? undefined : `the system answered ${code}`);
  if (reason === undefined) return error;
  return new UserError(`The record cannot be used: ${reason} (${path ?? folder}).`, {
    hint: "Nothing was changed. SOCIALTOP_HOME names another folder for it.",
  });
}
