import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../../src/coach/address.ts";
import { dayInZone } from "../../src/coach/zone.ts";
import type { ReadOptions, ReadResult } from "../../src/importers/importer.ts";
import { linkedinImporter } from "../../src/importers/linkedin.ts";
import {
  articleHtml,
  basicArchive,
  type CommentSketch,
  commentsCsv,
  commentsSavedAgain,
  linkedinArchive,
  linkedinId,
  type ShareSketch,
  sharesCsv,
  updateLink,
} from "../support/exports/linkedin.ts";
import { type ExportFiles, readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { userErrorOf } from "../support/faults.ts";

function read(files: ExportFiles, options: Partial<ReadOptions> = {}): Promise<ReadResult> {
  return linkedinImporter.read(sourceOf(files), readOptions(options));
}

const readShares = (rows: readonly ShareSketch[], options: Partial<ReadOptions> = {}) =>
  read({ "Shares.csv": sharesCsv(rows) }, options);
const readComments = (rows: readonly CommentSketch[]) => read({ "Comments.csv": commentsCsv(rows) });

const faultOf = (files: ExportFiles) => userErrorOf(read(files));

const claims = (files: ExportFiles) => recognises(linkedinImporter, sourceOf(files));

const under = (folder: string, files: ExportFiles): ExportFiles =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [folder + path, content]));

/** 1,750,000,000,000 ms since 1970, times 2^22. */
const shareNumber = "7340032000000000000";
const shareDate = "2025-06-15 15:06:40";
const sharesHeader = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n";
const anId = /^linkedin:[0-9a-f]{16}$/;

describe("a LinkedIn archive", () => {
  test("tells shares, comments, reposts and articles, oldest first", async () => {
    const files = linkedinArchive({
      shares: [{ date: shareDate, link: updateLink(shareNumber), text: "Hello from Lyon, everyone" }],
      comments: [{ date: "2025-06-14 10:00:00", text: "Well done!" }],
      reposts: [{ date: "2025-06-16 10:00:00", link: updateLink("7300000000000000000", "ugcPost") }],
      articles: [
        {
          title: "Bread & roses",
          link: "https://www.linkedin.com/pulse/bread-jane-doe-abcd?trk=mail",
          published: "2025-06-13 06:12",
        },
      ],
    });
    const result = await read(files);
    expect(result).toMatchObject({ account: null, rows: 4, skipped: [], warnings: [] });
    expect(result.coverage).toEqual([
      {
        platform: "linkedin",
        firstDay: "2025-06-13",
        lastDay: "2025-06-16",
        firstAt: "2025-06-13T06:12:00.000Z",
        lastAt: "2025-06-16T10:00:00.000Z",
      },
    ]);
    const shared = { platform: "linkedin", source: "linkedin" };
    expect(result.activities).toEqual([
      {
        ...shared,
        id: expect.stringMatching(anId),
        day: "2025-06-13",
        at: "2025-06-13T06:12:00.000Z",
        kind: "post",
        url: "https://www.linkedin.com/pulse/bread-jane-doe-abcd",
        text: "Bread & roses",
      },
      {
        ...shared,
        id: expect.stringMatching(anId),
        day: "2025-06-14",
        at: "2025-06-14T10:00:00.000Z",
        kind: "reply",
        url: "https://www.linkedin.com/feed/update/urn:li:activity:7340032000000000001",
        text: "Well done!",
      },
      {
        ...shared,
        id: "linkedin:7340032000000000000",
        day: "2025-06-15",
        at: "2025-06-15T15:06:40.000Z",
        kind: "post",
        url: "https://www.linkedin.com/feed/update/urn:li:share:7340032000000000000",
        text: "Hello from Lyon, everyone",
      },
      {
        ...shared,
        id: expect.stringMatching(anId),
        day: "2025-06-16",
        at: "2025-06-16T10:00:00.000Z",
        kind: "repost",
        url: "https://www.linkedin.com/feed/update/urn:li:ugcPost:7300000000000000000",
      },
    ]);
  });

  test.each([
    ["2026-01-01 07:59:59", "America/Los_Angeles", "2025-12-31"],
    ["2026-01-01 08:00:00", "America/Los_Angeles", "2026-01-01"],
    ["2025-12-31 10:59:59", "Pacific/Auckland", "2025-12-31"],
    ["2025-12-31 11:00:00", "Pacific/Auckland", "2026-01-01"],
    ["2026-03-29 22:30:00", "Europe/Paris", "2026-03-30"],
    ["2026-03-28 22:30:00", "Europe/Paris", "2026-03-28"],
    ["2026-03-28 22:30:00 UTC", "Europe/Paris", "2026-03-28"],
  ])("says its dates in UTC: %s is in %s on %s", async (date, timeZone, day) => {
    const { activities } = await readShares([{ date, link: "" }], { timeZone });
    expect(activities).toMatchObject([{ day, at: `${date.slice(0, 10)}T${date.slice(11, 19)}.000Z` }]);
    const published = { title: "Bread", link: "https://www.linkedin.com/pulse/a", published: date.slice(0, 16) };
    const article = await read({ "a.html": articleHtml(published) }, { timeZone });
    expect(article.activities).toMatchObject([{ day }]);
  });

  test("is sorted, whatever its own order", async () => {
    const dates = ["2024-03-03 10:00:00", "2026-03-03 10:00:00", "2025-03-03 10:00:00"];
    const { activities } = await readShares(dates.map((date) => ({ date })));
    expect(activities.map(({ day }) => day)).toEqual(["2024-03-03", "2025-03-03", "2026-03-03"]);
  });

  test("warns where there is no Shares.csv in it", async () => {
    const { warnings, rows } = await read(linkedinArchive({ comments: [{ date: shareDate, text: "Yes" }] }));
    expect(rows).toBe(1);
    expect(warnings).toEqual([expect.stringContaining("no Shares.csv")]);
    expect((await readComments([{ date: shareDate, text: "Yes" }])).warnings).toEqual([]);
  });

  test("tells how far it is", async () => {
    const calls: (number | null)[][] = [];
    const many = Array.from({ length: 1500 }, (_, index) => ({ date: shareDate, text: `Post ${index}` }));
    await read(linkedinArchive({ shares: many, comments: many }), { onProgress: (...call) => calls.push(call) });
    expect(calls).toEqual([
      [1000, null],
      // The second table tells how far it is itself.
      [2500, null],
      [3000, 3000],
    ]);
  });
});

