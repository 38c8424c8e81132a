import { describe, expect, test } from "vitest";
import type { ReadOptions, ReadResult } from "../../src/importers/importer.ts";
import { xImporter } from "../../src/importers/x.ts";
import { daysInZones } from "../support/days.ts";
import { toUtf16 } from "../support/exports/csv.ts";
import { type ExportFiles, readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { jane, tweetId, tweetRow, xArchive, xArchiveOf2021 } from "../support/exports/x.ts";
import { userErrorOf } from "../support/faults.ts";

function read(files: ExportFiles, options: Partial<ReadOptions> = {}): Promise<ReadResult> {
  return xImporter.read(sourceOf(files), readOptions(options));
}

/** What the archive says of one tweet. */
async function readOne(row: Record<string, unknown>, options: Partial<ReadOptions> = {}) {
  const { activities, skipped } = await read({ ...xArchive([]), ...tweetsFile([{ tweet: row }]) }, options);
  return activities[0] ?? skipped[0]?.reason;
}

const tweetsFile = (rows: readonly unknown[]) => ({
  "data/tweets.js": `window.YTD.tweets.part0 = ${JSON.stringify(rows)}`,
});

const faultOf = async (files: ExportFiles): Promise<string> => (await userErrorOf(read(files))).message;

const without = (files: Record<string, string>, ...paths: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));

const under = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [folder + path, content]));

