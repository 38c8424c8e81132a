import { describe, expect, it } from "vitest";
import type { Target } from "../../src/coach/book.ts";
import type { Day, WeekStart } from "../../src/coach/day.ts";
import { layOutWeeks } from "../../src/coach/weeks.ts";
import { activityOn, type BookParts, bookWith, times } from "../support/books.ts";

// Mondays of autumn 2026: 5, 12, 19, 26 October; 2, 9, 16, 23, 30 November.
const openTuesday: Day = "2026-11-17";

/** "2026-10-05 met 3/3": first day, state, posting days, target. */
function weeksOf(parts: BookParts, today: Day = openTuesday): string[] {
  return layOutWeeks(bookWith(parts), today).weeks.map(
    ({ start, state, postingDays, target }) => `${start} ${state} ${postingDays}/${target}`,
  );
}

describe("a week", () => {
  it("is met, light, empty, paused or open, by its posting days and never by its posts", () => {
    const book = bookWith({
      posts: [
        ...["2026-10-05", "2026-10-07", "2026-10-11"], // Monday, Wednesday, Sunday: three days
        ...[...times(5, "2026-10-12"), "2026-10-13"], // six posts on two days
        ...["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29"], // after a week without one
        ...times(14, "2026-11-05"), // fourteen posts on one day are one posting day
        "2026-11-16",
      ],
      pauses: [["2026-11-09", "2026-11-15"]],
    });
    const weeks = layOutWeeks(book, openTuesday).weeks;
    expect(weeks.map(({ start, end, state, postingDays, posts }) => [start, end, state, postingDays, posts])).toEqual([
      ["2026-10-05", "2026-10-11", "met", 3, 3],
      ["2026-10-12", "2026-10-18", "light", 2, 6],
      ["2026-10-19", "2026-10-25", "empty", 0, 0],
      ["2026-10-26", "2026-11-01", "met", 4, 4],
      ["2026-11-02", "2026-11-08", "light", 1, 14],
      ["2026-11-09", "2026-11-15", "paused", 0, 0],
      ["2026-11-16", "2026-11-22", "open", 1, 1],
    ]);
  });

  it("is open even when it is met already", () => {
    const posts = ["2026-11-16", "2026-11-17"];
    expect(weeksOf({ posts, target: 2 })).toEqual(["2026-11-16 open 2/2"]);
  });

  it("holds only what counts, on the network that is judged, up to today", () => {
    const book = bookWith({
      activities: [
        activityOn("2026-11-09"),
        activityOn("2026-11-10", { kind: "reply" }),
        activityOn("2026-11-11", { kind: "story" }),
        activityOn("2026-11-12", { platform: "x" }),
        activityOn("2026-11-18"), // tomorrow
      ],
      counts: ["post", "reply"],
    });
    const facts = (platform?: "x") => layOutWeeks(book, openTuesday, platform).weeks.map((week) => week.postingDays);
    expect(facts()).toEqual([3, 0]);
    expect(facts("x")).toEqual([1, 0]);
  });
});

describe("the first week", () => {
  // The first week is 9 to 15 November.
  it.each<[string, BookParts, string]>([
    ["begun on its first day is a week like any other", { posts: ["2026-11-09"] }, "2026-11-09 light 1/3"],
    ["begun on Wednesday is started", { posts: ["2026-11-11", "2026-11-13"] }, "2026-11-09 started 2/3"],
    ["begun on Sunday is started", { posts: ["2026-11-15"] }, "2026-11-09 started 1/3"],
    ["begun on Friday but met is met", { posts: ["2026-11-13", "2026-11-14", "2026-11-15"] }, "2026-11-09 met 3/3"],
    ["of a commitment on Wednesday is started without a post", { committedOn: "2026-11-11" }, "2026-11-09 started 0/3"],
    ["of a commitment on Monday is empty without a post", { committedOn: "2026-11-09" }, "2026-11-09 empty 0/3"],
    [
      "begins with the commitment when that came first",
      { committedOn: "2026-11-09", posts: ["2026-11-12"] },
      "2026-11-09 light 1/3",
    ],
    [
      "begins with the post when that came first",
      { committedOn: "2026-11-12", posts: ["2026-11-09"] },
      "2026-11-09 light 1/3",
    ],
    // Monday is the second day of a week that starts on Sunday.
    ["knows the week start", { posts: ["2026-11-09"], weekStart: "sunday" }, "2026-11-08 started 1/3"],
  ])("%s", (_, parts, first) => {
    expect(weeksOf(parts)[0]).toBe(first);
  });

  it("is the only one that can be started", () => {
    expect(weeksOf({ posts: ["2026-11-04", "2026-11-11"] }).slice(0, 2)).toEqual([
      "2026-11-02 started 1/3",
      "2026-11-09 light 1/3",
    ]);
  });

  it("is not there while the leader only listens, or commits from tomorrow on", () => {
    const activities = [activityOn("2026-11-09", { kind: "listen" }), activityOn("2026-11-10", { kind: "reply" })];
    const { since, weeks, thisWeek } = layOutWeeks(bookWith({ activities, committedOn: "2026-11-18" }), openTuesday);
    expect([since, weeks, thisWeek.start, thisWeek.end]).toEqual([null, [], "2026-11-16", "2026-11-22"]);
  });
});

describe("the target", () => {
  const first: Target = { from: null, days: 2 };
  const since = "2026-11-02";
  const targetsOf = (targets: readonly Target[], weekStart: WeekStart = "monday") =>
    layOutWeeks(bookWith({ committedOn: since, targets, weekStart }), openTuesday).weeks.map((week) => week.target);

  it.each<[string, Target[], number[]]>([
    ["reaches back to the start", [first], [2, 2, 2]],
    ["that is new holds from the week of its day on", [first, { from: "2026-11-11", days: 5 }], [2, 5, 5]],
    ["chosen on a Sunday holds for the week that ends that day", [first, { from: "2026-11-15", days: 5 }], [2, 5, 5]],
    ["chosen on a Monday leaves the week before alone", [first, { from: "2026-11-16", days: 5 }], [2, 2, 5]],
    [
      "chosen twice in a week is the later one",
      [first, { from: "2026-11-10", days: 7 }, { from: "2026-11-12", days: 4 }],
      [2, 4, 4],
    ],
  ])("%s", (_, targets, expected) => {
    expect(targetsOf(targets)).toEqual(expected);
  });

  it("follows the week start: a Sunday opens a week of its own", () => {
    // Weeks of 1, 8 and 15 November; the 15th is the first day of the open one.
    expect(targetsOf([first, { from: "2026-11-15", days: 5 }], "sunday")).toEqual([2, 2, 5]);
  });
});
