import { countOf, listOf, someOf } from "../words.ts";
import { combine, finding, good, isOrAre, note, sizeOf, someNames, type Verdict } from "./verdict.ts";

/** A file that cannot be read, or is gone. */
export interface DamagedFile {
  /** In the store's folder, with `/`. */
  readonly path: string;
  readonly problem: string;
  /** Written by a newer socialtop: whole, but not for this one. */
  readonly isNewer: boolean;
  /** The disk does not give it: it may be whole, and nothing is put in its place. */
  readonly isRefused: boolean;
  /** When the newest whole version was replaced (UTC instant); null when there is none. */
  readonly newestGoodAt: string | null;
  /** What was changed since that version, as in "Took back: …", oldest first. */
  readonly lacks: readonly string[];
}

/** `leaders`: short names of all whose records are there, readable or not. */
export function judgeRecords(damage: readonly DamagedFile[], leaders: readonly string[]): Verdict {
  const found = damage.map((file) => finding(`${someNames([file.path])} ${file.problem}.`, cureOf(file, leaders)));
  return combine(
    found,
    leaders.length === 0 ? "There is none yet." : `${countOf(leaders.length, "record")} and the settings are whole.`,
  );
}

function cureOf({ path, isNewer, isRefused, newestGoodAt, lacks }: DamagedFile, leaders: readonly string[]): string {
  if (isNewer) return "Update socialtop.";
  if (isRefused) return "Once that can be read, look again: socialtop doctor";
  if (newestGoodAt !== null) {
    return `Put the newest whole version of ${someNames([path])} back, which lacks ${someOf(lacks)}: socialtop doctor --repair`;
  }
  if (path === "settings.json") {
    return `They only say who is used when nobody is named. Choose again (${someOf(leaders)}): socialtop leaders use <leader>`;
  }
  return `No earlier version is kept: bring ${someNames([path])} back from a copy of yours, or from a backup: socialtop restore <file>`;
}

/** How long ago its owner touched the lock (milliseconds), and for how long it is taken for alive. */
export interface LockFacts {
  readonly age: number;
  readonly staleAfter: number;
}

export function judgeLock(lock: LockFacts | null): Verdict {
  if (lock === null) return good("Nobody is changing the record.");
  if (Math.abs(lock.age) <= lock.staleAfter) return good("Another socialtop is changing the record just now.");
  if (lock.age < -lock.staleAfter) {
    return note("The lock is dated in the future: when nobody gives it back, the next change takes it over.");
  }
  return note(
    `A socialtop that did not finish left its lock ${countOf(Math.round(lock.age / 1000), "second")} ago: the next change takes it over.`,
  );
}

/** What stands in the history beside the changes that can be taken back. */
export interface Unfinished {
  /** Names of changes that a crash left half-done. */
  readonly pending: readonly string[];
  /** Names of those that were put aside because their record cannot be read. */
  readonly unreadable: readonly string[];
}

export function judgeUnfinished({ pending, unreadable }: Unfinished): Verdict {
  const found = [];
  if (pending.length > 0) {
    found.push(
      note(
        `${countOf(pending.length, "change")} ${isOrAre(pending.length)} half-done: the next one completes it or takes it back.`,
      ),
    );
  }
  if (unreadable.length > 0) {
    found.push(
      note(
        `What came before ${countOf(unreadable.length, "change")} was put aside, unreadable: history/${someNames(unreadable)}.`,
      ),
    );
  }
  return combine(found, "No change is half-done.");
}

export interface HistoryFacts {
  /** Changes that can be taken back. */
  readonly changes: number;
  /** Changes whose own record cannot be read. */
  readonly unreadable: number;
  readonly bytes: number;
  readonly limits: { readonly changes: number; readonly bytes: number };
}

export function judgeHistory({ changes, unreadable, bytes, limits }: HistoryFacts): Verdict {
  const figures = `${changes} of at most ${countOf(limits.changes, "change")} can be taken back; ${sizeOf(bytes)} of at most ${sizeOf(limits.bytes)}.`;
  const found = [];
  if (unreadable > 0) {
    found.push(
      note(
        `${figures} ${countOf(unreadable, "more")} cannot: ${unreadable === 1 ? "its" : "their"} own record is damaged.`,
      ),
    );
  } else if (changes > limits.changes || bytes > limits.bytes) {
    found.push(note(`${figures} The next change drops the oldest.`));
  }
  return combine(found, figures);
}

/** The format of one file; null where it cannot be told (which is for the check of the records to say). */
export interface FileFormat {
  readonly path: string;
  readonly format: number | null;
}

export function judgeFormats(files: readonly FileFormat[], current: number): Verdict {
  const known = files.flatMap(({ path, format }) => (format === null ? [] : [{ path, format }]));
  const newer = known.filter(({ format }) => format > current);
  const older = known.filter(({ format }) => format < current);
  const found = [];
  if (newer.length > 0) {
    found.push(
      finding(
        `${someNames(newer.map(({ path, format }) => `${path} (format ${format})`))} ${newer.length === 1 ? "was" : "were"} written by a newer socialtop: this one reads up to format ${current}.`,
        "Update socialtop.",
      ),
    );
  }
  const today = known.length - newer.length - older.length;
  if (known.length === 0) return good(`There is no file yet; the next one is of format ${current}.`);
  if (older.length === 0) return combine(found, `${countOf(today, "file")} of format ${current}, today's.`);
  const formats = [...new Set(older.map(({ format }) => format))].sort().map(String);
  const migrated = `${countOf(older.length, "file")} of format ${listOf(formats)}: the next change makes ${older.length === 1 ? "it" : "each"} format ${current}.`;
  return combine(found, today === 0 ? migrated : `${countOf(today, "file")} of format ${current}; ${migrated}`);
}