describe("the text of a share", () => {
  test.each([
    ["one line", "one line"],
    ['She said "yes", twice', 'She said "yes", twice'],
    ['"A whole post in quotes"', '"A whole post in quotes"'],
    ["first\nsecond", "first second"],
    ["first\n\nthird\n\n\nsixth", "first third sixth"],
    ['He said "yes"\nand went', 'He said "yes" and went'],
    ['first\n"second" he said', 'first "second" he said'],
    ["C:\\temp\\new", "C:\\temp\\new"],
    ["ends with a backslash\\", "ends with a backslash\\"],
  ])("loses the quotes around its lines and no others: %j", async (text, expected) => {
    expect((await readShares([{ date: shareDate, text }])).activities).toMatchObject([{ text: expected }]);
  });

  test("may stand in the file as LinkedIn writes it", async () => {
    const row = `${shareDate},https://a.example,"First line""\n""""\n""She said """"hello"""" there",,,MEMBER_NETWORK\n`;
    const { activities } = await read({ "Shares.csv": sharesHeader + row });
    expect(activities).toMatchObject([{ text: 'First line She said ""hello"" there' }]);
  });

  test("may have quotes of its own around the first and last line, too", async () => {
    const row = `${shareDate},https://a.example,"""First line""\n""Last line""",,,MEMBER_NETWORK\n`;
    const { activities } = await read({ "Shares.csv": sharesHeader + row });
    expect(activities).toMatchObject([{ text: "First line Last line" }]);
  });
});

describe("the text of a comment", () => {
  test.each([
    [
      'Back when I led the "tea, Earl Grey" team,\n\nit was hot.',
      'Back when I led the "tea, Earl Grey" team, it was hot.',
    ],
    ['"quoted"', '"quoted"'],
    ['ends with a quote: "yes"', 'ends with a quote: "yes"'],
    ["C:\\temp, and more", "C:\\temp, and more"],
    ['a backslash before a quote: \\"', 'a backslash before a quote: \\"'],
  ])("has its quotes behind backslashes: %j", async (text, expected) => {
    const later = { date: "2026-01-01 10:00:00", text: "the next one" };
    const { activities, rows } = await readComments([{ date: shareDate, text }, later]);
    expect(rows).toBe(2);
    expect(activities).toMatchObject([{ text: expected }, { text: "the next one" }]);
  });

  test("is read by the other way of quoting where a program saved the file again", async () => {
    const comments = [
      { date: shareDate, text: 'He said "yes", twice' },
      { date: "2026-01-01 10:00:00", text: '"quoted"\n"and quoted"' },
    ];
    const again = await read({ "Comments.csv": commentsSavedAgain(comments) });
    expect(again.activities).toMatchObject([{ text: 'He said "yes", twice' }, { text: '"quoted" "and quoted"' }]);
    expect(again).toEqual(await readComments(comments));
  });

  test("is read by the other way where Shares.csv has it", async () => {
    const row = String.raw`${shareDate},https://a.example,"She said \"hello\", twice",,,MEMBER_NETWORK`;
    const { activities } = await read({ "Shares.csv": `${sharesHeader}${row}\n` });
    expect(activities).toMatchObject([{ text: 'She said "hello", twice' }]);
  });
});

