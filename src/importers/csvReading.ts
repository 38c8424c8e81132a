import { tellsOwn, toldNoIdentity } from "../coach/address.ts";
import type { Activity } from "../coach/book.ts";
import { sharedCoverageOf } from "../coach/coverage.ts";
import { excerpt } from "../coach/text.ts";
import { lastInstantOf } from "../coach/zone.ts";
import { UserError, usageError } from "../errors.ts";
import { noDate, unreadableDate } from "./activity.ts";
import { type ColumnRole, type Columns, findColumns, normalizeHeader, saysUtc, showHeader } from "./csvColumns.ts";
import { findDateOrder } from "./csvDateOrder.ts";
import { readWrittenDate } from "./csvDates.ts";
import { type CsvRules, noPlatform, positionOf, type ReadRow, readCsvRow } from "./csvRows.ts";
import { isStatus } from "./csvStatus.ts";
import { type CsvTable, readCsvTable } from "./csvTable.ts";
import { findKind } from "./csvWords.ts";
import { createRowIdentities } from "./identity.ts";
import {
  dateOrders,
  type ReadOptions,
  type ReadResult,
  type SkippedRow,
  type Source,
  type SourceFile,
} from "./importer.ts";
import { startReading } from "./reading.ts";

/** Whose table it is. */
export interface CsvTool {
  /** Kept as the `source` of the activities. */
  readonly source: string;
  /** Only rows whose status says that they were sent, where there is a status. */
  readonly onlySent: boolean;
}

/**
 * Reads a table of one file. Identities are the same whoever reads it, so that a tool's export and the same file read as a
 * plain table give no post twice. Throws UserError for a file that cannot be understood.
 */
export async function readCsv(source: Source, options: ReadOptions, tool: CsvTool): Promise<ReadResult> {
  const table = await readCsvTable(await onlyFile(source).read());
  const holds = (role: ColumnRole, index: number): boolean => {
    // A tool's own table has a status, whatever stands there.
    const isSuch = role === "status" && tool.onlySent ? undefined : tellingCells[role];
    return isSuch === undefined || table.rows.slice(0, sampledRows).some(({ cells }) => isSuch(cells[index] ?? ""));
  };
  const columns = findColumns(table.header, options.columns, holds);
  if (table.rows.length === 0) {
    throw new UserError(`${source.name} has a header and no rows: ${showHeader(table.header)}.`, {
      hint: "Export it again, with the posts in it.",
    });
  }
  if (options.columns.date === undefined && isStatistics(table, columns)) throw explainStatistics(source, table.header);
  const dates = table.rows.map(({ cells, line }) => ({ cell: cells[columns.date] ?? "", line }));
  const rules: CsvRules = {
    ...options,
    columns,
    lastInstant: lastInstantOf(options.today, options.timeZone),
    dateOrder: options.dateOrder ?? findDateOrder(dates),
    isUtc: saysUtc(table.header[columns.date] ?? ""),
    onlySent: tool.onlySent,
  };
  const rows = table.rows.map((row) => ({ line: row.line, found: readCsvRow(row, rules) }));
  const toActivity = createActivityMaker(
    rows.flatMap(({ found }) => ("reason" in found ? [] : [found])),
    tool.source,
  );
  const reading = startReading(options, rows.length);
  for (const { line, found } of rows) {
    if (!("reason" in found)) reading.add(toActivity(found), () => positionOf(line, null));
    else if (found.reason === noPlatform) throw askForPlatform(line);
    else reading.add(found.reason, () => positionOf(line, found.detail));
  }
  checkDates(table, columns, reading.skipped);
  return { ...reading.finish(), coverage: sharedCoverageOf(reading.activities) };
}

/** Rows that show what a column holds. */
const sampledRows = 50;

/** What shows that a column is what its name says. "Status" and "Type" are names for many things. */
const tellingCells: Readonly<Partial<Record<ColumnRole, (cell: string) => boolean>>> = {
  date: (cell) => dateOrders.some((order) => typeof readWrittenDate(cell, order) !== "string"),
  kind: (cell) => findKind(cell, "linkedin") !== undefined,
  status: isStatus,
};

/** What tools count for each day, in the languages of the headers. */
const counted =
  /\b(?:impressions?|impressionen|views?|likes?|reach|reichweite|engagements?|followers?|clicks?|reactions?|shares?|comments?|visits?|visitors?|subscribers?|vues|visualizaciones|interactions?)\b/;

/** A row for each day, and nothing but numbers beside it: how often something was seen, and no post. */
function isStatistics({ header, rows }: CsvTable, columns: Columns): boolean {
  const { date, ...others } = columns;
  if (Object.values(others).some((place) => place !== null)) return false;
  if (!header.some((name, index) => index !== date && counted.test(normalizeHeader(name)))) return false;
  const days = new Set(rows.map(({ cells }) => cells[date]));
  if (days.size < rows.length) return false;
  return rows.every(({ cells }) => cells.every((cell, index) => index === date || /^[\d\s.,%+-]*$/.test(cell)));
}

function explainStatistics({ name }: Source, header: readonly string[]): UserError {
  return new UserError(`${name} holds numbers for each day, not a row for each post: ${showHeader(header)}.`, {
    hint: "Export the posts themselves, with their text or address.",
  });
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
  const isDateless = ({ reason }: SkippedRow): boolean => reason === unreadableDate || reason === noDate;
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
    "Say where: --platform linkedin (for rows that name no platform and have no address of one), or which column says it: --platform-column <header>.",
  );
}

/** Makes activities of these rows, one after the other. */
function createActivityMaker(rows: readonly ReadRow[], source: string): (row: ReadRow) => Activity {
  const identify = createRowIdentities("csv");
  const shared = findSharedAddresses(rows);
  return (row) => {
    const { identity, platform, moment, kind, text, url, instant } = row;
    const isOwn = identity !== null && tellsOwn(platform, kind) && !(isAnswer(row) && shared.has(identity));
    const short = excerpt(text);
    const make = () => identify([platform, moment, kind, text, url]);
    return {
      id: isOwn ? identity : make(),
      ...(isOwn && toldNoIdentity(platform) ? { aliases: [make()] } : {}),
      day: row.day,
      kind,
      platform,
      ...(instant === null ? {} : { at: new Date(instant).toISOString() }),
      ...(url === null ? {} : { url }),
      ...(short === "" ? {} : { text: short }),
      source,
    };
  };
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
