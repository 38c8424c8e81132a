import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayInZone } from "../../src/coach/zone.ts";
import { hashText } from "../../src/importers/identity.ts";
import type { ReadOptions, ReadResult } from "../../src/importers/importer.ts";
import { instagramImporter } from "../../src/importers/instagram.ts";
import { toUtf16 } from "../support/exports/csv.ts";
import { instagramExport, type MediaSketch, mediaRow, metaJson, storyRow } from "../support/exports/meta.ts";
import { type ExportFiles, readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { userErrorOf } from "../support/faults.ts";

const at = "2026-01-15T12:00:00Z";

const read = (files: ExportFiles, options: Partial<ReadOptions> = {}): Promise<ReadResult> =>
  instagramImporter.read(sourceOf(files), readOptions(options));

/** What the export says of one row: the activity, or why it is skipped. */
async function readOne(row: unknown, options: Partial<ReadOptions> = {}) {
  const files = { "content/posts_1.json": metaJson([row, mediaRow({ at, text: "Neighbour" })]), "a.txt": "" };
  const { activities, skipped } = await read(files, options);
  return activities.find(({ text }) => text !== "Neighbour") ?? skipped[0]?.reason;
}

const faultOf = async (files: ExportFiles): Promise<string> => (await userErrorOf(read(files))).message;

describe("an Instagram export", () => {
  test("tells day, kind, instant and text of each post, reel and story, oldest first", async () => {
    const result = await read(
      instagramExport({
        posts: [[{ at: "2026-02-01T09:30:00Z", text: "Déjà vu 😀", media: ["media/posts/202602/1.jpg"] }]],
        reels: [{ at: "2026-01-31T08:00:00Z", text: "Reel", media: ["media/reels/202601/2.mp4"] }],
        stories: [{ at: "2026-01-15T12:00:00Z", media: ["media/stories/202601/3.jpg"] }],
      }),
    );
    expect(result).toMatchObject({ account: null, rows: 3, skipped: [], warnings: [] });
    expect(result.activities).toEqual([
      {
        id: `instagram:${hashText('["1768478400000","","3.jpg"]')}`,
        day: "2026-01-15",
        kind: "story",
        platform: "instagram",
        at: "2026-01-15T12:00:00.000Z",
        source: "instagram",
      },
      expect.objectContaining({ day: "2026-01-31", kind: "post", text: "Reel" }),
      {
        id: `instagram:${hashText('["1769938200000","Déjà vu 😀","1.jpg"]')}`,
        day: "2026-02-01",
        kind: "post",
        platform: "instagram",
        at: "2026-02-01T09:30:00.000Z",
        text: "Déjà vu 😀",
        source: "instagram",
      },
    ]);
    expect(result.coverage).toMatchObject([{ platform: "instagram", firstDay: "2026-01-15", lastDay: "2026-02-01" }]);
  });

  test.each([
    ["2026-01-01T07:59:59Z", "America/Los_Angeles", "2025-12-31"],
    ["2026-01-01T08:00:00Z", "America/Los_Angeles", "2026-01-01"],
    ["2025-12-31T11:00:00Z", "Pacific/Auckland", "2026-01-01"],
    ["2026-03-28T22:59:59Z", "Europe/Paris", "2026-03-28"],
    ["2026-03-28T23:00:00Z", "Europe/Paris", "2026-03-29"],
  ])("made at %s is on the leader's own day in %s: %s", async (time, timeZone, day) => {
    expect(await readOne(mediaRow({ at: time }), { timeZone })).toMatchObject({ day });
  });

  test("counts a carousel once, by the time and text beside its photos", async () => {
    const row = {
      media: [
        { uri: "media/posts/1.jpg", creation_timestamp: 1768435199, title: "" },
        { uri: "media/posts/2.jpg", creation_timestamp: 1768435198, title: "" },
      ],
      title: "Café Luna",
      creation_timestamp: 1768478400,
    };
    const { rows, activities } = await read({ "posts_1.json": metaJson([row]) });
    expect(rows).toBe(1);
    expect(activities).toMatchObject([{ at: "2026-01-15T12:00:00.000Z", kind: "post", text: "Café Luna" }]);
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["only photo, where nothing stands beside it", {}, { at: "2026-01-15T12:00:00.000Z", text: "Photo" }],
    ["only photo, where what stands beside it is empty", { title: "", creation_timestamp: 0 }, { text: "Photo" }],
    ["row, where it has both", { title: "Row", creation_timestamp: 1768564800 }, { day: "2026-01-16", text: "Row" }],
    ["row, where it has only a text", { title: "Row" }, { day: "2026-01-15", text: "Row" }],
    ["row, where it has only a time", { creation_timestamp: "1768564800" }, { day: "2026-01-16", text: "Photo" }],
  ])("takes time and text of the %s", async (_, beside, expected) => {
    const media = [{ uri: "media/posts/1.jpg", creation_timestamp: 1768478400, title: "Photo" }];
    expect(await readOne({ media, ...beside })).toMatchObject(expected);
  });

  test("takes time, text and identity of the first of several photos, where nothing stands beside them", async () => {
    const media = [
      { uri: "media/posts/1.jpg", creation_timestamp: 1768478400, title: "First" },
      { uri: "media/posts/2.jpg", creation_timestamp: 1768564800, title: "Second" },
    ];
    expect(await readOne({ media })).toMatchObject({
      id: `instagram:${hashText('["1768478400000","First","1.jpg"]')}`,
      at: "2026-01-15T12:00:00.000Z",
      text: "First",
    });
  });

  test.each(["your_instagram_activity/media/", "your_instagram_activity/content/", "content/", "my export/media/", ""])(
    "lies in %j",
    async (folder) => {
      const sketch = { posts: [[{ at, text: "One" }], [{ at, text: "Two" }]], reels: [{ at }], stories: [{ at }] };
      const files = instagramExport(sketch, folder);
      const paths = ["posts_1.json", "posts_2.json", "reels.json", "stories.json"].map((name) => folder + name);
      const found = await instagramImporter.recognise(sourceOf(files));
      expect(found.map(({ path }) => path)).toEqual(paths);
      const { activities } = await read(files);
      expect(activities.map(({ kind }) => kind).toSorted()).toEqual(["post", "post", "post", "story"]);
    },
  );

  test("leaves what Threads will read", async () => {
    const files = instagramExport({ threads: [{ at, isReply: false }] });
    expect(await instagramImporter.recognise(sourceOf(files))).toEqual([]);
  });

  test("may come as a lone file, whatever its name, its encoding and its line ends", async () => {
    const posts = metaJson([mediaRow({ at, text: "Sea 🌊" })]);
    for (const form of [posts, `\ufeff${posts}`, toUtf16(posts, "big"), posts.replaceAll("\n", "\r\n")]) {
      expect(await recognises(instagramImporter, sourceOf({ "posts (1).txt": form }))).toBe(true);
      expect((await read({ "posts (1).txt": form })).activities).toMatchObject([{ kind: "post", text: "Sea 🌊" }]);
    }
    const stories = { "my stories": metaJson({ ig_stories: [storyRow({ at, text: "Hi" })] }) };
    expect(await recognises(instagramImporter, sourceOf(stories))).toBe(true);
    expect((await read(stories)).activities).toMatchObject([{ kind: "story", text: "Hi" }]);
    const reels = { "posts_1.json": metaJson({ other: [1], ig_reels_media: [mediaRow({ at })], more: {} }) };
    expect((await read(reels)).activities).toMatchObject([{ kind: "post" }]);
  });

  test("gives a reel that is among the posts too one identity", async () => {
    const reel = { at, text: "Reel", media: ["media/reels/2.mp4"] };
    const { rows, activities } = await read(instagramExport({ posts: [[reel]], reels: [reel] }));
    expect([rows, activities.length, new Set(activities.map(({ id }) => id)).size]).toEqual([2, 2, 1]);
  });

  test("gives the same identities again, in whatever order and folder", async () => {
    const sketch = (day: string) => ({ at: `2026-01-${day}T10:00:00Z`, text: day, media: [`media/posts/${day}.jpg`] });
    const [one, two, three] = [sketch("10"), sketch("11"), sketch("12")];
    const moved = (post: typeof one) => ({ ...post, media: post.media.map((uri) => `your_instagram_activity/${uri}`) });
    const old = await read(instagramExport({ posts: [[two, one, two]] }, "content/"));
    const young = await read(instagramExport({ posts: [[three, two], [one].map(moved)], reels: [] }));
    const [first, second, twin] = old.activities.map(({ id }) => id);
    expect(young.activities.slice(0, 2).map(({ id }) => id)).toEqual([first, second]);
    expect(twin).toBe(`${second}-2`);
  });

  test("that does not hold lists of posts is named with what it holds", async () => {
    const files = (content: string) => ({ "your_instagram_activity/media/posts_1.json": content, "a.txt": "" });
    expect(await recognises(instagramImporter, sourceOf(files('{"posts":[],"b":1}')))).toBe(true);
    expect(await faultOf(files('{"posts":[],"b":1}'))).toBe(
      "your_instagram_activity/media/posts_1.json holds no list of posts, but an object with the keys posts, b.",
    );
    expect(await faultOf(files('[{"name":"a"}]'))).toBe(
      "The rows in your_instagram_activity/media/posts_1.json are no posts: the first is an object with the keys name.",
    );
    expect(await faultOf({ "stories.json": '{"ig_stories":[{"uri":"1.jpg"},{"uri' })).toBe(
      "stories.json ends in the middle, after 1 row.",
    );
    expect(await faultOf({ "stories.json": '{"ig_stories":[{"uri":"1.jpg"}]]}' })).toBe(
      "stories.json is damaged: its list ends before the file does, after 1 row.",
    );
  });
});

describe("a row that cannot be read", () => {
  const medium = { uri: "media/posts/1.jpg", creation_timestamp: 1768478400, title: "Hello" };
  test.each<[string, unknown]>([
    ["no date", { media: [{ uri: "media/posts/1.jpg", title: "Hello" }] }],
    ["no date", { media: [{}] }],
    ["a date that cannot be read", { media: [{ ...medium, creation_timestamp: "soon" }] }],
    ["a date that cannot be read", { media: [medium], creation_timestamp: [] }],
    ["dated in the future", { media: [{ ...medium, creation_timestamp: 1795478400 }] }],
    ["dated before 1990", { media: [{ ...medium, creation_timestamp: 1 }] }],
    ["nothing in it", { media: [] }],
    ["nothing in it", { media: "1.jpg", creation_timestamp: 1768478400 }],
    ["nothing in it", { media: [null, "1.jpg"], creation_timestamp: 1768478400 }],
    ["not a post", null],
    ["not a post", "media"],
    ["not a post", [medium]],
    ["not a post", { string_map_data: {} }],
  ])("is skipped: %s", async (reason, row) => {
    expect(await readOne(row)).toBe(reason);
  });

  test("is named by its position, and the others are read", async () => {
    const { rows, activities, skipped } = await read({
      "stories.json": `{"ig_stories":[{"uri":oops},${JSON.stringify(medium)},{"uri":"2.jpg"}],"more":[]}`,
    });
    expect([rows, activities.length]).toEqual([3, 1]);
    expect(skipped).toEqual([
      { reason: "not readable", position: "stories.json, item 1" },
      { reason: "no date", position: "stories.json, item 3" },
    ]);
  });

  test("does no harm when it is hostile", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const { activities, skipped } = await read({
      "posts_1.json": `[${JSON.stringify({ media: [medium] })},{"__proto__":{"media":1},"media":[{"__proto__":{}}]},{"media":${deep}},{"media":[{"creation_timestamp":1768478400,"uri":${deep},"title":"\\u001b[31mred"}]}]`,
    });
    expect(activities.map(({ text }) => text)).toEqual(["Hello", "red"]);
    expect(skipped).toHaveLength(2);
    expect(({} as Record<string, unknown>)["media"]).toBeUndefined();
  });
});

