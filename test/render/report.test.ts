// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { writeReport } from "../../src/coach/report.ts";
import { renderReportMarkdown } from "../../src/render/report/reportMarkdown.ts";
import { renderReportPage } from "../../src/render/report/reportPage.ts";
import { activityOn, aSituation, bookWith, later, times } from "../support/books.ts";
import { askOracle } from "../support/oracle.ts";
import { flawsOfPage, readPage, readTable, wordsOf } from "./pageReading.ts";
import { readBars, readMonths, readYear, weekdaysOf } from "./pictureReading.ts";

/** Wednesday. */
const today = "2026-11-25";

const pageOf = (book: Book, to = today, from: string | null = null) =>
  readPage(renderReportPage(writeReport(book, to, from), "jane-report"));
const weekTableOf = (page: ReturnType<typeof pageOf>) =>
  page
    .all("table")
    .map(readTable)
    .find(({ head }) => head[0] === "Week");
const markdownOf = (book: Book, to = today, from: string | null = null) =>
  readPage(marked.parse(renderReportMarkdown(writeReport(book, to, from)), { async: false }));

/**
 * Two days a week since Monday, 12 October, four since Tuesday, 10 November; 19 October to 1 November are paused, and 6 to 8
 * November.
 *
 *   12–18 Oct   2 days             met
 *   19–25 Oct   none               paused
 *   26 Oct–1 N  2 days, 3 posts    met, though paused
 *    2– 8 Nov   1 day              light: ceil(2 × 4 / 7) = 2
 *    9–15 Nov   2 days, 11 posts   light, and a storm
 *   16–22 Nov   none               empty
 *   23–29 Nov   3 days             open
 */
const variedBook = bookWith({
  posts: [
    ...["2026-10-12", "2026-10-18", "2026-10-26", "2026-10-26", "2026-11-01", "2026-11-02"],
    ...times(10, "2026-11-09"),
    ...["2026-11-12", "2026-11-23", "2026-11-24", "2026-11-25"],
  ],
  targets: [
    { from: null, days: 2 },
    { from: "2026-11-10", days: 4 },
  ],
  pauses: [
    ["2026-10-19", "2026-11-01"],
    ["2026-11-06", "2026-11-08"],
  ],
});
const variedTitles = [
  "12–18 Oct: 2 posting days of 2 asked, 2 posts: met",
  "19–25 Oct: 0 posting days of 2 asked, 0 posts: paused",
  "26 Oct – 1 Nov: 2 posting days of 2 asked (paused), 3 posts: met",
  "2–8 Nov: 1 posting day of 2 asked (3 days paused), 1 post: light",
  "9–15 Nov: 2 posting days of 4 asked, 11 posts: light; a storm",
  "16–22 Nov: 0 posting days of 4 asked, 0 posts: no post",
  "23–29 Nov: 3 posting days of 4 asked, 3 posts: this week, not finished",
];

describe("the bars of a report", () => {
  it("are as high as the posting days, under each week's own guideline, with pauses hatched and storms marked", () => {
    expect(readBars(pageOf(variedBook))).toEqual([
      { title: variedTitles[0], days: 2, asked: 2, signs: ["met"], isHatched: false },
      { title: variedTitles[1], days: 0, asked: null, signs: ["paused"], isHatched: true },
      { title: variedTitles[2], days: 2, asked: null, signs: ["met"], isHatched: true },
      { title: variedTitles[3], days: 1, asked: 2, signs: ["light"], isHatched: false },
      { title: variedTitles[4], days: 2, asked: 4, signs: ["light", "storm"], isHatched: false },
      { title: variedTitles[5], days: 0, asked: 4, signs: ["empty"], isHatched: false },
      { title: variedTitles[6], days: 3, asked: 4, signs: ["open"], isHatched: false },
    ]);
  });

  it("have room for seven days, the guideline and a storm", () => {
    const posts = [0, 1, 2, 3, 4, 5, 6].flatMap((day) => times(10, later("2026-11-16", day)));
    const [week, open] = readBars(pageOf(bookWith({ posts, target: 7 })));
    expect(week).toMatchObject({ days: 7, asked: 7, signs: ["met", "storm"] });
    expect(open).toMatchObject({ days: 0, asked: 7, signs: ["open"] });
  });

  it("name what each sign among them means, and no other", () => {
    const page = pageOf(variedBook);
    const bars = page.section("Week by week against the guideline");
    expect(page.all("li", page.byClass("legend", bars)[0]).map(wordsOf)).toEqual([
      "the guideline",
      "met",
      "light",
      "no post",
      "paused",
      "this week, not finished",
      "storm",
    ]);
    const year = page.section("Day by day");
    expect(page.all("li", page.byClass("legend", year)[0]).map(wordsOf)).not.toContain("begun in the middle");
  });
});

