import { describe, expect, it } from "vitest";
import { countOf, dayName, dayRange, groupDigits, listOf, spokenDay, spokenNumber } from "../../src/coach/words.ts";

const today = "2026-11-25"; // a Wednesday

describe("days in words", () => {
  it("have a year only where it is not today's", () => {
    expect(dayName("2026-11-05", today)).toBe("5 Nov");
    expect(dayName("2025-11-25", today)).toBe("25 Nov 2025");
  });

  it("are today, yesterday or a weekday", () => {
    expect(spokenDay("2026-11-25", today, 0)).toBe("today (Wed 25 Nov)");
    expect(spokenDay("2026-11-24", today, 1)).toBe("yesterday (Tue 24 Nov)");
    expect(spokenDay("2026-11-23", today, 2)).toBe("Mon 23 Nov");
  });

  it.each([
    ["one day", "2026-10-12", "2026-10-12", "12 Oct"],
    ["within a month", "2026-10-12", "2026-10-18", "12–18 Oct"],
    ["across months", "2026-03-02", "2026-05-03", "2 Mar – 3 May"],
    ["across years", "2025-12-28", "2026-01-03", "28 Dec 2025 – 3 Jan 2026"],
    ["within another year's month", "2025-10-06", "2025-10-12", "6–12 Oct 2025"],
    ["across another year's months", "2025-03-02", "2025-05-03", "2 Mar – 3 May 2025"],
  ])("make a range: %s", (_, from, to, expected) => {
    expect(dayRange(from, to, today)).toBe(expected);
  });
});

describe("numbers in words", () => {
  it("know one and many, and group their digits", () => {
    expect(countOf(1, "week")).toBe("1 week");
    expect(countOf(0, "week")).toBe("0 weeks");
    expect(countOf(1402, "reply", "replies")).toBe("1,402 replies");
    expect([999, 1000, 1_234_567].map(groupDigits)).toEqual(["999", "1,000", "1,234,567"]);
  });

  it("are spelled up to ten", () => {
    expect([0, 1, 10, 11, 1402].map(spokenNumber)).toEqual(["no", "one", "ten", "11", "1,402"]);
  });

  it("make lists", () => {
    expect([listOf([]), listOf(["a"]), listOf(["a", "b"]), listOf(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
    expect(listOf(["a", "b", "c"], "or")).toBe("a, b or c");
  });
});
