import { randomBytes } from "node:crypto";
import { lstat, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";

/** What is at this path, a link followed; a link that leads nowhere is "other", and nothing is null. */
export async function kindOf(path: string): Promise<"file" | "folder" | "other" | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
  } catch {
    return (await exists(path)) ? "other" : null;
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
 * Writes a file, for its owner only where it is private, else for whom the system lets read: beside its place first, so that a full disk or a crash leaves what was there. Throws
 * UserError when the place cannot be written to.
 */
export async function writeWhole(path: string, text: string, isPrivate: boolean): Promise<void> {
  const shown = excerpt(path, 200);
  try {
    const place = (await exists(path)) ? await realpath(path) : path;
    if ((await exists(place)) && !(await lstat(place)).isFile()) {
      throw new UserError(`${shown} is not a file.`, { hint: "Give the name of a file to write." });
    }
    const staged = join(dirname(place), `.${basename(place)}.${randomBytes(4).toString("hex")}.part`);
    try {
      const handle = await open(staged, "wx", isPrivate ? 0o600 : 0o666);
      try {
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
  } catch (error) {
    throw explain(error, shown);
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