describe("a table that neither way of quoting fits", () => {
  test.each([
    [
      "a date of another form",
      `${sharesHeader}${shareDate},,one,,,\n5/8/2026 9:00,,two,,,\n`,
      'Shares.csv, line 3: "5/8/2026 9:00" stands where the date should be.',
    ],
    [
      "a text on a line of its own",
      `${sharesHeader}${shareDate},,one,,,\n\nand then I said,,,,,\n`,
      'Shares.csv, line 4: "and then I said" stands where the date should be.',
    ],
    [
      "a date without its time",
      `${sharesHeader}2026-05-08,,one,,,\n`,
      'Shares.csv, line 2: "2026-05-08" stands where the date should be.',
    ],
    [
      "a quote within a text",
      `${sharesHeader}${shareDate},,"one\ntwo",,,\n${shareDate},,"she said "hello" twice",,,\n`,
      "Shares.csv cannot be read at line 4: a quote where none may be.",
    ],
    [
      "a quote that is never closed",
      `${sharesHeader}${shareDate},,one,,,\n${shareDate},,"she said,,,\n`,
      "Shares.csv cannot be read at line 3: a text in quotes that never ends, or a row over 1 MB.",
    ],
    [
      "a row without an end",
      `${sharesHeader}${shareDate},,"${"one more line\n".repeat(90_000)}",,,\n`,
      "Shares.csv cannot be read at line 2: a text in quotes that never ends, or a row over 1 MB.",
    ],
  ])("stops the import, and says where: %s", async (_, content, message) => {
    expect((await faultOf({ "Shares.csv": content })).message).toBe(message);
  });

  test("is told by the way that came further", async () => {
    const content = `Date,Link,Message\n${shareDate},,"she said ""yes"""\n\n1 May,,late\n`;
    const files = { "Comments.csv": content, ...basicArchive };
    expect((await faultOf(files)).message).toBe('Comments.csv, line 4: "1 May" stands where the date should be.');
  });
});

describe("the identity of a share", () => {
  test.each([
    ["share", shareDate, updateLink(shareNumber)],
    ["ugcPost", shareDate, updateLink(shareNumber, "ugcPost")],
    ["activity, not encoded", shareDate, `https://www.linkedin.com/feed/update/urn:li:activity:${shareNumber}`],
    ["share in words", shareDate, `https://www.linkedin.com/posts/jane-doe_lyon-share-${shareNumber}-a1b2`],
    ["share, some seconds before", "2025-06-15 15:06:36", updateLink(shareNumber)],
    ["share, some seconds after", "2025-06-15 15:06:44", updateLink(shareNumber)],
  ])("is the number in its link, as of a pasted address: %s", async (_, date, link) => {
    const { activities } = await readShares([{ date, link }]);
    expect(activities[0]?.id).toBe(parseAddress(link, Date.parse("2026-11-23"))?.identity);
    expect(activities[0]?.id).toBe(`linkedin:${shareNumber}`);
  });

  test.each([
    ["of another day", "2025-06-16 15:06:40", updateLink(shareNumber)],
    ["of the next minute", "2025-06-15 15:07:40", updateLink(shareNumber)],
    ["without a link", shareDate, ""],
    ["with a link to another site", shareDate, `https://example.com/feed/update/urn:li:share:${shareNumber}`],
    ["with a number that is too short", shareDate, updateLink("1234")],
    ["with something else for a link", shareDate, "see my profile"],
  ])("is made from the row where the number does not tell its moment: %s", async (_, date, link) => {
    const { activities } = await readShares([{ date, link }]);
    expect(activities[0]?.id).toMatch(anId);
  });

  test("is not its link: two rows that share one are two", async () => {
    const { activities } = await readShares([
      { date: "2025-06-16 10:00:00", link: updateLink(shareNumber), text: "For one group" },
      { date: "2025-06-16 10:00:30", link: updateLink(shareNumber), text: "For one group" },
      { date: "2025-06-16 10:00:30", link: updateLink(shareNumber), text: "For one group" },
      { date: shareDate, link: updateLink(shareNumber), text: "For all" },
    ]);
    expect(new Set(activities.map(({ id }) => id)).size).toBe(4);
  });

  test("is its own for the same text in several groups", async () => {
    const dates = ["2026-05-01 10:00:00", "2026-05-01 10:00:20", "2026-05-01 10:01:00"];
    const { rows, activities } = await readShares(dates.map((date) => ({ date, text: "We are hiring" })));
    expect([rows, activities.length]).toEqual([3, 3]);
    expect(new Set(activities.map(({ id }) => id)).size).toBe(3);
    expect(new Set(activities.map(({ day }) => day))).toEqual(new Set(["2026-05-01"]));
  });

  test("is the same whatever the zone, and the address of its picture, which runs out", async () => {
    const row = { date: shareDate, link: "", text: "Hello" };
    const first = await readShares([{ ...row, media: "https://media.licdn.com/x?e=1" }]);
    const second = await readShares([{ ...row, media: "https://media.licdn.com/x?e=2" }], { timeZone: "Asia/Tokyo" });
    expect(second.activities[0]?.id).toBe(first.activities[0]?.id);
  });
});

