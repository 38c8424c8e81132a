import { join } from "node:path";
import { expect, it } from "vitest";
import { encodeFile } from "../../src/format/format.ts";
import { commitChange, recover } from "../../src/store/journal.ts";
import { newFolder } from "../support/folder.ts";
import { bookOf, openTestStore, put } from "../support/store.ts";

/**
 * Whoever is stopped for long (a closed lid, a terminal in the background) loses the lock without knowing, at any moment:
 * here between reading the record and keeping what was there before, while a large import is worked out.
 */
const at = "2026-11-25T08:00:00.000Z";

/** Texts that are asked for one after the other while the change is made: another program does this just before the last one. */
class Interrupted extends Map<string, string | null> {
  private left: number;
  constructor(
    entries: readonly (readonly [string, string])[],
    private readonly intrude: () => void,
  ) {
    super(entries);
    this.left = entries.length;
  }
  override get(path: string): string | null | undefined {
    this.left--;
    if (this.left === 0) this.intrude();
    return super.get(path);
  }
}

/** As whoever takes a lock over: settles what was begun, and makes a change of its own. */
function takeOver(folder: string): void {
  recover(folder);
  commitChange(folder, new Map([["leaders/jane.json", encodeFile(bookOf(7))]]), "the other's", at);
}

it.each([
  ["before its only file is replaced", ["jane"]],
  ["between its two files", ["ann", "jane"]],
  ["between two others", ["ann", "bob"]],
])("a program that was taken for dead %s gives up, and leaves the other's change alone", async (_when, leaders) => {
  const folder = join(newFolder(), "home");
  const store = openTestStore(folder);
  for (const leader of ["ann", "bob", "jane"]) await put(store, leader, bookOf(1));
  const texts = leaders.map((leader) => [`leaders/${leader}.json`, encodeFile(bookOf(3))] as const);
  const changes = new Interrupted(texts, () => takeOver(folder));
  expect(() => commitChange(folder, changes, "ours", at)).toThrow("Another socialtop changed the record");
  expect(store.read("jane")).toEqual(bookOf(7));
  expect([store.read("ann"), store.read("bob")]).toEqual([bookOf(1), bookOf(1)]);
  expect(store.changes().map(({ what }) => what)).toEqual(["the other's", "put jane", "put bob", "put ann"]);
  await store.undo();
  expect(store.read("jane")).toEqual(bookOf(1));
});

it("a change that was worked out from a record that changed since is refused, and loses nothing of the other's", async () => {
  const folder = join(newFolder(), "home");
  const store = openTestStore(folder);
  await put(store, "jane", bookOf(1));
  const overtaken = store.change((draft) => {
    const before = draft.read("jane");
    commitChange(folder, new Map([["leaders/jane.json", encodeFile(bookOf(3))]]), "logged", "2026-11-25T08:00:00.000Z");
    draft.put("jane", { ...before, removed: ["x:1"] });
    return { what: "imported", result: undefined };
  });
  await expect(overtaken).rejects.toThrow("Another socialtop changed the record at the same time.");
  expect(store.read("jane")).toEqual(bookOf(3));
  expect(store.changes().map(({ what }) => what)).toContain("logged");
});
