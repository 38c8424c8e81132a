import { toInertJson } from "../coach/text.ts";
import { checksumFor, formatVersion, headOf } from "./format.ts";
import { beginList, betweenLines, encodePart, encodeRows, endOfList, lastLines } from "./lines.ts";

/** A file to the last byte as today's socialtop writes it, and what it holds. */
export interface WrittenFile {
  readonly bytes: Buffer;
  readonly content: object;
}

/**
 * The same as `encodeFile`, in UTF-8, as it is written: bytes are summed up several times as fast as their text. Rows that were in
 * the version before as well (the very same objects) are taken over as they stand there: with 100,000 of them, encoding each
 * again would take most of the time of adding one.
 */
export function encodeBytes(content: object, before: WrittenFile | null = null): Buffer {
  const parts = Object.entries(content).map((part) => encodePartAgain(part, before));
  const head = toBytes(headOf("00000000"));
  const bytes = Buffer.concat([head, ...joined(parts), toBytes(lastLines)]);
  bytes.write(headOf(checksumFor(formatVersion, bytes.subarray(head.length))));
  return bytes;
}

/** Bytes that follow one another. */
type Pieces = readonly Uint8Array[];

function encodePartAgain(part: [string, unknown], before: WrittenFile | null): Pieces {
  const [name, value] = part;
  const old = before === null ? null : findList(before, name);
  if (!Array.isArray(value) || old === null) return [toBytes(encodePart(part))];
  const [first, last] = commonRows(old.rows, value);
  if (first + last === 0) return [toBytes(encodePart(part))];
  // From the end, because what is new is nearly always near it.
  const behindLast = old.lines.length + betweenRows.length;
  const fromLast = lineBefore(old.lines, behindLast, last);
  const behindFirst = lineBefore(old.lines, fromLast, old.rows.length - first - last);
  const added = value.slice(first, value.length - last);
  const rows: Pieces[] = [];
  if (first > 0) rows.push([old.lines.subarray(0, behindFirst - betweenRows.length)]);
  if (added.length > 0) rows.push([toBytes(encodeRows(added))]);
  if (last > 0) rows.push([old.lines.subarray(fromLast)]);
  return [toBytes(beginList(name)), ...joined(rows), toBytes(endOfList)];
}

/** The rows of a list and their lines, as they stand in a file; null where there is none, or an empty one. */
function findList({ bytes, content }: WrittenFile, name: string): { rows: readonly unknown[]; lines: Buffer } | null {
  const rows = (content as Record<string, unknown>)[name];
  if (!Array.isArray(rows) || rows.length === 0) return null;
  // No text has a line end in it as JSON writes it: what a line ends with this is this list.
  const begin = beginList(name);
  const found = bytes.indexOf(begin);
  if (found < 0) return null;
  const start = found + begin.length;
  return { rows, lines: bytes.subarray(start, bytes.indexOf(endOfList, start)) };
}

/** How many rows at the beginning, and how many of the others at the end, are the same in both lists. */
function commonRows(before: readonly unknown[], after: readonly unknown[]): [first: number, last: number] {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before[first] === after[first]) first++;
  let last = 0;
  while (first + last < most && before[before.length - 1 - last] === after[after.length - 1 - last]) last++;
  return [first, last];
}

/** Where the line begins that is so many lines before the one that begins here. */
function lineBefore(lines: Buffer, beginning: number, count: number): number {
  let found = beginning;
  for (let line = 0; line < count; line++) found = lines.lastIndexOf("\n", found - betweenRows.length) + 1;
  return found;
}

const betweenRows = Buffer.from(betweenLines);

function joined(pieces: readonly Pieces[]): Pieces {
  return pieces.flatMap((piece, index) => (index === 0 ? piece : [betweenRows, ...piece]));
}

function toBytes(json: string): Uint8Array {
  return Buffer.from(toInertJson(json));
}
