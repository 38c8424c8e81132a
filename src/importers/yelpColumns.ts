import type { HtmlTable } from "./yelpTables.ts";

/** Where each column stands, from 0; null where there is none. */
export interface YelpColumns {
  readonly date: number;
  readonly status: number | null;
  readonly comment: number | null;
  readonly business: number | null;
}

/** A table with its header found. */
export interface YelpTable {
  readonly columns: YelpColumns;
  /** What stands below the header. */
  readonly rows: HtmlTable;
}

/** What the header cells say, best first. */
const names: Readonly<Record<keyof YelpColumns, readonly string[]>> = {
  date: ["date", "date created", "created", "created at", "date posted", "posted", "time", "timestamp"],
  status: ["status", "state"],
  comment: ["comment", "comments", "review", "review text", "text", "content"],
  business: ["business", "business name", "biz", "biz name", "place", "venue"],
};

/** A title may stand above the header. */
const longestPreface = 4;

/** The table below the first row that names a column of dates; null when none does. */
export function findYelpTable(table: HtmlTable): YelpTable | null {
  for (const [index, row] of table.slice(0, longestPreface + 1).entries()) {
    const columns = findColumns(row);
    if (columns !== null) return { columns, rows: table.slice(index + 1) };
  }
  return null;
}

function findColumns(header: readonly string[]): YelpColumns | null {
  const cells = header.map(normalize);
  const place = (column: keyof YelpColumns): number | null => {
    const index = names[column].map((name) => cells.indexOf(name)).find((found) => found !== -1);
    return index ?? null;
  };
  const date = place("date");
  if (date === null) return null;
  return { date, status: place("status"), comment: place("comment"), business: place("business") };
}

/** "Date:", "date_created" and "Date created" are names as they stand above. */
function normalize(cell: string): string {
  return cell
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
