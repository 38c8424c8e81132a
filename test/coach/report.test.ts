import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Activity, Book } from "../../src/coach/book.ts";
import { writeReport } from "../../src/coach/report.ts";
import { activityOn, aSituation, bookWith, later, times } from "../support/books.ts";
import { askOracle } from "../support/oracle.ts";

/** Wednesday. */
const today = "2026-11-25";

/** The worked history of the tests for `streak --json`: three days a week since Thursday, 15 October 2026. */
const workedBook = bookWith({
  committedOn: "2026-10-15",
  posts: [
    ...["2026-10-16", "2026-10-19", "2026-10-21", "2026-10-21", "2026-10-23"],
    ...times(12, "2026-10-27"),
    ...["2026-11-16", "2026-11-17", "2026-11-23", "2026-11-25"],
  ],
  pauses: [["2026-11-19", "2026-11-22"]],
});

const starts = (book: Book, to: string, from: string | null) =>
  writeReport(book, to, from).weeks.map(({ week }) => week.start);

describe("the period of a report", () => {
  it.each([
    ["monday", "2025-12-01", "2026-11-23"],
    ["sunday", "2025-11-30", "2026-11-22"],
    ["saturday", "2025-11-29", "2026-11-21"],
  ] as const)("is the open week and the 51 before it, with weeks that start on %s", (weekStart, first, last) => {
    const book = bookWith({ weekStart, committedOn: "2020-01-01" });
    const report = writeReport(book, today, null);
    expect([report.from, report.to]).toEqual([first, today]);
    expect(report.weeks).toHaveLength(52);
    expect([report.weeks[0]?.week.start, report.weeks.at(-1)?.week.start]).toEqual([first, last]);
  });

  it("begins no earlier than evaluation, and has no weeks before there is anything to evaluate", () => {
    expect(starts(workedBook, today, null)[0]).toBe("2026-10-12");
    expect(starts(workedBook, "2026-10-14", null)).toEqual([]);
    expect(starts(bookWith({}), today, null)).toEqual([]);
  });

  it("has the weeks with a day in it", () => {
    // The 22nd of October is a Thursday, the 4th of November a Wednesday.
    expect(starts(workedBook, "2026-11-04", "2026-10-22")).toEqual(["2026-10-19", "2026-10-26", "2026-11-02"]);
    expect(starts(workedBook, "2026-11-04", "2026-10-25")).toEqual(["2026-10-19", "2026-10-26", "2026-11-02"]);
    expect(starts(workedBook, "2026-11-04", "2026-10-26")).toEqual(["2026-10-26", "2026-11-02"]);
    expect(starts(workedBook, "2026-11-04", "2026-11-04")).toEqual(["2026-11-02"]);
    expect(starts(workedBook, "2026-11-01", "2026-11-01")).toEqual(["2026-10-26"]);
  });

  it("shows what was known on its last day, and nothing later", () => {
    const { consistency, weeks, gaps, networks, latest } = writeReport(workedBook, "2026-11-04", "2026-10-22");
    expect(consistency.today).toBe("2026-11-04");
    expect(consistency.thisWeek).toMatchObject({ start: "2026-11-02", postingDays: 0, standing: "on-track" });
    // The storm week of 26 October was light: it ended the one week on the guideline.
    expect(consistency.streak).toEqual({
      weeks: 0,
      since: null,
      best: { weeks: 1, from: "2026-10-19", to: "2026-10-25" },
    });
    expect(consistency.last12).toMatchObject({ weeks: 3, met: 1, light: 1, empty: 0, started: 1 });
    expect(weeks.map(({ week }) => week.state)).toEqual(["met", "light", "open"]);
    expect(weeks.map(({ storm }) => storm?.posts ?? null)).toEqual([null, 12, null]);
    // The silence has not begun.
    expect(gaps).toEqual([]);
    // The 23rd, and twelve on the 27th; those of the 19th and the 21st come before the period.
    expect(networks).toEqual({ kinds: ["post"], rows: [{ platform: "linkedin", counts: [13], total: 13 }] });
    expect(latest.map(({ day }) => day)).toEqual(times(5, "2026-10-27"));
  });

  it("begins no figure: streak, best, last 12 and last 26 are of the whole record", () => {
    // Two weeks on the guideline in November 2025, nothing since.
    const posts = ["2025-11-17", "2025-11-18", "2025-11-19", "2025-11-25", "2025-11-26", "2025-11-27"];
    const report = writeReport(bookWith({ posts }), today, "2026-11-20");
    expect(report.consistency.streak.best).toEqual({ weeks: 2, from: "2025-11-17", to: "2025-11-30" });
    expect(report.consistency.last12).toMatchObject({ weeks: 12, met: 0, empty: 12 });
    expect(report.consistency.last26).toEqual({ weeks: 26, withAPost: 0 });
    expect(report.networks.rows).toEqual([]);
    expect(report.latest).toEqual([]);
    // It began on the first day of December 2025, and has days in the period.
    expect(report.gaps.map(({ from, to, weeks }) => [from, to, weeks])).toEqual([["2025-12-01", "2026-11-22", 51]]);
  });

  it("has the gaps with a day in it, newest first, with what came before them", () => {
    const posts = [
      ...["2026-09-07", "2026-09-08", "2026-09-09"],
      // 14 to 20 September is empty.
      ...times(10, "2026-09-21"),
      // 28 September to 11 October is empty.
      ...["2026-10-12", "2026-10-13", "2026-10-14"],
    ];
    const gapsFrom = (from: string | null) =>
      writeReport(bookWith({ posts }), "2026-10-20", from).gaps.map(({ from, to, storm }) => [from, to, storm?.posts]);
    const all = [
      ["2026-09-28", "2026-10-11", 10],
      ["2026-09-14", "2026-09-20", undefined],
    ];
    expect(gapsFrom(null)).toEqual(all);
    expect(gapsFrom("2026-09-20")).toEqual(all);
    expect(gapsFrom("2026-09-21")).toEqual(all.slice(0, 1));
    expect(gapsFrom("2026-10-11")).toEqual(all.slice(0, 1));
    expect(gapsFrom("2026-10-12")).toEqual([]);
  });

  it("says how many weeks on the guideline a gap ended", () => {
    const met = (monday: string) => [monday, later(monday, 1), later(monday, 2)];
    const book = bookWith({
      posts: [
        // Light, then three on the guideline, a paused one, one more; then two weeks of nothing.
        ...["2026-08-31", ...met("2026-09-07"), ...met("2026-09-14"), ...met("2026-09-21")],
        ...met("2026-10-05"),
        // Light; then nothing up to the open week.
        "2026-10-26",
      ],
      pauses: [["2026-09-28", "2026-10-04"]],
    });
    expect(
      writeReport(book, today, null).gaps.map(({ from, weeks, weeksBefore }) => [from, weeks, weeksBefore]),
    ).toEqual([
      ["2026-11-02", 3, 0],
      ["2026-10-12", 2, 4],
    ]);
  });

  it("shows a week that it begins in the middle of whole, or not at all", () => {
    const [first] = writeReport(workedBook, "2026-11-04", "2026-10-22").weeks;
    expect(first?.week).toMatchObject({ postingDays: 3, posts: 4 });
    expect(first?.posts.map(({ day }) => day)).toEqual(["2026-10-19", "2026-10-21", "2026-10-21", "2026-10-23"]);
  });
});

