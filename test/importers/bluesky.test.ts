import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../../src/coach/address.ts";
import type { Activity } from "../../src/coach/book.ts";
import { dayInZone } from "../../src/coach/zone.ts";
import { blueskyImporter } from "../../src/importers/bluesky.ts";
import type { ReadOptions } from "../../src/importers/importer.ts";
import {
  ada,
  type BlueskySketch,
  blueskyCar,
  feedItem,
  feedPage,
  jane,
  tid,
  writeCar,
} from "../support/exports/bluesky.ts";
import { type ExportFiles, readOptions, sourceOf } from "../support/exports/source.ts";

const read = (files: ExportFiles, changes: Partial<ReadOptions> = {}) =>
  blueskyImporter.read(sourceOf(files), readOptions(changes));

const readCar = (sketches: readonly BlueskySketch[], changes: Partial<ReadOptions> = {}) =>
  read({ "repo.car": blueskyCar(sketches) }, changes);

describe("repo.car", () => {
  test("gives posts, replies and reposts, and nothing else that the account holds", async () => {
    const { account, rows, activities, coverage, skipped, warnings } = await readCar([
      { at: "2025-06-03T10:00:00Z", kind: "repost", subject: "3lqabcdefgh22" },
      { at: "2025-06-01T10:00:00.250Z", key: "3lqkxyzabcd2k", text: "Bonjour, Lyon" },
      { at: "2025-06-02T10:00:00Z", kind: "reply", key: "3lqmxyzabcd2k" },
    ]);
    expect(account).toBe("did:plc:janedoe4example2345abcde");
    expect([rows, skipped, warnings]).toEqual([3, [], []]);
    expect(activities).toEqual([
      {
        id: "bluesky:3lqkxyzabcd2k",
        day: "2025-06-01",
        kind: "post",
        platform: "bluesky",
        at: "2025-06-01T10:00:00.250Z",
        url: "https://bsky.app/profile/did:plc:janedoe4example2345abcde/post/3lqkxyzabcd2k",
        text: "Bonjour, Lyon",
        source: "bluesky",
      },
      expect.objectContaining({ id: "bluesky:3lqmxyzabcd2k", day: "2025-06-02", kind: "reply" }),
      {
        id: "bluesky:repost/did:plc:adaexample2345abcdefghij/3lqabcdefgh22",
        day: "2025-06-03",
        kind: "repost",
        platform: "bluesky",
        at: "2025-06-03T10:00:00.000Z",
        url: "https://bsky.app/profile/did:plc:adaexample2345abcdefghij/post/3lqabcdefgh22",
        source: "bluesky",
      },
    ]);
    expect(coverage).toEqual([
      {
        platform: "bluesky",
        firstDay: "2025-06-01",
        lastDay: "2025-06-03",
        firstAt: "2025-06-01T10:00:00.250Z",
        lastAt: "2025-06-03T10:00:00.000Z",
      },
    ]);
  });

  test("takes an own thread and a quote for posts", async () => {
    const kinds = ["post", "thread", "quote", "reply", "repost"] as const;
    const { activities } = await readCar(kinds.map((kind, hour) => ({ at: `2025-06-01T1${hour}:00:00Z`, kind })));
    expect(activities.map(({ kind }) => kind)).toEqual(["post", "post", "post", "reply", "repost"]);
  });

  test("takes a quote with a picture for a post too, and a reply with a quote in it for a reply", async () => {
    const kinds = ["quote with a picture", "reply with a quote"] as const;
    const sketches = kinds.map((kind, hour) => ({ at: `2025-06-01T1${hour}:00:00Z`, kind }));
    for (const { activities } of [await readCar(sketches), await readFeed(sketches.map(feedItem))]) {
      expect(activities.map(({ kind }) => kind)).toEqual(["post", "reply"]);
    }
  });

  test("holds hundreds of records in a tree of many parts", async () => {
    const sketches = Array.from({ length: 600 }, (_, hour) => ({
      at: new Date(Date.UTC(2025, 0, 1, hour)).toISOString(),
      text: `Number ${hour}`,
    }));
    const { rows, activities } = await readCar(sketches);
    expect(rows).toBe(600);
    expect(activities.map(({ text }) => text)).toEqual(sketches.map(({ text }) => text));
  });

  test("names posts as their pasted addresses do, by handle or by identity", async () => {
    const { activities } = await readCar([{ at: "2025-06-01T10:00:00Z" }]);
    const key = tid("2025-06-01T10:00:00Z");
    for (const name of [jane.handle, jane.did]) {
      const address = parseAddress(`https://bsky.app/profile/${name}/post/${key}`, Date.UTC(2026, 0, 1));
      expect(address).toMatchObject({ identity: activities[0]?.id, instant: Date.UTC(2025, 5, 1, 10) });
    }
  });

  test("dates posts by the leader's clock, on both sides of midnight", async () => {
    const sketches = [{ at: "2025-06-01T22:30:00Z" }, { at: "2025-06-02T05:30:00Z" }];
    const daysIn = async (timeZone: string) => (await readCar(sketches, { timeZone })).activities.map(({ day }) => day);
    expect(await daysIn("UTC")).toEqual(["2025-06-01", "2025-06-02"]);
    expect(await daysIn("Europe/Paris")).toEqual(["2025-06-02", "2025-06-02"]);
    expect(await daysIn("America/Los_Angeles")).toEqual(["2025-06-01", "2025-06-01"]);
  });

  test("tells how far it is", async () => {
    const sketches = Array.from({ length: 1200 }, (_, minute) => ({
      at: new Date(1.75e12 + minute * 6e4).toISOString(),
    }));
    const calls: unknown[] = [];
    await readCar(sketches, { onProgress: (...call) => calls.push(call) });
    expect(calls).toEqual([
      [1000, null],
      [1200, 1200],
    ]);
  });
});

