import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ExitCode } from "../../src/errors.ts";
import type { ReadOptions, ReadResult } from "../../src/importers/importer.ts";
import { sortUnread } from "../../src/importers/unread.ts";
import { yelpImporter } from "../../src/importers/yelp.ts";
import { toUtf16 } from "../support/exports/csv.ts";
import { type ExportFiles, readOptions, sourceOf } from "../support/exports/source.ts";
import { checkinPage, reviewPage, yelpArchive, yelpPage } from "../support/exports/yelp.ts";
import { userErrorOf } from "../support/faults.ts";

function read(files: ExportFiles, options: Partial<ReadOptions> = {}): Promise<ReadResult> {
  return yelpImporter.read(sourceOf(files), readOptions(options));
}

const readReviews = (
  rows: readonly (readonly string[])[],
  header?: readonly string[],
  options: Partial<ReadOptions> = {},
): Promise<ReadResult> => read({ "user_review.html": reviewPage(rows, header) }, options);

const faultOf = (files: ExportFiles, options: Partial<ReadOptions> = {}) => userErrorOf(read(files, options));

describe("a Yelp archive", () => {
  test("tells day, kind and text of each review and check-in", async () => {
    const result = await read(
      yelpArchive(
        [
          ["2024-02-03", "Active", "Lovely & <warm>\nservice"],
          ["2019-12-31", "Not Recommended", "Fine"],
        ],
        [["2024-01-15", "Active"]],
      ),
      { timeZone: "America/Los_Angeles" },
    );
    expect(result).toMatchObject({ account: null, rows: 3, skipped: [], warnings: [] });
    const id = expect.stringMatching(/^yelp:[0-9a-f]{16}$/);
    expect(result.activities).toEqual([
      { id, day: "2019-12-31", kind: "review", platform: "yelp", text: "Fine", source: "yelp" },
      { id, day: "2024-01-15", kind: "check-in", platform: "yelp", source: "yelp" },
      { id, day: "2024-02-03", kind: "review", platform: "yelp", text: "Lovely & <warm> service", source: "yelp" },
    ]);
    expect(result.coverage).toEqual([
      { platform: "yelp", firstDay: "2019-12-31", lastDay: "2024-02-03", firstAt: null, lastAt: null },
    ]);
  });

  test("finds its columns by their names, in any order and case", async () => {
    const rows = [
      ["5", "Lovely", "Café X", "2024-02-03", "active"],
      ["4", "", "Gare de Lyon", "2024-02-04", "active"],
    ];
    const { activities } = await readReviews(rows, ["Rating", "COMMENT:", "Business Name", " date ", "Status"]);
    expect(activities.map(({ day, text }) => [day, text])).toEqual([
      ["2024-02-03", "Café X: Lovely"],
      ["2024-02-04", "Gare de Lyon"],
    ]);
  });

  test.each(["closed", "open", "plain"] as const)("may be written with tags that are %s", async (form) => {
    const rows = [
      ["2024-02-03", "Active", "One"],
      ["2024-02-04", "Active", "Two"],
    ];
    const page = yelpPage("User Review", ["Date", "Status", "Comment"], rows, form);
    const { activities } = await read({ "user_review.html": page });
    expect(activities.map(({ day, text }) => [day, text])).toEqual([
      ["2024-02-03", "One"],
      ["2024-02-04", "Two"],
    ]);
  });

  test("may have a title above the header, other tables beside it, and mark-up in its cells", async () => {
    const page = `<table><tr><td>Name<td>Jane</table>
      <TABLE border=1><TR><TH colspan=2>Your reviews</TH></TR><tr><th><b>Da</b>te<th>Comment</tr>
      <tr></tr><tr><td><time>2024-02-03</time></td><td>So <i>go</i>od<br>really<script>x = "<td>"</script>
      <table><tr><td>inside</td></tr></table></td></tr></TABLE>
      <table><tr><th>Date<th>Comment<tr><td>2024-02-04<td>More</table>`;
    const { rows, activities } = await read({ "user_review.html": page });
    expect(rows).toBe(2);
    expect(activities.map(({ day, text }) => [day, text])).toEqual([
      ["2024-02-03", "So good really"],
      ["2024-02-04", "More"],
    ]);
  });

  test.each([
    ["2024-02-03", "2024-02-03"],
    ["2024-02-03 23:59:59", "2024-02-03"],
    ["2024-02-03T00:00:01", "2024-02-03"],
    ["2024/2/3", "2024-02-03"],
    ["Feb 3, 2024", "2024-02-03"],
    ["February 3, 2024 at 9:26 PM", "2024-02-03"],
    ["3 February 2024", "2024-02-03"],
    ["2/14/2024", "2024-02-14"],
    ["14.2.2024", "2024-02-14"],
  ])("takes the day out of %s, wherever the leader lives, and no time", async (written, day) => {
    for (const timeZone of ["Pacific/Auckland", "America/Los_Angeles"]) {
      const [activity] = (await readReviews([[written, "Active", ""]], undefined, { timeZone })).activities;
      expect(activity).toMatchObject({ day });
      expect(activity).not.toHaveProperty("at");
    }
  });

  test.each([
    ["2026-01-01T07:59:59Z", "America/Los_Angeles", "2025-12-31"],
    ["2026-01-01 08:00:00 UTC", "America/Los_Angeles", "2026-01-01"],
    ["2025-12-31T23:59:59+13:00", "Pacific/Auckland", "2025-12-31"],
    ["2025-12-31T11:00:00+00:00", "Pacific/Auckland", "2026-01-01"],
  ])("gives %s, which names its zone, the leader's own day in %s: %s", async (written, timeZone, day) => {
    const [activity] = (await readReviews([[written, "Active", ""]], undefined, { timeZone })).activities;
    expect(activity).toMatchObject({ day });
    expect(activity).not.toHaveProperty("at");
    const elsewhere = await readReviews([[written, "Active", ""]]);
    expect(elsewhere.activities[0]?.id).toBe(activity?.id);
  });

  test("gives the same identities on every import, and in archives that overlap", async () => {
    const rows = [
      ["2024-02-03", "Active", "One"],
      ["2024-02-03", "Active", "Two"],
      ["2024-02-03", "Active", "One"],
    ];
    const idsOf = ({ activities }: ReadResult): string[] => activities.map(({ id }) => id);
    const first = idsOf(await readReviews(rows));
    expect(new Set(first).size).toBe(3);
    expect(first[2]).toBe(`${first[0]}-2`);
    // A later archive: a review more, its columns in another order, its dates with a time.
    const later = [["New", "2024-03-03"], ...rows.map(([day, , text = ""]) => [text, `${day} 10:00`])];
    expect(idsOf(await readReviews(later, ["Comment", "Date"])).slice(0, 3)).toEqual(first);
    const both = await read({ "a/user_review.html": reviewPage(rows), "b/user_review.html": reviewPage(rows) });
    expect(new Set(idsOf(both))).toEqual(new Set(first));
    // A review and a check-in of one day are two.
    const one = await read(yelpArchive([["2024-02-03", "Active", ""]], [["2024-02-03", "Active"]]));
    expect(new Set(idsOf(one)).size).toBe(2);
  });

  test("tells how far it is", async () => {
    const calls: (number | null)[][] = [];
    const rows = Array.from({ length: 1500 }, (_, index) => ["2024-02-03", "Active", `Number ${index}`]);
    await readReviews(rows, undefined, { onProgress: (...call) => calls.push(call) });
    expect(calls).toEqual([
      [1000, 1500],
      [1500, 1500],
    ]);
  });

  test("says what it leaves unread, and why", () => {
    const source = sourceOf(yelpArchive([], []));
    const unread = sortUnread(source, new Set(["user_review.html", "check_in.html"]), [yelpImporter]);
    expect(unread.map(({ reason, files }) => [reason, ...files])).toEqual([
      ["not known to hold posts", "index.html"],
      ["places that you saved", "user_bookmark.html"],
      ["drafts", "user_review_draft.html"],
      ["private messages, never opened", "message.html"],
    ]);
  });
});

