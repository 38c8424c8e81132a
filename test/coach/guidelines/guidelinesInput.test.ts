import { describe, expect, it } from "vitest";
import {
  problemWithAnswers,
  readAnswer,
  readIsListed,
  readList,
  readProse,
} from "../../../src/coach/guidelines/guidelinesInput.ts";
import {
  quietPeriodWords,
  readQuietPeriod,
  readQuietPeriods,
} from "../../../src/coach/guidelines/guidelinesPeriods.ts";

const problem = (words: string) => ({ problem: expect.stringContaining(words), hint: expect.any(String) });

describe("a list", () => {
  it.each([
    ["design, engineering", ["design", "engineering"]],
    ["design; engineering", ["design", "engineering"]],
    ["design\nengineering\r\nrail", ["design", "engineering", "rail"]],
    [" design ,, engineering , ", ["design", "engineering"]],
    // A semicolon leaves the comma to the entry, on its own line.
    ["Acme, Inc.; Initech", ["Acme, Inc.", "Initech"]],
    ["Acme, Inc.;", ["Acme, Inc."]],
    ["Acme, Inc.; Initech\none, two", ["Acme, Inc.", "Initech", "one", "two"]],
    ['"Project Falcon", “Blue Moon”, «Étoile»', ["Project Falcon", "Blue Moon", "Étoile"]],
    ['""Falcon"", "A" and "B", 6" pipes', ['""Falcon""', '"A" and "B"', '6" pipes']],
    ["Acme, acme, ACME, Initech", ["Acme", "Initech"]],
    ["two   words", ["two words"]],
    ["\u200fשלום\u200f, a\u202eb", ["שלום", "ab"]],
    ["\u200b, a", ["a"]],
    ["none", []],
    [" None. ", []],
    ["nothing", []],
    ["n/a", []],
    ["none of it", ["none of it"]],
    ["", null],
    [" , ; ", null],
  ])("%j", (typed, entries) => {
    expect(readList("neverMention", typed)).toEqual(entries);
  });

  it.each([
    ["none, Acme", '"none" stands beside other entries'],
    ["Acme\nNothing", '"Nothing" stands beside other entries'],
    ["a\u001b[31m, b", "U+001B at position 2"],
    [`a, ${"x".repeat(201)}`, "201 characters; at most 200"],
    [Array.from({ length: 201 }, (_, index) => `name ${index}`).join(","), "201 entries; at most 200"],
    ["a,".repeat(100_000), "100,000 entries; at most 200"],
  ])("refuses %.20j", (typed, words) => {
    expect(readList("neverMention", typed)).toEqual(problem(words));
  });

  it("may hold 200 entries of 200 characters, whatever their size in bytes", () => {
    const typed = Array.from({ length: 200 }, (_, index) => `${"😀".repeat(196)} ${100 + index}`);
    expect(readList("topics", typed.join("\n"))).toEqual(typed);
  });
});

describe("a text", () => {
  it.each([
    ["privateLife", " Family,  in general. ", "Family, in general."],
    ["privateLife", "Family.\n\n\nNo faces.", "Family.\nNo faces."],
    ["privateLife", "none", "none"],
    ["reviewer", "Nobody", null],
    ["reviewer", "no one.", null],
    ["reviewer", "Nobody but Ada", "Nobody but Ada"],
    ["disclaimer", "None", null],
    ["disclaimer", "None of these views are my employer's.", "None of these views are my employer's."],
    ["disclaimer", "", null],
  ] as const)("of %s: %j", (part, typed, text) => {
    expect(readProse(part, typed)).toBe(text);
  });

  it("has 2000 characters at most", () => {
    expect(readProse("disclaimer", "x".repeat(2000))).toBe("x".repeat(2000));
    expect(readProse("disclaimer", "x".repeat(2001))).toEqual(problem("2001 characters; at most 2000"));
    expect(readProse("disclaimer", "a\u0007")).toEqual(problem("U+0007"));
  });
});

describe("whether the company is listed", () => {
  it.each([
    ["yes", true],
    ["Yes.", true],
    ["yes, in Paris", true],
    ["Yes (XETRA)", true],
    ["no", false],
    ["No - a family business", false],
    ["true", true],
    ["", null],
  ])("%j", (typed, answer) => {
    expect(readIsListed(typed)).toBe(answer);
  });

  it.each(["maybe", "not yet", "nobody knows", "yesterday"])("refuses %j", (typed) => {
    expect(readIsListed(typed)).toEqual(problem("neither yes nor no"));
  });
});