describe("the date of a post", () => {
  // Noon on 1 June 2025, in the key.
  const at = "2025-06-01T12:00:00.000Z";
  const dateOf = async (createdAt: unknown, key = tid(at)) => {
    const { activities, skipped } = await readCar([{ at, createdAt, key }]);
    return activities[0]?.at ?? skipped[0]?.reason;
  };

  test.each([
    ["2025-06-01T14:30:00+02:00", "2025-06-01T12:30:00.000Z"],
    ["2025-06-01T08:00:00.1234567-04:00", "2025-06-01T12:00:00.123Z"],
    ["2025-05-31T13:00:00Z", "2025-05-31T13:00:00.000Z"],
    ["2025-06-02T11:00:00.5Z", "2025-06-02T11:00:00.500Z"],
  ])("is what the program wrote, within a day of the key: %s", async (createdAt, expected) => {
    expect(await dateOf(createdAt)).toBe(expected);
  });

  test.each([
    ["2015-03-01T10:00:00Z"],
    ["2025-05-31T11:59:59Z"],
    ["2025-06-02T12:00:01Z"],
    ["0000-01-01T00:00:00Z"],
    ["9999-12-31T23:59:59Z"],
    ["2025-06-01T18:00:00"],
    ["yesterday"],
    ["2025-06-31T10:00:00Z"],
    [""],
    [null],
    [1748779200],
    [{ $date: "2025-06-01T18:00:00Z" }],
  ])("is that of the key where they are days apart, or no date is written: %j", async (createdAt) => {
    expect(await dateOf(createdAt)).toBe(at);
  });

  test("is that of the key where a wrong clock dated it after today", async () => {
    const sketch = { at: "2026-11-23T20:00:00Z", createdAt: "2026-11-24T06:00:00Z" };
    expect((await readCar([sketch])).activities).toMatchObject([{ day: "2026-11-23", at: "2026-11-23T20:00:00.000Z" }]);
  });

  test("is what the program wrote where the key tells none, or an impossible one", async () => {
    for (const key of [
      "hello-world",
      "self",
      "3laaaaaaaaaa",
      "zzzzzzzzzzzzz",
      "2222222222222",
      tid("2022-10-31T00:00:00Z"),
      tid("2026-11-24T00:00:00Z"),
    ]) {
      expect(await dateOf("2025-01-02T03:04:05Z", key)).toBe("2025-01-02T03:04:05.000Z");
    }
  });

  test.each([
    ["no date", null],
    ["a date that cannot be read", "yesterday"],
    ["a date that cannot be read", "2025-06-01T10:00:00"],
    ["a date that cannot be read", "2025-06-01"],
    ["dated before Bluesky existed", "2022-10-31T23:59:59Z"],
    ["dated before Bluesky existed", "0000-01-01T00:00:00Z"],
    ["dated in the future", "2026-11-24T00:00:00Z"],
    ["dated in the future", "9999-12-31T23:59:59Z"],
  ])("may be none: %s", async (reason, createdAt) => {
    expect(await dateOf(createdAt, "hello-world")).toBe(reason);
  });

  test("is in the future when the day has not begun for the leader", async () => {
    const sketches = [{ at: "2026-11-23T12:00:00Z" }];
    expect((await readCar(sketches, { timeZone: "Pacific/Auckland" })).skipped).toMatchObject([
      { reason: "dated in the future" },
    ]);
    expect((await readCar(sketches)).activities).toHaveLength(1);
  });
});

