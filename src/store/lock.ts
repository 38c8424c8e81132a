import { mkdirSync, rmdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { lockSync } from "proper-lockfile";
import { CancelledError, UserError } from "../errors.ts";
import { folderMode, makeFolder } from "./file.ts";
import { lockName } from "./paths.ts";

/** A lock whose owner has not touched it for this long is dead (milliseconds). */
export const staleAfter = 5_000;
/** How long to wait for a lock that somebody holds, and how often to look (milliseconds). */
const patience = 10_000;
const pollEvery = 50;
/** A word to the person after this long (milliseconds). */
const speakAfter = 1_000;
/** Who lives dates the lock up to a second ahead: proper-lockfile finds out in that way how exact the disk is (milliseconds). */
const mostAhead = 2_000;

/**
 * The calls to the system that proper-lockfile makes. The lock is a folder, which is there or not; like everything here, for
 * its owner only. One that was made is told from one that somebody else made since (who took us for dead), and only ours is
 * given back.
 */
function lockFolders(): object {
  let ours: string | null = null;
  return {
    mkdirSync: (path: string) => {
      mkdirSync(path, { mode: folderMode });
      ours = identityOf(path);
    },
    rmdirSync: (path: string) => {
      if (ours === null || identityOf(path) === ours) rmdirSync(path);
    },
    statSync,
    utimesSync,
  };
}

/** null where there is nothing. A number on the disk is soon another's: when it was made tells them apart. */
function identityOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? null : `${found.ino} ${found.birthtimeMs}`;
}

interface Waiting {
  /** Called once when it takes a while. */
  readonly onWait: () => void;
  /** Is nobody interested any more? Then `work` is not begun. */
  readonly isToEnd: () => boolean;
}

/**
 * Runs `work` while no other socialtop changes this folder. Throws UserError when somebody else holds the lock for ten
 * seconds, CancelledError when it is to end before the work has begun.
 */
export async function withLock<T>(folder: string, work: () => T, { onWait, isToEnd }: Waiting): Promise<T> {
  makeFolder(folder);
  const release = await acquire(() =>
    lockSync(folder, {
      lockfilePath: join(folder, lockName),
      stale: staleAfter,
      realpath: false,
      onCompromised: () => {},
      fs: lockFolders(),
    }),
  );
  try {
    // Node tells of a signal that came since when it next waits for the system: between two turns, but not before the first.
    await nextTurn();
    await nextTurn();
    refuseToBegin();
    return work();
  } finally {
    try {
      release();
    } catch {
      // A lock that is gone already is as good as released.
    }
  }

  function refuseToBegin(): void {
    if (isToEnd()) throw new CancelledError("Cancelled.");
  }

  async function acquire(attempt: () => () => void): Promise<() => void> {
    let hasSpoken = false;
    for (let waited = 0; ; waited += pollEvery) {
      try {
        return attempt();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
        dateNow(join(folder, lockName));
      }
      refuseToBegin();
      if (waited >= patience) {
        throw new UserError("Another socialtop is changing the record and does not finish.", {
          hint: `Wait for it, or close it, and try again. (The lock: ${join(folder, lockName)})`,
        });
      }
      if (waited >= speakAfter && !hasSpoken) {
        hasSpoken = true;
        onWait();
      }
      await new Promise((resolve) => setTimeout(resolve, pollEvery));
    }
  }
}

/**
 * A lock that is dated in the future (the clock was set back since) would never be old enough to be taken over: from now on
 * it ages like any other. Its owner, where there is one, has as long as ever.
 */
function dateNow(lock: string): void {
  try {
    const now = Date.now();
    if (statSync(lock).mtimeMs > now + mostAhead) utimesSync(lock, now / 1000, now / 1000);
  } catch {
    // It is gone, or somebody else's: then it is waited for.
  }
}
