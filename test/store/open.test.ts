import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { encodeFile, formatVersion } from "../../src/format/format.ts";
import { openJanesMachine, openMachine, temporaryFolder } from "../support/run.ts";
import { listFiles } from "../support/spawn.ts";
import { bookOf, inFormat, openTestStore, put, recordIn, withoutChecksum, writeRecord } from "../support/store.ts";

async function openJanes(): Promise<{ folder: string; store: ReturnType<typeof openTestStore> }> {
  const folder = join(temporaryFolder(), "home");
  const store = openTestStore(folder);
  await put(store, "jane", bookOf(1));
  return { folder, store };
}

describe("the folder", () => {
  it("is for its owner only, whatever the umask says", async () => {
    const before = process.umask(0);
    try {
      const folder = join(temporaryFolder(), "not/there/yet");
      const store = openTestStore(folder);
      await put(store, "jane", bookOf(1));
      await put(store, "jane", bookOf(2));
      await put(store, "bob", bookOf(1));
      writeRecord(folder, "leaders/jane.json", "broken");
      await store.repair();
      const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
      const files = listFiles(folder);
      expect(files.length).toBeGreaterThan(6);
      expect(files.filter((file) => modeOf(join(folder, file)) !== "600")).toEqual([]);
      const folders = new Set(
        files.flatMap((file) =>
          file
            .split("/")
            .slice(0, -1)
            .map((_, index, parts) => parts.slice(0, index + 1).join("/")),
        ),
      );
      expect(
        [folder, join(folder, "../.."), ...[...folders].map((name) => join(folder, name))].filter(
          (path) => modeOf(path) !== "700",
        ),
      ).toEqual([]);
    } finally {
      process.umask(before);
    }
  });

  it("is not made by reading", () => {
    const folder = join(temporaryFolder(), "home");
    const store = openTestStore(folder);
    expect([store.leaders(), store.current(), store.changes(), store.findDamage()]).toEqual([[], null, [], []]);
    expect(() => store.read("jane")).toThrow('There is no leader "jane" yet.');
    expect(() => statSync(folder)).toThrow("ENOENT");
  });

  it("keeps nothing but the record and its history: no lock, no temporary file", async () => {
    const { folder } = await openJanes();
    expect(listFiles(folder)).toEqual(["history/00000001/change.json", "leaders/jane.json"]);
  });
});

describe("what other programs leave in leaders/", () => {
  const strays = [
    "jane.json.tmp-1795594800a1b2",
    "jane (conflicted copy).json",
    "jane (Jane's conflicted copy 2026-11-25).json",
    "jane.sync-conflict-20261125-080000-ABCDEFG.json",
    "jane-LAPTOP.json",
    "jane 2.json",
    "jane.json~",
    ".jane.json.swp",
    ".DS_Store",
    "Thumbs.db",
    ".json",
    "json",
  ];

  it.each(strays)("%s is no leader, no damage, and left alone", async (name) => {
    const { folder, store } = await openJanes();
    writeRecord(folder, `leaders/${name}`, "whatever this is");
    expect(store.leaders()).toEqual(["jane"]);
    expect(store.current()).toBe("jane");
    await put(store, "jane", bookOf(2));
    expect(store.findDamage()).toEqual([]);
    expect(await store.repair()).toEqual([]);
    expect(readFileSync(join(folder, "leaders", name), "utf8")).toBe("whatever this is");
  });
});

describe("a record that is kept elsewhere by a link", () => {
  it("has what a crash left beside it cleared away, and nothing else that is there", async () => {
    const { folder, store } = await openJanes();
    const elsewhere = temporaryFolder();
    renameSync(join(folder, "leaders/jane.json"), join(elsewhere, "ours.json"));
    symlinkSync(join(elsewhere, "ours.json"), join(folder, "leaders/jane.json"));
    const [left, others] = [
      ["ours.new.json", "ours.new.json.tmp-1795594800a1b2c3"],
      ["theirs.new.json", "ours.new.json.bak", "yours.new.json.tmp-1795594800a1b2c3"],
    ];
    for (const name of [...left, ...others]) writeFileSync(join(elsewhere, name), "half of it");
    await put(store, "bob", bookOf(1));
    expect(listFiles(elsewhere)).toEqual(["ours.json", ...others].sort());
    expect(store.read("jane")).toEqual(bookOf(1));
  });
});

