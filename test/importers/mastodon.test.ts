import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../../src/coach/address.ts";
import { dayInZone } from "../../src/coach/zone.ts";
import type { ReadOptions, ReadResult } from "../../src/importers/importer.ts";
import { mastodonImporter } from "../../src/importers/mastodon.ts";
import { daysInZones } from "../support/days.ts";
import { toUtf16 } from "../support/exports/csv.ts";
import {
  actorOf,
  jane,
  mastodonArchive,
  numberedJane,
  outboxItem,
  outboxOf,
  pleromaOutbox,
  publicAddress,
  type TootSketch,
  tootId,
} from "../support/exports/mastodon.ts";
import { type ExportFiles, readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { userErrorOf } from "../support/faults.ts";

function read(files: ExportFiles, options: Partial<ReadOptions> = {}): Promise<ReadResult> {
  return mastodonImporter.read(sourceOf(files), readOptions(options));
}

/** What the archive says of one item. */
async function readOne(item: unknown, options: Partial<ReadOptions> = {}) {
  const files = { ...mastodonArchive([]), "outbox.json": outboxOf([{ type: "Delete" }, item]) };
  const { rows, activities, skipped, warnings } = await read(files, options);
  expect([rows, activities.length + skipped.length, warnings]).toEqual([2, 2, []]);
  return activities[0] ?? skipped[1]?.reason;
}

const readSketch = (sketch: Partial<TootSketch>, options: Partial<ReadOptions> = {}) =>
  readOne(outboxItem({ at: "2026-02-02T02:02:02Z", ...sketch }), options);

const faultOf = async (files: ExportFiles): Promise<string> => (await userErrorOf(read(files))).message;

const under = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [folder + path, content]));

const ada = "https://other.example/users/ada";
const adasPost = `${ada}/statuses/116000000000000002`;

describe("a Mastodon archive", () => {
  test("tells day, kind, instant, address and text of each item", async () => {
    const result = await read(
      mastodonArchive([
        // 1782845105000 ms times 65536.
        { id: "116840536801280000", at: "2026-06-30T18:45:05Z", text: "<p>Q &amp; A</p><p>two &lt;b&gt;</p>" },
        { id: "115000000000000009", at: "2026-06-29T08:31:16Z", boost: adasPost },
      ]),
    );
    expect(result).toMatchObject({ account: "@jane@example.social", rows: 2, skipped: [], warnings: [] });
    expect(result.activities).toEqual([
      {
        id: "mastodon:example.social/115000000000000009",
        day: "2026-06-29",
        kind: "repost",
        platform: "mastodon",
        at: "2026-06-29T08:31:16.000Z",
        url: adasPost,
        source: "mastodon",
      },
      {
        id: "mastodon:example.social/116840536801280000",
        day: "2026-06-30",
        kind: "post",
        platform: "mastodon",
        at: "2026-06-30T18:45:05.000Z",
        url: "https://example.social/@jane/116840536801280000",
        text: "Q & A two <b>",
        source: "mastodon",
      },
    ]);
    expect(result.coverage).toEqual([
      {
        platform: "mastodon",
        firstDay: "2026-06-29",
        lastDay: "2026-06-30",
        firstAt: "2026-06-29T08:31:16.000Z",
        lastAt: "2026-06-30T18:45:05.000Z",
      },
    ]);
  });

  test.each(daysInZones)("made at %s is on the leader's own day in %s: %s", async (at, timeZone, day) => {
    expect(await readSketch({ at }, { timeZone })).toMatchObject({ day, at: at.replace("Z", ".000Z") });
    expect(await readSketch({ at, boost: adasPost }, { timeZone })).toMatchObject({ day });
  });

  test("may say its instants with fractions, or with another offset than UTC", async () => {
    const item = { ...outboxItem({ at: "2026-02-02T02:02:02Z" }), published: "2026-02-02T01:02:03+02:00" };
    expect(await readOne(item)).toMatchObject({ day: "2026-02-01", at: "2026-02-01T23:02:03.000Z" });
    const fraction = { ...item, published: "2026-02-02T01:02:03.456789Z" };
    expect(await readOne(fraction)).toMatchObject({ day: "2026-02-02", at: "2026-02-02T01:02:03.456Z" });
  });

  test("holds its items in any order, and a wrong count of them", async () => {
    const at = ["2024-05-05T10:00:00Z", "2021-05-05T10:00:00Z", "2023-05-05T10:00:00Z"];
    const { activities, warnings } = await read(mastodonArchive(at.map((moment) => ({ at: moment }))));
    expect(activities.map(({ day }) => day)).toEqual(["2021-05-05", "2023-05-05", "2024-05-05"]);
    expect(warnings).toEqual([]);
  });

  test("tells how far it is", async () => {
    const toots = Array.from({ length: 2500 }, (_, index) => ({ at: new Date(1.7e12 + index * 1000).toISOString() }));
    const calls: (number | null)[][] = [];
    await read(mastodonArchive(toots), { onProgress: (...call) => calls.push(call) });
    expect(calls).toEqual([
      [1000, null],
      [2000, null],
      [2500, 2500],
    ]);
  });

  test("read again, or a later one that overlaps it, has the same identities", async () => {
    const toots = [1, 2, 3, 4].map((day) => ({ at: `2026-03-0${day}T10:00:00Z` }));
    const ids = async (from: number, to: number, folder = "") =>
      (await read(under(folder, mastodonArchive(toots.slice(from, to))))).activities.map(({ id }) => id);
    const all = await ids(0, 4);
    expect(new Set(all).size).toBe(4);
    expect(await ids(0, 3, "first/")).toEqual(all.slice(0, 3));
    expect(await ids(1, 4, "second/")).toEqual(all.slice(1));
  });
});

