import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openJanesBuiltMachine } from "../support/spawn.ts";

describe("a disk that takes only the beginning of a file", () => {
  it("is noticed: the record stays whole, and log says that it failed", async () => {
    const machine = await openJanesBuiltMachine();
    const path = join(machine.store, "leaders/jane.json");
    const rows = Array.from({ length: 12 }, (_, index) => `2026-11-20,Post ${index} ${"words ".repeat(30)}`);
    writeFileSync(join(machine.tmp, "posts.csv"), `Date,Text\n${rows.join("\n")}\n`);
    await machine.ok(["import", "posts.csv", "--platform", "linkedin"]);
    const before = readFileSync(path, "utf8");
    expect(before.length).toBeGreaterThan(2100);
    // As on a full disk, the system takes what still fits and no more; sh counts in kilobytes or in half ones.
    const limit = Math.floor(before.length / 1024);
    const { out } = await machine.sh(
      `(ulimit -f ${limit}; socialtop log "${"words ".repeat(2000)}") 2>&1; echo "code $?"`,
    );
    expect(out).not.toContain("code 0");
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(await machine.ok(["activity"])).toContain("Post 11");
  });
});
