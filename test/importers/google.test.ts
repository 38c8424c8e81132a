import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayInZone } from "../../src/coach/zone.ts";
import { googleImporter } from "../../src/importers/google.ts";
import type { ReadOptions, ReadResult } from "../../src/importers/importer.ts";
import { sortUnread } from "../../src/importers/unread.ts";
import { toUtf16 } from "../support/exports/csv.ts";
import { featureCollection, oldReviewFeature, reviewFeature, takeout } from "../support/exports/google.ts";
import { type ExportFiles, readOptions, sourceOf } from "../support/exports/source.ts";
import { userErrorOf } from "../support/faults.ts";

function read(files: ExportFiles, options: Partial<ReadOptions> = {}): Promise<ReadResult> {
  return googleImporter.read(sourceOf(files), readOptions(options));
}

const readRows = (rows: readonly unknown[], options: Partial<ReadOptions> = {}): Promise<ReadResult> =>
  read({ "Reviews.json": featureCollection(rows) }, options);

const good = reviewFeature({ at: "2024-01-01T10:00:00Z", text: "Lovely" });

/** A review with other properties. */
const changed = (change: Record<string, unknown>) => ({
  ...good,
  properties: { ...(good["properties"] as Record<string, unknown>), ...change },
});

const faultOf = async (files: ExportFiles): Promise<string> => (await userErrorOf(read(files))).message;

const forms = [
  ["today's form", reviewFeature],
  ["the older form", oldReviewFeature],
] as const;

describe.each(forms)("reviews of %s", (_, featureOf) => {
  test("tell day, instant, address and text", async () => {
    const rows = [
      featureOf({
        at: "2024-01-01T23:30:00Z",
        text: "Lovely\nservice",
        place: "Café X",
        link: "http://maps.google.com/?cid=42",
      }),
      featureOf({ at: "2023-05-04T03:02:01Z", place: "Gare de Lyon", stars: 1 }),
    ];
    const result = await read(takeout(rows), { timeZone: "Europe/Paris" });
    expect(result).toMatchObject({ account: null, rows: 2, skipped: [], warnings: [] });
    expect(result.activities).toEqual([
      {
        id: expect.stringMatching(/^google:[0-9a-f]{16}$/),
        day: "2023-05-04",
        kind: "review",
        platform: "google",
        at: "2023-05-04T03:02:01.000Z",
        url: "https://www.google.com/maps/place//data=!4m3!3m2!1s0x47f4ea:0x1c3a!12e1",
        text: "Gare de Lyon",
        source: "google",
      },
      {
        id: expect.stringMatching(/^google:[0-9a-f]{16}$/),
        day: "2024-01-02",
        kind: "review",
        platform: "google",
        at: "2024-01-01T23:30:00.000Z",
        url: "http://maps.google.com/?cid=42",
        text: "Café X: Lovely service",
        source: "google",
      },
    ]);
    expect(result.coverage).toEqual([
      {
        platform: "google",
        firstDay: "2023-05-04",
        lastDay: "2024-01-02",
        firstAt: "2023-05-04T03:02:01.000Z",
        lastAt: "2024-01-01T23:30:00.000Z",
      },
    ]);
  });

  test.each([
    ["2026-01-01T07:59:59Z", "America/Los_Angeles", "2025-12-31"],
    ["2026-01-01T08:00:00Z", "America/Los_Angeles", "2026-01-01"],
    ["2025-12-31T10:59:59.999999Z", "Pacific/Auckland", "2025-12-31"],
    ["2025-12-31T11:00:00.000001Z", "Pacific/Auckland", "2026-01-01"],
  ])("made at %s are of the leader's own day in %s: %s", async (at, timeZone, day) => {
    expect((await readRows([featureOf({ at })], { timeZone })).activities).toMatchObject([{ day }]);
  });
});

