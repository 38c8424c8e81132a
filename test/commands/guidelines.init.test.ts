import { describe, expect, it } from "vitest";
import { enter, openJanesMachine } from "../support/run.ts";
import { expectRefusal } from "./shared.ts";

const all = [
  "--topics",
  "product design, women in engineering",
  "--off-limits",
  "none",
  "--never-mention",
  "Acme, Inc.; Project Falcon",
  "--private-life",
  "Family in general",
  "--reviewer",
  "Ada Ray",
  "--listed",
  "--quiet-period",
  "2027-04-01 to 2027-04-20: Q1",
  "--quiet-period",
  "15 Dec 2026 – 31 Jan 2027: annual results",
  "--disclaimer",
  "The views here are my own.",
];

const answered = {
  agreedOn: "2026-11-25",
  file: null,
  topics: ["product design", "women in engineering"],
  offLimits: [],
  neverMention: ["Acme, Inc.", "Project Falcon"],
  privateLife: "Family in general",
  reviewer: "Ada Ray",
  isListed: true,
  quietPeriods: [
    { from: "2026-12-15", to: "2027-01-31", why: "annual results" },
    { from: "2027-04-01", to: "2027-04-20", why: "Q1" },
  ],
  disclaimer: "The views here are my own.",
};

describe("guidelines init", () => {
  it("takes every answer by a flag, and asks nothing then", async () => {
    const machine = await openJanesMachine();
    const out = await machine.ok(["guidelines", "init", ...all], { answers: [] });
    expect(machine.asked).toEqual([]);
    expect(machine.book().guidelines).toEqual(answered);
    expect(out).toContain("Written: the topics you speak on, topics off limits,");
    expect(out).not.toContain("missing");
    expect(out).toContain("socialtop guidelines export guidelines.html");
    expect(machine.store.changes()[0]?.what).toBe("wrote the guidelines");
    expect(machine.store.changes()).toHaveLength(2);
  });

  it("asks eight questions", async () => {
    const machine = await openJanesMachine();
    const typed = ["design, rail", "politics", "none", "the garden", "Ada", true, "2026-12-15 to 2027-01-31", "Mine."];
    await machine.ok("guidelines init", { answers: typed });
    expect(machine.asked).toHaveLength(8);
    expect(machine.book().guidelines).toEqual({
      ...answered,
      topics: ["design", "rail"],
      offLimits: ["politics"],
      neverMention: [],
      privateLife: "the garden",
      reviewer: "Ada",
      quietPeriods: [{ from: "2026-12-15", to: "2027-01-31", why: null }],
      disclaimer: "Mine.",
    });
  });

  it("asks for quiet periods only where the company is listed", async () => {
    const machine = await openJanesMachine();
    await machine.ok("guidelines init", { answers: [enter, enter, enter, enter, enter, enter, enter] });
    expect(machine.asked).toHaveLength(7);
    expect(machine.asked.join("\n")).not.toContain("quiet periods");
    expect(machine.book().guidelines).toEqual({
      ...{ agreedOn: "2026-11-25", file: null, topics: null, offLimits: null, neverMention: null, privateLife: null },
      ...{ reviewer: null, isListed: false, quietPeriods: null, disclaimer: "The views here are my own." },
    });
  });

  it("asks only for what no flag answers", async () => {
    const machine = await openJanesMachine();
    await machine.ok('guidelines init --topics design --no-listed --off-limits none --disclaimer "Mine."', {
      answers: ["Acme", enter, "Ada"],
    });
    expect(machine.asked.map((message) => message.slice(0, 5))).toEqual(["Names", "What ", "Who l"]);
    expect(machine.book().guidelines).toMatchObject({ neverMention: ["Acme"], privateLife: null, reviewer: "Ada" });
  });

  it("offers a disclaimer that names the company", async () => {
    const machine = await openJanesMachine();
    await machine.ok('settings company "Example AG"');
    await machine.ok("guidelines init --yes");
    expect(machine.book().guidelines?.disclaimer).toBe("The views here are my own, not those of Example AG.");
  });

  it("with --yes takes what is given, and of the rest the disclaimer alone", async () => {
    const machine = await openJanesMachine();
    await machine.ok("guidelines init --reviewer Ada --yes", { answers: [] });
    expect(machine.book().guidelines).toMatchObject({
      reviewer: "Ada",
      topics: null,
      isListed: null,
      disclaimer: "The views here are my own.",
    });
    await machine.ok("guidelines init --disclaimer none --yes");
    await machine.ok("guidelines init --topics design --yes");
    expect(machine.book().guidelines).toMatchObject({ reviewer: "Ada", topics: ["design"], disclaimer: null });
  });

  it("without a terminal takes the flags, and needs one", async () => {
    const machine = await openJanesMachine();
    await expectRefusal(machine, "guidelines init", "--topics");
    await machine.ok("guidelines init --topics design");
    expect(machine.book().guidelines).toMatchObject({ topics: ["design"], disclaimer: null });
    await expectRefusal(machine, "guidelines init --no-input", "--topics", 2, { answers: [] });
  });

  it("run again shows what stands there, and Enter keeps it, whatever it holds", async () => {
    const machine = await openJanesMachine();
    const notTyped = "## NDA\n- Acme, Inc.; and Sons\n- a, b\n## Private life\nOne.\n\nTwo.\n";
    await machine.ok(["guidelines", "init", ...all]);
    await machine.ok("guidelines edit", {
      editor: (page) => `${page.split("## Never mention")[0]}${notTyped}`,
      answers: [],
    });
    const before = machine.book();
    const out = await machine.ok("guidelines init", { answers: Array.from({ length: 7 }, () => enter) });
    // That was not on the page any more, and Enter is no.
    expect(out).toContain("Written: whether the company is listed.");
    expect(machine.book().guidelines).toEqual({ ...before.guidelines, isListed: false });
  });

  it("run again keeps each answer of all eight", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["guidelines", "init", ...all]);
    const changes = machine.store.changes().length;
    const out = await machine.ok("guidelines init", { answers: Array.from({ length: 8 }, () => enter) });
    expect(out).toBe("  Nothing was changed.\n");
    expect(machine.book().guidelines).toEqual(answered);
    expect(machine.store.changes()).toHaveLength(changes);
    await machine.ok("guidelines init", {
      answers: ["rail", enter, enter, enter, enter, false, enter],
      now: "2026-12-01T08:00:00Z",
    });
    expect(machine.book().guidelines).toEqual({ ...answered, topics: ["rail"], isListed: false, quietPeriods: null });
  });

  it("writes nothing when nothing is answered", async () => {
    const machine = await openJanesMachine();
    expect(await machine.ok("guidelines init --topics , --no-input")).toBe("  Nothing was changed.\n");
    expect(machine.book().guidelines).toBeNull();
  });

  it("is cancelled without a trace, and taken back as one change", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["guidelines", "init", ...all]);
    expect(await machine.ok("undo")).toContain("wrote the guidelines");
    expect(machine.book().guidelines).toBeNull();
  });

  it("answers as JSON", async () => {
    const machine = await openJanesMachine();
    expect(await machine.json(["guidelines", "init", ...all])).toEqual({
      schemaVersion: 1,
      leader: "jane",
      guidelines: answered,
      missing: [],
    });
  });

  it.each([
    [["--topics", "a, none"], '--topics: "none" stands beside other entries'],
    [["--never-mention", "a\u001b[31m"], "--never-mention: The name holds a control character"],
    [["--private-life", "x".repeat(2001)], "--private-life: The text has 2001 characters"],
    [["--quiet-period", "2026-02-30 to 2026-03-15"], "--quiet-period: There is no 30 February 2026."],
    [["--quiet-period", "soon"], '--quiet-period: "soon" is no quiet period'],
    [["--quiet-period", "none", "--quiet-period", "2026-12-15"], '--quiet-period: "none" stands beside'],
    [["--quiet-period", "2026-12-15", "--no-listed"], "Quiet periods are those of a listed company"],
    [["--topic", "a"], "Did you mean --topics?"],
    [["design"], "Too many"],
  ])("refuses %j", async (flags, words) => {
    await expectRefusal(await openJanesMachine(), ["guidelines", "init", ...flags, "--yes"], words);
  });

  it("takes quiet periods for those of a listed company, and none for an answer", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["guidelines", "init", "--quiet-period", "2026-12-15\n2026-12-17"]);
    expect(machine.book().guidelines).toMatchObject({
      isListed: true,
      quietPeriods: [{ from: "2026-12-15" }, { from: "2026-12-17" }],
    });
    await machine.ok("guidelines init --quiet-period none");
    expect(machine.book().guidelines).toMatchObject({ isListed: true, quietPeriods: [] });
    await machine.ok("guidelines init --no-listed");
    expect(machine.book().guidelines).toMatchObject({ isListed: false, quietPeriods: null });
  });
});