describe("dates with the month as a number", () => {
  const ambiguous = { "user_review.html": reviewPage([["03/04/2026", "Active", "Fine"]]) };

  test("are refused when they can be two days, and the flag is named", async () => {
    const fault = await faultOf(ambiguous);
    expect(fault.exitCode).toBe(ExitCode.usage);
    expect(fault.message).toMatch(/^03\/04\/2026 .*can be two days/);
    expect(fault.hint).toMatch(/--date-order dmy/);
  });

  test("are read in the order that is given", async () => {
    expect((await read(ambiguous, { dateOrder: "dmy" })).activities).toMatchObject([{ day: "2026-04-03" }]);
    expect((await read(ambiguous, { dateOrder: "mdy" })).activities).toMatchObject([{ day: "2026-03-04" }]);
  });

  test("are settled by any other date of the archive", async () => {
    const american = yelpArchive([["03/04/2026", "Active", "Fine"]], [["03/14/2026", "Active"]]);
    expect((await read(american)).activities.map(({ day }) => day)).toEqual(["2026-03-04", "2026-03-14"]);
    const european = yelpArchive([["03/04/2026", "Active", "Fine"]], [["14/03/2026", "Active"]]);
    expect((await read(european)).activities.map(({ day }) => day)).toEqual(["2026-03-14", "2026-04-03"]);
  });

  test("are refused when they disagree", async () => {
    const rows = [
      ["03/14/2026", "Active", ""],
      ["14/03/2026", "Active", ""],
    ];
    expect((await faultOf({ "user_review.html": reviewPage(rows) })).message).toMatch(/^The dates disagree/);
  });
});

