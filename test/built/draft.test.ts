import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type BuiltMachine, openJanesBuiltMachine } from "../support/spawn.ts";
import { keys, openTerminal } from "../support/terminal.ts";

const { enter, down, ctrlC, ctrlD } = keys;

/** A machine whose programs are ours: what opens a browser, fills the clipboard or edits a text writes down what it got. */
function withPrograms(machine: BuiltMachine, programs: Readonly<Record<string, string>>): { PATH: string } {
  const folder = join(machine.tmp, "programs");
  mkdirSync(folder);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return { PATH: `${folder}:${machine.env["PATH"]}` };
}

/** Linux asks xdg-open, macOS open. */
const opener = process.platform === "darwin" ? "open" : "xdg-open";

/** Waits for a file that another program writes. */
async function contentOf(path: string): Promise<string> {
  const limit = Date.now() + 8000;
  while (!existsSync(path) && Date.now() < limit) await new Promise((resolve) => setTimeout(resolve, 20));
  return readFileSync(path, "utf8");
}

function activitiesOf(machine: BuiltMachine): { platform: string; day: string; text?: string; url?: string }[] {
  return JSON.parse(readFileSync(join(machine.store, "leaders/jane.json"), "utf8")).activities;
}

const text = "Spoke in Lyon: 5 % more & no less?";

describe.concurrent("draft at a terminal", () => {
  it("opens the composer, takes the address, logs it, and the streak moves", async () => {
    const machine = await openJanesBuiltMachine();
    const opened = join(machine.tmp, "opened");
    const env = withPrograms(machine, {
      [opener]: `printf '%s' "$1" > "${opened}.new" && mv "${opened}.new" "${opened}"`,
    });
    const before = JSON.parse(await machine.ok(["streak", "--json"]));
    expect(before.thisWeek.postingDays).toBe(0);

    const terminal = openTerminal(machine, ["draft", text, "--for", "x,linkedin"], { env });
    await terminal.sees("What now?");
    await terminal.sees("Leave it");
    terminal.type(enter);
    await terminal.sees("X is open in your browser");
    await terminal.sees("Posted? Paste its address");
    // 24 November 2026, 10:00 UTC: (1795514400000 - 1288834974657) << 22.
    const address = `https://x.com/jane/status/${(1795514400000n - 1288834974657n) << 22n}`;
    terminal.type(address, enter);
    await terminal.sees("X post, yesterday (Tue 24 Nov)");
    await terminal.sees("1 of 3 days");
    await terminal.sees("Leave it");
    terminal.type(down, down, down, enter);
    expect(await terminal.ended).toEqual({ code: 0 });

    expect(await contentOf(opened)).toBe(`https://x.com/intent/tweet?text=${encodeURIComponent(text)}`);
    expect(activitiesOf(machine)).toMatchObject([{ platform: "x", day: "2026-11-24", text, url: address }]);
    const after = JSON.parse(await machine.ok(["streak", "--json"]));
    expect(after.thisWeek.postingDays).toBe(1);
  });

  it.each([
    ["Ctrl-C", ctrlC],
    ["Ctrl-D", ctrlD],
  ])("keeps what was written in the editor when the talk is broken off by %s", async (_name, key) => {
    const machine = await openJanesBuiltMachine();
    const env = withPrograms(machine, { "my-editor": `printf 'Zoë wrote\\nthis' > "$2"` });
    const terminal = openTerminal(machine, ["draft", "--for", "x"], { env: { ...env, EDITOR: "my-editor --wait" } });
    await terminal.sees("What now?");
    await terminal.sees("Leave it");
    terminal.type(key);
    expect(await terminal.ended).toEqual({ code: 130 });
    expect(terminal.text()).toContain("Kept as draft 1");
    // Nothing is left behind that the next one would have to wait for.
    expect(existsSync(join(machine.store, ".lock"))).toBe(false);
    const { drafts } = JSON.parse(await machine.ok(["drafts", "--json"]));
    expect(drafts).toMatchObject([{ id: "1", text: "Zoë wrote\nthis", networks: ["x"] }]);
  });

  it("keeps what was saved by an editor that failed, and says where", async () => {
    const machine = await openJanesBuiltMachine();
    const env = withPrograms(machine, { "my-editor": `printf 'half a thought' > "$1"; exit 1` });
    const terminal = openTerminal(machine, ["draft", "--for", "x"], {
      columns: 200,
      env: { ...env, EDITOR: "my-editor" },
    });
    await terminal.sees("ended with code 1");
    expect(await terminal.ended).toEqual({ code: 1 });
    const path = /kept there: ?(\S+)/.exec(terminal.text().replace(/\n\s*/g, ""))?.[1] ?? "";
    expect(readFileSync(path, "utf8")).toBe("half a thought");
  });

  it("takes nothing over from an editor that failed or is not there", async () => {
    const machine = await openJanesBuiltMachine();
    const env = { ...withPrograms(machine, { "my-editor": "exit 3" }), EDITOR: "my-editor" };
    const failed = openTerminal(machine, ["draft", "--for", "x"], { env });
    await failed.sees("ended with code 3");
    expect(await failed.ended).toEqual({ code: 1 });
    const missing = openTerminal(machine, ["draft", "--for", "x"], { env: { EDITOR: "no-such-editor" } });
    await missing.sees("ended with code 127");
    expect(await missing.ended).toEqual({ code: 1 });
  });

  it("tells from an opener that finds no browser that there is none", async () => {
    const machine = await openJanesBuiltMachine();
    const env = withPrograms(machine, { [opener]: "exit 3" });
    const { out } = await machine.run(["draft", text, "--for", "x", "--open"], { env });
    expect(out).toContain("No browser can be opened from here");
    expect(out).toContain(`https://x.com/intent/tweet?text=${encodeURIComponent(text)}`);
  });

  it("goes on without a browser", async () => {
    const machine = await openJanesBuiltMachine();
    // Only what sh itself needs.
    const terminal = openTerminal(machine, ["draft", text, "--for", "x", "--open"], { env: { PATH: "/nowhere" } });
    await terminal.sees("No browser can be opened from here");
    await terminal.sees("Posted? Paste its address");
    terminal.type("n", enter);
    await terminal.sees("Not recorded.");
    await terminal.sees("Leave it");
    terminal.type(ctrlC);
    expect(await terminal.ended).toEqual({ code: 130 });
    expect(activitiesOf(machine)).toEqual([]);
  });
});

