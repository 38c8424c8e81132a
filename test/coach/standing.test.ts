import { describe, expect, it } from "vitest";
import type { Day } from "../../src/coach/day.ts";
import { judgeThisWeek } from "../../src/coach/standing.ts";
import { layOutWeeks } from "../../src/coach/weeks.ts";
import { activityOn, type BookParts, bookWith, later } from "../support/books.ts";

/** The open week: Monday 23 to Sunday 29 November 2026. */
const monday: Day = "2026-11-23";
const committedOn: Day = "2026-11-02";

/** "x.x": posted on Monday and Wednesday, and today is Wednesday. */
function standingOf(days: string, parts: BookParts = {}): string {
  const posts = Array.from(days).flatMap((mark, index) => (mark === "x" ? [later(monday, index)] : []));
  return standingOn(later(monday, days.length - 1), { committedOn, posts, ...parts });
}

/** "on-track, 5 left, 2 needed" */
function standingOn(today: Day, parts: BookParts): string {
  const { standing, daysLeft, stillNeeded } = judgeThisWeek(layOutWeeks(bookWith(parts), today), today);
  return `${standing}, ${daysLeft} left, ${stillNeeded} needed`;
}

describe("the standing of the open week", () => {
  // Left: from today on, or from tomorrow on once today is a posting day. Needed: 3 less the posting days so far.
  it.each([
    ["Monday", ".", "on-track, 7 left, 3 needed"],
    ["Monday", "x", "on-track, 6 left, 2 needed"],
    ["Tuesday", "..", "on-track, 6 left, 3 needed"],
    ["Tuesday", ".x", "on-track, 5 left, 2 needed"],
    ["Tuesday", "x.", "on-track, 6 left, 2 needed"],
    ["Tuesday", "xx", "on-track, 5 left, 1 needed"],
    ["Wednesday", "...", "on-track, 5 left, 3 needed"],
    ["Wednesday", "..x", "on-track, 4 left, 2 needed"],
    ["Wednesday", "xx.", "on-track, 5 left, 1 needed"],
    ["Wednesday", "xxx", "met, 4 left, 0 needed"],
    ["Thursday", "....", "on-track, 4 left, 3 needed"],
    ["Thursday", "...x", "on-track, 3 left, 2 needed"],
    ["Thursday", "xxx.", "met, 4 left, 0 needed"],
    ["Friday", ".....", "at-risk, 3 left, 3 needed"],
    ["Friday", "....x", "at-risk, 2 left, 2 needed"],
    ["Friday", "x....", "on-track, 3 left, 2 needed"],
    ["Friday", "x...x", "on-track, 2 left, 1 needed"],
    ["Saturday", "......", "out-of-reach, 2 left, 3 needed"],
    ["Saturday", ".....x", "out-of-reach, 1 left, 2 needed"],
    ["Saturday", "x.....", "at-risk, 2 left, 2 needed"],
    ["Saturday", "x....x", "at-risk, 1 left, 1 needed"],
    ["Saturday", "xx....", "on-track, 2 left, 1 needed"],
    ["Saturday", "xx...x", "met, 1 left, 0 needed"],
    ["Sunday", ".......", "out-of-reach, 1 left, 3 needed"],
    ["Sunday", "......x", "out-of-reach, 0 left, 2 needed"],
    ["Sunday", "x......", "out-of-reach, 1 left, 2 needed"],
    ["Sunday", "x.....x", "out-of-reach, 0 left, 1 needed"],
    ["Sunday", "xx.....", "at-risk, 1 left, 1 needed"],
    ["Sunday", "xx....x", "met, 0 left, 0 needed"],
    ["Sunday", "xxx....", "met, 1 left, 0 needed"],
  ])("on %s after %s", (_, days, expected) => {
    expect(standingOf(days)).toBe(expected);
  });

  it.each([
    [7, ".", "at-risk, 7 left, 7 needed"],
    [7, "x", "at-risk, 6 left, 6 needed"],
    [7, "..", "out-of-reach, 6 left, 7 needed"],
    [7, "xxxxxx.", "at-risk, 1 left, 1 needed"],
    [7, "xxxxxxx", "met, 0 left, 0 needed"],
    [1, "......", "on-track, 2 left, 1 needed"],
    [1, ".......", "at-risk, 1 left, 1 needed"],
    [1, "x", "met, 6 left, 0 needed"],
    [1, "xx", "met, 5 left, 0 needed"],
  ])("with a target of %i after %s", (target, days, expected) => {
    expect(standingOf(days, { target })).toBe(expected);
  });

  it("counts days and not posts", () => {
    expect(standingOf("x", { posts: [monday, monday, monday, monday] })).toBe("on-track, 6 left, 2 needed");
  });

  // On Wednesday 25 November a week from Sunday has four days left (to the 28th), one from Saturday three.
  it.each([
    ["monday", "on-track, 5 left, 3 needed"],
    ["sunday", "on-track, 4 left, 3 needed"],
    ["saturday", "at-risk, 3 left, 3 needed"],
  ] as const)("knows when a week from %s ends", (weekStart, expected) => {
    expect(standingOf("...", { weekStart })).toBe(expected);
  });
});

describe("the standing of a week with a pause", () => {
  const wholeWeek = [["2026-11-23", "2026-11-29"]] as const;
  const fromThursday = [["2026-11-26", "2026-12-24"]] as const; // four days: ceil(3 × 3/7) = 2
  const toWednesday = [["2026-11-20", "2026-11-25"]] as const; // three days: ceil(3 × 4/7) = 2

  it.each([
    ["paused throughout", "...", wholeWeek, "paused, 5 left, 3 needed"],
    ["paused throughout, with posts", "xx.", wholeWeek, "paused, 5 left, 1 needed"],
    ["paused throughout, past all reach", ".......", wholeWeek, "paused, 1 left, 3 needed"],
    ["paused throughout, met all the same", "xxx", wholeWeek, "met, 4 left, 0 needed"],
    // The days left are days of the calendar: posts in a pause count.
    ["paused from Thursday on", ".", fromThursday, "on-track, 7 left, 2 needed"],
    ["paused from Thursday on, at two posts", "x.x", fromThursday, "met, 4 left, 0 needed"],
    ["paused from Thursday on, on Saturday", "......", fromThursday, "at-risk, 2 left, 2 needed"],
    ["paused to Wednesday", "....", toWednesday, "on-track, 4 left, 2 needed"],
    ["paused to Wednesday, on Sunday", "......x", toWednesday, "out-of-reach, 0 left, 1 needed"],
  ])("%s", (_, days, pauses, expected) => {
    expect(standingOf(days, { pauses })).toBe(expected);
  });
});

describe("the standing at the start", () => {
  it("is listening without a commitment or a counted post, and the figures stay present", () => {
    const activities = [activityOn(monday, { kind: "reply" }), activityOn("2026-11-24", { kind: "check-in" })];
    expect(standingOn("2026-11-25", { activities })).toBe("listening, 5 left, 3 needed");
  });

  it("is listening in a paused week too, and until the day of the commitment", () => {
    const pauses = [["2026-11-01", "2026-12-31"]] as const;
    expect(standingOn("2026-11-25", { pauses, committedOn: "2026-11-26" })).toBe("listening, 5 left, 3 needed");
    expect(standingOn("2026-11-26", { committedOn: "2026-11-26" })).toBe("on-track, 4 left, 3 needed");
  });

  it("can be out of reach in a first week begun too late, which will be neutral all the same", () => {
    expect(standingOn("2026-11-28", { committedOn: "2026-11-28" })).toBe("out-of-reach, 2 left, 3 needed");
  });
});
