import { existsSync, mkdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { UserError } from "../../src/errors.ts";
import { newFolder } from "../support/folder.ts";
import { bookOf, openTestStore, put, recordIn } from "../support/store.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A lock that somebody holds, last touched so many seconds ago. */
function holdLock(folder: string, secondsAgo: number): string {
  const lock = join(folder, ".lock");
  mkdirSync(lock);
  const touched = Date.now() / 1000 - secondsAgo;
  utimesSync(lock, touched, touched);
  return lock;
}

describe("the lock", () => {
  it("of somebody who lives is waited for ten seconds, with one word about it; then nothing is changed", async () => {
    const folder = join(newFolder(), "home");
    const said: string[] = [];
    const store = openTestStore(folder, () => said.push("waiting"));
    await put(store, "jane", bookOf(1));
    const before = recordIn(folder);
    const lock = holdLock(folder, -3600);
    const waits: unknown[] = [];
    vi.stubGlobal("setTimeout", (act: () => void, milliseconds: number) => {
      waits.push(milliseconds);
      return setImmediate(act);
    });
    const change = put(store, "jane", bookOf(2));
    await expect(change).rejects.toThrow("Another socialtop is changing the record and does not finish.");
    await expect(change).rejects.toBeInstanceOf(UserError);
    expect(waits.reduce((sum: number, wait) => sum + Number(wait), 0)).toBe(10_000);
    expect(said).toEqual(["waiting"]);
    expect(recordIn(folder)).toEqual(before);
    expect(existsSync(lock)).toBe(true);
  });

  it("of somebody who is dead is taken over at once", async () => {
    const folder = join(newFolder(), "home");
    const said: string[] = [];
    const store = openTestStore(folder, () => said.push("waiting"));
    await put(store, "jane", bookOf(1));
    const lock = holdLock(folder, 6);
    await put(store, "jane", bookOf(2));
    expect(store.read("jane")).toEqual(bookOf(2));
    expect([said, existsSync(lock)]).toEqual([[], false]);
  });

  it("is for its owner only, like everything in the folder", async () => {
    const folder = join(newFolder(), "home");
    const usual = process.umask(0);
    try {
      const mode = await openTestStore(folder).change(() => ({
        what: "looked",
        result: statSync(join(folder, ".lock")).mode & 0o777,
      }));
      expect(mode.toString(8)).toBe("700");
    } finally {
      process.umask(usual);
    }
  });

  it("is given back after a change that failed", async () => {
    const folder = join(newFolder(), "home");
    const store = openTestStore(folder);
    const change = store.change(() => {
      throw new Error("No.");
    });
    await expect(change).rejects.toThrow("No.");
    expect(existsSync(join(folder, ".lock"))).toBe(false);
  });

  it("is not needed for reading", async () => {
    const folder = join(newFolder(), "home");
    const store = openTestStore(folder);
    await put(store, "jane", bookOf(1));
    holdLock(folder, -3600);
    expect([store.leaders(), store.read("jane"), store.changes().length]).toEqual([["jane"], bookOf(1), 1]);
  });

  it("keeps ten changes at once in one process apart", async () => {
    const folder = join(newFolder(), "home");
    const store = openTestStore(folder);
    await put(store, "jane", bookOf(0));
    const add = () =>
      store.change((draft) => {
        draft.put("jane", bookOf(draft.read("jane").activities.length + 1));
        return { what: "one more", result: undefined };
      });
    await Promise.all(Array.from({ length: 10 }, add));
    expect(store.read("jane")).toEqual(bookOf(10));
    expect(store.changes()).toHaveLength(11);
  });
});
