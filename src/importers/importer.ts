import type { Activity, Book, Coverage } from "../coach/book.ts";
import type { Day } from "../coach/day.ts";
import type { PlatformId } from "../coach/platforms.ts";

/** What a leader dropped on `import`: a zip, a folder or a lone file, seen as the files that are in it. */
export interface Source {
  /** The name to show: the last part of the path that was given. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** Parts of a folder that cannot be read, where these are to be named and not to be an error. */
  readonly faults?: readonly SourceFault[];
}

export interface SourceFault {
  /** Inside the folder, with `/` between parts. */
  readonly path: string;
  readonly problem: string;
}

export interface SourceFile {
  /** Inside the zip or folder, with `/` between parts; the file's own name when it is a lone file. */
  readonly path: string;
  /** Bytes, as declared. */
  readonly size: number;
  /** When it was written last (milliseconds since 1970, UTC); absent inside an archive. */
  readonly modifiedAt?: number;
  /** The content, at most `size` bytes. Throws UserError when it cannot be read, or holds more than it declared. */
  read(): Promise<Uint8Array>;
  /**
   * The same in pieces, for what need not stand in memory as a whole; absent where it would be read at once all the same.
   * What throws may do so only in the end: nothing of it counts until then.
   */
  readPieces?(): AsyncIterable<Uint8Array>;
  /** The first bytes, at most `length`, without reading or inflating more. Throws UserError as `read` does. */
  readStart(length: number): Promise<Uint8Array>;
}

/** One export format. A source may hold several (Instagram's zip holds Threads); each file belongs to one of them. */
export interface Importer {
  /** As typed after `--from`, and kept as the `source` of its activities. */
  readonly id: string;
  /** As in "X archive". */
  readonly label: string;
  /** Where to click on the platform to get it, in one line. */
  readonly howToGet: string;
  /**
   * Reads any file of its kind, whoever wrote it (CSV, a feed): asked only when no importer of a platform's own
   * export recognises the source.
   */
  readonly isGeneric: boolean;
  /** Files of this platform's export that hold no post, and why they are left unread: the first that fits. */
  readonly leaves?: readonly LeftFile[];
  /** What it reads of the options that are for some formats alone. */
  readonly takes?: readonly FormatOption[];
  /** Reads whole records, which bring their leader along: they need no plan to be there. */
  readonly bringsItsLeader?: boolean;
  /** Paths that only its export has. Where an export comes in parts, one may hold no posts: that is no fault. */
  readonly parts?: RegExp;
  /**
   * The files of this source that it reads, known by content rather than by name; none when the source is of another
   * kind. A strange file is no error; throws UserError only for a file that cannot be read at all.
   */
  recognise(source: Source): Promise<readonly SourceFile[]>;
  /** Throws UserError for a file that it cannot understand; a single bad row is skipped and counted. */
  read(source: Source, options: ReadOptions): Promise<ReadResult>;
}

/** `platform`, `columns` and `dateOrder` of `ReadOptions`. */
export type FormatOption = "platform" | "columns" | "dateOrder";

export interface LeftFile {
  /** Tried on the whole path, `/` between its parts. */
  readonly path: RegExp;
  /** As in "3 files not read: posts that you deleted". */
  readonly why: string;
}

export interface ReadOptions {
  /** The zone that decides on which day a post was made. */
  readonly timeZone: string;
  readonly today: Day;
  /** For formats that do not say where the posts were made. */
  readonly platform: PlatformId | null;
  /** For CSV files whose columns cannot be guessed: the header of each. */
  readonly columns: ColumnNames;
  /** For dates such as 03/04/2026. */
  readonly dateOrder: DateOrder | null;
  /** Also what was for followers only, and private check-ins; direct messages never. */
  readonly includePrivate: boolean;
  /** Called now and then with rows read so far and in all; null where the export does not say how many there are. */
  readonly onProgress?: (done: number, total: number | null) => void;
}

export interface ColumnNames {
  readonly date?: string;
  readonly text?: string;
  readonly url?: string;
  readonly kind?: string;
  readonly platform?: string;
}

export const dateOrders = ["dmy", "mdy"] as const;
export type DateOrder = (typeof dateOrders)[number];

export interface ReadResult {
  /** Ready to be shown, such as `@jane`; null where the export does not say. */
  readonly account: string | null;
  /** Rows in the export: activities and skipped together. */
  readonly rows: number;
  /** Oldest first. Two rows of one identity are both here: the record counts the second as known. */
  readonly activities: readonly Activity[];
  /** The stretch that the export shows of each network; usually `coverageOf(activities)`. */
  readonly coverage: readonly Coverage[];
  readonly skipped: readonly SkippedRow[];
  /** Only of socialtop's own export: the whole record, activities included. */
  readonly record?: Book;
  /** Worth a word to the leader, such as a count that does not agree with the export's own. */
  readonly warnings: readonly string[];
}

export interface SkippedRow {
  /** In few words, the same for rows of the same fault, such as "no date". */
  readonly reason: string;
  /** Where it stands, such as `data/tweets.js, tweet 12` or `line 7`. */
  readonly position: string;
}
