import { countOf } from "../words.ts";
import { combine, finding, isOrAre, note, someNames, type Verdict } from "./verdict.ts";

/** What stands in the store's folder and is none of socialtop's. */
export interface Stray {
  /** In the store's folder, with `/`. */
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * What synchronising programs add to the name of a file that was changed in two places: "jane (Ada's conflicted copy).json"
 * (Dropbox, Nextcloud), "jane (1).json" (Google Drive), "jane 2.json" (iCloud), "jane.sync-conflict-….json" (Syncthing),
 * "jane.Conflict.json" (Resilio), "jane-LAPTOP.json" (OneDrive; a short name has no capitals).
 */
const conflictEndings: readonly RegExp[] = [/^(?: \d+| ?\(.*\)|[ ._-].*conflict.*)$/i, /^-[A-Z][A-Z0-9-]*$/];

/** The file (with `/`) that this is a copy of, beside it; null where it is no such copy. `ours`: paths of files that are there. */
export function conflictCopyOf(path: string, ours: readonly string[]): string | null {
  if (!path.endsWith(".json")) return null;
  const stem = path.slice(0, -".json".length);
  const beside = ours.filter((own) => own.endsWith(".json") && stem.startsWith(own.slice(0, -".json".length)));
  // The longest name: "ann-lee 2.json" is a copy of Ann Lee's, not of Ann's.
  for (const own of beside.sort((left, right) => right.length - left.length)) {
    const ending = stem.slice(own.length - ".json".length);
    if (conflictEndings.some((pattern) => pattern.test(ending))) return own;
  }
  return null;
}

/** `quote` makes the path of a file a word for a shell. */
export function judgeStrays(
  strays: readonly Stray[],
  ours: readonly string[],
  quote: (path: string) => string,
): Verdict {
  const copies = strays.filter(({ path, isFolder }) => !isFolder && conflictCopyOf(path, ours) !== null);
  const others = strays.filter((stray) => !copies.includes(stray)).map(({ path }) => path);
  const found = [];
  const [first] = copies;
  const record = copies.find(({ path }) => path.includes("/"));
  if (first !== undefined) {
    found.push(
      finding(
        `${countOf(copies.length, "copy", "copies")} of a file that was changed in two places: ${someNames(copies.map(({ path }) => path))}.`,
        // The settings only say who is used when nobody is named.
        record === undefined
          ? `Nothing in it is needed: remove ${quote(first.path)}`
          : `Import what is missing, then remove it: socialtop import ${quote(record.path)}`,
      ),
    );
  }
  if (others.length > 0) {
    found.push(
      note(`${countOf(others.length, "file")} ${isOrAre(others.length)} not socialtop's: ${someNames(others)}.`),
    );
  }
  return combine(found, "Nothing in the folder but what socialtop put there.");
}