describe("the year of a report", () => {
  it("fills the days with a post, and says of each week how it went", () => {
    const columns = readYear(pageOf(variedBook));
    expect(columns.map(({ title }) => title)).toEqual(variedTitles);
    expect(columns.map(({ filled }) => filled)).toEqual([[0, 6], [], [0, 6], [0], [0, 3], [], [0, 1, 2]]);
    expect(columns.map(({ filled, idle }) => filled.length + idle.length)).toEqual([7, 7, 7, 7, 7, 7, 3]);
    expect(columns.map(({ today }) => today)).toEqual([[], [], [], [], [], [], [2]]);
    expect(columns.map(({ signs }) => signs.filter((sign) => sign !== "storm"))).toEqual(
      ["met", "paused", "met", "light", "light", "empty", "open"].map((state) => [state]),
    );
  });

  it("shows no day before the start, and none after the last", () => {
    // Thursday and Friday of the week before.
    const columns = readYear(pageOf(bookWith({ posts: ["2026-11-20"], committedOn: "2026-11-19" })));
    expect(columns.map(({ filled }) => filled)).toEqual([[4], []]);
    expect(columns.map(({ idle }) => idle)).toEqual([
      [3, 5, 6],
      [0, 1, 2],
    ]);
    expect(columns.map(({ signs }) => signs)).toEqual([["started"], ["open"]]);
  });

  it.each([
    ["monday", ["Mon", "Wed", "Fri", "Sun"], [2]],
    ["sunday", ["Sun", "Tue", "Thu", "Sat"], [3]],
    ["saturday", ["Sat", "Mon", "Wed", "Fri"], [4]],
  ] as const)("begins its weeks on %s where the leader does", (weekStart, names, rows) => {
    const page = pageOf(bookWith({ weekStart, posts: [today] }));
    expect(weekdaysOf(page)).toEqual(names);
    expect(readYear(page).map(({ filled }) => filled)).toEqual([rows]);
  });

  it("names each month over the week that holds its first day, the first one with its year", () => {
    const page = pageOf(bookWith({ committedOn: "2020-01-01" }));
    const months = [
      [
        ["Dec ’25", 0],
        ["Jan ’26", 4],
        ["Feb", 8],
        ["Mar", 12],
        ["Apr", 17],
        ["May", 21],
      ],
      [
        ["Jun ’26", 0],
        ["Jul", 4],
        ["Aug", 8],
        ["Sep", 13],
        ["Oct", 17],
        ["Nov", 21],
      ],
    ];
    expect(readMonths(page, "Days with a post")).toEqual(months);
    expect(readMonths(page, "Posting days a week")).toEqual(months);
    expect(readYear(page)).toHaveLength(52);
    // The first week is that of 2 to 8 November: its column is named all the same.
    expect(readMonths(pageOf(bookWith({ committedOn: "2026-11-02" })), "Days with a post")).toEqual([[["Nov ’26", 0]]]);
  });

  it("does not leave a day empty that had a post, where the period begins in the middle of a week", () => {
    const book = bookWith({ posts: ["2026-11-16", "2026-11-17", "2026-11-20"] });
    for (const column of readYear(pageOf(book, "2026-11-22", "2026-11-18"))) {
      expect(column.idle).not.toContain(0);
      expect(column.idle).not.toContain(1);
      expect(column.filled).toContain(4);
    }
  });
});