describe("a quiet period", () => {
  it.each([
    ["2026-12-15 to 2027-01-31: annual results", "2026-12-15", "2027-01-31", "annual results"],
    ["2026-12-15 to 2027-01-31", "2026-12-15", "2027-01-31", null],
    ["2026-12-15..2027-01-31 annual results", "2026-12-15", "2027-01-31", "annual results"],
    ["2026-12-15..2027-01-31", "2026-12-15", "2027-01-31", null],
    ["2026-12-15 – 2027-01-31, annual results", "2026-12-15", "2027-01-31", "annual results"],
    ["2026-12-15 - 2027-01-31 (annual results)", "2026-12-15", "2027-01-31", "annual results"],
    ["2026-12-15 until 2027-01-31 – results (Q4)", "2026-12-15", "2027-01-31", "results (Q4)"],
    ["From 15 Dec 2026 to 31 January 2027: results: Q4", "2026-12-15", "2027-01-31", "results: Q4"],
    ["Dec 15, 2026 through Jan 31, 2027", "2026-12-15", "2027-01-31", null],
    ["15.12.2026 bis 31.1.2027", null, null, null],
    ["15.12.2026 – 31.1.2027", "2026-12-15", "2027-01-31", null],
    ["2028-02-29: results", "2028-02-29", "2028-02-29", "results"],
    ["2026-12-15", "2026-12-15", "2026-12-15", null],
    ["2026-12-15 to 2026-12-15", "2026-12-15", "2026-12-15", null],
    ["2026-12-15 to 2027-01-31: ", "2026-12-15", "2027-01-31", null],
    // 366 days, both included.
    ["2026-01-01 to 2027-01-01", "2026-01-01", "2027-01-01", null],
  ])("%j", (typed, from, to, why) => {
    expect(readQuietPeriod(typed)).toEqual(from === null ? problem("no quiet period") : { from, to, why });
  });

  it.each([
    ["2026-02-30 to 2026-03-15", "There is no 30 February 2026."],
    ["2027-02-29 to 2027-03-15", "There is no 29 February 2027."],
    ["2026-12-15 to 2026-13-01", "There is no month 13"],
    ["31.11.2026 – 15.12.2026", '"31.11.2026" is not a day'],
    ["2026-1-5 to 2026-02-05", "YYYY-MM-DD"],
    ["2027-01-31 to 2026-12-15", "cannot end (2026-12-15) before it begins (2027-01-31)"],
    ["2026-01-01 to 2027-01-02", "367 days is longer than a year"],
    ["15 Dec to 31 Jan 2027", "no quiet period"],
    ["2026-12-15, 15 Jan", "no quiet period"],
    ["15–31 Dec 2026", "no quiet period"],
    ["12/15/2026 to 01/31/2027", "no quiet period"],
    ["today to friday", "no quiet period"],
    ["before the results", "no quiet period"],
    ["2026-12-15 to 2027-01-31 2027-02-28", "no quiet period"],
    ["1626-12-15 to 1627-01-31", "before there was anything to post on"],
    ["2026-12-15 to 2027-01-31: a\u001b", "U+001B"],
    [`2026-12-15 to 2027-01-31: ${"x".repeat(201)}`, "201 characters"],
  ])("refuses %j", (typed, words) => {
    expect(readQuietPeriod(typed)).toEqual(problem(words));
  });

  it("is written in the form in which it is read", () => {
    const period = { from: "2026-12-15", to: "2027-01-31", why: ": (results), – 2026-01-01" };
    expect(quietPeriodWords(period)).toBe("2026-12-15 to 2027-01-31: : (results), – 2026-01-01");
    expect(readQuietPeriod(quietPeriodWords(period))).toEqual(period);
  });

  it("stands among others in calendar order, each once; none is an answer", () => {
    const [later, earlier] = ["2027-04-01 to 2027-04-20", "2026-12-15 to 2027-01-31"];
    expect(readQuietPeriods([later, earlier, later])).toMatchObject([{ from: "2026-12-15" }, { from: "2027-04-01" }]);
    expect(readQuietPeriods(["none"])).toEqual([]);
    expect(readQuietPeriods(["", " "])).toBeNull();
    expect(readQuietPeriods(["none", later])).toEqual(problem('"none" stands beside other entries'));
  });
});

describe("an answer", () => {
  it("is read as its part asks", () => {
    expect(readAnswer("topics", "a, b")).toEqual({ topics: ["a", "b"] });
    expect(readAnswer("privateLife", "a, b")).toEqual({ privateLife: "a, b" });
    expect(readAnswer("isListed", "no")).toEqual({ isListed: false });
    expect(readAnswer("quietPeriods", "2026-12-15; 2027-04-01 to 2027-04-20: Q1")).toEqual({
      quietPeriods: [
        { from: "2026-12-15", to: "2026-12-15", why: null },
        { from: "2027-04-01", to: "2027-04-20", why: "Q1" },
      ],
    });
  });

  it("does not contradict another", () => {
    const quietPeriods = [{ from: "2026-12-15", to: "2026-12-16", why: null }];
    expect(problemWithAnswers({ isListed: false, quietPeriods })).toEqual(problem("listed company"));
    expect(problemWithAnswers({ isListed: true, quietPeriods })).toBeNull();
    expect(problemWithAnswers({ isListed: false, quietPeriods: [] })).toBeNull();
    expect(problemWithAnswers({ quietPeriods })).toBeNull();
  });
});
