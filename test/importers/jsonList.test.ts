import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson, walkJsonList } from "../../src/importers/json.ts";
import { readJsonList } from "../../src/importers/jsonList.ts";

const encoder = new TextEncoder();

function readBoth(bytes: Uint8Array, start = 0) {
  const [read, walked]: [unknown[], unknown[]] = [[], []];
  const end = readJsonList(bytes, start, (row) => read.push(row));
  const walkedEnd = walkJsonList(bytes, start, (from, to) => walked.push(parseJson(bytes, from, to)));
  return { read: { rows: read, end }, walked: { rows: walked, end: walkedEnd } };
}

/** So many rows that they are parsed in several batches. */
const manyRows = Array.from({ length: 3000 }, (_, index) => ({
  tweet: { id: String(index), text: `Déjà ${index} 🎉 "},\n  {"`, list: [{ id: "0" }, { id: "1" }] },
}));

describe("a list that is read in batches", () => {
  test.each([
    ["an indented one", JSON.stringify(manyRows, null, 2)],
    ["one without spaces", JSON.stringify(manyRows)],
    ["one of numbers", JSON.stringify(manyRows.map((_, index) => index * 7))],
    ["one of texts", JSON.stringify(manyRows.map((_, index) => `,"${index}",`))],
    ["one of lists", JSON.stringify(manyRows.map((_, index) => [[index], [], [[index]]]))],
  ])("gives the rows of %s", (_, text) => {
    const bytes = encoder.encode(text);
    const { read, walked } = readBoth(bytes);
    expect(read.rows).toEqual(JSON.parse(text));
    expect(read).toEqual(walked);
    expect(read.end).toBe(bytes.length);
  });

  test("loses one bad row, and no row beside it", () => {
    const text = JSON.stringify(manyRows, null, 2).replace('"id": "1500"', '"id": oops');
    const { read } = readBoth(encoder.encode(text));
    expect(read.rows).toEqual(manyRows.with(1500, undefined as never));
  });

  test("gives all rows before the place where it is cut off", () => {
    const bytes = encoder.encode(JSON.stringify(manyRows, null, 2));
    const { read } = readBoth(bytes.subarray(0, bytes.length - 10));
    expect(read).toEqual({ rows: manyRows.slice(0, -1), end: null });
  });
});

const damages = ["]", "[", "}", "{", '"', "\\", ",", "\n", " ", "\ufeff", "\0", "x", "\u2028", ",,", '"},{"'];

test("a damaged list gives the same rows in batches as one by one", () => {
  const row = fc.oneof(fc.constant({ id: 1 }), fc.constant([{ id: 1 }, { id: 2 }]), fc.jsonValue({ maxDepth: 2 }));
  const places = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...damages)), {
    maxLength: 4,
  });
  const indentation = fc.constantFrom("", "  ", "\t");
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), indentation, places, (few, space, faults) => {
      // Longer than one batch.
      const rows = Array.from({ length: 1500 }, (_, index) => ({ number: index, row: few[index % few.length] }));
      let text = JSON.stringify(rows, null, space);
      for (const [where, what] of faults) {
        const at = Math.floor(where * text.length);
        text = text.slice(0, at) + what + text.slice(at);
      }
      const { read, walked } = readBoth(encoder.encode(text));
      expect(read).toEqual(walked);
    }),
    { numRuns: 60 },
  );
});

test("bytes that are no UTF-8 give the same rows in batches as one by one", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }), (faults) => {
      const bytes = encoder.encode(JSON.stringify(manyRows, null, 2));
      for (const [at, byte] of faults) bytes[at % bytes.length] = byte;
      const { read, walked } = readBoth(bytes);
      expect(read).toEqual(walked);
    }),
    { numRuns: 20 },
  );
});

test("a list in which no guess is right takes no more than a few times as long", { timeout: 5000 }, () => {
  // Each row but the first two ends like one inside a row.
  const rows = Array.from({ length: 200_000 }, (_, index) => (index < 2 ? {} : [{}, {}, {}, {}]));
  const { read } = readBoth(encoder.encode(JSON.stringify(rows)));
  expect(read.rows).toHaveLength(rows.length);
});
