import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { blueskyImporter } from "../../src/importers/bluesky.ts";
import type { ReadOptions } from "../../src/importers/importer.ts";
import { blockOf, blueskyRecords, encodeCbor, jane, repoBlocks, varint, writeCar } from "../support/exports/bluesky.ts";
import { type ExportFiles, readOptions, sourceOf } from "../support/exports/source.ts";
import { userErrorOf } from "../support/faults.ts";

const read = (files: ExportFiles, changes: Partial<ReadOptions> = {}) =>
  blueskyImporter.read(sourceOf(files), readOptions(changes));

const faultOf = async (files: ExportFiles): Promise<string> => (await userErrorOf(read(files))).message;

const unreadable = "repo.car is damaged: it cannot be read to its end.";
const post = { $type: "app.bsky.feed.post", text: "Hello", createdAt: "2025-06-01T10:00:00Z" };

describe("a file that cannot be understood", () => {
  const blocks = repoBlocks(blueskyRecords([{ at: "2025-06-01T10:00:00Z" }]));
  const car = writeCar(blocks);
  const [commit] = blocks;
  const faultOfRepo = (data: unknown, ...others: readonly ReturnType<typeof blockOf>[]) =>
    faultOf({ "repo.car": writeCar([blockOf({ did: jane.did, version: 3, data }), ...others]) });

  test("because it ends in the middle, wherever it was cut", async () => {
    expect(await faultOf({ "repo.car": car.subarray(0, car.length - 5) })).toBe(unreadable);
    for (let length = 0; length < car.length; length++) {
      await read({ "repo.car": car.subarray(0, length) }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(UserError);
      });
    }
  });

  test("because what leads to the rest is missing", async () => {
    const expected = "repo.car is damaged: the part that leads to the others is missing.";
    expect(await faultOf({ "repo.car": writeCar([], { roots: [commit?.[0]], version: 1 }) })).toBe(expected);
    expect(await faultOf({ "repo.car": writeCar([], { roots: [], version: 1 }) })).toBe(expected);
    expect(await faultOfRepo(blockOf("nowhere")[0])).toBe(expected);
  });

  test("because it is an archive of something else", async () => {
    const other = writeCar([blockOf({ name: "photos", Links: [] })]);
    expect(await faultOf({ "photos.car": other })).toBe(
      "photos.car is no archive of Bluesky: it begins with an object with the keys name, Links.",
    );
    const nobody = blockOf({ did: "\u001b[2Jjane", version: 3, data: null });
    expect(await faultOf({ "x.car": writeCar([nobody]) })).toMatch(/^x\.car is no archive of Bluesky/);
  });

  test("because its tree grows back into itself, at once or through another part", async () => {
    const [left, right] = [blockOf("left")[0], blockOf("right")[0]];
    const entry = (subtree: unknown, key: string) => ({ p: 0, k: Buffer.from(key), v: left, t: subtree });
    const nodes = [
      [left, encodeCbor({ l: left, e: [entry(left, "a/b"), entry(left, "a/c")] })],
      [left, encodeCbor({ l: null, e: [entry(right, "a/b"), entry(right, "a/c")] })],
      [left, encodeCbor({ l: right, e: [] })],
    ] as const;
    for (const node of nodes) {
      const back = [right, encodeCbor({ l: left, e: [entry(left, "a/d")] })] as const;
      expect(await faultOfRepo(left, node, back)).toBe(
        "repo.car is damaged: its tree of records grows back into itself.",
      );
    }
  });

  test("because a part of its tree is none", async () => {
    const expected = "repo.car is damaged: a part of its tree of records cannot be read.";
    const nodes = [
      [],
      "x",
      { e: null, l: null },
      { e: [null] },
      { e: [{ p: 0, k: "text" }] },
      { e: [{ p: 1, k: Buffer.from("x") }] },
      { e: [{ p: -1, k: Buffer.from("x") }] },
      { e: [{ p: 0, k: Buffer.alloc(2000, 97) }] },
    ];
    for (const node of nodes) {
      const block = blockOf(node);
      expect(await faultOfRepo(block[0], block)).toBe(expected);
    }
  });
});