test("both forms give the same review one identity, and different reviews another", async () => {
  const at = "2022-03-04T05:06:07";
  const sketches = [{ text: "Good" }, { text: "Bad" }, {}];
  const today = await readRows(sketches.map((sketch) => reviewFeature({ at: `${at}.123456Z`, ...sketch })));
  const older = await readRows(sketches.map((sketch) => oldReviewFeature({ at: `${at}Z`, place: "Other", ...sketch })));
  const ids = today.activities.map(({ id }) => id);
  expect(older.activities.map(({ id }) => id)).toEqual(ids);
  expect(new Set(ids).size).toBe(3);
  // So do two exports in one folder.
  const both = await read({
    "2022/Avis.json": featureCollection([oldReviewFeature({ at: `${at}Z`, text: "Good" })]),
    "2024/Reviews.json": featureCollection([reviewFeature({ at: `${at}Z`, text: "Good" })]),
  });
  expect(both).toMatchObject({ rows: 2, activities: [{ id: ids[0] }, { id: ids[0] }] });
});

test("two reviews of one file that say the same stay two", async () => {
  const ids = (await readRows([good, good])).activities.map(({ id }) => id);
  expect(ids[1]).toBe(`${ids[0]}-2`);
});

describe("recognising reviews out of Takeout", () => {
  const file = featureCollection([good]);
  const old = featureCollection([oldReviewFeature({ at: "2020-01-01T10:00:00Z" })]);
  const many = (names: (index: number) => string) =>
    Object.fromEntries(Array.from({ length: 400 }, (_, index) => [names(index), "{}"]));
  const without = (files: Record<string, string>, path: string) =>
    Object.fromEntries(Object.entries(files).filter(([other]) => other !== path));

  test.each<[string, ExportFiles, readonly string[]]>([
    ["in English", takeout([good]), ["Takeout/Maps (your places)/Reviews.json"]],
    [
      "in German",
      takeout([good], { folder: "Maps (Meine Orte)", file: "Rezensionen.json" }),
      ["Takeout/Maps (Meine Orte)/Rezensionen.json"],
    ],
    [
      "in Japanese, in a folder above",
      { "mine/Takeout/マップ（マイプレイス）/クチコミ.json": file, "mine/Takeout/archive_browser.html": "<html>" },
      ["mine/Takeout/マップ（マイプレイス）/クチコミ.json"],
    ],
    ["a lone file of any name", { "download (3).txt": file }, ["download (3).txt"]],
    ["of the older form", { "a.json": old }, ["a.json"]],
    ["with a byte order mark", { "a.json": `\ufeff${file}` }, ["a.json"]],
    ["in UTF-16", { "a.json": toUtf16(file, "little") }, ["a.json"]],
    ["with Windows line ends", { "a.json": file.replaceAll("\n", "\r\n") }, ["a.json"]],
    ["with the features before the type", { "a.json": JSON.stringify({ features: [good], type: "x" }) }, ["a.json"]],
    ["with damaged features before", { "a.json": featureCollection([null, [], 1, {}, good]) }, ["a.json"]],
    [
      "with a first review longer than what is looked at",
      { "a.json": featureCollection([reviewFeature({ at: "2024-01-01T10:00:00Z", text: "long ".repeat(9000) })]) },
      ["a.json"],
    ],
    [
      "among hundreds of other files",
      { ...many((index) => `Keep/note ${index}.json`), ...many((index) => `Tasks/${index}.json`), ...takeout([good]) },
      ["Takeout/Maps (your places)/Reviews.json"],
    ],
    ["but not places that were saved", without(takeout([good]), "Takeout/Maps (your places)/Reviews.json"), []],
    [
      "nor a lone file of them",
      { "Saved.json": takeout([])["Takeout/Maps (your places)/Saved Places.json"] as string },
      [],
    ],
    [
      "nor what a business received",
      { "reviews.json": takeout([])["Takeout/Google Business Profile/account-1/location-2/reviews.json"] as string },
      [],
    ],
    [
      "nor words about reviews",
      { "a.json": JSON.stringify({ text: '"features":[{"five_star_rating_published":5}]' }) },
      [],
    ],
    ["nor an empty collection", { "a.json": featureCollection([]) }, []],
    ["nor other JSON", { "a.json": "[]", "b.json": '{"features":{"properties":1}}', "c.json": "{", "d.json": "" }, []],
    ["nor nothing", {}, []],
  ])("works for them %s", async (_, files, expected) => {
    const found = await googleImporter.recognise(sourceOf(files));
    expect(found.map(({ path }) => path)).toEqual(expected);
  });

  test("reads the start of no message, no picture's description and no note", async () => {
    const paths = ["inbox/ada/message_1.json", "Photos/IMG_1.jpg.json", "Keep/a.json", "a.jpg", "messages/1.json"];
    const source = sourceOf(Object.fromEntries(paths.map((path) => [path, file])));
    const files = source.files.map((one) => ({ ...one, readStart: () => Promise.reject(new Error(one.path)) }));
    expect(await googleImporter.recognise({ ...source, files })).toEqual([]);
  });

  test("says what it leaves unread, and why", () => {
    const unread = sortUnread(sourceOf(takeout([good])), new Set(["Takeout/Maps (your places)/Reviews.json"]), [
      googleImporter,
    ]);
    expect(unread.map(({ reason, files }) => [reason, ...files])).toEqual([
      ["not known to hold posts", "Takeout/archive_browser.html", "Takeout/Google Photos/2024/IMG_1.jpg.json"],
      ["places that you saved", "Takeout/Maps (your places)/Saved Places.json"],
      [
        "reviews that others wrote of your business",
        "Takeout/Google Business Profile/account-1/location-2/reviews.json",
      ],
    ]);
  });
});