describe("a row that is skipped", () => {
  test.each([
    ["no date", ["", "Active", "x"]],
    ["a date that cannot be read", ["yesterday", "Active", "x"]],
    ["a date that cannot be read", ["2 mars 2024", "Active", "x"]],
    ["a date that does not exist", ["2024-02-30", "Active", "x"]],
    ["a date that does not exist", ["0000-00-00", "Active", "x"]],
    ["dated before 1990", ["0001-01-01", "Active", "x"]],
    ["dated in the future", ["2026-11-24", "Active", "x"]],
    ["dated in the future", ["9999-12-31", "Active", "x"]],
    ["draft", ["2024-01-01", "Draft", "x"]],
    ["draft", ["2024-01-01", "Not yet published", "x"]],
    ["removed", ["2024-01-01", "Removed by Yelp", "x"]],
    ["removed", ["2024-01-01", "DELETED", "x"]],
    ["private", ["2024-01-01", "Private", "x"]],
  ])("says why: %s", async (reason, row) => {
    const { rows, activities, skipped } = await readReviews([["2024-01-01", "Active", "Fine"], row]);
    expect([rows, activities.length]).toEqual([2, 1]);
    expect(skipped).toEqual([{ reason, position: "user_review.html, row 2" }]);
  });

  test("is not one of a status that nobody hides", async () => {
    const statuses = ["Active", "", "Published", "Not Recommended", "Recommended", "Updated", "12"];
    const { activities } = await readReviews(statuses.map((status) => ["2024-01-01", status, "Fine"]));
    expect(activities).toHaveLength(statuses.length);
  });

  test("is kept when it is private and that is asked for", async () => {
    const { activities } = await readReviews([["2024-01-01", "Friends only", ""]], undefined, { includePrivate: true });
    expect(activities).toHaveLength(1);
  });

  test("may have fewer cells than the header, or more", async () => {
    const { activities, skipped } = await readReviews([["2024-01-01"], ["2024-01-02", "Active", "a", "b"], ["", ""]]);
    expect(activities.map(({ day }) => day)).toEqual(["2024-01-01", "2024-01-02"]);
    expect(skipped).toEqual([{ reason: "no date", position: "user_review.html, row 3" }]);
  });
});

