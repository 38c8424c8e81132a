import { describe, expect, it } from "vitest";
import { laterOnClock, readTimeOfDay, readWeekdays, usualDays, writeWeekdays } from "../../src/coach/calendarInput.ts";
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

  it.each([
    // Sunday has no slot; with seven a week it has; Friday has one of three.
    [{}, {}, "08:30"],
    [{ target: 7 }, {}, "08:45"],
    [{ weekStart: "saturday" }, { minutes: 45 }, "09:15"],
    [{}, { days: ["sunday"], at: "23:30", minutes: 29 }, "23:59"],
    // Where the slot lasts until midnight or longer, it is the ten minutes before: it keeps to the day.
    [{}, { days: ["sunday"], at: "23:30", minutes: 30 }, "23:20"],
    [{}, { days: ["sunday"], at: "23:30", minutes: 90 }, "23:20"],
    [{}, { days: ["saturday"], at: "23:30", minutes: 90 }, "23:30"],
  ] as const)("looks back after the slot of that day, if it has one: %j %j", (parts, request, at) => {
    expect(plan(parts, request).check).toMatchObject({ at });
  });

  it("looks back after a slot that is over itself", () => {
    // 08:45 to 08:55 in Paris: until 07:55 UTC.
    const now = (time: string) => plan({ target: 7 }, { now: Date.parse(`2026-11-29T${time}Z`) }, "2026-11-29");
    expect(now("07:54:59")).toMatchObject({ slots: { first: "2026-11-30" }, check: { first: "2026-11-29" } });
    expect(now("07:55:00").check?.first).toBe("2026-12-06");
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

  it("has the next step after the slot of the first slot day after today", () => {
    expect(plan().step).toMatchObject({ action: { id: "listen.accounts" }, day: "2026-11-27", at: "08:45" });
    // Today's slot is still to come, and the step is not for today.
    expect(plan({}, { days: ["wednesday"] }).step).toMatchObject({ day: "2026-12-02" });
    expect(plan({}, { days: ["saturday"], at: "12:50", minutes: 30 }).step).toMatchObject({
      day: "2026-11-28",
      at: "13:20",
    });
    // After midnight it would be another day.
    expect(plan({}, { at: "23:45" }).step).toMatchObject({ day: "2026-11-27", at: "23:30" });
    expect(plan({}, { at: "23:44" }).step).toMatchObject({ day: "2026-11-27", at: "23:59" });
  });

  it("has the next step on no paused day, and not after the end", () => {
    expect(plan({ pauses: [["2026-11-26", "2026-11-27"]] }).step?.day).toBe("2026-11-30");
    expect(plan({}, { until: "2026-11-27" }).step?.day).toBe("2026-11-27");
    expect(plan({}, { until: "2026-11-26" }).step).toBeNull();
    expect(plan({ pauses: [["2026-11-27", "2026-11-30"]] }, { until: "2026-12-01" }).step).toBeNull();
    const two = [
      ["2026-11-26", "2026-11-30"],
      ["2026-11-28", "2026-12-01"],
      ["2026-12-02", "2026-12-02"],
    ] as const;
    expect(plan({ pauses: two }).step?.day).toBe("2026-12-04");
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
    ["9", "09:00"],
    ["0", "00:00"],
    ["18", "18:00"],
    ["9h", "09:00"],
    ["9h30", "09:30"],
    ["18 h 05", "18:05"],
    ["18H", "18:00"],
    ["noon", "12:00"],
    ["Midnight", "00:00"],
  ])("is understood: %j", (typed, time) => {
    expect(readTimeOfDay(typed)).toBe(time);
  });

  it.each([
    ["24:00", "There is no time 24:00.", "Midnight is 00:00."],
    ["24", "There is no time 24.", "Midnight is 00:00."],
    ["24h00", "There is no time 24h00.", "Midnight is 00:00."],
    ["24h30", "There is no time 24h30.", "00 to 23"],
    ["9h60", "There is no time 9h60.", "00 to 59"],
    ["9h5", '"9h5" is not a time', "08:30"],
    ["h30", '"h30" is not a time', "08:30"],
    ["930", '"930" is not a time', "08:30"],
    ["constructor", '"constructor" is not a time', "08:30"],
    ["08:60", "There is no time 08:60.", "08:30"],
    ["25:00", "There is no time 25:00.", "00 to 23"],
    ["13pm", "There is no time 13pm.", "00 to 23"],
    ["0am", "There is no time 0am.", "00 to 23"],
    ["", '"" is not a time', "08:30"],
    ["8:3", '"8:3" is not a time', "08:30"],
    ["soon", '"soon" is not a time', "08:30"],
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
    ["weekend", ["saturday", "sunday"]],
    ["mon-fri", working],
    ["Tue - Thursdays, sun", ["tuesday", "wednesday", "thursday", "sunday"]],
    ["wed–fri", ["wednesday", "thursday", "friday"]],
    ["sat-mon", ["monday", "saturday", "sunday"]],
    ["mon-sun", [...working, "saturday", "sunday"]],
    ["fri-thu", [...working, "saturday", "sunday"]],
    ["fri-fri", ["friday"]],
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
    ["t-fri", '"t" may be Tuesday or Thursday.', "tue or thu"],
    ["mon-firday", 'no weekday "firday"', "Did you mean friday?"],
    ["mon-", 'no weekday "mon-"', ""],
    ["-", 'no weekday "-"', "Known: monday"],
    ["mon-wed-fri", 'no weekday "mon-wed-fri"', ""],
    ["constructor", 'no weekday "constructor"', "Known: monday"],
  ])("are refused: %j", (typed, problem, hint) => {
    expect(readWeekdays(typed)).toEqual({
      problem: expect.stringContaining(problem),
      hint: expect.stringContaining(hint),
    });
  });

  it.each([
    [["tuesday", "thursday"], "tue,thu"],
    [["saturday"], "sat"],
    [["saturday", "sunday"], "weekend"],
    [["monday", "tuesday", "wednesday", "thursday", "friday"], "weekdays"],
    [["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "daily"],
  ] as const)("are written as they are typed: %j", (days, typed) => {
    expect(writeWeekdays(days)).toBe(typed);
    expect(readWeekdays(typed)).toEqual(days);
  });
});
