import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Backup } from "../../src/format/backup.ts";
import { encodeFile } from "../../src/format/format.ts";
import type { Store } from "../../src/store/store.ts";
import { newFolder } from "../support/folder.ts";
import { listFiles } from "../support/spawn.ts";
import { bookOf, historyIn, openTestStore, put, recordIn, renameJane, touch, writeRecord } from "../support/store.ts";

/** What happens to the disk: each step of a change can be the last one, or the one that fails. */
const disk = vi.hoisted(() => ({
  /** Counts down to the step that fails. */
  left: Number.POSITIVE_INFINITY,
  /** A crash: nothing that comes after it happens. A fault: one step fails. */
  isCrash: true,
  fails: [] as string[],
  step(name: string): void {
    disk.left--;
    if (disk.left > 0 || (disk.left < 0 && !disk.isCrash)) return;
    disk.fails.push(name);
    throw disk.isCrash ? new Error("crashed") : Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC" });
  },
  /** The machine starts again. */
  heal(): string | undefined {
    disk.left = Number.POSITIVE_INFINITY;
    return disk.fails.splice(0)[0];
  },
}));

vi.mock("node:fs", async (importOriginal) => {
  const fs = await importOriginal<typeof import("node:fs")>();
  const names = ["linkSync", "renameSync", "rmSync", "unlinkSync", "copyFileSync", "mkdirSync", "fsyncSync"] as const;
  const guarded = names.map((name) => [
    name,
    (...args: unknown[]) => {
      disk.step(`${name} ${String(args[0]).split("/").slice(-2).join("/")}`);
      // A crash of the program loses nothing that the system has; waiting for the disk only takes time here.
      return name === "fsyncSync" ? undefined : (fs[name] as (...args: unknown[]) => unknown)(...args);
    },
  ]);
  return { ...fs, ...Object.fromEntries(guarded) };
});

vi.mock("../../src/store/write.ts", async (importOriginal) => {
  const file = await importOriginal<typeof import("../../src/store/write.ts")>();
  return {
    ...file,
    writeText: (...[folder, path, ...rest]: Parameters<typeof file.writeText>) => {
      disk.step(`write ${path}`);
      file.writeText(folder, path, ...rest);
    },
  };
});

afterEach(() => {
  disk.heal();
});

interface Scene {
  readonly folder: string;
  readonly store: Store;
}

async function openScene(): Promise<Scene> {
  const folder = join(newFolder(), "home");
  const store = openTestStore(folder);
  await store.change((draft) => {
    draft.use("jane");
    draft.put("jane", bookOf(0));
    return { what: "began", result: undefined };
  });
  await put(store, "jane", bookOf(1), "one post");
  return { folder, store };
}

type Step = (scene: Scene) => Promise<unknown>;

/** Bob is added, Jane is replaced, and he is used instead of her. */
const backup: Backup = {
  madeAt: "2026-11-24T08:00:00.000Z",
  settings: encodeFile({ leader: "bob" }),
  records: new Map([
    ["bob", encodeFile(bookOf(2))],
    ["jane", encodeFile(bookOf(3))],
  ]),
};

const restore: Step = async ({ store }) => store.restore(backup, await store.compare(backup), "restored");
const undo: Step = ({ store }) => store.undo();

/** Changes of one file and of several, and their way back: one change after another. */
const acts: readonly [name: string, ...steps: Step[]][] = [
  ["a post is logged", ({ store }) => put(store, "jane", bookOf(2), "two posts")],
  ["a leader is renamed", ({ store }) => renameJane(store)],
  [
    "a leader is removed",
    ({ store }) =>
      store.change((draft) => {
        draft.use(null);
        draft.remove("jane");
        return { what: "removed", result: undefined };
      }),
  ],
  ["a change is taken back", undo],
  ["the beginning is taken back", undo, undo],
  ["a backup is brought back", restore],
  ["a backup is brought back, and that is taken back", restore, undo],
];

async function perform(steps: readonly Step[], scene: Scene): Promise<void> {
  for (const step of steps) await step(scene);
}

/** What a reader sees: who there is, who is used, and what is in each record. */
function seenBy({ store }: Scene): unknown {
  return { current: store.current(), books: store.leaders().map((leader) => [leader, store.read(leader)]) };
}