describe("the kind", () => {
  const pages = [
    "https://example.social/users/jane/statuses/1",
    "https://example.social/@jane/1",
    "https://EXAMPLE.social/@Jane/1",
  ];
  test.each(pages)("is a post in an own thread (%s)", async (replyTo) => {
    expect(await readSketch({ replyTo })).toMatchObject({ kind: "post" });
  });

  test.each([
    adasPost,
    "https://example.social/users/janet/statuses/1",
    "https://example.social/@janet/1",
    "https://example.social/@jane@other.example/1",
    "https://other.example/users/jane/statuses/1",
    "https://example.social/ap/users/115400000000000001/statuses/1",
    "not an address",
    `https://example.social/@jane/${"x".repeat(3000)}`,
  ])("is a reply to anybody else (%#)", async (replyTo) => {
    expect(await readSketch({ replyTo })).toMatchObject({ kind: "reply" });
  });

  test("is told by all addresses that the account has", async () => {
    const replies = [
      "https://example.social/users/jane/statuses/1",
      "https://example.social/@jane/1",
      `${numberedJane.actor}/statuses/1`,
      "https://example.social/ap/users/115400000000000002/statuses/1",
    ];
    const toots = replies.map((replyTo, index) => ({ at: `2026-02-02T02:02:0${index}Z`, replyTo }));
    const kinds = ["post", "post", "post", "reply"];
    const archive = mastodonArchive(toots, numberedJane);
    expect((await read(archive)).activities.map(({ kind }) => kind)).toEqual(kinds);
    // Without actor.json, the items tell whose they are.
    const alone = await read({ "outbox.json": archive["outbox.json"] as string });
    expect(alone.activities.map(({ kind }) => kind)).toEqual(kinds);
    expect(alone.account).toBe("@jane@example.social");
  });

  test.each([
    ["a boost", { boost: adasPost }, "repost"],
    ["a boost of an own post", { boost: `${jane.actor}/statuses/1` }, "repost"],
    ["a quote", { quote: adasPost }, "post"],
    ["a reply with a quote in it", { quote: adasPost, replyTo: adasPost }, "reply"],
    ["a poll", { type: "Question" }, "post"],
    ["an article", { type: "Article" }, "post"],
    ["an unlisted reply", { replyTo: adasPost, visibility: "unlisted", mentions: [ada] }, "reply"],
    ["a boost for everybody, unlisted", { boost: adasPost, visibility: "unlisted" }, "repost"],
  ] as const)("of %s", async (_, sketch, kind) => {
    expect(await readSketch(sketch)).toMatchObject({ kind });
  });

  test("of a reply may have its parent as an object, or name one that cannot be read", async () => {
    const item = outboxItem({ at: "2026-02-02T02:02:02Z" });
    const replying = (inReplyTo: unknown) => readOne({ ...item, object: { ...(item["object"] as object), inReplyTo } });
    expect(await replying({ id: "https://example.social/@jane/1" })).toMatchObject({ kind: "post" });
    expect(await replying([adasPost])).toMatchObject({ kind: "reply" });
    expect(await replying({ id: 12 })).toMatchObject({ kind: "reply" });
    expect(await replying("")).toMatchObject({ kind: "post" });
    expect(await replying(undefined)).toMatchObject({ kind: "post" });
  });

  test.each(["Like", "Delete", "Update", "Undo", "Follow", "EmojiReact", "Person", "", null, 12])(
    "of %j is none",
    async (type) => {
      expect(await readOne({ ...outboxItem({ at: "2026-02-02T02:02:02Z" }), type })).toBe("not a post");
    },
  );

  test("of a post without the Create around it is told all the same", async () => {
    const item = outboxItem({ at: "2026-02-02T02:02:02Z", replyTo: adasPost });
    expect(await readOne(item["object"])).toMatchObject({ kind: "reply", text: "Hello from Lyon" });
  });
});

