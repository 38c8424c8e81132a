import { describe, expect, it } from "vitest";
import type { Guidelines, QuietPeriod } from "../../../src/coach/book.ts";
import {
  changedParts,
  missingParts,
  newGuidelines,
  quietPeriodOn,
  unanswered,
  usualDisclaimer,
  withAnswers,
} from "../../../src/coach/guidelines/guidelines.ts";

const today = "2026-11-25";

const whole: Guidelines = {
  agreedOn: "2026-11-02",
  changedOn: "2026-11-02",
  file: null,
  topics: ["design"],
  offLimits: [],
  neverMention: ["Acme"],
  privateLife: "Family in general.",
  reviewer: "Ada Ray",
  isListed: false,
  quietPeriods: null,
  disclaimer: "The views here are my own.",
};

function period(from: string, to: string, why: string | null = null): QuietPeriod {
  return { from, to, why };
}

const listed = (...quietPeriods: QuietPeriod[]): Guidelines => ({ ...whole, isListed: true, quietPeriods });

describe("what is missing", () => {
  it("is all of it before there are any", () => {
    expect(missingParts(null, today)).toEqual([
      { part: "guidelines", why: "There are no guidelines yet.", todo: "socialtop guidelines init" },
    ]);
  });

  it("is nothing when all is answered; none is an answer", () => {
    expect(missingParts(whole, today)).toEqual([]);
  });

  it("is each part that is not answered, in their order, with the flag that answers it", () => {
    const missing = missingParts(newGuidelines(today), today);
    expect(missing.map(({ part }) => part)).toEqual([
      ...["topics", "offLimits", "neverMention", "privateLife", "reviewer", "isListed", "disclaimer"],
    ]);
    for (const { todo } of missing) expect(todo).toMatch(/^socialtop guidelines init --[a-z-]+( ".+")? --yes$/);
  });

  it.each<[string, QuietPeriod[] | null, string | null]>([
    ["not entered", null, "not entered yet"],
    // An answer like another.
    ["none", [], null],
    ["over since yesterday", [period("2026-10-01", "2026-11-24")], "All quiet periods are over: the next one?"],
    ["on for its last day", [period("2026-10-01", today)], null],
    ["to come", [period("2026-01-01", "2026-02-01"), period("2026-12-15", "2027-01-31")], null],
  ])("of a listed company: quiet periods that are %s", (_, quietPeriods, why) => {
    const missing = missingParts({ ...whole, isListed: true, quietPeriods }, today);
    expect(missing.map((row) => [row.part, row.why])).toEqual(
      why === null ? [] : [["quietPeriods", expect.stringContaining(why)]],
    );
    // An example in the past would be copied as it stands.
    const added = quietPeriods === null ? "" : "+";
    for (const { todo } of missing) {
      expect(todo).toContain(`--quiet-period "${added}2026-12-25 to 2027-01-24: annual results"`);
    }
  });
});

describe("the quiet period on a day", () => {
  const two = listed(period("2026-11-01", "2026-11-25", "results"), period("2026-11-20", "2026-12-05", "merger"));

  it.each([
    ["the day before", "2026-10-31", null],
    ["its first day", "2026-11-01", "results"],
    ["its last day, when no other goes on", "2026-12-05", "merger"],
    ["the day after", "2026-12-06", null],
    ["a day of two: the one that ends last", "2026-11-22", "merger"],
  ])("%s", (_, day, why) => {
    expect(quietPeriodOn(two, day)?.why ?? null).toBe(why);
  });

  it("is none where there are no guidelines, or no periods", () => {
    expect(quietPeriodOn(null, today)).toBeNull();
    expect(quietPeriodOn(newGuidelines(today), today)).toBeNull();
  });
});

describe("guidelines with answers", () => {
  it("begin on the day of the first ones, and keep it", () => {
    const first = withAnswers(null, { topics: ["design"] }, today);
    expect(first).toEqual({ agreedOn: today, changedOn: today, file: null, ...unanswered, topics: ["design"] });
    expect(withAnswers(first, { reviewer: "Ada" }, "2026-12-01")).toEqual({
      ...first,
      changedOn: "2026-12-01",
      reviewer: "Ada",
    });
  });

  it("are the same object when nothing is changed", () => {
    expect(withAnswers(whole, { topics: ["design"], offLimits: [] }, today)).toBe(whole);
  });

  it("are those of a listed company when quiet periods are given, and it is not said otherwise", () => {
    const periods = [period("2026-12-15", "2027-01-31")];
    expect(withAnswers(null, { quietPeriods: periods }, today).isListed).toBe(true);
    expect(withAnswers(whole, { quietPeriods: periods }, today)).toMatchObject({
      isListed: true,
      quietPeriods: periods,
    });
    expect(withAnswers(null, { quietPeriods: [] }, today).isListed).toBeNull();
  });

  it("hold no quiet periods any more when the company is not listed", () => {
    const before = listed(period("2026-12-15", "2027-01-31"));
    expect(withAnswers(before, { isListed: false }, today)).toMatchObject({ isListed: false, quietPeriods: null });
  });

  it("tell which parts they changed", () => {
    expect(changedParts(unanswered, { ...unanswered, disclaimer: "Mine.", topics: [] })).toEqual([
      "topics",
      "disclaimer",
    ]);
    expect(changedParts(whole, { ...whole, topics: ["design"] })).toEqual([]);
  });
});

describe("the usual disclaimer", () => {
  it.each([
    [null, "The views here are my own."],
    ["Example AG", "The views here are my own, not those of Example AG."],
    ["Acme Inc.", "The views here are my own, not those of Acme Inc."],
  ])("for %s", (company, words) => {
    expect(usualDisclaimer({ company })).toBe(words);
  });
});
