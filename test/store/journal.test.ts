import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { Store } from "../../src/store/store.ts";
import { newFolder } from "../support/folder.ts";
import {
  bookOf,
  historyIn,
  inFormat,
  openTestStore,
  put,
  recordIn,
  withoutChecksum,
  writeRecord,
} from "../support/store.ts";

function openNew(): { folder: string; store: Store } {
  const folder = join(newFolder(), "home");
  return { folder, store: openTestStore(folder) };
}

/** Changes of every shape: a new leader, a changed one, one that goes, one renamed, another one chosen. */
const aChange = fc.oneof(
  fc.record({ kind: fc.constant("put" as const), leader: fc.constantFrom("jane", "bob"), posts: fc.nat({ max: 4 }) }),
  fc.record({
    kind: fc.constantFrom("remove" as const, "rename" as const, "use" as const),
    leader: fc.constantFrom("jane", "bob"),
  }),
);
type Change = typeof aChange extends fc.Arbitrary<infer T> ? T : never;

function make(store: Store, change: Change): Promise<void> {
  return store.change((draft) => {
    const { kind, leader } = change;
    if (kind === "put") draft.put(leader, bookOf(change.posts));
    else if (draft.leaders().includes(leader)) {
      if (kind === "use") draft.use(leader);
      else {
        const book = draft.read(leader);
        draft.remove(leader);
        if (kind === "rename") draft.put(`${leader}-new`, book);
        draft.use(null);
      }
    }
    return { what: `${kind} ${leader}`, result: undefined };
  });
}

