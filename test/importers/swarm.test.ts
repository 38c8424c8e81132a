import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayInZone } from "../../src/coach/zone.ts";
import type { ReadOptions, ReadResult } from "../../src/importers/importer.ts";
import { swarmImporter } from "../../src/importers/swarm.ts";
import { sortUnread } from "../../src/importers/unread.ts";
import { toUtf16 } from "../support/exports/csv.ts";
import { type ExportFiles, readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { apiPage, type CheckinSketch, checkinRow, listFile, swarmArchive, tipRow } from "../support/exports/swarm.ts";
import { userErrorOf } from "../support/faults.ts";

function read(files: ExportFiles, options: Partial<ReadOptions> = {}): Promise<ReadResult> {
  return swarmImporter.read(sourceOf(files), readOptions(options));
}

const good = checkinRow({ at: "2024-01-01T10:00:00Z" });

/** What the archive says of one row, which stands before a good one. */
async function readOne(row: unknown, options: Partial<ReadOptions> = {}) {
  const { activities, skipped } = await read({ "checkins1.json": listFile([row, good]) }, options);
  return skipped[0]?.reason ?? activities.find(({ at }) => at !== "2024-01-01T10:00:00.000Z");
}

const faultOf = async (files: ExportFiles): Promise<string> => (await userErrorOf(read(files))).message;

const recognisedPaths = async (files: ExportFiles): Promise<string[]> =>
  (await swarmImporter.recognise(sourceOf(files))).map(({ path }) => path);

describe("a Swarm archive", () => {
  test("tells day, kind, instant, address and text of each check-in and tip", async () => {
    const result = await read(
      swarmArchive(
        [
          [
            { id: "65934f40a1b2c3d4e5f60718", at: "2024-01-01T23:48:16Z", offset: 60, shout: "Happy new year" },
            { id: "59a45921351e3d43b07028b5", at: "2017-08-28T17:54:41Z", venue: "Gare de Lyon" },
          ],
        ],
        [{ id: "4e1f2a3bc0e9d1a2b3c4d5e6", at: "2011-07-14T18:00:00Z", text: "Sit upstairs", venue: "Le Bouchon" }],
      ),
    );
    expect(result).toMatchObject({ account: null, rows: 3, skipped: [], warnings: [] });
    expect(result.activities).toEqual([
      {
        id: "swarm:4e1f2a3bc0e9d1a2b3c4d5e6",
        day: "2011-07-14",
        kind: "review",
        platform: "swarm",
        at: "2011-07-14T18:00:00.000Z",
        url: "https://app.foursquare.com/item/4e1f2a3bc0e9d1a2b3c4d5e6",
        text: "Le Bouchon: Sit upstairs",
        source: "swarm",
      },
      {
        id: "swarm:59a45921351e3d43b07028b5",
        day: "2017-08-28",
        kind: "check-in",
        platform: "swarm",
        at: "2017-08-28T17:54:41.000Z",
        text: "Gare de Lyon",
        source: "swarm",
      },
      {
        id: "swarm:65934f40a1b2c3d4e5f60718",
        day: "2024-01-02",
        kind: "check-in",
        platform: "swarm",
        at: "2024-01-01T23:48:16.000Z",
        text: "Café Example: Happy new year",
        source: "swarm",
      },
    ]);
    expect(result.coverage).toEqual([
      {
        platform: "swarm",
        firstDay: "2011-07-14",
        lastDay: "2024-01-02",
        firstAt: "2011-07-14T18:00:00.000Z",
        lastAt: "2024-01-01T23:48:16.000Z",
      },
    ]);
  });

  test.each([
    ["2025-12-31T22:59:59Z", 60, "2025-12-31"],
    ["2025-12-31T23:00:00Z", 60, "2026-01-01"],
    ["2026-01-01T07:59:59Z", -480, "2025-12-31"],
    ["2026-01-01T08:00:00Z", -480, "2026-01-01"],
    ["2025-12-31T09:59:59Z", 840, "2025-12-31"],
    ["2025-12-31T10:00:00Z", 840, "2026-01-01"],
    ["2026-03-05T18:29:59Z", 330, "2026-03-05"],
    ["2026-03-05T18:30:00Z", 330, "2026-03-06"],
    ["2026-03-05T23:59:59Z", 0, "2026-03-05"],
  ])("made at %s with a clock %i minutes from UTC is of %s, wherever the leader lives", async (at, offset, day) => {
    for (const timeZone of ["Pacific/Auckland", "America/Los_Angeles"]) {
      expect(await readOne(checkinRow({ at, offset }), { timeZone })).toMatchObject({
        day,
        at: at.replace("Z", ".000Z"),
      });
    }
  });

  test.each([
    ["2026-01-01T07:59:59Z", "America/Los_Angeles", "2025-12-31"],
    ["2026-01-01T08:00:00Z", "America/Los_Angeles", "2026-01-01"],
    ["2025-12-31T10:59:59Z", "Pacific/Auckland", "2025-12-31"],
    ["2025-12-31T11:00:00Z", "Pacific/Auckland", "2026-01-01"],
  ])("made at %s, the place's clock not told, is of the leader's own day in %s", async (at, timeZone, day) => {
    expect(await readOne(checkinRow({ at, offset: null }), { timeZone })).toMatchObject({ day });
    for (const offset of ["60", null, 841, -900, 1e300, {}, true]) {
      const row = { ...checkinRow({ at }), timeZoneOffset: offset };
      expect(await readOne(row, { timeZone })).toMatchObject({ day });
    }
  });

  test("gives a tip the leader's day, unless it tells the clock of its place", async () => {
    const at = "2026-01-01T07:59:59Z";
    const tips = [tipRow({ at, text: "One" }), tipRow({ at, text: "Two", offset: 60 })];
    const { activities } = await read({ "tips.json": listFile(tips) }, { timeZone: "America/Los_Angeles" });
    expect(activities.map(({ day, text }) => [day, text])).toEqual([
      ["2025-12-31", "Café Example: One"],
      ["2026-01-01", "Café Example: Two"],
    ]);
  });

  test("leaves private check-ins out unless they are asked for", async () => {
    const at = "2024-05-05T10:00:00Z";
    for (const mark of [{ private: true }, { private: 1 }, { private: "true" }, { visibility: "private" }]) {
      const row = { ...checkinRow({ at }), ...mark };
      expect(await readOne(row)).toBe("private");
      expect(await readOne(row, { includePrivate: true })).toMatchObject({ kind: "check-in", day: "2024-05-05" });
    }
    for (const mark of [{ private: false }, { private: null }, { visibility: "public" }]) {
      expect(await readOne({ ...checkinRow({ at }), ...mark })).toMatchObject({ day: "2024-05-05" });
    }
  });

  test.each([
    ["shout", "not a check-in"],
    ["like", "not a check-in"],
    [12, "not a check-in"],
  ])("takes no row of the type %j", async (type, reason) => {
    expect(await readOne({ ...checkinRow({ at: "2024-05-05T10:00:00Z" }), type })).toBe(reason);
  });

  test("takes a check-in without a venue, and one without a type", async () => {
    const at = "2024-05-05T10:00:00Z";
    const nowhere = await readOne(checkinRow({ at, venue: null }));
    expect(nowhere).toMatchObject({ kind: "check-in", day: "2024-05-05" });
    expect(nowhere).not.toHaveProperty("text");
    expect(await readOne(checkinRow({ at, venue: null, shout: "On the road" }))).toMatchObject({ text: "On the road" });
    expect(await readOne({ ...checkinRow({ at }), type: undefined })).toMatchObject({ text: "Café Example" });
  });

  test.each([
    ["canonicalUrl", "https://www.swarmapp.com/user/1/checkin/2", "https://www.swarmapp.com/user/1/checkin/2"],
    ["checkinShortUrl", "https://www.swarmapp.com/c/abc?utm_source=x", "https://www.swarmapp.com/c/abc"],
    ["canonicalUrl", "javascript:alert(1)", undefined],
    ["canonicalUrl", "ftp://example.com/a", undefined],
    ["canonicalUrl", "nowhere", undefined],
    ["canonicalUrl", "https://user:secret@example.com/", undefined],
    ["canonicalUrl", { href: "https://example.com" }, undefined],
    ["url", "https://elsewhere.example.com", undefined],
  ])("keeps of %s only what is an address of its own (%j)", async (key, address, url) => {
    const row = { ...checkinRow({ at: "2024-05-05T10:00:00Z" }), [key]: address };
    expect(((await readOne(row)) as { url?: string }).url).toBe(url);
  });

  test("keeps no address that is longer than one can be", async () => {
    const link = `https://example.com/${"a".repeat(3000)}`;
    expect(await readOne(checkinRow({ at: "2024-05-05T10:00:00Z", link }))).not.toHaveProperty("url");
  });

  test("may come in several files, in any order and any folder", async () => {
    const files = swarmArchive([[{ at: "2024-05-05T10:00:00Z" }], [{ at: "2023-05-05T10:00:00Z" }]]);
    const nested = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`mine/data-export-1/${path}`, text]),
    );
    expect(await recognisedPaths(nested)).toEqual(
      ["tips.json", "checkins1.json", "checkins2.json"].map((name) => `mine/data-export-1/${name}`),
    );
    const { activities, rows, warnings } = await read(nested);
    expect(activities.map(({ day }) => day)).toEqual(["2023-05-05", "2024-05-05"]);
    expect([rows, warnings]).toEqual([2, []]);
  });

  test("says what it leaves unread, and why", () => {
    const source = sourceOf(swarmArchive([[{ at: "2024-05-05T10:00:00Z" }]]));
    const unread = sortUnread(source, new Set(["checkins1.json", "tips.json"]), [swarmImporter]);
    expect(unread.map(({ reason, files }) => [reason, ...files])).toEqual([
      ["visits that your phone noted by itself", "visits.json"],
      ["lists of pictures", "photos1.json"],
      ["comments, likes and ratings", "comments.json", "venueRatings.json"],
      ["friends, lists and plans", "friends.json"],
      ["pictures, videos and sound", "pix/1.jpg"],
    ]);
  });

  test("keeps two rows that are the same, and gives both one identity", async () => {
    const { rows, activities } = await read({ "checkins.json": listFile([good, good]) });
    expect([rows, activities.length]).toEqual([2, 2]);
    expect(activities[0]?.id).toBe(activities[1]?.id);
  });

  test("says where its counts do not agree with what is there", async () => {
    const { warnings } = await read({ "checkins1.json": listFile([good], 3), "checkins2.json": listFile([good], 1) });
    expect(warnings).toEqual(["checkins1.json: it says that it holds 3 check-ins; 1 are there."]);
  });

  test("may count the rows of all its files in each of them", async () => {
    const files = { "checkins1.json": listFile([good, good], 3), "checkins2.json": listFile([good], 3) };
    expect((await read(files)).warnings).toEqual([]);
  });

  test("tells how far it is", async () => {
    const calls: (number | null)[][] = [];
    const rows = Array.from({ length: 2500 }, (_, index) =>
      checkinRow({ at: new Date(1.7e12 + index * 1000).toISOString() }),
    );
    await read({ "checkins1.json": listFile(rows) }, { onProgress: (...call) => calls.push(call) });
    expect(calls).toEqual([
      [1000, null],
      [2000, null],
      [2500, 2500],
    ]);
  });
});

