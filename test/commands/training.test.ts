import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Guidelines } from "../../src/coach/book.ts";
import { CancelledError } from "../../src/errors.ts";
import { type Machine, openJanesMachine, openMachine } from "../support/run.ts";
import { changeBook, expectRefusal } from "./shared.ts";
import { flawsIn, terminals } from "./terminals.ts";

const spokesperson = ["quoted", "topics", "opinion", "delicate", "wrong"].map((name) => `spokesperson.${name}`);
const beReal = ["human", "line", "story", "enough"].map((name) => `be-real.${name}`);
const all = [...spokesperson, ...beReal];

/** As an answer: Ctrl-C. */
function ctrlC(): Promise<never> {
  const cancelled = Promise.reject(new CancelledError("Cancelled."));
  // Until the question is asked nobody waits for it.
  cancelled.catch(() => {});
  return cancelled;
}

function times(count: number): string[] {
  return Array.from({ length: count }, () => "next");
}

/** The screens in the record, in the order in which they were read. */
function readBy(machine: Machine): string[] {
  return machine.book().training.map(({ screen }) => screen);
}

async function openWithRead(screens: readonly string[], day = "2026-11-20"): Promise<Machine> {
  const machine = await openJanesMachine();
  await changeBook(machine, (book) => ({ ...book, training: screens.map((screen) => ({ screen, day })) }));
  return machine;
}

const long = "abcdefghij ".repeat(40);
const longGuidelines: Guidelines = {
  agreedOn: "2026-11-10",
  changedOn: "2026-11-10",
  file: null,
  topics: Array.from({ length: 9 }, () => long),
  offLimits: Array.from({ length: 9 }, () => long),
  neverMention: Array.from({ length: 9 }, () => long),
  privateLife: long,
  reviewer: long,
  isListed: true,
  quietPeriods: [{ from: "2026-12-28", to: "2027-02-05", why: long }],
  disclaimer: long,
};

