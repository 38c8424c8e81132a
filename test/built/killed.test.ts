import { readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type BuiltMachine, listFiles, openJanesBuiltMachine } from "../support/spawn.ts";

const killer = fileURLToPath(new URL("../support/killAtRename.cjs", import.meta.url));

/** Runs this until a file whose path fits the pattern is to take its place: there it is killed. */
async function kill(machine: BuiltMachine, line: string, at: RegExp): Promise<void> {
  const options = { nodeFlags: ["--require", killer], env: { KILL_AT: at.source, SOCIALTOP_TODAY: "" } };
  await expect(machine.run(line.split(" "), options)).rejects.toThrow("Ended by SIGKILL");
  // Nobody is waited for who is dead for five seconds.
  rmSync(join(machine.store, ".lock"), { recursive: true, force: true });
}

/** What is in the store and no part of it. */
function straysIn({ store }: BuiltMachine): string[] {
  const own =
    /^(?:settings\.json|(?:leaders|ideas)\/(?:jane|bob)\.json|history\/\d{8}\/(?:change|settings|leaders\/(?:jane|bob))\.json)$/;
  return listFiles(store).filter((path) => !own.test(path));
}

describe.concurrent("what a kill leaves of files on their way", () => {
  it("is cleared away by the next change, whoever's it is; what is not ours stays", async () => {
    const machine = await openJanesBuiltMachine();
    await machine.run(["leaders", "add", "Bob"]);
    await kill(machine, "log Hello --platform x", /leaders\/jane\.new\.json\.tmp-/);
    expect(straysIn(machine)).toContainEqual(expect.stringMatching(/^leaders\/jane\.new\.json\.tmp-\w+$/));
    await kill(machine, "leaders use bob", /settings\.new\.json$/);
    await kill(machine, "draft --ideas", /ideas\/jane\.new\.json\.tmp-/);
    const left = straysIn(machine);
    expect(left).toContainEqual(expect.stringMatching(/^settings\.new\.json$/));
    const idea = left.find((path) => path.startsWith("ideas/")) as string;
    // Ideas are written without the lock: what is new may be somebody's who lives.
    const inAnHour = Date.now() / 1000 + 3600;
    utimesSync(join(machine.store, idea), inAnHour, inAnHour);
    for (const name of ["jane.json.tmp-1795594800a1b2c3", "jane.new.json~", "new.json"])
      writeFileSync(join(machine.store, "leaders", name), "somebody else's");
    const others = ["leaders/jane.json.tmp-1795594800a1b2c3", "leaders/jane.new.json~", "leaders/new.json"];
    await machine.ok(["log", "Hello", "--platform", "x", "--as", "bob"]);
    expect(straysIn(machine).sort()).toEqual([idea, ...others]);
    utimesSync(join(machine.store, idea), 0, 0);
    await machine.ok(["log", "Hello again", "--platform", "x", "--as", "bob"]);
    expect(straysIn(machine).sort()).toEqual(others);
  });

  it("beside an export is cleared away by the next one to the same place", async () => {
    const machine = await openJanesBuiltMachine();
    writeFileSync(join(machine.tmp, ".other.json.socialtop-1.part"), "another file's");
    await kill(machine, "export jane.json", /\.part$/);
    expect(listFiles(machine.tmp)).toEqual([
      expect.stringMatching(/^\.jane\.json\.socialtop-\d+\.part$/),
      ".other.json.socialtop-1.part",
    ]);
    await machine.ok(["export", "jane.json"]);
    expect(listFiles(machine.tmp)).toEqual([".other.json.socialtop-1.part", "jane.json"]);
  });

  it("of a demo is cleared away by the next demo", async () => {
    const machine = await openJanesBuiltMachine();
    await kill(machine, "demo", /socialtop-demo-.*settings\.new\.json$/);
    expect(readdirSync(machine.tmp)).toEqual([expect.stringMatching(/^socialtop-demo-\d+-\w{6}$/)]);
    await machine.ok(["demo"]);
    expect(readdirSync(machine.tmp)).toEqual([]);
  });
});
