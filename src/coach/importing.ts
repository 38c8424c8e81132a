import type { Activity, Book, Coverage, ImportRecord } from "./book.ts";
import type { Day } from "./day.ts";
import { type ActivityKind, kindIds } from "./kinds.ts";
import { type Merged, mergeActivities } from "./mergeActivities.ts";
import { type AlsoAdded, mergeBook } from "./merging.ts";

/** One export format's part of one file (or zip, or folder) as it was read. */
export interface ReadFile {
  readonly file: string;
  /** The importer's id and label. */
  readonly format: string;
  readonly label: string;
  readonly account: string | null;
  readonly rows: number;
  readonly activities: readonly Activity[];
  readonly coverage: readonly Coverage[];
  readonly skipped: readonly { readonly reason: string; readonly position: string }[];
  readonly warnings: readonly string[];
  /** Files beside it in the same zip or folder that nobody read. */
  readonly unread: readonly UnreadFiles[];
  /** Only of socialtop's own export: the whole record. */
  readonly record?: Book;
}

/** The reason that is left for a file of which no importer knows what it holds. */
export const noPostsInThem = "not known to hold posts";

/** The reason for a zip in a zip, or in a folder. */
export const archivesInside = "archives inside, to be given by themselves";

/** The reasons that tell nothing of a file: its name must. */
export const namedReasons: readonly string[] = [noPostsInThem, archivesInside];

/** Files of a zip or folder that were not read, by the reason. */
export interface UnreadFiles {
  readonly reason: string;
  readonly count: number;
  /** The first few. */
  readonly files: readonly string[];
}

/** What one file brought: rows = added + known + skipped, always. */
export interface FileSummary {
  readonly file: string;
  readonly format: string;
  readonly label: string;
  readonly account: string | null;
  readonly rows: number;
  readonly added: number;
  readonly addedByKind: Readonly<Partial<Record<ActivityKind, number>>>;
  readonly known: number;
  /** Of those in the record, how many were told more of. */
  readonly completed: number;
  readonly skipped: number;
  readonly skippedByReason: readonly SkippedRows[];
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly coverage: readonly Coverage[];
  readonly warnings: readonly string[];
  readonly unread: readonly UnreadFiles[];
  /** What a whole record brought beside its activities; null for any other export. */
  readonly also: AlsoAdded | null;
}

interface SkippedRows {
  readonly reason: string;
  readonly count: number;
  /** The first few. */
  readonly positions: readonly string[];
}

const shownPositions = 3;

/**
 * Adds what the file holds to the book, and says what it brought. The same book comes back when there was nothing new. Only
 * a whole record can go where there is no book yet (null).
 */
export function importFile(book: Book | null, file: ReadFile, today: Day): { book: Book; summary: FileSummary } {
  const { merged, also } = mergeFile(book, file);
  const removedBefore = merged.removedBefore.map(({ id }) => ({ reason: "removed by you before", position: id }));
  const skipped = [...file.skipped, ...removedBefore];
  const { firstDay, lastDay } = stretchOf(file.activities);
  const summary: FileSummary = {
    file: file.file,
    format: file.format,
    label: file.label,
    account: file.account,
    rows: file.rows,
    added: merged.added.length,
    addedByKind: countKinds(merged.added),
    known: merged.known.length,
    completed: merged.completed,
    skipped: skipped.length,
    skippedByReason: groupByReason(skipped),
    firstDay,
    lastDay,
    coverage: file.coverage,
    warnings: file.warnings,
    unread: file.unread,
    also,
  };
  // A whole record brings its own imports along.
  if (file.record !== undefined || book === null) return { book: merged.book, summary };
  const isNew = summary.added > 0 || merged.completed > 0 || showsMore(file.coverage, book);
  if (!isNew) return { book, summary };
  return { book: { ...merged.book, imports: [...book.imports, toRecord(summary, today)] }, summary };
}

function mergeFile(book: Book | null, { record, activities }: ReadFile): { merged: Merged; also: AlsoAdded | null } {
  if (record !== undefined) return mergeBook(book, record, activities);
  if (book === null) throw new Error("Activities alone need a book to go to.");
  return { merged: mergeActivities(book, activities), also: null };
}

function toRecord({ file, format, rows, added, coverage }: FileSummary, today: Day): ImportRecord {
  return { day: today, file, format, rows, added, coverage };
}

/** Does it show a stretch of a network's history that no import showed before? */
function showsMore(coverage: readonly Coverage[], { imports }: Book): boolean {
  const shown = imports.flatMap((record) => record.coverage);
  const contains = (outer: Coverage, inner: Coverage): boolean =>
    outer.platform === inner.platform && outer.firstDay <= inner.firstDay && outer.lastDay >= inner.lastDay;
  return coverage.some((stretch) => !shown.some((other) => contains(other, stretch)));
}

function stretchOf(activities: readonly Activity[]): Pick<FileSummary, "firstDay" | "lastDay"> {
  let [firstDay, lastDay]: [Day | null, Day | null] = [null, null];
  for (const { day } of activities) {
    if (firstDay === null || day < firstDay) firstDay = day;
    if (lastDay === null || day > lastDay) lastDay = day;
  }
  return { firstDay, lastDay };
}

/** In the order of the kinds. */
function countKinds(activities: readonly Activity[]): FileSummary["addedByKind"] {
  const counts = new Map(kindIds.map((kind) => [kind, 0]));
  for (const { kind } of activities) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries(Array.from(counts).filter(([, count]) => count > 0));
}

function groupByReason(skipped: ReadFile["skipped"]): SkippedRows[] {
  const groups = new Map<string, string[]>();
  for (const { reason, position } of skipped) {
    const positions = groups.get(reason);
    if (positions === undefined) groups.set(reason, [position]);
    else positions.push(position);
  }
  return [...groups].map(([reason, positions]) => ({
    reason,
    count: positions.length,
    positions: positions.slice(0, shownPositions),
  }));
}
