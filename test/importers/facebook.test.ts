import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayInZone } from "../../src/coach/zone.ts";
import { facebookImporter } from "../../src/importers/facebook.ts";
import { hashText } from "../../src/importers/identity.ts";
import type { ReadOptions, ReadResult } from "../../src/importers/importer.ts";
import { recognise } from "../../src/importers/registry.ts";
import { daysInZones } from "../support/days.ts";
import { toUtf16 } from "../support/exports/csv.ts";
import { type FacebookSketch, facebookExport, facebookPosts, facebookRow, metaJson } from "../support/exports/meta.ts";
import { type ExportFiles, readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { userErrorOf } from "../support/faults.ts";

const at = "2026-01-15T12:00:00Z";
const updated = "Jane Doe updated her status.";

const read = (files: ExportFiles, options: Partial<ReadOptions> = {}): Promise<ReadResult> =>
  facebookImporter.read(sourceOf(files), readOptions(options));

const listOf = (...rows: readonly unknown[]): ExportFiles => ({ "your_posts_1.json": metaJson(rows) });

/** What the export says of one row: the activity, or why it is skipped. */
async function readOne(row: unknown, options: Partial<ReadOptions> = {}) {
  const { activities, skipped } = await read(listOf(row, facebookRow({ at, text: "Neighbour" })), options);
  return activities.find(({ text }) => text !== "Neighbour") ?? skipped[0]?.reason;
}

const faultOf = async (files: ExportFiles): Promise<string> => (await userErrorOf(read(files))).message;

describe("a Facebook export", () => {
  test("tells day, kind, instant and text of each row, oldest first, and counts the empty ones", async () => {
    const result = await read(
      facebookExport([
        { at: "2026-02-01T09:30:00Z", text: "Déjà vu 😀, she said", title: updated },
        { at: "2026-01-31T08:00:00Z" },
        { at: "2026-01-15T12:00:00Z", place: "Café Luna", photos: ["posts/media/your_posts/1.jpg"] },
      ]),
    );
    expect(result).toMatchObject({ account: null, rows: 3, warnings: [] });
    expect(result.activities).toEqual([
      {
        id: `facebook:${hashText('["1768478400000","Café Luna","1.jpg"]')}`,
        day: "2026-01-15",
        kind: "check-in",
        platform: "facebook",
        at: "2026-01-15T12:00:00.000Z",
        text: "Café Luna",
        source: "facebook",
      },
      {
        id: `facebook:${hashText('["1769938200000","Déjà vu 😀, she said",null]')}`,
        day: "2026-02-01",
        kind: "post",
        platform: "facebook",
        at: "2026-02-01T09:30:00.000Z",
        text: "Déjà vu 😀, she said",
        source: "facebook",
      },
    ]);
    expect(result.skipped).toEqual([{ reason: "nothing in it", position: `${facebookPosts}, item 2` }]);
    expect(result.coverage).toEqual([
      {
        platform: "facebook",
        firstDay: "2026-01-15",
        lastDay: "2026-02-01",
        firstAt: "2026-01-15T12:00:00.000Z",
        lastAt: "2026-02-01T09:30:00.000Z",
      },
    ]);
  });

  test.each(daysInZones)("made at %s is on the leader's own day in %s: %s", async (time, timeZone, day) => {
    expect(await readOne(facebookRow({ at: time, text: "Hello" }), { timeZone })).toMatchObject({ day });
  });

  test.each<[string, Partial<FacebookSketch>, string]>([
    ["a post, of text", { text: "Hello", title: updated }, "post"],
    ["a post, without a title", { text: "Hello" }, "post"],
    ["a post, of photos alone", { photos: ["1.jpg", "2.jpg"], title: "Jane Doe added 2 new photos." }, "post"],
    ["a post, of a link alone", { link: "https://example.com/", title: "Jane Doe published an article." }, "post"],
    ["a post, on somebody's page", { text: "Happy birthday!", title: "Jane Doe wrote on Ada’s timeline." }, "post"],
    ["a check-in", { place: "Café Luna", title: "Jane Doe was at Café Luna." }, "check-in"],
    ["a check-in, whatever its title", { place: "Lyon", title: "Jane Doe shared a post.", text: "Hello" }, "check-in"],
    ["a check-in, before a review", { place: "Café Luna", title: "Jane Doe recommends Café Luna." }, "check-in"],
    ["a review", { title: "Jane Doe recommends Café Luna.", text: "Lovely" }, "review"],
    ["a review without a word", { title: "Jane Doe recommends Café Luna." }, "review"],
    ["a bad review", { title: "Jane Doe doesn't recommend Café Sol.", text: "Cold" }, "review"],
    ["a bad review, with a curly apostrophe", { title: "Jane Doe doesn’t recommend Café Sol." }, "review"],
    ["a repost", { title: "Jane Doe shared a post.", link: "" }, "repost"],
    ["a repost, with nothing attached", { title: "Jane Doe shared a memory." }, "repost"],
    ["a repost, with a word on it", { title: "Jane Doe shared an event.", text: "Come!" }, "repost"],
    ["no repost, when the text alone says so", { text: "I shared a cab with Ada", title: updated }, "post"],
    ["no review, when the text alone says so", { text: "Ada recommends it", title: updated }, "post"],
  ])("knows %s", async (_, sketch, kind) => {
    expect(await readOne(facebookRow({ at, ...sketch }))).toMatchObject({ kind, day: "2026-01-15" });
  });

  test("names the place of a check-in, and what was said there", async () => {
    const row = (place: unknown) => ({
      timestamp: 1768478400,
      attachments: [{ data: [{ place }] }],
      data: [{ post: "Hi" }],
    });
    expect(await readOne(row({ name: "Café Luna" }))).toMatchObject({ kind: "check-in", text: "Café Luna: Hi" });
    expect(await readOne(row({ coordinate: { latitude: 45 } }))).toMatchObject({ kind: "check-in", text: "Hi" });
    expect(await readOne(row({ name: "" }))).toMatchObject({ kind: "post", text: "Hi" });
  });

  test("takes what else is attached for a post: an event in a life, a poll", async () => {
    const row = { timestamp: 1768478400, attachments: [{ data: [{ life_event: { title: "New job" } }] }] };
    expect(await readOne(row)).toMatchObject({ kind: "post" });
  });

  test.each<[string, unknown]>([
    ["a time alone", { timestamp: 1768478400 }],
    ["a time twice", { timestamp: 1768478400, data: [{ update_timestamp: 1768478400 }] }],
    ["a title alone", { timestamp: 1768478400, data: [{}], title: updated }],
    ["an empty text", { timestamp: 1768478400, data: [{ post: "" }], attachments: [] }],
    ["a link that is gone", { timestamp: 1, attachments: [{ data: [{ external_context: { url: "" } }] }], data: [] }],
    ["empty attachments", { timestamp: 1, attachments: [{ data: [] }, {}, { data: [{}, { media: { uri: "" } }] }] }],
  ])("skips an empty row: %s", async (_, row) => {
    expect(await readOne(row)).toBe("nothing in it");
  });

  test("mends only what was mangled", async () => {
    const post = (text: string) => ({
      "your_posts_1.json": JSON.stringify([{ timestamp: 1768478400, data: [{ post: text }] }]),
    });
    for (const [text, mended] of [
      ["CafÃ©", "Café"],
      ["Café", "Café"],
      ["Déjà vu – 😀", "Déjà vu – 😀"],
    ] as const) {
      expect((await read(post(text))).activities[0]?.text).toBe(mended);
    }
  });

  test("takes the first text and the first photo of several", async () => {
    const row = {
      timestamp: "1768478400",
      data: [{ update_timestamp: 1 }, { post: "One" }, { post: "Two" }],
      attachments: [{ data: [{ media: { uri: "a/1.jpg" } }] }, { data: [{ media: { uri: "a/2.jpg" } }] }],
    };
    const id = `facebook:${hashText('["1768478400000","One","1.jpg"]')}`;
    expect(await readOne(row)).toMatchObject({ id, text: "One", at: "2026-01-15T12:00:00.000Z" });
  });
});

describe("its files", () => {
  const posts = metaJson([facebookRow({ at, text: "Hello" })]);

  test.each([
    "your_posts_1.json",
    "your_posts_12.json",
    "your_posts_1 (1).json",
    "Your posts 1.json",
    "your_posts.json",
    "your_posts__check_ins__photos_and_videos_1.json",
    "your_posts_check_ins_photos_and_videos_2.json",
    "posts/your_posts_1.json",
    "a/b/your_facebook_activity/posts/your_posts_1.json",
  ])("are known by their names in an archive: %s", async (path) => {
    const files = { [path]: posts, "other.txt": "" };
    expect(await facebookImporter.recognise(sourceOf(files))).toMatchObject([{ path }]);
    expect((await read(files)).rows).toBe(1);
  });

  test.each([
    "your_posts_check_ins.json",
    "your_posts_check_ins_1.json",
    "posts/archive.json",
    "other_posts_1.json",
    "posts_1.json",
    "your_posts_1.json.bak",
    "not_your_posts_1.json",
  ])("are not those of other names: %s", async (path) => {
    expect(await facebookImporter.recognise(sourceOf({ [path]: posts, "other.txt": "" }))).toEqual([]);
  });

  test("may be several parts", async () => {
    const part = (day: string) => metaJson([facebookRow({ at: `2026-01-${day}T10:00:00Z`, text: day })]);
    const files = { "posts/your_posts_1.json": part("03"), "posts/your_posts_2.json": part("02"), "a.txt": "" };
    const { rows, activities } = await read(files);
    expect([rows, activities.map(({ text }) => text)]).toEqual([2, ["02", "03"]]);
  });

  test("may be a lone one, whatever its name, its encoding and its line ends", async () => {
    for (const form of [posts, `\ufeff${posts}`, toUtf16(posts, "little"), posts.replaceAll("\n", "\r\n")]) {
      expect(await recognises(facebookImporter, sourceOf({ "my posts.txt": form }))).toBe(true);
      expect((await read({ "my posts.txt": form })).activities).toMatchObject([{ day: "2026-01-15", text: "Hello" }]);
    }
  });

  test("that do not hold a list of posts are named with what they hold", async () => {
    const object = { "your_posts_1.json": '{"status_updates":[],"more":1}' };
    expect(await recognises(facebookImporter, sourceOf(object))).toBe(true);
    expect(await faultOf(object)).toBe(
      "your_posts_1.json holds no list of posts, but an object with the keys status_updates, more.",
    );
    expect(await faultOf({ "your_posts_1.json": '[{"name":"a"},null]' })).toBe(
      "The rows in your_posts_1.json are no posts: the first is an object with the keys name.",
    );
    expect(await faultOf({ "your_posts_1.json": '[{"timestamp":1,"label_values":[]}]' })).toBe(
      "The rows in your_posts_1.json are no posts: the first is an object with the keys timestamp, label_values.",
    );
    expect(await faultOf({ "your_posts_1.json": `${posts.slice(0, -2)},{"timestamp":17` })).toBe(
      "your_posts_1.json ends in the middle, after 1 row.",
    );
    expect(await faultOf({ "your_posts_1.json": `${posts}]` })).toBe(
      "your_posts_1.json is damaged: its list ends before the file does, after 1 row.",
    );
  });

  test("of 2018 holds its posts in a member of the file", async () => {
    const rows = [{ timestamp: 1768478400, data: [{ post: "Hi" }], title: updated }, { timestamp: 1768478401 }];
    const files = { "posts/your_posts.json": metaJson({ status_updates: rows }), "posts/index.html": "" };
    expect(await read(files)).toMatchObject({ rows: 2, activities: [{ day: "2026-01-15", kind: "post", text: "Hi" }] });
  });

  test("of a page or a second profile has a folder and a name of its own", async () => {
    const path = "this_profile's_activity_across_facebook/posts/profile_posts_1.json";
    const files = { [path]: metaJson([{ timestamp: 1768478400, data: [{ post: "Hi" }] }]), "a.txt": "" };
    expect(await read(files)).toMatchObject({ rows: 1, activities: [{ kind: "post", text: "Hi" }] });
  });

  test("in parts may hold no posts in one of them: the others are imported all the same", async () => {
    const part = { "your_facebook_activity/posts/media/your_posts/1.jpg": "x", "start_here.html": "" };
    const found = await recognise(sourceOf(part, "facebook-2.zip"));
    expect(found.map(({ importer, files }) => [importer.id, files])).toEqual([["facebook", []]]);
    expect(await read(part)).toMatchObject({ rows: 0, warnings: [expect.stringMatching(/^There is nothing in it/)] });
  });

  test("may hold no post at all", async () => {
    const { rows, activities, coverage, warnings } = await read({ "your_posts_1.json": " [ ] " });
    expect([rows, activities, coverage]).toEqual([0, [], []]);
    expect(warnings).toEqual([expect.stringMatching(/^There is nothing in it: /)]);
  });

  test("tell how far the reading is", async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => facebookRow({ at, text: `${index}` }));
    const calls: (number | null)[][] = [];
    await read(listOf(...rows), { onProgress: (...call) => calls.push(call) });
    expect(calls).toEqual([
      [1000, null],
      [1500, 1500],
    ]);
  });
});

