import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";

/**
 * A new folder for what is only needed for a while, for its owner alone. What a crash left of such folders goes first, where
 * `mayGo` says so of it: each has the number of its program in its name. Throws UserError where none can be made.
 */
export function makeTemporaryFolder(kind: string, mayGo: (folder: string) => boolean): string {
  const stem = join(tmpdir(), `socialtop-${kind}-`);
  for (const folder of findLeftovers(stem)) {
    try {
      if (mayGo(folder)) rmSync(folder, { recursive: true, force: true });
    } catch {
      // It is in nobody's way.
    }
  }
  try {
    return mkdtempSync(`${stem}${process.pid}-`);
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new UserError(
      `Nothing can be put into the folder for temporary files, ${excerpt(tmpdir(), 120)} (${code}).`,
      {
        hint: process.platform === "win32" ? "TEMP names another one." : "TMPDIR names another one.",
      },
    );
  }
}

/** Folders of programs that run no more, and of the same person. */
function findLeftovers(stem: string): string[] {
  try {
    return readdirSync(tmpdir())
      .map((name) => join(tmpdir(), name))
      .filter((path) => {
        const pid = path.startsWith(stem) ? /^(\d+)-\w{6}$/.exec(path.slice(stem.length))?.[1] : undefined;
        if (pid === undefined || isRunning(Number(pid))) return false;
        const found = lstatSync(path);
        return found.isDirectory() && found.uid === (process.getuid?.() ?? 0);
      });
  } catch {
    return [];
  }
}

/** Is this the number of a program that runs? */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's may not be asked.
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