test("what is written as an Instagram export is read as the same activities", async () => {
  const second = fc.integer({ min: Date.UTC(2010, 9, 6) / 1000, max: Date.UTC(2026, 10, 21) / 1000 });
  const row = fc.record({
    seconds: second,
    text: fc.string({ unit: "grapheme" }),
    photos: fc.integer({ min: 1, max: 3 }),
  });
  const rows = fc.array(row, { maxLength: 6 });
  const zone = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns");
  const folder = fc.constantFrom("your_instagram_activity/media/", "content/", "");
  await fc.assert(
    fc.asyncProperty(rows, rows, rows, zone, folder, async (posts, reels, stories, timeZone, where) => {
      let number = 0;
      const expected: string[] = [];
      const sketch = (list: typeof posts, kind: string): MediaSketch[] =>
        list.map(({ seconds, text, photos }) => {
          const time = new Date(seconds * 1000).toISOString();
          expected.push(`${dayInZone(seconds * 1000, timeZone)} ${kind} ${time}`);
          return { at: time, text, media: Array.from({ length: photos }, () => `media/${kind}/${number++}.jpg`) };
        });
      const parts = [sketch(posts, "post")];
      const files = instagramExport(
        { posts: parts, reels: sketch(reels, "post"), stories: sketch(stories, "story") },
        where,
      );
      const result = await read(files, { timeZone });
      expect(result.activities.map(({ day, kind, at: time }) => `${day} ${kind} ${time}`).toSorted()).toEqual(
        expected.toSorted(),
      );
      expect([result.rows, result.skipped]).toEqual([expected.length, []]);
      expect(new Set(result.activities.map(({ id }) => id)).size).toBe(expected.length);
      expect((await read(files, { timeZone })).activities).toEqual(result.activities);
    }),
    { numRuns: 100 },
  );
});
