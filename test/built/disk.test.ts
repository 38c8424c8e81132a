import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type BuiltMachine, openJanesBuiltMachine } from "../support/spawn.ts";

const failingDisk = fileURLToPath(new URL("../../torture/disk.cjs", import.meta.url));

/** Runs a line while the disk refuses from this step of the program on. */
function runOnDisk(machine: BuiltMachine, argv: readonly string[], what: string, env = {}) {
  return machine.run(argv, { nodeFlags: ["--require", failingDisk], env: { TORTURE_DISK: what, ...env } });
}

describe("a disk that takes only the beginning of a file", () => {
  it("is noticed: the record stays whole, and log says that it failed", async () => {
    const machine = await openJanesBuiltMachine();
    const path = join(machine.store, "leaders/jane.json");
    const rows = Array.from({ length: 12 }, (_, index) => `2026-11-20,Post ${index} ${"words ".repeat(30)}`);
    writeFileSync(join(machine.tmp, "posts.csv"), `Date,Text\n${rows.join("\n")}\n`);
    await machine.ok(["import", "posts.csv", "--platform", "linkedin"]);
    const before = readFileSync(path, "utf8");
    expect(before.length).toBeGreaterThan(2100);
    // As on a full disk, the system takes what still fits and no more; sh counts in kilobytes or in half ones.
    const limit = Math.floor(before.length / 1024);
    const { out } = await machine.sh(
      `(ulimit -f ${limit}; socialtop log "${"words ".repeat(2000)}") 2>&1; echo "code $?"`,
    );
    expect(out).not.toContain("code 0");
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(await machine.ok(["activity"])).toContain("Post 11");
  });
});

/** The steps on the disk that a line takes, by name. */
async function stepsOf(machine: BuiltMachine, argv: readonly string[]): Promise<string[]> {
  const path = join(machine.home, "steps");
  await runOnDisk(machine, argv, "none 0", { TORTURE_STEPS: path });
  return readFileSync(path, "utf8").trimEnd().split("\n");
}

it.skipIf(!existsSync("/proc/self"))("a place in which no folder can be made is named at once", async () => {
  const machine = await openJanesBuiltMachine();
  for (const folder of ["/proc/socialtop", "/proc/socialtop/deeper"]) {
    const { code, err } = await machine.run(["init", "--name", "Jane", "--yes"], { env: { SOCIALTOP_HOME: folder } });
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("(/proc/socialtop") });
  }
});

it("a folder for temporary files that is not there is named", async () => {
  const machine = await openJanesBuiltMachine();
  const { code, err } = await machine.run(["demo"], { env: { TMPDIR: "/nowhere", TEMP: "/nowhere" } });
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining("the folder for temporary files, /nowhere (ENOENT)."),
  });
});

describe("a disk that refuses", () => {
  it.each([
    ["EIO", "the disk is at fault"],
    ["EMFILE", "too many files are open"],
    ["EACCES", "permission was denied"],
  ])("with %s is the disk's fault and not a bug: in words, and nothing is changed", async (code, words) => {
    const machine = await openJanesBuiltMachine();
    const path = join(machine.store, "leaders/jane.json");
    const before = readFileSync(path, "utf8");
    const ended = await runOnDisk(machine, ["log", "Hello"], `${code} 1`);
    expect({ code: ended.code, out: ended.out }).toEqual({ code: 1, out: "" });
    expect(ended.err).toContain(`The record cannot be used: ${words}`);
    expect(ended.err.trimEnd().split("\n")).toHaveLength(2);
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  it.each([["log", "Hello"], ["settings", "role", "CEO"], ["undo"]])(
    "when the change is already made makes no failure of it: %s",
    async (...argv) => {
      const machine = await openJanesBuiltMachine();
      await machine.ok(["log", "Before"]);
      const kept = join(machine.tmp, "kept");
      cpSync(machine.store, kept, { recursive: true });
      const steps = await stepsOf(machine, argv);
      const expected = recordOf(machine);
      // Just after the last file took its place, and at the very last look at the disk.
      const afterRename = argv[0] === "undo" ? [] : [steps.lastIndexOf("rename") + 2];
      for (const step of [...afterRename, steps.length]) {
        rmSync(machine.store, { recursive: true });
        cpSync(kept, machine.store, { recursive: true });
        const { code } = await runOnDisk(machine, argv, `EIO ${step}`);
        expect({ step, code, record: recordOf(machine) }).toEqual({ step, code: 0, record: expected });
      }
    },
  );

  it("to let anything be looked at, once the change is made, makes no failure of an import", async () => {
    const machine = await openJanesBuiltMachine();
    writeFileSync(join(machine.tmp, "posts.csv"), "Date,Text\n2026-11-02,Spoke in Rome\n");
    const kept = join(machine.tmp, "kept");
    cpSync(machine.store, kept, { recursive: true });
    const argv = ["import", "posts.csv", "--platform", "linkedin"];
    const steps = await stepsOf(machine, argv);
    for (let step = steps.lastIndexOf("rename") + 2; step <= steps.length; step++) {
      rmSync(machine.store, { recursive: true });
      cpSync(kept, machine.store, { recursive: true });
      const { code, out } = await runOnDisk(machine, argv, `EACCES ${step}`);
      expect({ step, code, out }).toEqual({ step, code: 0, out: expect.stringContaining("It is in your record now.") });
    }
  });

  it("in the middle of a change, and does not let it be taken back, is not said to have changed nothing", async () => {
    const machine = await openJanesBuiltMachine();
    const steps = await stepsOf(machine, ["log", "Before"]);
    const { code, err } = await runOnDisk(machine, ["log", "Hello"], `EIO ${steps.lastIndexOf("rename") + 1}`);
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining("The disk gave way in the middle of: LinkedIn"),
    });
    expect(err).not.toContain("Nothing was changed");
    // Nor could the lock be given back; nobody touches it any more.
    rmSync(join(machine.store, ".lock"), { recursive: true });
    await machine.ok(["log", "After"]);
    const { changes } = JSON.parse(await machine.ok(["undo", "--list", "--json"]));
    expect(changes).toHaveLength(4);
  });
});

/** What Jane's record holds, without what is drawn anew in each run. */
function recordOf(machine: BuiltMachine): string {
  const text = readFileSync(join(machine.store, "leaders/jane.json"), "utf8");
  return text.replace(/"checksum":"[0-9a-f]{8}"/, "").replace(/log:[a-z2-9]{8}/g, "log:");
}
