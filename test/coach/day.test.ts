import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayNumber,
  dayOfNumber,
  daysBetween,
  endOfWeek,
  isDay,
  startOfWeek,
  type WeekStart,
  weekdayIndex,
  weekdayOf,
  weekStarts,
} from "../../src/coach/day.ts";

const millisecondsOfAUtcDay = 86_400_000;
const firstNumber = Date.UTC(1900, 0, 1) / millisecondsOfAUtcDay;
const lastNumber = Date.UTC(2200, 11, 31) / millisecondsOfAUtcDay;
const aNumber = fc.integer({ min: firstNumber, max: lastNumber });
const seed = 20261123;

/** What `Date` makes of the day with this number. */
function dateOf(number: number): Date {
  return new Date(number * millisecondsOfAUtcDay);
}

function textOf(number: number): string {
  return dateOf(number).toISOString().slice(0, 10);
}

describe("calendar days agree with Date.UTC", () => {
  it("on every day from 1900 to 2200", () => {
    const wrong: string[] = [];
    for (let number = firstNumber; number <= lastNumber; number++) {
      const day = textOf(number);
      const isRight =
        dayNumber(day) === number &&
        dayOfNumber(number) === day &&
        isDay(day) &&
        weekdayIndex(day) === dateOf(number).getUTCDay();
      if (!isRight) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it("on sums and differences", () => {
    const check = fc.property(aNumber, aNumber, (from, to) => {
      expect(addDays(textOf(from), to - from)).toBe(textOf(to));
      expect(daysBetween(textOf(from), textOf(to))).toBe(to - from);
    });
    fc.assert(check, { seed, numRuns: 2000 });
  });

  it("on which days exist", () => {
    const aPart = fc.record({
      year: fc.integer({ min: 1900, max: 2200 }),
      month: fc.integer({ min: 0, max: 13 }),
      day: fc.integer({ min: 0, max: 32 }),
    });
    const check = fc.property(aPart, ({ year, month, day }) => {
      const date = new Date(Date.UTC(year, month - 1, day));
      const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
      const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
      expect(isDay(text)).toBe(exists);
    });
    fc.assert(check, { seed, numRuns: 5000 });
  });

  it("on weeks: seven days, the first one on the chosen weekday, the day among them", () => {
    const firstWeekday: Record<WeekStart, number> = { sunday: 0, monday: 1, saturday: 6 };
    const check = fc.property(aNumber, fc.constantFrom(...weekStarts), (number, weekStart) => {
      const [start, end] = [startOfWeek(textOf(number), weekStart), endOfWeek(textOf(number), weekStart)];
      expect(new Date(`${start}T00:00:00Z`).getUTCDay()).toBe(firstWeekday[weekStart]);
      expect(daysBetween(start, end)).toBe(6);
      expect(start <= textOf(number) && textOf(number) <= end).toBe(true);
    });
    fc.assert(check, { seed, numRuns: 2000 });
  });
});

describe("a day", () => {
  it.each(["2024-02-29", "2000-02-29", "1999-12-31", "2026-11-30"])("%s exists", (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    ["a 30th of February", "2026-02-30"],
    ["a 29th of February in a common year", "2026-02-29"],
    ["a 29th of February in 1900", "1900-02-29"],
    ["a 29th of February in 2100", "2100-02-29"],
    ["a 31st of November", "2026-11-31"],
    ["month 0", "2026-00-10"],
    ["month 13", "2026-13-01"],
    ["day 0", "2026-11-00"],
    ["one digit", "2026-11-3"],
    ["no hyphens", "20261123"],
    ["a time behind it", "2026-11-23T08:00"],
    ["a space before it", " 2026-11-23"],
    ["a line end behind it", "2026-11-23\n"],
    ["digits of another script", "２０２６-11-23"],
    ["a year before the calendar", "0000-01-01"],
    ["nothing", ""],
  ])("cannot be %s", (_, text) => {
    expect(isDay(text)).toBe(false);
  });

  // 23 November 2026 is a Monday; 29 February 2024 was a Thursday; 31 December 1999 a Friday.
  it.each([
    ["2026-11-23", "monday"],
    ["2024-02-29", "thursday"],
    ["1999-12-31", "friday"],
    ["1970-01-01", "thursday"],
    ["1969-12-31", "wednesday"],
  ])("knows its weekday: %s is a %s", (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });
});
