import type { Activity } from "../coach/book.ts";
import { coverageOf } from "../coach/coverage.ts";
import type { ReadOptions, ReadResult, SkippedRow } from "./importer.ts";
import { sortOldestFirst } from "./order.ts";

/**
 * What was read so far, over all files of a source. Each row goes in once, as an activity or as the reason why it is
 * skipped: so rows are always activities and skipped together.
 */
export interface Reading {
  readonly activities: Activity[];
  readonly skipped: SkippedRow[];
  readonly warnings: string[];
  /** How many rows came in. */
  rows(): number;
  /** `position` is asked for only when it is needed: there may be 100,000 rows. */
  add(row: Activity | string, position: () => string): void;
  /** The result, activities oldest first. */
  finish(account?: string | null): ReadResult;
}

/** Rows between two calls of `onProgress`. */
const progressStep = 1000;

/** An archive may be whole and empty, or one of several parts: that is no fault, and worth a word. */
const nothingInIt =
  "There is nothing in it: a part of a larger export, perhaps, or one of other dates or other things. What to ask for: socialtop import --list-formats";

/** `total` is how many rows there will be; null where the export does not say. */
export function startReading({ onProgress }: Pick<ReadOptions, "onProgress">, total: number | null = null): Reading {
  const [activities, skipped, warnings]: [Activity[], SkippedRow[], string[]] = [[], [], []];
  const rows = (): number => activities.length + skipped.length;
  return {
    activities,
    skipped,
    warnings,
    rows,
    add: (row, position) => {
      if (typeof row === "string") skipped.push({ reason: row, position: position() });
      else activities.push(row);
      if (rows() % progressStep === 0) onProgress?.(rows(), total);
    },
    finish: (account = null) => {
      onProgress?.(rows(), rows());
      if (rows() === 0) warnings.push(nothingInIt);
      return {
        account,
        rows: rows(),
        activities: sortOldestFirst(activities),
        coverage: coverageOf(activities),
        skipped,
        warnings,
      };
    },
  };
}
