import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import Conf from "conf";

/** Only the owner reads and writes what socialtop saves. */
const fileMode = 0o600;
const folderMode = 0o700;

/** conf carries the text; what it means is the business of `format.ts`. */
type Carried = { text?: string };

/** The text of a file in the store (path with `/`, ending in `.json`), or null when there is none. */
export function readText(folder: string, path: string): string | null {
  // conf makes the folder of a file that is not there: reading must leave no trace.
  if (!existsSync(join(folder, path))) return null;
  return openConf(folder, path).store.text ?? null;
}

/** Writes a file of the store whole or not at all, and returns once it is on the disk. */
export function writeText(folder: string, path: string, text: string): void {
  makeFolder(dirname(join(folder, path)));
  openConf(folder, path).store = { text };
  syncFolder(dirname(join(folder, path)));
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: folderMode });
}

/** A renamed or removed file is only certain once its folder is on the disk. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder, and does not need to.
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
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
