import { describe, expect, it } from "vitest";
import type { Book, Guidelines } from "../../src/coach/book.ts";
import { judgeTraining, markRead, screensOf } from "../../src/coach/training.ts";
import { type Part, trainedSteps, trainingScreens } from "../../src/coach/trainingScreens.ts";
import { toAscii } from "../../src/render/theme.ts";
import { bookWith } from "../support/books.ts";

const today = "2026-11-25";

const nothing: Guidelines = {
  agreedOn: "2026-11-10",
  changedOn: "2026-11-10",
  file: null,
  topics: null,
  offLimits: null,
  neverMention: null,
  privateLife: null,
  reviewer: null,
  isListed: null,
  quietPeriods: null,
  disclaimer: null,
};

function withGuidelines(answers: Partial<Guidelines>): Book {
  return { ...bookWith({}), guidelines: { ...nothing, ...answers } };
}

/** All that a screen says, on one line. */
function wordsOf(id: string, book: Book, day = today): string {
  const screen = trainingScreens.find((candidate) => candidate.id === id);
  if (screen === undefined) throw new Error(`No screen ${id}`);
  return screen.says(book, day).flatMap(textsOf).join(" ");
}

function textsOf(part: Part): readonly string[] {
  if (typeof part === "string") return [part];
  return "points" in part ? part.points : [part.before, part.after];
}

describe("the screens", () => {
  it("have ids of their own, each beginning with its step", () => {
    const ids = trainingScreens.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, step } of trainingScreens) expect(id).toMatch(new RegExp(`^${step}\\.[a-z-]+$`));
    // The record holds these ids: a screen that is renamed would be unread again.
    expect(ids).toEqual([
      "spokesperson.quoted",
      "spokesperson.topics",
      "spokesperson.opinion",
      "spokesperson.delicate",
      "spokesperson.wrong",
      "be-real.human",
      "be-real.line",
      "be-real.story",
      "be-real.enough",
    ]);
  });

  it("are a few for each step, and each of them teaches with an example or a few points", () => {
    expect(trainedSteps.map((step) => screensOf(step).length)).toEqual([5, 4]);
    for (const screen of trainingScreens) {
      const parts = screen.says(bookWith({}), today);
      expect(parts.length, screen.id).toBeGreaterThanOrEqual(3);
      expect(parts.length, screen.id).toBeLessThanOrEqual(8);
      expect(parts.some((part) => typeof part !== "string")).toBe(true);
    }
  });

  it.each(trainingScreens.map(({ id }) => id))("speak calmly, in signs that every terminal has: %s", (id) => {
    const words = wordsOf(id, bookWith({}));
    expect(words).not.toMatch(/!|undefined|null|\s{2}/);
    expect(toAscii(words)).toMatch(/^[ -~]+$/);
  });

  it("name the days a week that the leader chose", () => {
    expect(wordsOf("be-real.enough", bookWith({ target: 4 }))).toContain("You chose 4 days a week");
    expect(wordsOf("be-real.enough", bookWith({ target: 1 }))).toContain("You chose one day a week");
  });
});

describe("the leader's own words", () => {
  it.each<[string, Partial<Guidelines>, string, string]>([
    ["spokesperson.quoted", { disclaimer: "Views are mine." }, "“Views are mine.”", "“My own views”"],
    ["spokesperson.topics", { topics: ["ports", "apprentices"] }, "ports and apprentices", "Speak freely"],
    ["spokesperson.topics", { offLimits: ["party politics"] }, "What you leave alone: party politics.", "a court case"],
    ["spokesperson.topics", { neverMention: ["Acme", "Blue Fox"] }, "What you never name: Acme and Blue Fox.", "NDA"],
    ["spokesperson.delicate", { reviewer: "Ann Lee" }, "you agreed: Ann Lee.", "Agree now on who"],
    ["be-real.line", { privateLife: "My dog, never my children" }, "“My dog, never my children”", "Family, faith"],
  ])("stand in %s in place of the general ones: %j", (id, answers, own, general) => {
    const with_ = wordsOf(id, withGuidelines(answers));
    expect(with_).toContain(own);
    expect(with_).not.toContain(general);
    // Guidelines without that answer, an empty one, and no guidelines at all: the general words.
    const empty = Object.fromEntries(
      Object.keys(answers).map((key) => [key, Array.isArray(Object.values(answers)[0]) ? [] : null]),
    );
    for (const book of [withGuidelines({}), withGuidelines(empty), bookWith({})]) {
      expect(wordsOf(id, book)).toContain(general);
    }
  });

  it("are shortened when they are long: a list to its first three, a text to 140 characters", () => {
    const five = withGuidelines({ neverMention: ["Acme", "Blue Fox", "Example AG", "Falcon", "Globex"] });
    expect(wordsOf("spokesperson.topics", five)).toContain(
      "What you never name: Acme, Blue Fox, Example AG and 2 more.",
    );
    const four = withGuidelines({ neverMention: ["Acme", "Blue Fox", "Example AG", "Falcon"] });
    expect(wordsOf("spokesperson.topics", four)).toContain("Acme, Blue Fox, Example AG and Falcon.");
    const long = withGuidelines({ privateLife: "a".repeat(500), reviewer: "b".repeat(500), topics: ["c".repeat(500)] });
    expect(wordsOf("be-real.line", long)).toContain(`“${"a".repeat(139)}…”`);
    expect(wordsOf("spokesperson.delicate", long)).toContain(`${"b".repeat(59)}….`);
    expect(wordsOf("spokesperson.topics", long)).toContain(`${"c".repeat(35)}….`);
  });

  it("are cleaned of what acts upon a terminal", () => {
    expect(wordsOf("be-real.line", withGuidelines({ privateLife: "red \u001b[31m\u202edog" }))).toContain("“red dog”");
  });

  it("are not there yet on a day before they were agreed on", () => {
    const book = withGuidelines({ topics: ["ports"] });
    const seen = (day: string) => JSON.stringify(judgeTraining(book, day));
    expect(seen("2026-11-10")).toContain("you speak on: ports");
    expect(seen("2026-11-09")).not.toContain("ports");
  });
});

