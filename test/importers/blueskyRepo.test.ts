import { describe, expect, test } from "vitest";
import { blueskyImporter } from "../../src/importers/bluesky.ts";
import type { ReadOptions } from "../../src/importers/importer.ts";
import {
  ada,
  blockOf,
  blueskyRecord,
  blueskyRecords,
  encodeCbor,
  jane,
  repoBlocks,
  tid,
  writeCar,
  writeRepo,
} from "../support/exports/bluesky.ts";
import { type ExportFiles, readOptions, sourceOf } from "../support/exports/source.ts";

const read = (files: ExportFiles, changes: Partial<ReadOptions> = {}) =>
  blueskyImporter.read(sourceOf(files), readOptions(changes));

const oneRecord = (record: unknown, key = tid("2025-06-01T10:00:00Z"), collection = "app.bsky.feed.post") =>
  read({ "repo.car": writeRepo({ [`${collection}/${key}`]: record }) });

const post = { $type: "app.bsky.feed.post", text: "Hello", createdAt: "2025-06-01T10:00:00Z" };

describe("a record that is not as it should be", () => {
  test.each([
    ["not a post", "text"],
    ["not a post", [post]],
    ["not a post", null],
    ["not a post", 12],
  ])("is skipped and named by its key: %s", async (reason, record) => {
    const { rows, activities, skipped } = await oneRecord(record, "3lqkxyzabcd2k");
    expect([rows, activities]).toEqual([1, []]);
    expect(skipped).toEqual([{ reason, position: "repo.car, app.bsky.feed.post/3lqkxyzabcd2k" }]);
  });

  test.each([
    [{}],
    [{ subject: null }],
    [{ subject: { uri: 12 } }],
    [{ subject: { uri: "https://bsky.app/profile/x/post/y" } }],
    [{ subject: { uri: `at://${ada.did}/app.bsky.feed.generator/best` } }],
    [{ subject: { uri: `at://${ada.did}/app.bsky.feed.post/..` } }],
    [{ subject: { uri: "at://did:plc:x?y/app.bsky.feed.post/3lqkxyzabcd2k" } }],
    [{ subject: { uri: `at://${ada.did}/app.bsky.feed.post/3lqkxyzabcd2k/more` } }],
  ])("is no repost without a post that was reposted: %j", async (record) => {
    const { skipped } = await oneRecord({ ...record, createdAt: post.createdAt }, undefined, "app.bsky.feed.repost");
    expect(skipped).toMatchObject([{ reason: "not a repost of a post" }]);
  });

  test.each([
    ["post", { text: 12, embed: [], reply: null }],
    ["post", { text: "", reply: "yes" }],
    ["reply", { reply: {} }],
    ["reply", { reply: { parent: { uri: `at://${jane.did}` } } }],
    ["reply", { reply: { parent: [], root: { uri: 1 } } }],
    ["post", { __proto__: null, constructor: { prototype: {} } }],
  ])("is a %s as far as it tells: %j", async (kind, changes) => {
    const { activities } = await oneRecord({ ...post, ...changes });
    expect(activities).toMatchObject([{ kind, day: "2025-06-01" }]);
  });

  test("shows nothing that a terminal acts upon", async () => {
    const { activities, skipped } = await oneRecord({ ...post, text: "\u001b[31mred\u0000\u202e \ud83d" });
    expect([activities[0]?.text, skipped]).toEqual(["red \ufffd", []]);
    const strange = await oneRecord(post, "\u001b[2Jx");
    expect(strange.skipped).toEqual([{ reason: "no key", position: "repo.car, app.bsky.feed.post/x" }]);
  });

  test("keeps a post under a key of one's own choice, and apart from another account's", async () => {
    const key = "hello.world";
    const { activities } = await oneRecord(post, key);
    const other = await read({
      "repo.car": writeRepo({ [`app.bsky.feed.post/${key}`]: post }, { did: "did:web:example.com" }),
    });
    expect([activities[0]?.id, other.activities[0]?.id]).toEqual([
      `bluesky:${jane.did}/hello.world`,
      "bluesky:did:web:example.com/hello.world",
    ]);
    expect(other.activities[0]?.url).toBe("https://bsky.app/profile/did:web:example.com/post/hello.world");
  });

  test("takes a post that stands under two keys for two posts", async () => {
    const records = { "app.bsky.feed.post/3lqkxyzabcd2k": post, "app.bsky.feed.post/3lqkxyzabce2k": post };
    const { activities } = await read({ "repo.car": writeRepo(records) });
    expect(activities.map(({ id }) => id)).toEqual(["bluesky:3lqkxyzabcd2k", "bluesky:3lqkxyzabce2k"]);
  });
});