describe("what a report says of activities", () => {
  it("counts networks and kinds, those that are no posts too, the busiest first", () => {
    const activities: Activity[] = [
      activityOn("2026-11-23", { kind: "review", platform: "yelp" }),
      activityOn("2026-11-24", { kind: "post", platform: "x" }),
      activityOn("2026-11-24", { kind: "reply", platform: "x" }),
      activityOn("2026-11-24", { kind: "reply", platform: "x" }),
      activityOn("2026-11-25", { kind: "post", platform: "linkedin" }),
      activityOn("2026-11-25", { kind: "listen", platform: "linkedin" }),
      activityOn("2026-11-26", { kind: "story", platform: "instagram" }),
      activityOn("2025-11-30", { kind: "repost", platform: "bluesky" }),
    ];
    expect(writeReport(bookWith({ activities }), today, null).networks).toEqual({
      kinds: ["post", "reply", "review", "listen"],
      rows: [
        { platform: "x", counts: [1, 2, 0, 0], total: 3 },
        { platform: "linkedin", counts: [1, 0, 0, 1], total: 2 },
        { platform: "yelp", counts: [0, 0, 1, 0], total: 1 },
      ],
    });
  });

  it("names the five newest posts that count, newest first", () => {
    const activities = [
      activityOn("2026-11-18"),
      activityOn("2026-11-25", { kind: "reply", text: "no post" }),
      activityOn("2026-11-20", { text: "evening", at: "2026-11-20T18:00:00.000Z" }),
      activityOn("2026-11-20", { text: "morning", at: "2026-11-20T08:00:00.000Z" }),
      activityOn("2026-11-24", { text: "a story", kind: "story" }),
      activityOn("2026-11-19"),
      activityOn("2026-11-17"),
      activityOn("2026-11-26", { text: "tomorrow" }),
    ];
    const { latest } = writeReport(bookWith({ activities, counts: ["post", "story"] }), today, null);
    expect(latest.map(({ day, text }) => [day, text])).toEqual([
      ["2026-11-24", "a story"],
      ["2026-11-20", "evening"],
      ["2026-11-20", "morning"],
      ["2026-11-19", null],
      ["2026-11-18", null],
    ]);
  });

  it.each([
    ["https://www.linkedin.com/posts/1", "https://www.linkedin.com/posts/1"],
    ["http://example.com/a?b=c&d=%22e", "http://example.com/a?b=c&d=%22e"],
    ["HTTPS://Example.com/A", "https://example.com/A"],
    ["javascript:alert(1)", null],
    ["javascript://example.com/%0aalert(1)", null],
    ["JaVaScRiPt:alert(1)", null],
    ["data:text/html,<script>alert(1)</script>", null],
    ["vbscript:msgbox(1)", null],
    ["file:///etc/passwd", null],
    ["blob:https://example.com/1", null],
    ["ftp://example.com/a", null],
    ["//example.com/a", null],
    ["\u0001javascript:alert(1)", null],
    ["java\nscript:alert(1)", null],
    ["https://", null],
    ["https://jane:secret@example.com/", null],
    ["not an address", null],
    ["", null],
  ])("links %j as %j", (url, expected) => {
    const { latest, weeks } = writeReport(bookWith({ activities: [activityOn(today, { url })] }), today, null);
    expect(latest[0]?.url).toBe(expected);
    expect(weeks.at(-1)?.posts[0]?.url).toBe(expected);
  });

  it("quotes the beginning of a post, on one clean line", () => {
    const words = (text: string) => {
      const { latest } = writeReport(bookWith({ activities: [activityOn(today, { text })] }), today, null);
      return latest[0]?.text;
    };
    expect(words(" One\r\n\r\n two\u0000\u202e three ")).toBe("One two three");
    expect(words(" \n\u0007 ")).toBe(null);
    expect(Array.from(words("😀".repeat(141)) ?? "")).toEqual([...Array(139).fill("😀"), "…"]);
    expect(words("😀".repeat(140))).toBe("😀".repeat(140));
  });
});

