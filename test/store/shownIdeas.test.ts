import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ShownIdea } from "../../src/coach/draft/ideas.ts";
import { later } from "../support/books.ts";
import { openJanesMachine, temporaryFolder } from "../support/run.ts";
import { bookOf, openTestStore, put, recordIn, writeRecord } from "../support/store.ts";

const twoIdeas: readonly ShownIdea[] = [
  { idea: "mistake", day: "2026-11-20" },
  { idea: "thanks", day: "2026-11-25" },
];

async function openJanes() {
  const folder = join(temporaryFolder(), "home");
  const store = openTestStore(folder);
  await put(store, "jane", bookOf(1));
  return { folder, store };
}

describe("the ideas that were shown", () => {
  it("are remembered for each leader, oldest first, and replaced as a whole", async () => {
    const { folder, store } = await openJanes();
    expect(store.ideasShown("jane")).toEqual([]);
    await store.rememberIdeas("jane", twoIdeas);
    await store.rememberIdeas("bob", twoIdeas.slice(1));
    expect(store.ideasShown("jane")).toEqual(twoIdeas);
    expect(store.ideasShown("bob")).toEqual(twoIdeas.slice(1));
    await store.rememberIdeas("jane", []);
    expect(store.ideasShown("jane")).toEqual([]);
    expect(openTestStore(folder).ideasShown("bob")).toEqual(twoIdeas.slice(1));
  });

  it("are the newest 200", async () => {
    const { store } = await openJanes();
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ idea: `idea-${index}`, day: later("2026-01-01", index) }));
    await store.rememberIdeas("jane", rows(200));
    expect(store.ideasShown("jane")).toEqual(rows(200));
    await store.rememberIdeas("jane", rows(201));
    expect(store.ideasShown("jane")).toEqual(rows(201).slice(1));
  });

  it("are readable by their owner alone, and leave nothing beside them", async () => {
    const before = process.umask(0);
    try {
      const { folder, store } = await openJanes();
      await store.rememberIdeas("jane", twoIdeas);
      await store.rememberIdeas("jane", twoIdeas);
      expect(statSync(join(folder, "ideas/jane.json")).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, "ideas")).mode & 0o777).toBe(0o700);
      expect(existsSync(join(folder, "ideas/jane.new.json"))).toBe(false);
    } finally {
      process.umask(before);
    }
  });

  it("are not asked of a folder that is not there, and asking does not make it", () => {
    const folder = join(temporaryFolder(), "home");
    expect(openTestStore(folder).ideasShown("jane")).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it("are no change: nothing to take back, the record as it was, and no waiting for a lock", async () => {
    const { folder, store } = await openJanes();
    const [record, changes] = [recordIn(folder), store.changes()];
    // Somebody holds the lock.
    mkdirSync(join(folder, ".lock"));
    await store.rememberIdeas("jane", twoIdeas);
    expect(store.ideasShown("jane")).toEqual(twoIdeas);
    expect([recordIn(folder), store.changes()]).toEqual([record, changes]);
  });

  it.each([
    ["nothing", ""],
    ["half a file", '[\n{"idea":"mistake","da'],
    ["no list", '{"idea":"mistake","day":"2026-11-20"}'],
    ["null", "null"],
    [
      "rows that are none",
      '["mistake",null,{"idea":3,"day":"2026-11-20"},{"idea":"a","day":"2026-02-30"},{"idea":"a"}]',
    ],
    ["bytes", "\u0000\u0001\ufffd"],
  ])("are none where the file holds %s, and the next ones are kept all the same", async (_what, text) => {
    const { folder, store } = await openJanes();
    writeRecord(folder, "ideas/jane.json", text);
    expect(store.ideasShown("jane")).toEqual([]);
    expect(store.findDamage()).toEqual([]);
    await store.rememberIdeas("jane", twoIdeas);
    expect(store.ideasShown("jane")).toEqual(twoIdeas);
  });

  it.each<[string, (folder: string) => void]>([
    ["a file instead of ideas/", (folder) => writeRecord(folder, "ideas", "a file")],
    ["a folder instead of the file", (folder) => mkdirSync(join(folder, "ideas/jane.json"), { recursive: true })],
  ])("are forgotten without a word where there is %s", async (_what, make) => {
    const { folder, store } = await openJanes();
    make(folder);
    expect(store.ideasShown("jane")).toEqual([]);
    await store.rememberIdeas("jane", twoIdeas);
    expect(store.ideasShown("jane")).toEqual([]);
    await put(store, "jane", bookOf(2));
    expect(store.read("jane")).toEqual(bookOf(2));
  });

  it.skipIf(process.getuid?.() === 0)("are forgotten on a disk that can only be read (root: not tried)", async () => {
    const { folder, store } = await openJanes();
    chmodSync(folder, 0o500);
    try {
      await store.rememberIdeas("jane", twoIdeas);
      expect(store.ideasShown("jane")).toEqual([]);
    } finally {
      chmodSync(folder, 0o700);
    }
  });

  it.each(["../jane", "a/b", "", "__proto__/x", ".."])(
    "reach no other file by a name that is none: %j",
    async (name) => {
      const { folder, store } = await openJanes();
      const record = recordIn(folder);
      writeFileSync(join(folder, "jane.json"), JSON.stringify(twoIdeas));
      expect(store.ideasShown(name)).toEqual([]);
      await store.rememberIdeas(name, twoIdeas);
      expect(recordIn(folder)).toEqual(record);
      expect(existsSync(join(folder, "ideas"))).toBe(false);
    },
  );
});

describe("the file of ideas, beside the commands", () => {
  it("is no leader and no damage, and is left alone", async () => {
    const machine = await openJanesMachine();
    writeRecord(machine.folder, "ideas/zoe.json", "broken");
    await machine.store.rememberIdeas("jane", twoIdeas);
    expect(await machine.json("doctor")).toMatchObject({ damage: [] });
    await machine.ok("doctor --repair");
    expect(machine.store.leaders()).toEqual(["jane"]);
    expect(readFileSync(join(machine.folder, "ideas/zoe.json"), "utf8")).toBe("broken");
    expect(machine.store.ideasShown("jane")).toEqual(twoIdeas);
  });

  it("is of no consequence when its leader is renamed, removed, and brought back", async () => {
    const machine = await openJanesMachine();
    await machine.store.rememberIdeas("jane", twoIdeas);
    await machine.ok("leaders rename jane janet");
    expect(machine.store.ideasShown("janet")).toEqual([]);
    await machine.ok("leaders remove janet --yes");
    expect(machine.store.leaders()).toEqual([]);
    await machine.ok("undo");
    await machine.ok("undo");
    expect(machine.store.ideasShown("jane")).toEqual(twoIdeas);
    expect(await machine.json("doctor")).toMatchObject({ damage: [] });
  });
});