describe("pages of the API", () => {
  // 1466974048 is 2016-06-26T20:47:28Z: https://www.epochconverter.com
  const row = { ...good, id: "57703f60498e7b753bcabb65", createdAt: 1466974048, timeZoneOffset: 60 };
  const expected = { id: "swarm:57703f60498e7b753bcabb65", day: "2016-06-26", at: "2016-06-26T20:47:28.000Z" };

  test("are read one by one, from a folder of any names, and as a list", async () => {
    const page = JSON.stringify(apiPage([row], 4838));
    const last = JSON.stringify(apiPage([], 4838));
    const other = JSON.stringify(apiPage([good, good], 4838));
    for (const files of [
      { "download.txt": page },
      { "page_00000.json": page, "page_00250.json": last, "notes.txt": "mine" },
      { "0.json": page, "250.json": last },
      { "all.json": `[${page},\n${last}]` },
      { "all.json": `\ufeff [ ${last} , ${page} ]\n` },
    ]) {
      expect(await recognises(swarmImporter, sourceOf(files))).toBe(true);
      const result = await read(files);
      expect(result).toMatchObject({ rows: 1, activities: [expected], skipped: [], warnings: [] });
    }
    const both = await read({ "swarm-1.json": page, "swarm-2.json": other });
    expect([both.rows, both.warnings]).toEqual([3, []]);
  });

  test("name the page of a row that is skipped", async () => {
    const pages = JSON.stringify([apiPage([row], 3), apiPage([row, { ...row, createdAt: null }], 3)]);
    const { skipped } = await read({ "all.json": pages });
    expect(skipped).toEqual([{ reason: "no date", position: "all.json, page 2, item 2" }]);
  });

  test("give the same identities as the archive", async () => {
    const sketch: CheckinSketch = { id: "65934f40a1b2c3d4e5f60718", at: "2024-01-01T23:48:16Z", offset: 60 };
    const fromApi = await read({ "a.json": JSON.stringify(apiPage([checkinRow(sketch, "api")], 1)) });
    const fromArchive = await read(swarmArchive([[sketch]]));
    expect(fromApi.activities).toEqual(fromArchive.activities);
  });

  test("may have been put together to one bare list", async () => {
    const files = { "mine.json": JSON.stringify([row, row]) };
    expect(await recognises(swarmImporter, sourceOf(files))).toBe(true);
    expect(await read(files)).toMatchObject({ rows: 2, activities: [expected, expected] });
  });
});

