import { isSpace, parseJson, walkElements } from "./json.ts";

/**
 * Bytes that are parsed at once. A text of 128 kB has a place of its own in V8's memory, which takes twice the time; in the
 * worst case a letter takes two bytes there.
 */
const batchLength = 32 * 1024;

/** Bytes at the beginning of a row that tell it from the beginning of anything else in a list. */
const tellingLength = 16;

interface Place {
  readonly from: number;
  readonly to: number;
}

/**
 * Calls `visit` with each element of the JSON list that opens at `start`, in order; undefined for one that cannot be read.
 * Returns the place after the closing bracket; null when the list never ends.
 *
 * As `walkJsonList` and `parseJson` row by row, in a third of the time: JSON.parse finds the end of a row sooner than we do.
 * Where a row ends some way ahead is guessed from what stood between the rows before, and all up to there is parsed as a
 * list. Only a guess that was right gives JSON: that begins with a row, and nothing is left open in it. What gives none, by
 * a wrong guess or a damaged row, is walked row by row.
 */
export function readJsonList(bytes: Uint8Array, start: number, visit: (row: unknown) => void): number | null {
  return createRowReader(visit)(bytes, start, false).end;
}

interface Reached {
  /** Behind the last row that is whole; where it was begun when there is none. */
  readonly next: number;
  readonly isInside: boolean;
  /** The place after the closing bracket; null when that is not there. */
  readonly end: number | null;
}

/** Reads on from the place where the list opens or, `isInside`, from the end of a row. */
type RowReader = (bytes: Uint8Array, start: number, isInside: boolean) => Reached;

function createRowReader(visit: (row: unknown) => void): RowReader {
  let border: Uint8Array | null = null;
  return (bytes, start, wasInside) => {
    let before: Place | null = null;
    let nextTry = 0;
    let [next, isInside] = [start, wasInside];
    const readOn = (from: number, to: number): number => {
      visit(parseJson(bytes, from, to));
      if (before !== null) border = borderBetween(bytes, before, { from, to });
      before = { from, to };
      let end = to;
      while (border !== null && end >= nextTry) {
        const guess = findLast(bytes, border, end + 1, Math.min(end + batchLength, bytes.length));
        const rows = guess === null ? null : parseRows(bytes, end, guess + 1);
        if (guess === null || rows === null) {
          // Not again within what was looked at: no list may take the square of its length.
          nextTry = guess ?? end + batchLength;
          break;
        }
        for (const row of rows) visit(row);
        end = guess + 1;
        before = null;
      }
      [next, isInside] = [end, true];
      return end;
    };
    const end = walkElements(bytes, start, readOn, wasInside);
    return { next, isInside, end };
  };
}

/** What came of a list that was read in pieces. */
export interface ListInPieces {
  /** Is there a list? Nothing is read on when there is none. */
  readonly isThere: boolean;
  /** What stands behind the closing bracket, or its first 1000 bytes; null when the list never ends. */
  readonly tail: Uint8Array | null;
}

const tailLength = 1000;

/**
 * As `readJsonList`, of a file that comes in pieces: no more than two of them, or of a row, stand in memory. `findStart` gives
 * the place where the list should open.
 */
export async function readJsonPieces(
  pieces: AsyncIterable<Uint8Array>,
  findStart: (bytes: Uint8Array) => number,
  visit: (row: unknown) => void,
): Promise<ListInPieces> {
  const window = openWindow(pieces);
  let start = 0;
  while (window.bytes()[start] === undefined && (await window.grow())) start = findStart(window.bytes());
  if (window.bytes()[start] !== 0x5b) {
    await window.close();
    return { isThere: false, tail: null };
  }
  window.drop(start);
  const readRows = createRowReader(visit);
  let isInside = false;
  for (;;) {
    const reached = readRows(window.bytes(), 0, isInside);
    isInside = reached.isInside;
    window.drop(reached.end ?? reached.next);
    if (reached.end !== null) break;
    if (!(await window.grow())) return { isThere: true, tail: null };
  }
  while (window.bytes().length < tailLength && (await window.grow())) {}
  const tail = window.bytes().slice(0, tailLength);
  // To the end of the file, where it may turn out to be damaged.
  do window.drop(window.bytes().length);
  while (await window.grow());
  return { isThere: true, tail };
}

interface Window {
  readonly bytes: () => Uint8Array;
  /** Puts as much again behind what is there, a piece at least: what is looked at once more each time must not grow slowly. */
  readonly grow: () => Promise<boolean>;
  /** Drops so many bytes of the beginning. */
  readonly drop: (length: number) => void;
  readonly close: () => Promise<unknown>;
}

function openWindow(pieces: AsyncIterable<Uint8Array>): Window {
  const iterator = pieces[Symbol.asyncIterator]();
  // What is there stands in the same room each time: 100 MB that are copied cost little, that are asked for, a lot.
  let room: Uint8Array = new Uint8Array();
  let [start, end] = [0, 0];
  // A file that comes in one piece is not copied; its room is not ours to write into.
  let isOurs = false;
  const add = (piece: Uint8Array): void => {
    const kept = room.subarray(start, end);
    if (kept.length === 0 && !isOurs) {
      [room, start, end] = [piece, 0, piece.length];
      return;
    }
    if (!isOurs || end + piece.length > room.length) {
      if (!isOurs || kept.length + piece.length > room.length) room = new Uint8Array(2 * (kept.length + piece.length));
      room.set(kept);
      [start, end, isOurs] = [0, kept.length, true];
    }
    room.set(piece, end);
    end += piece.length;
  };
  return {
    bytes: () => room.subarray(start, end),
    grow: async () => {
      const before = end - start;
      while (end - start === before || end - start < 2 * before) {
        const { value, done } = await iterator.next();
        if (done === true) break;
        add(value);
      }
      return end - start > before;
    },
    drop: (length) => {
      start += length;
    },
    close: async () => iterator.return?.(),
  };
}

/** The rows between the end of one (where a comma has to be) and the end of another; null when that is not what is there. */
function parseRows(bytes: Uint8Array, end: number, lastEnd: number): readonly unknown[] | null {
  if (bytes[end] !== 0x2c) return null;
  try {
    return JSON.parse(`[${decoder.decode(bytes.subarray(end + 1, lastEnd))}]`);
  } catch {
    return null;
  }
}

/** A byte order mark is no space between two rows. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** From the last byte of a row to where the next one begins, and so much of that as both begin with. */
function borderBetween(bytes: Uint8Array, row: Place, next: Place): Uint8Array {
  let last = row.to - 1;
  while (isSpace(bytes[last])) last--;
  let shared = 0;
  while (shared < tellingLength && bytes[row.from + shared] === bytes[next.from + shared]) shared++;
  // By itself: what it is a part of must not stay for it.
  return bytes.slice(last, next.from + shared);
}

/** The last place between two others (`to` not included) where these bytes stand, whole; null when there is none. */
function findLast(bytes: Uint8Array, sought: Uint8Array, from: number, to: number): number | null {
  for (let place = to - sought.length; place >= from; place--) {
    let same = 0;
    while (same < sought.length && bytes[place + same] === sought[same]) same++;
    if (same === sought.length) return place;
  }
  return null;
}
