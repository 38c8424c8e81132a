import { lstatSync, realpathSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { listNames, listRecords } from "./file.ts";
import { staleAfter } from "./lock.ts";
import { isStagedName, leaderFolder, settingsPath, stagedName } from "./paths.ts";
import { ideasFolder } from "./shownIdeas.ts";

/**
 * Removes what a crash left of files on their way to their place. The lock is held: whoever wrote them is dead, or was taken
 * for dead and finds its change taken back. Housekeeping: whatever goes wrong here, the next change tries again.
 */
export function removeLeftovers(folder: string): void {
  try {
    for (const path of [...stagedIn(folder), ...stagedIn(join(folder, leaderFolder)), ...stagedBehindLinks(folder)])
      rmSync(path, { force: true });
    // Ideas are written without the lock: what is new there may be on its way.
    for (const path of stagedIn(join(folder, ideasFolder))) if (isOld(path)) rmSync(path, { force: true });
  } catch {
    // They are in nobody's way.
  }
}

function stagedIn(folder: string): string[] {
  return listNames(folder)
    .filter(isStagedName)
    .map((name) => join(folder, name));
}

/** Whoever keeps a record elsewhere by a link has other files there: only what belongs to that record is ours. */
function stagedBehindLinks(folder: string): string[] {
  const paths = [settingsPath, ...listRecords(folder)].map((path) => join(folder, path));
  const links = paths.filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true);
  return links.flatMap((link) => {
    const target = realpathSync(link);
    return stagedIn(dirname(target)).filter((path) => basename(path).startsWith(stagedName(basename(target))));
  });
}

function isOld(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > staleAfter;
}
