import type { Activity } from "../coach/book.ts";

/** Oldest first, by day and then by instant; those of one moment stay in the order of the export. */
export function sortOldestFirst(activities: readonly Activity[]): Activity[] {
  return activities.toSorted((left, right) => compare(left.day, right.day) || compare(left.at ?? "", right.at ?? ""));
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
