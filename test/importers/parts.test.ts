import { describe, expect, test } from "vitest";
import { readUtc } from "../../src/importers/activity.ts";
import { decodeText, toUtf8, utf8PiecesOf } from "../../src/importers/decode.ts";
import { createRowIdentities, hashText } from "../../src/importers/identity.ts";
import { describeJson, parseJson, walkJsonList } from "../../src/importers/json.ts";

describe("hashText", () => {
  // http://www.isthe.com/chongo/src/fnv/test_fnv.c
  test.each([
    ["", "cbf29ce484222325"],
    ["a", "af63dc4c8601ec8c"],
    ["foobar", "85944171f73967e8"],
  ])("is FNV-1a with 64 bits: %j", (text, hash) => {
    expect(hashText(text)).toBe(hash);
  });

  test("takes any text", () => {
    expect(hashText("\ud800")).toBe(hashText("\ufffd"));
    expect(hashText("é")).not.toBe(hashText("e"));
  });
});

test("equal rows are numbered, and parts do not run into each other", () => {
  const identify = createRowIdentities("csv");
  const ids = [
    ["a", "b"],
    ["a", "b"],
    ["ab", ""],
    ["a", null],
  ].map(identify);
  expect(new Set(ids).size).toBe(4);
  expect(ids[1]).toBe(`${ids[0]}-2`);
});

describe("walkJsonList", () => {
  const walk = (text: string, start = 0) => {
    const bytes = new TextEncoder().encode(text);
    const rows: unknown[] = [];
    const end = walkJsonList(bytes, start, (from, to) => rows.push(parseJson(bytes, from, to)));
    return { rows, end };
  };

  test.each<[string, unknown[]]>([
    ["[]", []],
    [" [ ] ", []],
    ["[1]", [1]],
    ["[ 1 , 2 ]", [1, 2]],
    ['[{"a":[1,{"b":2}]},[3],"x",null]', [{ a: [1, { b: 2 }] }, [3], "x", null]],
    ['["],[", "\\"]", "\\\\", "\\\\\\"["]', ["],[", '"]', "\\", '\\"[']],
    ["[1,]", [1]],
    ["[,1]", [1]],
    ["[oops, 2]", [undefined, 2]],
    ['["déjà", "🎉"]', ["déjà", "🎉"]],
  ])("gives the rows of %s", (text, rows) => {
    expect(walk(text)).toEqual({ rows, end: new TextEncoder().encode(text.trimEnd()).length });
  });

  test.each(["", "[", "[1", "[1,", '["', '["\\', '["a\\"]', "[[1]", "[{"])("knows that %j never ends", (text) => {
    expect(walk(text).end).toBeNull();
  });

  test("stops where the list does", () => {
    expect(walk("x = [1];[2]", 4)).toEqual({ rows: [1], end: 7 });
  });
});

test("describeJson names the keys", () => {
  const many = Object.fromEntries("abcdefgh".split("").map((key) => [key, 1]));
  expect(describeJson(many)).toBe("an object with the keys a, b, c, d, e, f and 2 more");
  expect([{}, [], [[]], null, 1, undefined].map(describeJson)).toEqual([
    "an empty object",
    "an empty list",
    "a list of lists",
    "null",
    "a number",
    "nothing that can be read",
  ]);
});

describe("decoding", () => {
  test("takes off the byte order mark, and nothing else", () => {
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe("a");
    expect(decodeText(new Uint8Array())).toBe("");
    expect(decodeText(new Uint8Array([0xff]))).toBe("ÿ");
    expect(toUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toEqual(new Uint8Array([0x61]));
    expect(toUtf8(new Uint8Array([0xfe, 0xff, 0, 0x61]))).toEqual(new Uint8Array([0x61]));
  });
});

test.each([
  ["with a byte order mark", [0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xa9]],
  ["without one", [0x61, 0xc3, 0xa9]],
  ["of UTF-16, all at once", [0xff, 0xfe, 0x61, 0x00, 0xe9, 0x00]],
  ["of nothing", []],
])("a file in pieces is the same text as the whole of it: one %s", async (_, content) => {
  const bytes = Uint8Array.from(content);
  async function* readPieces(): AsyncGenerator<Uint8Array> {
    for (const byte of bytes) yield Uint8Array.of(byte);
  }
  const read = async () => bytes;
  const readStart = async (length: number) => bytes.subarray(0, length);
  const pieces: Uint8Array[] = [];
  for await (const piece of utf8PiecesOf({ path: "a", size: bytes.length, read, readStart, readPieces })) {
    pieces.push(piece);
  }
  expect(pieces.flatMap((piece) => [...piece])).toEqual([...toUtf8(bytes)]);
});

describe("times with an offset", () => {
  test.each([
    ["2026-01-10T10:00:00+14:00", "2026-01-09T20:00:00.000Z"],
    ["2026-01-10 10:00:00 UTC", "2026-01-10T10:00:00.000Z"],
    ["2026-01-10T10:00:00-0330", "2026-01-10T13:30:00.000Z"],
  ])("are read: %s", (written, instant) => {
    expect(new Date(readUtc(written) ?? Number.NaN).toISOString()).toBe(instant);
  });

  test.each([["2026-01-10T10:00:00+99:00"], ["2026-01-10T10:00:00+14:01"], ["2026-01-10T10:00:00+05:60"]])(
    "that no clock has are none: %s",
    (written) => {
      expect(readUtc(written)).toBeNull();
    },
  );
});
