import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openBuiltMachine, openJanesBuiltMachine } from "../support/spawn.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

describe.concurrent("the built program", () => {
  it("says its version, which is that of the package", async () => {
    const machine = openBuiltMachine();
    expect(await machine.ok(["--version"])).toBe(`${version}\n`);
    expect(await machine.ok(["-V"])).toBe(`${version}\n`);
  });

  it("shows help: examples first, then every command in its group", async () => {
    const help = await openBuiltMachine().ok(["--help"]);
    const headings = ["socialtop init ", "Usage:", "Start:", "Every week:", "Your record:", "Set-up:", "Options:"];
    const places = headings.map((heading) => help.indexOf(heading));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    for (const command of ["init", "next", "log", "streak", "import", "undo"]) expect(help).toMatch(`\n  ${command} `);
  });

  it("welcomes whoever has no plan yet, and keeps nothing of it", async () => {
    const machine = openBuiltMachine();
    expect(await machine.ok([])).toContain("socialtop init");
  });

  it("logs, and says in streak what was logged", async () => {
    const machine = await openJanesBuiltMachine();
    expect(await machine.ok(["log", "Spoke about Lyon"])).toContain("✓ LinkedIn post, today (Wed 25 Nov)");
    await machine.ok(["log", "--on", "monday", "--platform", "x"]);
    await machine.ok(["log", "--on", "tuesday"]);
    const { thisWeek, streak, today } = JSON.parse(await machine.ok(["streak", "--json"]));
    expect({ today, standing: thisWeek.standing, postingDays: thisWeek.postingDays, weeks: streak.weeks }).toEqual({
      today: "2026-11-25",
      standing: "met",
      postingDays: 3,
      weeks: 1,
    });
  });

  it("reads the text of a post from a pipe", async () => {
    const machine = await openJanesBuiltMachine();
    await machine.ok(["log", "-"], { input: "-5 % this quarter\nand why\n" });
    await machine.ok(["log", "-"], { input: "\ufeffZoë 🎉" });
    const { activities } = JSON.parse(await machine.ok(["activity", "--json"]));
    expect(activities.map(({ text }: { text: string }) => text)).toEqual(["Zoë 🎉", "-5 % this quarter and why"]);
  });

  it("runs from a home whose path has spaces and other alphabets", async () => {
    const machine = await openJanesBuiltMachine();
    const env = { SOCIALTOP_HOME: `${machine.tmp}/Jane’s record/日本` };
    await machine.ok(["init", "--name", "Jane", "--networks", "linkedin", "--yes"], { env });
    await machine.ok(["log", "Hello"], { env });
    expect(await machine.ok(["activity"], { env })).toContain("Hello");
  });
});

describe.concurrent("exit codes of the built program", () => {
  it.each([
    ["0 when done", ["streak"], 0, ""],
    ["1 when it failed", ["import", "no-such-file.zip"], 1, "no-such-file.zip"],
    ["2 for an unknown command", ["steak"], 2, "streak"],
    ["2 for an unknown option", ["streak", "--wek"], 2, '"--wek"'],
    ["2 for an impossible day", ["log", "--on", "2026-02-30"], 2, "30 February"],
    ["2 when an answer is missing and nobody can be asked", ["remove", "last"], 2, "--yes"],
  ])("%s", async (_what, argv, code, words) => {
    const machine = await openJanesBuiltMachine();
    await machine.ok(["log", "Hello"]);
    const ran = await machine.run(argv);
    expect({ code: ran.code, words: ran.err.includes(words) }, ran.err).toEqual({ code, words: true });
    expect(ran.err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
    expect(ran.out === "").toBe(code !== 0);
  });

  it("3 when a check did not hold, with the answer all the same", async () => {
    const machine = await openJanesBuiltMachine();
    const { code, out, err } = await machine.run(["streak", "--check"]);
    expect({ code, err }).toEqual({ code: 3, err: "" });
    expect(out).toContain("This week");
  });

  /** Breaks what no caller expects to break. */
  const broken = [
    "--import",
    'data:text/javascript,import fs from "node:fs";fs.readdirSync=()=>{throw new TypeError("broken on purpose")}',
  ];

  it("70 for a bug of its own: where to report it, and no trace of the code", async () => {
    const { code, out, err } = await openBuiltMachine().run(["streak"], { nodeFlags: broken });
    expect({ code, out }).toEqual({ code: 70, out: "" });
    expect(err).toContain("broken on purpose");
    expect(err).toContain("report");
    expect(err).not.toMatch(/^\s+at /m);
    expect(err.trimEnd().split("\n")).toHaveLength(2);
  });

  it("70 with the trace when SOCIALTOP_DEBUG=1 asks for it", async () => {
    const { code, err } = await openBuiltMachine().run(["streak"], {
      nodeFlags: broken,
      env: { SOCIALTOP_DEBUG: "1" },
    });
    expect(code).toBe(70);
    expect(err).toMatch(/^TypeError: broken on purpose\n\s+at .*/m);
  });
});
