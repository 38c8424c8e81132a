import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../support/modules.ts";
import { type BuiltMachine, openJanesBuiltMachine } from "../support/spawn.ts";

/** Writes the name of each file of the program that is loaded, a line for each. */
const listing = `
const { appendFileSync } = require("node:fs");
const { Module } = require("node:module");
const load = Module.prototype.load;
Module.prototype.load = function (path) {
  if (path.includes("dist")) appendFileSync(process.env.LOADED, path + "\\n");
  return load.call(this, path);
};
`;

let machine: BuiltMachine;
beforeAll(async () => {
  machine = await openJanesBuiltMachine();
  writeFileSync(join(machine.home, "listing.cjs"), listing);
});

/** The files of dist/ that a line loads, in order. */
async function filesLoadedBy(argv: readonly string[]): Promise<string[]> {
  const list = join(machine.home, "loaded");
  writeFileSync(list, "");
  const nodeFlags = ["--require", join(machine.home, "listing.cjs")];
  const { code, err } = await machine.run(argv, { nodeFlags, env: { LOADED: list } });
  if (code !== 0) throw new Error(err);
  return readFileSync(list, "utf8")
    .trimEnd()
    .split("\n")
    .map((path) => basename(path));
}

/** What stands in the code of a library, and in no other. */
const signs = {
  inquirer: "User force closed the prompt",
  "csv-parse": "CSV_INVALID_CLOSING_QUOTE",
  yauzl: "End of central directory record",
  conf: "Config schema violation",
  "proper-lockfile": "Lock file is already being held",
  commander: "commander.unknownCommand",
  "an importer": "twitter-circle-tweet",
  chalk: "ansi256",
} as const;

/** Which of them a line loads. */
async function librariesLoadedBy(argv: readonly string[]): Promise<string[]> {
  const code = (await filesLoadedBy(argv)).map((name) => readFileSync(join(root, "dist", name), "utf8")).join("\n");
  return Object.entries(signs)
    .filter(([, sign]) => code.includes(sign))
    .map(([name]) => name);
}

describe("what a line loads", () => {
  it("is one file for streak, two for the dashboard and remind, four for log", async () => {
    expect(await filesLoadedBy(["streak"])).toEqual(["main.cjs"]);
    for (const argv of [[], ["remind"]]) expect(await filesLoadedBy(argv)).toEqual(["main.cjs", "usual.cjs"]);
    const files = await filesLoadedBy(["log", "Spoke about Lyon"]);
    expect(files.toSorted()).toEqual(["change.cjs", "log.cjs", "main.cjs", "usual.cjs"]);
  });

  it("is a page that is made already for help, the same as the command tree makes", async () => {
    for (const word of ["--help", "-h", "help"]) expect(await filesLoadedBy([word])).toEqual(["atOnce.cjs"]);
    for (const env of [{}, { LANG: "C" }])
      expect(await machine.ok(["--help"], { env })).toBe(await machine.ok(["--no-input", "--help"], { env }));
    expect(await filesLoadedBy(["--no-input", "--help"])).toContain("commandLine.cjs");
  });

  it("is no library for looking; for logging what writes and locks alone", async () => {
    for (const argv of [["streak"], [], ["remind"]]) expect(await librariesLoadedBy(argv)).toEqual([]);
    expect(await librariesLoadedBy(["log", "Spoke about Lyon"])).toEqual(["conf", "proper-lockfile"]);
  });

  it("is an importer for import alone", async () => {
    const lines = [
      "streak --explain",
      "steps",
      "activity",
      "undo --list",
      "leaders",
      "settings",
      "doctor",
      "log --on monday",
    ];
    for (const line of lines) expect(await librariesLoadedBy(line.split(" ")), line).not.toContain("an importer");
    expect(await librariesLoadedBy(["import", "--list-formats"])).toContain("an importer");
  });

  it("is what it is taken for: each sign stands in the code that is shipped", async () => {
    const { readdirSync } = await import("node:fs");
    const names = readdirSync(join(root, "dist")).filter((name) => name.endsWith(".cjs"));
    const all = names.map((name) => readFileSync(join(root, "dist", name), "utf8"));
    for (const [name, sign] of Object.entries(signs))
      expect(
        all.some((code) => code.includes(sign)),
        name,
      ).toBe(true);
  });
});
