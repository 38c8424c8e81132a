import { renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Conf from "conf";
import { followLink, makeFolder, readText, syncFolder, syncToDisk } from "./file.ts";
import { stagedName } from "./paths.ts";

/** Only the owner reads and writes what socialtop saves. */
const fileMode = 0o600;

/** conf carries the text; what it means is the business of `format.ts`. */
type Carried = { text?: string };

/**
 * Writes a file of the store whole or not at all, and returns once it is on the disk. conf writes beside it first and is
 * looked over: it does not notice a disk that takes only the beginning, and inside a Snap it writes in place. All but the
 * last step is done when `beforeReplacing` is called, which may throw.
 */
export function writeText(folder: string, path: string, text: string, beforeReplacing = (): void => {}): void {
  makeFolder(dirname(join(folder, path)));
  const target = followLink(join(folder, path));
  const targetFolder = dirname(target);
  const staged = stagedName(basename(target));
  // What a crash left there may be a link into the history.
  rmSync(join(targetFolder, staged), { force: true });
  openConf(targetFolder, staged).store = { text };
  const written = readText(targetFolder, staged);
  if (written !== text) {
    rmSync(join(targetFolder, staged), { force: true });
    // Whoever took us for dead has cleared it away.
    const code = written === null ? "ENOENT" : "ENOSPC";
    throw Object.assign(new Error("The disk took only a part of the file."), { code, path: target });
  }
  syncToDisk(join(targetFolder, staged));
  try {
    beforeReplacing();
  } catch (error) {
    rmSync(join(targetFolder, staged), { force: true });
    throw error;
  }
  renameSync(join(targetFolder, staged), target);
  syncFolder(targetFolder);
}

function openConf(folder: string, path: string): Conf<Carried> {
  return new Conf<Carried>({
    cwd: dirname(join(folder, path)),
    configName: (path.split("/").at(-1) as string).replace(/\.json$/, ""),
    configFileMode: fileMode,
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: false,
    deserialize: (text) => ({ text }),
    serialize: ({ text }) => text ?? "",
  });
}