describe("a repository of another server", () => {
  const records = blueskyRecords([{ at: "2025-06-01T10:00:00Z" }, { at: "2025-06-02T10:00:00Z", kind: "repost" }]);

  test.each([
    ["without a previous commit", { prev: undefined }],
    ["of an older version", { version: 2, rev: undefined }],
    ["unsigned", { sig: undefined }],
  ])("is read when it is %s", async (_, changes) => {
    const blocks = repoBlocks(records);
    const commit: Record<string, unknown> = {
      did: jane.did,
      version: 3,
      rev: "x",
      data: blocks.at(-1)?.[0],
      ...changes,
    };
    for (const [key, value] of Object.entries(commit)) if (value === undefined) delete commit[key];
    expect((await read({ "repo.car": writeCar([blockOf(commit), ...blocks.slice(1)]) })).rows).toBe(2);
  });

  test("is read with its parts in any order, several roots, and what belongs to nothing", async () => {
    const [commit, ...others] = repoBlocks(records);
    const stray = blockOf({ stray: [1, -2, true, false, 70_000, 2 ** 40, encodeCbor("x")] });
    const picture = [{ cid: Buffer.from(`01551220${"ab".repeat(32)}`, "hex") }, Buffer.from("not CBOR")] as const;
    const car = writeCar([stray, picture, ...others, ...(commit === undefined ? [] : [commit])], {
      roots: [commit?.[0], stray[0]],
      version: 1,
    });
    expect((await read({ "repo.car": car })).rows).toBe(2);
  });

  test("is read when keys are written out, in maps in any order, with numbers longer than they need to be", async () => {
    const record = blockOf(post);
    const key = Buffer.from("app.bsky.feed.post/3lqkxyzabcd2k");
    // {v: link, p: 0 in four bytes, k: key, t: null} within {l: null, e: […]}, where e would come first.
    const entry = Buffer.concat([
      Buffer.from([0xa4, 0x61, 0x76]),
      encodeCbor(record[0]),
      Buffer.from([0x61, 0x70, 0x1a, 0, 0, 0, 0, 0x61, 0x6b]),
      encodeCbor(key),
      Buffer.from([0x61, 0x74, 0xf6]),
    ]);
    const node = Buffer.concat([Buffer.from([0xa2, 0x61, 0x6c, 0xf6, 0x61, 0x65, 0x81]), entry]);
    const nodeLink = blockOf("stands for the node")[0];
    const commit = blockOf({ did: jane.did, version: 3, data: nodeLink });
    const { activities } = await read({ "repo.car": writeCar([commit, [nodeLink, node], record]) });
    expect(activities).toMatchObject([{ id: "bluesky:3lqkxyzabcd2k", text: "Hello" }]);
  });

  test("tells which records are missing from the file", async () => {
    const record = blockOf(blueskyRecord({ at: "2025-06-01T10:00:00Z" }));
    const blocks = repoBlocks(records).filter(([, block]) => !record[1].every((byte, at) => byte === block[at]));
    const { rows, activities, skipped, warnings } = await read({ "repo.car": writeCar(blocks) });
    expect([rows, activities.length, warnings]).toEqual([2, 1, []]);
    const position = `repo.car, app.bsky.feed.post/${tid("2025-06-01T10:00:00Z")}`;
    expect(skipped).toEqual([{ reason: "missing from the file", position }]);
  });

  test("warns when a part of its tree is missing", async () => {
    const whole = repoBlocks(records);
    const tree = whole.at(-1)?.[0];
    const beside = blockOf({ l: blockOf("not there")[0], e: [{ p: 0, k: Buffer.from("a/b"), v: tree, t: tree }] });
    const blocks = [blockOf({ did: jane.did, version: 3, data: beside[0] }), beside, ...whole.slice(1)];
    const { rows, warnings } = await read({ "repo.car": writeCar(blocks) });
    expect(rows).toBe(2);
    expect(warnings).toEqual(["repo.car: parts of the file are missing, and maybe posts in them. Export it again."]);
  });
});
