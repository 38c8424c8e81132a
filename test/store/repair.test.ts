import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openJanesMachine, openMachine, temporaryFolder } from "../support/run.ts";
import { listFiles } from "../support/spawn.ts";
import { bookOf, historyIn, openTestStore, put, recordIn, writeRecord } from "../support/store.ts";

/** A record with three versions; the newest one is broken. */
async function openBroken(broken = "broken\n"): Promise<{ folder: string; store: ReturnType<typeof openTestStore> }> {
  const folder = join(temporaryFolder(), "home");
  const store = openTestStore(folder);
  for (const posts of [1, 2, 3]) await put(store, "jane", bookOf(posts), `${posts} posts`);
  writeRecord(folder, "leaders/jane.json", broken);
  return { folder, store };
}

describe("repair", () => {
  it("puts the newest whole version back, keeps the broken one, and can be taken back", async () => {
    const { folder, store } = await openBroken();
    expect(store.findDamage()).toMatchObject([{ path: "leaders/jane.json", newestGoodAt: "2026-11-25T08:02:00.000Z" }]);
    const [repair, ...others] = await store.repair();
    expect(others).toEqual([]);
    expect(store.read("jane")).toEqual(bookOf(2));
    expect(readFileSync(join(folder, repair?.brokenKeptAs as string), "utf8")).toBe("broken\n");
    expect(store.findDamage()).toEqual([]);
    expect(store.changes()[0]).toMatchObject({ what: "repaired leaders/jane.json", leaders: ["jane"] });
    await store.undo();
    expect(recordIn(folder)["leaders/jane.json"]).toBe("broken\n");
    await store.repair();
    expect(store.read("jane")).toEqual(bookOf(2));
  });

  it("says what the version lacks that it puts back, oldest first", async () => {
    const { folder, store } = await openBroken();
    const [damage] = store.findDamage();
    expect(damage?.lacks).toEqual(["3 posts"]);
    writeRecord(folder, "history/00000003/leaders/jane.json", "broken as well\n");
    expect(store.findDamage()).toMatchObject([{ lacks: ["2 posts", "3 posts"] }]);
    writeRecord(folder, "history/00000002/leaders/jane.json", "broken as well\n");
    expect(store.findDamage()).toMatchObject([{ newestGoodAt: null, lacks: [] }]);
  });

  it("brings back a record that something else removed, without what came last; one that was removed by a change stays away", async () => {
    const folder = join(temporaryFolder(), "home");
    const store = openTestStore(folder);
    for (const posts of [1, 2]) await put(store, "jane", bookOf(posts), `${posts} posts`);
    await put(store, "bob", bookOf(1));
    await put(store, "bob", bookOf(2));
    await store.change((draft) => {
      draft.remove("bob");
      return { what: "removed bob", result: undefined };
    });
    rmSync(join(folder, "leaders/jane.json"));
    expect(store.findDamage()).toEqual([
      {
        path: "leaders/jane.json",
        problem: "is gone: something other than socialtop removed it",
        isNewer: false,
        isRefused: false,
        newestGoodAt: "2026-11-25T08:01:00.000Z",
        lacks: ["2 posts"],
      },
    ]);
    expect(await store.repair()).toMatchObject([{ path: "leaders/jane.json", brokenKeptAs: null }]);
    expect([store.leaders(), store.read("jane"), store.findDamage()]).toEqual([["jane"], bookOf(1), []]);
    await store.undo();
    expect(store.leaders()).toEqual([]);
  });

  it("finds the newest whole version also in a change that a kill left just before its end", async () => {
    const { folder, store } = await openBroken();
    renameSync(join(folder, "history/00000003"), join(folder, "history/00000003.0a1b2c3d.pending"));
    await store.repair();
    expect(store.read("jane")).toEqual(bookOf(2));
    expect(historyIn(folder)).not.toContain("00000003.0a1b2c3d.pending");
  });

  it("mends all that is damaged as one change, and names what is spelt in another way without touching it", async () => {
    const { folder, store } = await openBroken();
    for (const posts of [1, 2]) await put(store, "bob", bookOf(posts));
    writeRecord(folder, "leaders/bob.json", "broken, too");
    writeRecord(folder, "leaders/jose\u0301.json", "{}");
    const changes = store.changes().length;
    expect((await store.repair()).map(({ path }) => path)).toEqual(["leaders/bob.json", "leaders/jane.json"]);
    expect(store.changes()).toHaveLength(changes + 1);
    expect([store.read("bob"), store.read("jane")]).toEqual([bookOf(1), bookOf(2)]);
    const words = "spelt in another way";
    expect(store.findDamage()).toMatchObject([{ isRefused: true, problem: expect.stringContaining(words) }]);
    expect(() => store.read("jos\u00e9")).toThrow(words);
    await expect(store.backup()).rejects.toThrow(words);
    expect(readFileSync(join(folder, "leaders/jose\u0301.json"), "utf8")).toBe("{}");
  });

  it("goes further back when the newest kept version is broken, too", async () => {
    const { folder, store } = await openBroken();
    writeRecord(folder, "history/00000003/leaders/jane.json", "broken as well\n");
    expect(store.findDamage()).toMatchObject([{ newestGoodAt: "2026-11-25T08:01:00.000Z" }]);
    await store.repair();
    expect(store.read("jane")).toEqual(bookOf(1));
  });

  it("keeps each broken version under its own name", async () => {
    const { folder, store } = await openBroken();
    await store.repair();
    writeRecord(folder, "leaders/jane.json", "broken again\n");
    await store.repair();
    const kept = listFiles(join(folder, "damaged"));
    expect(kept.map((name) => readFileSync(join(folder, "damaged", name), "utf8")).sort()).toEqual([
      "broken\n",
      "broken again\n",
    ]);
  });

  it("keeps each, also of two files of one name at the same instant", async () => {
    const { folder, store } = openMachine();
    for (const leader of ["bob", "settings"]) {
      await store.change((draft) => {
        draft.use(leader);
        draft.put("settings", bookOf(leader.length));
        return { what: "began", result: undefined };
      });
    }
    writeRecord(folder, "settings.json", "broken settings\n");
    writeRecord(folder, "leaders/settings.json", "broken record\n");
    expect((await store.repair()).map(({ newestGoodAt }) => newestGoodAt)).toEqual(
      Array(2).fill("2026-11-25T08:00:00.000Z"),
    );
    const kept = listFiles(join(folder, "damaged"));
    expect(kept.map((name) => readFileSync(join(folder, "damaged", name), "utf8")).sort()).toEqual([
      "broken record\n",
      "broken settings\n",
    ]);
  });

  it("leaves a file alone for which there is no whole version, and mends the others", async () => {
    const { folder, store } = await openBroken();
    writeRecord(folder, "leaders/bob.json", "broken\n");
    expect((await store.repair()).map(({ path }) => path)).toEqual(["leaders/jane.json"]);
    expect(recordIn(folder)["leaders/bob.json"]).toBe("broken\n");
    expect(store.findDamage()).toMatchObject([{ path: "leaders/bob.json", newestGoodAt: null }]);
  });

  it("touches nothing when nothing is damaged", async () => {
    const folder = join(temporaryFolder(), "home");
    const store = openTestStore(folder);
    await put(store, "jane", bookOf(1));
    const before = recordIn(folder);
    expect(await store.repair()).toEqual([]);
    expect(recordIn(folder)).toEqual(before);
    expect(historyIn(folder)).toHaveLength(1);
  });
});