describe("a post that is not for everybody", () => {
  const secret = { text: "<p>the secret</p>", summary: "a secret", mentions: [ada], replyTo: adasPost };

  test.each([
    ["for followers only", { ...secret, visibility: "private" }],
    ["for followers only", { boost: `${jane.actor}/statuses/1`, visibility: "private" }],
    ["direct message", { ...secret, visibility: "direct" }],
    ["direct message", { ...secret, visibility: "direct", mentions: [] }],
    ["direct message", { ...secret, visibility: "direct", mentions: ["https://other.example/users/group/followers"] }],
    ["direct message", { ...secret, visibility: "direct", id: "1", at: "yesterday" }],
  ] as const)("is skipped: %s (%#)", async (reason, sketch) => {
    expect(await readSketch(sketch)).toBe(reason);
  });

  test("is read when the leader asks for it, direct messages never", async () => {
    const includePrivate = true;
    const shown = { kind: "reply", text: "a secret: the secret" };
    expect(await readSketch({ ...secret, visibility: "private" }, { includePrivate })).toMatchObject(shown);
    expect(await readSketch({ ...secret, visibility: "direct" }, { includePrivate })).toBe("direct message");
  });

  test("leaves no trace in what is told", async () => {
    const item = outboxItem({ at: "2026-02-02T02:02:02Z", ...secret, visibility: "direct" });
    const result = await read({ "outbox.json": outboxOf([item, outboxItem({ at: "2026-02-03T02:02:02Z" })]) });
    expect(result.skipped).toEqual([{ reason: "direct message", position: "outbox.json, item 1" }]);
    expect(JSON.stringify(result)).not.toMatch(/secret|ada/);
  });

  const addressed = (to: unknown, cc: unknown, object: Record<string, unknown> = {}) => {
    const item = outboxItem({ at: "2026-02-02T02:02:02Z", replyTo: adasPost });
    const post = { ...(item["object"] as object), to: undefined, cc: undefined, ...object };
    return { ...item, to, cc, object: post };
  };
  const followers = `${jane.actor}/followers`;

  test.each([
    ["public, as a text", addressed(publicAddress, null), "reply"],
    ["public, in short", addressed(["as:Public"], [ada]), "reply"],
    ["public, in the shortest", addressed([ada], ["Public"]), "reply"],
    ["for the own server (Pleroma)", addressed(["https://akkoma.example/#Public"], []), "reply"],
    ["public, as an object", addressed({ id: publicAddress }, []), "reply"],
    ["public by the post alone", addressed(undefined, undefined, { to: [publicAddress] }), "reply"],
    ["for followers, in cc", addressed([ada], [followers]), "for followers only"],
    ["for followers, as a text", addressed(followers, undefined), "for followers only"],
    [
      "for the followers of the page's address",
      addressed("https://example.social/@jane/followers", ada),
      "for followers only",
    ],
    ["public, the post for followers", addressed([publicAddress], [], { to: [followers] }), "for followers only"],
    ["public, the post direct", addressed([publicAddress], [], { to: [ada] }), "direct message"],
    ["for nobody", addressed([], []), "direct message"],
    ["not addressed", addressed(undefined, undefined), "direct message"],
    ["addressed in strange ways", addressed([[publicAddress, ada], 12], { id: 5 }), "reply"],
    ["for something like everybody", addressed(["https://evil.example/Public", "public"], []), "direct message"],
  ])("is told by whom it is addressed to: %s", async (_, item, wanted) => {
    const found = await readOne(item);
    expect(typeof found === "string" ? found : found?.kind).toBe(wanted);
  });

  test("knows its followers without actor.json", async () => {
    const items = [
      outboxItem({ at: "2026-02-02T02:02:02Z", visibility: "private" }),
      outboxItem({ at: "2026-02-02T02:02:03Z", visibility: "private" }, numberedJane),
      outboxItem({ at: "2026-02-02T02:02:04Z", visibility: "direct", mentions: [`${ada}/followers`] }),
    ];
    const { skipped } = await read({ "outbox.json": outboxOf(items) });
    expect(skipped.map(({ reason }) => reason)).toEqual(["for followers only", "for followers only", "direct message"]);
  });
});

