import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Machine, openJanesMachine, openMachine } from "../support/run.ts";
import { changingCommands } from "./commandLists.ts";
import { expectRefusal, openBusyMachine, savedFiles } from "./shared.ts";

/** What a leader could see of the saved state: who there is, who is chosen, and every book. */
function stateOf(machine: Machine): object {
  const leaders = machine.store.leaders();
  const books = leaders.map((leader) => machine.book(leader));
  return { leaders, current: machine.store.current(), books, files: savedFiles(machine) };
}

describe("undo", () => {
  it.each(changingCommands())("is the inverse of: $name", async ({ argv, options }) => {
    const machine = await openBusyMachine();
    const before = stateOf(machine);
    const changes = machine.store.changes().length;
    await machine.ok(argv, options);
    expect(stateOf(machine)).not.toEqual(before);
    expect(machine.store.changes()).toHaveLength(changes + 1);
    await machine.ok("undo");
    expect(stateOf(machine)).toEqual(before);
    expect(machine.store.changes()).toHaveLength(changes);
  });

  it("tells posts of one day apart by their words", async () => {
    const jane = await openJanesMachine();
    await jane.ok("log Spoke about Lyon");
    await jane.ok(["log", `Twenty rules for a good talk, the first of which is ${"to be brief ".repeat(10)}`]);
    const list = (await jane.ok("undo --list", { columns: 120 })).split("\n");
    expect(list[0]).toContain('LinkedIn post on Wed 25 Nov, "Twenty rules for a good talk, the first…"');
    expect(list[1]).toContain('LinkedIn post on Wed 25 Nov, "Spoke about Lyon"');
    await jane.ok("undo");
    expect(await jane.ok("undo")).toContain('Took back: LinkedIn post on Wed 25 Nov, "Spoke about Lyon"\n');
  });

  it("takes back the very first init", async () => {
    const machine = openMachine();
    await machine.ok("init --name Jane --yes");
    await machine.ok("undo");
    expect(stateOf(machine)).toEqual({ leaders: [], current: null, books: [], files: {} });
  });

  it("goes back step by step through any sequence of commands", async () => {
    const commands = changingCommands();
    const aSequence = fc.array(fc.constantFrom(...commands), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(aSequence, async (sequence) => {
        const machine = await openBusyMachine();
        const states = [stateOf(machine)];
        const begin = machine.store.changes().length;
        for (const { argv, options } of sequence) {
          // Some have nothing to do after others: then they write nothing.
          const known = machine.store.changes().length;
          await machine.run(argv, options);
          if (machine.store.changes().length > known) states.push(stateOf(machine));
          else expect(stateOf(machine)).toEqual(states.at(-1));
        }
        expect(machine.store.changes()).toHaveLength(begin + states.length - 1);
        for (const state of states.slice(0, -1).reverse()) {
          await machine.ok("undo");
          expect(stateOf(machine)).toEqual(state);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("says what it took back and how much further it goes", async () => {
    const machine = await openJanesMachine();
    await machine.ok("log --on monday");
    await machine.ok("log");
    const out = await machine.ok("undo");
    expect(out).toContain("LinkedIn post on Wed 25 Nov");
    expect(out).toContain("2 earlier changes");
    expect(await machine.ok("undo")).toContain("LinkedIn post on Mon 23 Nov");
    expect(await machine.ok("undo")).toContain("Jane Doe");
    expect(await machine.ok("undo")).toContain("nothing to take back");
  });

  it("lists without taking anything back, newest first", async () => {
    const machine = await openJanesMachine();
    await machine.ok("log --on monday");
    await machine.ok("pause 2026-12-21 2027-01-03");
    const before = stateOf(machine);
    const out = await machine.ok("undo --list");
    expect(out.trimEnd().split("\n")).toHaveLength(3);
    expect(out).toMatch(/21 Dec[\s\S]*LinkedIn post on Mon 23 Nov[\s\S]*Jane Doe/);
    expect(stateOf(machine)).toEqual(before);
  });

  it("takes back the last change of one leader alone with --as", async () => {
    const machine = await openBusyMachine();
    await machine.ok("settings role Editor --as bob");
    await machine.ok("settings role Founder --as jane");
    await machine.ok("undo --as bob");
    expect(machine.book("bob").profile.role).toBeNull();
    expect(machine.book("jane").profile.role).toBe("Founder");
    expect(await machine.ok("undo --list --as bob")).not.toContain("Founder");
  });

  it("answers as JSON", async () => {
    const machine = await openJanesMachine();
    await machine.ok("log --on monday");
    const change = { at: "2026-11-25T08:00:00.000Z", what: "LinkedIn post on Mon 23 Nov", leaders: ["jane"] };
    expect(await machine.json("undo --list")).toMatchObject({ schemaVersion: 1, changes: [change, {}] });
    expect(await machine.json("undo")).toEqual({
      schemaVersion: 1,
      undone: change,
      left: 1,
      next: expect.objectContaining({ leaders: ["jane"] }),
    });
    await machine.ok("undo");
    expect(await machine.json("undo")).toEqual({ schemaVersion: 1, undone: null, left: 0, next: null });
  });

  it("has nothing to take back before there is a plan", async () => {
    expect(await openMachine().ok("undo")).toContain("nothing to take back");
    expect(await openMachine().ok("undo --list")).toContain("nothing to take back");
  });

  it("refuses a leader that there is not", async () => {
    await expectRefusal(await openJanesMachine(), "undo --as bob", 'There is no leader "bob"');
    await expectRefusal(await openJanesMachine(), "undo --list --as bob", 'There is no leader "bob"');
    await expectRefusal(await openJanesMachine(), ["undo", "--as", "../../x"], "There is no leader");
  });
});
