import { describe, expect, it } from "vitest";
import type { Day } from "../../src/coach/day.ts";
import { judgeConsistency } from "../../src/coach/streak.ts";
import { layOutWeeks, type Week } from "../../src/coach/weeks.ts";
import { type BookParts, bookWith, later } from "../support/books.ts";

// The week that is paused: Monday 9 to Sunday 15 November 2026. It is finished, and it is not the first.
const november = (day: number): Day => `2026-11-${String(day).padStart(2, "0")}`;
const [monday, tuesday, wednesday, thursday, sunday] = [9, 10, 11, 12, 15].map(november) as [Day, Day, Day, Day, Day];
const today = november(17);

/** "9-11 13-15": pauses by their first and last day of November, both included. */
const pausesIn = (text: string) => {
  const pauses = text.split(" ").map((pause) => pause.split("-").map((day) => november(Number(day))));
  return pauses as [Day, Day][];
};

function theWeek(parts: BookParts): Week {
  const weeks = layOutWeeks(bookWith({ committedOn: "2026-11-02", ...parts }), today).weeks;
  return weeks.find((week) => week.start === monday) as Week;
}

describe("the target of a week with paused days", () => {
  // ceil(target × unpaused days / 7), by hand; seven paused days leave the full target, for those who post all the same.
  it.each([
    { target: 1, expected: [1, 1, 1, 1, 1, 1, 1, 1] },
    { target: 2, expected: [2, 2, 2, 2, 1, 1, 1, 2] }, // 14/7 12/7 10/7 8/7 6/7 4/7 2/7
    { target: 3, expected: [3, 3, 3, 2, 2, 1, 1, 3] }, // 21/7 18/7 15/7 12/7 9/7 6/7 3/7
    { target: 4, expected: [4, 4, 3, 3, 2, 2, 1, 4] }, // 28/7 24/7 20/7 16/7 12/7 8/7 4/7
    { target: 5, expected: [5, 5, 4, 3, 3, 2, 1, 5] }, // 35/7 30/7 25/7 20/7 15/7 10/7 5/7
    { target: 6, expected: [6, 6, 5, 4, 3, 2, 1, 6] }, // 42/7 36/7 30/7 24/7 18/7 12/7 6/7
    { target: 7, expected: [7, 6, 5, 4, 3, 2, 1, 7] },
  ])("shrinks from $target day by day", ({ target, expected }) => {
    const fromMonday = [0, 1, 2, 3, 4, 5, 6, 7].map((days) =>
      theWeek({ target, pauses: days === 0 ? [] : [[monday, later(monday, days - 1)]] }),
    );
    const toSunday = [0, 1, 2, 3, 4, 5, 6, 7].map((days) =>
      theWeek({ target, pauses: days === 0 ? [] : [[later(sunday, 1 - days), sunday]] }),
    );
    expect(fromMonday.map((week) => week.target)).toEqual(expected);
    expect(toSunday.map((week) => week.target)).toEqual(expected);
    expect(fromMonday.map((week) => week.pausedDays)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe("a pause", () => {
  it.each([
    { shape: "of the whole week", pauses: "9-15", state: "paused", target: 3 },
    { shape: "around the whole week", pauses: "1-30", state: "paused", target: 3 },
    { shape: "in two parts that touch", pauses: "2-11 12-15", state: "paused", target: 3 },
    { shape: "in two parts that overlap", pauses: "9-13 11-20", state: "paused", target: 3 },
    { shape: "in parts given last first", pauses: "12-15 9-11", state: "paused", target: 3 },
    { shape: "with a hole of one day", pauses: "9-11 13-15", state: "empty", target: 1 },
    // Four different days, 9 to 12 November: ceil(3 × 3/7) = 2. With the shared days counted twice it would be 1.
    { shape: "that overlaps another counts each day once", pauses: "9-11 10-12", state: "empty", target: 2 },
    { shape: "entered twice counts once", pauses: "9-12 9-12", state: "empty", target: 2 },
    { shape: "of one day", pauses: "12-12", state: "empty", target: 3 },
    { shape: "that ends on Monday", pauses: "1-9", state: "empty", target: 3 },
    { shape: "that begins on Sunday", pauses: "15-30", state: "empty", target: 3 },
    { shape: "before and after the week only", pauses: "2-8 16-22", state: "empty", target: 3 },
  ])("$shape", ({ pauses, state, target }) => {
    expect(theWeek({ pauses: pausesIn(pauses) })).toMatchObject({ state, target });
  });

  it.each([
    { what: "no post", posts: [], state: "paused" },
    { what: "posts on fewer days than the full target", posts: [monday, tuesday], state: "paused" },
    { what: "posts on as many days as the full target", posts: [monday, tuesday, wednesday], state: "met" },
  ])("of the whole week with $what", ({ posts, state }) => {
    expect(theWeek({ posts, pauses: pausesIn("9-15") })).toMatchObject({ state, target: 3 });
  });

  it.each([
    { what: "posts in the pause count", posts: [monday, tuesday], state: "met" },
    { what: "one of the two is light", posts: [monday], state: "light" },
    { what: "none is empty", posts: [], state: "empty" },
  ])("of Monday to Thursday asks for two days: $what", ({ posts, state }) => {
    expect(theWeek({ posts, pauses: pausesIn("9-12") })).toMatchObject({ state, target: 2 });
  });

  it("that grows over a whole week takes back the smaller target that the week was met with", () => {
    // Six paused days ask for ceil(3 × 1/7) = 1; seven ask for the full 3, and are neutral below it.
    expect(theWeek({ posts: [monday], pauses: pausesIn("10-15") }).state).toBe("met");
    expect(theWeek({ posts: [monday], pauses: pausesIn("9-15") }).state).toBe("paused");
  });

  it("planned ahead already lowers this week's target", () => {
    // Thursday 19 November and beyond: four paused days of the open week, ceil(3 × 3/7) = 2.
    const book = bookWith({ posts: [monday], pauses: pausesIn("19-30") });
    expect(layOutWeeks(book, today).thisWeek).toMatchObject({ state: "open", target: 2, pausedDays: 4 });
    // The rule itself stays as the leader chose it.
    expect(judgeConsistency(book, today).rule.target).toBe(3);
  });
});

describe("a paused first week, begun on Wednesday", () => {
  const firstWeek = (parts: BookParts) => layOutWeeks(bookWith(parts), today).weeks[0];

  it.each([
    { what: "paused throughout is paused", pauses: "9-15", posts: [wednesday], state: "paused", target: 3 },
    { what: "paused in part is started", pauses: "12-15", posts: [wednesday], state: "started", target: 2 },
    {
      what: "paused in part is met with the smaller target",
      pauses: "12-15",
      posts: [wednesday, thursday],
      state: "met",
      target: 2,
    },
    // Days before the start are days of the week all the same: ceil(3 × 4/7) = 2.
    {
      what: "paused before the start is shortened too",
      pauses: "9-11",
      posts: [wednesday],
      state: "started",
      target: 2,
    },
  ])("$what", ({ pauses, posts, state, target }) => {
    expect(firstWeek({ posts, pauses: pausesIn(pauses) })).toMatchObject({ start: monday, state, target });
  });
});