describe("overlapping exports", () => {
  const first = { at: "2026-01-10T10:00:00Z", text: "One", photos: ["posts/media/your_posts/1.jpg"] };
  const second = { at: "2026-01-11T10:00:00Z", text: "Two" };
  const third = { at: "2026-01-12T10:00:00Z", text: "Three" };

  test("give the same identities, in whatever order and folder", async () => {
    const old = await read(facebookExport([second, first, second]));
    const moved = { ...first, photos: ["your_facebook_activity/posts/media/your_posts/1.jpg"] };
    const young = await read({ "your_posts_1.json": metaJson([third, moved, second, second].map(facebookRow)) });
    const ids = young.activities.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(old.activities.map(({ id }) => id)).toEqual(ids.slice(0, 3));
  });

  test("in one folder give the same post one identity", async () => {
    const part = (rows: readonly FacebookSketch[]) => metaJson(rows.map(facebookRow));
    const { rows, activities } = await read({
      "2025/your_posts_1.json": part([first, second]),
      "2026/your_posts_1.json": part([second, third]),
    });
    expect([rows, new Set(activities.map(({ id }) => id)).size]).toEqual([4, 3]);
  });
});

describe("a row that cannot be read", () => {
  const good = facebookRow({ at, text: "Hello" });
  test.each<[string, unknown]>([
    ["no date", { ...good, timestamp: undefined }],
    ["no date", { ...good, timestamp: 0 }],
    ["a date that cannot be read", { ...good, timestamp: "yesterday" }],
    ["a date that cannot be read", { ...good, timestamp: { $date: 1 } }],
    ["a date that cannot be read", { ...good, timestamp: 1e300 }],
    ["dated before 1990", { ...good, timestamp: -62167219200 }],
    ["dated in the future", { ...good, timestamp: 1795478400 }],
    ["dated in the future", { ...good, timestamp: 99999999999 }],
    ["not a post", null],
    ["not a post", 12],
    ["not a post", []],
    ["not a post", { name: "Jane" }],
    ["nothing in it", { ...good, data: "Hello", attachments: { data: [{ place: {} }] } }],
    ["nothing in it", { ...good, data: [null, [], "Hello", { post: { text: "Hello" } }] }],
  ])("is skipped: %s", async (reason, row) => {
    expect(await readOne(row)).toBe(reason);
  });

  test("is named by its position, and the others are read", async () => {
    const json = `[ {oops}, ${JSON.stringify(good)}, {"timestamp":1,"data":[{"post":"Long ago"}]} ]`;
    const { rows, activities, skipped } = await read({ "your_posts_1.json": json });
    expect([rows, activities.length]).toEqual([3, 1]);
    expect(skipped).toEqual([
      { reason: "not readable", position: "your_posts_1.json, item 1" },
      { reason: "dated before 1990", position: "your_posts_1.json, item 3" },
    ]);
  });

  test("may be dated today, in the leader's zone", async () => {
    const row = facebookRow({ at: "2026-11-23T12:00:00Z", text: "Hello" });
    expect(await readOne(row, { timeZone: "Pacific/Auckland" })).toBe("dated in the future");
    expect(await readOne(row)).toMatchObject({ day: "2026-11-23" });
  });

  test("does no harm when it is hostile", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const row = (rest: string) => `{"timestamp":1768478400,${rest}}`;
    const { rows, activities, skipped } = await read({
      "your_posts_1.json": `[${[
        row(`"__proto__":{"title":"x"},"data":[{"__proto__":{"post":"x"}}]`),
        row(`"data":[{"post":"\\ud83d alone, \\u0000 nul, \\u001b[31mred"}]`),
        row(`"data":${deep}`),
        row(`"attachments":[{"data":[{"place":${deep}}]}],"title":"${" shared".repeat(10_000)} recommends"`),
        `{"timestamp":1768478400,"data":[{"post":"${"CafÃ© ".repeat(100_000)}"}]}`,
      ].join(",")}]`,
    });
    expect(rows).toBe(activities.length + skipped.length);
    expect(activities.map(({ text }) => text?.slice(0, 20))).toContain("\ufffd alone, nul, red");
    expect(activities.map(({ text }) => text?.slice(0, 9))).toContain("Café Café");
    expect(({} as Record<string, unknown>)["title"]).toBeUndefined();
  });
});

