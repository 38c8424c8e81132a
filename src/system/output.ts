import { lstat, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { excerpt } from "../coach/text.ts";
import type { PathKind } from "../context.ts";
import { UserError } from "../errors.ts";
import { undisturbed } from "./signals.ts";
import { isRunning } from "./temporary.ts";

/** What is at this path: null where there is nothing. A link to a folder is a folder, any other link is a link. */
export async function kindOf(path: string): Promise<PathKind | null> {
  try {
    const isLink = (await lstat(path)).isSymbolicLink();
    const found = isLink ? await stat(path).catch(() => null) : await lstat(path);
    if (found?.isDirectory() === true) return "folder";
    return isLink ? "link" : found?.isFile() === true ? "file" : "other";
  } catch {
    return null;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes a file, for its owner only where it is private, else for whom the system lets read: beside its place first, so that
 * a full disk or a crash leaves what was there. Throws UserError when the place cannot be written to, or is the store's own.
 */
export async function writeWhole(path: string, text: string, isPrivate: boolean, storeFolder: string): Promise<void> {
  const shown = excerpt(path, 200);
  try {
    const place = (await exists(path)) ? await realpath(path) : path;
    const before = (await exists(place)) ? await lstat(place) : null;
    if (before !== null && !before.isFile()) {
      throw new UserError(`${shown} is not a file.`, { hint: "Give the name of a file to write." });
    }
    if (await isWithin(place, storeFolder)) {
      throw new UserError(`${shown} is in the folder of the record itself.`, { hint: "Give a place outside of it." });
    }
    await undisturbed(() => replaceBy(text, place, before?.mode ?? null, isPrivate));
  } catch (error) {
    throw explain(error, shown);
  }
}

/** Links that lead there count, too. */
async function isWithin(place: string, folder: string): Promise<boolean> {
  const [parent, outer] = await Promise.all([realpath(dirname(place)), realpath(folder).catch(() => null)]);
  return outer !== null && (parent === outer || parent.startsWith(join(outer, "/")));
}

/** One program writes one file at a time. */
function stagedPath(place: string, pid: number | string): string {
  return join(dirname(place), `.${basename(place)}.socialtop-${pid}.part`);
}

/** What a crash left of this very file: of a program that runs no more, and of the same person. */
async function removeLeftovers(place: string): Promise<void> {
  try {
    for (const name of await readdir(dirname(place))) {
      const pid = /\.socialtop-(\d+)\.part$/.exec(name)?.[1];
      const path = join(dirname(place), name);
      if (pid === undefined || path !== stagedPath(place, pid)) continue;
      const isOurs = (await lstat(path)).uid === (process.getuid?.() ?? 0);
      if (isOurs && (Number(pid) === process.pid || !isRunning(Number(pid)))) await rm(path, { force: true });
    }
  } catch {
    // Whether the folder can be written to shows in a moment.
  }
}

/** `mode` is that of the file that is there; null where there is none. */
async function replaceBy(text: string, place: string, mode: number | null, isPrivate: boolean): Promise<void> {
  await removeLeftovers(place);
  const staged = stagedPath(place, process.pid);
  try {
    const handle = await open(staged, "wx", isPrivate ? 0o600 : 0o666);
    try {
      // Whoever let others read the file, or kept it from them, meant that.
      if (mode !== null) await handle.chmod(mode & 0o777);
      else if (isPrivate) await handle.chmod(0o600);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(staged, place);
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "there is no such folder",
  EISDIR: "it is a folder",
  EACCES: "permission was denied",
  EPERM: "permission was denied",
  EROFS: "the disk can only be read",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENAMETOOLONG: "the name is too long",
  ERR_INVALID_ARG_VALUE: "it is no name of a file",
};

function explain(error: unknown, shown: string): unknown {
  if (error instanceof UserError || !(error instanceof Error && "code" in error)) return error;
  const code = String(error.code);
  return new UserError(`${shown} cannot be written: ${reasons[code] ?? excerpt(code, 40)}.`, {
    hint: "Give another place, such as a file in your home folder.",
  });
}
