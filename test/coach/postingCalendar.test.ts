import { describe, expect, it } from "vitest";
import { laterOnClock, readTimeOfDay, readWeekdays, usualDays } from "../../src/coach/calendarInput.ts";
import { type CalendarRequest, type PostingCalendar, planCalendar } from "../../src/coach/postingCalendar.ts";
import { isProblem } from "../../src/coach/problem.ts";
import { type BookParts, bookWith } from "../support/books.ts";

/** A Wednesday. */
const today = "2026-11-25";
const usual: CalendarRequest = { days: null, at: "08:30", minutes: 15, until: null, now: null };

function plan(parts: BookParts = {}, request: Partial<CalendarRequest> = {}, day = today): PostingCalendar {
  const found = planCalendar(bookWith({ committedOn: "2026-01-05", ...parts }), day, { ...usual, ...request });
  if (isProblem(found)) throw new Error(found.problem);
  return found;
}

describe("the posting calendar", () => {
  it.each([
    [1, ["wednesday"]],
    [2, ["tuesday", "thursday"]],
    [3, ["monday", "wednesday", "friday"]],
    [4, ["monday", "tuesday", "thursday", "friday"]],
    [5, ["monday", "tuesday", "wednesday", "thursday", "friday"]],
    [6, ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]],
    [7, ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]],
  ])("has a slot for each of %i posting days", (target, days) => {
    expect(usualDays(target)).toEqual(days);
    expect(plan({ target })).toMatchObject({ target, slots: { days } });
  });

  it("takes the target of this week", () => {
    const targets = [
      { from: null, days: 2 },
      { from: "2026-11-29", days: 5 },
      { from: "2026-11-30", days: 7 },
    ];
    expect(plan({ targets })).toMatchObject({ target: 5 });
  });

  it("begins with the first slot that is not over", () => {
    const first = (now: string) => plan({}, { now: Date.parse(now) }).slots.first;
    // 08:30 in Paris is 07:30 UTC; the slot takes a quarter of an hour.
    expect(first("2026-11-25T07:00:00Z")).toBe("2026-11-25");
    expect(first("2026-11-25T07:44:59Z")).toBe("2026-11-25");
    expect(first("2026-11-25T07:45:00Z")).toBe("2026-11-27");
    expect(plan().slots.first).toBe("2026-11-25");
    // Past midnight it still goes on.
    const late = { at: "23:50", minutes: 30, now: Date.parse("2026-11-25T22:59:00Z") };
    expect(plan({}, late).slots.first).toBe("2026-11-25");
  });

  it.each([
    ["monday", "sunday", "2026-11-29"],
    ["sunday", "saturday", "2026-11-28"],
    ["saturday", "friday", "2026-11-27"],
  ] as const)("looks back on the last day of a week that starts on %s", (weekStart, day, first) => {
    expect(plan({ weekStart })).toMatchObject({ weekStart, check: { days: [day], first, minutes: 10 } });
  });

  it("has no check today once it is over", () => {
    const check = (now: string) => plan({}, { now: Date.parse(now) }, "2026-11-29").check?.first;
    expect(check("2026-11-29T07:39:00Z")).toBe("2026-11-29");
    expect(check("2026-11-29T07:40:00Z")).toBe("2026-12-06");
  });

  it("leaves out the days of a pause, the first and the last included", () => {
    const pauses = [["2026-12-21", "2027-01-03"]] as const;
    const { slots, check } = plan({ pauses });
    const excluded = ["2026-12-21", "2026-12-23", "2026-12-25", "2026-12-28", "2026-12-30", "2027-01-01"];
    expect(slots).toMatchObject({ first: "2026-11-25", excluded, leftOut: 6 });
    expect(check).toMatchObject({ excluded: ["2026-12-27", "2027-01-03"], leftOut: 2 });
  });

  it("begins after a pause rather than in it, and counts a day in two pauses once", () => {
    const pauses = [
      ["2026-11-20", "2026-11-27"],
      ["2026-11-27", "2026-12-01"],
    ] as const;
    // Wed 25, Fri 27, Mon 30; Sun 29.
    expect(plan({ pauses })).toMatchObject({
      slots: { first: "2026-12-02", excluded: [], leftOut: 3 },
      check: { first: "2026-12-06", excluded: [], leftOut: 1 },
    });
  });

  it("ends on the last day, included", () => {
    const pauses = [["2026-11-27", "2027-12-31"]] as const;
    const { slots, check } = plan({ pauses }, { until: "2026-12-04" });
    expect(slots).toMatchObject({
      first: "2026-11-25",
      excluded: ["2026-11-27", "2026-11-30", "2026-12-02", "2026-12-04"],
    });
    // Both Sundays are paused.
    expect(check).toBeNull();
    expect(plan({}, { until: "2026-11-25" })).toMatchObject({ slots: { first: "2026-11-25" }, check: null });
    expect(plan({}, { until: "2026-11-29" }).check).toMatchObject({ first: "2026-11-29" });
  });

  it("names the pauses that reach into it", () => {
    const pauses = [
      ["2026-11-01", "2026-11-24"],
      ["2026-11-20", "2026-11-25"],
      ["2026-12-10", "2026-12-20"],
      ["2026-12-11", "2026-12-20"],
    ] as const;
    const from = plan({ pauses }, { until: "2026-12-10" }).pauses.map((pause) => pause.from);
    expect(from).toEqual(["2026-11-20", "2026-12-10"]);
  });

  it("has the next step tomorrow, or on the first day after the pauses", () => {
    expect(plan().step).toMatchObject({ action: { id: "listen.accounts" }, day: "2026-11-26" });
    expect(plan({ pauses: [["2026-11-26", "2026-11-27"]] }).step?.day).toBe("2026-11-28");
    const two = [
      ["2026-11-26", "2026-11-30"],
      ["2026-11-28", "2026-12-01"],
      ["2026-12-02", "2026-12-02"],
    ] as const;
    expect(plan({ pauses: two }).step?.day).toBe("2026-12-03");
  });

  it("is for listening until something is posted or promised", () => {
    expect(plan({ committedOn: null }).isListening).toBe(true);
    expect(plan({ committedOn: null, posts: ["2026-11-24"] }).isListening).toBe(false);
    expect(plan().isListening).toBe(false);
  });

  it.each([
    [{ until: "2026-11-26", days: ["friday"] }, {}, "There is no slot until 26 Nov."],
    [{ until: "2026-11-25", now: Date.parse("2026-11-25T08:00:00Z") }, {}, "There is no slot until 25 Nov."],
    [{ until: "2026-12-04" }, { pauses: [["2026-11-01", "2026-12-04"]] }, "Every slot until 4 Dec is in a pause."],
    [{ until: "2027-01-01" }, { pauses: [["2026-11-01", "2027-03-04"]] }, "Every slot until 1 Jan 2027 is in a pause."],
  ] as const)("says why there is no slot: %j %j", (request, parts, problem) => {
    expect(planCalendar(bookWith(parts), today, { ...usual, ...request })).toMatchObject({ problem });
  });

  it("stops where calendars do", () => {
    // 31 December 9999 is a Friday.
    expect(plan({ committedOn: null }, {}, "9999-12-31")).toMatchObject({
      slots: { first: "9999-12-31" },
      check: null,
      step: null,
    });
    expect(planCalendar(bookWith({ target: 2 }), "9999-12-31", usual)).toMatchObject({ problem: "There is no slot." });
  });
});