describe("comments and reposts", () => {
  test("never take the identity of the post that they are about", async () => {
    const link = updateLink(shareNumber);
    const comments = [
      { date: shareDate, link, text: "First!" },
      { date: shareDate, link, text: "And one more thing" },
    ];
    const archive = linkedinArchive({
      shares: [{ date: shareDate, link }],
      comments,
      reposts: [{ date: shareDate, link }],
    });
    const { activities } = await read(archive);
    const own = activities.filter(({ id }) => id === `linkedin:${shareNumber}`);
    expect(own).toMatchObject([{ kind: "post" }]);
    expect(new Set(activities.map(({ id }) => id)).size).toBe(4);
  });
});

describe("archives that overlap", () => {
  const older = linkedinArchive({
    shares: [
      { date: shareDate, text: "One" },
      { date: "2025-07-01 10:00:00", link: "", text: "Two" },
    ],
    comments: [
      { date: shareDate, text: "Yes" },
      { date: shareDate, text: "Yes" },
    ],
    reposts: [{ date: "2025-07-02 10:00:00" }],
    articles: [
      { title: "Bread", link: "https://www.linkedin.com/pulse/bread", published: "2025-07-03 10:00" },
      { title: "Without a link", published: "2025-07-03 10:00" },
    ],
  });
  const newer = linkedinArchive({
    shares: [
      { date: "2026-07-01 10:00:00", text: "Three" },
      { date: "2025-07-01 10:00:00", link: "", text: "Two" },
      { date: shareDate, text: "One" },
    ],
    comments: [
      { date: "2026-08-01 10:00:00", text: "New" },
      { date: shareDate, text: "Yes" },
      { date: shareDate, text: "Yes" },
    ],
    reposts: [{ date: "2026-07-02 10:00:00" }, { date: "2025-07-02 10:00:00" }],
    articles: [
      { title: "New bread", link: "https://www.linkedin.com/pulse/new", published: "2026-07-03 10:00" },
      { title: "Without a link", published: "2025-07-03 10:00" },
      { title: "Bread, with a new title", link: "https://www.linkedin.com/pulse/bread", published: "2025-07-03 10:00" },
    ],
  });
  const idsOf = ({ activities }: ReadResult) => new Set(activities.map(({ id }) => id));

  test("give the same identities to the same rows", async () => {
    const [first, second] = [idsOf(await read(older)), idsOf(await read(newer))];
    expect([first.size, second.size]).toEqual([7, 11]);
    expect([...first].filter((id) => !second.has(id))).toEqual([]);
    expect(idsOf(await read(older))).toEqual(first);
  });

  test("may lie in one folder", async () => {
    const both = { ...under("2025/", older), ...under("2026/Complete_LinkedInDataExport/", newer) };
    expect(await claims(both)).toBe(true);
    const result = await read(both);
    expect(result.rows).toBe(18);
    expect(idsOf(result)).toEqual(idsOf(await read(newer)));
  });
});