describe("the identity", () => {
  const now = Date.parse("2026-11-23T00:00:00Z");

  test("is that of the pasted address", async () => {
    for (const owner of [jane, numberedJane]) {
      const item = outboxItem({ at: "2026-02-02T02:02:02Z" }, owner);
      const found = await readOne(item);
      const id = tootId("2026-02-02T02:02:02Z");
      for (const address of [
        `https://example.social/@jane/${id}`,
        `${owner.actor}/statuses/${id}`,
        `example.social/@jane/${id}`,
      ]) {
        expect(found).toMatchObject({ id: parseAddress(address, now)?.identity });
      }
    }
  });

  test.each([
    ["https://www.Example.social/users/jane/statuses/116000000000000001", "mastodon:example.social/116000000000000001"],
    ["https://m.example.social/users/jane/statuses/116000000000000001", "mastodon:example.social/116000000000000001"],
    [
      "http://example.social:8080/users/jane/statuses/116000000000000001",
      "mastodon:example.social:8080/116000000000000001",
    ],
    ["https://example.social/users/jane/statuses/116000000000000001/", "mastodon:example.social/116000000000000001"],
    [
      "https://gts.example/users/jane/statuses/01FCTA44PW9H1TB328S9AQXKDS",
      "mastodon:gts.example/01FCTA44PW9H1TB328S9AQXKDS",
    ],
    ["https://pixelfed.example/p/jane/500000000000000001", "mastodon:pixelfed.example/500000000000000001"],
    ["https://akkoma.example/objects/f81d4fae-7dec-11d0", "mastodon:akkoma.example/f81d4fae-7dec-11d0"],
  ])("of %s is %s", async (id, identity) => {
    const item = outboxItem({ at: "2026-02-02T02:02:02Z" });
    expect(await readOne({ ...item, object: { ...(item["object"] as object), id } })).toMatchObject({ id: identity });
    const boost = {
      ...outboxItem({ at: "2026-02-02T02:02:02Z", boost: adasPost }),
      id: `${id.replace(/\/$/, "")}/activity`,
    };
    expect(await readOne(boost)).toMatchObject({ id: identity });
    const pasted = parseAddress(id, now);
    if (pasted !== null && pasted.identity !== null) expect(pasted.identity).toBe(identity);
  });

  test("is found in whichever address there is", async () => {
    const item = outboxItem({ id: "116000000000000001", at: "2026-02-02T02:02:02Z" });
    const identity = "mastodon:example.social/116000000000000001";
    const object = item["object"] as Record<string, unknown>;
    const expectIn = async (row: unknown, url: string) =>
      expect(await readOne(row)).toMatchObject({ id: identity, url });
    await expectIn({ ...item, object: { ...object, url: null } }, `${jane.actor}/statuses/116000000000000001`);
    await expectIn({ ...item, object: { ...object, id: null } }, "https://example.social/@jane/116000000000000001");
    await expectIn(
      { ...item, object: { ...object, url: [{ type: "Link", href: object["url"] }] } },
      "https://example.social/@jane/116000000000000001",
    );
    await expectIn({ ...item, object: object["id"] }, `${jane.actor}/statuses/116000000000000001`);
    const without = await readOne({ ...item, object: { ...object, id: null, url: "javascript:alert(1)" } });
    expect(without).toMatchObject({ id: identity });
    expect(without).not.toHaveProperty("url");
  });

  test("is made from what the row says where it has no address", async () => {
    const item = { ...outboxItem({ at: "2026-02-02T02:02:02Z" }), id: "https://example.social/users/jane#1" };
    const post = {
      ...((item as Record<string, unknown>)["object"] as object),
      id: "12",
      url: "https://example.social/?p=12",
    };
    const row = { ...item, object: post };
    const other = { ...row, object: { ...post, content: "<p>Other</p>" } };
    const ids = async (...rows: unknown[]) =>
      (await read({ "a.json": outboxOf(rows) })).activities.map(({ id }) => id).toSorted();
    const [first, second, third] = await ids(row, row, other);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(first).toMatch(/^mastodon:[0-9a-f]{16}/);
    expect(await ids(other, row, row)).toEqual([first, second, third]);
    const boost = { ...outboxItem({ at: "2026-02-02T02:02:02Z", boost: adasPost }), id: null };
    expect(await ids(boost, { ...boost, object: ada })).toHaveLength(2);
  });
});

