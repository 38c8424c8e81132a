import { join } from "node:path";
import { expect, it } from "vitest";
import { encodeBook } from "../../src/format/format.ts";
import { commitChange } from "../../src/store/journal.ts";
import { newFolder } from "../support/folder.ts";
import { bookOf, openTestStore, put } from "../support/store.ts";

/**
 * Whoever is stopped for long (a closed lid, a terminal in the background) loses the lock without knowing, at any moment:
 * here between reading the record and keeping what was there before, while a large import is worked out.
 */
it("a change that was worked out from a record that changed since is refused, and loses nothing of the other's", async () => {
  const folder = join(newFolder(), "home");
  const store = openTestStore(folder);
  await put(store, "jane", bookOf(1));
  const overtaken = store.change((draft) => {
    const before = draft.read("jane");
    commitChange(folder, new Map([["leaders/jane.json", encodeBook(bookOf(3))]]), "logged", "2026-11-25T08:00:00.000Z");
    draft.put("jane", { ...before, removed: ["x:1"] });
    return { what: "imported", result: undefined };
  });
  await expect(overtaken).rejects.toThrow("Another socialtop changed the record at the same time.");
  expect(store.read("jane")).toEqual(bookOf(3));
  expect(store.changes().map(({ what }) => what)).toContain("logged");
});
