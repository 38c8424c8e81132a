import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { programme } from "../src/coach/programme.ts";
import { sampleHistory } from "../src/coach/sampleHistory.ts";
import { ExitCode } from "../src/errors.ts";
import { openMachine, temporaryFolder } from "./support/run.ts";

const readme = readFileSync("README.md", "utf8");

/** "$ socialtop …" and what stands below it. */
function readSession(): { line: string; output: string }[] {
  const block = /```console\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  return block
    .split(/^\$ socialtop ?/m)
    .slice(1)
    .map((scene) => {
      const [line = "", ...output] = scene.split("\n");
      return { line, output: output.join("\n").replace(/^\n/, "").trimEnd() };
    });
}

describe("README", () => {
  it("shows a session that prints exactly what it says", async () => {
    const jane = openMachine();
    const folder = temporaryFolder();
    writeFileSync(join(folder, "jane-posts.csv"), sampleHistory("2026-11-25").csv);
    for (const { line, output } of readSession()) {
      const printed = await jane.ok(line.replace("jane-posts.csv", join(folder, "jane-posts.csv")));
      expect(printed.trimEnd(), line).toBe(output);
    }
  });

  it("has exactly two lines to copy on its first screen, and CI runs the second", () => {
    const firstScreen = readme.split("\n").slice(0, 24).join("\n");
    expect([...firstScreen.matchAll(/```sh\n(.*)\n```/g)].map((match) => match[1])).toEqual([
      "npm ci && npx socialtop demo",
      "npm ci && npm test",
    ]);
    expect(readFileSync(".ci/run", "utf8")).toContain("^npm ci && npm test$");
  });

  it("works as a demo in the built program", () => {
    const printed = execFileSync(process.execPath, ["bin/socialtop.js", "demo"], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: temporaryFolder(), TMPDIR: temporaryFolder() },
    });
    for (const words of ["Your plan is ready, Jane.", "This week", "5-week streak", "a storm, then silence", "Next:"]) {
      expect(printed.replace(/\s+/g, " ")).toContain(words);
    }
  });

  it("names every step and every exit code", () => {
    for (const { id } of programme) expect(readme).toContain(`\`${id}\``);
    for (const code of Object.values(ExitCode)) expect(readme).toMatch(new RegExp(`^\\| ${code} \\|`, "m"));
  });
});