describe("the text", () => {
  const mention =
    '<span class="h-card"><a href="https://other.example/@ada" class="u-url mention">@<span>ada</span></a></span>';
  test.each([
    ["<p>One<br />two</p><p>three</p>", "One two three"],
    [`<p>${mention} hello</p>`, "@ada hello"],
    [
      '<p><a href="https://example.com/a/b"><span class="invisible">https://</span><span class="ellipsis">example.com/a</span><span class="invisible">/b</span></a></p>',
      "https://example.com/a/b",
    ],
    ["<p>&lt;script&gt; &amp;amp; <script>alert(1)</script>&#x1F600;</p>", "<script> &amp; 😀"],
    ["plain", "plain"],
    ["\ud83d alone, \u0000nul, \u001b[31mred", "\ufffd alone, nul, red"],
  ])("of %j is its words", async (content, text) => {
    expect(await readSketch({ text: content })).toMatchObject({ text });
  });

  test("begins with the content warning, which is plain text", async () => {
    expect(await readSketch({ summary: "work & <play>", text: "<p>Hello</p>" })).toMatchObject({
      text: "work & <play>: Hello",
    });
    expect(await readSketch({ summary: "work", text: "" })).toMatchObject({ text: "work" });
  });

  test("begins with the title of an article", async () => {
    const item = outboxItem({ at: "2026-02-02T02:02:02Z", type: "Article" });
    expect(await readOne({ ...item, object: { ...(item["object"] as object), name: "My title" } })).toMatchObject({
      text: "My title: Hello from Lyon",
    });
  });

  test("may be missing: a picture is a post too", async () => {
    const found = await readSketch({ text: "" });
    expect(found).toMatchObject({ kind: "post" });
    expect(found).not.toHaveProperty("text");
  });

  test("is quickly read, however it is nested", async () => {
    const found = await readSketch({ text: "<b>".repeat(300_000) });
    expect(found).not.toHaveProperty("text");
    expect(await readSketch({ text: `Hello ${"<b>x".repeat(300_000)}` })).toMatchObject({
      text: expect.stringMatching(/^Hello x+…$/),
    });
  });
});

describe("an archive is known", () => {
  const toots = [{ at: "2026-02-02T02:02:02Z" }];
  const archive = mastodonArchive(toots);
  const outbox = archive["outbox.json"] as string;
  const claimed = async (files: ExportFiles) =>
    (await mastodonImporter.recognise(sourceOf(files))).map(({ path }) => path);

  test("by its outbox, wherever it lies, with the actor beside it", async () => {
    expect(await claimed(archive)).toEqual(["outbox.json", "actor.json"]);
    expect(await claimed(under("archive-2026/mastodon/", archive))).toEqual([
      "archive-2026/mastodon/outbox.json",
      "archive-2026/mastodon/actor.json",
    ]);
    expect(await claimed({ "a/outbox (1).json": outbox, "b/actor.json": archive["actor.json"] as string })).toEqual([
      "a/outbox (1).json",
    ]);
  });

  test("as a lone file of any name, in any encoding, its keys in any order", async () => {
    const items = [outboxItem({ at: "2026-02-02T02:02:02Z" })];
    const forms = [
      outbox,
      `\ufeff${outbox}`,
      toUtf16(outbox, "little"),
      toUtf16(outbox, "big"),
      JSON.stringify(JSON.parse(outbox), null, 2).replaceAll("\n", "\r\n"),
      JSON.stringify({ orderedItems: items, type: "OrderedCollection", id: "outbox.json" }),
      JSON.stringify({ "@context": "x".repeat(15_000), type: "OrderedCollection", orderedItems: items }),
      // A page of an outbox, as servers show it.
      JSON.stringify({ type: "OrderedCollectionPage", next: "https://example.social/x", orderedItems: items }),
      outbox.replace('"orderedItems":[{', '"ordered\\u0049tems":[{'),
    ];
    for (const form of forms) {
      expect(await recognises(mastodonImporter, sourceOf({ "my posts.txt": form }))).toBe(true);
      expect((await read({ "my posts.txt": form })).activities).toMatchObject([{ text: "Hello from Lyon" }]);
    }
  });

  test("and nothing else is", async () => {
    expect(await claimed({ "actor.json": actorOf(jane), "avatar.png": "x" })).toEqual([]);
    expect(await claimed({ "actor.json": actorOf(jane) })).toEqual([]);
    expect(await claimed({ "likes.json": archive["likes.json"] as string, "a.txt": "a" })).toEqual([]);
    expect(await claimed({ "outbox.json": "[1, 2]", "a.txt": "a" })).toEqual([]);
    expect(await claimed({ "outbox.json": '{"messages": []}', "a.txt": "a" })).toEqual([]);
    expect(await claimed({ "a.csv": 'date,text\n2026-01-01,"""type"": ""OrderedCollection"""' })).toEqual([]);
    expect(await claimed({ "a.json": JSON.stringify({ text: outbox }) })).toEqual([]);
    expect(await claimed({})).toEqual([]);
  });

  test("by looking at no other file", async () => {
    const looked: string[] = [];
    const source = sourceOf({
      ...archive,
      ...Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}.json`, "{}"])),
    });
    const files = source.files.map((file) => ({
      ...file,
      readStart: (length: number) => {
        looked.push(file.path);
        return file.readStart(length);
      },
    }));
    await mastodonImporter.recognise({ ...source, files });
    expect(looked).toEqual(["outbox.json"]);
  });

  test("with those of other accounts beside it: each with its own threads", async () => {
    const ben = { actor: "https://ben.example/users/ben", page: "https://ben.example/@ben", name: "ben" };
    const reply = { at: "2026-02-03T02:02:02Z", replyTo: "https://example.social/@jane/1" };
    const { account, activities } = await read({
      ...under("jane/", mastodonArchive([reply])),
      ...under("x/ben/", mastodonArchive([{ ...reply, at: "2026-02-04T02:02:02Z" }], ben)),
    });
    expect(account).toBe("@jane@example.social");
    expect(activities.map(({ kind }) => kind)).toEqual(["post", "reply"]);
  });

  test("from Pleroma and Akkoma, whose addresses tell nobody's name", async () => {
    const [first, second, third] = ["f81d4fae-1", "f81d4fae-2", "f81d4fae-3"] as const;
    const outboxOfPleroma = pleromaOutbox([
      { uuid: second, at: "2024-03-01T10:00:00Z", replyTo: `https://akkoma.example/objects/${first}` },
      { uuid: first, at: "2024-03-01T09:00:00Z" },
      { uuid: third, at: "2024-03-01T11:00:00Z", replyTo: "https://akkoma.example/objects/of-somebody" },
    ]);
    const { account, activities, rows } = await read({ "outbox.json": outboxOfPleroma });
    expect([account, rows]).toEqual(["@jane@akkoma.example", 3]);
    expect(activities.map(({ kind, id, text }) => [kind, id, text])).toEqual([
      ["post", "mastodon:akkoma.example/f81d4fae-1", "Hello again"],
      ["post", "mastodon:akkoma.example/f81d4fae-2", "Hello again"],
      ["reply", "mastodon:akkoma.example/f81d4fae-3", "Hello again"],
    ]);
  });

  test("with a damaged actor.json is read without it", async () => {
    for (const actor of ['{"id": ', "[]", "null"]) {
      const result = await read({ ...archive, "actor.json": actor });
      expect(result.warnings).toEqual(["actor.json cannot be read: it was left aside."]);
      expect(result).toMatchObject({ account: "@jane@example.social", activities: [{ kind: "post" }] });
    }
    const strange = JSON.stringify({ id: 5, preferredUsername: "\u001b[31m", url: {}, followers: [] });
    expect(await read({ ...archive, "actor.json": strange })).toMatchObject({
      account: "@jane@example.social",
      warnings: [],
    });
  });
});

