import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayInZone } from "../../src/coach/zone.ts";
import { UserError } from "../../src/errors.ts";
import { hashText } from "../../src/importers/identity.ts";
import type { ReadOptions, ReadResult } from "../../src/importers/importer.ts";
import { threadsImporter } from "../../src/importers/threads.ts";
import { instagramExport, type MediaSketch, metaJson, threadRow, threadsFile } from "../support/exports/meta.ts";
import { type ExportFiles, readOptions, recognises, sourceOf } from "../support/exports/source.ts";

const at = "2026-01-15T12:00:00Z";

const read = (files: ExportFiles, options: Partial<ReadOptions> = {}): Promise<ReadResult> =>
  threadsImporter.read(sourceOf(files), readOptions(options));

const readRows = (...rows: readonly unknown[]) => read({ "threads_and_replies.json": threadsFile(rows) });

const cannotTell =
  "this export does not tell replies from posts, so all of them count as posts. To have them told apart, take this import back (socialtop undo) and import a newer export.";

describe("a Threads export", () => {
  test("tells day, kind, instant and text of each post, oldest first", async () => {
    const result = await read(
      instagramExport({
        posts: [[{ at, text: "On Instagram" }]],
        threads: [
          { at: "2026-02-01T09:30:00Z", text: "I’m with you 👋", isReply: true },
          { at: "2026-01-15T12:00:00Z", text: "Café", media: ["media/posts/202601/1.jpg"], isReply: false },
        ],
      }),
    );
    expect(result).toMatchObject({ account: null, rows: 2, skipped: [], warnings: [] });
    expect(result.activities).toEqual([
      {
        id: `threads:${hashText('["1768478400000","Café","1.jpg"]')}`,
        day: "2026-01-15",
        kind: "post",
        platform: "threads",
        at: "2026-01-15T12:00:00.000Z",
        text: "Café",
        source: "threads",
      },
      {
        id: `threads:${hashText('["1769938200000","I’m with you 👋",null]')}`,
        day: "2026-02-01",
        kind: "reply",
        platform: "threads",
        at: "2026-02-01T09:30:00.000Z",
        text: "I’m with you 👋",
        source: "threads",
      },
    ]);
    expect(result.coverage).toMatchObject([{ platform: "threads", firstDay: "2026-01-15", lastDay: "2026-02-01" }]);
  });

  test.each([
    ["2026-01-01T07:59:59Z", "America/Los_Angeles", "2025-12-31"],
    ["2026-01-01T08:00:00Z", "America/Los_Angeles", "2026-01-01"],
    ["2025-12-31T11:00:00Z", "Pacific/Auckland", "2026-01-01"],
  ])("made at %s is on the leader's own day in %s: %s", async (time, timeZone, day) => {
    const files = { "threads_and_replies.json": threadsFile([threadRow({ at: time, isReply: false })]) };
    expect((await read(files, { timeZone })).activities).toMatchObject([{ day }]);
  });

  test("may stand beside its photos, where there are several", async () => {
    const row = {
      title: "Walk",
      creation_timestamp: 1768478400,
      media: [
        { uri: "1.jpg", creation_timestamp: 1768400000, title: "" },
        { uri: "2.jpg", creation_timestamp: 1768400001, title: "", text_app_post: { is_reply: true } },
      ],
    };
    const { activities } = await readRows(row);
    expect(activities).toMatchObject([{ at: "2026-01-15T12:00:00.000Z", kind: "reply", text: "Walk" }]);
  });

  test("of 2024 does not say which ones are replies: all are posts, with a word on it", async () => {
    const files = instagramExport({
      threads: [
        { at, text: "One" },
        { at, text: "Two" },
      ],
    });
    const { activities, warnings } = await read(files);
    expect(activities.map(({ kind }) => kind)).toEqual(["post", "post"]);
    expect(warnings).toEqual([`your_instagram_activity/threads/threads_and_replies.json: ${cannotTell}`]);
    const strange = { ...threadRow({ at }), text_app_post: { is_reply: "true" } };
    expect((await readRows(strange)).warnings).toEqual([`threads_and_replies.json: ${cannotTell}`]);
  });

  test("that says it of some rows means posts by the others", async () => {
    const { activities, warnings } = await readRows(
      threadRow({ at, text: "One" }),
      threadRow({ at, text: "Two", isReply: true }),
    );
    expect(activities.map(({ kind }) => kind)).toEqual(["post", "reply"]);
    expect(warnings).toEqual([]);
  });

  test("of 2024 beside one of 2026 gives the same identities, and is the only one to be warned of", async () => {
    const { activities, warnings } = await read({
      "2024/threads_and_replies.json": threadsFile([threadRow({ at, text: "Yes" })]),
      "2026/threads_and_replies.json": threadsFile([threadRow({ at, text: "Yes", isReply: true })]),
    });
    expect(activities[0]?.id).toBe(activities[1]?.id);
    expect(warnings).toEqual([`2024/threads_and_replies.json: ${cannotTell}`]);
  });

  test("may come as a lone file, whatever its name", async () => {
    const files = { "t.json": threadsFile([threadRow({ at, text: "Hello", isReply: false })]) };
    expect(await recognises(threadsImporter, sourceOf(files))).toBe(true);
    expect((await read(files)).activities).toMatchObject([{ text: "Hello" }]);
  });

  test.each<[string, ExportFiles]>([
    ["liked threads", { "liked_threads.json": metaJson({ text_post_app_media_likes: [] }) }],
    ["an archive without a file of that name", { "t.json": threadsFile([]), "a.txt": "" }],
    ["an Instagram export without Threads", instagramExport({ posts: [[{ at }]] })],
  ])("is not seen in %s", async (_, files) => {
    expect(await threadsImporter.recognise(sourceOf(files))).toEqual([]);
  });

  test("that holds something else is named with what it holds", async () => {
    const fault = await read({ "threads_and_replies.json": '{"threads":[]}', "a.txt": "" }).catch(
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(UserError);
    expect((fault as UserError).message).toBe(
      "threads_and_replies.json holds no list of posts, but an object with the keys threads.",
    );
  });

  test("may hold no post at all, and then warns of that alone", async () => {
    expect((await readRows()).warnings).toEqual([expect.stringMatching(/^There is nothing in it: /)]);
  });

  test("skips rows that cannot be read, by name and position", async () => {
    const { rows, activities, skipped } = await readRows(
      threadRow({ at, text: "Hello", isReply: false }),
      { media: [] },
      { media: [{ title: "Hello" }] },
      null,
    );
    expect([rows, activities.length]).toEqual([4, 1]);
    expect(skipped).toEqual([
      { reason: "nothing in it", position: "threads_and_replies.json, item 2" },
      { reason: "no date", position: "threads_and_replies.json, item 3" },
      { reason: "not a post", position: "threads_and_replies.json, item 4" },
    ]);
  });
});

test("what is written as a Threads export is read as the same activities", async () => {
  const second = fc.integer({ min: Date.UTC(2023, 6, 5) / 1000, max: Date.UTC(2026, 10, 21) / 1000 });
  const row = fc.record({ seconds: second, text: fc.string({ unit: "grapheme" }), isReply: fc.boolean() });
  const zone = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland");
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 10 }), zone, async (rows, timeZone) => {
      const threads = rows.map(
        ({ seconds, text, isReply }): MediaSketch => ({ at: new Date(seconds * 1000).toISOString(), text, isReply }),
      );
      const result = await read(instagramExport({ threads }), { timeZone });
      const expected = rows.map(({ seconds, isReply }) => {
        return `${dayInZone(seconds * 1000, timeZone)} ${isReply ? "reply" : "post"} ${seconds}`;
      });
      const found = result.activities.map(
        ({ day, kind, at: time = "" }) => `${day} ${kind} ${Date.parse(time) / 1000}`,
      );
      expect(found.toSorted()).toEqual(expected.toSorted());
      expect([result.skipped, result.warnings]).toEqual([[], []]);
      expect((await read(instagramExport({ threads }), { timeZone })).activities).toEqual(result.activities);
    }),
    { numRuns: 100 },
  );
});
