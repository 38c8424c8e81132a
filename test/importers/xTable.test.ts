import { describe, expect, test } from "vitest";
import { xImporter } from "../../src/importers/x.ts";
import { csvText } from "../support/exports/csv.ts";
import { readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { xArchiveOf2014 } from "../support/exports/x.ts";

/** As in the archives of 2014: every cell in quotes, empty where there is nothing. */
const header = [
  ...["tweet_id", "in_reply_to_status_id", "in_reply_to_user_id", "timestamp", "source", "text"],
  ...["retweeted_status_id", "retweeted_status_user_id", "retweeted_status_timestamp", "expanded_urls"],
];
const table = csvText([
  header,
  [
    "450000000000001000",
    "",
    "",
    "2014-03-20 10:00:00 +0000",
    "<a>web</a>",
    'She said "yes" &amp; went',
    "",
    "",
    "",
    "",
  ],
  ["450000000000002000", "1", "99", "2014-03-20 10:01:00 +0000", "", "@ada indeed", "", "", "", ""],
  [
    "450000000000003000",
    "",
    "",
    "2014-03-20 10:02:00 +0000",
    "",
    "Some words",
    "440",
    "99",
    "2014-03-19 10:00:00 +0000",
    "",
  ],
  ["17000000001", "", "", "2010-06-30 00:00:00 +0000", "", "two\nlines", "", "", "", ""],
  ["450000000000004000", "", "", "soon", "", "no date", "", "", "", ""],
]);

const read = (files: Record<string, string>) =>
  xImporter.read(sourceOf(files, "archive"), readOptions({ timeZone: "America/Los_Angeles" }));

describe("tweets.csv of an archive of 2014", () => {
  test("alone tells identity, kind and day as the archive itself does", async () => {
    expect(await recognises(xImporter, sourceOf({ "tweets.csv": table }))).toBe(true);
    const { rows, activities, skipped } = await read({ "tweets.csv": table });
    expect(rows).toBe(5);
    expect(activities.map(({ id, kind, day, text }) => [id, kind, day, text])).toEqual([
      ["x:17000000001", "post", "2010-06-30", "two lines"],
      ["x:450000000000001000", "post", "2014-03-20", 'She said "yes" & went'],
      ["x:450000000000002000", "reply", "2014-03-20", "@ada indeed"],
      ["x:450000000000003000", "repost", "2014-03-20", "Some words"],
    ]);
    expect(skipped).toEqual([{ reason: "a date that cannot be read", position: "tweets.csv, line 7" }]);
  });

  test("beside the tweets themselves is left unread: it is the same once more", async () => {
    const row = { id_str: "450000000000001000", created_at: "2014-03-20 10:00:00 +0000", text: "Some words" };
    const files = { ...(xArchiveOf2014({ "2014_03": [row] }) as Record<string, string>), "tweets.csv": table };
    expect((await xImporter.recognise(sourceOf(files))).map(({ path }) => path)).not.toContain("tweets.csv");
    expect((await read(files)).rows).toBe(1);
  });

  test("is not any table with a text and a time", async () => {
    const other = csvText([
      ["id", "timestamp", "text"],
      ["1", "2014-03-20 10:00:00 +0000", "a"],
    ]);
    expect(await recognises(xImporter, sourceOf({ "tweets.csv": other }))).toBe(false);
  });
});

describe("an archive of 2014 with its index", () => {
  const row = (id: string) => ({ id_str: id, created_at: "2014-03-20 10:00:00 +0000", text: "a" });
  const index = (march: number) =>
    `var tweet_index =  ${JSON.stringify([
      { file_name: "data/js/tweets/2014_01.js", year: 2014, var_name: "tweets_2014_01", tweet_count: 2, month: 1 },
      { file_name: "data/js/tweets/2014_03.js", year: 2014, var_name: "tweets_2014_03", tweet_count: march, month: 3 },
    ])}`;
  const files = (march: number) => ({
    ...(xArchiveOf2014({ "2014_03": [row("450000000000001000")] }) as Record<string, string>),
    "data/js/tweet_index.js": index(march),
  });

  test("says when a month is missing, and when one does not hold what it should", async () => {
    const missing = "data/js/tweets/2014_01.js is missing: the archive says that it holds 2 tweets.";
    expect((await read(files(1))).warnings).toEqual([missing]);
    expect((await read(files(3))).warnings).toEqual([
      "data/js/tweets/2014_03.js: the archive says that it holds 3 tweets; 1 are there.",
      missing,
    ]);
  });
});