describe("the table of weeks", () => {
  it("says what the pictures show, newest first", () => {
    expect(weekTableOf(pageOf(variedBook))).toEqual({
      caption: "Posting days of each week, and how many were asked; newest first.",
      head: ["Week", "How it went", "Days", "Asked", "Posts"],
      rows: [
        [
          "23–29 Nov",
          "this week, not finished",
          "3",
          "4",
          "3: LinkedIn 23 Nov 2026, LinkedIn 24 Nov 2026, LinkedIn 25 Nov 2026",
        ],
        ["16–22 Nov", "no post", "0", "4", "0"],
        ["9–15 Nov", "light, a storm", "2", "4", `11: ${times(5, "LinkedIn 9 Nov 2026").join(", ")} and 6 more`],
        ["2–8 Nov", "light, 3 days paused", "1", "2", "1: LinkedIn 2 Nov 2026"],
        ["26 Oct – 1 Nov", expect.stringMatching(/^met/), "2", "2", expect.stringMatching(/^3: LinkedIn 26 Oct/)],
        ["19–25 Oct", "paused", "0", "2", "0"],
        ["12–18 Oct", "met", "2", "2", "2: LinkedIn 12 Oct 2026, LinkedIn 18 Oct 2026"],
      ],
    });
  });

  it("says of each hatched week that it was paused", () => {
    // Also the week that was met all the same; then the whole of the open week.
    for (const book of [variedBook, bookWith({ posts: ["2026-11-16"], pauses: [["2026-11-23", "2026-11-29"]] })]) {
      const page = pageOf(book);
      const rows = weekTableOf(page)?.rows.toReversed() ?? [];
      const hatched = readBars(page).flatMap(({ isHatched }, index) => (isHatched ? [rows[index]?.[1]] : []));
      expect(hatched.length).toBeGreaterThan(0);
      for (const words of hatched) expect(words).toContain("paused");
    }
  });

  it("counts the posts of a week that the period begins in the middle of as its days", () => {
    const book = bookWith({ posts: ["2026-11-16", "2026-11-17", "2026-11-20"] });
    for (const table of [
      weekTableOf(pageOf(book, "2026-11-22", "2026-11-18")),
      markdownOf(book, "2026-11-22", "2026-11-18").all("table").map(readTable).at(-1),
    ]) {
      const [[, , days = "", , posts = ""] = []] = table?.rows ?? [];
      // One posting day has at least one post.
      expect(Number.parseInt(posts, 10)).toBeGreaterThanOrEqual(Number(days));
    }
  });

  it("links each post whose address is known", () => {
    const activities = [
      activityOn("2026-11-23", { url: "https://www.linkedin.com/posts/1" }),
      activityOn("2026-11-24", { url: "javascript:alert(1)", platform: "x" }),
      activityOn("2026-11-25", { platform: "bluesky" }),
    ];
    const page = pageOf(bookWith({ activities }));
    expect(page.all("a").map(({ attribs }) => attribs["href"])).toEqual(times(2, "https://www.linkedin.com/posts/1"));
    for (const { attribs } of page.all("a")) expect(attribs["rel"]).toContain("noopener");
    expect(weekTableOf(page)?.rows[0]?.[4]).toBe("3: LinkedIn 23 Nov 2026, X 24 Nov 2026, Bluesky 25 Nov 2026");
  });
});

