import { describe, expect, it } from "vitest";
import type { Day, WeekStart } from "../../src/coach/day.ts";
import { layOutWeeks } from "../../src/coach/weeks.ts";
import { type BookParts, bookWith } from "../support/books.ts";

/** "2020-12-28–2021-01-03 met 3": first and last day, state, posting days. */
function weeksOf(parts: BookParts, today: Day): string[] {
  return layOutWeeks(bookWith(parts), today).weeks.map(
    ({ start, end, state, postingDays }) => `${start}–${end} ${state} ${postingDays}`,
  );
}

describe("weeks across the year", () => {
  it("week 53 of 2020 is one week, half in December and half in January", () => {
    const posts = ["2020-12-21", "2020-12-29", "2020-12-31", "2021-01-02", "2021-01-04"];
    expect(weeksOf({ posts }, "2021-01-05")).toEqual([
      "2020-12-21–2020-12-27 light 1",
      "2020-12-28–2021-01-03 met 3",
      "2021-01-04–2021-01-10 open 1",
    ]);
  });

  it("the last days of a year belong to the first week of the next where the calendar says so", () => {
    // 29 December 2025 is a Monday.
    const posts = ["2025-12-28", "2025-12-31", "2026-01-01", "2026-01-04"];
    expect(weeksOf({ posts }, "2026-01-05")).toEqual([
      "2025-12-22–2025-12-28 started 1",
      "2025-12-29–2026-01-04 met 3",
      "2026-01-05–2026-01-11 open 0",
    ]);
  });

  it("a leap day is a day like any other", () => {
    // 29 February 2024 is a Thursday.
    expect(weeksOf({ posts: ["2024-02-26", "2024-02-29", "2024-03-01"] }, "2024-03-04")).toEqual([
      "2024-02-26–2024-03-03 met 3",
      "2024-03-04–2024-03-10 open 0",
    ]);
  });

  it("2100 has no leap day: Sunday 28 February is followed by Monday 1 March", () => {
    expect(weeksOf({ posts: ["2100-02-22", "2100-02-28", "2100-03-01"] }, "2100-03-02")).toEqual([
      "2100-02-22–2100-02-28 light 2",
      "2100-03-01–2100-03-07 open 1",
    ]);
  });

  it("weeks without any data are there", () => {
    // From Monday 5 January to Monday 30 November 2026 are 329 days: 47 weeks, and the open one.
    const weeks = layOutWeeks(bookWith({ posts: ["2026-01-05"] }), "2026-11-30").weeks;
    expect(weeks).toHaveLength(48);
    expect(weeks.filter((week) => week.state === "empty")).toHaveLength(46);
  });
});

describe("the week start", () => {
  // Saturday 21, Sunday 22 and Monday 23 November 2026: one, two or three of them in a week.
  const posts: Day[] = ["2026-11-21", "2026-11-22", "2026-11-23"];

  it.each<[WeekStart, string[]]>([
    ["monday", ["2026-11-16–2026-11-22 light 2", "2026-11-23–2026-11-29 light 1", "2026-11-30–2026-12-06 open 0"]],
    ["sunday", ["2026-11-15–2026-11-21 light 1", "2026-11-22–2026-11-28 light 2", "2026-11-29–2026-12-05 open 0"]],
    ["saturday", ["2026-11-21–2026-11-27 met 3", "2026-11-28–2026-12-04 open 0"]],
  ])("%s decides which days belong together", (weekStart, expected) => {
    // Committed on Sunday 15 November, or on the first day of the Saturday week.
    const committedOn = { monday: "2026-11-16", sunday: "2026-11-15", saturday: "2026-11-21" }[weekStart];
    expect(weeksOf({ posts, weekStart, committedOn }, "2026-11-30")).toEqual(expected);
  });

  it.each<[WeekStart, string]>([
    ["monday", "2020-12-28–2021-01-03"],
    ["sunday", "2020-12-27–2021-01-02"],
    ["saturday", "2020-12-26–2021-01-01"],
  ])("%s decides which week New Year's Day 2021, a Friday, lies in", (weekStart, expected) => {
    expect(weeksOf({ posts: ["2021-01-01"], weekStart }, "2021-01-01")).toEqual([`${expected} open 1`]);
  });
});
