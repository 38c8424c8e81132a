import { toInertText } from "../coach/text.ts";

/** What a spreadsheet takes for a formula when a cell begins with it: https://owasp.org/www-community/attacks/CSV_Injection */
const startsFormula = /^[=+\-@\t\r＝＋－＠]/;

/**
 * Rows as CSV (RFC 4180, with a byte order mark for Excel). Cells that a spreadsheet would run begin with `'`; cells that
 * begin with `'` by themselves get another one. Nothing in it acts upon a terminal, in which it may be looked at.
 */
export async function encodeCsv(rows: readonly (readonly string[])[]): Promise<string> {
  const { stringify } = await import("csv-stringify/sync");
  return stringify(
    rows.map((row) => row.map((cell) => defuse(toInertText(cell)))),
    { bom: true, record_delimiter: "windows" },
  );
}

function defuse(cell: string): string {
  return startsFormula.test(cell) || cell.startsWith("'") ? `'${cell}` : cell;
}

/** The cell as it was before `encodeCsv`; also when a spreadsheet has taken the sign for its own and left it out. */
export function undefuse(cell: string): string {
  return cell.startsWith("'") && (startsFormula.test(cell.slice(1)) || cell.startsWith("''")) ? cell.slice(1) : cell;
}
