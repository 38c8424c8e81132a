import stringWidth from "fast-string-width";
import { describe, expect, it } from "vitest";
import { trainingScreens } from "../../src/coach/trainingScreens.ts";
import { CancelledError, UserError } from "../../src/errors.ts";
import { enter, openJanesMachine } from "../support/run.ts";
import { allGuidelines as all, changeBook, expectRefusal } from "./shared.ts";
import { tooWide } from "./terminals.ts";

const answered = {
  agreedOn: "2026-11-25",
  changedOn: "2026-11-25",
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
      ...{
        agreedOn: "2026-11-25",
        changedOn: "2026-11-25",
        file: null,
        topics: null,
        offLimits: null,
        neverMention: null,
        privateLife: null,
      },
      ...{ reviewer: null, isListed: null, quietPeriods: null, disclaimer: "The views here are my own." },
    });
  });

  it.each([
    ["Yes", true, 8],
    ["No", false, 7],
    ["Not sure yet", null, 7],
  ])("takes %j for whether the company is listed", async (_, isListed, questions) => {
    const machine = await openJanesMachine();
    const answers = [
      "design",
      enter,
      enter,
      enter,
      enter,
      isListed,
      ...Array.from({ length: questions - 6 }, () => enter),
    ];
    await machine.ok("guidelines init", { answers });
    expect(machine.asked).toHaveLength(questions);
    expect(machine.book().guidelines?.isListed).toBe(isListed);
    // Run again, Enter keeps it.
    await machine.ok("guidelines init", { answers: Array.from({ length: questions }, () => enter) });
    expect(machine.book().guidelines?.isListed).toBe(isListed);
  });

  it("asks no more whether the company is listed where quiet periods are given", async () => {
    const machine = await openJanesMachine();
    await machine.ok("guidelines init --quiet-period 2026-12-15", { answers: Array.from({ length: 6 }, () => enter) });
    expect(machine.asked.join("\n")).not.toContain("listed");
    expect(machine.book().guidelines?.isListed).toBe(true);
  });

  it("asks only for what no flag answers", async () => {
    const machine = await openJanesMachine();
    await machine.ok('guidelines init --topics design --no-listed --off-limits none --disclaimer "Mine."', {
      answers: ["Acme", enter, "Ada"],
    });
    expect(machine.asked.map((message) => message.slice(0, 5))).toEqual(["Which", "What ", "Who l"]);
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
    const { out, err } = await machine.run("guidelines init", { answers: Array.from({ length: 7 }, () => enter) });
    expect(out).toBe("  Nothing was changed.\n");
    expect(err).toContain("  There now: Acme, Inc.; and Sons; a, b\n");
    expect(err).toContain("  There now: One. Two.\n");
    expect(machine.book()).toEqual(before);
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
    expect(machine.book().guidelines).toEqual({
      ...answered,
      changedOn: "2026-12-01",
      topics: ["rail"],
      isListed: false,
      quietPeriods: null,
    });
  });

  it("writes nothing when nothing is answered", async () => {
    const machine = await openJanesMachine();
    expect(await machine.ok("guidelines init --reviewer none --no-input")).toBe("  Nothing was changed.\n");
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
      removed: [],
      completed: ["spokesperson.guidelines"],
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
    [["--quiet-period", "03/04/2026"], "--quiet-period: 03/04/2026 is 3 April in one country and 4 March in another."],
    [["--topic", "a"], "Did you mean --topics?"],
    [["design"], "One word too many: "],
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

describe("the questions of guidelines init", () => {
  /** As an answer to a question in words: the person presses Ctrl-C, or the prompt breaks. */
  const failing = (error: Error): unknown =>
    new Proxy(
      {},
      {
        get: () => {
          throw error;
        },
      },
    );
  const ctrlC = failing(new CancelledError("Cancelled."));

  it("keep what was answered when they are stopped, and offer it again", async () => {
    const machine = await openJanesMachine();
    const { code, out, err } = await machine.run("guidelines init --reviewer Ada", {
      answers: ["design", enter, "Acme, Heron", ctrlC],
    });
    expect([code, out]).toEqual([130, ""]);
    expect(err).toContain("  Stopped. What you answered is kept: socialtop guidelines init goes on.\n");
    expect(machine.store.changes()[0]?.what).toBe("wrote the guidelines");
    expect(machine.book().guidelines).toMatchObject({
      topics: ["design"],
      offLimits: null,
      neverMention: ["Acme", "Heron"],
      privateLife: null,
      reviewer: "Ada",
      disclaimer: null,
    });
    machine.asked.length = 0;
    await machine.ok("guidelines init", { answers: [enter, "none", enter, enter, enter, enter, "yes"] });
    expect(machine.asked[2]).toContain("Enter keeps the 2 there");
    expect(machine.asked[6]).toContain("yes takes this one, Enter skips");
    expect(machine.book().guidelines).toMatchObject({
      topics: ["design"],
      offLimits: [],
      neverMention: ["Acme", "Heron"],
      reviewer: "Ada",
      disclaimer: "The views here are my own.",
    });
    await machine.ok("undo");
    await machine.ok("undo");
    expect(machine.book().guidelines).toBeNull();
  });

  it("leave nothing when they are stopped before an answer", async () => {
    const machine = await openJanesMachine();
    const { code, err } = await machine.run("guidelines init", { answers: [enter, ctrlC] });
    expect([code, err]).toEqual([130, expect.stringMatching(/ {2}Cancelled\.\n$/)]);
    expect(machine.book().guidelines).toBeNull();
    expect(machine.store.changes()).toHaveLength(1);
  });

  it("keep what was answered when the terminal fails", async () => {
    const machine = await openJanesMachine();
    const error = new UserError("The terminal is gone.");
    const { code, err } = await machine.run("guidelines init", { answers: ["design", failing(error)] });
    expect(code).toBe(1);
    expect(err).toMatch(
      /What you answered is kept: socialtop guidelines init goes on\.\n {2}The terminal is gone\.\n$/,
    );
    expect(machine.book().guidelines?.topics).toEqual(["design"]);
  });

  it("offer the usual disclaimer, and none for an answer", async () => {
    const machine = await openJanesMachine();
    await machine.ok('settings company "Example AG"');
    const usual = "The views here are my own, not those of Example AG.";
    const six = Array.from({ length: 6 }, () => enter);
    const { err } = await machine.run("guidelines init --topics design", { answers: [...six.slice(1), "none"] });
    expect(err).toContain(`  ${usual}\n`);
    expect(machine.book().guidelines?.disclaimer).toBeNull();
    // Whoever has none keeps none.
    await machine.ok("guidelines init", { answers: [...six, enter] });
    expect(machine.book().guidelines?.disclaimer).toBeNull();
    await machine.ok("guidelines init", { answers: [...six, "yes"] });
    expect(machine.book().guidelines?.disclaimer).toBe(usual);
    await machine.ok("guidelines init", { answers: [...six, "None"] });
    expect(machine.book().guidelines?.disclaimer).toBeNull();
  });

  it.each([80, 50])("fit on a line of %d columns, whatever stands there", async (columns) => {
    const many = Array.from({ length: 150 }, (_, index) => `name ${index}`).join(",");
    const lists = ["--topics", many, "--off-limits", many, "--never-mention", many];
    const texts = ["--private-life", many, "--reviewer", many, "--disclaimer", many];
    for (const flags of [[], ["--off-limits", "none", "--never-mention", "none"], [...all], [...lists, ...texts]]) {
      const machine = await openJanesMachine();
      if (flags.length > 0) await machine.ok(["guidelines", "init", ...flags, "--listed", "--yes"]);
      const { code, err } = await machine.run("guidelines init", {
        answers: [enter, enter, enter, enter, enter, true, enter, enter],
        columns,
      });
      expect([code, machine.asked.length]).toEqual([0, 8]);
      // "? " stands before it, and a space and the cursor after it.
      expect(machine.asked.filter((message) => stringWidth(message) > columns - 4)).toEqual([]);
      expect(tooWide(err, columns)).toEqual([]);
    }
  });

  it("tell in help what --yes writes on a first page", async () => {
    const help = await (await openJanesMachine()).ok("guidelines init --help");
    expect(help.replace(/\s+/g, " ")).toContain(
      "what is not given stays as it is; a first page gets the usual disclaimer",
    );
  });
});

describe("what guidelines init completes", () => {
  it("is said, once", async () => {
    const machine = await openJanesMachine();
    const line = "  ✓ Step 4, Spokesperson: Agree on a few guidelines. Done.\n";
    expect(await machine.ok("guidelines init --yes")).not.toContain("Step 4");
    expect(await machine.ok("guidelines init --topics design --yes")).toContain(line);
    expect(await machine.ok("guidelines init --topics +rail --yes")).not.toContain("Step 4");
    expect(await machine.json("guidelines init --topics +hiring --yes")).toMatchObject({ completed: [] });
  });

  it("is of two steps where the training for the other is read", async () => {
    const machine = await openJanesMachine();
    const training = trainingScreens
      .filter(({ step }) => step === "be-real")
      .map(({ id }) => ({ screen: id, day: "2026-11-20" }));
    await changeBook(machine, (book) => ({ ...book, training }));
    expect(await machine.json('guidelines init --private-life "no faces" --yes')).toMatchObject({
      completed: ["spokesperson.guidelines", "be-real.lines"],
    });
  });
});
