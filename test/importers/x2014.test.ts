import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayInZone } from "../../src/coach/zone.ts";
import { xImporter } from "../../src/importers/x.ts";
import { readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { jane, tweetRow, tweetRowOf2014, xArchiveOf2014 } from "../support/exports/x.ts";

const read = (rowsByMonth: Parameters<typeof xArchiveOf2014>[0], timeZone = "America/Los_Angeles") =>
  xImporter.read(sourceOf(xArchiveOf2014(rowsByMonth), "2014"), readOptions({ timeZone }));

describe("an X archive of 2014", () => {
  test("is recognised, whole or a month alone", async () => {
    const files = xArchiveOf2014({ "2014_03": [] });
    expect(await recognises(xImporter, sourceOf(files))).toBe(true);
    const month = files["data/js/tweets/2014_03.js"] as string;
    expect(await recognises(xImporter, sourceOf({ "2014_03.js": month }))).toBe(true);
  });

  test("keeps the day of tweets until 4 November 2010 that say midnight, whatever the zone", async () => {
    const { activities } = await read({
      "2010_06": [{ id_str: "17000000001", created_at: "2010-06-30 00:00:00 +0000", text: "Hello &amp; welcome" }],
      "2010_11": [
        { id_str: "29700000001", created_at: "2010-11-04 00:00:00 +0000", text: "last day without a time" },
        { id_str: "29700000002", created_at: "2010-11-04 00:00:01 +0000", text: "with a time" },
        { id_str: "29700000003", created_at: "2010-11-05 00:00:00 +0000", text: "midnight in London" },
      ],
    });
    expect(activities.map(({ id, day, at }) => [id, day, at])).toEqual([
      ["x:17000000001", "2010-06-30", undefined],
      ["x:29700000002", "2010-11-03", "2010-11-04T00:00:01.000Z"],
      ["x:29700000001", "2010-11-04", undefined],
      ["x:29700000003", "2010-11-04", "2010-11-05T00:00:00.000Z"],
    ]);
    expect(activities[0]).toMatchObject({
      text: "Hello & welcome",
      kind: "post",
      url: `https://x.com/${jane.username}/status/17000000001`,
    });
    expect(activities[0]).not.toHaveProperty("at");
  });

  test("alone knows no time of day in those years: today's archive means midnight where it says so", async () => {
    const row = tweetRow({ id: "17000000001", at: "2010-06-30T00:00:00Z" });
    const files = { "tweets.js": `window.YTD.tweets.part0 = ${JSON.stringify([{ tweet: row }])}` };
    const { activities } = await xImporter.read(sourceOf(files), readOptions({ timeZone: "America/Los_Angeles" }));
    // Five in the afternoon of the day before.
    expect(activities).toMatchObject([{ day: "2010-06-29", at: "2010-06-30T00:00:00.000Z" }]);
  });

  test("knows reposts by what they repost, replies and own threads", async () => {
    const row = (number: number, more: object) => ({
      id_str: String(450_000_000_000_000_000 + number * 1000),
      created_at: `2014-03-20 10:00:0${number} +0000`,
      text: "Some words",
      ...more,
    });
    const { activities, account, rows } = await read({
      "2014_03": [
        row(1, { retweeted_status: { id_str: "1", text: "Some words", user: { screen_name: "ada_example" } } }),
        row(2, { text: "RT @ada_example: Some words" }),
        row(3, { in_reply_to_user_id_str: "99", in_reply_to_status_id_str: "1" }),
        row(4, { in_reply_to_user_id_str: jane.accountId, in_reply_to_status_id_str: "1" }),
        row(5, {}),
      ],
    });
    expect(activities.map(({ kind }) => kind)).toEqual(["repost", "repost", "reply", "post", "post"]);
    expect([account, rows]).toEqual(["@jane_doe", 5]);
  });
});

test("what is written as an X archive of 2014 is read as the same activities", async () => {
  const tweet = fc.record({
    seconds: fc.integer({ min: Date.UTC(2006, 2, 22) / 1000, max: Date.UTC(2014, 11, 31) / 1000 }),
    kind: fc.constantFrom("post", "thread", "reply", "repost", "old repost"),
    text: fc.string(),
  });
  const zone = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns");
  await fc.assert(
    fc.asyncProperty(fc.array(tweet, { minLength: 1, maxLength: 12 }), zone, async (list, timeZone) => {
      const months: Record<string, Record<string, unknown>[]> = {};
      const expected = list.map(({ seconds, kind, text }, index) => {
        const [at, id] = [new Date(seconds * 1000).toISOString(), String(1000 + index)];
        const user = kind === "thread" ? jane.accountId : kind === "reply" ? "99" : undefined;
        const row = tweetRowOf2014({
          id,
          at,
          text: kind === "old repost" ? `RT @ada_example: ${text}` : ` ${text}`,
          ...(kind === "repost" ? { reposts: "12" } : {}),
          ...(user === undefined ? {} : { replyTo: { tweet: "12", user } }),
        });
        const month = at.slice(0, 7).replace("-", "_");
        months[month] = [...(months[month] ?? []), row];
        const isTimed = at.slice(0, 10) > "2010-11-04";
        const day = isTimed ? dayInZone(seconds * 1000, timeZone) : at.slice(0, 10);
        const own = kind === "thread" ? "post" : kind === "old repost" ? "repost" : kind;
        return [`x:${id}`, day, own, isTimed ? at : ""].join(" ");
      });
      const { activities, skipped } = await read(months, timeZone);
      expect(activities.map(({ id, day, kind, at = "" }) => [id, day, kind, at].join(" ")).toSorted()).toEqual(
        expected.toSorted(),
      );
      expect(skipped).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