describe("an X archive", () => {
  test("tells day, kind, instant, address and text of each tweet", async () => {
    const result = await read(
      xArchive([
        { id: "1050118621198921728", at: "2018-10-10T20:19:24Z", text: "To make room, &lt;b&gt; &amp;amp; &amp; more" },
        { at: "2018-10-09T08:00:00Z", text: "RT @ada_example: so true" },
      ]),
    );
    expect(result).toMatchObject({ account: "@jane_doe", rows: 2, skipped: [], warnings: [] });
    expect(result.activities).toEqual([
      expect.objectContaining({ day: "2018-10-09", kind: "repost", text: "RT @ada_example: so true" }),
      {
        id: "x:1050118621198921728",
        day: "2018-10-10",
        kind: "post",
        platform: "x",
        at: "2018-10-10T20:19:24.000Z",
        url: "https://x.com/jane_doe/status/1050118621198921728",
        text: "To make room, <b> &amp; & more",
        source: "x",
      },
    ]);
  });

  test.each(daysInZones)("made at %s is on the leader's own day in %s: %s", async (at, timeZone, day) => {
    expect(await readOne(tweetRow({ at }), { timeZone })).toMatchObject({ day, at: at.replace("Z", ".000Z") });
  });

  const other = { tweet: "1050118621198921000", user: "99" };
  test.each([
    ["a repost, whatever else it is", { text: "RT @ada_example: yes", replyTo: { user: jane.accountId } }, "repost"],
    ["no repost, when it only looks like one", { text: "RT if you agree" }, "post"],
    ["a post, in an own thread", { replyTo: { tweet: "1050118621198921000", user: jane.accountId } }, "post"],
    ["a reply to a tweet", { replyTo: other }, "reply"],
    ["a reply to a tweet that is gone", { replyTo: { user: "99" } }, "reply"],
    ["a reply to a tweet of somebody unknown", { replyTo: { tweet: "1050118621198921000" } }, "reply"],
    ["a reply, with a quote in it", { replyTo: other, links: ["https://twitter.com/ada/status/1"] }, "reply"],
    ["a post, when it is a quote", { links: ["https://x.com/ada_example/status/1"] }, "post"],
    ["a post, when it is a quote by its older address", { links: ["https://twitter.com/ada/status/1"] }, "post"],
    ["a post, with a link", { links: ["https://example.com"] }, "post"],
  ])("knows %s", async (_, sketch, kind) => {
    expect(await readOne(tweetRow({ at: "2020-02-02T02:02:02Z", ...sketch }))).toMatchObject({ kind });
  });

  test("may come in several parts, in any order", async () => {
    const parts = [
      [{ at: "2024-05-05T10:00:00Z" }, { at: "2021-05-05T10:00:00Z" }],
      [{ at: "2023-05-05T10:00:00Z" }],
      [{ at: "2022-05-05T10:00:00Z" }],
    ];
    const { activities, rows, warnings } = await read(xArchive(...parts));
    expect(activities.map(({ day }) => day)).toEqual(["2021-05-05", "2022-05-05", "2023-05-05", "2024-05-05"]);
    expect([rows, warnings]).toEqual([4, []]);
  });

  test("may be of 2019: bare rows in tweet.js, in the root of the zip, the list closed by a semicolon", async () => {
    const row = {
      ...tweetRow({ id: "1100000000000000000", at: "2019-02-25T10:00:00Z" }),
      created_at: "Mon Feb 25 10:00:00 +0000 2019",
    };
    const { activities, account } = await read({
      "tweet.js": `window.YTD.tweet.part0 = [ ${JSON.stringify(row)} ] ;\n`,
      "account.js": `window.YTD.account.part0 = [ ${JSON.stringify({ ...jane, email: "jane@example.com" })} ];`,
      "direct-message.js": "window.YTD.direct_message.part0 = [ ]",
    });
    expect(account).toBe("@jane_doe");
    expect(activities).toMatchObject([{ day: "2019-02-25", url: "https://x.com/jane_doe/status/1100000000000000000" }]);
  });

  test("may be of 2021: tweet.js in data/, in parts that its manifest counts", async () => {
    const files = xArchiveOf2021(
      [{ at: "2021-05-05T10:00:00Z" }, { at: "2020-05-05T10:00:00Z" }],
      [{ at: "2019-05-05T10:00:00Z" }],
    );
    expect((await read(files)).activities.map(({ day }) => day)).toEqual(["2019-05-05", "2020-05-05", "2021-05-05"]);
    expect((await read(without(files, "data/tweet-part1.js"))).warnings).toEqual([
      "data/tweet-part1.js is missing: the archive says that it holds 1 tweet.",
    ]);
  });

  test.each([
    ["posts that were deleted", "deleted-tweets"],
    ["numbers and dates alone", "tweet-headers"],
    ["long texts, whose posts are in tweets.js", "note-tweet"],
    ["posts to a circle", "twitter-circle-tweet"],
  ])("takes no post out of the file of %s", async (_, name) => {
    const archive = xArchive([{ at: "2024-01-01T10:00:00Z" }]);
    const content = archive[`data/${name}.js`] as string;
    expect(content).toContain("2020");
    expect((await xImporter.recognise(sourceOf(archive))).map(({ path }) => path)).not.toContain(`data/${name}.js`);
    expect((await read(archive)).activities.map(({ day }) => day)).toEqual(["2024-01-01"]);
    const part = name.replaceAll("-", "_");
    expect(await faultOf({ "tweets.js": content })).toBe(
      `tweets.js holds no tweets of an X archive; it holds ${part}.`,
    );
  });

  test("is found under any parent folder, and two archives at once", async () => {
    const first = under("x 2024/twitter/", xArchive([{ at: "2024-01-01T10:00:00Z" }]));
    const second = under("x 2026/", xArchive([{ at: "2026-01-01T10:00:00Z" }, { at: "2024-01-01T10:00:00Z" }]));
    expect(await recognises(xImporter, sourceOf(first))).toBe(true);
    const { rows, activities, skipped, warnings } = await read({ ...first, ...second });
    expect([rows, skipped, warnings]).toEqual([3, [], []]);
    // The tweet that is in both is there twice: the record takes it once.
    expect(activities.map(({ day }) => day)).toEqual(["2024-01-01", "2024-01-01", "2026-01-01"]);
    expect(activities[0]?.id).toBe(activities[1]?.id);
  });

  test("takes the account from the manifest when account.js is missing or damaged", async () => {
    const files = xArchive([{ at: "2024-01-01T10:00:00Z", replyTo: { user: jane.accountId } }]);
    const missing = await read(without(files, "data/account.js"));
    expect(missing).toMatchObject({ account: "@jane_doe", activities: [{ kind: "post" }], warnings: [] });
    const damaged = await read({ ...files, "data/account.js": "window.YTD.account.part0 = [ {" });
    expect(damaged).toMatchObject({ account: "@jane_doe", activities: [{ kind: "post" }] });
    expect(damaged.warnings).toEqual(["data/account.js cannot be read: it was left aside."]);
  });

  test("never lends a strange name to an address", async () => {
    const account = `window.YTD.account.part0 = [{"account":{"username":"../../evil?x=","accountId":"1"}}]`;
    const files = without(xArchive([{ id: "1050118621198921728", at: "2018-10-10T20:19:24Z" }]), "data/manifest.js");
    const { activities, account: shown } = await read({ ...files, "data/account.js": account });
    expect(activities[0]?.url).toBe("https://x.com/i/web/status/1050118621198921728");
    expect(shown).toBeNull();
  });

  test("says where its counts do not agree with the manifest's", async () => {
    const files = xArchive(
      [{ at: "2024-01-01T10:00:00Z" }, { at: "2024-01-02T10:00:00Z" }],
      [{ at: "2024-01-03T10:00:00Z" }],
    );
    const { warnings } = await read({
      ...without(files, "data/tweets-part1.js"),
      ...tweetsFile([{ tweet: tweetRow({ at: "2024-01-01T10:00:00Z" }) }]),
    });
    expect(warnings).toEqual([
      "data/tweets.js: the archive says that it holds 2 tweets; 1 are there.",
      "data/tweets-part1.js is missing: the archive says that it holds 1 tweet.",
    ]);
  });

  test("tells how far it is", async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => ({ at: new Date(1.7e12 + index * 1000).toISOString() }));
    const calls: (number | null)[][] = [];
    const files = xArchive(rows);
    await read(files, { onProgress: (...call) => calls.push(call) });
    await read({ "data/tweets.js": files["data/tweets.js"] as string }, { onProgress: (...call) => calls.push(call) });
    expect(calls).toEqual([
      [1000, 2500],
      [2000, 2500],
      [2500, 2500],
      [1000, null],
      [2000, null],
      [2500, 2500],
    ]);
  });
});

