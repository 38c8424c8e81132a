import { describe, expect, it } from "vitest";
import { type Machine, openJanesMachine, openMachine } from "../support/run.ts";
import { expectRefusal } from "./shared.ts";

async function openJaneAndBob(): Promise<Machine> {
  const machine = await openJanesMachine();
  await machine.ok('leaders add "Bob Ray"');
  return machine;
}

describe("leaders", () => {
  it("keeps each leader's record apart, and --as names one anywhere on the line", async () => {
    const machine = await openJaneAndBob();
    await machine.ok("log --as bob --platform blog --text Hello");
    await machine.ok("--as BOB log --platform blog --text again");
    await machine.ok("log");
    expect(machine.book("bob").activities.map(({ text }) => text)).toEqual(["Hello", "again"]);
    expect(machine.book("jane").activities).toHaveLength(1);
  });

  it("lists everybody with how they stand, and who is used when none is named", async () => {
    const machine = await openJaneAndBob();
    const out = await machine.ok("leaders");
    expect(out).toMatch(/bob +Bob Ray +listening/);
    expect(out).toMatch(/● +jane +Jane Doe +on track/);
    expect(await machine.json("leaders")).toMatchObject({
      schemaVersion: 1,
      current: "jane",
      leaders: [
        { id: "bob", name: "Bob Ray", isCurrent: false, standing: "listening", streakWeeks: 0, problem: null },
        { id: "jane", name: "Jane Doe", isCurrent: true, standing: "on-track", streakWeeks: 0, problem: null },
      ],
    });
  });

  it("says what to type while there is nobody", async () => {
    expect(await openMachine().ok("leaders")).toContain("socialtop init");
    expect(await openMachine().json("leaders")).toEqual({ schemaVersion: 1, current: null, leaders: [] });
  });

  it("tells two Janes apart, and a third", async () => {
    const machine = await openJanesMachine();
    const second = await machine.json<{ leader: string }>('leaders add "Jane Doe"');
    const third = await machine.json<{ leader: string }>('leaders add "Jane Doe"');
    expect(new Set(["jane", second.leader, third.leader]).size).toBe(3);
    await machine.ok(["log", "--as", second.leader, "--platform", "x"]);
    expect(machine.book("jane").activities).toHaveLength(0);
    expect(machine.book(second.leader)).toMatchObject({ profile: { name: "Jane Doe" }, activities: [{}] });
    expect(machine.book(third.leader).activities).toHaveLength(0);
    // The first one is still the one who is used.
    expect(machine.store.current()).toBe("jane");
  });

  it.each([
    ["Élodie Müller", "elodie"],
    ["Łukasz Nowak", "łukasz"],
    ["李 小龙", "李"],
    ["O’Neil & Sons (Lyon)", "o"],
  ])("gives %j a short name that can be typed after --as", async (name, id) => {
    const machine = await openJanesMachine();
    expect(await machine.json(["leaders", "add", name])).toEqual({ schemaVersion: 1, leader: id });
    expect(machine.book(id).profile.name).toBe(name);
    expect(await machine.ok(["settings", "name", "--as", id])).toContain(name);
  });

  it("takes an accent for the same however it is typed: as one sign, or as a letter and a mark", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["init", "--as", "e\u0301lodie", "--name", "Élodie", "--yes"]);
    for (const typed of ["e\u0301lodie", "\u00e9lodie"])
      expect(await machine.ok(["settings", "name", "--as", typed])).toContain("Élodie");
  });

  it("chooses who is used from now on", async () => {
    const machine = await openJaneAndBob();
    expect(await machine.ok("leaders use bob")).toContain("Bob Ray");
    await machine.ok("settings role Founder");
    expect(machine.book("bob").profile.role).toBe("Founder");
    expect(await machine.json("leaders use jane")).toEqual({ schemaVersion: 1, leader: "jane" });
    expect(machine.store.current()).toBe("jane");
  });

  it("renames, and goes on using who was used", async () => {
    const machine = await openJaneAndBob();
    const book = machine.book("jane");
    expect(await machine.json("leaders rename jane janet")).toEqual({ schemaVersion: 1, leader: "janet", was: "jane" });
    expect(machine.store.leaders()).toEqual(["bob", "janet"]);
    expect(machine.store.current()).toBe("janet");
    expect(machine.book("janet")).toEqual(book);
    await machine.ok("leaders rename bob robert");
    expect(machine.store.current()).toBe("janet");
  });

  it("asks before it removes somebody, and says that undo brings them back", async () => {
    const machine = await openJaneAndBob();
    await expectRefusal(machine, "leaders remove bob", "Nothing was changed.", 130, { answers: [false] });
    await expectRefusal(machine, "leaders remove bob", "--yes");
    const { out, err } = await machine.run("leaders remove bob", { answers: [true] });
    expect(out).toContain("bob");
    expect(err).toContain("socialtop undo");
    expect(machine.store.leaders()).toEqual(["jane"]);
  });

  it("uses the only one left when the one in use is removed, and asks for a choice among several", async () => {
    const machine = await openJaneAndBob();
    await machine.ok("leaders add Carla");
    expect(await machine.json("leaders remove jane --yes")).toEqual({ schemaVersion: 1, removed: "jane" });
    await expectRefusal(machine, "streak", "--as");
    await expectRefusal(machine, "streak", "bob, carla");
    expect(await machine.ok("leaders")).toContain("socialtop leaders use");
    await machine.ok("leaders remove bob --yes");
    expect(await machine.json("streak")).toMatchObject({ leader: "carla" });
  });

  it.each([
    ["leaders add", "name", 2],
    ['leaders add ""', "A name cannot be empty.", 2],
    ["leaders add ../../x", "does not look like a name", 2],
    ["leaders add __proto__", "does not look like a name", 2],
    [["leaders", "add", "Jane\u001b[31m"], "control character", 2],
    [["leaders", "add", "J".repeat(81)], "80", 2],
    ["leaders use nobody", 'There is no leader "nobody"', 2],
    ["leaders use jnae", "Did you mean jane?", 2],
    ["leaders use __proto__", "There is no leader", 2],
    ["leaders use ../settings", "There is no leader", 2],
    ["leaders rename jane bob", '"bob" already', 1],
    ["leaders rename jane ../../x", "cannot be a short name", 2],
    ["leaders rename jane __proto__", "cannot be a short name", 2],
    ["leaders rename jane con", "cannot be a short name", 2],
    ['leaders rename jane "J D"', "cannot be a short name", 2],
    ["leaders rename nobody janet", 'There is no leader "nobody"', 2],
    ["leaders rename jane", "new name", 2],
    ["leaders remove nobody --yes", 'There is no leader "nobody"', 2],
    ["leaders remove ../settings --yes", "There is no leader", 2],
    ["streak --as __proto__", "There is no leader", 2],
    ["streak --as ../settings", "There is no leader", 2],
    ["streak --as constructor", "There is no leader", 2],
  ])("refuses %j", async (argv, words, code) => {
    await expectRefusal(await openJaneAndBob(), argv, words, code);
  });

  it("suggests the subcommand that a slip meant", async () => {
    const { code, err } = await (await openJaneAndBob()).run("leaders renam bob robert");
    expect(code).toBe(2);
    expect(err).toContain("rename");
  });
});
