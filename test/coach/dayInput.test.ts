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
    ["20th November", "2026-11-20"],
    ["1st Nov", "2026-11-01"],
    ["the day before yesterday", "2026-11-23"],
    ["day before yesterday", "2026-11-23"],
    ["22nd of November 2025", "2025-11-22"],
    ["November 3rd, 2026", "2026-11-03"],
    ["20.11.", "2026-11-20"],
    ["2026/11/17", "2026-11-17"],
    ["2026/1/7", "2026-01-07"],
    ["17/11/2026", "2026-11-17"],
    ["11/17/2026", "2026-11-17"],
    ["5/5/2026", "2026-05-05"],
    // As the screens write days: 25 November 2026 is a Wednesday, so the 20th is a Friday, and in 2025 the 27th a Thursday.
    ["Fri 20 Nov", "2026-11-20"],
    ["Fri, 20 Nov 2026", "2026-11-20"],
    ["Thu 27 Nov 2025", "2025-11-27"],
    ["Friday, November 20th", "2026-11-20"],
    ["fri 20.11.", "2026-11-20"],
    ["Wednesday 2026-11-25", "2026-11-25"],
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
    ["two days ago", "2026-11-23"],
    ["Ten days ago", "2026-11-15"],
    ["two weeks ago", "2026-11-11"],
    ["ten weeks ago", "2026-09-16"], // 60 days back to 26 September, and 10 more
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
    // Without a year it is this year's, and never silently another's.
    ["20 Dec", "2026-12-20 is in the future: today is 2026-11-25.", "Last year's? 2025-12-20"],
    ["20.12.", "2026-12-20 is in the future", "Last year's? 2025-12-20"],
    ["20 Dec 2026", "2026-12-20 is in the future", "Record it once it has happened."],
    ["Thu 20 Nov 2026", "20 Nov 2026 is a Friday, not a Thursday.", "Without the weekday: 2026-11-20"],
    ["mon 20 nov", "20 Nov 2026 is a Friday, not a Monday.", "Without the weekday: 2026-11-20"],
    // A year before, that day was a Thursday.
    ["Thu 20 Nov", "20 Nov 2026 is a Friday, not a Thursday.", "Did you mean 2025-11-20?"],
    ["Thu 31 Feb", "There is no 31 February 2026.", "2026-02-28"],
    ["2026/02/30", "There is no 30 February 2026.", "2026-02-28"],
    ["31/02/2026", "There is no 31 February 2026.", "2026-02-28"],
    ["13/13/2026", "There is no month 13", wednesday],
    ["03/04/2026", "03/04/2026 is 3 April in one country and 4 March in another.", "Write 2026-04-03, or 2026-03-04."],
    // What lies ahead would be refused.
    ["03/12/2026", "3 December in one country and 12 March in another.", "Write 2026-03-12."],
    ["03/04/2027", "3 April in one country and 4 March in another.", `Write the year first: ${wednesday}`],
    ["20.11", '"20.11" is not a day that I understand.', "Write 2026-11-20, or 20.11. with a dot at its end."],
    ["20.12", '"20.12" is not a day that I understand.', "Try: today"],
  ])("%s: the message says what it got, the hint what would do", (typed, problem, hint) => {
    expect(read(typed)).toContain(problem);
    expect(read(typed)).toContain(hint);
  });

  it.each([
    "",
    "someday",
    "fr",
    "23/11",
    "11-23",
    "1.5",
    "last week",
    "no days ago",
    "eleven days ago",
    "some weeks ago",
    "friday 20",
    "soon 20 Nov",
    "2026/11-17",
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

describe("the last day of what begins on another", () => {
  const last = (typed: string, from: string) =>
    readDay(typed, wednesday, { allowFuture: true, isWeekdayComing: true, from });

  it.each([
    ["3 Jan", "2026-12-21", "2027-01-03"],
    ["Sun 3 Jan", "2026-12-21", "2027-01-03"],
    ["3.1.", "2027-12-21", "2028-01-03"],
    ["29 Feb", "2027-12-20", "2028-02-29"],
    // This year's is not before the first day.
    ["20 Dec", "2025-12-01", "2026-12-20"],
    ["3 Jan", "2026-01-03", "2026-01-03"],
    // The coming Friday is before that Monday; the coming one is after this Monday.
    ["friday", "2026-11-30", "2026-12-04"],
    ["friday", "2026-11-16", "2026-11-27"],
    // With a year there is nothing to work out.
    ["3 Jan 2026", "2026-12-21", "2026-01-03"],
  ])("%j of what begins on %s is %s", (typed, from, day) => {
    expect(last(typed, from)).toEqual({ day });
  });

  it("has the weekday of that year", () => {
    expect(last("Sat 3 Jan", "2026-12-21")).toEqual({
      problem: "3 Jan 2027 is a Sunday, not a Saturday.",
      hint: "Without the weekday: 2027-01-03",
    });
    // 1 January 2026 was a Thursday, so the next one is a Friday.
    expect(last("Fri 1 Jan", "2025-12-21")).toEqual({
      problem: "1 Jan 2026 is a Thursday, not a Friday.",
      hint: "Did you mean 2027-01-01?",
    });
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