describe("training at a terminal", () => {
  it("shows the next unread screen, and goes on as long as the leader likes", async () => {
    const machine = await openJanesMachine();
    const out = await machine.ok("training", { answers: ["next", "next", "enough"] });
    expect(out).toMatch(/^ {2}Spokesperson, 1 of 5 +○ ○ ○ ○ ○ {2}0 of 5 read\n {2}You are quoted as the company\n/);
    expect(out).toMatch(/Spokesperson, 3 of 5 +● ● ○ ○ ○ {2}2 of 5 read\n {2}An opinion in four sentences\n/);
    expect(out).not.toContain("Spokesperson, 4 of 5");
    expect(out).toMatch(/Spokesperson: 2 of 5 read\. Go on when you like: +socialtop training\n$/);
    expect(machine.asked).toEqual(["Go on?", "Go on?", "Go on?"]);
    // Only what the leader went on from is read.
    expect(machine.book().training).toEqual([
      { screen: "spokesperson.quoted", day: "2026-11-25" },
      { screen: "spokesperson.topics", day: "2026-11-25" },
    ]);
  });

  it("goes on where the last sitting ended, on another day", async () => {
    const machine = await openJanesMachine();
    await machine.ok("training", { answers: ["next", "enough"] });
    const out = await machine.ok("training", { answers: ["next", "enough"], now: "2026-11-27T08:00:00Z" });
    expect(out).not.toContain("Spokesperson, 1 of 5");
    expect(out).toContain("Spokesperson, 2 of 5");
    expect(machine.book().training).toEqual([
      { screen: "spokesperson.quoted", day: "2026-11-25" },
      { screen: "spokesperson.topics", day: "2026-11-27" },
    ]);
  });

  it("is one change a sitting, which undo takes back", async () => {
    const machine = await openJanesMachine();
    await machine.ok("training", { answers: ["next", "next", "next", "enough"] });
    expect(machine.store.changes().map(({ what }) => what)).toEqual([
      "read 3 screens of the spokesperson training",
      "set up the plan of Jane Doe",
    ]);
    expect(await machine.ok("undo")).toContain("Took back: read 3 screens");
    expect(readBy(machine)).toEqual([]);
  });

  it("changes nothing when the leader stops at the first screen", async () => {
    const machine = await openJanesMachine();
    await machine.ok("training", { answers: ["enough"] });
    expect(machine.store.changes()).toHaveLength(1);
  });

  it("keeps on Ctrl-C what was gone on from", async () => {
    const machine = await openJanesMachine();
    const { code, err } = await machine.run("training", { answers: ["next", "next", ctrlC()] });
    expect(code).toBe(130);
    expect(err).toMatch(/Kept as read: 2 screens\.\n {2}Cancelled\.\n$/);
    expect(readBy(machine)).toEqual(spokesperson.slice(0, 2));
    expect(machine.store.changes()).toHaveLength(2);
  });

  it("changes nothing on Ctrl-C at the first screen", async () => {
    const machine = await openJanesMachine();
    const { code, err } = await machine.run("training", { answers: [ctrlC()] });
    expect({ code, err: err.trim() }).toEqual({ code: 130, err: "Cancelled." });
    expect(machine.store.changes()).toHaveLength(1);
  });

  it("says at the end of a step what it proved, and what is next; then comes the other step", async () => {
    const machine = await openJanesMachine();
    const out = await machine.ok("training", { answers: times(5) });
    expect(out).toMatch(/✓ Step 4, Spokesperson: Have a short training\. Done\.\n {2}Next: follow five people/);
    expect(readBy(machine)).toEqual(spokesperson);
    const other = await machine.ok("training", { answers: times(4) });
    expect(other).toContain("Be real, 1 of 4");
    // Its action needs guidelines as well: nothing is proved yet.
    expect(other).toMatch(/✓ Be real: all 4 screens read\.\n {2}Next: follow five people/);
    expect(readBy(machine)).toEqual(all);
  });

  it("proves the first action of be-real together with guidelines that say what of private life is fine", async () => {
    const machine = await openJanesMachine();
    await changeBook(machine, (book) => ({ ...book, guidelines: longGuidelines }));
    expect(await machine.ok("training be-real", { answers: times(4) })).toContain(
      "Step 5, Be real: Decide what stays private. Done.",
    );
  });

  it("offers Done at the last screen, which stays unread after Enough for now", async () => {
    const machine = await openWithRead(spokesperson.slice(0, 4));
    const out = await machine.ok("training", { answers: ["enough"] });
    expect(out).toContain("Spokesperson: 4 of 5 read.");
    expect(readBy(machine)).toEqual(spokesperson.slice(0, 4));
  });

  it("reads the step that is named, by its name, number or title", async () => {
    for (const name of ["be-real", "5", "Be real"]) {
      const machine = await openJanesMachine();
      const out = await machine.ok(["training", name], { answers: ["next", "enough"] });
      expect(out).toContain("Be real, 1 of 4");
      expect(out).toMatch(/Be real: 1 of 4 read\. Go on when you like: +socialtop training be-real/);
      expect(readBy(machine)).toEqual(["be-real.human"]);
    }
  });

  it("says so when all is read, and how to read it again", async () => {
    const machine = await openWithRead(all);
    const out = await machine.ok("training", { answers: [] });
    expect(out).toContain("All 9 screens are read.");
    expect(out).toContain("socialtop training spokesperson --again");
    expect(out).toContain("socialtop training be-real --again");
    const one = await machine.ok("training be-real", { answers: [] });
    expect(one).toContain("All 4 screens are read.");
    expect(one).not.toContain("spokesperson");
  });

  it("begins again with --again, and changes nothing: a screen keeps its first day", async () => {
    const machine = await openWithRead(spokesperson);
    const known = machine.store.changes().length;
    const out = await machine.ok("training spokesperson --again", { answers: times(5) });
    expect(out).toMatch(/^ {2}Spokesperson, 1 of 5 +● ● ● ● ● {2}5 of 5 read\n/);
    expect(out).toMatch(/✓ Spokesperson: all 5 screens read\.\n {2}Next: /);
    expect(machine.book().training.every(({ day }) => day === "2026-11-20")).toBe(true);
    expect(machine.store.changes()).toHaveLength(known);
  });

  it("stops with --again as well, and asks nobody to go on with what is read", async () => {
    const machine = await openWithRead(spokesperson);
    const out = await machine.ok("training spokesperson --again", { answers: ["next", "enough"] });
    expect(out).not.toContain("Spokesperson, 3 of 5");
    expect(out).toMatch(/✓ Spokesperson: all 5 screens read\.\n {2}Next: /);
  });

  it("keeps with --again what was not read before", async () => {
    const machine = await openWithRead(["spokesperson.topics"]);
    await machine.ok("training --again", { answers: ["next", "next", "next", "enough"] });
    expect(machine.book().training).toEqual([
      { screen: "spokesperson.topics", day: "2026-11-20" },
      { screen: "spokesperson.quoted", day: "2026-11-25" },
      { screen: "spokesperson.opinion", day: "2026-11-25" },
    ]);
  });
});