describe("an edited tweet", () => {
  const ids = [tweetId("2026-02-01T10:00:00Z"), tweetId("2026-02-01T10:05:00Z"), tweetId("2026-02-01T10:09:00Z")];
  const version = (index: number) => ({
    at: `2026-02-01T10:0${[0, 5, 9][index]}:00Z`,
    text: `Version ${index + 1}`,
    versions: ids,
  });

  test.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])(
    "counts once, by its last version, in whatever order (%j)",
    async (order) => {
      const { rows, activities, skipped } = await read(xArchive(order.map(version)));
      expect(activities.map(({ id, text }) => [id, text])).toEqual([[`x:${ids[2]}`, "Version 3"]]);
      expect(rows).toBe(3);
      expect(new Set(skipped.map(({ reason }) => reason))).toEqual(new Set(["earlier version of an edited post"]));
      const last = order.indexOf(2) + 1;
      expect(skipped.map(({ position }) => position).toSorted()).toEqual(
        [1, 2, 3].filter((place) => place !== last).map((place) => `data/tweets.js, tweet ${place}`),
      );
    },
  );

  test("may name its first version in other words", async () => {
    const edit = (info: unknown) => ({
      tweet: { ...tweetRow({ at: "2026-02-01T10:05:00Z" }), edit_info: { edit: info } },
    });
    const first = { tweet: tweetRow({ at: "2026-02-01T10:00:00Z", versions: [ids[0] as string] }) };
    for (const info of [{ initialTweetId: ids[0] }, { editControlInitial: { editTweetIds: ids } }]) {
      const { activities, skipped } = await read({ ...xArchive([]), ...tweetsFile([first, edit(info)]) });
      expect([activities.length, skipped.length]).toEqual([1, 1]);
      expect(activities[0]?.id).toBe(`x:${ids[1]}`);
    }
  });

  test("is told apart from tweets that were never edited, and from a row that stands there twice", async () => {
    const alone = { at: "2026-02-01T11:00:00Z", versions: [tweetId("2026-02-01T11:00:00Z")] };
    const { activities, skipped } = await read(xArchive([alone, alone, { at: "2026-02-01T12:00:00Z" }]));
    expect([activities.length, skipped.length]).toEqual([3, 0]);
  });
});

