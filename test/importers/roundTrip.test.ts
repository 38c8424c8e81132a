import fc from "fast-check";
import { expect, test } from "vitest";
import type { Activity } from "../../src/coach/book.ts";
import { dayInZone } from "../../src/coach/zone.ts";
import { csvImporter } from "../../src/importers/csv.ts";
import { xImporter } from "../../src/importers/x.ts";
import { csvText } from "../support/exports/csv.ts";
import { readOptions, sourceOf } from "../support/exports/source.ts";
import { jane, type TweetSketch, tweetId, xArchive } from "../support/exports/x.ts";

/** What every import must keep. */
const gist = (activities: readonly Activity[]) =>
  activities.map(({ id, day, kind, at }) => [id, day, kind, at].join(" ")).toSorted();

const timeZones = [
  "UTC",
  "America/Los_Angeles",
  "Asia/Kolkata",
  "Pacific/Auckland",
  "America/St_Johns",
  "Africa/Cairo",
];
const timeZone = fc.constantFrom(...timeZones);

/** Seconds since 1970, from the first numbered tweets to the day before today. */
const second = fc.integer({ min: Date.UTC(2010, 11, 1) / 1000, max: Date.UTC(2026, 10, 21) / 1000 });
const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

test("what is written as an X archive is read as the same activities", async () => {
  const tweet = fc.record({
    seconds: second,
    kind: fc.constantFrom("post", "thread", "reply", "repost"),
    text: fc.string(),
  });
  const parts = fc.array(fc.array(tweet, { maxLength: 8 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(parts, timeZone, async (lists, zone) => {
      fc.pre(lists.some((list) => list.length > 0));
      let sequence = 0;
      const expected: string[] = [];
      const sketches = lists.map((list) =>
        list.map(({ seconds, kind, text }): TweetSketch => {
          const id = tweetId(isoOf(seconds), sequence++);
          const day = dayInZone(seconds * 1000, zone);
          expected.push([`x:${id}`, day, kind === "thread" ? "post" : kind, isoOf(seconds)].join(" "));
          const user = kind === "thread" ? jane.accountId : kind === "reply" ? "99" : undefined;
          return {
            id,
            at: isoOf(seconds),
            text: kind === "repost" ? `RT @ada_example: ${text}` : ` ${text}`,
            ...(user === undefined ? {} : { replyTo: { tweet: "12", user } }),
          };
        }),
      );
      const result = await xImporter.read(sourceOf(xArchive(...sketches)), readOptions({ timeZone: zone }));
      expect(gist(result.activities)).toEqual(expected.toSorted());
      expect(result.skipped).toEqual([]);
      expect(result.activities).toEqual(result.activities.toSorted((a, b) => ((a.at ?? "") < (b.at ?? "") ? -1 : 1)));
    }),
    { numRuns: 150 },
  );
});

test("what is written as CSV is read as the same activities, in every dialect and on every import", async () => {
  const row = fc.record({
    seconds: second,
    kind: fc.constantFrom("post", "reply", "repost", "story", "check-in", "review"),
    platform: fc.constantFrom("linkedin", "x", "mastodon", "blog"),
    text: fc.string({ unit: "binary" }),
    form: fc.constantFrom("instant", "day", "epoch"),
  });
  const dialect = fc.record({ delimiter: fc.constantFrom(",", ";", "\t"), lineEnd: fc.constantFrom("\n", "\r\n") });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      dialect,
      timeZone,
      async (rows, { delimiter, lineEnd }, zone) => {
        const cells = rows.map(({ seconds, kind, platform, text, form }) => {
          const forms = { instant: isoOf(seconds), day: isoOf(seconds).slice(0, 10), epoch: String(seconds) };
          return [forms[form], kind, platform, text.replaceAll("\0", "")];
        });
        const content = csvText([["date", "kind", "platform", "text"], ...cells], delimiter, lineEnd);
        const read = () => csvImporter.read(sourceOf({ "a.csv": content }), readOptions({ timeZone: zone }));
        const { activities, skipped } = await read();
        const expected = rows.map(({ seconds, kind, form, platform }) => {
          const day = form === "day" ? isoOf(seconds).slice(0, 10) : dayInZone(seconds * 1000, zone);
          return [day, kind, platform, form === "day" ? "" : isoOf(seconds)].join(" ");
        });
        const found = activities.map(({ day, kind, platform, at = "" }) => [day, kind, platform, at].join(" "));
        expect(found.toSorted()).toEqual(expected.toSorted());
        expect(skipped).toEqual([]);
        expect(new Set(activities.map(({ id }) => id)).size).toBe(rows.length);
        expect((await read()).activities).toEqual(activities);
      },
    ),
    { numRuns: 150 },
  );
});
