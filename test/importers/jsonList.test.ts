import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson, walkJsonList } from "../../src/importers/json.ts";
import { readJsonList, readJsonPieces } from "../../src/importers/jsonList.ts";

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

async function* piecesOf(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const length = lengths[piece % lengths.length] as number;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

describe("a list that comes in pieces", () => {
  const read = async (text: string, lengths: readonly number[], before = "") => {
    const [bytes, rows]: [Uint8Array, unknown[]] = [encoder.encode(before + text), []];
    const findStart = (seen: Uint8Array) => (before === "" ? 0 : seen.indexOf(0x3d) + 1 || seen.length);
    const { isThere, tail } = await readJsonPieces(piecesOf(bytes, lengths), findStart, (row) => rows.push(row));
    return { rows, isThere, tail: tail && new TextDecoder().decode(tail) };
  };

  test("gives the same rows as the whole of it", async () => {
    const row = fc.oneof(fc.constant({ id: 1 }), fc.constant("x".repeat(3000)), fc.jsonValue({ maxDepth: 2 }));
    const fault = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom("", ...damages));
    const lengths = fc.array(fc.constantFrom(0, 1, 7, 100, 1000, 50_000), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 100 }), lengths, fault, async (rows, some, [where, what]) => {
        const whole = JSON.stringify(rows, null, 1);
        // Not into what opens it: then there is no list.
        const at = 1 + Math.floor(where * (whole.length - 1));
        const text = whole.slice(0, at) + what + whole.slice(at);
        const bytes = encoder.encode(text);
        const { read: expected } = readBoth(bytes);
        const tail =
          expected.end === null ? null : new TextDecoder().decode(bytes.subarray(expected.end).slice(0, 1000));
        expect(await read(text, [...some, 13])).toEqual({ rows: expected.rows, isThere: true, tail });
      }),
      { numRuns: 300 },
    );
  });

  test("holds byte order marks for rows that cannot be read, however it is cut", async () => {
    const text = `[${Array.from({ length: 200 }, () => "\ufeff").join(",")}]`;
    for (const length of [13, 29, 1000]) expect((await read(text, [length])).rows).toHaveLength(200);
  });

  test("is found behind what stands before it, however far away", async () => {
    const before = `${"x".repeat(500)}=${" ".repeat(500)}`;
    expect(await read("[1]", [1], before.replaceAll(" ", ""))).toEqual({ rows: [1], isThere: true, tail: "" });
    expect(await read("{}", [10], before.replaceAll(" ", ""))).toEqual({ rows: [], isThere: false, tail: null });
    expect(await read("", [10], "x".repeat(100))).toEqual({ rows: [], isThere: false, tail: null });
  });

  test("is read to the end of the file, which may turn out to be damaged there", async () => {
    async function* damaged(): AsyncGenerator<Uint8Array> {
      yield encoder.encode(`[1]${" ".repeat(2000)}`);
      yield encoder.encode(" ");
      throw new Error("its checksum does not agree");
    }
    await expect(
      readJsonPieces(
        damaged(),
        () => 0,
        () => {},
      ),
    ).rejects.toThrow("its checksum does not agree");
  });

  test("takes no time that grows with the square of a row", { timeout: 5000 }, async () => {
    const text = `["${"x".repeat(20_000_000)}"]`;
    expect((await read(text, [1000])).rows).toEqual([undefined]);
  });
});
