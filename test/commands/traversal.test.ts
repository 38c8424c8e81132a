import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { encodeFile, versionOf } from "../../src/format/format.ts";
import { bookWith } from "../support/books.ts";
import { type Machine, openMachine, temporaryFolder } from "../support/run.ts";
import { listFiles } from "../support/spawn.ts";
import { writeRecord } from "../support/store.ts";
import { fileWith } from "./shared.ts";

const named = (name: string, book: Book): Book => ({ ...book, profile: { ...book.profile, name } });

/** The record of somebody else, who is not to be seen. */
const secretRecord = encodeFile(named("Agnes Hidden", bookWith({})));

interface House {
  readonly machine: Machine;
  /** Everything around the store's folder, byte for byte. */
  readonly around: () => Record<string, string>;
}

/** A store with records around it, wherever a name such as `../x` leads to. */
async function openHouse(): Promise<House> {
  const house = temporaryFolder();
  const machine = openMachine(join(house, "a/b/home"));
  await machine.ok('init --name "Jane Doe" --as jane --networks x --yes');
  for (const path of ["x.json", "a/x.json", "a/b/x.json", "a/b/home/x.json", "a/b/home/leaders/sub/x.json"]) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), secretRecord);
  }
  const isTheStores = (path: string) =>
    /^a\/b\/home\/(?:(?:leaders|ideas)\/jane\.json|settings\.json|history\/)/.test(path);
  return {
    machine,
    around: () => {
      const paths = listFiles(house).filter((path) => !isTheStores(path));
      return Object.fromEntries(paths.map((path) => [path, readFileSync(join(house, path), "utf8")]));
    },
  };
}

const names: readonly string[] = [
  "../x",
  "../../x",
  "sub/x",
  "..",
  ".",
  "/etc/passwd",
  "..\\x",
  "C:\\x",
  "x\0",
  "%2e%2e%2fx",
  "..／x",
  "‥/x",
  "con",
  "__proto__",
  "jane.json",
  "x".repeat(300),
];

describe.each(names.map((name) => [JSON.stringify(name).slice(0, 30), name] as const))("the name %s", (_, name) => {
  it("leads to no file, whatever is typed before it", async () => {
    const { machine, around } = await openHouse();
    const before = around();
    const lines: readonly (readonly string[])[] = [
      ["streak", "--as", name],
      ["log", "Hello", "--platform", "x", "--as", name],
      ["init", "--as", name, "--name", "Jane Doe", "--yes"],
      ["draft", "--ideas", "--as", name],
      ["export", "--as", name],
      ["undo", "--as", name],
      ["leaders", "use", name],
      ["leaders", "rename", "jane", name],
      ["leaders", "rename", name, "bob"],
      ["leaders", "remove", name, "--yes"],
      ["team", "--nudge", name],
    ];
    for (const argv of lines) {
      const { code, out, err } = await machine.run(argv);
      expect({ argv, isRefused: code === 1 || code === 2, out }).toEqual({ argv, isRefused: true, out: "" });
      expect(err).not.toContain("Agnes");
    }
    expect(around()).toEqual(before);
    expect(machine.store.leaders()).toEqual(["jane"]);
  });

  it("in a backup is refused, and nothing is written", async () => {
    const { machine, around } = await openHouse();
    const before = around();
    const records = [{ leader: name, text: secretRecord }];
    const backup = encodeFile({ backup: "2026-11-24T08:00:00.000Z", settings: null, records });
    const { code, err } = await machine.run(["restore", fileWith("backup.json", backup), "--yes"]);
    expect({ code, isSaid: err.includes("is no backup of socialtop") }).toEqual({ code: 1, isSaid: true });
    expect(around()).toEqual(before);
    expect(machine.store.leaders()).toEqual(["jane"]);
  });

  it("in the settings or in the history leads nowhere", async () => {
    const { machine, around } = await openHouse();
    const { folder } = machine;
    const before = around();
    writeRecord(folder, "settings.json", encodeFile({ leader: name }));
    expect(machine.store.current()).toBe("jane");
    // As if the change had made that file: taking it back would remove it.
    const files = [{ path: `leaders/${name}.json`, before: null, after: versionOf(secretRecord) }];
    const change = encodeFile({ number: 8, at: "2026-11-24T08:00:00.000Z", what: "wrote a file", files });
    writeRecord(folder, "history/00000008/change.json", change);
    writeRecord(folder, "history/00000009.pending/change.json", change.replace('"number":8', '"number":9'));
    await machine.run("undo");
    await machine.run("log Hello --platform x");
    await machine.run("doctor --repair");
    expect(around()).toEqual(before);
  });
});

describe("a path in the history", () => {
  it.each(["../x.json", "x.json", "/etc/hosts", "leaders/../x.json", "history/../../x.json", "leaders/sub/x.json"])(
    "is taken for none of ours: %s",
    async (path) => {
      const { machine, around } = await openHouse();
      const before = around();
      const files = [{ path, before: null, after: versionOf(secretRecord) }];
      const change = { number: 8, at: "2026-11-24T08:00:00.000Z", what: "wrote a file", files };
      writeRecord(machine.folder, "history/00000008/change.json", encodeFile(change));
      writeRecord(machine.folder, "history/00000009.pending/change.json", encodeFile({ ...change, number: 9 }));
      expect(machine.store.changes()).toHaveLength(1);
      await machine.ok("log Hello --platform x");
      await machine.ok("undo");
      expect(around()).toEqual(before);
    },
  );
});
