import { renameSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Conf from "conf";
import { followLink, makeFolder, removeFile, syncFolder, syncToDisk } from "./file.ts";
import { stagedName } from "./paths.ts";

/** Only the owner reads and writes what socialtop saves. */
const fileMode = 0o600;

/** conf carries the bytes of the text, and writes them as they are; what they mean is the business of `format.ts`. */
type Carried = { bytes?: Uint8Array };

interface Writing {
  /** Called when all but the last step is done; may throw. */
  readonly beforeReplacing?: () => void;
  /** Does somebody else see to it that the new name is on the disk? */
  readonly isFolderSyncedLater?: boolean;
}

/**
 * Writes a file of the store whole or not at all, and returns once it is on the disk. conf writes beside it first, syncs that
 * to the disk, and is looked over: it does not notice a disk that takes only the beginning.
 */
export function writeText(folder: string, path: string, content: string | Uint8Array, writing: Writing = {}): void {
  makeFolder(dirname(join(folder, path)));
  const target = followLink(join(folder, path));
  const targetFolder = dirname(target);
  const staged = join(targetFolder, stagedName(basename(target)));
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  // What a crash left there may be a link into the history.
  removeFile(staged);
  openConf(staged).store = { bytes };
  const size = statSync(staged, { throwIfNoEntry: false })?.size;
  if (size !== bytes.length) {
    removeFile(staged);
    // Whoever took us for dead has cleared it away.
    const code = size === undefined ? "ENOENT" : "ENOSPC";
    throw Object.assign(new Error("The disk took only a part of the file."), { code, path: target });
  }
  if (!isSyncedByConf()) syncToDisk(staged);
  try {
    writing.beforeReplacing?.();
  } catch (error) {
    removeFile(staged);
    throw error;
  }
  renameSync(staged, target);
  if (writing.isFolderSyncedLater !== true) syncFolder(targetFolder);
}

/**
 * conf writes into a file that it then syncs and gives its name, but for two cases in which it writes in place and syncs
 * nothing: inside a Snap (https://github.com/sindresorhus/conf/pull/82), and where Windows does not let it.
 */
function isSyncedByConf(): boolean {
  return !process.env["SNAP"] && process.platform !== "win32";
}

function openConf(path: string): Conf<Carried> {
  return new Conf<Carried>({
    cwd: dirname(path),
    configName: basename(path, ".json"),
    configFileMode: fileMode,
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: false,
    deserialize: () => ({}),
    // It is only handed on to where it is written, which takes bytes as well.
    serialize: ({ bytes }) => bytes as Uint8Array & string,
  });
}
