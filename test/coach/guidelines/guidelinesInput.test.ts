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
    ["Project Falcon, Ærø Bank; Condor", ["Project Falcon", "Ærø Bank", "Condor"]],
    // The comma of a company's form is no separator.
    ["Acme, Inc.; Initech", ["Acme, Inc.", "Initech"]],
    ["Acme, Inc., Initech", ["Acme, Inc.", "Initech"]],
    ["Acme, Inc.;", ["Acme, Inc."]],
    ["Acme, Inc.; Initech\none, two", ["Acme, Inc.", "Initech", "one", "two"]],
    ["Acme, LLC, Hooli,Ltd, Globex, GmbH", ["Acme, LLC", "Hooli,Ltd", "Globex, GmbH"]],
    ["Hooli, S.A., Toyo, Co., Ltd., Initech, s.r.l.", ["Hooli, S.A.", "Toyo, Co., Ltd.", "Initech, s.r.l."]],
    ["Acme, Inc. (Delaware), Hooli, Pty. Ltd.", ["Acme, Inc. (Delaware)", "Hooli, Pty. Ltd."]],
    // What only begins like one, or is a name by itself, is an entry.
    ["Acme, Incline, Limited Stores, Ltdx", ["Acme", "Incline", "Limited Stores", "Ltdx"]],
    ["SAP, SAS, SE, hotels, spa, Co", ["SAP", "SAS", "SE", "hotels", "spa", "Co"]],
    [", Inc., Acme", ["Inc.", "Acme"]],
    // Nor within quotation marks.
    ['"Acme, Rail; and Sons", Initech; «a, b»', ["Acme, Rail; and Sons", "Initech", "a, b"]],
    ['6" pipes, 5" tubes, "open, end', ['6" pipes', '5" tubes', '"open', "end"]],
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

