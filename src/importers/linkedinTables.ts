import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import { showHeader } from "./csvColumns.ts";
import { sniffDelimiter } from "./csvTable.ts";
import { decodeText, toUtf8 } from "./decode.ts";
import { showPath } from "./describe.ts";
import type { LinkedinTable } from "./linkedinFiles.ts";
import { type LinkedinForm, plainColumn } from "./linkedinForms.ts";
import { createLineCounter } from "./linkedinLines.ts";

/** One row of a table, cells trimmed. */
export interface LinkedinRow {
  /** `YYYY-MM-DD HH:MM:SS`, UTC; may be empty. */
  readonly date: string;
  readonly link: string;
  readonly text: string;
  /** Where the row begins; the header is line 1. */
  readonly line: number;
}

/** Takes the rows of one table, in its order. */
export interface RowTaker {
  take(row: LinkedinRow): void;
}

/** Why one way of reading a table was given up, and on which line. */
interface Misreading {
  readonly line: number;
  readonly error: UserError;
}

const datePattern = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?: UTC)?$/;

/** Bytes of one row: a post has 3,000 letters. A whole file behind a quote that is never closed is no row. */
const longestRow = 1_000_000;

/**
 * Reads a table with the quoting that LinkedIn uses for it, else with the other one, which programs write that saved it
 * again: the first in which every date is a date, or empty. `start` makes the taker of the rows, anew for each try.
 * Throws UserError where neither fits, with what stood in the place of a date.
 */
export async function readLinkedinTable<Taker extends RowTaker>(
  { file, form }: LinkedinTable,
  start: () => Taker,
): Promise<Taker> {
  const bytes = toUtf8(await file.read());
  const misreadings: Misreading[] = [];
  for (const escapeSign of [form.escape, form.escape === '"' ? "\\" : '"']) {
    const taker = start();
    const misreading = await readRows(bytes, form, escapeSign, showPath(file.path), taker);
    if (misreading === null) return taker;
    misreadings.push(misreading);
  }
  // The one that came further is nearer to the truth.
  throw misreadings.reduce((best, other) => (other.line > best.line ? other : best)).error;
}

/** Null when all rows were taken. */
async function readRows(
  bytes: Uint8Array,
  form: LinkedinForm,
  escapeSign: string,
  label: string,
  taker: RowTaker,
): Promise<Misreading | null> {
  const { CsvError, parse } = await import("csv-parse/sync");
  const lines = createLineCounter(bytes);
  let line = 1;
  let places: Places | null = null;
  let missingCells = 0;
  const takeRecord = (cells: readonly string[], end: number): null => {
    line = lines.startOfRow(end);
    if (cells.every((cell) => cell.trim() === "")) return null;
    if (places === null) {
      places = findPlaces(cells, form, label);
      return null;
    }
    missingCells = places.count - cells.length;
    const cell = (place: number): string => cells[place]?.trim() ?? "";
    const date = cell(places.date);
    if (date !== "" && !datePattern.test(date)) throw notADate(label, line, date);
    taker.take({ date, link: cell(places.link), text: cell(places.text), line });
    return null;
  };
  try {
    parse(bytes, {
      delimiter: sniffDelimiter(decodeText(bytes.subarray(0, 8000))),
      escape: escapeSign,
      record_delimiter: ["\r\n", "\n"],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      // Rows are handed on at once: those of a table of 200 MB are never in memory together.
      on_record: (cells: string[], { bytes: end }) => takeRecord(cells, end),
    });
    // LinkedIn ends every row with a line end, and gives it all its cells.
    if (missingCells > 0 && bytes.at(-1) !== 0x0a) return { line, error: cutShort(label, line) };
    return null;
  } catch (error) {
    if (error instanceof UserError) return { line, error };
    if (!(error instanceof CsvError)) throw error;
    return { line: lines.startOfNextRow(), error: badQuotes(label, lines.startOfNextRow(), error.code) };
  }
}

interface Places {
  /** Of all columns. */
  readonly count: number;
  readonly date: number;
  readonly link: number;
  readonly text: number;
}

/** -1 for a column that is not there. Throws UserError where that is the date's. */
function findPlaces(header: readonly string[], form: LinkedinForm, label: string): Places {
  const columns = header.map(plainColumn);
  const place = (name: string | null): number => (name === null ? -1 : columns.indexOf(name));
  if (place("date") === -1) throw strangeHeader(label, header);
  return { count: header.length, date: place("date"), link: place(form.link), text: place(form.text) };
}

const asSent = "Give the file as LinkedIn sent it: programs that save it again write dates and quotes their own way.";

export function strangeHeader(label: string, header: readonly string[]): UserError {
  return new UserError(`${label} has columns that I do not know from LinkedIn: ${showHeader(header)}.`, {
    hint: asSent,
  });
}

function notADate(label: string, line: number, cell: string): UserError {
  return new UserError(`${label}, line ${line}: "${excerpt(cell, 40)}" stands where the date should be.`, {
    hint: asSent,
  });
}

function cutShort(label: string, line: number): UserError {
  return new UserError(`${label} ends in the middle, at line ${line}.`, { hint: "Download the archive again." });
}

function badQuotes(label: string, line: number, code: string): UserError {
  const isEndless = code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE";
  const what = isEndless ? "a text in quotes that never ends, or a row over 1 MB" : "a quote where none may be";
  return new UserError(`${label} cannot be read at line ${line}: ${what}.`, { hint: asSent });
}
