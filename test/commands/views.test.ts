import { stripVTControlCharacters } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { type Machine, openJanesMachine, openMachine } from "../support/run.ts";
import { readingCommands } from "./commandLists.ts";
import { changeBook, openBusyMachine } from "./shared.ts";
import { flawsIn, notAscii, terminals, tooWide } from "./terminals.ts";

let busy: Machine;
beforeAll(async () => {
  busy = await openBusyMachine();
});

describe.each(terminals)("every view, at $columns columns, Unicode: $isUnicode", (terminal) => {
  it.each([...readingCommands, "demo"])("fits: %j", async (argv) => {
    expect(flawsIn(await busy.ok(argv, terminal), terminal)).toEqual([]);
  });

  // From Wednesday on the week goes from on track to out of reach; then a paused week, and one with a storm.
  it.each(["11-25", "11-27", "11-28", "11-29", "12-02", "12-09"])("fits however the week stands: %s", async (day) => {
    const machine = await openBusyMachine();
    const options = { ...terminal, now: `2026-${day}T09:00:00Z` };
    await machine.ok("settings target 5");
    await machine.ok("pause 2026-11-30 2026-12-06");
    await machine.ok("pause 2026-12-12 2026-12-13");
    if (day === "12-09") for (let post = 0; post < 20; post++) await machine.ok("log", options);
    for (const argv of ["", "streak", "streak --explain", "log", "log --on 2026-11-17", "pause 2026-11-17 2026-11-17"])
      expect(flawsIn(await machine.ok(argv, options), terminal)).toEqual([]);
  });

  it("fits before there is a plan, and while the leader listens", async () => {
    for (const argv of ["", "leaders", "undo", "doctor"])
      expect(flawsIn(await openMachine().ok(argv, terminal), terminal)).toEqual([]);
    const listening = await openJanesMachine("--listen");
    // A reminder goes into a pipe as one line, whatever its width.
    for (const argv of readingCommands.filter((line) => line !== "remind"))
      expect(flawsIn(await listening.ok(argv, terminal), terminal)).toEqual([]);
    const onTerminal = { ...terminal, isTerminal: true };
    expect(flawsIn(await listening.ok("remind", onTerminal), terminal)).toEqual([]);
  });

  it("fits when a word is as long as it may be", async () => {
    const machine = await openBusyMachine();
    const long = "abcdefghij".repeat(20);
    await changeBook(machine, (book) => ({
      ...book,
      profile: {
        ...book.profile,
        name: long.slice(0, 80),
        role: long,
        company: long,
        networks: [{ platform: "mastodon", handle: long.slice(0, 100) }],
      },
      actions: [{ action: "listen.follow", outcome: "skipped", day: "2026-11-20", why: long }],
      pauses: [{ from: "2026-12-21", to: "2027-01-03", why: long }],
      watching: [{ handle: long.slice(0, 100), platform: "tripadvisor", why: long }],
      activities: book.activities.map((activity) => ({ ...activity, text: `${long} ${"李".repeat(40)}` })),
    }));
    const wide: string[] = [];
    for (const argv of [...readingCommands, "leaders use jane", "pause remove 1"]) {
      if (tooWide(await machine.ok(argv, terminal), terminal.columns).length > 0) wide.push(argv);
    }
    expect(wide).toEqual([]);
  });
});

describe("every view", () => {
  it.each(readingCommands)("is one screen of 24 lines unless more is asked for: %j", async (argv) => {
    const out = await busy.ok(argv);
    if (!argv.includes("--explain")) expect(out.split("\n").length - 1).toBeLessThanOrEqual(24);
  });

  it.each(readingCommands)("says the same with and without colour: %j", async (argv) => {
    const plain = await busy.ok(argv);
    expect(plain).not.toContain("\u001b");
    const coloured = await busy.ok(argv, { hasColor: true });
    // Whether there is colour is what doctor says of the terminal.
    expect(stripVTControlCharacters(coloured).replace("in colour.", "without colour.")).toBe(plain);
    expect(await busy.ok(`${argv} --no-color`, { hasColor: true })).toBe(plain);
  });

  it("uses colour where the terminal has it", async () => {
    expect(await busy.ok("streak", { hasColor: true })).toContain("\u001b[");
    expect(await busy.ok("demo --no-color", { hasColor: true })).not.toContain("\u001b");
  });
});

describe("every help", () => {
  const start = ["", "init", "next", "steps", "done", "skip", "reopen", "watch", "demo"];
  const record = ["log", "streak", "pause", "activity", "edit", "remove", "undo", "import"];
  it.each([...start, ...record, "calendar", "remind", "report", "team", "settings", "leaders", "doctor"])(
    "fits into 80 columns, and ASCII: %j",
    async (name) => {
      expect(tooWide(await busy.ok(`${name} --help`), 80)).toEqual([]);
      expect(notAscii(await busy.ok(`${name} --help`, { isUnicode: false }))).toEqual([]);
    },
  );
});