describe("a lone tweets.js", () => {
  const rows = [
    { id: "1500000000000000000", at: "2022-03-05T10:00:00Z" },
    { at: "2022-03-05T10:01:00Z", replyTo: { tweet: "1500000000000000000", user: "4711" } },
    { at: "2022-03-05T10:02:00Z", replyTo: { tweet: "1400000000000000000", user: "99" } },
  ];
  const tweets = xArchive(rows)["data/tweets.js"] as string;

  test("is read, whatever its name, without its account", async () => {
    for (const name of ["tweets.js", "my tweets (1).txt"]) {
      expect(await recognises(xImporter, sourceOf({ [name]: tweets }))).toBe(true);
      const { account, activities } = await read({ [name]: tweets });
      expect(account).toBeNull();
      expect(activities[0]?.url).toBe("https://x.com/i/web/status/1500000000000000000");
    }
  });

  test("knows own threads by the tweets that are in it", async () => {
    const { activities } = await read({ "tweets.js": tweets });
    expect(activities.map(({ kind }) => kind)).toEqual(["post", "post", "reply"]);
  });

  test("may have been saved again with a byte order mark, as UTF-16, or with Windows line ends", async () => {
    const forms = [
      `\ufeff${tweets}`,
      toUtf16(tweets, "little"),
      toUtf16(tweets, "big"),
      tweets.replaceAll("\n", "\r\n"),
    ];
    for (const form of forms) {
      expect(await recognises(xImporter, sourceOf({ "tweets.js": form }))).toBe(true);
      expect((await read({ "tweets.js": form })).activities).toHaveLength(3);
    }
  });
});

describe("a row that cannot be read", () => {
  const good = tweetRow({ at: "2024-01-01T10:00:00Z" });
  test.each([
    ["no number", { ...good, id_str: "12a", id: undefined }],
    ["no number", { ...good, id_str: "1".repeat(21) }],
    ["no number", { created_at: good["created_at"] }],
    ["no number", { ...good, id_str: { $ne: 1 } }],
    ["no date", { ...good, created_at: "" }],
    ["no date", { ...good, created_at: 1704103200 }],
    ["a date that cannot be read", { ...good, created_at: "yesterday" }],
    ["a date that cannot be read", { ...good, created_at: "Mon Feb 30 10:00:00 +0000 2024" }],
    ["a date that cannot be read", { ...good, created_at: "Mon Foo 01 10:00:00 +0000 2024" }],
    ["a date that cannot be read", { ...good, created_at: "Mon Jan 01 25:00:00 +0000 2024" }],
    ["a date that cannot be read", { ...good, created_at: "Mon Jan 01 10:00:00 +0000 0000" }],
    ["a date that cannot be read", { ...good, created_at: "Mon Jan 01 10:00:00 +0000 275760" }],
    ["dated before X existed", { ...good, created_at: "Mon Mar 20 23:59:59 +0000 2006" }],
    ["dated in the future", { ...good, created_at: "Tue Nov 24 00:00:00 +0000 2026" }],
    ["dated in the future", { ...good, created_at: "Fri Dec 31 00:00:00 +0000 9999" }],
  ])("is skipped: %s", async (reason, row) => {
    expect(await readOne(row)).toBe(reason);
  });

  test("is named by its position, and the others are read", async () => {
    const rows = [
      { tweet: good },
      null,
      12,
      "text",
      [],
      { tweet: { ...good, id_str: "x", id: null } },
      { tweet: good },
    ];
    const { rows: count, activities, skipped } = await read({ ...xArchive([]), ...tweetsFile(rows) });
    expect([count, activities.length]).toEqual([7, 2]);
    expect(skipped).toEqual([
      { reason: "not a tweet", position: "data/tweets.js, tweet 2" },
      { reason: "not a tweet", position: "data/tweets.js, tweet 3" },
      { reason: "not a tweet", position: "data/tweets.js, tweet 4" },
      { reason: "not a tweet", position: "data/tweets.js, tweet 5" },
      { reason: "no number", position: "data/tweets.js, tweet 6" },
    ]);
  });

  test("does not take its neighbours with it when it is no JSON", async () => {
    const list = `window.YTD.tweets.part0 = [ {"tweet": oops}, ${JSON.stringify({ tweet: good })}, ]`;
    const { activities, skipped } = await read({ "tweets.js": list });
    expect(activities).toHaveLength(1);
    expect(skipped).toEqual([{ reason: "not readable", position: "tweets.js, tweet 1" }]);
  });

  test("may be dated today, in the leader's zone", async () => {
    const row = tweetRow({ at: "2026-11-23T12:00:00Z" });
    expect(await readOne(row, { timeZone: "Pacific/Auckland" })).toBe("dated in the future");
    expect(await readOne(row, { timeZone: "UTC" })).toMatchObject({ day: "2026-11-23" });
  });
});