describe("hostile content", () => {
  const link = blockOf("anything")[0];
  const key = "app.bsky.feed.post/3lqkxyzabcd2k";
  /** A repository whose one record has these bytes. */
  const around = (record: Uint8Array): ExportFiles => {
    const node = blockOf({ l: null, e: [{ p: 0, k: Buffer.from(key), v: link, t: null }] });
    return { "repo.car": writeCar([blockOf({ did: jane.did, version: 3, data: node[0] }), node, [link, record]]) };
  };
  /** Each list claims the rest of the record for itself: readers that make room first need gigabytes. */
  const greedy = Buffer.alloc(65_000);
  for (let at = 0; at + 3 < greedy.length; at += 3) greedy.writeUIntBE(0x990000 + (greedy.length - at), at, 3);

  test.each([
    ["lists within lists", Buffer.alloc(100_000, 0x81)],
    ["links within links", Buffer.alloc(100_000, 0xd8)],
    ["lists that claim gigabytes", Buffer.from("9bffffffffffffffff", "hex")],
    ["a list that claims the memory", Buffer.from("9a7fffffff00", "hex")],
    ["a text that claims gigabytes", Buffer.from("7b00ffffffffffffff", "hex")],
    ["a map that claims gigabytes", Buffer.from("bbffffffffffffffff6161", "hex")],
    ["lists that all claim the rest", greedy],
    ["lists without an end", Buffer.from("9f0000ff", "hex")],
    ["keys that are no text", Buffer.from("a10a63616263", "hex")],
    ["a record of many megabytes", Buffer.concat([Buffer.from("5a00500000", "hex"), Buffer.alloc(0x500000)])],
    ["nothing", Buffer.alloc(0)],
  ])("is skipped, in a record: %s", async (_, record) => {
    const { skipped } = await read(around(record));
    expect(skipped).toEqual([{ reason: "not readable", position: `repo.car, ${key}` }]);
  });

  test("does no harm as keys of an object", async () => {
    const own = Buffer.concat([Buffer.from([0xa1]), encodeCbor("__proto__"), encodeCbor(post)]);
    const { activities } = await read(around(own));
    expect(activities).toMatchObject([{ id: "bluesky:3lqkxyzabcd2k" }]);
    expect(activities[0]?.text).toBeUndefined();
    expect(({} as Record<string, unknown>)["createdAt"]).toBeUndefined();
  });

  test("of invalid UTF-8 is read as far as it means anything", async () => {
    const record = encodeCbor({ ...post, text: "Hello LyonX" });
    record[record.indexOf("X")] = 0xff;
    expect((await read(around(record))).activities).toMatchObject([{ text: "Hello Lyon\ufffd" }]);
  });

  const frame = writeCar([blockOf(1)]);
  /** Each section claims for its link what follows: readers that keep all links need gigabytes. */
  const greedyLinks = Buffer.alloc(400_000);
  for (let at = 0; at < greedyLinks.length; at += 8) {
    greedyLinks.set([7, 1, 0x71, 0, ...varint(Math.max(0, greedyLinks.length - at - 20_000))], at);
  }

  test.each([
    ["a header beyond the file", Buffer.concat([varint(2 ** 40), encodeCbor({ roots: [], version: 1 })])],
    ["a header of another version", writeCar([], { roots: [], version: 3 })],
    ["a length without an end", Buffer.concat([frame, Buffer.alloc(20, 0xff)])],
    ["a section beyond the file", Buffer.concat([frame, varint(2 ** 50)])],
    ["a link beyond its section", Buffer.concat([frame, Buffer.from("0501711220ff", "hex")])],
    [
      "a link as long as a book",
      Buffer.concat([frame, varint(305), Buffer.from("017100ac02", "hex"), Buffer.alloc(300)]),
    ],
    ["links that all claim the rest", Buffer.concat([frame, greedyLinks])],
  ])("is named, in the frame of the file: %s", async (_, car) => {
    expect(await faultOf({ "repo.car": car })).toBe(unreadable);
  });

  test("of any bytes at all is read, skipped or named", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async (bytes) => {
        expect((await read(around(bytes))).rows).toBe(1);
        await faultOf({ "repo.car": Buffer.concat([frame, bytes]) });
      }),
    );
  });

  test("is read in time where thousands of records are one large one", async () => {
    const large = blockOf({ ...post, tags: Array.from({ length: 20_000 }, (_, index) => index) });
    const e = Array.from({ length: 5000 }, (_, index) => ({
      p: 0,
      k: Buffer.from(`app.bsky.feed.post/3lqkxyz${100_000 + index}`),
      v: large[0],
      t: null,
    }));
    const root = blockOf({ l: null, e });
    const commit = blockOf({ did: jane.did, version: 3, data: root[0] });
    expect((await read({ "repo.car": writeCar([commit, root, large]) })).rows).toBe(5000);
  });
});