/** Runs the act once for each of its steps, which then fails; ends when there is no such step any more. */
async function atEachStep(
  act: Step,
  isCrash: boolean,
  check: (scene: Scene, step: string, outcome: PromiseSettledResult<unknown>) => Promise<void>,
  open = openScene,
): Promise<number> {
  for (let step = 1; ; step++) {
    const scene = await open();
    Object.assign(disk, { left: step, isCrash });
    const [outcome] = await Promise.allSettled([act(scene)]);
    const failed = disk.heal();
    if (failed === undefined) return step - 1;
    await check(scene, `step ${step}: ${failed}`, outcome as PromiseSettledResult<unknown>);
  }
}

type FileTexts = Record<string, string>;

/** The states between which a crash may choose: before, and after each of the steps. */
async function statesOf(steps: readonly Step[]): Promise<FileTexts[]> {
  const scene = await openScene();
  const states = [recordIn(scene.folder)];
  for (const step of steps) {
    await step(scene);
    states.push(recordIn(scene.folder));
  }
  return states;
}

describe.each(acts)("a crash while %s", (_name, ...acted) => {
  it("leaves all of the change or nothing of it, at whichever step it comes", async () => {
    const states = await statesOf(acted);
    const [before, after] = [states[0] as FileTexts, states.at(-1) as FileTexts];
    const kept = Object.keys(before).filter((path) => path in after);
    const isSomebodyLeft = Object.keys(after).some((path) => path.startsWith("leaders/"));
    const act: Step = (scene) => perform(acted, scene);
    const steps = await atEachStep(act, true, async (scene, step) => {
      const { folder, store } = scene;
      // At once, readers miss nobody who was there before and after; in a rename she has one of both names.
      expect(Object.keys(recordIn(folder)), step).toEqual(expect.arrayContaining(kept));
      expect(() => seenBy(scene), step).not.toThrow();
      if (isSomebodyLeft) expect(store.leaders(), step).not.toEqual([]);
      // The next change finds what is left of the crash.
      await touch(store);
      expect(states, step).toContainEqual(recordIn(folder));
      expect(
        historyIn(folder).filter((name) => !/^\d{8}$/.test(name)),
        step,
      ).toEqual([]);
      // What is in the list can be taken back, to the very beginning.
      while ((await store.undo()) !== null);
      expect(recordIn(folder), step).toEqual({});
    });
    expect(steps).toBeGreaterThan(2);
  });
});

describe.each(acts)("a disk that is full for a moment while %s", (_name, ...acted) => {
  it("leaves nothing of the change when it says so", async () => {
    const states = await statesOf(acted);
    const act: Step = (scene) => perform(acted, scene);
    await atEachStep(act, false, async ({ folder, store }, step, outcome) => {
      if (outcome.status === "fulfilled") {
        expect(recordIn(folder), step).toEqual(states.at(-1));
        return;
      }
      expect(String(outcome.reason), step).toContain("the disk is full");
      // "Nothing was changed", it says: for readers, too, and before anything mends it.
      const isUnchanged = () => expect(states.slice(0, acted.length), step).toContainEqual(recordIn(folder));
      isUnchanged();
      await touch(store);
      isUnchanged();
    });
  });
});

describe("a crash while a broken record is put right", () => {
  const path = "leaders/jane.json";
  const broken = "broken\n";

  async function openBroken(): Promise<Scene> {
    const scene = await openScene();
    writeRecord(scene.folder, path, broken);
    return scene;
  }

  it("leaves it broken or whole, and what was broken is kept", async () => {
    const { [path]: whole } = await stateAfterRepair();
    const repair: Step = ({ store }) => store.repair();
    const check = async ({ folder, store }: Scene, step: string) => {
      expect([broken, whole], step).toContain(recordIn(folder)[path]);
      await touch(store);
      if (recordIn(folder)[path] === broken) await store.repair();
      expect(recordIn(folder)[path], step).toBe(whole);
      const kept = listFiles(join(folder, "damaged")).map((name) =>
        readFileSync(join(folder, "damaged", name), "utf8"),
      );
      expect(kept, step).toContain(broken);
      expect(await store.undo(), step).toMatchObject({ what: `repaired ${path}` });
      expect(recordIn(folder)[path], step).toBe(broken);
    };
    expect(await atEachStep(repair, true, check, openBroken)).toBeGreaterThan(2);
  });

  it("and while that is taken back: leaves one or the other", async () => {
    const { [path]: whole } = await stateAfterRepair();
    const open = async () => {
      const scene = await openBroken();
      await scene.store.repair();
      return scene;
    };
    const check = async ({ folder, store }: Scene, step: string) => {
      await touch(store);
      expect([broken, whole], step).toContain(recordIn(folder)[path]);
      if (recordIn(folder)[path] === whole) await store.undo();
      expect(recordIn(folder)[path], step).toBe(broken);
    };
    expect(await atEachStep(undo, true, check, open)).toBeGreaterThan(2);
  });

  async function stateAfterRepair(): Promise<FileTexts> {
    const { folder, store } = await openBroken();
    await store.repair();
    expect(store.read("jane")).toEqual(bookOf(0));
    return recordIn(folder);
  }
});