describe("the parts of a report", () => {
  it("come in order: the verdict, what is next, this week, the figures, the pictures, the rest", () => {
    const page = pageOf(variedBook);
    const [name, verdict, ...headings] = page.headings();
    expect(name).toBe("h1 Jane Doe");
    expect(verdict).toBe("h2 On track: one more posting day by Sunday starts a streak.");
    expect(headings).toEqual([
      "h2 This week",
      "h2 Over time",
      "h2 Day by day",
      "h2 Week by week against the guideline",
      "h2 Gaps",
      "h2 Networks and kinds",
      "h2 Latest posts",
      "h2 The six steps",
    ]);
    const [first] = page.all("section");
    expect(first === undefined ? "" : wordsOf(first)).toMatch(/^On track: .*What’s next .* socialtop /);
  });

  it("tell this week day by day", () => {
    const page = pageOf(variedBook);
    const week = page.section("This week");
    expect(wordsOf(week)).toContain("3 of 4 posting days, 4 days left");
    const { head, rows } = readTable(page.one("table", week));
    expect(head).toEqual(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    expect(rows).toEqual([["1 post", "1 post", "1 post", "ahead", "ahead", "ahead", "ahead"]]);
  });

  it("tell the figures, of the whole record", () => {
    const page = pageOf(variedBook, today, "2026-11-20");
    const figures = page.section("Over time");
    // The light week of 2 November ended the two met ones; the paused one between them is neutral.
    expect(page.all("dd", figures).map(wordsOf)).toEqual([
      expect.stringMatching(/^0 weeks on the guideline ?best 2, 12 Oct – 1 Nov$/),
      expect.stringMatching(/^1 week with a post ?best 4, 12 Oct – 15 Nov$/),
      expect.stringMatching(/^2 of the last 6 weeks/),
      expect.stringMatching(/^4 of the last 6 weeks/),
    ]);
    expect(page.all("dt", figures).map(wordsOf)).toEqual(["Streak", "Showing up", "Met", "Posted in"]);
  });

  it("tell gaps with what came before them, and that there are more", () => {
    const storm = bookWith({ posts: [...times(12, "2026-10-27"), "2026-11-16"], committedOn: "2026-10-26" });
    const page = pageOf(storm);
    expect(page.all("li", page.section("Gaps")).map(wordsOf)).toEqual([
      "2–15 Nov 2 weeks without a post, after 12 posts on 27 Oct: a storm, then silence",
    ]);
    const steady = pageOf(bookWith({ posts: ["2026-11-09", "2026-11-10", "2026-11-11"] }));
    expect(steady.all("li", steady.section("Gaps")).map(wordsOf)).toEqual([
      "16–22 Nov 1 week without a post, after 1 week on the guideline",
    ]);
    // A post in every other week: eight gaps of a week.
    const posts = Array.from({ length: 9 }, (_, index) => later("2026-11-23", -14 * index));
    const many = pageOf(bookWith({ posts }));
    const items = many.all("li", many.section("Gaps")).map(wordsOf);
    expect(items[0]).toBe("16–22 Nov 1 week without a post, after 1 light week");
    expect(items.length).toBeLessThanOrEqual(8);
    if (items.length < 8) expect(wordsOf(many.section("Gaps"))).toContain(`${8 - items.length} earlier gap`);
  });

  it("tell networks, latest posts and steps with their days", () => {
    const book = {
      ...bookWith({
        activities: [
          activityOn("2026-11-23", { text: "Opened the <plant> & more" }),
          activityOn("2026-11-24", { kind: "reply" }),
          activityOn("2026-11-24", { platform: "x", kind: "reply" }),
        ],
      }),
      actions: [{ action: "listen.follow", outcome: "done", day: "2026-11-02", why: null }] as const,
    };
    const page = pageOf(book);
    expect(readTable(page.one("table", page.section("Networks and kinds")))).toMatchObject({
      head: ["Network", "Posts", "Replies", "All"],
      rows: [
        ["LinkedIn", "1", "1", "2"],
        ["X", "0", "1", "1"],
      ],
    });
    expect(page.all("li", page.section("Latest posts")).map(wordsOf)).toEqual([
      "23 Nov 2026 Opened the <plant> & more LinkedIn post",
    ]);
    const steps = page.section("The six steps");
    const [list] = page.all("ol", steps);
    expect(list?.children).toHaveLength(6);
    expect(page.all("time", steps).map(({ attribs }) => attribs["datetime"])).toContain("2026-11-02");
    expect(wordsOf(steps)).toContain("not for your business");
  });

  it("ask nothing of who is only listening, and count nothing", () => {
    const book = bookWith({
      activities: [
        activityOn("2026-11-23", { kind: "check-in", platform: "swarm" }),
        activityOn("2026-11-24", { kind: "listen" }),
      ],
    });
    const page = pageOf(book);
    expect(page.headings().slice(0, 2)).toEqual([
      "h1 Jane Doe",
      "h2 You are watching and listening: nothing is asked of you yet.",
    ]);
    expect(page.byClass("picture")).toEqual([]);
    const words = wordsOf(page.one("main"));
    expect(words).not.toMatch(/streak|showing up|gaps?\b|met \d|posted in|of the last/i);
    expect(words).toContain("Swarm");
    expect(flawsOfPage(renderReportPage(writeReport(book, today, null), "jane-report"))).toEqual([]);
    expect(renderReportMarkdown(writeReport(book, today, null))).not.toMatch(/streak|gaps?\b|of the last/i);
  });
});

/** Each a text that breaks out of some place in a page. */
const hostileTexts = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  "&amp; &lt;b&gt; &#60;",
  "]]> <![CDATA[ --> <!--",
  "</title></style></svg></table></main>",
  "a\u202egnol\u2066b\u0000c\u0007\u009b31md",
  "`*_[a](b)_*` | ~~x~~ \\ # 1. - >",
];

