import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Guidelines } from "../../src/coach/book.ts";
import { type Machine, openJanesMachine, openMachine } from "../support/run.ts";
import { changeBook, expectRefusal } from "./shared.ts";
import { flawsIn, terminals } from "./terminals.ts";

const guidelines: Guidelines = {
  agreedOn: "2026-11-02",
  changedOn: "2026-11-02",
  file: null,
  topics: ["product design", "women in engineering"],
  offLimits: [],
  neverMention: ["Acme, Inc.", "Project Falcon"],
  privateLife: "Family: only in general.\nNo faces of the children.",
  reviewer: "Ada Ray, communications",
  isListed: true,
  quietPeriods: [
    { from: "2026-01-10", to: "2026-02-10", why: "annual results" },
    { from: "2026-07-01", to: "2026-07-20", why: null },
    { from: "2026-11-20", to: "2026-12-05", why: "a merger" },
    { from: "2026-12-15", to: "2027-01-31", why: "annual results" },
  ],
  disclaimer: "The views here are my own.",
};

async function openMachineWith(changes: Partial<Guidelines> = {}): Promise<Machine> {
  const machine = await openJanesMachine();
  await changeBook(machine, (book) => ({ ...book, guidelines: { ...guidelines, ...changes } }));
  return machine;
}

describe("guidelines", () => {
  it("say what they are for before there are any, and where to begin", async () => {
    const machine = await openJanesMachine();
    const out = await machine.ok("guidelines");
    expect(out).toContain("lets you speak without asking each time");
    expect(out).toContain("socialtop guidelines init");
    expect(out.trimEnd().split("\n").length).toBeLessThanOrEqual(5);
    expect(await machine.json("guidelines")).toMatchObject({ leader: "jane", guidelines: null });
  });

  it("are shown, a row a part, with the quiet period that is on", async () => {
    const machine = await openMachineWith();
    expect(await machine.ok("guidelines")).toBe(`  Guidelines of Jane Doe, last changed 2 Nov

  I speak on      product design, women in engineering
  Off limits      none
  Never mention   Acme, Inc.; Project Falcon
  Private life    Family: only in general.
                  No faces of the children.
  Delicate posts  Ada Ray, communications
  Listed          yes
  Quiet periods   20 Nov – 5 Dec: a merger (on now, 10 more days)
                  15 Dec 2026 – 31 Jan 2027: annual results, 2 past
  Disclaimer      The views here are my own.

  ✓ Nothing is missing.
  To change       socialtop guidelines edit
  For legal       socialtop guidelines export guidelines.html
`);
  });

  it("say what is missing", async () => {
    const machine = await openMachineWith({ reviewer: null, disclaimer: null, quietPeriods: null });
    const out = await machine.ok("guidelines");
    expect(out).toContain("  Delicate posts  not answered yet\n");
    expect(out).toContain(
      "  Still missing   who looks over a delicate post, quiet periods and the\n                  disclaimer\n",
    );
    expect(out).toContain("socialtop guidelines init");
  });

  it.each([
    [{ quietPeriods: [] }, "Quiet periods   none (most listed companies have some)\n"],
    [{ quietPeriods: [{ from: "2026-01-10", to: "2026-02-10", why: null }] }, "Quiet periods   none to come, 1 past\n"],
    [{ quietPeriods: [{ from: "2026-11-01", to: "2026-11-25", why: null }] }, "1–25 Nov (on now, the last day)\n"],
    [{ quietPeriods: [{ from: "2026-11-01", to: "2026-11-26", why: null }] }, "1–26 Nov (on now, 1 more day)\n"],
    [{ quietPeriods: [{ from: "2026-11-26", to: "2026-11-27", why: null }] }, "Quiet periods   26–27 Nov\n"],
    [{ isListed: false, quietPeriods: null }, "Listed          no\n  Disclaimer"],
    [{ file: "example-ag.md" }, "last changed 2 Nov, after example-ag.md\n"],
  ] satisfies [Partial<Guidelines>, string][])("with %j say so", async (changes, words) => {
    expect(await (await openMachineWith(changes)).ok("guidelines")).toContain(words);
  });

  it("name the leader in the commands to copy", async () => {
    const machine = await openMachineWith({ reviewer: null });
    await machine.ok("leaders add Bob");
    await machine.ok("leaders use bob");
    const out = await machine.ok("guidelines --as jane", { hasColor: true });
    expect(stripVTControlCharacters(out)).toContain("socialtop --as jane guidelines edit");
    const check = await machine.run("guidelines check --as jane");
    expect(check.out).toContain("socialtop --as jane guidelines init --reviewer");
  });

  it("name the leader in the commands of the JSON, so that they change the right one", async () => {
    const machine = await openMachineWith({ reviewer: null });
    await machine.ok("leaders add Bob");
    await machine.ok("leaders use bob");
    for (const argv of ["guidelines", "guidelines check", "guidelines export", "guidelines init --topics rail"]) {
      const { out } = await machine.run(`${argv} --as jane --json`);
      const [first] = (JSON.parse(out) as { missing: { todo: string }[] }).missing;
      expect(first?.todo).toBe('socialtop --as jane guidelines init --reviewer "Ada Ray, communications" --yes');
    }
    await machine.ok('--as jane guidelines init --reviewer "Ada Ray, communications" --yes');
    expect(machine.book("jane").guidelines?.reviewer).toBe("Ada Ray, communications");
    expect(machine.book("bob").guidelines).toBeNull();
    // Where jane is the chosen one, nobody needs to be named.
    await machine.ok("leaders use jane");
    expect(await machine.json("guidelines export --today 2026-11-01")).toMatchObject({
      missing: [{ todo: "socialtop guidelines init" }],
    });
  });

  it("are not there yet on a day before they were agreed on", async () => {
    const machine = await openMachineWith();
    expect(await machine.json("guidelines --today 2026-11-01")).toMatchObject({ guidelines: null });
    expect(await machine.json("guidelines --today 2026-11-02")).toMatchObject({ guidelines });
  });

  it("answer as JSON", async () => {
    const machine = await openMachineWith();
    expect(await machine.json("guidelines")).toEqual({ schemaVersion: 1, leader: "jane", guidelines, missing: [] });
  });

  it.each([
    ["guidelines inti", "Did you mean init?"],
    ["guidelines edit x", "One word too many: "],
    ["guidelines export --format pdf", 'There is no format "pdf".'],
    ["guidelines use", "file"],
    ["guidelines --as bob", 'There is no leader "bob"'],
  ])("refuse %j", async (argv, words) => {
    await expectRefusal(await openMachineWith(), argv, words);
  });

  it("need a plan", async () => {
    await expectRefusal(openMachine(), "guidelines", "There is no plan yet.", 1);
  });
});

