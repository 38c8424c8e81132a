import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Activity, Book } from "../../src/coach/book.ts";
import { decodeLeaderFile, encodeFile, formatVersion } from "../../src/format/format.ts";
import { encodeBytes } from "../../src/format/rewrite.ts";
import { aBook, anActivity, aText } from "../support/anyBook.ts";
import { bookOf, inFormat, withoutChecksum } from "../support/store.ts";

/** Takes so many rows out at this place, and puts these in. */
interface Splice<Row> {
  readonly at: number;
  readonly removed: number;
  readonly added: readonly Row[];
}

const aSplice = <Row>(aRow: fc.Arbitrary<Row>): fc.Arbitrary<Splice<Row>> =>
  fc.record({
    at: fc.nat({ max: 12 }),
    removed: fc.constantFrom(0, 0, 1, 2, 12),
    added: fc.array(aRow, { maxLength: 3 }),
  });

function spliced<Row>(rows: readonly Row[], splices: readonly Splice<Row>[]): Row[] {
  const changed = [...rows];
  for (const { at, removed, added } of splices) changed.splice(at, removed, ...added);
  return changed;
}

const anEdit = fc.record({
  activities: fc.array(aSplice(anActivity), { maxLength: 3 }),
  removed: fc.array(aSplice(aText), { maxLength: 2 }),
  pauses: fc.array(aSplice(fc.constant({ from: "2026-11-02", to: "2026-11-09", why: "At sea" })), { maxLength: 1 }),
});

it("writes a changed record as if nothing had been written before", () => {
  fc.assert(
    fc.property(aBook, anEdit, (first, edit) => {
      const bytes = encodeBytes(first);
      expect(bytes.toString()).toBe(encodeFile(first));
      const { book, isAsWritten } = decodeLeaderFile(bytes);
      expect(isAsWritten).toBe(true);
      const changed: Book = {
        ...book,
        activities: spliced(book.activities, edit.activities),
        removed: spliced(book.removed, edit.removed),
        pauses: spliced(book.pauses, edit.pauses),
      };
      expect(encodeBytes(changed, { bytes, content: book }).toString()).toBe(encodeFile(changed));
    }),
    { numRuns: 400 },
  );
});

it.each<[string, (rows: readonly Activity[]) => readonly Activity[]]>([
  ["nothing changed", (rows) => rows],
  ["one more at the end", (rows) => [...rows, newRow]],
  ["one more at the beginning", (rows) => [newRow, ...rows]],
  ["one more in the middle", (rows) => [...rows.slice(0, 3), newRow, ...rows.slice(3)]],
  ["the first gone", (rows) => rows.slice(1)],
  ["the last gone", (rows) => rows.slice(0, -1)],
  ["those in the middle gone", (rows) => [...rows.slice(0, 1), ...rows.slice(4)]],
  ["one replaced", (rows) => [...rows.slice(0, 2), newRow, ...rows.slice(3)]],
  ["two of the same", (rows) => [...rows.slice(0, 2), ...rows.slice(1)]],
  ["the other way round", (rows) => [...rows].reverse()],
  ["all gone", () => []],
  ["all new", () => [newRow]],
])("takes over lines with %s", (_, edit) => {
  const first = bookOf(5);
  const changed = { ...first, activities: edit(first.activities) };
  expect(encodeBytes(changed, { bytes: encodeBytes(first), content: first }).toString()).toBe(encodeFile(changed));
});

const newRow: Activity = {
  id: "log:new",
  day: "2026-11-25",
  kind: "post",
  platform: "x",
  // What is escaped in a new row, and a name of a part in it.
  text: 'One more \u0085 "removed":[\n],\n"drafts":[',
  source: "log",
};

/** Format 4 did not sum up the first line. */
const olderHead = (_: string, __: number, text: string): string => {
  const checksum = crc32(text.slice(text.indexOf("\n") + 1));
  return `{"format":4,"checksum":"${checksum.toString(16).padStart(8, "0")}",\n`;
};

it.each<[string, (text: string) => string]>([
  ["other line ends", (text) => text.replaceAll("\n", "\r\n")],
  ["no checksum", withoutChecksum],
  ["an older format", (text) => text.replace(/^.*\n/, olderHead)],
])("takes over nothing from a file with %s", (_, edit) => {
  const { book, isAsWritten } = decodeLeaderFile(Buffer.from(edit(encodeFile(bookOf(2)))));
  expect([book, isAsWritten]).toEqual([bookOf(2), false]);
});

/** Other lay-outs of the same content: a checksum tells that a file is whole, and not who wrote it. */
const anotherLayout = fc.constantFrom<(text: string) => string>(
  (text) => text.replaceAll('},\n{"id"', '},{"id"'),
  (text) => text.replace('},\n{"id"', '},{"id"'),
  (text) => text.replaceAll('},\n{"id"', '},\n\n{"id"'),
  (text) => text.replaceAll('"id":', '"id": '),
  (text) => text.replaceAll("\n", "\r\n").replace("\r\n", "\n"),
  (text) => text.replace('"activities":[\n', '"activities":[\n{"id":"other"}\n],\n"activities":[\n'),
);

it("writes what was meant, whoever laid the file out", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), anotherLayout, anEdit, (count, layOut, edit) => {
      const bytes = Buffer.from(inFormat(formatVersion, layOut(encodeFile(bookOf(count)))));
      const { book, isAsWritten } = decodeLeaderFile(bytes);
      const activities = spliced(book.activities, edit.activities);
      const changed = { ...book, activities, removed: spliced(book.removed, edit.removed) };
      const written = encodeBytes(changed, isAsWritten ? { bytes, content: book } : null);
      expect(decodeLeaderFile(written).book).toEqual(changed);
    }),
    { numRuns: 400 },
  );
});

it("takes the rows of a list, and not text that looks like one", () => {
  const named = { ...bookOf(2), watching: [{ handle: '\n"activities":[\n', platform: null, why: '"activities":[' }] };
  const changed = { ...named, activities: [...named.activities, newRow] };
  expect(encodeBytes(changed, { bytes: encodeBytes(named), content: named }).toString()).toBe(encodeFile(changed));
});