describe("recognising a Swarm archive", () => {
  const list = listFile([good]);
  const visit = {
    id: "v1",
    createdAt: "2024-01-01 11:00:00.000000",
    timeArrived: "2024-01-01 10:00:00.000000",
    timeDeparted: "2024-01-01 11:00:00.000000",
    timeZoneOffset: 60,
    venue: { name: "Gare de Lyon" },
  };

  test.each<[string, ExportFiles, boolean]>([
    ["a lone file of any name", { "My check-ins (1).txt": list }, true],
    ["with a byte order mark", { "a.json": `\ufeff${list}` }, true],
    ["in UTF-16", { "a.json": toUtf16(list, "little") }, true],
    ["with Windows line ends", { "a.json": list.replaceAll("\n", "\r\n") }, true],
    ["lone tips", { "a.json": listFile([tipRow({ at: "2024-01-01T10:00:00Z", text: "Go" })]) }, true],
    ["with a damaged first row", { "a.json": listFile([null, 3, good]) }, true],
    ["an empty list of check-ins", { "checkins.json": listFile([]) }, true],
    ["but no other empty list", { "a.json": listFile([]) }, false],
    ["but not visits", { "visits.json": swarmArchive([])["visits.json"] as string }, false],
    ["nor visits that tell place and clock as a check-in does", { "visits.json": listFile([visit]) }, false],
    ["nor comments", { "comments.json": swarmArchive([])["comments.json"] as string }, false],
    ["nor photos", { "photos1.json": swarmArchive([])["photos1.json"] as string }, false],
    ["nor another list with dates", { "a.json": '[{"createdAt":"2024-01-01","name":"x"}]' }, false],
    ["nor other files of such names", { "checkins.json": "[]", "tips.json": "{}", "page.json": "[[[[" }, false],
    ["nor what is no JSON", { "checkins.json": "check in at noon" }, false],
    ["nor an empty file", { "checkins.json": "" }, false],
    ["nor nothing", {}, false],
  ])("works for %s", async (_, files, expected) => {
    expect(await recognises(swarmImporter, sourceOf(files))).toBe(expected);
  });

  test("reads the start of no file but those that may hold check-ins", async () => {
    const paths = ["a.jpg", "inbox/ada/message_1.json", "2024-01-01.json", "20240101_1.jpg.json", "photos1.json"];
    const source = sourceOf(Object.fromEntries(paths.map((path) => [path, list])));
    const files = source.files.map((file) => ({ ...file, readStart: () => Promise.reject(new Error(file.path)) }));
    expect(await swarmImporter.recognise({ ...source, files })).toEqual([]);
  });
});

