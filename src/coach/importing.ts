import type { Activity, Book, ImportRecord } from "./book.ts";
import type { Day } from "./day.ts";
import { type ActivityKind, kindIds } from "./kinds.ts";
import type { PlatformId } from "./platforms.ts";
import { mergeActivities } from "./record.ts";

/** One file as it was read. */
export interface ReadFile {
  readonly file: string;
  /** The importer's id and label. */
  readonly format: string;
  readonly label: string;
  readonly account: string | null;
  readonly platform: PlatformId | null;
  readonly rows: number;
  readonly activities: readonly Activity[];
  readonly skipped: readonly { readonly reason: string; readonly position: string }[];
  readonly warnings: readonly string[];
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
  readonly skipped: number;
  readonly skippedByReason: readonly SkippedRows[];
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly warnings: readonly string[];
}

interface SkippedRows {
  readonly reason: string;
  readonly count: number;
  /** The first few. */
  readonly positions: readonly string[];
}

const shownPositions = 3;

/** Adds what the files hold to the book, one after the other, and says what each one brought. */
export function importFiles(
  book: Book,
  files: readonly ReadFile[],
  today: Day,
): { book: Book; summaries: FileSummary[] } {
  let current = book;
  const summaries: FileSummary[] = [];
  for (const file of files) {
    const merged = mergeActivities(current, file.activities);
    const removedBefore = merged.removedBefore.map(({ id }) => ({ reason: "removed by you before", position: id }));
    const skipped = [...file.skipped, ...removedBefore];
    const days = file.activities.map(({ day }) => day).sort();
    const summary: FileSummary = {
      file: file.file,
      format: file.format,
      label: file.label,
      account: file.account,
      rows: file.rows,
      added: merged.added.length,
      addedByKind: countKinds(merged.added),
      known: merged.known.length,
      skipped: skipped.length,
      skippedByReason: groupByReason(skipped),
      firstDay: days[0] ?? null,
      lastDay: days.at(-1) ?? null,
      warnings: file.warnings,
    };
    summaries.push(summary);
    if (summary.added > 0)
      current = { ...merged.book, imports: [...merged.book.imports, toRecord(summary, file, today)] };
  }
  return { book: current, summaries };
}

function toRecord(
  { file, format, firstDay, lastDay, rows, added }: FileSummary,
  { platform }: ReadFile,
  today: Day,
): ImportRecord {
  return { day: today, file, format, platform, firstDay, lastDay, rows, added };
}

function countKinds(activities: readonly Activity[]): FileSummary["addedByKind"] {
  const counts: Partial<Record<ActivityKind, number>> = {};
  for (const kind of kindIds) {
    const count = activities.filter((activity) => activity.kind === kind).length;
    if (count > 0) counts[kind] = count;
  }
  return counts;
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