describe("settings.json", () => {
  it("that names a leader who is gone: nobody goes on as somebody else without a word", async () => {
    const machine = await openJanesMachine();
    const before = machine.store.read("jane");
    writeRecord(machine.folder, "settings.json", encodeFile({ leader: "bob" }));
    expect(await machine.run("log For whom?")).toMatchObject({
      code: 2,
      err: "  The record of the leader who was chosen is not there any more; that of jane is.\n  Go on with it: socialtop leaders use jane. Or bring the other back from a backup: socialtop restore <file>\n",
    });
    expect(machine.store.read("jane")).toEqual(before);
    await machine.ok("leaders use jane");
    await machine.ok("log For whom?");
  });

  it("that names a leader who is gone: the words say whom one can choose", async () => {
    const machine = await openJanesMachine();
    await machine.ok('leaders add "Bob Ray"');
    writeRecord(machine.folder, "settings.json", encodeFile({ leader: "ann" }));
    expect(await machine.run("streak")).toMatchObject({
      code: 2,
      err: "  There are 2 leaders and none is chosen: bob, jane.\n  Name one: --as bob, or choose: socialtop leaders use bob\n",
    });
    expect((await machine.run("streak --as jane")).code).toBe(0);
  });

  it.each([
    ["a list", encodeFile({ leader: ["jane"] })],
    ["null", encodeFile({ leader: null })],
    ["a path", encodeFile({ leader: "../../etc/passwd" })],
    ["nothing", '{"format":1}\n'],
  ])("that names %s instead of a leader is passed over", async (_what, text) => {
    const { folder, store } = await openJanes();
    writeRecord(folder, "settings.json", text);
    expect(store.current()).toBe("jane");
  });

  it("that is damaged is named, and choosing a leader or --repair mends it", async () => {
    const machine = await openJanesMachine();
    await machine.ok('leaders add "Bob Ray"');
    await machine.ok("leaders use bob");
    writeRecord(machine.folder, "settings.json", '{"format":1,"chec');
    const { code, err } = await machine.run("streak");
    expect({ code, lines: err.trimEnd().split("\n").length }).toEqual({ code: 1, lines: 2 });
    expect(err).toContain("settings.json");
    expect(err).toContain("socialtop doctor --repair");
    expect((await machine.run("streak --as jane")).code).toBe(0);
    await machine.ok("doctor --repair");
    expect(machine.store.current()).toBe("jane");
  });
});

describe("a file that cannot be read", () => {
  it("is named at whichever byte it was cut off, and left as it is", async () => {
    const { folder, store } = await openJanes();
    const text = recordIn(folder)["leaders/jane.json"] as string;
    const bytes = Buffer.from(text);
    for (let length = 0; length < bytes.length - 1; length++) {
      writeRecord(folder, "leaders/jane.json", bytes.subarray(0, length));
      expect(() => store.read("jane"), `${length} bytes`).toThrow(
        /^The record of "jane" cannot be read: leaders\/jane\.json /,
      );
      expect(() => store.read("jane"), `${length} bytes`).toThrow(UserError);
    }
    await expect(put(store, "bob", bookOf(0))).resolves.toBeUndefined();
    expect(Buffer.from(recordIn(folder)["leaders/jane.json"] as string)).toEqual(bytes.subarray(0, -2));
  });

  it("is not written over by a command that would change it", async () => {
    const machine = await openJanesMachine();
    writeRecord(machine.folder, "leaders/jane.json", "broken\n");
    for (const line of [
      "log Hello",
      "settings target 4",
      "init --target 4 --yes",
      "done listen.follow",
      "pause monday friday",
    ]) {
      const { code, err } = await machine.run(line);
      expect({ line, code }).toEqual({ line, code: 1 });
      expect(err).toContain("leaders/jane.json");
    }
    expect(recordIn(machine.folder)["leaders/jane.json"]).toBe("broken\n");
  });

  it("of one leader does not keep another from working", async () => {
    const machine = await openJanesMachine();
    await machine.ok('leaders add "Bob Ray"');
    writeRecord(machine.folder, "leaders/bob.json", "broken\n");
    await machine.ok("log Hello");
    expect(await machine.ok("leaders")).toContain("bob");
  });

  it("of a newer socialtop is refused, and stays untouched", async () => {
    const machine = await openJanesMachine();
    const newer = inFormat(formatVersion + 1, '\n"profile":{"new":"things"}\n}\n');
    writeRecord(machine.folder, "leaders/jane.json", newer);
    for (const line of ["streak", "log Hello", "settings target 4", "init --yes", "doctor --repair"]) {
      const { err } = await machine.run(line);
      if (!line.startsWith("doctor")) expect(err).toContain("was written by a newer socialtop: leaders/jane.json");
      expect(recordIn(machine.folder)["leaders/jane.json"]).toBe(newer);
    }
  });

  it("without a checksum is read: a hand may have mended it", async () => {
    const machine = await openJanesMachine();
    const text = recordIn(machine.folder)["leaders/jane.json"] as string;
    writeRecord(machine.folder, "leaders/jane.json", withoutChecksum(text).replace("Jane Doe", "Jane Roe"));
    expect(await machine.ok("settings name")).toContain("Jane Roe");
    await machine.ok("log Hello");
    expect(recordIn(machine.folder)["leaders/jane.json"]).toContain('"checksum"');
    await machine.ok("undo");
    expect(await machine.ok("settings name")).toContain("Jane Roe");
  });
});