describe("a row that cannot be read", () => {
  test.each([
    ["no date", { createdAt: undefined }],
    ["no date", { createdAt: null }],
    ["no date", { createdAt: "" }],
    ["a date that cannot be read", { createdAt: "yesterday" }],
    ["a date that cannot be read", { createdAt: "2024-02-30 10:00:00.000000" }],
    ["a date that cannot be read", { createdAt: "2024-02-03 24:00:00.000000" }],
    ["a date that cannot be read", { createdAt: 1e300 }],
    ["a date that cannot be read", { createdAt: -8.7e15 }],
    ["a date that cannot be read", { createdAt: {} }],
    ["a date that cannot be read", { createdAt: [1466974048] }],
    ["dated before 1990", { createdAt: 0 }],
    ["dated before 1990", { createdAt: "0000-01-01 00:00:00.000000" }],
    ["dated before 1990", { createdAt: -5e9 }],
    ["dated in the future", { createdAt: "2026-11-24 00:00:00.000000" }],
    ["dated in the future", { createdAt: 8.6e12 }],
    ["not a check-in", { type: "shout" }],
  ])("is skipped: %s", async (reason, change) => {
    expect(await readOne({ ...good, ...change })).toBe(reason);
  });

  test("may be of today, by the clock of its place", async () => {
    // 00:30 of 24 November in Auckland is 11:30 of the 23rd in UTC.
    const row = checkinRow({ at: "2026-11-23T11:30:00Z", offset: 780 });
    expect(await readOne(row, { timeZone: "UTC" })).toBe("dated in the future");
    expect(await readOne(row, { timeZone: "UTC", today: "2026-11-24" })).toMatchObject({ day: "2026-11-24" });
  });

  test("is named by its position, and the others are read", async () => {
    const rows = [good, null, 12, "text", [], { ...good, createdAt: null }, good];
    const { rows: count, activities, skipped } = await read({ "x/checkins1.json": listFile(rows) });
    expect([count, activities.length]).toEqual([7, 2]);
    expect(skipped).toEqual([
      { reason: "not a check-in", position: "x/checkins1.json, item 2" },
      { reason: "not a check-in", position: "x/checkins1.json, item 3" },
      { reason: "not a check-in", position: "x/checkins1.json, item 4" },
      { reason: "not a check-in", position: "x/checkins1.json, item 5" },
      { reason: "no date", position: "x/checkins1.json, item 6" },
    ]);
  });

  test("does not take its neighbours with it when it is no JSON", async () => {
    const { activities, skipped } = await read({
      "checkins.json": `{"items":[{oops},${JSON.stringify(good)},],"count":2}`,
    });
    expect([activities.length, skipped]).toEqual([1, [{ reason: "not readable", position: "checkins.json, item 1" }]]);
  });

  test("is no tip when it says nothing", async () => {
    const at = "2024-01-01T10:00:00Z";
    const rows = [tipRow({ at, text: "Go" }), tipRow({ at, text: "" }), null];
    const { skipped } = await read({ "tips.json": listFile(rows) });
    expect(skipped.map(({ reason }) => reason)).toEqual(["nothing in it", "not a tip"]);
  });

  test("has an identity of its own making when it tells none", async () => {
    const row = { ...good, id: undefined };
    const rows = [row, row, { ...row, id: { $oid: "1" } }, { ...row, id: "../../x" }, { ...row, id: 12 }];
    const ids = (await read({ "checkins.json": listFile(rows) })).activities.map(({ id }) => id);
    expect(ids[4]).toBe("swarm:12");
    expect(ids[1]).toBe(`${ids[0]}-2`);
    expect(new Set(ids).size).toBe(5);
    expect(ids[0]).toMatch(/^swarm:[0-9a-f]{16}$/);
    const twice = await read({ "checkins.json": listFile(rows), "old/checkins.json": listFile(rows) });
    expect(twice.activities.map(({ id }) => id)).toEqual([...ids, ...ids]);
  });
});

