import { crc32 } from "node:zlib";
import type { Book } from "../coach/book.ts";
import type { Day } from "../coach/day.ts";
import { toInertJson } from "../coach/text.ts";
import { betweenLines, encodePart, lastLines } from "./lines.ts";
import { checkShape, recordShape, ShapeError } from "./shape.ts";

/**
 * The layout of the files, raised by one whenever an older socialtop could not read them.
 * Every version ever released is kept as a fixture, and `migrations` leads from each to the next.
 */
export const formatVersion = 5;

/**
 * `migrations[n]` turns the content of a file of format n into format n + 1; none where all of format n is right in n + 1.
 * Format 4 only adds the day of an export, which an older one does not have. Their checksum does not cover the
 * number of the format: a migration only adds what is not there, so that a damaged number loses nothing.
 */
const migrations: Readonly<Record<number, (content: Content) => Content>> = {
  1: rememberCoverage,
  2: addDrafts,
};

type Content = Record<string, unknown>;

/** Format 1 knew the first and last day of an import, and its network only where there was one. */
function rememberCoverage(content: Content): Content {
  const { imports } = content;
  // What is no import is left for the check of the shape to name.
  return Array.isArray(imports) ? { ...content, imports: imports.map(toImportOfFormat2) } : content;
}

function toImportOfFormat2(row: unknown): unknown {
  if (typeof row !== "object" || row === null) return row;
  const { platform, firstDay, lastDay, ...rest } = row as Content;
  const isKnown = platform !== null && firstDay !== null;
  return { ...rest, coverage: isKnown ? [{ platform, firstDay, lastDay, firstAt: null, lastAt: null }] : [] };
}

/** Format 2 knew no guidelines, no training, no drafts, and only the usual lengths. The settings' file has none of them either. */
function addDrafts(content: Content): Content {
  const { profile, guidelines = null, training = [], drafts = [] } = content;
  if (typeof profile !== "object" || profile === null) return content;
  return { ...content, profile: { lengths: [], ...profile }, guidelines, training, drafts };
}

/** A file that cannot be taken for what it should be. `message` goes on from the file's name: "ends in the middle". */
export class DamagedFileError extends Error {
  override readonly name = "DamagedFileError";
}

/** A file that a newer socialtop wrote. */
export class NewerFormatError extends Error {
  override readonly name = "NewerFormatError";
}

const head = /^\{"format":(\d{1,9}),"checksum":"([0-9a-f]{8})",\n/;

/**
 * One JSON object, a line for each part and for each activity, so that a person can read it and compare two versions.
 */
export function encodeFile(content: object): string {
  const body = encodeBody(content);
  return headOf(checksumFor(formatVersion, body)) + body;
}

/** The first line of a file of today's format. */
export function headOf(checksum: string): string {
  return `{"format":${formatVersion},"checksum":"${checksum}",\n`;
}

/** All behind the first line. */
function encodeBody(content: object): string {
  // A backup or an export may be looked at in a terminal.
  return toInertJson(Object.entries(content).map(encodePart).join(betweenLines) + lastLines);
}

/**
 * The content of a file (its text, or the bytes of that), brought to today's format. Without a checksum (a hand may have mended
 * it) only the shape is checked. Throws DamagedFileError and NewerFormatError.
 */
export function decodeFile(written: string | Buffer): Content {
  return decode(written).content;
}

/** `isAsWritten`: is the content to the last byte as today's socialtop writes it? */
function decode(written: string | Buffer): { readonly content: Content; readonly isAsWritten: boolean } {
  // Some editors put a byte order mark before it: nothing of the content is touched by that.
  const text = written.toString().replace(/^\ufeff/, "");
  const match = head.exec(text);
  const isAsWritten = match !== null && checksumFor(Number(match[1]), bodyOf(written)) === match[2];
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new DamagedFileError(`holds ${describe(value)} where an object should be`);
  }
  const { format, checksum, ...content } = value as Record<string, unknown>;
  if (typeof format !== "number" || !Number.isInteger(format) || format < 1) {
    throw new DamagedFileError('has no "format" number: socialtop did not write it');
  }
  if (format > formatVersion && (isAsWritten || checksum === undefined))
    throw new NewerFormatError(`is of format ${format}; this socialtop reads up to ${formatVersion}`);
  // What socialtop wrote repeats no name, and what is not of its shape is named by the check of that.
  if (!isAsWritten) refuseRepeatedNames(text, countNames(value));
  // Other line ends, a blank line at the end, another lay-out: whoever did that changed nothing of the content.
  const isWhole = isAsWritten || checksumFor(format, encodeBody(content)) === checksum;
  if (!isWhole && checksum !== undefined) {
    throw new DamagedFileError("is not as socialtop wrote it: its checksum does not fit");
  }
  // What an editor saved in another encoding has lost its letters by now; whoever means this one can write \ufffd.
  const lost = isWhole ? -1 : text.indexOf("\ufffd");
  if (lost >= 0) throw new DamagedFileError(`holds a character that is not UTF-8 (${placeOf(text, lost)})`);
  let migrated: Content = content;
  for (let version = format; version < formatVersion; version++) migrated = migrations[version]?.(migrated) ?? migrated;
  return { content: migrated, isAsWritten: isAsWritten && format === formatVersion };
}