describe("overlapping exports", () => {
  test("tell the same activities, so that the record knows the second ones", async () => {
    const sketches: BlueskySketch[] = Array.from({ length: 20 }, (_, index) => ({
      at: `2025-06-${String(index + 1).padStart(2, "0")}T10:00:00Z`,
      kind: (["post", "reply", "repost"] as const)[index % 3] as "post",
      subject: tid(`2025-05-${String(index + 1).padStart(2, "0")}T10:00:00Z`),
    }));
    const { activities, rows, account } = await read({
      "2025/old.car": blueskyCar(sketches.slice(0, 15)),
      "2026/new.car": blueskyCar(sketches.slice(5)),
      "feed.json": JSON.stringify(feedPage(sketches.slice(10).map(feedItem))),
    });
    expect([rows, activities.length, account]).toEqual([40, 40, "@jane.example.com"]);
    const ids = new Set(activities.map(({ id }) => id));
    expect(ids.size).toBe(20);
    const different = new Set(activities.map((activity) => JSON.stringify(activity)));
    expect(different.size).toBe(20);
  });
});

describe("an export of Bluesky", () => {
  const car = blueskyCar([{ at: "2025-06-01T10:00:00Z" }]);
  const feed = JSON.stringify(feedPage([feedItem({ at: "2025-06-01T10:00:00Z" })]));
  const pathsIn = async (files: ExportFiles) =>
    (await blueskyImporter.recognise(sourceOf(files))).map(({ path }) => path);

  test("is known by its content, whatever a lone file is called", async () => {
    for (const name of ["repo.car", "download", "my posts.zip.txt"]) {
      expect(await pathsIn({ [name]: car })).toEqual([name]);
      expect((await read({ [name]: car })).rows).toBe(1);
    }
  });

  test("is found anywhere in a folder, and takes nothing else in it", async () => {
    const files = {
      "backup/2025/did-plc-x.CAR": car,
      "backup/feeds/page-1.json": feed,
      "backup/preferences.json": '{"preferences":[]}',
      "backup/engine.car": "not an archive",
      "backup/photo.jpg": car,
      [`backup/blobs/bafkrei${"a".repeat(52)}`]: "a picture",
    };
    expect(await pathsIn(files)).toEqual(["backup/2025/did-plc-x.CAR", "backup/feeds/page-1.json"]);
    expect((await read(files)).rows).toBe(2);
    const left = Object.keys(files).filter((path) => blueskyImporter.leaves?.some((leaf) => leaf.path.test(path)));
    expect(left).toEqual([`backup/blobs/bafkrei${"a".repeat(52)}`]);
  });

  test("is looked for by name among very many JSON files, and never among others", async () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`messages/message_${index}.json`, feed]),
    );
    expect(await pathsIn({ ...crowd, "bluesky/feed.json": feed })).toEqual(["bluesky/feed.json"]);
    const looked: string[] = [];
    const source = sourceOf({ ...crowd, "a.jpg": "x", "b.mp4": "x", "c.txt": feed });
    const files = source.files.map((file) => ({
      ...file,
      readStart: (length: number) => {
        looked.push(file.path);
        return file.readStart(length);
      },
    }));
    expect(await blueskyImporter.recognise({ ...source, files })).toEqual([]);
    expect(looked).toEqual([]);
  });

  test.each([
    [
      "a JSON Feed",
      '{"version":"https://jsonfeed.org/version/1.1","title":"Feed","items":[{"id":"at://x/app.bsky.feed.post/y"}]}',
    ],
    ["a Mastodon outbox", '{"@context":"x","id":"outbox.json","type":"OrderedCollection","orderedItems":[]}'],
    ["a page of nothing", '{"feed":[],"cursor":"x"}'],
    ["another feed", '{"feed":[{"post":{"id":1,"text":"app.bsky is mentioned"}}]}'],
    ["a table that names one", "Date,Text\n2025-01-01,at://x/app.bsky.feed.post/y\n"],
    ["roots in a text", "the roots of this version"],
    ["an archive with a list for a header", writeCar([], [1, 2])],
    ["nothing", ""],
  ])("is not %s", async (_, content) => {
    expect(await pathsIn({ "feed.json": content })).toEqual([]);
  });

  test("is not what a source without files holds", async () => {
    expect(await pathsIn({})).toEqual([]);
  });
});

