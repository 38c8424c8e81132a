import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { newFolder } from "../support/folder.ts";
import { openMachine } from "../support/run.ts";
import { openBuiltMachine } from "../support/spawn.ts";
import { bookOf, historyIn, openTestStore, put, recordIn, writeRecord } from "../support/store.ts";

/** Jane with two versions. */
async function openJanes(folder = join(newFolder(), "home")) {
  const store = openTestStore(folder);
  await put(store, "jane", bookOf(1));
  await put(store, "jane", bookOf(2));
  return { folder, store };
}

describe("a folder that is called", () => {
  it.each([
    ["something with spaces", " my record "],
    ["an emoji", "🎉👩‍💻"],
    ["letters with combining marks", "re\u0301cord u\u0308"],
    ["letters from right to left", "\u05d0\u05d1 \u202erecord\u202c"],
    ["two lines", "one\ntwo"],
    ["signs of a shell", "$HOME;`'\"&*?"],
    ["what only looks like a way up", "..record"],
  ])("%s: holds the record, its undo and its repair", async (_what, name) => {
    const { folder, store } = await openJanes(join(newFolder(), "not there yet", name));
    writeRecord(folder, "leaders/jane.json", "broken");
    await store.repair();
    expect(store.read("jane")).toEqual(bookOf(1));
    await store.undo();
    expect(recordIn(folder)).toEqual({ "leaders/jane.json": "broken" });
    expect(readdirSync(join(folder, "../.."))).toEqual(["not there yet"]);
  });
});

describe("SOCIALTOP_HOME", () => {
  it.each([
    ["~", (home: string) => home],
    ["~/my record/", (home: string) => join(home, "my record")],
    ["./a/../here/", (home: string) => join(home, "here")],
  ])("%s is a whole path, wherever it is started from", async (value, expected) => {
    const machine = openBuiltMachine();
    const out = await machine.run(["doctor", "--json"], { env: { SOCIALTOP_HOME: value }, cwd: machine.home });
    expect(JSON.parse(out.out).folder).toBe(expected(machine.home));
  });
});

describe("a link to another place for", () => {
  it.each([
    ["the whole folder", ""],
    ["leaders/", "leaders"],
    ["history/", "history"],
  ])("%s: stays a link, and all goes on there", async (_what, part) => {
    const { folder, store } = await openJanes();
    const before = recordIn(folder);
    const [path, elsewhere] = [join(folder, part), `${folder}-elsewhere`];
    renameSync(path, elsewhere);
    symlinkSync(elsewhere, path);
    // What is not there yet (settings, another leader, a folder) is not there: no link is lost.
    expect([store.current(), store.findDamage()]).toEqual(["jane", []]);
    await put(store, "jane", bookOf(3));
    await put(store, "bob", bookOf(1));
    expect(await openMachine(folder).run("doctor --json")).toMatchObject({ code: 0 });
    await store.undo();
    await store.undo();
    expect(recordIn(folder)).toEqual(before);
    writeRecord(folder, "leaders/jane.json", "broken");
    expect(await store.repair()).toHaveLength(1);
    expect(store.read("jane")).toEqual(bookOf(1));
    expect(readlinkSync(path)).toBe(elsewhere);
  });

  it.each([
    ["the whole folder", ""],
    ["leaders/", "leaders"],
    ["the record", "leaders/jane.json"],
    ["history/", "history"],
  ])("%s that leads nowhere (its disk is not there): is said, and nothing is begun anew", async (_what, part) => {
    const { folder, store } = await openJanes();
    const [path, elsewhere] = [join(folder, part), `${folder}-elsewhere`];
    renameSync(path, elsewhere);
    symlinkSync(elsewhere, path);
    const away = `${elsewhere}-away`;
    renameSync(elsewhere, away);
    const machine = openMachine(folder);
    const lines = ["log Hello --platform x", "init --name Jane --yes", "undo"];
    for (const line of part === "history"
      ? ["undo", "log Hello --platform x"]
      : ["streak", "leaders use jane", ...lines]) {
      const { code, out, err } = await machine.run(line);
      expect({ line, code, out }).toEqual({ line, code: 1, out: "" });
      expect(err).toContain(`a link leads to nothing (${path})`);
    }
    await expect(put(store, "jane", bookOf(3))).rejects.toThrow("a link leads to nothing");
    expect(await machine.run("doctor")).toMatchObject({ code: 3 });
    expect(existsSync(elsewhere)).toBe(false);
    renameSync(away, elsewhere);
    expect(store.read("jane")).toEqual(bookOf(2));
    expect(store.changes()).toHaveLength(2);
  });

  it("itself: is said", async () => {
    const folder = join(newFolder(), "home");
    symlinkSync("home", folder);
    const { code, err } = await openMachine(folder).run("streak");
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining("links lead in a circle") });
  });
});