describe("training where nobody can be asked", () => {
  it.each(["training", "training --no-input"])(
    "shows the next screen, records nothing, and says how: %s",
    async (argv) => {
      const machine = await openJanesMachine();
      const options = argv.includes("--no-input") ? { answers: ["next"] } : {};
      const out = await machine.ok(argv, options);
      expect(out).toContain("Spokesperson, 1 of 5");
      expect(out).toMatch(/socialtop training --read\n$/);
      expect(machine.store.changes()).toHaveLength(1);
      expect(machine.asked).toEqual([]);
    },
  );

  it("marks the next screen with --read, and shows the one after it", async () => {
    const machine = await openJanesMachine();
    const out = await machine.ok("training --read", { answers: [] });
    expect(out).toMatch(/^ {2}✓ Read: You are quoted as the company\.\n\n {2}Spokesperson, 2 of 5 /);
    expect(out).toMatch(/socialtop training --read\n$/);
    expect(readBy(machine)).toEqual(["spokesperson.quoted"]);
    expect(machine.store.changes()[0]?.what).toBe("read 1 screen of the spokesperson training");
    expect(await machine.ok("training be-real --read")).toMatch(/socialtop training be-real --read\n$/);
    expect(readBy(machine)).toEqual(["spokesperson.quoted", "be-real.human"]);
  });

  it("says with the last --read of a step what it proved; the next one begins the other step", async () => {
    const machine = await openWithRead(spokesperson.slice(0, 4));
    const out = await machine.ok("training --read");
    expect(out).toContain("Step 4, Spokesperson: Have a short training. Done.");
    expect(out).toContain("socialtop next");
    expect(out).not.toContain("Be real, 1 of 4");
    expect(await machine.ok("training --read")).toContain("✓ Read: Human is not private.");
  });

  it("has nothing to mark once all is read", async () => {
    const machine = await openWithRead(all);
    const known = machine.store.changes().length;
    expect(await machine.ok("training --read")).toContain("All 9 screens are read.");
    expect(machine.store.changes()).toHaveLength(known);
  });

  it("shows all of the step at once with --again", async () => {
    const machine = await openWithRead(spokesperson);
    const out = await machine.ok("training spokesperson --again");
    for (const number of [1, 2, 3, 4, 5]) expect(out).toContain(`Spokesperson, ${number} of 5`);
    expect(out).not.toContain("Be real");
  });

  it("lists all screens, read and unread, with the day", async () => {
    const machine = await openWithRead(spokesperson.slice(0, 2));
    const out = await machine.ok("training --list");
    expect(out).toMatch(/Spokesperson, 2 of 5 read/);
    expect(out).toMatch(/✓ You are quoted as the company +read 20 Nov/);
    expect(out).toMatch(/○ An opinion in four sentences +unread/);
    expect(out).toMatch(/Be real, 0 of 4 read/);
    expect(out).toContain("socialtop training spokesperson");
    expect(await machine.ok("training be-real --list")).not.toContain("Spokesperson");
  });
});