describe("a change that a crash left half-done", () => {
  const pending = "history/00000003.pending";

  /** As the crash left it: the second change again under way, and the record as it was before or after it. */
  async function openHalfDone(isWritten: boolean): Promise<Scene> {
    const scene = await openScene();
    await put(scene.store, "jane", bookOf(2), "two posts");
    const { "leaders/jane.json": after } = recordIn(scene.folder);
    renameSync(join(scene.folder, "history/00000003"), join(scene.folder, pending));
    if (isWritten) return scene;
    const before = await openScene();
    writeRecord(scene.folder, "leaders/jane.json", recordIn(before.folder)["leaders/jane.json"] as string);
    expect(after).not.toBe(recordIn(scene.folder)["leaders/jane.json"]);
    return scene;
  }

  it("is completed when its file was written: it can be taken back", async () => {
    const { folder, store } = await openHalfDone(true);
    await touch(store);
    expect(store.read("jane")).toEqual(bookOf(2));
    expect(store.changes().map(({ what }) => what)).toEqual(["two posts", "one post", "began"]);
    await store.undo();
    expect(store.read("jane")).toEqual(bookOf(1));
    expect(existsSync(join(folder, pending))).toBe(false);
  });

  it("is taken back when its file was not written", async () => {
    const { folder, store } = await openHalfDone(false);
    await touch(store);
    expect(store.read("jane")).toEqual(bookOf(1));
    expect(store.changes().map(({ what }) => what)).toEqual(["one post", "began"]);
    expect(existsSync(join(folder, pending))).toBe(false);
  });

  it("is nothing when not even its own file was written", async () => {
    const { folder, store } = await openHalfDone(false);
    rmSync(join(folder, pending, "change.json"));
    await touch(store);
    expect(store.read("jane")).toEqual(bookOf(1));
    expect(historyIn(folder)).toEqual(["00000001", "00000002"]);
  });

  it("is mended before the next change is made", async () => {
    const { store } = await openHalfDone(false);
    await put(store, "jane", bookOf(3), "three posts");
    expect(store.changes().map(({ what }) => what)).toEqual(["three posts", "one post", "began"]);
    await store.undo();
    expect(store.read("jane")).toEqual(bookOf(1));
  });

  it("is mended before undo, which then takes back what the list showed first", async () => {
    const { store } = await openHalfDone(true);
    expect(await store.undo()).toMatchObject({ what: "two posts" });
    expect(store.read("jane")).toEqual(bookOf(1));
  });

  it("does not lose the record when the version before is gone", async () => {
    const { folder, store } = await openHalfDone(true);
    rmSync(join(folder, pending, "leaders"), { recursive: true });
    // Neither before nor after: somebody else wrote it meanwhile.
    writeRecord(
      folder,
      "leaders/jane.json",
      `${recordIn(folder)["leaders/jane.json"]} `.replace(/"checksum":"\w+"/, '"checksum":"00000000"'),
    );
    await Promise.allSettled([touch(store)]);
    expect(existsSync(join(folder, "leaders/jane.json"))).toBe(true);
  });

  it("does not keep an empty folder", async () => {
    const { folder, store } = await openScene();
    mkdirSync(join(folder, pending));
    await touch(store);
    expect(historyIn(folder)).toEqual(["00000001", "00000002"]);
  });
});