describe("a time of day", () => {
  it.each([
    ["08:30", "08:30"],
    ["8:30", "08:30"],
    [" 8.30 ", "08:30"],
    ["00:00", "00:00"],
    ["23:59", "23:59"],
    ["8:30pm", "20:30"],
    ["8:30 PM", "20:30"],
    ["8am", "08:00"],
    ["8 p.m.", "20:00"],
    ["12am", "00:00"],
    ["12:15pm", "12:15"],
  ])("is understood: %j", (typed, time) => {
    expect(readTimeOfDay(typed)).toBe(time);
  });

  it.each([
    ["24:00", "There is no time 24:00.", "00:00"],
    ["08:60", "There is no time 08:60.", "08:30"],
    ["25:00", "There is no time 25:00.", "00 to 23"],
    ["13pm", "There is no time 13pm.", "00 to 23"],
    ["0am", "There is no time 0am.", "00 to 23"],
    ["8", '"8" is not a time', "08:30"],
    ["", '"" is not a time', "08:30"],
    ["8:3", '"8:3" is not a time', "08:30"],
    ["noon", '"noon" is not a time', "08:30"],
    ["-8:30", '"-8:30" is not a time', "08:30"],
    ["08:30:00", '"08:30:00" is not a time', "08:30"],
  ])("is refused: %j", (typed, problem, hint) => {
    expect(readTimeOfDay(typed)).toEqual({
      problem: expect.stringContaining(problem),
      hint: expect.stringContaining(hint),
    });
  });

  it("goes on past midnight", () => {
    expect(laterOnClock("2026-12-31", "23:50", 15)).toEqual({ day: "2027-01-01", time: "00:05" });
    expect(laterOnClock("2026-12-31", "08:05", 240)).toEqual({ day: "2026-12-31", time: "12:05" });
  });
});

describe("weekdays", () => {
  const working = ["monday", "tuesday", "wednesday", "thursday", "friday"];
  it.each([
    ["mon,wed,fri", ["monday", "wednesday", "friday"]],
    ["fri, Mon ,wed,mon", ["monday", "wednesday", "friday"]],
    ["m w f", ["monday", "wednesday", "friday"]],
    ["Tuesday,thurs", ["tuesday", "thursday"]],
    ["sundays,sa", ["saturday", "sunday"]],
    ["weekdays", working],
    ["weekdays,sun", [...working, "sunday"]],
    ["DAILY", [...working, "saturday", "sunday"]],
  ])("are understood: %j", (typed, days) => {
    expect(readWeekdays(typed)).toEqual(days);
  });

  it.each([
    ["t", '"t" may be Tuesday or Thursday.', "tue or thu"],
    ["mon,s", '"s" may be Saturday or Sunday.', "sat or sun"],
    ["", "names no day", "mon,wed,fri"],
    [" , ", "names no day", "mon,wed,fri"],
    ["mon,wendesday", 'no weekday "wendesday"', "Did you mean wednesday?"],
    ["lundi", 'no weekday "lundi"', ""],
    ["week", 'no weekday "week"', "weekdays"],
    ["1,3", 'no weekday "1"', "Known: monday"],
  ])("are refused: %j", (typed, problem, hint) => {
    expect(readWeekdays(typed)).toEqual({
      problem: expect.stringContaining(problem),
      hint: expect.stringContaining(hint),
    });
  });
});