describe("a Swarm file that cannot be understood", () => {
  test("because it ends in the middle", async () => {
    const whole = listFile([good, good]);
    expect(await faultOf({ "checkins1.json": whole.slice(0, -30) })).toBe(
      "checkins1.json ends in the middle, after 1 check-in.",
    );
    const pages = JSON.stringify([apiPage([good], 2), apiPage([good], 2)]);
    expect(await faultOf({ "all.json": pages.slice(0, -20) })).toBe(
      "all.json, page 2 ends in the middle, after 0 check-ins.",
    );
  });

  test("because it holds no check-ins names what it holds", async () => {
    expect(await faultOf({ "a.json": '{"a":1,"b":2}' })).toBe(
      "a.json holds no check-ins: it is JSON, an object with the keys a, b.",
    );
    expect(await faultOf({ "a.txt": "a", "b\u001b[2J.txt": "b" })).toBe(
      "a.txt holds no check-ins: it holds a.txt, b.txt.",
    );
  });

  test("because its rows are of another kind names their keys", async () => {
    expect(await faultOf({ "a.json": JSON.stringify(apiPage([{ user: 1, score: 2 }], 1)) })).toBe(
      "The rows in a.json are no check-ins: the first is an object with the keys user, score.",
    );
  });
});

test("hostile rows do no harm", async () => {
  const deep = "[".repeat(10_000) + "]".repeat(10_000);
  const date = '"createdAt":"2024-01-01 10:00:00.000000"';
  const rows = [
    JSON.stringify(good),
    deep,
    `{${date},"type":"checkin","venue":${deep}}`,
    `{${date},"__proto__":{"private":true},"id":"a","venue":{"__proto__":{"name":"x"}}}`,
    `{${date},"id":"b","venue":{"name":"\\ud83d alone, \\u0000 nul, \\u001b[31mred"},"shout":{"a":1}}`,
    `{${date},"id":"c","venue":["name"],"shout":"${"long ".repeat(50_000)}"}`,
  ];
  const { rows: count, activities, skipped } = await read({ "checkins.json": `{"items":[${rows.join(",")}]}` });
  expect([count, skipped]).toEqual([6, [{ reason: "not a check-in", position: "checkins.json, item 2" }]]);
  expect(activities.slice(2, 4).map(({ text }) => text)).toEqual([undefined, "\ufffd alone, nul, red"]);
  expect(activities[4]?.text).toMatch(/^long long .{260,270}…$/);
  expect(({} as Record<string, unknown>)["private"]).toBeUndefined();
});