function poison(text: string): Book {
  const url = `https://example.com/${text}?q=${text}#${text}`;
  return {
    ...bookWith({
      activities: [
        activityOn("2026-11-23", { id: text, text, url, source: text }),
        activityOn("2026-11-24", { id: `2${text}`, text, url: `javascript:${text}` }),
        activityOn("2026-11-20", { id: `3${text}`, text, kind: "reply" }),
      ],
      target: 7,
    }),
    pauses: [{ from: "2026-11-02", to: "2026-11-04", why: text }],
    actions: [
      { action: "listen.follow", outcome: "skipped", day: "2026-11-02", why: text },
      { action: "listen.watch", outcome: "done", day: "2026-11-02", why: text },
    ],
    watching: [{ handle: text, platform: null, why: text }],
    drafts: [{ id: "1", day: "2026-11-02", text, networks: ["linkedin"] }],
  };
}

function withName(book: Book, text: string): Book {
  const profile = { ...book.profile, name: text, role: text, company: text };
  return { ...book, profile: { ...profile, networks: [{ platform: "linkedin", handle: text }] } };
}

/** As anybody reads it: without what acts upon a reader. */
const cleaned = (text: string) =>
  text
    .replace("\u009b31m", "")
    .replace(/[\u0000-\u001f\u202e\u2066]/g, "")
    .replace(/\s+/g, " ");

