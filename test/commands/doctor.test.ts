import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatVersion } from "../../src/format/format.ts";
import { type Machine, openJanesMachine, openMachine } from "../support/run.ts";
import { inFormat } from "../support/store.ts";
import { expectRefusal, fileWith, openBusyMachine, savedFiles } from "./shared.ts";

/** Jane's file as it was when the power went: half of it. */
async function openDamagedMachine(): Promise<{ machine: Machine; path: string; broken: string }> {
  const machine = await openBusyMachine();
  await machine.ok("log --text Whole");
  await machine.ok("log --text Lost");
  const path = join(machine.folder, "leaders", "jane.json");
  const broken = readFileSync(path, "utf8").slice(0, 400);
  writeFileSync(path, broken);
  return { machine, path, broken };
}

describe("doctor", () => {
  it("says that every record can be read, and where they are", async () => {
    const machine = await openBusyMachine();
    const out = await machine.ok("doctor", { columns: 200 });
    expect(out).toContain("Every record can be read.");
    expect(out).toContain(machine.folder);
    expect(await machine.json("doctor")).toEqual({
      schemaVersion: 1,
      folder: machine.folder,
      damage: [],
      checks: expect.any(Array),
    });
    expect(await machine.json("doctor --repair")).toEqual({
      schemaVersion: 1,
      folder: machine.folder,
      repairs: [],
      damage: [],
      checks: expect.any(Array),
    });
  });

  it("is content with a machine on which nothing is", async () => {
    expect(await openMachine().ok("doctor")).toContain("Every record can be read.");
    expect(await openMachine().ok("doctor --repair")).toContain("Every record can be read.");
  });

  it("names the damaged file, what is wrong and the cure; the check does not hold", async () => {
    const { machine } = await openDamagedMachine();
    const { code, out } = await machine.run("doctor");
    expect(code).toBe(3);
    expect(out).toContain("leaders/jane.json");
    expect(out).toMatch(/ends in the middle/);
    expect(out).toContain("socialtop doctor --repair");
    const asJson = await machine.run("doctor --json");
    expect(asJson.code).toBe(3);
    expect(JSON.parse(asJson.out)).toMatchObject({
      schemaVersion: 1,
      damage: [{ path: "leaders/jane.json", newestGoodAt: "2026-11-25T08:00:00.000Z" }],
    });
  });

  it.each(["streak", "", "log Hello", "next", "settings role x", "init --yes", "leaders use jane", "activity"])(
    "is what a command on a damaged record points to, and resets nothing: %j",
    async (argv) => {
      const { machine, path, broken } = await openDamagedMachine();
      await expectRefusal(machine, argv, "doctor --repair", 1);
      await expectRefusal(machine, argv, "leaders/jane.json", 1);
      expect(readFileSync(path, "utf8")).toBe(broken);
    },
  );

  it("says what it could not bring back, and where else that may be", async () => {
    const { machine } = await openDamagedMachine();
    const hint = (await machine.run("streak")).err;
    expect(hint).toContain("is whole; it lacks ");
    const { out } = await machine.run("doctor --repair", { columns: 200 });
    expect(out).toContain("It lacks what came after: ");
    expect(out).toContain("A backup of yours may have it, or the broken file");
    expect(out).toContain(`The broken one was kept: ${machine.folder}/damaged/`);
  });

  it("is where whoever is gone is sent to, instead of being welcomed anew", async () => {
    const machine = await openJanesMachine();
    await machine.ok("log Hello");
    rmSync(join(machine.folder, "leaders"), { recursive: true });
    for (const line of ["", "streak"]) {
      const { code, err } = await machine.run(line);
      expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining("jane") });
      expect(err).toContain("socialtop doctor");
    }
    expect((await machine.run("doctor")).code).toBe(3);
    await machine.ok("doctor --repair");
    expect(machine.store.leaders()).toEqual(["jane"]);
  });

  it("is where whoever goes on beside somebody who is gone is sent to: nobody takes their place", async () => {
    const machine = await openBusyMachine();
    await machine.ok("leaders use jane");
    const backup = fileWith("backup.json", "kept");
    rmSync(join(machine.folder, "leaders/jane.json"));
    const before = savedFiles(machine);
    const lines = [
      "",
      "streak",
      "log Hello",
      "log Hello --as jane",
      "settings role x",
      "init --yes",
      "init --as jane --name Jane --yes",
    ];
    for (const line of [...lines, `backup ${backup} --yes`, "next", "steps"]) {
      const { code, err } = await machine.run(line);
      expect({ line, code, err }).toMatchObject({
        line,
        code: 1,
        err: expect.stringMatching(/gone.*doctor --repair/s),
      });
    }
    expect(savedFiles(machine)).toEqual(before);
    expect(await machine.ok("remind", { isTerminal: true })).toContain("socialtop doctor");
    // Whoever is meant by name goes on.
    await machine.ok("streak --as bob");
    await machine.ok("doctor --repair");
    expect(machine.store.current()).toBe("jane");
  });

  it("leaves the other leaders in peace, and lists the damaged one by name", async () => {
    const { machine } = await openDamagedMachine();
    await machine.ok("log --as bob --platform x");
    const out = await machine.ok("leaders", { columns: 200 });
    expect(out).toMatch(/bob +Bob Ray/);
    expect(out).toMatch(/jane.*cannot be read/);
  });

  it("puts the newest whole version back and keeps the broken one", async () => {
    const { machine, broken } = await openDamagedMachine();
    const out = await machine.ok("doctor --repair");
    expect(out).toContain("leaders/jane.json");
    // The version before the newest change: without the post that was written last.
    const texts = machine.book("jane").activities.map(({ text }) => text);
    expect(texts).toContain("Whole");
    expect(texts).not.toContain("Lost");
    const kept = readdirSync(join(machine.folder, "damaged"));
    expect(kept).toHaveLength(1);
    expect(readFileSync(join(machine.folder, "damaged", kept[0] ?? ""), "utf8")).toBe(broken);
    expect((await machine.run("doctor")).code).toBe(0);
  });

  it("repairs damaged settings too", async () => {
    const machine = await openBusyMachine();
    await machine.ok("leaders use bob");
    writeFileSync(join(machine.folder, "settings.json"), "{");
    await expectRefusal(machine, "streak", "settings", 1);
    await machine.ok("doctor --repair");
    expect(machine.store.current()).toBe("jane");
  });

  it("cannot repair what has no earlier version, says so and leaves it", async () => {
    const machine = openMachine();
    await machine.ok("init --name Jane --yes");
    const path = join(machine.folder, "leaders", "jane.json");
    writeFileSync(path, "not JSON");
    await expectRefusal(machine, "streak", path, 1);
    expect((await machine.run("doctor --repair")).code).toBe(3);
    expect(readFileSync(path, "utf8")).toBe("not JSON");
  });

  it("refuses a file from a newer version and leaves it untouched", async () => {
    const machine = await openBusyMachine();
    const path = join(machine.folder, "leaders", "jane.json");
    const newer = inFormat(formatVersion + 1, readFileSync(path, "utf8"));
    writeFileSync(path, newer);
    await expectRefusal(machine, "streak", "newer socialtop", 1);
    await expectRefusal(machine, "log", "newer socialtop", 1);
    await machine.run("doctor --repair");
    expect(readFileSync(path, "utf8")).toBe(newer);
  });

  it("does not say that a file from a newer version can be read", async () => {
    const machine = await openBusyMachine();
    const path = join(machine.folder, "leaders", "jane.json");
    writeFileSync(path, inFormat(formatVersion + 1, readFileSync(path, "utf8")));
    expect((await machine.run("doctor")).out).not.toContain("Every record can be read.");
  });

  it("names a folder that cannot be used, and changes nothing", async () => {
    const file = fileWith("home", "not a folder");
    const machine = openMachine(file);
    const { code, out, err } = await machine.run("init --name Jane --yes");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("home");
    expect(err).toContain("SOCIALTOP_HOME");
    expect(readFileSync(file, "utf8")).toBe("not a folder");
  });

  it("leaves nothing behind by looking", async () => {
    const machine = openMachine();
    await machine.ok("doctor");
    expect(existsSync(machine.folder)).toBe(false);
    expect(savedFiles(machine)).toEqual({});
  });
});