describe("a row that cannot be read", () => {
  const good = outboxItem({ at: "2026-02-02T02:02:02Z" });
  const boost = outboxItem({ at: "2026-02-02T02:02:02Z", boost: adasPost });
  const undated = (item: Record<string, unknown>, published: unknown) => ({
    ...item,
    published,
    object: typeof item["object"] === "string" ? item["object"] : { ...(item["object"] as object), published },
  });
  test.each([
    ["no date", undated(good, null)],
    ["no date", undated(good, 1_767_225_600)],
    ["no date", undated(boost, "")],
    ["a date that cannot be read", undated(good, "yesterday")],
    ["a date that cannot be read", undated(boost, "2026-02-30T10:00:00Z")],
    ["a date that cannot be read", undated(good, "+275760-09-13T00:00:00Z")],
    ["dated before 1990", undated(good, "0000-01-01T00:00:00Z")],
    ["dated in the future", undated(good, "2026-11-24T00:00:00Z")],
    ["dated in the future", undated(boost, "9999-12-31T23:59:59Z")],
    ["nothing in it", { ...good, object: null }],
    ["nothing in it", { ...good, object: 12 }],
    ["nothing in it", { ...boost, object: [] }],
  ])("is skipped: %s (%#)", async (reason, row) => {
    expect(await readOne(row)).toBe(reason);
  });

  test("takes the date of the post where the activity has none", async () => {
    expect(await readOne({ ...good, published: undefined })).toMatchObject({ day: "2026-02-02" });
  });

  test("is named by its position, and the others are read", async () => {
    const rows = [good, null, 12, "https://example.social/@jane/1", [], { type: "Like" }, good];
    const { rows: count, activities, skipped } = await read({ "x/outbox.json": outboxOf(rows) });
    expect([count, activities.length]).toEqual([7, 2]);
    expect(skipped).toEqual(
      [2, 3, 4, 5, 6].map((item) => ({ reason: "not a post", position: `x/outbox.json, item ${item}` })),
    );
  });

  test("does not take its neighbours with it when it is no JSON", async () => {
    const { activities, skipped } = await read({
      "outbox.json": `{"type":"OrderedCollection","orderedItems":[{"type": oops}, ${JSON.stringify(good)}, ]}`,
    });
    expect(activities).toHaveLength(1);
    expect(skipped).toEqual([{ reason: "not readable", position: "outbox.json, item 1" }]);
  });
});