describe("recognising a Yelp archive", () => {
  const rows = [["2024-01-01", "Active", "Fine"]];
  const page = reviewPage(rows);
  const other = (title: string, header: readonly string[]): string => yelpPage(title, header, rows);

  test.each<[string, ExportFiles, readonly string[]]>([
    ["whole", yelpArchive(rows, []), ["user_review.html", "check_in.html"]],
    [
      "in a folder",
      { "mine/yelp/user_review.html": page, "mine/yelp/a.jpg": "x", "x/Check_In (1).htm": checkinPage([]) },
      ["mine/yelp/user_review.html", "x/Check_In (1).htm"],
    ],
    ["by a lone page", { "check_in.html": checkinPage([]) }, ["check_in.html"]],
    ["by a lone page of another name", { "download.txt": page }, ["download.txt"]],
    ["by a lone page that names Yelp", { "a.html": other("Yelp data", ["Date", "Comment"]) }, ["a.html"]],
    ["with a byte order mark", { "a.html": `\ufeff${page}` }, ["a.html"]],
    ["in UTF-16", { "a.html": toUtf16(page, "little") }, ["a.html"]],
    ["with Windows line ends", { "a.html": page.replaceAll("\n", "\r\n") }, ["a.html"]],
    [
      "even when the columns of its reviews are strange",
      { "user_review.html": other("x", ["A", "B"]) },
      ["user_review.html"],
    ],
    ["but not any page with a table of dates", { "a.html": other("Timetable", ["Date", "Comment"]) }, []],
    ["nor any page of check-ins", { "check_in.html": other("Hotel", ["Guest", "Room"]) }, []],
    ["nor a lone page of messages", { "message.html": page }, []],
    ["nor a page without a table", { "user_review.html": "<!DOCTYPE html><p>Table: Date, Status, Comment" }, []],
    ["nor what is no page", { "user_review.html": "Date,Status,Comment", "check_in.html": "" }, []],
    ["nor nothing", {}, []],
  ])("works %s", async (_, files, expected) => {
    const found = await yelpImporter.recognise(sourceOf(files));
    expect(found.map(({ path }) => path)).toEqual(expected);
  });

  test("reads the start of no other file", async () => {
    const source = sourceOf({ "message.html": page, "a.html": page, "pictures/1.jpg": page, "my_check_in.txt": page });
    const files = source.files.map((one) => ({ ...one, readStart: () => Promise.reject(new Error(one.path)) }));
    expect(await yelpImporter.recognise({ ...source, files })).toEqual([]);
  });

  test.each([
    ["check_in (2).html", "Your data", "check-in"],
    ["a.html", "Yelp: your check-ins", "check-in"],
    ["a.html", "Yelp: your reviews", "review"],
    ["user_review.html", "Reviews and check-ins", "review"],
  ])("knows what the rows of %s, entitled %s, are: %s", async (path, title, kind) => {
    const { activities } = await read({ [path]: other(title, ["Date", "Status", "Comment"]) });
    expect(activities).toMatchObject([{ kind }]);
  });
});

