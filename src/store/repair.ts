import { rmSync } from "node:fs";
import { join } from "node:path";
import type { DamagedFile } from "../coach/doctor/folder.ts";
import { someOf } from "../coach/words.ts";
import { findNewestGood, repaired } from "./damage.ts";
import { listNames, readText } from "./file.ts";
import { commitChange, keepFile } from "./journal.ts";
import { damagedFolder } from "./paths.ts";
import type { Repair } from "./store.ts";

/**
 * Puts the newest good version of each file back, as one change; a file without one, and a newer one, stay as they are. The
 * lock is held.
 */
export function repairFiles(folder: string, damage: readonly DamagedFile[], at: string): Repair[] {
  // A newer file is whole, only not for us: going back to an older one would lose what it holds. It has no version to go to.
  const mended = damage.flatMap((file) => {
    const good = file.newestGoodAt === null ? null : findNewestGood(folder, file.path);
    return good === null ? [] : [{ file, text: good.text }];
  });
  if (mended.length === 0) return [];
  const repairs = mended.map(({ file }) => ({ ...file, brokenKeptAs: keepBroken(folder, file.path, at) }));
  try {
    const texts = new Map(mended.map(({ file, text }) => [file.path, text]));
    commitChange(folder, texts, repaired + someOf([...texts.keys()]), at);
  } catch (error) {
    // They are where they were.
    for (const { brokenKeptAs } of repairs)
      if (brokenKeptAs !== null) rmSync(join(folder, brokenKeptAs), { force: true });
    throw error;
  }
  return repairs;
}

/** null where there is no file any more. */
function keepBroken(folder: string, path: string, at: string): string | null {
  if (readText(folder, path) === null) return null;
  const wanted = `${at.replace(/[:.]/g, "-")}-${path.split("/").at(-1)}`;
  const brokenKeptAs = `${damagedFolder}/${freeName(folder, wanted)}`;
  keepFile(join(folder, path), join(folder, brokenKeptAs));
  return brokenKeptAs;
}

/** Two files of one name may be mended in the same instant (a leader called "settings"): neither replaces the other. */
function freeName(folder: string, wanted: string): string {
  const taken = listNames(join(folder, damagedFolder));
  let name = wanted;
  for (let count = 2; taken.includes(name); count++) name = wanted.replace(/\.json$/, `-${count}.json`);
  return name;
}