describe("any record", () => {
  it("is reported as streak tells it", () => {
    fc.assert(
      fc.property(aSituation, fc.option(fc.integer({ min: 0, max: 500 })), ({ book, today }, daysBefore) => {
        const report = writeReport(book, today, daysBefore === null ? null : later(today, -daysBefore));
        const expected = askOracle(book, today);
        const from = daysBefore === null ? later(expected.thisWeek.start, -357) : later(today, -daysBefore);
        expect([report.from, report.to]).toEqual([from, today]);
        const { streak, showingUp, last12, last26, lastPost, thisWeek } = report.consistency;
        expect({ streak, showingUp, last12, last26, lastPost, thisWeek }).toEqual({
          streak: expected.streak,
          showingUp: expected.showingUp,
          last12: expected.last12,
          last26: expected.last26,
          lastPost: expected.lastPost,
          thisWeek: expected.thisWeek,
        });
        expect(
          report.weeks.map(({ week: { start, end, state, target, postingDays, posts } }) => {
            return { start, end, state, target, postingDays, posts };
          }),
        ).toEqual(expected.weeks.filter(({ end }) => end >= from));
        expect(report.weeks.flatMap(({ storm }) => storm ?? [])).toEqual(
          expected.storms.filter(({ week }) => later(week, 6) >= from),
        );
        expect(report.gaps.map(({ noRecord, ...gap }) => gap)).toMatchObject(
          expected.gaps.filter(({ to }) => to >= from).reverse(),
        );
        const inPeriod = book.activities.filter(({ day }) => day >= from && day <= today);
        for (const { platform, counts, total } of report.networks.rows) {
          const own = inPeriod.filter((activity) => activity.platform === platform);
          expect(counts).toEqual(report.networks.kinds.map((kind) => own.filter((one) => one.kind === kind).length));
          expect(total).toBe(own.length);
        }
        expect(report.networks.rows.reduce((sum, { total }) => sum + total, 0)).toBe(inPeriod.length);
        const counted = inPeriod.filter(({ kind }) => book.profile.counts.includes(kind));
        expect(report.latest.map(({ day }) => day)).toEqual(
          counted
            .map(({ day }) => day)
            .sort()
            .reverse()
            .slice(0, 5),
        );
      }),
      { numRuns: 60 },
    );
  });
});