describe("undo", () => {
  it("takes back every change of every shape, byte for byte, to the very beginning", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aChange, { maxLength: 8 }), async (changes) => {
        const { folder, store } = openNew();
        const states = [recordIn(folder)];
        for (const change of changes) {
          const known = store.changes().length;
          await make(store, change);
          if (store.changes().length > known) states.push(recordIn(folder));
          else expect(recordIn(folder)).toEqual(states.at(-1));
        }
        while (states.length > 1) {
          states.pop();
          expect(await store.undo()).not.toBeNull();
          expect(recordIn(folder)).toEqual(states.at(-1));
        }
        expect(await store.undo()).toBeNull();
        expect(historyIn(folder)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it("says what it took back, and lists what is left, newest first", async () => {
    const { store } = openNew();
    for (const posts of [0, 1, 2]) await put(store, "jane", bookOf(posts), `change ${posts}`);
    const change = (minute: number) => ({
      what: `change ${minute}`,
      at: `2026-11-25T08:0${minute}:00.000Z`,
      leaders: ["jane"],
    });
    expect(await store.undo()).toEqual({ ...change(2), left: [change(1), change(0)] });
    expect(store.changes().map(({ what }) => what)).toEqual(["change 1", "change 0"]);
  });

  it("of one leader leaves the other alone", async () => {
    const { store } = openNew();
    await put(store, "jane", bookOf(0));
    await put(store, "jane", bookOf(1));
    await put(store, "bob", bookOf(2));
    expect(await store.undo("jane")).toMatchObject({ what: "put jane", leaders: ["jane"] });
    expect(store.read("jane")).toEqual(bookOf(0));
    expect(store.read("bob")).toEqual(bookOf(2));
    expect(store.changes("bob")).toHaveLength(1);
  });

  it("of one leader does not silently take back a later change to the same files", async () => {
    const { folder, store } = openNew();
    await store.change((draft) => {
      for (const leader of ["jane", "bob"]) draft.put(leader, bookOf(0));
      return { what: "put both", result: undefined };
    });
    await put(store, "bob", bookOf(1));
    const before = recordIn(folder);
    await expect(store.undo("jane")).rejects.toThrow("A later change stands in the way: put bob.");
    expect(recordIn(folder)).toEqual(before);
  });

  it("has nothing to take back where there is no record, and makes none", async () => {
    const { folder, store } = openNew();
    expect(await store.undo()).toBeNull();
    expect(existsSync(folder)).toBe(false);
  });

  it("goes back 50 changes; older ones make room", async () => {
    const { folder, store } = openNew();
    for (let posts = 0; posts < 53; posts++) await put(store, "jane", bookOf(posts % 3), `change ${posts}`);
    expect(store.changes()).toHaveLength(50);
    expect(historyIn(folder)).toHaveLength(50);
    expect(store.changes().at(-1)?.what).toBe("change 3");
    for (let taken = 0; taken < 50; taken++) await store.undo();
    expect(await store.undo()).toBeNull();
    expect(store.read("jane")).toEqual(bookOf(2));
  });

  it("keeps a change that changes nothing out of the list", async () => {
    const { store } = openNew();
    await put(store, "jane", bookOf(0));
    await store.change((draft) => ({ what: "looked", result: draft.read("jane") }));
    expect(store.changes()).toHaveLength(1);
  });

  it("keeps a change that threw out of the list, and the record as it was", async () => {
    const { folder, store } = openNew();
    await put(store, "jane", bookOf(0));
    const before = recordIn(folder);
    const change = store.change((draft) => {
      draft.put("jane", bookOf(5));
      throw new UserError("No.");
    });
    await expect(change).rejects.toThrow("No.");
    expect(recordIn(folder)).toEqual(before);
    expect(store.changes()).toHaveLength(1);
  });
});

describe("the history", () => {
  const mebibyte = 1024 * 1024;

  it.each([
    // 9 is the newest, of a few bytes; the five newest stay whatever they take.
    [60, [5, 6, 7, 8, 9]],
    // 8 to 3 are 180 MB; with the second it would be 210.
    [30, [3, 4, 5, 6, 7, 8, 9]],
    [20, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])("takes at most 200 MB beside the five newest: with %i MB a change, the oldest go", async (megabytes, left) => {
    const { folder, store } = openNew();
    for (let posts = 1; posts <= 8; posts++) await put(store, "jane", bookOf(posts));
    for (const number of [2, 3, 4, 5, 6, 7, 8]) {
      const kept = join(folder, `history/0000000${number}/leaders/jane.json`);
      // Long, and nothing on the disk.
      truncateSync(kept, megabytes * mebibyte);
    }
    await put(store, "jane", bookOf(9));
    expect(historyIn(folder)).toEqual(left.map((number) => `0000000${number}`));
    await store.undo();
    expect(store.read("jane")).toEqual(bookOf(8));
  });

  it("keeps to 50 whatever else lies in it, also what cannot be measured", async () => {
    const { folder, store } = openNew();
    await put(store, "jane", bookOf(1));
    for (let number = 2; number <= 60; number++) mkdirSync(join(folder, "history", String(number).padStart(8, "0")));
    // A file in place of a folder, a link that leads nowhere, a lot of something else.
    writeRecord(folder, "history/00000059/leaders", "a file");
    mkdirSync(join(folder, "history/00000058/leaders"));
    symlinkSync("nowhere", join(folder, "history/00000058/leaders/jane.json"));
    writeRecord(folder, "history/00000057/foreign/large.bin", "");
    truncateSync(join(folder, "history/00000057/foreign/large.bin"), 900 * mebibyte);
    await put(store, "jane", bookOf(2));
    // 61 is the new one.
    expect(historyIn(folder)).toEqual(Array.from({ length: 50 }, (_, index) => `000000${index + 12}`));
    await store.undo();
    expect(store.read("jane")).toEqual(bookOf(1));
  });
});

describe("undo, when the history is not whole", () => {
  it("leaves the record alone when the version before was deleted", async () => {
    const { folder, store } = openNew();
    await put(store, "jane", bookOf(0));
    await put(store, "jane", bookOf(1));
    const before = recordIn(folder);
    rmSync(join(folder, "history/00000002/leaders/jane.json"));
    await expect(store.undo()).rejects.toThrow(UserError);
    expect(recordIn(folder)).toEqual(before);
  });

  it("leaves the record alone when the version before is damaged", async () => {
    const { folder, store } = openNew();
    await put(store, "jane", bookOf(1));
    await put(store, "jane", bookOf(2));
    const before = recordIn(folder);
    const kept = join(folder, "history/00000002/leaders/jane.json");
    writeFileSync(kept, readFileSync(kept, "utf8").replace("number 0", "number 7"));
    await expect(store.undo()).rejects.toThrow(UserError);
    expect(recordIn(folder)).toEqual(before);
  });

  it.each([
    ["is empty", ""],
    ["is cut short", '{"format":1,"checksum":"00000000",\n"num'],
    ["holds something else", '{"format":1}'],
    ["was written by a newer socialtop", inFormat(99, '\n"number":2}\n')],
  ])("passes over a change whose own file %s", async (_what, text) => {
    const { folder, store } = openNew();
    await put(store, "jane", bookOf(0), "the first");
    await put(store, "jane", bookOf(1), "the second");
    await put(store, "jane", bookOf(2), "the third");
    writeRecord(folder, "history/00000002/change.json", text);
    expect(store.changes().map(({ what }) => what)).toEqual(["the third", "the first"]);
    expect(await store.undo()).toMatchObject({ what: "the third" });
    expect(store.read("jane")).toEqual(bookOf(1));
  });

  it("passes over what another program put there", async () => {
    const { folder, store } = openNew();
    await put(store, "jane", bookOf(0));
    for (const path of ["history/.DS_Store", "history/00000001 (conflicted copy)/change.json", "history/notes.txt"]) {
      writeRecord(folder, path, "hello");
    }
    await put(store, "jane", bookOf(1));
    expect(store.changes()).toHaveLength(2);
    await store.undo();
    expect(store.read("jane")).toEqual(bookOf(0));
  });
});

describe("a record that is a link to a file elsewhere", () => {
  it.each([
    ["from the root", (elsewhere: string) => elsewhere],
    ["relative", () => "../../elsewhere.json"],
  ])("is changed and taken back there: a link %s", async (_what, linkTo) => {
    const { folder, store } = openNew();
    await put(store, "jane", bookOf(1));
    const elsewhere = join(folder, "../elsewhere.json");
    const path = join(folder, "leaders/jane.json");
    const before = readFileSync(path, "utf8");
    writeFileSync(elsewhere, before);
    rmSync(path);
    symlinkSync(linkTo(elsewhere), path);
    await put(store, "jane", bookOf(2));
    expect(store.read("jane")).toEqual(bookOf(2));
    expect(readFileSync(elsewhere, "utf8")).toBe(readFileSync(path, "utf8"));
    expect(await store.undo()).not.toBeNull();
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(readFileSync(elsewhere, "utf8")).toBe(before);
  });

  it("is kept whatever it is called there: its own name is never taken for that of a file on its way", async () => {
    const { folder, store } = openNew();
    await put(store, "jane", bookOf(1));
    const [elsewhere, path] = [join(folder, "../jane-record"), join(folder, "leaders/jane.json")];
    renameSync(path, elsewhere);
    symlinkSync(elsewhere, path);
    await put(store, "jane", bookOf(2));
    expect([store.read("jane"), readdirSync(join(folder, "..")).sort()]).toEqual([bookOf(2), ["home", "jane-record"]]);
    await store.undo();
    expect(store.read("jane")).toEqual(bookOf(1));
  });

  it("goes with its leader, there as well, and comes back by undo", async () => {
    const { folder, store } = openNew();
    await put(store, "jane", bookOf(1));
    const [elsewhere, path] = [join(folder, "../jane.json"), join(folder, "leaders/jane.json")];
    renameSync(path, elsewhere);
    symlinkSync(elsewhere, path);
    await store.change((draft) => {
      draft.remove("jane");
      return { what: "removed jane", result: undefined };
    });
    expect([store.leaders(), existsSync(elsewhere)]).toEqual([[], false]);
    await store.undo();
    expect(store.read("jane")).toEqual(bookOf(1));
  });
});

describe("in a terminal that was started from a snap", () => {
  it("undo is exact, too", async () => {
    // conf writes into the file itself when SNAP is set: https://github.com/sindresorhus/conf/pull/82
    vi.stubEnv("SNAP", "/snap/code/1");
    try {
      const { folder, store } = openNew();
      await put(store, "jane", bookOf(1));
      const before = recordIn(folder);
      await put(store, "jane", bookOf(2));
      await store.undo();
      expect(recordIn(folder)).toEqual(before);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe("a record that a hand has mended", () => {
  it("is not lost by taking back an older change", async () => {
    const folder = join(newFolder(), "home");
    const store = openTestStore(folder);
    await put(store, "jane", bookOf(1), "one post");
    await put(store, "jane", bookOf(2), "two posts");
    const mended = withoutChecksum(recordIn(folder)["leaders/jane.json"] as string);
    writeRecord(folder, "leaders/jane.json", mended);
    await expect(store.undo()).rejects.toThrow("was changed by something else");
    expect(recordIn(folder)["leaders/jane.json"]).toBe(mended);
  });
});