describe("text from outside", () => {
  const shape = (html: string) =>
    readPage(html)
      .all("*")
      .map(({ name, attribs }) => `${name} ${Object.keys(attribs)}`);

  it.each(hostileTexts)("stays text in the page: %j", (text) => {
    const html = renderReportPage(writeReport(withName(poison(text), text), today, null), "jane-report");
    const plain = renderReportPage(writeReport(withName(poison("plain"), "plain"), today, null), "jane-report");
    expect(flawsOfPage(html)).toEqual([]);
    expect(shape(html)).toEqual(shape(plain));
    const page = readPage(html);
    const words = cleaned(text);
    expect(wordsOf(page.one("h1"))).toBe(words);
    expect(wordsOf(page.one("title", page.one("head")))).toContain(words);
    expect(page.byClass("who").map(wordsOf)).toEqual([`${words}, ${words}`]);
    expect(page.byClass("verdict").map(wordsOf).join()).not.toContain("You have kept");
    expect(page.all("li", page.section("Latest posts")).map(wordsOf)).toEqual(
      ["24 Nov 2026", "23 Nov 2026"].map((day) => `${day} ${words} LinkedIn post`),
    );
    for (const { attribs } of page.all("a")) expect(attribs["href"]).toMatch(/^https:\/\/example\.com\//);
  });

  it.each(hostileTexts)("stays text in Markdown: %j", (text) => {
    const page = markdownOf(withName(poison(text), text));
    const plain = markdownOf(withName(poison("plain"), "plain"));
    const names = (read: ReturnType<typeof readPage>) => read.all("*").map(({ name }) => name);
    expect(names(page)).toEqual(names(plain));
    const words = cleaned(text);
    expect(wordsOf(page.one("h1"))).toBe(`${words} on social media`);
    // What is kept for later is nobody's business: the page is handed on.
    expect(page.all("p").map(wordsOf).join("\n")).not.toContain("You have kept");
    expect(page.all("a").map(({ attribs }) => attribs["href"]?.slice(0, 20))).toEqual(["https://example.com/"]);
    expect(page.all("a").map(wordsOf)).toEqual([words]);
    expect(page.all("li").map(wordsOf)).toContain(`24 Nov 2026, LinkedIn post: ${words}`);
  });
});

describe("any record", () => {
  const situations = fc.record({ situation: aSituation, weeksBefore: fc.option(fc.integer({ min: 0, max: 80 })) });

  it("is drawn and told as streak tells it", () => {
    fc.assert(
      fc.property(situations, ({ situation: { book, today }, weeksBefore }) => {
        const expected = askOracle(book, today);
        const from = weeksBefore === null ? null : later(expected.thisWeek.start, -7 * weeksBefore);
        const html = renderReportPage(writeReport(book, today, from), "jane-report");
        expect(flawsOfPage(html)).toEqual([]);
        const page = readPage(html);
        const begins = from ?? later(expected.thisWeek.start, -357);
        const weeks = expected.weeks.filter(({ start }) => start >= begins);
        if (weeks.length === 0) {
          expect(page.byClass("picture")).toEqual([]);
          return;
        }
        const daysOf = (start: string) => [0, 1, 2, 3, 4, 5, 6].map((index) => later(start, index));
        const isPaused = (day: string) => book.pauses.some(({ from, to }) => from <= day && day <= to);
        const isPosted = (day: string) =>
          book.activities.some((one) => one.day === day && day <= today && book.profile.counts.includes(one.kind));
        const isStormy = (start: string) => expected.storms.some(({ week }) => week === start);
        const rowsOf = (start: string, holds: (day: string) => boolean) =>
          daysOf(start).flatMap((day, index) => (holds(day) ? [index] : []));

        const bars = readBars(page);
        expect(bars.map(({ days }) => days)).toEqual(weeks.map(({ postingDays }) => postingDays));
        const hatched = weeks.map(({ start }) => daysOf(start).every(isPaused));
        expect(bars.map(({ isHatched }) => isHatched)).toEqual(hatched);
        // Where each day is paused nothing is asked.
        expect(bars.map(({ asked }) => asked)).toEqual(
          weeks.map(({ target }, index) => (hatched[index] ? null : target)),
        );
        expect(bars.map(({ signs }) => signs)).toEqual(
          weeks.map(({ state, start }) => (isStormy(start) ? [state, "storm"].sort() : [state])),
        );

        const columns = readYear(page);
        expect(columns.map(({ filled }) => filled)).toEqual(weeks.map(({ start }) => rowsOf(start, isPosted)));
        const { since } = expected.rule;
        const isIdle = (day: string) => !isPosted(day) && day <= today && since !== null && day >= since;
        expect(columns.map(({ idle }) => idle)).toEqual(weeks.map(({ start }) => rowsOf(start, isIdle)));
        expect(columns.flatMap(({ today }) => today)).toHaveLength(1);
        expect(columns.map(({ title }) => title)).toEqual(bars.map(({ title }) => title));
        expect(columns.every(({ signs }, index) => signs.includes(weeks[index]?.state ?? ""))).toBe(true);

        const rows = weekTableOf(page)?.rows.toReversed() ?? [];
        expect(rows.map(([, , days, asked, posts = ""]) => [days, asked, posts.split(":")[0]])).toEqual(
          weeks.map(({ postingDays, target, posts }) => [postingDays, target, posts].map(String)),
        );
        expect(rows.map(([, words = ""]) => words.includes("a storm"))).toEqual(
          weeks.map(({ start }) => isStormy(start)),
        );

        const figures = page.all("strong", page.section("Over time")).map(wordsOf);
        const { streak, showingUp, last12, last26 } = expected;
        // In the first week there is nothing to look back on.
        const back = last12.weeks === 0 ? [] : [last12.met, last26.withAPost];
        expect(figures).toEqual([streak.weeks, showingUp.weeks, ...back].map(String));
        const gaps = expected.gaps.filter(({ to }) => to >= begins);
        expect(page.all("li", page.section("Gaps"))).toHaveLength(Math.min(6, gaps.length));

        const inPeriod = book.activities.filter(({ day }) => day >= begins && day <= today).length;
        const networks = page
          .all("table", page.section("Networks and kinds"))
          .flatMap((table) => readTable(table).rows);
        expect(networks.reduce((sum, row) => sum + Number(row.at(-1)), 0)).toBe(inPeriod);
        for (const row of networks) {
          expect(row.slice(1, -1).reduce((sum, cell) => sum + Number(cell), 0)).toBe(Number(row.at(-1)));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("is told in Markdown as on the page", () => {
    fc.assert(
      fc.property(situations, ({ situation: { book, today }, weeksBefore }) => {
        const from = weeksBefore === null ? null : later(today, -7 * weeksBefore);
        const report = writeReport(book, today, from);
        const page = readPage(renderReportPage(report, "jane-report"));
        const markdown = readPage(marked.parse(renderReportMarkdown(report), { async: false }));
        const tables = markdown.all("table").map(readTable);
        const rowsOf = (table: { rows: string[][] } | undefined) =>
          table?.rows.map(([week, words = "", days, asked]) => [
            week,
            words.replace(/, \d+ days? paused/, ""),
            days,
            asked,
          ]);
        expect(rowsOf(tables.find(({ head }) => head[0] === "Week"))).toEqual(rowsOf(weekTableOf(page)));
        const networks = page.all("table", page.section("Networks and kinds")).map(readTable);
        expect(tables.filter(({ head }) => head[0] === "Network").map(({ head, rows }) => ({ head, rows }))).toEqual(
          networks.map(({ head, rows }) => ({ head, rows })),
        );
      }),
      { numRuns: 15 },
    );
  });
});
