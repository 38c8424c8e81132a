import { describe, expect, it } from "vitest";
import type { Guidelines } from "../../../src/coach/book.ts";
import { addedEntries, removedEntries } from "../../../src/coach/guidelines/guidelinesDifference.ts";
import type { GuidelineAnswers } from "../../../src/coach/guidelines/guidelinesParts.ts";
import { takeOver } from "../../../src/coach/guidelines/guidelinesTakeover.ts";
import { isProblem } from "../../../src/coach/problem.ts";

const results = { from: "2026-12-15", to: "2027-01-31", why: "annual results" };
const quarter = { from: "2027-04-01", to: "2027-04-20", why: null };

const own: Guidelines = {
  agreedOn: "2026-11-02",
  changedOn: "2026-11-02",
  file: null,
  topics: ["design", "rail"],
  offLimits: ["politics"],
  neverMention: ["Acme", "Falcon"],
  privateLife: "The garden.",
  reviewer: "Ada",
  isListed: true,
  quietPeriods: [quarter],
  disclaimer: "Mine.",
};

function takenOver(answers: Partial<GuidelineAnswers>, before: Guidelines | null = own, isReplacing = false) {
  const takeover = takeOver(before, answers, { file: "a.md", isReplacing, today: "2026-11-25" });
  if (isProblem(takeover)) throw new Error(takeover.problem);
  return takeover;
}

describe("a page that is taken over", () => {
  it("adds to what protects, and replaces the rest", () => {
    const takeover = takenOver({
      topics: ["rail", "hiring"],
      offLimits: ["mergers"],
      neverMention: ["falcon", "Globex"],
      quietPeriods: [results],
      reviewer: "Bob",
    });
    expect(takeover).toEqual({
      after: {
        ...own,
        changedOn: "2026-11-25",
        file: "a.md",
        topics: ["rail", "hiring"],
        offLimits: ["politics", "mergers"],
        neverMention: ["Acme", "Falcon", "Globex"],
        quietPeriods: [results, quarter],
        reviewer: "Bob",
      },
      isSame: false,
      taken: ["topics", "offLimits", "neverMention", "reviewer", "quietPeriods"],
      replaced: ["topics", "reviewer"],
      kept: ["privateLife", "isListed", "disclaimer"],
      added: [
        { part: "offLimits", entries: ["mergers"] },
        { part: "neverMention", entries: ["Globex"] },
        { part: "quietPeriods", entries: ["2026-12-15 to 2027-01-31: annual results"] },
      ],
      removed: [{ part: "topics", entries: ["design"] }],
      staysListed: false,
    });
  });

  it.each<[string, Partial<GuidelineAnswers>, Partial<Guidelines>, Partial<Guidelines>]>([
    ["none beside names of one's own", { neverMention: [] }, {}, { neverMention: ["Acme", "Falcon"] }],
    ["none where nothing is said", { neverMention: [] }, { neverMention: null }, { neverMention: [] }],
    ["names beside none", { neverMention: ["Globex"] }, { neverMention: [] }, { neverMention: ["Globex"] }],
    ["no quiet periods", { quietPeriods: [] }, {}, { quietPeriods: [quarter] }],
    [
      "a company that is not listed",
      { isListed: false },
      { quietPeriods: [] },
      { isListed: false, quietPeriods: null },
    ],
    [
      "quiet periods where none were",
      { quietPeriods: [results] },
      { isListed: false, quietPeriods: null },
      { isListed: true },
    ],
  ])("with %s", (_, answers, before, after) => {
    expect(takenOver(answers, { ...own, ...before }).after).toMatchObject(after);
  });

  it("leaves the company listed where the leader has quiet periods", () => {
    const takeover = takenOver({ isListed: false, reviewer: "Bob" });
    expect(takeover).toMatchObject({ staysListed: true, taken: ["reviewer"], replaced: ["reviewer"] });
    expect(takeover.after).toMatchObject({ isListed: true, quietPeriods: [quarter] });
    expect(takenOver({ isListed: false })).toMatchObject({ isSame: true, after: own });
  });

  it("takes the place of the lists too, where it is meant to", () => {
    const { after, replaced, removed } = takenOver({ neverMention: ["Globex", "acme"], isListed: false }, own, true);
    expect(after).toMatchObject({ neverMention: ["Globex", "acme"], isListed: false, quietPeriods: null });
    expect(replaced).toEqual(["neverMention", "isListed", "quietPeriods"]);
    expect(removed).toEqual([
      { part: "neverMention", entries: ["Falcon"] },
      { part: "quietPeriods", entries: ["2027-04-01 to 2027-04-20"] },
    ]);
  });

  it("is a problem where the lists become too long", () => {
    const long = Array.from({ length: 199 }, (_, index) => `name ${index}`);
    const takeover = takeOver(own, { neverMention: long }, { file: null, isReplacing: false, today: "2026-11-25" });
    expect(takeover).toMatchObject({ problem: expect.stringContaining("201 entries") });
  });
});

describe("entries that come and go", () => {
  it("are told apart in any case; texts have none", () => {
    const after = { ...own, neverMention: ["FALCON", "Globex"], reviewer: "Bob", offLimits: null };
    expect(addedEntries(own, after)).toEqual([{ part: "neverMention", entries: ["Globex"] }]);
    expect(removedEntries(own, after)).toEqual([
      { part: "offLimits", entries: ["politics"] },
      { part: "neverMention", entries: ["Acme"] },
    ]);
  });
});