describe("a Yelp page that cannot be understood", () => {
  test("because it has no dates names its columns", async () => {
    const page = yelpPage("x", ["When", "\u001b[31mWhat"], [["2024", "a"]]);
    expect((await faultOf({ "user_review.html": page })).message).toBe(
      "user_review.html has no column of dates: it holds a table with the columns When, What.",
    );
    expect((await faultOf({ "user_review.html": "<html><table></table>" })).message).toBe(
      "user_review.html has no column of dates: it holds no table with rows.",
    );
  });

  test("because its dates are of an unknown form shows one", async () => {
    const rows = [
      ["", "Active", "a"],
      ["2 mars 2024", "Active", "b"],
    ];
    expect((await faultOf({ "user_review.html": reviewPage(rows) })).message).toBe(
      'No date can be read in user_review.html, such as "2 mars 2024".',
    );
  });

  test("because it holds nothing says so", async () => {
    expect((await faultOf({ "a.txt": "a" })).message).toBe(
      'a.txt holds no table of reviews or check-ins: it begins with "a".',
    );
  });
});

test("hostile pages do no harm", async () => {
  const deep = `<table><tr><td>`.repeat(10_000);
  const start = "<table><tr><th>Date<th>Status<th>Comment<tr><td>2024-01-01<td>Active<td>";
  const { activities } = await read({
    "user_review.html": `${start}\u001b[31mred &#0; &#xd800; &#27;[2J</td><tr><td>2024-01-02<td>__proto__<td>${"<b>".repeat(10_000)}x</table>${deep}</table>`,
  });
  expect(activities.map(({ text }) => text)).toEqual(["red \ufffd \ufffd", "x"]);
  await read({ "user_review.html": `${start}a</table>${"</p><div>".repeat(5000)}<!--` });
  await read({
    "user_review.html": new Uint8Array([
      ...new TextEncoder().encode(start),
      0xff,
      0xfe,
      0x00,
      0x3c,
      ...new TextEncoder().encode("</table>"),
    ]),
  });
});

test("a page that was cut off says so: its last row may be damaged", async () => {
  const page = "<table><tr><th>Date<th>Status<th>Comment<tr><td>2024-01-01<td>Active<td>a<tr><td>2024-01-0";
  const fault = await read({ "user_review.html": page }).catch((error: unknown) => error);
  expect((fault as Error).message).toBe("user_review.html ends in the middle of a table.");
});

test("what is written as a Yelp archive is read as the same activities, in every form and on every import", async () => {
  const row = fc.record({
    number: fc.integer({ min: Date.UTC(2004, 9, 1) / 86_400_000, max: Date.UTC(2026, 10, 23) / 86_400_000 }),
    text: fc.stringMatching(/^[a-z<&"]{1,9}$/),
    business: fc.stringMatching(/^[a-z&]{1,9}$/),
  });
  const lists = fc.array(row, { maxLength: 8 });
  const form = fc.constantFrom("closed", "open", "plain");
  await fc.assert(
    fc.asyncProperty(lists, lists, form, async (reviews, checkins, shape) => {
      fc.pre(reviews.length + checkins.length > 0);
      const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
      const files = {
        "user_review.html": yelpPage(
          "User Review",
          ["Comment", "Date", "Business"],
          reviews.map(({ number, text, business }) => [text, dayOf(number), business]),
          shape as "open",
        ),
        "check_in.html": yelpPage(
          "Check In",
          ["Date", "Status"],
          checkins.map(({ number }) => [`${dayOf(number)} 23:59:59`, "Active"]),
          shape as "open",
        ),
      };
      const { activities, rows, skipped } = await read(files, { timeZone: "Asia/Tokyo" });
      const expected = [
        ...reviews.map(({ number, text, business }) => [dayOf(number), "review", `${business}: ${text}`].join()),
        ...checkins.map(({ number }) => [dayOf(number), "check-in", ""].join()),
      ];
      expect(activities.map(({ day, kind, text = "" }) => [day, kind, text].join()).toSorted()).toEqual(
        expected.toSorted(),
      );
      expect([rows, skipped]).toEqual([expected.length, []]);
      expect(new Set(activities.map(({ id }) => id)).size).toBe(rows);
      expect((await read(files)).activities).toEqual(activities);
    }),
    { numRuns: 60 },
  );
});