test("what is written as a Facebook export is read as the same activities", async () => {
  const second = fc.integer({ min: Date.UTC(2004, 1, 4) / 1000, max: Date.UTC(2026, 10, 21) / 1000 });
  const kind = fc.constantFrom("post", "photo", "check-in", "review", "repost", "ghost");
  // A post of nothing but blanks is none.
  const text = fc.string({ unit: "grapheme" }).map((rest) => `A${rest}`);
  const row = fc.record({ seconds: second, kind, text });
  const zone = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland", "Africa/Cairo");
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), zone, async (rows, timeZone) => {
      const sketches = rows.map(({ seconds, kind, text }, index): FacebookSketch => {
        const time = new Date(seconds * 1000).toISOString();
        const shapes: Record<string, Partial<FacebookSketch>> = {
          post: { text, title: updated },
          photo: { text, photos: [`posts/media/${index}.jpg`] },
          "check-in": { place: `Café ${text}` },
          review: { text, title: "Zoé recommends Café Luna." },
          repost: { text, title: "Zoé shared a post." },
        };
        return { at: time, ...shapes[kind] };
      });
      const result = await read(facebookExport(sketches), { timeZone });
      const expected = rows
        .filter(({ kind }) => kind !== "ghost")
        .map(
          ({ seconds, kind }) =>
            `${dayInZone(seconds * 1000, timeZone)} ${kind === "photo" ? "post" : kind} ${seconds}`,
        );
      const found = result.activities.map(
        ({ day, kind, at: time = "" }) => `${day} ${kind} ${Date.parse(time) / 1000}`,
      );
      expect(found.toSorted()).toEqual(expected.toSorted());
      expect(new Set(result.activities.map(({ id }) => id)).size).toBe(expected.length);
      expect(result.rows).toBe(rows.length);
      expect((await read(facebookExport(sketches), { timeZone })).activities).toEqual(result.activities);
    }),
    { numRuns: 150 },
  );
});
