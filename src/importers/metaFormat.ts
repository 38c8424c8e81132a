import type { ActivityKind } from "../coach/kinds.ts";
import type { JsonRecord } from "./json.ts";

/** One of Meta's platforms, and the lists of posts in its JSON export. */
export interface MetaFormat {
  readonly id: "facebook" | "instagram" | "threads";
  /** As in "the Facebook export". */
  readonly name: string;
  readonly lists: readonly MetaList[];
  /** See `Importer`. */
  readonly parts?: RegExp;
  /** Is a file that is named like one of them, at this path, surely meant to be one, whatever is in it? */
  readonly isTelling: (path: string) => boolean;
}

/** A list of posts, one row each; long ones go over several files. */
export interface MetaList {
  /** Tried on the base names of files, to know which ones to look into. */
  readonly fileName: RegExp;
  /** Where the list opens: `[]`, or `ig_stories[]` for a member of an object. */
  readonly place: string;
  /** Do the paths in the start of a file (see `findPlaces`) show such a list? */
  readonly fits: (paths: ReadonlySet<string>) => boolean;
  /** A reader for the rows of one file. */
  readonly open: () => MetaRowReader;
}

export interface MetaRowReader {
  /** What the row tells, or in few words why it is skipped. */
  readonly read: (row: JsonRecord) => MetaRow | string;
  /** Asked after the last row: worth a word to the leader. */
  readonly warning?: () => string | null;
}

export interface MetaRow {
  readonly kind: ActivityKind;
  /** As it stands there: see `readInstant`. */
  readonly time: unknown;
  readonly text: string | null;
  /** The file name of the first photo or video. */
  readonly media: string | null;
}

/** The row of some other list. */
export const notAPost = "not a post";
export const nothingInIt = "nothing in it";

/** Bytes of a file that are looked at to know it. The styles of a page of Meta's take a good part of them. */
export const startLength = 64 * 1024;
