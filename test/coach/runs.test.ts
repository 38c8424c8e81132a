import { describe, expect, it } from "vitest";
import { judgeConsistency, type RunFigure } from "../../src/coach/streak.ts";
import { bookWith, later } from "../support/books.ts";
import { firstMonday, history } from "./weekPattern.ts";

// First days of the weeks of a pattern: 5, 12, 19, 26 January; 2, 9, 16, 23 February 2026.

/** "2 since 2026-01-05, best 2 2026-01-05–2026-01-18" */
function tell({ weeks, since, best }: RunFigure): string {
  return `${weeks} since ${since}, best ${best === null ? "none" : `${best.weeks} ${best.from}–${best.to}`}`;
}

function judge(pattern: string) {
  const { book, today } = history(pattern);
  return judgeConsistency(book, today);
}

describe("the streak", () => {
  it.each([
    ["is none before there was a post", "0", "0 since null, best none"],
    ["is none for a light open week", "1", "0 since null, best none"],
    ["counts the open week once it is met", "3", "1 since 2026-01-05, best 1 2026-01-05–2026-01-11"],
    ["is not broken by an open week without posts", "330", "2 since 2026-01-05, best 2 2026-01-05–2026-01-18"],
    ["is not broken by a light open week", "332", "2 since 2026-01-05, best 2 2026-01-05–2026-01-18"],
    ["goes on in a met open week", "343", "3 since 2026-01-05, best 3 2026-01-05–2026-01-25"],
    ["is broken by a light week", "320", "0 since null, best 1 2026-01-05–2026-01-11"],
    ["is broken by an empty week", "3300", "0 since null, best 2 2026-01-05–2026-01-18"],
    ["begins again after a miss", "33013", "1 since 2026-02-02, best 2 2026-01-05–2026-01-18"],
    ["has the latest of equals as its best", "3230", "1 since 2026-01-19, best 1 2026-01-19–2026-01-25"],
    ["keeps a longer best of old", "33303", "1 since 2026-02-02, best 3 2026-01-05–2026-01-25"],
    ["carries nothing over from a week of seven days", "700", "0 since null, best 1 2026-01-05–2026-01-11"],
    ["carries nothing over from a storm", "s30", "1 since 2026-01-12, best 1 2026-01-12–2026-01-18"],
    ["passes over a paused week", "3p30", "2 since 2026-01-05, best 2 2026-01-05–2026-01-25"],
    ["is not lengthened by pauses at its end", "3pp0", "1 since 2026-01-05, best 1 2026-01-05–2026-01-11"],
    ["does not begin with a pause", "p33", "2 since 2026-01-12, best 2 2026-01-12–2026-01-25"],
    ["passes over a paused week with a post", "3q3", "2 since 2026-01-05, best 2 2026-01-05–2026-01-25"],
    ["counts a paused week that was met all the same", "3Q3", "3 since 2026-01-05, best 3 2026-01-05–2026-01-25"],
    ["does not bridge a miss beside a pause", "3p0p3", "1 since 2026-02-02, best 1 2026-02-02–2026-02-08"],
    ["stands still while this week is paused", "333p", "3 since 2026-01-05, best 3 2026-01-05–2026-01-25"],
  ])("%s", (_, pattern, expected) => {
    expect(tell(judge(pattern).streak)).toBe(expected);
  });

  it("is broken by a week out of reach on the day after it, not before", () => {
    const book = bookWith({ posts: [0, 1, 2, 7, 8, 9].map((days) => later(firstMonday, days)) });
    expect(judgeConsistency(book, "2026-01-25").streak.weeks).toBe(2); // Sunday of the third week
    expect(judgeConsistency(book, "2026-01-26").streak.weeks).toBe(0);
  });
});

describe("showing up", () => {
  it.each([
    ["is none before there was a post", "0", "0 since null, best none"],
    ["counts the open week from its first post on", "1", "1 since 2026-01-05, best 1 2026-01-05–2026-01-11"],
    ["goes on through light weeks", "3120", "3 since 2026-01-05, best 3 2026-01-05–2026-01-25"],
    ["is broken by an empty week", "33013", "2 since 2026-01-26, best 2 2026-01-26–2026-02-08"],
    ["is not broken by an open week without posts", "1110", "3 since 2026-01-05, best 3 2026-01-05–2026-01-25"],
    ["passes over a paused week without a post", "1p1", "2 since 2026-01-05, best 2 2026-01-05–2026-01-25"],
    ["counts a paused week with a post", "1q1", "3 since 2026-01-05, best 3 2026-01-05–2026-01-25"],
    ["does not bridge an empty week beside a pause", "1p0p1", "1 since 2026-02-02, best 1 2026-02-02–2026-02-08"],
  ])("%s", (_, pattern, expected) => {
    expect(tell(judge(pattern).showingUp)).toBe(expected);
  });
});

describe("a started week", () => {
  const [wednesday, nextWeek, today] = ["2026-01-07", [7, 8, 9].map((days) => later(firstMonday, days)), "2026-01-19"];

  it("is neutral for the streak; with a post it counts as showing up", () => {
    const { streak, showingUp } = judgeConsistency(bookWith({ posts: [wednesday, ...nextWeek] }), today);
    expect(tell(streak)).toBe("1 since 2026-01-12, best 1 2026-01-12–2026-01-18");
    expect(tell(showingUp)).toBe("2 since 2026-01-05, best 2 2026-01-05–2026-01-18");
  });

  it("without a post is neutral for both", () => {
    const { streak, showingUp } = judgeConsistency(bookWith({ committedOn: wednesday, posts: nextWeek }), today);
    expect(tell(streak)).toBe("1 since 2026-01-12, best 1 2026-01-12–2026-01-18");
    expect(tell(showingUp)).toBe("1 since 2026-01-12, best 1 2026-01-12–2026-01-18");
  });
});

describe("the last weeks", () => {
  it("are the twelve finished ones just before this one", () => {
    // The first of thirteen finished weeks is left out: 0 1 2 p 3 q 3 3 3 Q 1 3 are counted.
    const { last12, last26 } = judge("3012p3q333Q132");
    expect(last12).toEqual({ weeks: 12, met: 6, light: 3, empty: 1, paused: 2, started: 0 });
    // All thirteen, less the empty one and the paused one without a post.
    expect(last26).toEqual({ weeks: 13, withAPost: 11 });
  });

  it("are the twenty-six finished ones for showing up", () => {
    expect(judge(`33${"0".repeat(24)}13`).last26).toEqual({ weeks: 26, withAPost: 2 }); // 27 finished: one 3, and 1
  });

  it("reach back no further than the start, and know the week in which it lay", () => {
    const { last12, last26 } = judgeConsistency(bookWith({ posts: ["2026-01-07"] }), "2026-01-19");
    expect(last12).toEqual({ weeks: 2, met: 0, light: 0, empty: 1, paused: 0, started: 1 });
    expect(last26).toEqual({ weeks: 2, withAPost: 1 });
  });
});

describe("the last post", () => {
  it("is the latest that counts, with the days since", () => {
    expect(judge("30").lastPost).toEqual({ day: "2026-01-07", daysAgo: 7 }); // Wednesday; today is the next one
    expect(judge("0").lastPost).toBeNull();
  });
});
