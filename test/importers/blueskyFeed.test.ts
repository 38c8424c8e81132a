import { describe, expect, test } from "vitest";
import { blueskyImporter } from "../../src/importers/bluesky.ts";
import type { ReadOptions } from "../../src/importers/importer.ts";
import {
  ada,
  type BlueskySketch,
  blueskyCar,
  feedItem,
  feedPage,
  jane,
  pinnedItem,
  tid,
} from "../support/exports/bluesky.ts";
import { toUtf16 } from "../support/exports/csv.ts";
import { type ExportFiles, readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { userErrorOf } from "../support/faults.ts";

const read = (files: ExportFiles, changes: Partial<ReadOptions> = {}) =>
  blueskyImporter.read(sourceOf(files), readOptions(changes));

const readCar = (sketches: readonly BlueskySketch[], changes: Partial<ReadOptions> = {}) =>
  read({ "repo.car": blueskyCar(sketches) }, changes);

const readFeed = (items: readonly unknown[], changes: Partial<ReadOptions> = {}) =>
  read({ "feed.json": JSON.stringify(feedPage(items)) }, changes);

const faultOf = async (files: ExportFiles): Promise<string> => (await userErrorOf(read(files))).message;

describe("getAuthorFeed", () => {
  const sketches: readonly BlueskySketch[] = [
    { at: "2025-06-04T10:00:00.000Z", kind: "repost", subject: "3lqabcdefgh22" },
    { at: "2025-06-03T10:00:00.000Z", kind: "quote" },
    { at: "2025-06-02T10:00:00.000Z", kind: "reply", createdAt: "2025-06-02T12:00:00.000+02:00" },
    { at: "2025-06-01T11:00:00.000Z", kind: "thread", createdAt: "2019-01-01T00:00:00.000Z" },
    { at: "2025-06-01T10:00:00.000Z", text: "Hello" },
  ];
  const items = sketches.map(feedItem);

  test("gives the very activities that repo.car gives", async () => {
    const [feed, car] = [await readFeed(items), await readCar(sketches)];
    expect(feed.account).toBe("@jane.example.com");
    expect(feed.activities).toEqual(car.activities);
    expect(feed.activities.map(({ kind, day }) => [kind, day])).toEqual([
      ["post", "2025-06-01"],
      ["post", "2025-06-01"],
      ["reply", "2025-06-02"],
      ["post", "2025-06-03"],
      ["repost", "2025-06-04"],
    ]);
    expect([feed.rows, feed.skipped, feed.coverage]).toEqual([5, [], car.coverage]);
  });

  test("comes as a page, as a list of pages or of items, or as one after the other", async () => {
    const pages = [feedPage(items.slice(0, 2), "2025-06-03T10:00:00Z"), feedPage(items.slice(2))];
    const forms = [
      JSON.stringify({ cursor: "2025-06-01T10:00:00Z", feed: items }),
      JSON.stringify(pages, null, 2),
      JSON.stringify(items),
      pages.map((page) => JSON.stringify(page)).join("\n"),
      `${items.map((item) => JSON.stringify(item)).join("\r\n")}\r\n`,
    ];
    for (const form of forms) {
      const files = { "anything.txt": form };
      expect(await recognises(blueskyImporter, sourceOf(files))).toBe(true);
      expect((await read(files)).activities).toHaveLength(5);
    }
  });

  test("may have been saved again with a byte order mark, or as UTF-16", async () => {
    const text = JSON.stringify(feedPage(items));
    for (const content of [`\ufeff${text}`, toUtf16(text, "little"), toUtf16(text, "big")]) {
      expect(await recognises(blueskyImporter, sourceOf({ "feed.json": content }))).toBe(true);
      expect((await read({ "feed.json": content })).activities).toHaveLength(5);
    }
  });

  test("leaves out a pinned post, which would make the feed look as if it reached back to it", async () => {
    const { rows, skipped, coverage } = await readFeed([pinnedItem({ at: "2024-01-01T10:00:00Z" }), ...items]);
    expect(rows).toBe(6);
    expect(skipped).toEqual([{ reason: "pinned, out of its place", position: "feed.json, item 1" }]);
    expect(coverage).toMatchObject([{ firstDay: "2025-06-01" }]);
  });

  test("leaves out what somebody else wrote, beside what the account reposted", async () => {
    const theirs = JSON.parse(JSON.stringify(items[4]).replaceAll(jane.did, ada.did)) as unknown;
    const { rows, activities, skipped } = await readFeed([theirs, theirs, theirs, items[0], items[4]]);
    expect([rows, activities.length]).toEqual([5, 2]);
    expect(skipped).toEqual(
      [1, 2, 3].map((number) => ({ reason: "by somebody else", position: `feed.json, item ${number}` })),
    );
  });

  test("is that of the one who wrote most of it, where nothing was reposted", async () => {
    const theirs = JSON.parse(JSON.stringify(items[4]).replaceAll(jane.did, ada.did)) as unknown;
    const { account, skipped } = await readFeed([theirs, items[3], items[4]]);
    expect([account, skipped.length]).toEqual(["@jane.example.com", 1]);
  });

  test("counts a repost of one's own post, by the day of the repost", async () => {
    const own = JSON.parse(JSON.stringify(items[0]).replaceAll(ada.did, jane.did)) as unknown;
    const { activities } = await readFeed([own]);
    expect(activities).toMatchObject([
      { id: `bluesky:repost/${jane.did}/3lqabcdefgh22`, kind: "repost", day: "2025-06-04" },
    ]);
  });

  test("names the account by its identity where the server could not vouch for the handle", async () => {
    const text = JSON.stringify(feedPage(items)).replaceAll(jane.handle, "handle.invalid");
    expect((await read({ "feed.json": text })).account).toBe(jane.did);
  });

  test("takes the date of a repost from its key where the server tells only that", async () => {
    const reason = {
      $type: "app.bsky.feed.defs#reasonRepost",
      by: jane,
      uri: `at://${jane.did}/app.bsky.feed.repost/${tid("2025-06-05T10:00:00Z")}`,
    };
    const { activities } = await readFeed([{ ...items[0], reason }]);
    expect(activities).toMatchObject([{ at: "2025-06-05T10:00:00.000Z" }]);
  });

  const good = items[4] as Record<string, Record<string, unknown>>;
  test.each([
    ["not a post", null],
    ["not a post", [good]],
    ["not a post", { ...good, post: "x" }],
    ["not a post", { ...good, post: { ...good["post"], uri: null } }],
    ["not a post", { ...good, post: { ...good["post"], uri: `at://${jane.did}/app.bsky.feed.like/3lqabcdefgh22` } }],
    ["not a post", { ...good, post: { ...good["post"], record: [] } }],
    [
      "does not say whose it is",
      { ...good, post: { ...good["post"], uri: "at://jane.example.com/app.bsky.feed.post/3lqabcdefgh22", author: {} } },
    ],
    [
      "does not say whose it is",
      { ...good, reason: { $type: "app.bsky.feed.defs#reasonRepost", by: { did: "jane" } } },
    ],
    ["no date", { ...good, reason: { $type: "app.bsky.feed.defs#reasonRepost", by: jane } }],
    [
      "a date that cannot be read",
      { ...good, reason: { $type: "app.bsky.feed.defs#reasonRepost", by: jane, indexedAt: "1 June" } },
    ],
  ])("skips an item that cannot be read, and reads the others: %s", async (reason, item) => {
    const { rows, activities, skipped } = await readFeed([item, ...items]);
    expect([rows, activities.length]).toEqual([6, 5]);
    expect(skipped).toEqual([{ reason, position: "feed.json, item 1" }]);
  });

  test("skips an item that is no JSON", async () => {
    const text = `{"feed":[${JSON.stringify(good)},{"post":{oops}},{"post":${"[".repeat(50_000)}${"]".repeat(50_000)}}]}`;
    const { skipped } = await read({ "feed.json": text });
    expect(skipped.map(({ reason }) => reason)).toEqual(["not readable", "not a post"]);
  });
});

describe("a feed that cannot be understood", () => {
  test("because its feed ends in the middle, or goes on as something else", async () => {
    const feed = JSON.stringify(feedPage([feedItem({ at: "2025-06-01T10:00:00Z" })]));
    expect(await faultOf({ "feed.json": feed.slice(0, -3) })).toBe("feed.json ends in the middle, after 0 items.");
    expect(await faultOf({ "feed.json": `[${feed},${feed.slice(0, -3)}` })).toBe(
      "feed.json ends in the middle, after 1 item.",
    );
    expect(await faultOf({ "feed.json": `${feed}<html>` })).toBe(
      "feed.json is damaged: it does not go on as JSON, after 1 item.",
    );
  });

  test("because its items are no posts, or of everybody", async () => {
    const thread = { post: { uri: "x", record: { $type: "app.bsky.feed.post" } } };
    expect(await faultOf({ "feed.json": JSON.stringify(feedPage([thread])) })).toBe(
      "The items in feed.json are no posts of Bluesky: the first is an object with the keys post.",
    );
    const item = JSON.stringify(feedItem({ at: "2025-06-01T10:00:00Z" }));
    const everybody = Array.from({ length: 9 }, (_, index) => item.replaceAll(jane.did, `did:plc:person${index}`));
    expect(await faultOf({ "timeline.json": `{"feed":[${everybody.join(",")}]}` })).toBe(
      "timeline.json holds posts of 9 people: it does not say which are yours.",
    );
  });

  test("because it is none names what it is", async () => {
    expect(await faultOf({ "posts.json": '{"records":[],"cursor":"x"}' })).toBe(
      "posts.json holds nothing of Bluesky: it is JSON, an object with the keys records, cursor.",
    );
  });
});
