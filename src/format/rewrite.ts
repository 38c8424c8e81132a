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
  const taken = !Array.isArray(value) || old === null ? null : takeOver(old, value);
  if (taken === null) return [toBytes(encodePart(part))];
  return [toBytes(beginList(name)), ...joined(taken), toBytes(endOfList)];
}

/** A list as it stands in a file. */
interface WrittenList {
  readonly rows: readonly unknown[];
  readonly lines: Buffer;
}

/** null where there is none of this name, an empty one, or two. */
function findList({ bytes, content }: WrittenFile, name: string): WrittenList | null {
  const rows = (content as Record<string, unknown>)[name];
  if (!Array.isArray(rows) || rows.length === 0) return null;
  // No text has a line end in it as JSON writes it: what a line ends with this is this list.
  const begin = beginList(name);
  const found = bytes.indexOf(begin);
  if (found < 0) return null;
  const start = found + begin.length;
  const end = bytes.indexOf(endOfList, start);
  return bytes.indexOf(begin, end) < 0 ? { rows, lines: bytes.subarray(start, end) } : null;
}

/**
 * The lines of the new rows, those of the others as they stand; null where no row is the same, or a line is not the row that it
 * should be: a checksum tells that a file is whole, and not who laid it out.
 */
function takeOver({ rows, lines }: WrittenList, value: readonly unknown[]): readonly Pieces[] | null {
  const [first, last] = commonRows(rows, value);
  if (first + last === 0) return null;
  // From the end, because what is new is nearly always near it.
  const fromLast = lineBefore(lines, lines.length + betweenRows.length, last);
  const behindFirst = lineBefore(lines, fromLast, rows.length - first - last);
  const head = lines.subarray(0, Math.max(behindFirst - betweenRows.length, 0));
  const tail = lines.subarray(fromLast);
  const added = value.slice(first, value.length - last);
  const taken: Pieces[] = [];
  if (first > 0) {
    const row = toBytes(encodeRows([rows[first - 1]]));
    if (!head.subarray(-row.length).equals(row)) return null;
    taken.push([head]);
  }
  if (added.length > 0) taken.push([toBytes(encodeRows(added))]);
  if (last > 0) {
    const row = toBytes(encodeRows([rows[rows.length - last]]));
    const behind = tail.subarray(row.length, row.length + betweenRows.length);
    if (!tail.subarray(0, row.length).equals(row) || !(behind.length === 0 || behind.equals(betweenRows))) return null;
    taken.push([tail]);
  }
  return taken;
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