describe("doctor", () => {
  it("names the damage with 3, mends it on request, and is content afterwards", async () => {
    const machine = await openJanesMachine();
    await machine.ok("log Hello");
    await machine.ok("log World");
    const whole = recordIn(machine.folder)["leaders/jane.json"] as string;
    writeRecord(machine.folder, "leaders/jane.json", whole.slice(0, -20));
    const { code, err } = await machine.run("streak");
    expect(code).toBe(1);
    expect(err).toMatch(/leaders\/jane\.json ends in the middle[\s\S]*socialtop doctor --repair/);
    expect(await machine.run("doctor")).toMatchObject({ code: 3 });
    expect(await machine.ok("doctor --repair")).toContain("leaders/jane.json");
    expect(await machine.ok("doctor")).toContain("Every record can be read");
    expect(machine.book().activities.map(({ text }) => text)).toEqual(["Hello"]);
  });

  it("says so when there is no version to go back to", async () => {
    const machine = await openJanesMachine();
    writeRecord(machine.folder, "leaders/jane.json", "\0\0\0\0");
    expect((await machine.run("streak")).err).toContain("No earlier version is kept.");
    expect(await machine.run("doctor --repair")).toMatchObject({ code: 3 });
    expect(recordIn(machine.folder)["leaders/jane.json"]).toBe("\0\0\0\0");
  });
});