describe("training --json", () => {
  const steps = (read: number, other: number) => [
    { id: "spokesperson", read, total: 5 },
    { id: "be-real", read: other, total: 4 },
  ];

  it("answers with the next screen, asks nothing and records nothing", async () => {
    const machine = await openWithRead(spokesperson.slice(0, 1));
    const answer = await machine.json<{ screen: { text: string[] } }>("training", { answers: [] });
    expect(answer).toEqual({
      schemaVersion: 1,
      leader: "jane",
      screen: {
        id: "spokesperson.topics",
        step: "spokesperson",
        number: 2,
        of: 5,
        title: "What you speak on, and what not",
        text: expect.any(Array),
        day: null,
      },
      read: 1,
      total: 9,
      steps: steps(1, 0),
    });
    expect(answer.screen.text.length).toBeGreaterThanOrEqual(5);
    expect(answer.screen.text.every((line) => /\w/.test(line))).toBe(true);
    expect(answer.screen.text.filter((line) => /^(?:Before|After): /.test(line))).toHaveLength(2);
    expect(readBy(machine)).toHaveLength(1);
  });

  it("answers with null when all is read, or all of the step", async () => {
    const machine = await openWithRead(beReal);
    expect(await machine.json("training be-real")).toEqual({
      schemaVersion: 1,
      leader: "jane",
      screen: null,
      read: 4,
      total: 9,
      steps: steps(0, 4),
    });
    expect(await machine.json("training --read be-real")).toMatchObject({ screen: null, read: 4 });
  });

  it("answers --read with what was marked, what comes after it, and what it completed", async () => {
    const machine = await openWithRead(spokesperson.slice(0, 3));
    expect(await machine.json("training --read")).toMatchObject({
      marked: "spokesperson.delicate",
      screen: { id: "spokesperson.wrong", day: null },
      read: 4,
      completed: [],
      next: "listen.follow",
    });
    expect(await machine.json("training --read")).toMatchObject({
      marked: "spokesperson.wrong",
      screen: null,
      read: 5,
      completed: ["spokesperson.training"],
    });
  });

  it.each(["training --list", "training --again"])(
    "answers %s with the screens, each with its words and its day",
    async (argv) => {
      const machine = await openWithRead(["spokesperson.topics"]);
      const { screens, ...counts } = await machine.json<{
        screens: { id: string; day: string | null; text: string[] }[];
      }>(argv);
      expect(screens.map(({ id }) => id)).toEqual(argv.includes("list") ? all : spokesperson);
      expect(screens.slice(0, 2).map(({ day }) => day)).toEqual([null, "2026-11-20"]);
      expect(screens.every(({ text }) => text.length >= 4)).toBe(true);
      expect(counts).toEqual({ schemaVersion: 1, leader: "jane", read: 1, total: 9, steps: steps(1, 0) });
    },
  );
});

describe("training on another day, or of another leader", () => {
  it("does not know with --today what was read later, and keeps the earlier day", async () => {
    const machine = await openWithRead(spokesperson.slice(0, 2));
    expect(await machine.json("training --today 2026-11-19")).toMatchObject({
      screen: { id: "spokesperson.quoted" },
      read: 0,
    });
    expect(await machine.json("training --today 2026-11-20")).toMatchObject({ screen: { id: "spokesperson.opinion" } });
    expect(await machine.json("training --read --today 2026-11-19")).toMatchObject({
      marked: "spokesperson.quoted",
      screen: { id: "spokesperson.topics" },
      read: 1,
    });
    expect(machine.book().training).toEqual([
      { screen: "spokesperson.topics", day: "2026-11-20" },
      { screen: "spokesperson.quoted", day: "2026-11-19" },
    ]);
  });

  it("is for the leader who is named, in the commands to copy as well", async () => {
    const machine = await openJanesMachine();
    await machine.ok('leaders add "Bob Ray"');
    const out = await machine.ok("training --as bob");
    expect(out).toContain("socialtop --as bob training --read");
    expect(out.split("\n").slice(0, 2).join("\n")).toContain("bob");
    await machine.ok("training --as bob", { answers: ["next", "enough"] });
    expect(machine.book("bob").training).toHaveLength(1);
    expect(machine.book("jane").training).toEqual([]);
  });
});