describe("hostile content", () => {
  const good = JSON.stringify(outboxItem({ at: "2026-02-02T02:02:02Z" }));

  test("does no harm", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const list = [
      `{"__proto__":{"type":"Create"},"constructor":1}`,
      `{"type":"Create","to":${deep},"cc":"Public","published":"2026-02-02T02:02:02Z","object":{"to":[null,{}],"url":${deep},"attachment":${deep},"content":${deep},"inReplyTo":${deep}}}`,
      deep,
      `{"type":"Announce","to":"Public","published":"2026-02-02T02:02:02Z","id":{"id":{}},"actor":[[]],"object":{"id":"//","url":{"href":"https://u:p@example.social/x"}}}`,
      good,
    ];
    const { activities, skipped } = await read({
      "a.json": `{"type":"OrderedCollection","orderedItems":[${list.join()}]}`,
    });
    expect(activities.map(({ kind, url }) => [kind, url])).toEqual([
      ["reply", undefined],
      ["repost", undefined],
      ["post", `https://example.social/@jane/${tootId("2026-02-02T02:02:02Z")}`],
    ]);
    expect(skipped.map(({ reason }) => reason)).toEqual(["not a post", "not a post"]);
    expect(({} as Record<string, unknown>)["type"]).toBeUndefined();
  });

  test("around the list does not hide it", async () => {
    const decoys = `"a\\"orderedItems":["\\"",{"orderedItems":[1,2]}],"orderedItems ":{},"b":"\\\\","c":[{"x":"orderedItems"},"orderedItems"]`;
    const { rows } = await read({
      "a.json": `{${decoys},"type":"OrderedCollection","orderedItems" : \n[${good}],"orderedItems":[]}`,
    });
    expect(rows).toBe(1);
  });

  test("of invalid UTF-8 is read as far as it means anything", async () => {
    const bytes = new TextEncoder().encode(outboxOf([JSON.parse(good)]));
    const text = new TextDecoder("latin1").decode(bytes);
    bytes[text.indexOf("Lyon")] = 0xff;
    expect((await read({ "a.json": bytes })).activities[0]?.text).toBe("Hello from \ufffdyon");
  });
});

describe("a file that cannot be understood", () => {
  const outbox = outboxOf([outboxItem({ at: "2026-02-02T02:02:02Z" }), outboxItem({ at: "2026-02-03T02:02:02Z" })]);

  test("because it ends in the middle, or too early", async () => {
    expect(await faultOf({ "outbox.json": outbox.slice(0, -30) })).toBe(
      "outbox.json ends in the middle, after 1 item.",
    );
    expect(await faultOf({ "outbox.json": `${outbox.slice(0, -1)} junk` })).toBe(
      "outbox.json is damaged: its list ends before the file does, after 2 items.",
    );
  });

  test("because it holds no list names what it holds", async () => {
    const page = {
      type: "OrderedCollection",
      totalItems: 5,
      first: "https://example.social/users/jane/outbox?page=true",
    };
    expect(await faultOf({ "outbox.json": JSON.stringify(page) })).toBe(
      "outbox.json holds no list of posts (orderedItems), but an object with the keys type, totalItems, first.",
    );
    expect(await faultOf({ "outbox.json": '{"type":"OrderedCollection","orderedItems":{"a":1}}' })).toBe(
      "outbox.json holds no list of posts (orderedItems), but an object with the keys type, orderedItems.",
    );
    const hostile = '{"a\\u001b[31m":{"type": "OrderedCollection"';
    expect(await faultOf({ "outbox.json": hostile })).toBe(
      "outbox.json holds no list of posts (orderedItems), but an object with the keys a.",
    );
  });

  test("because its items are of another kind", async () => {
    expect(await faultOf({ "likes.json": mastodonArchive([])["likes.json"] as string })).toBe(
      "The items in likes.json are no posts: the first is a string.",
    );
    expect(await faultOf({ "outbox.json": outboxOf([{ follows: 1, likes: 2 }]) })).toBe(
      "The items in outbox.json are no posts: the first is an object with the keys follows, likes.",
    );
  });

  test("because there is no outbox", async () => {
    expect(await faultOf({ "a.txt": "a", "b\u001b[2J.txt": "b" })).toBe(
      "a.txt holds no outbox of Mastodon: it holds a.txt, b.txt.",
    );
  });
});

const sketches = fc.record({
  second: fc.integer({ min: 0, max: 400_000_000 }),
  text: fc.stringMatching(/^[a-zäö日 ]{0,40}$/),
  visibility: fc.constantFrom("public" as const, "unlisted" as const, "private" as const, "direct" as const),
  relation: fc.constantFrom("none", "own", "other", "boost"),
});