describe("a review that cannot be read", () => {
  test.each([
    ["no date", { date: undefined }],
    ["no date", { date: null }],
    ["no date", { date: "" }],
    ["a date that cannot be read", { date: "last week" }],
    ["a date that cannot be read", { date: 1704103200 }],
    ["a date that cannot be read", { date: {} }],
    ["a date that cannot be read", { date: "2024-02-30T10:00:00Z" }],
    ["a date that cannot be read", { date: "+275760-09-13T00:00:00Z" }],
    ["dated before 1990", { date: "0000-01-01T00:00:00Z" }],
    ["dated before 1990", { date: "1989-12-31T23:59:59Z" }],
    ["dated in the future", { date: "2026-11-24T00:00:00Z" }],
    ["dated in the future", { date: "9999-12-31T23:59:59Z" }],
  ])("is skipped: %s", async (reason, change) => {
    const { rows, activities, skipped } = await readRows([good, changed(change)]);
    expect([rows, activities.length]).toEqual([2, 1]);
    expect(skipped).toEqual([{ reason, position: "Reviews.json, review 2" }]);
  });

  test("is named by its position, and the others are read", async () => {
    const { rows, activities, skipped } = await readRows([null, 12, "text", [], { type: "Feature" }, good]);
    expect([rows, activities.length]).toEqual([6, 1]);
    expect(skipped).toEqual(
      [1, 2, 3, 4, 5].map((place) => ({ reason: "not a review", position: `Reviews.json, review ${place}` })),
    );
  });

  test("does not take its neighbours with it when it is no JSON", async () => {
    const { activities, skipped } = await read({ "a.json": `{"features":[{oops}, ${JSON.stringify(good)}]}` });
    expect([activities.length, skipped]).toEqual([1, [{ reason: "not readable", position: "a.json, review 1" }]]);
  });

  test("may say nothing, and name no place", async () => {
    const rows = [
      changed({ review_text_published: undefined, location: null }),
      changed({ review_text_published: ["Lovely"], location: { name: 12 } }),
      changed({ review_text_published: "", location: "Lyon" }),
    ];
    const { activities } = await readRows([good, ...rows]);
    expect(activities).toHaveLength(4);
    for (const activity of activities.slice(1)) expect(activity).not.toHaveProperty("text");
  });

  test.each(["javascript:alert(1)", "nowhere", "https://", 12, null, `https://example.com/${"a".repeat(3000)}`])(
    "keeps no address that is none (%#)",
    async (address) => {
      const { activities } = await readRows([changed({ google_maps_url: address })]);
      expect(activities[0]).not.toHaveProperty("url");
    },
  );
});

