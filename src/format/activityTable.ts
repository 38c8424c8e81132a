import type { Activity } from "../coach/book.ts";
import { encodeCsv } from "./csv.ts";

/** The columns of the table that `export` writes. `source` says where a row came from: `log`, or an importer. */
export const tableColumns = ["id", "day", "at", "platform", "kind", "text", "url", "source"] as const;

/** The activities as a table, oldest first. */
export async function encodeTable(activities: readonly Activity[]): Promise<string> {
  const inOrder = activities.toSorted((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  return encodeCsv([tableColumns, ...inOrder.map((activity) => tableColumns.map((column) => activity[column] ?? ""))]);
}

function orderOf({ day, at, id }: Activity): string {
  return `${day} ${at ?? ""} ${id}`;
}