/** All behind the first line. */
function bodyOf(written: string | Buffer): string | Buffer {
  return typeof written === "string"
    ? written.slice(written.indexOf("\n") + 1)
    : written.subarray(written.indexOf("\n") + 1);
}

/** The format that a file says it is of, whole or not; null where it says none. */
export function formatOf(text: string): number | null {
  const written = /^\ufeff?\s*\{\s*"format"\s*:\s*(\d{1,9})\b/.exec(text)?.[1];
  return written === undefined ? null : Number(written);
}

/** A record to be handed on: a leader's file, and the day on which it was made, for whoever reads it later. */
export function encodeRecord(book: Book, exportedOn: Day): string {
  return encodeFile({ ...book, exportedOn });
}

/** The book of a leader's own file, or of an exported one. Throws DamagedFileError and NewerFormatError. */
export function decodeBook(written: string | Buffer): Book {
  return decodeRecord(written).book;
}

export interface ExportedRecord {
  readonly book: Book;
  /** In the leader's time zone; null in a leader's own file, and in exports of formats 1 to 3. */
  readonly exportedOn: Day | null;
}

/** Throws DamagedFileError and NewerFormatError. */
export function decodeRecord(written: string | Buffer): ExportedRecord {
  const { book, exportedOn } = decodeWhole(written);
  return { book, exportedOn };
}

export interface LeaderFile {
  readonly book: Book;
  /** Is it to the last byte as today's socialtop writes it? Then its lines can be taken over into the next version. */
  readonly isAsWritten: boolean;
}

/** Throws DamagedFileError and NewerFormatError. */
export function decodeLeaderFile(bytes: Buffer): LeaderFile {
  const { book, isAsWritten } = decodeWhole(bytes);
  return { book, isAsWritten };
}

function decodeWhole(written: string | Buffer): ExportedRecord & LeaderFile {
  const { content, isAsWritten } = decode(written);
  try {
    const { exportedOn = null, ...book } = checkShape(recordShape, content);
    return { book, exportedOn, isAsWritten };
  } catch (error) {
    if (error instanceof ShapeError) throw new DamagedFileError(error.message);
    throw error;
  }
}

/**
 * What identifies a version of a file: a checksum of the whole text, so that a torn file is not taken for a whole one. Its bytes,
 * in UTF-8, have the same version, and are the quicker way to it.
 */
export function versionOf(content: string | Uint8Array): string {
  return checksumOf(content);
}

/**
 * Over the file without the checksum itself. Until format 4 the first line was left out, so that one wrong bit made a file
 * one of another format. Whatever comes later keeps this: a damaged file must not look like a newer one.
 */
export function checksumFor(format: number, body: string | Uint8Array): string {
  return checksumOf(body, format < 5 ? "" : `{"format":${format},\n`);
}

function checksumOf(content: string | Uint8Array, before = ""): string {
  return crc32(content, crc32(before)).toString(16).padStart(8, "0");
}

/** A hand that copied a part would lose one of the two without a word: JSON.parse keeps the last. */
function refuseRepeatedNames(text: string, names: number): void {
  // In two plain steps: one expression for a whole text and its escapes runs out of stack in a text of some megabytes.
  const outside = text.replace(/\\./g, "").replace(/"[^"]*"/g, "");
  const colons = outside.split(":").length - 1;
  if (colons !== names) throw new DamagedFileError("has a part twice: one of the two would be lost");
}

/** What socialtop writes is at most five levels deep: the coverage of an import. */
const deepest = 20;

/**
 * How many names stand in all objects of this value. Throws DamagedFileError for one that is nested so deeply that
 * whoever follows it (a check, JSON.stringify) would run out of stack.
 */
function countNames(value: unknown, levelsLeft = deepest): number {
  if (typeof value !== "object" || value === null) return 0;
  if (levelsLeft === 0) throw new DamagedFileError("is nested too deeply: socialtop did not write it");
  const parts = Object.values(value);
  let names = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) names += countNames(part, levelsLeft - 1);
  return names;
}

function parseJson(text: string): unknown {
  if (text.trim() === "") throw new DamagedFileError("is empty");
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = String(error);
    const reported = /position (\d+)/.exec(message)?.[1];
    const position = reported === undefined ? text.length : Number(reported);
    const isCut = /Unexpected end|Unterminated/.test(message) || position >= text.trimEnd().length;
    if (isCut && /[^\0\s]\s*$/.test(text) && (reported !== undefined || /Unexpected end/.test(message))) {
      throw new DamagedFileError(`ends in the middle (${placeOf(text, text.length)})`);
    }
    throw new DamagedFileError(
      reported === undefined ? "is not valid JSON" : `is not valid JSON (${placeOf(text, position)})`,
    );
  }
}

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  return `line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
}

function describe(value: unknown): string {
  return Array.isArray(value) ? "a list" : value === null ? "null" : `a ${typeof value}`;
}