describe("hostile content", () => {
  const good = JSON.stringify(tweetRow({ at: "2024-01-01T10:00:00Z" }));
  const list = (...rows: string[]) => ({ "tweets.js": `window.YTD.tweets.part0 = [${rows.join(",")}]` });

  test("does no harm", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const { activities, skipped } = await read(
      list(
        `{"__proto__":{"created_at":"x"},"tweet":{"__proto__":{"id_str":"1"}}}`,
        `{"constructor":1,"toString":null}`,
        `{"tweet":${good.slice(0, -1)},"full_text":"\\ud83d alone, \\u0000 nul, \\u001b[31mred","edit_info":{"initial":{"editTweetIds":[1,null,{}]}}}}`,
        deep,
        `{"tweet":{"id_str":"5","created_at":"Mon Jan 01 10:00:00 +0000 2024","entities":${deep}}}`,
        good,
      ),
    );
    expect(activities.map(({ text }) => text)).toEqual(["\ufffd alone, nul, red", undefined, "Hello from Lyon"]);
    expect(skipped).toHaveLength(3);
    expect(({} as Record<string, unknown>)["created_at"]).toBeUndefined();
  });

  test("of invalid UTF-8 is read as far as it means anything", async () => {
    const bytes = new TextEncoder().encode(list(good)["tweets.js"]);
    bytes[bytes.lastIndexOf("L".charCodeAt(0))] = 0xff;
    expect((await read({ "tweets.js": bytes })).activities[0]?.text).toBe("Hello from \ufffdyon");
  });

  test("is never run", async () => {
    const files = { "tweets.js": `window.YTD.tweets.part0 = [${good}]; globalThis.wasRun = true` };
    expect(await faultOf(files)).toBe("tweets.js is damaged: its list ends before the file does, after 1 tweet.");
    expect("wasRun" in globalThis).toBe(false);
  });
});

describe("a file that cannot be understood", () => {
  const whole = xArchive([{ at: "2024-01-01T10:00:00Z" }, { at: "2024-01-02T10:00:00Z" }]);

  test("because it ends in the middle", async () => {
    const tweets = whole["data/tweets.js"] as string;
    const cut = tweets.slice(0, tweets.length - 30);
    expect(await faultOf({ ...whole, "data/tweets.js": cut })).toBe(
      "data/tweets.js ends in the middle, after 1 tweet.",
    );
  });

  test("because it holds no list names what it holds", async () => {
    expect(await faultOf({ "tweets.js": 'window.YTD.tweets.part0 = {"likes": 1, "follows": 2}' })).toBe(
      "tweets.js holds no list of tweets, but an object with the keys likes, follows.",
    );
    expect(await faultOf({ "tweets.js": "window.YTD.tweets.part0 = " })).toBe(
      "tweets.js holds no list of tweets, but nothing that can be read.",
    );
  });

  test("because its rows are of another kind names their keys", async () => {
    const rows = [{ like: { tweetId: "1", fullText: "x" } }, { like: { tweetId: "2" } }];
    expect(await faultOf({ ...whole, ...tweetsFile(rows) })).toMatch(
      /are no tweets: the first is an object with the keys like\.$/,
    );
    expect(await faultOf({ ...whole, ...tweetsFile([null]) })).toMatch(/are no tweets: the first is null\.$/);
  });

  test("because it holds no tweets names what it holds instead", async () => {
    expect(await faultOf(without(whole, "data/tweets.js"))).toMatch(
      / is not whole: the archive says that it holds \d+ tweets?, and lacks tweets\.js\.$/,
    );
    expect(await faultOf({ "likes.js": "window.YTD.like.part0 = [ ]" })).toBe(
      "likes.js holds no tweets of an X archive; it holds like.",
    );
    expect(await faultOf({ "a.txt": "a", "b\u001b[2J.txt": "b" })).toBe(
      "a.txt holds no tweets of an X archive; it holds a.txt and b.txt.",
    );
  });

  test("is recognised as far as it is one", async () => {
    expect(await recognises(xImporter, sourceOf(whole))).toBe(true);
    expect(await recognises(xImporter, sourceOf(without(whole, "data/tweets.js")))).toBe(true);
    expect(await recognises(xImporter, sourceOf({ "likes.js": "window.YTD.like.part0 = [ ]" }))).toBe(true);
    expect(await recognises(xImporter, sourceOf({ "tweets.js": "export const tweets = []", "a.js": "1" }))).toBe(false);
    expect(await recognises(xImporter, sourceOf({ "a.csv": "date,text" }))).toBe(false);
    expect(await recognises(xImporter, sourceOf({}))).toBe(false);
  });
});