const readFeed = (items: readonly unknown[], changes: Partial<ReadOptions> = {}) =>
  read({ "feed.json": JSON.stringify(feedPage(items)) }, changes);

test("what is written as a repository or as a feed is read as the same activities", async () => {
  const sketch = fc.record({
    // Seconds since 1970, from the first year of Bluesky to the day before today.
    seconds: fc.integer({ min: Date.UTC(2023, 0, 1) / 1000, max: Date.UTC(2026, 10, 21) / 1000 }),
    kind: fc.constantFrom("post", "thread", "reply", "quote", "repost"),
    text: fc.string({ unit: "grapheme", minLength: 1 }),
  });
  const zone = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland");
  const gist = (activities: readonly Activity[]) =>
    activities.map(({ id, day, kind, at, text }) => JSON.stringify([id, day, kind, at, text])).toSorted();
  await fc.assert(
    fc.asyncProperty(fc.array(sketch, { minLength: 1, maxLength: 12 }), zone, async (rows, timeZone) => {
      const expected: string[] = [];
      const sketches = rows.map(({ seconds, kind, text }, index): BlueskySketch => {
        const at = new Date(seconds * 1000).toISOString();
        const key = tid(at, index);
        const isRepost = kind === "repost";
        const id = isRepost ? `bluesky:repost/${ada.did}/${key}` : `bluesky:${key}`;
        const words = `<${text.replace(/[\s\p{C}]/gu, "")}>`;
        const day = dayInZone(seconds * 1000, timeZone);
        const own = kind === "thread" || kind === "quote" ? "post" : kind;
        expected.push(JSON.stringify([id, day, own, at, isRepost ? undefined : words]));
        return { at, key, kind, text: words, subject: key };
      });
      const car = await readCar(sketches, { timeZone });
      expect(gist(car.activities)).toEqual(expected.toSorted());
      expect(car.skipped).toEqual([]);
      const feed = await readFeed(sketches.map(feedItem), { timeZone });
      expect(gist(feed.activities)).toEqual(expected.toSorted());
    }),
    { numRuns: 100 },
  );
});
