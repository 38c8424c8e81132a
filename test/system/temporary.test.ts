import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { editText } from "../../src/system/editor.ts";
import { writeWhole } from "../../src/system/output.ts";
import { makeTemporaryFolder } from "../../src/system/temporary.ts";
import { newFolder } from "../support/folder.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The number of a program that has ended. */
function deadProgram(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

/** A folder for temporary files that holds these folders, each with one file. */
function openTemporary(folders: readonly string[]): string {
  const tmp = newFolder();
  vi.stubEnv("TMPDIR", tmp);
  for (const name of folders) {
    mkdirSync(join(tmp, name));
    writeFileSync(join(tmp, name, "page.md"), "text");
  }
  return tmp;
}

describe("a temporary folder", () => {
  it("takes the place of those of dead programs, and of no others", () => {
    const [dead, alive] = [deadProgram(), process.ppid];
    const elsewhere = newFolder();
    writeFileSync(join(elsewhere, "kept"), "");
    const others = [
      `socialtop-demo-${alive}-abcdef`,
      `socialtop-edit-${dead}-abcdef`,
      `socialtop-demo-${dead}`,
      "socialtop-demo-abcdef",
      `socialtop-demo-${dead}-abcdef.bak`,
    ];
    const tmp = openTemporary([...others, `socialtop-demo-${dead}-abcdef`]);
    symlinkSync(elsewhere, join(tmp, `socialtop-demo-${dead}-linked`));
    const made = makeTemporaryFolder("demo", () => true);
    const left = [...others, `socialtop-demo-${dead}-linked`].map((name) => join(tmp, name));
    expect(
      readdirSync(tmp)
        .map((name) => join(tmp, name))
        .sort(),
    ).toEqual([...left, made].sort());
    expect(readdirSync(elsewhere)).toEqual(["kept"]);
  });

  it("of an editor goes only when it is old and nobody saved anything in it", async () => {
    const dead = deadProgram();
    const stem = `socialtop-edit-${dead}`;
    const tmp = openTemporary([`${stem}-unsave`, `${stem}-saved1`, `${stem}-theirs`, `${stem}-recent`]);
    for (const name of ["unsave", "theirs", "recent"]) utimesSync(join(tmp, `${stem}-${name}`, "page.md"), 0, 0);
    writeFileSync(join(tmp, `${stem}-theirs`, ".page.md.swp"), "what vim keeps");
    for (const name of ["unsave", "saved1", "theirs"]) utimesSync(join(tmp, `${stem}-${name}`), 0, 0);
    const killed = join(tmp, `${stem}-killed`);
    // As a kill in the middle leaves it: a copy of the folder as the editor finds it.
    expect(await editText("before", "page.md", { EDITOR: `cp -pR "$(dirname "$1")" '${killed}'; true` })).toBe(
      "before",
    );
    utimesSync(killed, 0, 0);
    expect(await editText("before", "page.md", { EDITOR: "true" })).toBe("before");
    expect(readdirSync(tmp).sort()).toEqual([`${stem}-recent`, `${stem}-saved1`, `${stem}-theirs`]);
  });
});

describe("what is left beside a file", () => {
  it("goes when the file is written again, unless its program still runs", async () => {
    const folder = newFolder();
    const stem = ".jane.json.socialtop-";
    const kept = [`${stem}${process.ppid}.part`, `${stem}1x.part`, ".janet.json.socialtop-1.part", ".jane.json.part"];
    for (const name of [...kept, `${stem}${deadProgram()}.part`, `${stem}${process.pid}.part`])
      writeFileSync(join(folder, name), "");
    await writeWhole(join(folder, "jane.json"), "text", true, join(folder, "elsewhere"));
    expect(readdirSync(folder).sort()).toEqual([...kept, "jane.json"].sort());
  });
});