test("what is written as a Swarm archive is read as the same activities, from every form and on every import", async () => {
  const offset = fc.constantFrom(null, -720, -480, -210, 0, 60, 330, 765, 840);
  const checkin = fc.record({
    seconds: fc.integer({ min: Date.UTC(2009, 2, 11) / 1000, max: Date.UTC(2026, 10, 21) / 1000 }),
    offset,
    venue: fc.option(fc.stringMatching(/^[a-z]{1,9}$/)),
    shout: fc.option(fc.stringMatching(/^[a-z]{1,9}$/)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(checkin, { minLength: 1, maxLength: 10 }), async (list) => {
      const sketches = list.map(({ seconds, shout, ...rest }, index) => ({
        id: `id${index}`,
        at: new Date(seconds * 1000).toISOString(),
        ...rest,
        ...(shout === null ? {} : { shout }),
      }));
      const expected = list.map(({ seconds, offset, venue, shout }, index) => {
        // The leader's zone is UTC here.
        const day = new Date((seconds + (offset ?? 0) * 60) * 1000).toISOString().slice(0, 10);
        return [`swarm:id${index}`, day, "check-in", [venue, shout].filter((part) => part !== null).join(": ")].join();
      });
      const api = sketches.map((sketch) => checkinRow(sketch, "api"));
      for (const files of [
        swarmArchive([sketches.slice(0, 3), sketches.slice(3)]),
        { "a.json": JSON.stringify(apiPage(api, 99)) },
        { "a.json": JSON.stringify([apiPage(api.slice(0, 2), 99), apiPage(api.slice(2), 99)]) },
      ]) {
        const { activities, rows, skipped } = await read(files);
        const found = activities.map(({ id, day, kind, text = "" }) => [id, day, kind, text].join());
        expect(found.toSorted()).toEqual(expected.toSorted());
        expect([rows, skipped]).toEqual([list.length, []]);
      }
    }),
    { numRuns: 60 },
  );
});

test("check-ins and tips are of the day of their place, and of the leader's own where that is not told, in every zone", async () => {
  const row = fc.record({
    seconds: fc.integer({ min: Date.UTC(2009, 2, 11) / 1000, max: Date.UTC(2026, 10, 21) / 1000 }),
    offset: fc.constantFrom(null, -720, -480, -210, 0, 330, 765, 840),
    isTip: fc.boolean(),
  });
  const zone = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns");
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 10 }), zone, async (list, timeZone) => {
      const sketches = list.map(({ seconds, offset, isTip }, index) => ({
        id: `id${index}`,
        at: new Date(seconds * 1000).toISOString(),
        offset,
        isTip,
      }));
      const expected = sketches.map(({ id, at, offset, isTip }) => {
        const there = new Date(Date.parse(at) + (offset ?? 0) * 60_000).toISOString().slice(0, 10);
        const day = offset === null ? dayInZone(Date.parse(at), timeZone) : there;
        return [`swarm:${id}`, day, isTip ? "review" : "check-in", at].join(" ");
      });
      const tips = sketches.filter(({ isTip }) => isTip);
      const files = swarmArchive(
        [sketches.filter(({ isTip }) => !isTip)],
        tips.map(({ id, at, offset }) => ({ id, at, text: "Go", ...(offset === null ? {} : { offset }) })),
      );
      const { rows, activities, skipped } = await read(files, { timeZone });
      expect(activities.map(({ id, day, kind, at }) => [id, day, kind, at].join(" ")).toSorted()).toEqual(
        expected.toSorted(),
      );
      expect([rows, skipped]).toEqual([list.length, []]);
    }),
    { numRuns: 80 },
  );
});