describe("the quiet period on the screen", () => {
  const quietPeriods = [
    { from: "2026-10-12", to: "2026-10-30", why: "third quarter" },
    { from: "2027-01-11", to: "2027-02-05", why: null },
    { from: "2027-04-12", to: "2027-04-30", why: null },
  ];

  it.each([
    // The first and the last day of one, the day before and the day after.
    ["2026-10-11", "Your next quiet period is 12–30 Oct:"],
    ["2026-10-12", "Your quiet period lasts until 30 Oct:"],
    ["2026-10-30", "Your quiet period lasts until 30 Oct:"],
    ["2026-10-31", "Your next quiet period is 11 Jan – 5 Feb 2027:"],
    ["2027-01-11", "Your quiet period lasts until 5 Feb:"],
    ["2027-05-01", "In a quiet period:"],
  ])("on %s: %s", (day, words) => {
    expect(wordsOf("spokesperson.topics", withGuidelines({ isListed: true, quietPeriods }), day)).toContain(words);
  });

  it("is spoken of in general where nothing is known, and not at all to a company that is not listed", () => {
    expect(wordsOf("spokesperson.topics", bookWith({}))).toContain("If you are listed, in a quiet period:");
    expect(wordsOf("spokesperson.topics", withGuidelines({ isListed: true }))).toContain("In a quiet period:");
    expect(wordsOf("spokesperson.topics", withGuidelines({ isListed: false }))).not.toContain("quiet");
  });
});

describe("what is read", () => {
  const read = (screen: string, day: string) => ({ screen, day });

  it("is counted for each step, in the order of the screens", () => {
    const book = { ...bookWith({}), training: [read("be-real.line", today), read("spokesperson.quoted", today)] };
    const [spokesperson, beReal] = judgeTraining(book, today);
    expect([spokesperson?.read, beReal?.read]).toEqual([1, 1]);
    expect(beReal?.screens.map(({ number, of, day }) => [number, of, day])).toEqual([
      [1, 4, null],
      [2, 4, today],
      [3, 4, null],
      [4, 4, null],
    ]);
  });

  it("is not read yet on a day before, and what is no screen any more counts for nothing", () => {
    const book = {
      ...bookWith({}),
      training: [read("be-real.line", "2026-11-24"), read("be-real.gone", "2026-11-20")],
    };
    expect(judgeTraining(book, "2026-11-24")[1]?.read).toBe(1);
    expect(judgeTraining(book, "2026-11-23")[1]?.read).toBe(0);
  });

  it("keeps its first day, one row a screen; the same book comes back when nothing is new", () => {
    const once = markRead(bookWith({}), ["be-real.human", "be-real.line"], "2026-11-20");
    expect(once.training).toEqual([read("be-real.human", "2026-11-20"), read("be-real.line", "2026-11-20")]);
    expect(markRead(once, ["be-real.human"], "2026-11-25")).toBe(once);
    expect(markRead(once, ["be-real.human"], "2026-11-20")).toBe(once);
    expect(markRead(once, [], "2026-11-20")).toBe(once);
    const earlier = markRead(once, ["be-real.line", "be-real.story"], "2026-11-18");
    expect(earlier.training).toEqual([
      read("be-real.human", "2026-11-20"),
      read("be-real.line", "2026-11-18"),
      read("be-real.story", "2026-11-18"),
    ]);
  });
});
