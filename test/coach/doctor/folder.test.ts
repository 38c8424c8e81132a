import { describe, expect, it } from "vitest";
import { judgeFormats, judgeHistory, judgeLock } from "../../../src/coach/doctor/folder.ts";
import { type FolderEntry, judgeOwner } from "../../../src/coach/doctor/owner.ts";
import { conflictCopyOf } from "../../../src/coach/doctor/strays.ts";
import { combine, finding, note, sizeOf, someNames } from "../../../src/coach/doctor/verdict.ts";

const file = (path: string, parts: Partial<FolderEntry> = {}): FolderEntry => ({
  path,
  isFolder: false,
  mode: 0o600,
  owner: 501,
  ...parts,
});
const home = file("", { isFolder: true, mode: 0o700 });
const asked = { user: 501, quotedFolder: "'/a b'", quote: (path: string) => `'/a b/${path}'` };

describe("whose the folder is", () => {
  it("is good where all is the user's and closed to others", () => {
    expect(judgeOwner([home, file("settings.json")], asked).status).toBe("good");
  });

  it("gives one command for many files, and names three of them", () => {
    const files = ["a", "b", "c", "d"].map((path) => file(path, { mode: 0o640 }));
    expect(judgeOwner([home, ...files], asked)).toEqual({
      status: "finding",
      detail: "Others may read or change a, b, c and 1 more.",
      cure: "chmod -R u+rwX,go-rwx '/a b'",
    });
  });

  it("gives what is somebody else's back, but root no advice to take it", () => {
    const entries = [home, file("settings.json", { owner: 0 })];
    expect(judgeOwner(entries, asked)).toEqual({
      status: "finding",
      detail: "1 file or folder of 2 belongs to somebody else: settings.json.",
      cure: "sudo chown -R \"$(id -un)\" '/a b'",
    });
    expect(judgeOwner([home, file("a", { owner: 0, mode: 0o644 })], asked).cure).toBe(
      "sudo chown -R \"$(id -un)\" '/a b' && chmod 600 '/a b/a'",
    );
    expect(judgeOwner(entries, { ...asked, user: 0 }).cure).toBe("Run socialtop as yourself, without sudo.");
  });

  it("does not ask on Windows", () => {
    expect(judgeOwner([file("settings.json", { mode: 0o666 })], { ...asked, user: null }).status).toBe("good");
  });
});

describe("the lock", () => {
  it.each([
    [5_000, "good"],
    [5_001, "note"],
    [-5_000, "good"],
    [-3_600_000, "note"],
  ])("touched %d milliseconds ago is %s", (age, status) => {
    expect(judgeLock({ age, staleAfter: 5_000 }).status).toBe(status);
  });
});

describe("the history", () => {
  const limits = { changes: 50, bytes: 200 * 1024 * 1024 };
  it.each([
    [50, 0, "good"],
    [51, 0, "note"],
    [6, 201 * 1024 * 1024, "note"],
  ])("with %d changes of %d bytes is %s", (changes, bytes, status) => {
    expect(judgeHistory({ changes, unreadable: 0, bytes, limits }).status).toBe(status);
  });
});

describe("the formats", () => {
  it("leave what cannot be told to the check of the records", () => {
    expect(judgeFormats([{ path: "leaders/jane.json", format: null }], 4).status).toBe("good");
  });
});

describe("a copy of a synchronising program", () => {
  const ours = ["leaders/ann.json", "leaders/ann-lee.json", "settings.json"];
  it.each([
    ["leaders/ann (conflicted copy 2026-11-20).json", "leaders/ann.json"],
    ["leaders/ann.sync-conflict-20261120-080000-ABCDEFG.json", "leaders/ann.json"],
    ["leaders/ann 2.json", "leaders/ann.json"],
    ["leaders/ann (1).json", "leaders/ann.json"],
    ["leaders/ann-LAPTOP-7.json", "leaders/ann.json"],
    ["leaders/ann-lee 2.json", "leaders/ann-lee.json"],
    ["leaders/ann-lee.Conflict.json", "leaders/ann-lee.json"],
    ["settings (1).json", "settings.json"],
    ["leaders/bob 2.json", null],
    ["leaders/ann.txt", null],
    ["leaders/ann.backup.json", null],
    ["leaders/anna (1).json", null],
  ])("%s is of %s", (path, own) => {
    expect(conflictCopyOf(path, ours)).toBe(own);
  });
});

describe("what a check found", () => {
  it("has the worst first", () => {
    expect(combine([note("A."), finding("B.", "Mend.")], "Fine.")).toEqual({
      status: "finding",
      detail: "B. A.",
      cure: "Mend.",
    });
  });

  it("names three at most, without what a terminal acts upon", () => {
    expect(someNames(["a\u001b[31m", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
  });

  it.each([
    [1, "1 byte"],
    [1023, "1,023 bytes"],
    [1024, "1 kB"],
    [200 * 1024 * 1024, "200 MB"],
  ])("says %d as %s", (bytes, words) => {
    expect(sizeOf(bytes)).toBe(words);
  });
});
