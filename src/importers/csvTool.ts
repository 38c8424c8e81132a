import { findControlCharacter } from "../coach/text.ts";
import { hasDateColumn, normalizeHeader } from "./csvColumns.ts";
import { readCsv } from "./csvReading.ts";
import { readFirstRows } from "./csvTable.ts";
import { decodeText } from "./decode.ts";
import type { ReadOptions, ReadResult, Source } from "./importer.ts";

/** Bytes at the start of a file: its header and some rows. */
const startLength = 20_000;

/** The first rows (at most `most`) of a lone file, whatever its name; none where it is no table. */
export async function sampleTable({ files }: Source, most: number): Promise<(readonly string[])[]> {
  const [file] = files;
  if (file === undefined || files.length > 1) return [];
  const start = decodeText(await file.readStart(startLength)).trimStart();
  // Pages, feeds, JSON and pictures.
  if (/^[<{[]/.test(start) || findControlCharacter(start.slice(0, 500)) !== null) return [];
  return readFirstRows(start, most);
}

/** Is each of these patterns the name of some column? Names are tried in lower case, with spaces between their words. */
export function hasColumns(header: readonly string[], patterns: readonly RegExp[]): boolean {
  const names = header.map(normalizeHeader);
  return patterns.every((pattern) => names.some((name) => pattern.test(name)));
}

/** When a post was to go out: as good as when it did, in a table that says that it was sent and not when. */
const planned = /\b(?:due|scheduled|schedule|publish|publishing|send)\b/;

/** Reads the export of a tool that says of each row whether it was sent: those that were. Throws UserError. */
export async function readSentRows(source: Source, options: ReadOptions, id: string): Promise<ReadResult> {
  return readCsv(source, await withDateColumn(source, options), { source: id, onlySent: true });
}

/** Names the column of the planned dates where there is no other. */
async function withDateColumn(source: Source, options: ReadOptions): Promise<ReadOptions> {
  const [header = []] = options.columns.date === undefined ? await sampleTable(source, 1) : [];
  const date = hasDateColumn(header) ? undefined : header.find((name) => planned.test(normalizeHeader(name)));
  return date === undefined ? options : { ...options, columns: { ...options.columns, date } };
}
