import { mkdirSync, readdirSync, rmdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles, openBuiltMachine, openJanesBuiltMachine } from "../support/spawn.ts";

describe.concurrent("outside its own folder", () => {
  it("the program writes nothing, whatever is typed", async () => {
    const machine = openBuiltMachine();
    const csv = "Date,Text\n2026-11-20,Hello\n";
    const work = join(machine.tmp, "work");
    mkdirSync(work);
    writeFileSync(join(work, "posts.csv"), csv);
    const lines = [
      ["init", "--name", "Jane Doe", "--networks", "linkedin=jane-doe", "--commit", "2026-01-05", "--yes"],
      ["log", "Hello"],
      ["import", "posts.csv", "--platform", "linkedin"],
      ["streak"],
      ["next"],
      ["done", "listen.follow"],
      ["leaders", "add", "Bob Ray"],
      ["leaders", "use", "jane"],
      ["pause", "2026-12-20", "2026-12-31", "--why", "holidays"],
      ["settings", "target", "4"],
      ["undo"],
      ["backup", "-"],
      ["restore", "posts.csv"],
      ["doctor"],
      ["doctor", "--repair"],
      ["remove", "last", "--yes"],
      ["steak"],
    ];
    for (const line of lines) await machine.run(line, { cwd: work });
    expect({ home: listFiles(machine.home), tmp: listFiles(machine.tmp) }).toEqual({
      home: [],
      tmp: ["work/posts.csv"],
    });
    expect(readdirSync(machine.home)).toEqual([]);
  });

  it("the record goes where programs keep theirs when SOCIALTOP_HOME is not set", async () => {
    const machine = openBuiltMachine();
    const env = { SOCIALTOP_HOME: "", XDG_CONFIG_HOME: join(machine.home, "config") };
    await machine.ok(["init", "--name", "Jane", "--yes"], { env });
    const files = listFiles(machine.home);
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter((file) => !/(?:^|\/)socialtop\//.test(file))).toEqual([]);
  });

  it.each([
    ["nothing", ["streak"]],
    ["nothing", ["undo"]],
    ["nothing", ["doctor"]],
    ["nothing", ["log", "Hello"]],
    ["nothing", ["init", "--name", "42", "--yes"]],
  ])("%s is written before there is a plan, not even a folder, by %j", async (_what, argv) => {
    const machine = openBuiltMachine();
    await machine.run(argv);
    expect(() => statSync(machine.store)).toThrow("ENOENT");
  });
});

describe.concurrent("demo", () => {
  it("plays without a question and leaves nothing: no record, no temporary file", async () => {
    const machine = openBuiltMachine();
    const out = await machine.ok(["demo"]);
    for (const line of ["$ socialtop init", "$ socialtop import", "$ socialtop log", "$ socialtop streak"]) {
      expect(out).toContain(line);
    }
    expect([...readdirSync(machine.tmp), ...readdirSync(machine.home)]).toEqual([]);
    expect(() => statSync(machine.store)).toThrow("ENOENT");
  });

  it("does not touch a record that is there", async () => {
    const machine = await openJanesBuiltMachine();
    const before = listFiles(machine.store).map((file) => [file, statSync(join(machine.store, file)).mtimeMs]);
    await machine.ok(["demo"]);
    expect(listFiles(machine.store).map((file) => [file, statSync(join(machine.store, file)).mtimeMs])).toEqual(before);
  });
});

describe.concurrent("several programs at once", () => {
  it("wait for one another, with a word about it", async () => {
    const machine = await openJanesBuiltMachine();
    const lock = join(machine.store, ".lock");
    mkdirSync(lock);
    const inAnHour = Date.now() / 1000 + 3600;
    utimesSync(lock, inAnHour, inAnHour);
    const { code, err } = await machine.run(["log", "Hello"], { onErr: () => rmdirSync(lock) });
    expect({ code, err }).toEqual({ code: 0, err: "  Waiting for another socialtop to finish.\n" });
  });
});