describe.concurrent("draft without a terminal", () => {
  it("reads a pipe, and ends with 3 when there is a stop", async () => {
    const machine = await openJanesBuiltMachine();
    const { code, out } = await machine.run(["draft", "--for", "x"], { input: `${"a".repeat(281)}\n` });
    expect(code).toBe(3);
    expect(out).toContain("X  281 of 280, 1 too many");
  });

  it("opens the browser when it is told to", async () => {
    const machine = await openJanesBuiltMachine();
    const opened = join(machine.tmp, "opened");
    const env = withPrograms(machine, {
      [opener]: `printf '%s' "$1" > "${opened}.new" && mv "${opened}.new" "${opened}"`,
    });
    await machine.run(["draft", text, "--for", "x", "--open"], { env });
    expect(await contentOf(opened)).toBe(`https://x.com/intent/tweet?text=${encodeURIComponent(text)}`);
  });

  it("looks 100,000 characters over in no time, start included", async () => {
    const machine = await openJanesBuiltMachine();
    const begin = performance.now();
    const { code } = await machine.run(["draft", "--for", "linkedin,x,bluesky"], {
      input: "Zoë saw 42 herons in Lyon. ".repeat(3800),
    });
    expect(code).toBe(3);
    expect(performance.now() - begin).toBeLessThan(8000);
  });
});