describe("a published article", () => {
  const article = {
    title: "Bread",
    link: "https://www.linkedin.com/pulse/bread-jane-doe",
    published: "2024-09-20 06:12",
  };
  const inFolder = (...pages: readonly string[]) =>
    Object.fromEntries(pages.map((page, index) => [`Articles/Articles/${index}.html`, page]));

  test("is a post, and a draft is none", async () => {
    const { rows, activities, skipped } = await read(
      inFolder(
        articleHtml(article),
        articleHtml({ title: "Later" }),
        articleHtml({ ...article, link: "javascript:alert(1)" }),
      ),
    );
    expect(rows).toBe(3);
    expect(activities).toHaveLength(2);
    expect(activities[0]).toMatchObject({ kind: "post", day: "2024-09-20", url: article.link, text: "Bread" });
    expect(activities[1]).not.toHaveProperty("url");
    expect(skipped).toEqual([{ reason: "draft", position: "Articles/Articles/1.html" }]);
  });

  test.each([
    ["no date", '<p class="published"></p>'],
    ["a date that cannot be read", '<p class="published">Published on 2024-02-30 06:12</p>'],
    ["a date that cannot be read", '<p class="published">Published yesterday</p>'],
    ["dated in the future", '<p class="published">Published on 2026-11-24 00:00</p>'],
    ["dated before 1990", '<p class="published">Published on 0000-01-01 00:00</p>'],
  ])("is skipped with %s: %s", async (reason, line) => {
    const page = articleHtml({ title: "Bread" }).replace("<div>", `${line}<div>`);
    expect((await read(inFolder(page))).skipped).toEqual([{ reason, position: "Articles/Articles/0.html" }]);
  });

  test("is read by its beginning alone", async () => {
    const page = articleHtml(article).replace("</div>", `${"<p>more</p>".repeat(500_000)}</div>`);
    const source = sourceOf({ "a.html": page });
    const files = source.files.map((file) => ({ ...file, read: () => Promise.reject(new Error("read whole")) }));
    const { activities } = await linkedinImporter.read({ ...source, files }, readOptions());
    expect(activities).toMatchObject([{ text: "Bread" }]);
  });

  test("is no other page", async () => {
    const page = articleHtml({ ...article, link: "https://blog.example.com/bread" });
    expect(await claims({ "bread.html": page })).toBe(false);
    expect(await claims({ "bread.html": articleHtml(article) })).toBe(true);
    expect(await claims({ "bread.html": '<html><a href="https://www.linkedin.com/in/jane">me</a></html>' })).toBe(
      false,
    );
  });
});

describe("a row that cannot be read", () => {
  test("is skipped, named by its line, and counted", async () => {
    const { rows, activities, skipped } = await readShares([
      { date: shareDate, text: "one\ntwo\n\nfour" },
      { date: "", text: "No date" },
      { date: "2026-02-30 10:00:00" },
      { date: "2026-05-01 24:00:00" },
      { date: "2026-11-24 00:00:00" },
      { date: "9999-12-31 23:59:59" },
      { date: "0000-01-01 00:00:00" },
      { date: "2026-11-23 23:59:59" },
    ]);
    expect([rows, activities.length]).toEqual([8, 2]);
    // The header is line 1, and the first share takes the lines 2 to 5.
    expect(skipped).toEqual([
      { reason: "no date", position: "Shares.csv, line 6" },
      { reason: "a date that cannot be read", position: "Shares.csv, line 7" },
      { reason: "a date that cannot be read", position: "Shares.csv, line 8" },
      { reason: "dated in the future", position: "Shares.csv, line 9" },
      { reason: "dated in the future", position: "Shares.csv, line 10" },
      { reason: "dated before 1990", position: "Shares.csv, line 11" },
    ]);
  });

  test("is no empty line, and no line of commas", async () => {
    const content = `${sharesHeader}\n,,,,,\n${shareDate},,one,,,\r\n\r\n   \n,,two,,,\n\n`;
    const { rows, skipped } = await read({ "Shares.csv": content });
    expect(rows).toBe(2);
    expect(skipped).toEqual([{ reason: "no date", position: "Shares.csv, line 7" }]);
  });

  test("may be dated today, in the leader's zone", async () => {
    const rows = [{ date: "2026-11-23 12:00:00" }];
    expect((await readShares(rows, { timeZone: "UTC" })).activities).toMatchObject([{ day: "2026-11-23" }]);
    expect((await readShares(rows, { timeZone: "Pacific/Auckland" })).skipped).toMatchObject([
      { reason: "dated in the future" },
    ]);
  });

  test.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://jane:secret@www.linkedin.com/a",
    `https://a.example/${"a".repeat(3000)}`,
  ])("loses a link that is none: %s", async (link) => {
    const { activities } = await readShares([{ date: shareDate, link, text: "Hello" }]);
    expect(activities[0]).not.toHaveProperty("url");
  });

  test("brings nothing to the terminal that it would act upon", async () => {
    const evil = "\u001b[31mred\u0007\u202e\ud800";
    const { activities } = await readShares([{ date: shareDate, text: evil }]);
    expect(activities[0]?.text).toBe("red\ufffd");
    const fault = await faultOf({ "Shares.csv": `${sharesHeader}${evil},,,,,\n` });
    expect(fault.message).toBe('Shares.csv, line 2: "red\ufffd" stands where the date should be.');
    const { skipped } = await read({ [`${evil}.csv`]: `${sharesHeader},,one,,,\n` });
    expect(skipped[0]?.position).toBe("red\ufffd.csv, line 2");
  });
});