test("whatever was posted is read as it was", async () => {
  const kinds: Readonly<Record<string, string>> = { none: "post", own: "post", other: "reply", boost: "repost" };
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(sketches, { selector: ({ second }) => second, maxLength: 8 }), async (all) => {
      fc.pre(all.length > 0);
      const toots = all.map(({ second, text, visibility, relation }) => ({
        at: new Date(Date.UTC(2014, 0, 1) + second * 1000).toISOString(),
        text: `<p>${text}</p>`,
        visibility,
        mentions: [ada],
        ...(relation === "own" ? { replyTo: `${jane.page}/1` } : relation === "other" ? { replyTo: adasPost } : {}),
        ...(relation === "boost" ? { boost: adasPost } : {}),
      }));
      const { rows, activities, skipped } = await read(mastodonArchive(toots));
      const open = all
        .map((sketch, index) => ({ ...sketch, at: toots[index]?.at ?? "" }))
        .filter(({ visibility }) => visibility === "public" || visibility === "unlisted")
        .toSorted((left, right) => left.second - right.second);
      expect([rows, skipped.length]).toEqual([all.length, all.length - open.length]);
      expect(activities.map(({ id, day, kind, text }) => [id, day, kind, text])).toEqual(
        open.map(({ at, relation, text }) => [
          `mastodon:example.social/${tootId(at)}`,
          at.slice(0, 10),
          kinds[relation],
          relation === "boost" || text.trim() === "" ? undefined : text.trim().replace(/ +/g, " "),
        ]),
      );
    }),
    { numRuns: 60, seed: 2026 },
  );
});

const zones = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns");

test("whatever was posted is of the leader's own day, in every zone, whichever addresses the account has", async () => {
  const forms: Readonly<Record<string, readonly [kind: string, sketch: Partial<TootSketch>]>> = {
    post: ["post", {}],
    thread: ["post", { replyTo: `${jane.page}/1` }],
    reply: ["reply", { replyTo: adasPost, mentions: [ada] }],
    quote: ["post", { quote: adasPost }],
    poll: ["post", { type: "Question" }],
    boost: ["repost", { boost: adasPost }],
    unlisted: ["post", { visibility: "unlisted" }],
  };
  const toot = fc.record({
    seconds: fc.integer({ min: Date.UTC(2017, 0, 1) / 1000, max: Date.UTC(2026, 10, 21) / 1000 }),
    form: fc.constantFrom(...Object.keys(forms)),
  });
  const owner = fc.constantFrom(jane, numberedJane);
  await fc.assert(
    fc.asyncProperty(fc.array(toot, { minLength: 1, maxLength: 10 }), zones, owner, async (list, timeZone, whose) => {
      const toots = list.map(({ seconds, form }, index): TootSketch => {
        const at = new Date(seconds * 1000).toISOString();
        return { id: tootId(at, index), at, ...forms[form]?.[1] };
      });
      const expected = list.map(({ seconds, form }, index) =>
        [
          `mastodon:example.social/${toots[index]?.id}`,
          dayInZone(seconds * 1000, timeZone),
          forms[form]?.[0],
          toots[index]?.at,
        ].join(" "),
      );
      const { activities, skipped } = await read(mastodonArchive(toots, whose), { timeZone });
      expect(activities.map(({ id, day, kind, at }) => [id, day, kind, at].join(" ")).toSorted()).toEqual(
        expected.toSorted(),
      );
      expect(skipped).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test("what is written as an outbox of Pleroma is read as the same posts, in every zone", async () => {
  const server = "https://akkoma.example/objects";
  const post = fc.record({
    seconds: fc.integer({ min: Date.UTC(2018, 0, 1) / 1000, max: Date.UTC(2026, 10, 21) / 1000 }),
    relation: fc.constantFrom("none", "own", "other"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(post, { minLength: 1, maxLength: 8 }), zones, async (list, timeZone) => {
      const outbox = pleromaOutbox(
        list.map(({ seconds, relation }, index) => ({
          uuid: `f81d4fae-${index}`,
          at: new Date(seconds * 1000).toISOString().replace(".000Z", "Z"),
          ...(relation === "none" ? {} : { replyTo: `${server}/${relation === "own" ? "f81d4fae-0" : "of-ada"}` }),
        })),
      );
      const expected = list.map(({ seconds, relation }, index) =>
        [
          `mastodon:akkoma.example/f81d4fae-${index}`,
          dayInZone(seconds * 1000, timeZone),
          relation === "other" ? "reply" : "post",
          new Date(seconds * 1000 + 123).toISOString(),
        ].join(" "),
      );
      const { activities, skipped } = await read({ "outbox.json": outbox }, { timeZone });
      expect(activities.map(({ id, day, kind, at }) => [id, day, kind, at].join(" ")).toSorted()).toEqual(
        expected.toSorted(),
      );
      expect(skipped).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
