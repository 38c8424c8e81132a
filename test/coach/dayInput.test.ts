import { describe, expect, it } from "vitest";
import { readDay } from "../../src/coach/dayInput.ts";
import { isProblem } from "../../src/coach/problem.ts";

const wednesday = "2026-11-25";

function read(typed: string, today = wednesday, allowFuture = false): string {
  const result = readDay(typed, today, { allowFuture });
  return isProblem(result) ? `${result.problem} ${result.hint}` : result.day;
}

describe("a day as a person types it", () => {
  it.each([
    ["today", "2026-11-25"],
    ["20.11.2026", "2026-11-20"],
    ["1.2.2026", "2026-02-01"],
    ["20 Nov", "2026-11-20"],
    ["20. November 2025", "2025-11-20"],
    ["Nov 20, 2026", "2026-11-20"],
    ["september 3", "2026-09-03"],
    [" Today ", "2026-11-25"],
    ["yesterday", "2026-11-24"],
    // The latest weekday before today: on a Wednesday, "wednesday" is a week ago.
    ["wednesday", "2026-11-18"],
    ["tuesday", "2026-11-24"],
    ["monday", "2026-11-23"],
    ["sunday", "2026-11-22"],
    ["saturday", "2026-11-21"],
    ["friday", "2026-11-20"],
    ["thursday", "2026-11-19"],
    ["Fri", "2026-11-20"],
    ["last friday", "2026-11-20"],
    ["last wednesday", "2026-11-18"],
    ["3 days ago", "2026-11-22"],
    ["3  DAYS  ago", "2026-11-22"],
    ["1 day ago", "2026-11-24"],
    ["0 days ago", "2026-11-25"],
    ["a week ago", "2026-11-18"],
    ["2 weeks ago", "2026-11-11"],
    ["30 days ago", "2026-10-26"], // 25 days back to 31 October, and 5 more
    ["2026-11-24", "2026-11-24"],
    ["2026-11-3", "2026-11-03"],
    ["2024-02-29", "2024-02-29"],
    ["1990-01-01", "1990-01-01"],
  ])("%j on Wednesday 25 November 2026 is %s", (typed, day) => {
    expect(read(typed)).toBe(day);
  });

  it.each([
    ["yesterday", "2026-01-01", "2025-12-31"],
    ["friday", "2026-01-01", "2025-12-26"], // New Year's Day 2026 is a Thursday
    ["yesterday", "2024-03-01", "2024-02-29"],
    ["yesterday", "2025-03-01", "2025-02-28"],
    ["a week ago", "2024-03-07", "2024-02-29"],
  ])("%j on %s is %s", (typed, today, day) => {
    expect(read(typed, today)).toBe(day);
  });
});

describe("a day that is refused", () => {
  it.each([
    ["2026-02-30", "There is no 30 February 2026.", "2026-02-28"],
    ["2026-02-29", "There is no 29 February 2026.", "2026-02-28"],
    ["2024-02-30", "There is no 30 February 2024.", "2024-02-29"],
    // The last of that month is still to come.
    ["2026-11-31", "There is no 31 November 2026.", "2026-11-25"],
    ["31 February", "There is no 31 February 2026.", "2026-02-28"],
    ["feb 30, 2024", "There is no 30 February 2024.", "2024-02-29"],
    ["31.4.2026", "There is no 31 April 2026.", "2026-04-30"],
    ["1.13.2026", "There is no month 13", wednesday],
    ["nov 31, 1800", "There is no 31 November 1800.", `Try: ${wednesday}`],
    ["2026-13-01", "There is no month 13", wednesday],
    ["2026-11-26", "2026-11-26 is in the future", "2026-11-25"],
    ["tomorrow", "2026-11-26 is in the future", "2026-11-25"],
    ["9999-12-31", "9999-12-31 is in the future", "2026-11-25"],
    ["1989-12-31", "1989-12-31 is before", "1990-01-01"],
  ])("%s: the message says what it got, the hint what would do", (typed, problem, hint) => {
    expect(read(typed)).toContain(problem);
    expect(read(typed)).toContain(hint);
  });

  it.each([
    "",
    "someday",
    "fr",
    "23/11/2026",
    "11-23",
    "-1 days ago",
    "1e3 days ago",
    "2026-11-25T10:00",
    "2026-00-10",
  ])("%j", (typed) => {
    expect(isProblem(readDay(typed, wednesday, { allowFuture: true }))).toBe(true);
  });
});

describe("a day that may lie ahead, as a pause's", () => {
  it.each([
    ["tomorrow", "2026-11-26"],
    ["2026-12-24", "2026-12-24"],
  ])("%j is %s", (typed, day) => {
    expect(read(typed, wednesday, true)).toBe(day);
  });

  it("must exist all the same", () => {
    expect(read("2027-02-29", wednesday, true)).toContain("There is no 29 February 2027.");
  });
});

describe("what is offered instead", () => {
  const hint = (typed: string, isWeekdayComing: boolean) => {
    const result = readDay(typed, wednesday, { allowFuture: true, isWeekdayComing });
    return isProblem(result) ? result.hint : null;
  };

  it("lies ahead where days ahead are wanted", () => {
    expect(hint("2027-02-30", true)).toBe("Try: 2027-02-28, tomorrow, friday");
    expect(hint("later", true)).toBe("Try: today, tomorrow, friday, or a date such as 2026-11-25");
  });

  it("has been elsewhere", () => {
    expect(hint("2027-02-30", false)).toBe("Try: 2027-02-28, yesterday, friday");
    expect(hint("later", false)).toBe('Try: today, yesterday, friday, "3 days ago", or a date such as 2026-11-25');
  });
});

describe("a weekday of a pause", () => {
  it.each([
    ["wednesday", "2026-11-25"],
    ["thursday", "2026-11-26"],
    ["tuesday", "2026-12-01"],
  ])("is the coming one: %s", (typed, day) => {
    expect(readDay(typed, wednesday, { allowFuture: true, isWeekdayComing: true })).toEqual({ day });
  });
});