describe("guidelines check", () => {
  it("holds when nothing is missing", async () => {
    const machine = await openMachineWith();
    expect(await machine.ok("guidelines check")).toBe("  ✓ Nothing is missing in the guidelines.\n");
    expect(await machine.json("guidelines check")).toEqual({
      schemaVersion: 1,
      leader: "jane",
      guidelines,
      complete: true,
      missing: [],
    });
  });

  it("holds for a listed company whose quiet periods are none: that is an answer", async () => {
    const machine = await openMachineWith();
    await machine.ok("guidelines init --quiet-period none --yes");
    expect(await machine.json("guidelines check")).toMatchObject({ complete: true, missing: [] });
  });

  it("leaves the quiet periods that are over where the next one is entered", async () => {
    const machine = await openMachineWith({ quietPeriods: [{ from: "2026-01-10", to: "2026-02-10", why: null }] });
    const { missing } = JSON.parse((await machine.run("guidelines check --json")).out) as {
      missing: { todo: string }[];
    };
    await machine.ok((missing[0]?.todo ?? "").replace("socialtop ", ""));
    expect(machine.book().guidelines?.quietPeriods).toEqual([
      { from: "2026-01-10", to: "2026-02-10", why: null },
      { from: "2026-12-25", to: "2027-01-24", why: "annual results" },
    ]);
  });

  it("does not hold when something is, and says what to do", async () => {
    const machine = await openMachineWith({ reviewer: null });
    // The day after the last quiet period.
    const { code, out, err } = await machine.run("guidelines check --today 2027-02-01");
    expect([code, err]).toEqual([3, ""]);
    expect(out).toBe(`  2 things are missing.

  Nobody looks over a delicate post yet.
    socialtop guidelines init --reviewer "Ada Ray, communications" --yes
  All quiet periods are over: the next one?
    socialtop guidelines init --quiet-period "+2027-03-03 to 2027-04-02: annual
    results" --yes
`);
    const json = await machine.run("guidelines check --today 2027-02-01 --json");
    expect(json.code).toBe(3);
    expect(JSON.parse(json.out)).toMatchObject({
      complete: false,
      missing: [
        { part: "reviewer", why: "Nobody looks over a delicate post yet." },
        { part: "quietPeriods", todo: expect.stringContaining("--quiet-period") },
      ],
    });
  });

  it("does not hold before there are any", async () => {
    const machine = await openJanesMachine();
    const { code, out } = await machine.run("guidelines check");
    expect([code, out]).toEqual([3, expect.stringContaining("socialtop guidelines init")]);
  });

  it("gives commands that do what they say", async () => {
    const machine = await openMachineWith();
    await changeBook(machine, (book) => ({
      ...book,
      guidelines: {
        ...{
          agreedOn: "2026-11-02",
          changedOn: "2026-11-02",
          file: null,
          topics: null,
          offLimits: null,
          neverMention: null,
          privateLife: null,
        },
        ...{ reviewer: null, isListed: null, quietPeriods: null, disclaimer: null },
      },
    }));
    for (let round = 0; round < 10; round++) {
      const { missing } = JSON.parse((await machine.run("guidelines check --json")).out) as {
        missing: { todo: string }[];
      };
      if (missing[0] === undefined) break;
      await machine.ok(missing[0].todo.replace("socialtop ", ""));
    }
    expect((await machine.run("guidelines check")).code).toBe(0);
    await machine.ok("guidelines init --listed --yes");
    const { missing } = JSON.parse((await machine.run("guidelines check --json")).out) as {
      missing: { todo: string }[];
    };
    await machine.ok((missing[0]?.todo ?? "").replace("socialtop ", ""));
    expect((await machine.run("guidelines check")).code).toBe(0);
  });
});