describe("every screen of the training", () => {
  it.each(terminals)("fits $columns columns, Unicode: $isUnicode", async (terminal) => {
    const machine = await openJanesMachine();
    const views = ["training", "training --list", "training spokesperson --again", "training be-real --again"];
    for (const guidelines of [null, longGuidelines]) {
      await changeBook(machine, (book) => ({ ...book, guidelines }));
      for (const argv of views) expect(flawsIn(await machine.ok(argv, terminal), terminal)).toEqual([]);
    }
    expect(flawsIn(await machine.ok("training", { ...terminal, answers: times(5) }), terminal)).toEqual([]);
    expect(flawsIn(await machine.ok("training be-real --read", terminal), terminal)).toEqual([]);
    expect(flawsIn(await (await openWithRead(all)).ok("training", terminal), terminal)).toEqual([]);
  });

  it.each(all)("fits one screen of 24 lines, with the question below it: %s", async (id) => {
    const step = id.split(".")[0] as string;
    const screens = step === "be-real" ? beReal : spokesperson;
    const machine = await openWithRead(screens.slice(0, screens.indexOf(id)));
    const lines = async (options: { answers?: string[] } = {}) =>
      (await machine.ok(`training ${step}`, options)).trimEnd().split("\n").length;
    // The question takes six lines: an empty one, itself, its two answers, an empty one and a line of help.
    const { out } = await machine.run(`training ${step}`, { answers: [ctrlC()] });
    expect(out.trimEnd().split("\n").length).toBeLessThanOrEqual(18);
    // With the longest guidelines it is still a screen, with the command to copy.
    await changeBook(machine, (book) => ({ ...book, guidelines: longGuidelines }));
    expect(await lines()).toBeLessThanOrEqual(24);
  });

  it("says the same with and without colour", async () => {
    const machine = await openJanesMachine();
    for (const argv of ["training", "training --list", "training --again"]) {
      const coloured = await machine.ok(argv, { hasColor: true });
      expect(coloured).toContain("\u001b[");
      expect(stripVTControlCharacters(coloured)).toBe(await machine.ok(argv));
    }
  });

  it("shows the words of the guidelines clean", async () => {
    const machine = await openJanesMachine();
    const hostile = "\u001b[31mred\u001b[0m\u0007 \u202egnol\r\nafter";
    const guidelines = { ...longGuidelines, neverMention: [hostile], privateLife: hostile, reviewer: hostile };
    await changeBook(machine, (book) => ({ ...book, guidelines }));
    for (const argv of ["training spokesperson --again", "training be-real --again"]) {
      const out = await machine.ok(argv);
      expect(out).toContain("red gnol after");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });
});

describe("training", () => {
  it.each([
    ["training spokesprson", 'There is no step "spokesprson".'],
    ["training spokesprson", "Did you mean spokesperson?"],
    ["training bereal", "Did you mean be-real?"],
    ["training seven", "Known: spokesperson, be-real"],
    ["training __proto__", "There is no step"],
    ["training listen", "The step listen has no training."],
    ["training 6", "These have one: spokesperson and be-real."],
    ["training --list --read", "--read and --list do not go together."],
    ["training --again --read", "--again and --read do not go together."],
    ["training be-real spokesperson", "One word too many: "],
    ["training --as bob", 'There is no leader "bob"'],
  ])("refuses %j: %s", async (argv, words) => {
    await expectRefusal(await openJanesMachine(), argv, words);
  });

  it("says what to type before there is a plan", async () => {
    await expectRefusal(openMachine(), "training", "socialtop init", 1);
  });
});