/** What may stand in the way, and the words for it. */
const obstacles: readonly [what: string, make: (folder: string) => void, words: string][] = [
  ["a file instead of the folder", (folder) => writeFileSync(folder, "a file"), "a file is where a folder should be"],
  [
    "a file instead of the folder above",
    (folder) => {
      rmSync(join(folder, ".."), { recursive: true });
      writeFileSync(join(folder, ".."), "a file");
    },
    "a file is where a folder should be",
  ],
  [
    "a file instead of leaders/",
    (folder) => writeRecord(folder, "leaders", "a file"),
    "a file is where a folder should be",
  ],
  [
    "a file instead of history/",
    (folder) => writeRecord(folder, "history", "a file"),
    "a file is where a folder should be",
  ],
  [
    "a folder instead of a record",
    (folder) => mkdirSync(join(folder, "leaders/jane.json"), { recursive: true }),
    "a folder is where a file should be",
  ],
  [
    "a folder instead of the settings",
    (folder) => mkdirSync(join(folder, "settings.json"), { recursive: true }),
    "a folder is where a file should be",
  ],
];

describe("a disk that is in the way", () => {
  it.each(obstacles)("%s: in words, and nothing is changed", async (_what, make, words) => {
    const folder = join(temporaryFolder(), "parent/home");
    mkdirSync(join(folder, ".."));
    make(folder);
    const machine = openMachine(folder);
    const { code, out, err } = await machine.run('init --name "Jane Doe" --as jane --yes');
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(words);
    expect(err.trimEnd().split("\n")).toHaveLength(2);
  });

  it("a file instead of the lock: in words, and nothing is changed", async () => {
    const { folder, store } = await openJanes();
    const before = recordIn(folder);
    writeFileSync(join(folder, ".lock"), "");
    utimesSync(join(folder, ".lock"), 0, 0);
    await expect(put(store, "jane", bookOf(2))).rejects.toThrow("a file is where a folder should be");
    expect(recordIn(folder)).toEqual(before);
  });

  it.skipIf(process.getuid?.() === 0)(
    "that can only be read (root may write anywhere: not tried as root)",
    async () => {
      const { folder, store } = await openJanes();
      const before = recordIn(folder);
      const folders = [folder, join(folder, "leaders"), join(folder, "history")];
      try {
        for (const path of folders) chmodSync(path, 0o500);
        await expect(put(store, "jane", bookOf(2))).rejects.toThrow("permission was denied");
        expect(store.read("jane")).toEqual(bookOf(1));
        expect(recordIn(folder)).toEqual(before);
      } finally {
        for (const path of folders) chmodSync(path, 0o700);
      }
    },
  );
});