describe("a change of a list", () => {
  const present = ["Project Falcon", "Ærø Bank", "Acme, Inc."];

  it.each([
    ["+Heron", [...present, "Heron"]],
    ["+Heron, Condor", [...present, "Heron", "Condor"]],
    [" + Heron;Condor\nHawk", [...present, "Heron", "Condor", "Hawk"]],
    ["+project falcon", present],
    ["-ærø bank", ["Project Falcon", "Acme, Inc."]],
    ["-Project Falcon, Acme, Inc.", ["Ærø Bank"]],
    ["+Heron, -Ærø Bank, Project Falcon; +Condor", ["Acme, Inc.", "Heron", "Condor"]],
    ["-Project Falcon, Ærø Bank, Acme, Inc.", []],
    ["+Heron, -Heron", present],
    // A sign that is part of the entry.
    ['+"+1 Club", "-40"', [...present, "+1 Club", "-40"]],
    ['"+1 Club", Acme', ["+1 Club", "Acme"]],
    ["C++, C-3", ["C++", "C-3"]],
    // Without a sign: a list in its place.
    ["Heron", ["Heron"]],
    ["none", []],
  ])("%j", (typed, entries) => {
    expect(readList("neverMention", typed, present)).toEqual(entries);
  });

  it("begins a list where there is none", () => {
    expect(readList("neverMention", "+Heron")).toEqual(["Heron"]);
    expect(readList("neverMention", "+Heron", [])).toEqual(["Heron"]);
  });

  it.each([
    ["-Heron", '"Heron" is not on the list', "Project Falcon; Ærø Bank"],
    ["-Projet Falcon", '"Projet Falcon" is not on the list', 'Did you mean "Project Falcon"?'],
    ["-Acme", '"Acme" is not on the list', 'Did you mean "Acme, Inc."?'],
    ["+", "After the + there is nothing.", "name"],
    ["+Heron, -", "After the - there is nothing.", "name"],
    ["+none", '"none" can be neither added nor taken out', "none, alone"],
    ["Heron, -Ærø Bank", '"-Ærø Bank" stands in a list that begins without a sign', "quotation marks"],
    [`+${"x".repeat(201)}`, "201 characters", "Shorten"],
    [`+${Array.from({ length: 198 }, (_, index) => index).join(",")}`, "201 entries; at most 200", "matter"],
  ])("refuses %.20j", (typed, words, hint) => {
    expect(readList("neverMention", typed, present)).toEqual({
      problem: expect.stringContaining(words),
      hint: expect.stringContaining(hint),
    });
  });

  it("names what is missing where nothing stands there", () => {
    expect(readList("neverMention", "-Heron")).toMatchObject({ hint: expect.stringContaining("nothing yet") });
  });

  it.each(["a,", '"a', "„,", "+ ", ", Inc.", "+a,-a,"])("of 100,000 characters of %j takes no time", (unit) => {
    const start = performance.now();
    readList("neverMention", unit.repeat(100_000 / unit.length), present);
    expect(performance.now() - start).toBeLessThan(3000);
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
    ["15.12.2026 bis 31.1.2027", "2026-12-15", "2027-01-31", null],
    ["vom 15.12.2026 bis zum 31.1.2027: Jahreszahlen", "2026-12-15", "2027-01-31", "Jahreszahlen"],
    ["du 15/12/2026 au 31/01/2027", "2026-12-15", "2027-01-31", null],
    ["2026-12-15 à 2027-01-31", "2026-12-15", "2027-01-31", null],
    ["dal 15.12.2026 al 31.1.2027 (risultati)", "2026-12-15", "2027-01-31", "risultati"],
    ["de 15/12/2026 a 31/1/2027", "2026-12-15", "2027-01-31", null],
    ["van 15-12-2026 tot 31-01-2027", null, null, null],
    ["2026-12-15 tot 2027-01-31", "2026-12-15", "2027-01-31", null],
    // Slashes that mean one day only.
    ["12/15/2026 to 01/31/2027", "2026-12-15", "2027-01-31", null],
    ["15/12/2026-31/12/2026: results", "2026-12-15", "2026-12-31", "results"],
    ["2026/12/15 to 2027/1/31", "2026-12-15", "2027-01-31", null],
    ["05/05/2026", "2026-05-05", "2026-05-05", null],
    ["1 Dec 2026 to 3 Dec 2026", "2026-12-01", "2026-12-03", null],
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
    ["31.11.2026 – 15.12.2026", "There is no 31 November 2026."],
    ["2026-1-32 to 2026-02-05", "There is no 32 January 2026."],
    ["2027-01-31 to 2026-12-15", "cannot end (2026-12-15) before it begins (2027-01-31)"],
    ["2026-01-01 to 2027-01-02", "367 days is longer than a year"],
    ["15 Dec to 31 Jan 2027", "no quiet period"],
    ["2026-12-15, 15 Jan", "no quiet period"],
    ["15–31 Dec 2026", "no quiet period"],
    ["03/04/2026 to 15/04/2026", "03/04/2026 is 3 April in one country and 4 March in another."],
    ["15/04/2026 to 05/06/2026", "05/06/2026 is 5 June in one country and 6 May in another."],
    ["31/02/2027", "There is no 31 February 2027."],
    ["31/31/2026", "There is no month 31"],
    ["15/12/26 to 31/01/27", "no quiet period"],
    ["2026-12-15 bisher 2027-01-31", "no quiet period"],
    ["today to friday", "no quiet period"],
    ["before the results", "no quiet period"],
    ["2026-12-15 to 2027-01-31 2027-02-28", "no quiet period"],
    ["1626-12-15 to 1627-01-31", "before there was anything to post on"],
    ["2026-12-15 to 2027-01-31: a\u001b", "U+001B"],
    [`2026-12-15 to 2027-01-31: ${"x".repeat(201)}`, "201 characters"],
  ])("refuses %j", (typed, words) => {
    expect(readQuietPeriod(typed)).toEqual(problem(words));
  });

  it("has a hint that names the forms, and both days that slashes may mean", () => {
    expect(readQuietPeriod("soon")).toMatchObject({
      hint: "Write it as 2026-12-15 to 2027-01-31: annual results, or 15 Dec 2026 to 31 Jan 2027",
    });
    expect(readQuietPeriod("03/04/2026")).toMatchObject({ hint: "Write 2026-04-03, or 2026-03-04." });
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

describe("a change of the quiet periods", () => {
  const [first, second] = [
    { from: "2026-12-15", to: "2027-01-31", why: "annual results" },
    { from: "2027-04-01", to: "2027-04-20", why: null },
  ];

  it("adds to those that stand there, and takes out by the days", () => {
    expect(readQuietPeriods(["+2026-12-15 to 2027-01-31: annual results"], [second])).toEqual([first, second]);
    expect(readQuietPeriods(["+2027-04-01 to 2027-04-20"], [first, second])).toEqual([first, second]);
    expect(readQuietPeriods(["-2026-12-15 to 2027-01-31"], [first, second])).toEqual([second]);
    expect(readQuietPeriods(["-2027-04-01 to 2027-04-20"], [second])).toEqual([]);
    expect(readQuietPeriods(["2027-04-01 to 2027-04-20"], [first])).toEqual([second]);
    expect(readQuietPeriods(["-2026-12-15"], [first])).toEqual(problem("is not on the list"));
    expect(readQuietPeriods(["+soon"], [first])).toEqual(problem("no quiet period"));
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
