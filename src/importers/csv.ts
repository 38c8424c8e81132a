import { tellsOwn } from "../coach/address.ts";
import type { Activity } from "../coach/book.ts";
import { sharedCoverageOf } from "../coach/coverage.ts";
import { excerpt, findControlCharacter } from "../coach/text.ts";
import { UserError, usageError } from "../errors.ts";
import { type Columns, findColumns, hasDateColumn, saysUtc, showHeader } from "./csvColumns.ts";
import { findDateOrder } from "./csvDateOrder.ts";
import { notUnderstood } from "./csvDates.ts";
import { type CsvRules, noPlatform, positionOf, type ReadRow, readCsvRow } from "./csvRows.ts";
import { type CsvTable, readCsvTable, sniffDelimiter } from "./csvTable.ts";
import { decodeText } from "./decode.ts";
import { createRowIdentities } from "./identity.ts";
import type { Importer, ReadOptions, ReadResult, SkippedRow, Source, SourceFile } from "./importer.ts";
import { sortOldestFirst } from "./order.ts";

/** Any table with a column of dates: a spreadsheet kept by hand, or the export of a tool. */
export const csvImporter: Importer = {
  id: "csv",
  label: "CSV file",
  howToGet:
    "a spreadsheet with a row for each post: date, and where you have them network, link, kind, text; saved as CSV",
  isGeneric: true,
  recognise: async (source) => ((await isCsv(source)) ? source.files : []),
  read: readCsv,
};

/** Rows between two calls of `onProgress`. */
const progressStep = 1000;

/** One file, text, with a delimiter in its first two lines; or one column, of dates. */
async function isCsv({ files }: Source): Promise<boolean> {
  const [file] = files;
  if (file === undefined || files.length > 1) return false;
  const start = decodeText(await file.readStart(20_000)).trimStart();
  // Pages, feeds, JSON and pictures hold commas too.
  if (/^[<{[]/.test(start)) return false;
  if (/\.(?:csv|tsv)$/i.test(file.path)) return true;
  if (findControlCharacter(start.slice(0, 500)) !== null) return false;
  const [header = "", second = ""] = start.replace(/^sep=.\r?\n/i, "").split(/\r\n|\n|\r/);
  const delimiter = sniffDelimiter(start);
  const names = header.split(delimiter);
  return (names.length > 1 && second.includes(delimiter)) || hasDateColumn(names);
}

async function readCsv(source: Source, options: ReadOptions): Promise<ReadResult> {
  const table = await readCsvTable(await onlyFile(source).read());
  const columns = findColumns(table.header, options.columns);
  if (table.rows.length === 0) {
    throw new UserError(`${source.name} has a header and no rows: ${showHeader(table.header)}.`, {
      hint: "Export it again, with the posts in it.",
    });
  }
  const dates = table.rows.map(({ cells, line }) => ({ cell: cells[columns.date] ?? "", line }));
  const rules: CsvRules = {
    ...options,
    columns,
    dateOrder: options.dateOrder ?? findDateOrder(dates),
    isUtc: saysUtc(table.header[columns.date] ?? ""),
  };
  const read: ReadRow[] = [];
  const skipped: SkippedRow[] = [];
  for (const [index, row] of table.rows.entries()) {
    const found = readCsvRow(row, rules);
    if (!("reason" in found)) read.push(found);
    else if (found.reason === noPlatform) throw askForPlatform(row.line);
    else skipped.push({ reason: found.reason, position: positionOf(row.line, found.detail) });
    if ((index + 1) % progressStep === 0) options.onProgress?.(index + 1, table.rows.length);
  }
  checkDates(table, columns, skipped);
  options.onProgress?.(table.rows.length, table.rows.length);
  const activities = toActivities(read);
  return {
    account: null,
    rows: table.rows.length,
    activities: sortOldestFirst(activities),
    coverage: sharedCoverageOf(activities),
    skipped,
    warnings: [],
  };
}

function onlyFile({ name, files }: Source): SourceFile {
  const [file] = files;
  if (file !== undefined && files.length === 1) return file;
  throw new UserError(`${name} holds ${files.length} files: a CSV file is read on its own.`, {
    hint: "Give the CSV files one by one.",
  });
}

/** When not one date can be read, the column is the wrong one. */
function checkDates({ header, rows }: CsvTable, { date }: Columns, skipped: readonly SkippedRow[]): void {
  const isDateless = ({ reason }: SkippedRow): boolean => reason === notUnderstood || reason === "no date";
  if (skipped.filter(isDateless).length < rows.length) return;
  const sample = rows.map((row) => row.cells[date] ?? "").find((cell) => cell !== "");
  throw usageError(
    `No date can be read in the column "${excerpt(header[date] ?? "", 40)}"${sample === undefined ? "" : `, such as "${excerpt(sample, 40)}"`}.`,
    `Name the column with the dates: --date-column <header>. The header is ${showHeader(header)}.`,
  );
}

function askForPlatform(line: number): UserError {
  return usageError(
    `The file does not say where the post in line ${line} was made.`,
    "Say where: --platform linkedin (for rows that name no platform and have no address of one)",
  );
}

function toActivities(rows: readonly ReadRow[]): Activity[] {
  const identify = createRowIdentities("csv");
  const shared = findSharedAddresses(rows);
  return rows.map((row) => {
    const { identity, platform, moment, kind, text, url, instant } = row;
    const isOwn = identity !== null && tellsOwn(platform, kind) && !(isAnswer(row) && shared.has(identity));
    const short = excerpt(text);
    return {
      id: isOwn ? identity : identify([platform, moment, kind, text, url]),
      day: row.day,
      kind,
      platform,
      ...(instant === null ? {} : { at: new Date(instant).toISOString() }),
      ...(url === null ? {} : { url }),
      ...(short === "" ? {} : { text: short }),
      source: "csv",
    };
  });
}

/**
 * A reply or a repost may come with the address of the post that it answers: where different rows share an address, it is
 * the identity of the post alone.
 */
function findSharedAddresses(rows: readonly ReadRow[]): Set<string> {
  const claims = new Map<string, string>();
  const shared = new Set<string>();
  for (const { identity, kind, moment, text } of rows) {
    if (identity === null) continue;
    const claim = JSON.stringify([kind, moment, text]);
    if ((claims.get(identity) ?? claim) !== claim) shared.add(identity);
    claims.set(identity, claim);
  }
  return shared;
}

function isAnswer({ kind }: ReadRow): boolean {
  return kind === "reply" || kind === "repost";
}