test("activities written as LinkedIn does come back as they were", async () => {
  const instants = fc
    .integer({ min: Date.UTC(2010, 0, 1) / 1000, max: Date.UTC(2026, 10, 20) / 1000 })
    .map((seconds) => new Date(seconds * 1000).toISOString());
  const character = fc.constantFrom(..."ab ,;\"\\'\n", "é", "😀", "‘");
  const texts = fc.array(character, { maxLength: 30 }).map((letters) => `x${letters.join("")}x`);
  const entries = fc.array(fc.record({ at: instants, text: texts, isShare: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(entries, async (rows) => {
      const written = rows.map(({ at, text, isShare }) => ({ date: at.slice(0, 19).replace("T", " "), text, isShare }));
      const [shares, comments] = [written.filter(({ isShare }) => isShare), written.filter(({ isShare }) => !isShare)];
      const result = await read(linkedinArchive({ shares, comments }));
      expect([result.rows, result.skipped]).toEqual([rows.length, []]);
      const seen = result.activities.map(({ at, day, kind, text }) => [at, day, kind, text].join("|"));
      const expected = rows.map(({ at, text, isShare }) =>
        [at, at.slice(0, 10), isShare ? "post" : "reply", text.replace(/\s+/g, " ")].join("|"),
      );
      expect(seen.toSorted()).toEqual(expected.toSorted());
      const ids = new Set(result.activities.map(({ id }) => id));
      for (const { date } of shares) expect(ids).toContain(`linkedin:${linkedinId(date)}`);
    }),
    { numRuns: 150 },
  );
});

test("a whole archive comes back as it was, in every zone", async () => {
  const entry = fc.record({
    seconds: fc.integer({ min: Date.UTC(2010, 0, 1) / 1000, max: Date.UTC(2026, 10, 21) / 1000 }),
    form: fc.constantFrom("share", "comment", "repost", "article"),
  });
  const zone = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns");
  const kinds: Readonly<Record<string, string>> = { comment: "reply", repost: "repost" };
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 12 }), zone, async (entries, timeZone) => {
      const expected: string[] = [];
      const written = entries.map(({ seconds, form }, index) => {
        // Articles are dated to the minute.
        const told = form === "article" ? seconds - (seconds % 60) : seconds;
        const at = new Date(told * 1000).toISOString();
        const date = at.slice(0, 19).replace("T", " ");
        const number = linkedinId(date, index);
        const id = form === "share" ? `linkedin:${number}` : "made";
        expected.push([id, dayInZone(told * 1000, timeZone), kinds[form] ?? "post", at].join(" "));
        return { form, date, number, text: `Number ${index}` };
      });
      const those = (wanted: string) => written.filter(({ form }) => form === wanted);
      const { rows, activities, skipped } = await read(
        linkedinArchive({
          shares: those("share").map(({ date, number, text }) => ({ date, text, link: updateLink(number) })),
          comments: those("comment"),
          reposts: those("repost").map(({ date, number }) => ({ date, link: updateLink(number, "activity") })),
          articles: those("article").map(({ date, number, text }) => ({
            title: text,
            link: `https://www.linkedin.com/pulse/${number}`,
            published: date.slice(0, 16),
          })),
        }),
        { timeZone },
      );
      const found = activities.map(({ id, day, kind, at }) => [anId.test(id) ? "made" : id, day, kind, at].join(" "));
      expect(found.toSorted()).toEqual(expected.toSorted());
      expect([rows, skipped]).toEqual([entries.length, []]);
      expect(new Set(activities.map(({ id }) => id)).size).toBe(entries.length);
    }),
    { numRuns: 80 },
  );
});
