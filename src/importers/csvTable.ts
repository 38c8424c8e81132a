import { UserError } from "../errors.ts";
import { decodeText } from "./decode.ts";

export interface CsvTable {
  /** Names of the columns, trimmed. */
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  /** Trimmed; may be fewer or more than the header has. */
  readonly cells: readonly string[];
  /** Where the row begins; the header is line 1. */
  readonly line: number;
}

/** Bytes of one row: an article fits, a whole file after a quote that is never closed does not. */
const longestRow = 1_000_000;

const delimiters = [",", ";", "\t"] as const;

/** Excel writes this line to itself, before the header. */
const excelHint = /^sep=(.)\r?\n/i;

/** The table in a CSV file, rows without a single value left out. Throws UserError where the quotes do not fit. */
export async function readCsvTable(bytes: Uint8Array): Promise<CsvTable> {
  const [header, ...rows] = await parseText(decodeText(bytes));
  if (header === undefined) throw new UserError("The CSV file holds nothing.", { hint: "Export it again." });
  return { header: header.cells, rows };
}

/** The cells of the first rows, at most `most`, of a text that may end within one; none where it is no table. */
export async function readFirstRows(text: string, most: number): Promise<(readonly string[])[]> {
  for (const count of [most, 1]) {
    try {
      return (await parseText(text, count + mostPreface)).slice(0, count).map(({ cells }) => cells);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  return [];
}

async function parseText(text: string, most?: number): Promise<CsvRow[]> {
  const hint = excelHint.exec(text);
  const delimiter = hint?.[1] ?? sniffDelimiter(text);
  if (hint === null) return withoutPreface(await parseTable(text, delimiter, most));
  const rows = await parseTable(text.slice(hint[0].length), delimiter, most);
  return withoutPreface(rows.map(({ cells, line }) => ({ cells, line: line + 1 })));
}

/** Lines above the header that say what the table is about. */
const mostPreface = 5;

/** A tool may begin its table with a sentence on it: a lone cell, where the next row has several. */
function withoutPreface(rows: CsvRow[]): CsvRow[] {
  const filled = (row: CsvRow | undefined): number => row?.cells.filter((cell) => cell !== "").length ?? 0;
  let start = 0;
  while (start < mostPreface && filled(rows[start]) === 1 && filled(rows[start + 1]) !== 0) start++;
  return filled(rows[start]) > 2 ? rows.slice(start) : rows;
}

/** The delimiter that stands most often, outside quotes, in the first line that has any. */
export function sniffDelimiter(text: string): string {
  const firstLine = splitFirstLine(text);
  const count = (delimiter: string): number => firstLine.split(delimiter).length;
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function splitFirstLine(text: string): string {
  const start = text.slice(0, 10_000).trimStart();
  // Quoted names go first: they may hold delimiters and line ends.
  const lines = start.replace(/"(?:[^"]|"")*"/g, "").split(/[\r\n]+/, mostPreface);
  return lines.find((line) => /[,;\t]/.test(line)) ?? "";
}

async function parseTable(text: string, delimiter: string, most = -1): Promise<CsvRow[]> {
  const { CsvError, parse } = await import("csv-parse/sync");
  const options = {
    delimiter,
    // One file may hold several: rows pasted from elsewhere, line ends within a text.
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    // Spaces around quotes; but a tab may be the delimiter itself.
    trim: delimiter !== "\t",
    max_record_size: longestRow,
    // Rows; all of them when negative.
    to: most,
  };
  // Some programs write a quote within a text as "" (RFC 4180), others as \": a reader that allows both corrupts both.
  let fault: UserError | undefined;
  for (const escapeSign of ['"', "\\"]) {
    const rows: CsvRow[] = [];
    let nextLine = 1;
    const takeRecord = (record: readonly string[], { lines }: { readonly lines: number }): null => {
      rows.push({ cells: record.map((cell) => cell.trim()), line: lines - countLineEnds(record) });
      nextLine = lines + 1;
      return null;
    };
    try {
      parse(text, { ...options, escape: escapeSign, on_record: takeRecord });
      return rows;
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      fault ??= explain(error, nextLine);
    }
  }
  throw fault;
}

/** Rows are numbered by their last line; a text in quotes may hold line ends. */
function countLineEnds(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

/** `rowLine` is where the row begins in which the reader stopped. */
function explain(error: { readonly code: string; readonly lines?: number }, rowLine: number): UserError {
  const isEndless = error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE";
  return isEndless
    ? new UserError(
        `The CSV file cannot be read at line ${rowLine}: a text in quotes that never ends, or a row over 1 MB.`,
        { hint: "Close the quote, or open the file in a spreadsheet and save it as CSV again." },
      )
    : new UserError(`The CSV file cannot be read at line ${error.lines ?? rowLine}: a quote where none may be.`, {
        hint: 'Write a quote within a text twice (""), or open the file in a spreadsheet and save it as CSV again.',
      });
}
