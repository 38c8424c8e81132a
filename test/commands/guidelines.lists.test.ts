import { describe, expect, it } from "vitest";
import { enter, openJanesMachine } from "../support/run.ts";
import { allGuidelines as all, expectRefusal } from "./shared.ts";

describe("the lists of guidelines init", () => {
  const names = "Project Falcon, Ærø Bank; Condor";
  const openWithNames = async () => {
    const machine = await openJanesMachine();
    await machine.ok(["guidelines", "init", "--never-mention", names, "--topics", "design", "--yes"]);
    expect(machine.book().guidelines?.neverMention).toEqual(["Project Falcon", "Ærø Bank", "Condor"]);
    return machine;
  };

  it("are replaced by a flag, and what goes is named", async () => {
    const machine = await openWithNames();
    const out = await machine.ok("guidelines init --never-mention heron --topics design,rail");
    expect(out).toContain("  ✓ Written: the topics you speak on and what never to mention.\n");
    expect(out).toContain("    Taken out: Project Falcon, Ærø Bank, Condor.\n");
    expect(machine.book().guidelines).toMatchObject({ neverMention: ["heron"], topics: ["design", "rail"] });
    await machine.ok("undo");
    expect(await machine.json("guidelines init --never-mention falcon --off-limits none --topics none")).toMatchObject({
      removed: [
        { part: "topics", entries: ["design"] },
        { part: "neverMention", entries: ["Project Falcon", "Ærø Bank", "Condor"] },
      ],
    });
  });

  it("are added to and taken from with a sign", async () => {
    const machine = await openWithNames();
    const out = await machine.ok([
      "guidelines",
      "init",
      "--never-mention",
      "+Heron, Hawk",
      "--off-limits",
      "+politics",
    ]);
    expect(out).not.toContain("Taken out");
    expect(machine.book().guidelines).toMatchObject({
      neverMention: ["Project Falcon", "Ærø Bank", "Condor", "Heron", "Hawk"],
      offLimits: ["politics"],
    });
    expect(
      await machine.json(["guidelines", "init", "--never-mention", "-condor, Hawk", "--topics=+rail, -design"]),
    ).toMatchObject({
      guidelines: { neverMention: ["Project Falcon", "Ærø Bank", "Heron"], topics: ["rail"] },
      removed: [
        { part: "topics", entries: ["design"] },
        { part: "neverMention", entries: ["Condor", "Hawk"] },
      ],
    });
    await expectRefusal(machine, ["guidelines", "init", "--never-mention", "-Herron"], 'Did you mean "Heron"?');
    expect(await machine.ok("guidelines init --help")).toMatch(/--never-mention <list>[^-]+replaces\s+the\s+list/);
  });

  it("name the quiet periods that go, and keep them with a sign", async () => {
    const machine = await openJanesMachine();
    await machine.ok("guidelines init --quiet-period 2026-12-15..2027-01-31");
    await machine.ok(["guidelines", "init", "--quiet-period", "+2027-04-01 to 2027-04-20: Q1"]);
    expect(machine.book().guidelines?.quietPeriods).toHaveLength(2);
    expect(await machine.ok("guidelines init --quiet-period 2027-07-01")).toContain(
      "    Taken out: 2026-12-15 to 2027-01-31, 2027-04-01 to 2027-04-20: Q1.\n",
    );
  });

  it("are changed at the question too, which says so", async () => {
    const machine = await openWithNames();
    const answers = ["+rail", enter, "-Ærø Bank", enter, enter, enter, enter];
    const { out, err } = await machine.run("guidelines init", { answers });
    expect(machine.asked[0]).toBe("Which topics do you speak on? (Enter keeps the one there; +topic adds one)");
    expect(machine.asked[2]).toBe("Which names do you never mention? (Enter keeps the 3 there; +name adds one)");
    expect(err).toContain("  There now: Project Falcon, Ærø Bank, Condor\n");
    expect(out).toContain("    Taken out: Ærø Bank.\n");
    expect(machine.book().guidelines).toMatchObject({
      topics: ["design", "rail"],
      neverMention: ["Project Falcon", "Condor"],
    });
  });

  it.each([
    ...[
      "--topics",
      "--off-limits",
      "--never-mention",
      "--private-life",
      "--reviewer",
      "--quiet-period",
      "--disclaimer",
    ],
  ])("and texts are not cleared by an empty %s", async (flag) => {
    const machine = await openJanesMachine();
    await machine.ok(["guidelines", "init", ...all]);
    for (const value of ["", " ", "\n"]) {
      await expectRefusal(machine, ["guidelines", "init", flag, value, "--yes"], `${flag} has nothing in it.`);
    }
    await expectRefusal(machine, ["guidelines", "init", flag, "", "--yes"], "Write none where there is none");
    await machine.ok(["guidelines", "init", flag, "none", "--yes"]);
  });

  it("are not cleared by commas alone, nor by one empty period of several", async () => {
    const machine = await openWithNames();
    await expectRefusal(machine, ["guidelines", "init", "--never-mention", ", ;", "--yes"], "has nothing in it");
    const periods = ["--quiet-period", "2026-12-15", "--quiet-period", ""];
    await expectRefusal(machine, ["guidelines", "init", ...periods, "--yes"], "--quiet-period has nothing in it");
  });
});