describe.each(terminals)("at $columns columns, Unicode: $isUnicode", (terminal) => {
  it("every view fits, on one screen of 24 lines", async () => {
    for (const changes of [{}, { reviewer: null, quietPeriods: null, topics: null, disclaimer: null }]) {
      const machine = await openMachineWith(changes);
      for (const argv of ["guidelines", "guidelines check"]) {
        const { out } = await machine.run(argv, terminal);
        expect(flawsIn(out, terminal)).toEqual([]);
        expect(out.split("\n").length - 1).toBeLessThanOrEqual(24);
      }
    }
    const none = await openJanesMachine();
    expect(flawsIn(await none.ok("guidelines", terminal), terminal)).toEqual([]);
    const wide = { ...terminal, columns: 80 };
    for (const name of ["", "init ", "edit ", "export ", "use ", "check "])
      expect(flawsIn(await none.ok(`guidelines ${name}--help`, wide), wide)).toEqual([]);
  });

  it("long words are broken, and nothing in them acts upon the terminal", async () => {
    const hostile = `\u001b[31mred\u001b[0m\u0007\u202egnol ${"abcdefghij".repeat(30)} ${"李".repeat(80)}`;
    const machine = await openMachineWith({
      ...{ topics: [hostile], neverMention: Array.from({ length: 100 }, (_, index) => `${hostile}${index}`) },
      ...{ privateLife: hostile, reviewer: hostile, file: hostile, disclaimer: hostile },
      quietPeriods: [{ from: "2026-11-20", to: "2026-12-05", why: hostile }],
    });
    const out = await machine.ok("guidelines", terminal);
    expect(flawsIn(out, { ...terminal, isUnicode: true })).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(out.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g) ?? []).toEqual([]);
    expect(out).not.toContain("[31m");
  });
});