describe("a file where a folder should be", () => {
  it("damaged: the repair is refused in words, and the record stays as it is", async () => {
    const { folder, store } = await openJanes();
    writeRecord(folder, "leaders/jane.json", "broken");
    writeRecord(folder, "damaged", "a file");
    await expect(store.repair()).rejects.toThrow("a file is where a folder should be");
    expect(recordIn(folder)).toEqual({ "leaders/jane.json": "broken" });
    expect(historyIn(folder)).toHaveLength(2);
  });

  it("ideas, or a change in the history: is passed over", async () => {
    const { folder, store } = await openJanes();
    writeRecord(folder, "ideas", "a file");
    writeRecord(folder, "history/00000003", "a file");
    await store.rememberIdeas("jane", [{ idea: "x", day: "2026-11-25" }]);
    expect(store.ideasShown("jane")).toEqual([]);
    await put(store, "jane", bookOf(3));
    await store.undo();
    await store.undo();
    expect(store.read("jane")).toEqual(bookOf(1));
    expect(readFileSync(join(folder, "history/00000003"), "utf8")).toBe("a file");
  });

  it("a change that is under way: is not taken for one", async () => {
    const { folder, store } = await openJanes();
    writeRecord(folder, "history/00000003.pending", "a file");
    await put(store, "jane", bookOf(3));
    expect(store.changes()).toHaveLength(3);
    await store.undo();
    expect(store.read("jane")).toEqual(bookOf(2));
    expect(readFileSync(join(folder, "history/00000003.pending"), "utf8")).toBe("a file");
  });
});

describe("what synchronising programs and editors leave", () => {
  const names = [
    "jane (conflicted copy 2026-11-25).json",
    "jane.sync-conflict-20261125-101010-ABC.json",
    "jane 2.json",
    "jane.json.icloud",
    ".jane.json.icloud",
    "._jane.json",
    ".jane.json.swp",
    "jane.json~",
    "~$jane.json",
    "notes.pending",
  ];

  it("in the history: is no change, does no harm, and is left alone", async () => {
    const { folder, store } = await openJanes();
    const first = readFileSync(join(folder, "history/00000002/change.json"), "utf8");
    for (const name of names) {
      writeRecord(folder, `history/${name}/change.json`, first);
      writeRecord(folder, `history/00000002/leaders/${name}`, "whatever this is");
    }
    writeRecord(folder, "history/00000002 (conflicted copy)/change.json", first);
    await put(store, "jane", bookOf(3));
    expect(store.changes()).toHaveLength(3);
    for (const posts of [2, 1]) {
      await store.undo();
      expect(store.read("jane")).toEqual(bookOf(posts));
    }
    expect(historyIn(folder)).toEqual(["00000001", "00000002 (conflicted copy)", ...names].sort());
  });

  it("a record that was taken off the disk by iCloud is nobody's, and comes back", async () => {
    const { folder, store } = await openJanes();
    const path = join(folder, "leaders/jane.json");
    renameSync(path, join(folder, "leaders/.jane.json.icloud"));
    await expect(store.undo()).rejects.toBeInstanceOf(UserError);
    renameSync(join(folder, "leaders/.jane.json.icloud"), path);
    expect(store.read("jane")).toEqual(bookOf(2));
  });
});

describe("a lock that is", () => {
  /** Long ago: whoever held it is dead. */
  const longAgo = (lock: string) => utimesSync(lock, 0, 0);

  it.each<[string, (lock: string) => void, string]>([
    ["a file", (lock) => writeFileSync(lock, ""), "a file is where a folder should be"],
    ["a folder in which something lies", (lock) => writeRecord(lock, ".DS_Store", ""), "something lies in a folder"],
    [
      "a link",
      (lock) => [mkdirSync(`${lock}ed`), symlinkSync(`${lock}ed`, lock)],
      "a file is where a folder should be",
    ],
  ])("%s: is said with its place, and nothing is changed", async (_what, make, words) => {
    const { folder, store } = await openJanes();
    const before = recordIn(folder);
    make(join(folder, ".lock"));
    longAgo(join(folder, ".lock"));
    await expect(put(store, "jane", bookOf(3))).rejects.toThrow(words);
    await expect(put(store, "jane", bookOf(3))).rejects.toThrow(join(folder, ".lock"));
    expect(recordIn(folder)).toEqual(before);
    rmSync(join(folder, ".lock"), { recursive: true });
    await put(store, "jane", bookOf(3));
  });
});
