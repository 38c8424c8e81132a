import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { draftRules } from "../src/coach/draft/draftCheck.ts";
import { programme } from "../src/coach/programme.ts";
import { sampleHistory } from "../src/coach/sampleHistory.ts";
import { ExitCode } from "../src/errors.ts";
import { openMachine, temporaryFolder } from "./support/run.ts";

const readme = readFileSync("README.md", "utf8");

/** "$ socialtop …" and what stands below it, in all sessions, one after the other. */
function readSessions(): { line: string; output: string }[] {
  const blocks = Array.from(readme.matchAll(/```console\n([\s\S]*?)```/g), (match) => match[1] ?? "");
  return blocks
    .flatMap((block) => block.split(/^\$ socialtop ?/m).slice(1))
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
    for (const { line, output } of readSessions()) {
      const { out, code } = await jane.run(line.replace("jane-posts.csv", join(folder, "jane-posts.csv")));
      expect(out.trimEnd(), line).toBe(output);
      expect(code, line).toBe(output.includes("Not yet:") ? ExitCode.checkDidNotHold : ExitCode.done);
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

  it("shows several leaders with lines that work one after the other", async () => {
    const machine = openMachine();
    await machine.ok("init --name Jane --yes");
    const section = /## Several leaders\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? "";
    const lines = section.split("\n").filter((line) => /^socialtop .* +# /.test(line));
    expect(lines).toHaveLength(4);
    for (const line of lines) await machine.ok(line.replace(/^socialtop (.*?) +# .*/, "$1"));
    expect(machine.store.current()).toBe("bob");
  });

  it("has pauses, settings and the like in words that the program understands", async () => {
    const machine = openMachine();
    await machine.ok("init --name Jane --yes");
    await machine.ok("pause 2026-12-21 2027-01-03 --why holidays");
    await machine.ok("settings counts post,reply");
    await machine.ok("done listen.follow");
    for (const line of [
      "pause 2026-12-21 2027-01-03 --why holidays",
      "settings counts post,reply",
      "done listen.follow",
    ]) {
      expect(readme).toContain(line);
    }
    const named = [...readme.matchAll(/`socialtop ([a-z]+)/g)].map((match) => match[1] as string);
    for (const command of new Set(named)) expect(await machine.ok(["help", command]), command).toContain("Usage:");
  });

  it("names every check of doctor", async () => {
    const { checks } = await openMachine().json<{ checks: { id: string }[] }>("doctor");
    const rows = readme.split("\n").filter((line) => line.startsWith("| `"));
    for (const { id } of checks)
      expect(
        rows.some((row) => row.includes(`\`${id}\``)),
        id,
      ).toBe(true);
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

  it("names every step, every rule for drafts and every exit code", () => {
    for (const { id, severity } of draftRules)
      expect(readme).toMatch(new RegExp(`^\\| (?:\`[a-z-]+\`, )*\`${id}\`(?:, \`[a-z-]+\`)* \\| ${severity} \\|`, "m"));
    for (const { id } of programme) expect(readme).toContain(`\`${id}\``);
    for (const code of Object.values(ExitCode)) expect(readme).toMatch(new RegExp(`^\\| ${code} \\|`, "m"));
  });
});