describe("a file of reviews that cannot be understood", () => {
  test("because it ends in the middle", async () => {
    const whole = featureCollection([good, good]);
    expect(await faultOf({ "Reviews.json": whole.slice(0, -40) })).toBe(
      "Reviews.json ends in the middle, after 1 review.",
    );
  });

  test("because it holds none names what it holds", async () => {
    expect(await faultOf({ "a.json": '{"reviews":[],"next":2}' })).toBe(
      "a.json holds no reviews that you wrote: it is JSON, an object with the keys reviews, next.",
    );
    expect(await faultOf({ "a.txt": "a", "b\u001b[2J.txt": "b" })).toBe(
      "a.txt holds no reviews that you wrote: it holds a.txt, b.txt.",
    );
  });

  test("because not one row can be read", async () => {
    expect(await faultOf({ "a.json": '{"features":[{"properties":{"Star Rating":oops}}]}' })).toBe(
      "The rows in a.json are no reviews: the first is nothing that can be read.",
    );
  });
});

test("hostile rows do no harm", async () => {
  const deep = "[".repeat(10_000) + "]".repeat(10_000);
  const date = '"date":"2024-01-01T10:00:00Z"';
  const rows = [
    JSON.stringify(good),
    deep,
    `{"properties":{${date},"location":${deep},"questions":${deep}}}`,
    `{"properties":{${date},"__proto__":{"review_text_published":"x"},"location":{"__proto__":{"name":"x"}}}}`,
    `{"properties":{${date},"review_text_published":"\\ud83d alone, \\u0000 nul, \\u001b[31mred"}}`,
    `{"__proto__":{"properties":{${date}}}}`,
  ];
  const { rows: count, activities, skipped } = await read({ "a.json": `{"features":[${rows.join(",")}]}` });
  expect([count, activities.length, skipped.length]).toEqual([6, 4, 2]);
  expect(activities.map(({ text }) => text).slice(1)).toEqual([undefined, undefined, "\ufffd alone, nul, red"]);
  expect(({} as Record<string, unknown>)["properties"]).toBeUndefined();
});

test("tells how far it is", async () => {
  const calls: (number | null)[][] = [];
  await readRows(
    Array.from({ length: 1500 }, () => good),
    { onProgress: (...call) => calls.push(call) },
  );
  expect(calls).toEqual([
    [1000, null],
    [1500, 1500],
  ]);
});

test("what is written as reviews is read as the same activities, in both forms and on every import", async () => {
  const review = fc.record({
    seconds: fc.integer({ min: Date.UTC(2008, 0, 1) / 1000, max: Date.UTC(2026, 10, 21) / 1000 }),
    place: fc.stringMatching(/^[a-z]{1,9}$/),
    text: fc.option(fc.stringMatching(/^[a-z]{1,9}$/), { nil: undefined }),
  });
  const zone = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns");
  await fc.assert(
    fc.asyncProperty(fc.array(review, { minLength: 1, maxLength: 10 }), zone, async (list, timeZone) => {
      const sketches = list.map(({ seconds, place, text }) => ({
        at: new Date(seconds * 1000).toISOString(),
        place,
        ...(text === undefined ? {} : { text }),
      }));
      const expected = list.map(({ seconds, place, text }) =>
        [dayInZone(seconds * 1000, timeZone), text === undefined ? place : `${place}: ${text}`].join(),
      );
      const [today, older] = await Promise.all([
        read(takeout(sketches.map(reviewFeature)), { timeZone }),
        read(takeout(sketches.map(oldReviewFeature)), { timeZone: "UTC" }),
      ]);
      expect(today.activities.map(({ day, text }) => [day, text].join()).toSorted()).toEqual(expected.toSorted());
      const ids = today.activities.map(({ id }) => id).toSorted();
      expect(older.activities.map(({ id }) => id).toSorted()).toEqual(ids);
      expect(new Set(ids).size).toBe(list.length);
    }),
    { numRuns: 60 },
  );
});
