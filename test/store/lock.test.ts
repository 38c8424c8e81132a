import { existsSync, mkdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { UserError } from "../../src/errors.ts";
import { newFolder } from "../support/folder.ts";
import { bookOf, openTestStore, put, recordIn } from "../support/store.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Waiting takes no time, and the clock goes on by as much; what was waited for (milliseconds) is gathered. */
function passTimeAtOnce(): number[] {
  const waits: number[] = [];
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  vi.stubGlobal("setTimeout", (act: () => void, milliseconds: number) => {
    // The lock's own timers, by which whoever holds it touches it, are longer: nobody waits for them.
    if (milliseconds <= 50) {
      waits.push(milliseconds);
      vi.setSystemTime(Date.now() + milliseconds);
    }
    return setImmediate(act);
  });
  return waits;
}

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
    const lock = holdLock(folder, 0);
    const waits = passTimeAtOnce();
    // Whoever lives touches it.
    const living = setInterval(() => utimesSync(lock, Date.now() / 1000, Date.now() / 1000));
    const change = put(store, "jane", bookOf(2));
    await expect(change).rejects.toThrow("Another socialtop is changing the record and does not finish.");
    await expect(change).rejects.toBeInstanceOf(UserError);
    clearInterval(living);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(10_000);
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

  it.each([
    ["two seconds ago is taken over three seconds later", 2, 3_000],
    ["just now is taken over five seconds later", 0, 5_000],
    ["in four seconds is taken over five seconds later", -4, 5_000],
    ["in an hour (the clock was set back since) is taken over five seconds later", -3600, 5_000],
    ["in a year is taken over five seconds later", -365 * 86_400, 5_000],
  ])("of somebody who died %s", async (_what, secondsAgo, expected) => {
    const folder = join(newFolder(), "home");
    const said: string[] = [];
    const store = openTestStore(folder, () => said.push("waiting"));
    await put(store, "jane", bookOf(1));
    passTimeAtOnce();
    const lock = holdLock(folder, secondsAgo);
    const began = Date.now();
    let took = 0;
    await store.change((draft) => {
      took = Date.now() - began;
      draft.put("jane", bookOf(2));
      return { what: "put jane", result: undefined };
    });
    // Looked at every 50 ms, and the disk may round the time of a file up to a second.
    expect(took).toBeGreaterThanOrEqual(expected - 1_000);
    expect(took).toBeLessThanOrEqual(expected + 1_100);
    expect([store.read("jane"), said, existsSync(lock)]).toEqual([bookOf(2), ["waiting"], false]);
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
    holdLock(folder, 0);
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
