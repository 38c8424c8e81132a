import type { Activity } from "../coach/book.ts";

/** The columns of the table that `export` writes. `source` says where a row came from: `log`, or an importer. */
export const tableColumns = ["id", "day", "at", "platform", "kind", "text", "url", "source"] as const;

/** What a spreadsheet takes for a formula when a cell begins with it: https://owasp.org/www-community/attacks/CSV_Injection */
const startsFormula = /^[=+\-@\t\r＝＋－＠]/;

/**
 * The activities as CSV (RFC 4180, with a byte order mark for Excel), oldest first. Cells that a spreadsheet would run
 * begin with `'`; cells that begin with `'` by themselves get another one.
 */
export async function encodeTable(activities: readonly Activity[]): Promise<string> {
  const { stringify } = await import("csv-stringify/sync");
  const inOrder = activities.toSorted((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  const rows = inOrder.map((activity) => tableColumns.map((column) => defuse(activity[column] ?? "")));
  return stringify([tableColumns, ...rows], { bom: true, record_delimiter: "windows" });
}

function orderOf({ day, at, id }: Activity): string {
  return `${day} ${at ?? ""} ${id}`;
}

function defuse(cell: string): string {
  return startsFormula.test(cell) || cell.startsWith("'") ? `'${cell}` : cell;
}

/** The cell as it was before `encodeTable`; also when a spreadsheet has taken the sign for its own and left it out. */
export function undefuse(cell: string): string {
  return cell.startsWith("'") && (startsFormula.test(cell.slice(1)) || cell.startsWith("''")) ? cell.slice(1) : cell;
}
