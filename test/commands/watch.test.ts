import { describe, expect, it } from "vitest";
import { openJanesMachine } from "../support/run.ts";
import { expectRefusal } from "./shared.ts";

describe("watch", () => {
  it("notes somebody with network and reason", async () => {
    const machine = await openJanesMachine();
    const out = await machine.ok('watch add @ada --platform twitter --why "our best customer"');
    expect(machine.book().watching).toEqual([{ handle: "ada", platform: "x", why: "our best customer" }]);
    expect(out).toContain("@ada");
    expect(out).toContain("our best customer");
  });

  it("needs neither, and notes a handle with or without its @ once", async () => {
    const machine = await openJanesMachine();
    await machine.ok("watch add ada");
    await machine.ok("watch add @Ada --why again");
    expect(machine.book().watching).toEqual([{ handle: "Ada", platform: null, why: "again" }]);
  });

  it("keeps the same handle on two networks apart", async () => {
    const machine = await openJanesMachine();
    await machine.ok("watch add @ada --platform x");
    await machine.ok("watch add @ada --platform linkedin");
    await machine.ok("watch remove @ada --platform x");
    expect(machine.book().watching).toMatchObject([{ handle: "ada", platform: "linkedin" }]);
  });

  it("lists everybody, as list and alone", async () => {
    const machine = await openJanesMachine();
    await machine.ok("watch add @ada --platform x");
    await machine.ok("watch add @grace");
    const out = await machine.ok("watch list");
    expect(out).toMatch(/@ada.*X/);
    expect(out).toContain("@grace");
    expect(await machine.ok("watch")).toBe(out);
    expect(await machine.json("watch list")).toEqual({
      schemaVersion: 1,
      leader: "jane",
      watching: [
        { handle: "ada", platform: "x", why: null },
        { handle: "grace", platform: null, why: null },
      ],
    });
  });

  it("says what to type while nobody is noted", async () => {
    expect(await (await openJanesMachine()).ok("watch")).toContain("socialtop watch add");
  });

  it("takes somebody off, wherever they are noted", async () => {
    const machine = await openJanesMachine();
    await machine.ok("watch add @ada --platform x");
    await machine.ok("watch add @ada --platform linkedin");
    await machine.ok("watch remove @ADA");
    expect(machine.book().watching).toEqual([]);
  });

  it("completes the action with five people, and opens it again with four", async () => {
    const machine = await openJanesMachine();
    const stateOfFollow = async () => {
      const { actions } = await machine.json<{ actions: { id: string; state: string }[] }>("steps listen");
      return actions.find(({ id }) => id === "listen.follow")?.state;
    };
    for (const name of ["ada", "grace", "mary", "joan"]) await machine.ok(["watch", "add", name]);
    expect(await stateOfFollow()).toBe("open");
    await machine.ok("watch add hedy");
    expect(await stateOfFollow()).toBe("done");
    await machine.ok("watch remove ada");
    expect(await stateOfFollow()).toBe("open");
  });

  it.each([
    ["watch add", "handle", 2],
    ['watch add ""', "A handle cannot be empty.", 2],
    ['watch add "a b"', "not a handle", 2],
    [["watch", "add", "a\u001b[31mb"], "control character", 2],
    [["watch", "add", "ada", "--why", "a\u009bb"], "control character", 2],
    ["watch add https://x.com/ada --platform linkedin", "is an address of X, not of LinkedIn.", 2],
    ["watch add ada --platform linkdin", "Did you mean linkedin?", 2],
    ["watch remove @nobody", "@nobody is not on the list.", 1],
    ["watch add ada --as bob", 'There is no leader "bob"', 2],
  ])("refuses %j", async (argv, words, code) => {
    await expectRefusal(await openJanesMachine(), argv, words, code);
  });

  it("suggests the subcommand that a slip meant", async () => {
    const { code, err } = await (await openJanesMachine()).run("watch lst");
    expect(code).toBe(2);
    expect(err).toContain("list");
  });
});
