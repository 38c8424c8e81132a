import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, constants, existsSync, openSync, readFileSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type BuiltMachine, commandFor, openBuiltMachine, openJanesBuiltMachine } from "../support/spawn.ts";

/** So many posts, a line of CSV each. */
function csvOf(rows: number): string {
  const days = Array.from({ length: 28 }, (_, index) => `2026-10-${String(index + 1).padStart(2, "0")}`);
  const line = (_: unknown, index: number) => `${days[index % 28]},Post number ${index}: ${"word ".repeat(30)}`;
  return ["Date,Text", ...Array.from({ length: rows }, line)].join("\n");
}

/** Only read from: shared by the tests of this file. */
let jane: BuiltMachine;
beforeAll(async () => {
  jane = await openJanesBuiltMachine();
  const csv = join(jane.tmp, "posts.csv");
  writeFileSync(csv, csvOf(2000));
  await jane.ok(["import", csv, "--platform", "linkedin"]);
});

describe.concurrent("a pipe", () => {
  it("gets all of an answer that is longer than 64 kB", async () => {
    const out = await jane.ok(["activity", "--json"]);
    expect(out.length).toBeGreaterThan(300_000);
    expect(JSON.parse(out).activities).toHaveLength(2000);
    const { out: piped } = await jane.sh("socialtop activity --last 2000 | cat");
    expect(piped.match(/Post number/g)).toHaveLength(2000);
  });

  it("gets all of it when it is read slowly", async () => {
    const { out } = await jane.sh("socialtop activity --json | (sleep 0.3; cat)");
    expect(JSON.parse(out).activities).toHaveLength(2000);
  });

  it.skipIf(process.platform === "win32")("gets all of it when it is full and would not wait", async () => {
    // As a program has it that waits for more than one: whoever opens a named pipe for both ways is not kept waiting.
    const fifo = join(jane.tmp, "fifo");
    await jane.sh(`mkfifo '${fifo}'`);
    const { O_RDWR, O_NONBLOCK } = constants;
    const ends = openSync(fifo, O_RDWR | O_NONBLOCK);
    try {
      const program = spawn(...commandFor(["activity", "--json"]), {
        env: jane.env,
        stdio: ["ignore", ends, "inherit"],
      });
      const exited = once(program, "exit");
      let out = "";
      while (!out.endsWith("}\n")) {
        try {
          const chunk = Buffer.alloc(4096);
          out += chunk.toString("latin1", 0, readSync(ends, chunk));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
        }
        await new Promise(setImmediate);
      }
      expect(JSON.parse(out).activities).toHaveLength(2000);
      expect((await exited)[0]).toBe(0);
    } finally {
      closeSync(ends);
    }
  });

  it("may be closed early: head gets its line and nobody complains", async () => {
    const { code, out, err } = await jane.sh('(socialtop activity --last 2000; echo "code $?" >&2) | head -1');
    expect(out).toMatch(/^.*LinkedIn post.*\n$/);
    expect({ code, err }).toEqual({ code: 0, err: "code 0\n" });
  });

  it("may be closed before anything is written, stderr as well", async () => {
    const { out, err } = await jane.sh('(socialtop activity --last 2000; echo "code $?") 2>&1 >&- | cat');
    expect(out + err).not.toMatch(/EPIPE|EBADF|^\s+at /m);
  });

  it.skipIf(!existsSync("/dev/full"))(
    "that cannot take the answer is named once, in a line and with exit code 1",
    async () => {
      for (const line of ["streak", "demo --no-input", "--version", "--help"]) {
        const { code, err } = await jane.sh(`socialtop ${line} > /dev/full`);
        // Not the words themselves: a trace would print the whole program.
        expect({ code, lines: err.trimEnd().split("\n").length, hasTrace: /^\s+at /m.test(err) }).toEqual({
          code: 1,
          lines: 2,
          hasTrace: false,
        });
      }
    },
  );
});

describe.concurrent("colour", () => {
  const colour = /\[\d+m/;

  it.each([
    ["none in a pipe", [], {}, false],
    ["with FORCE_COLOR", [], { FORCE_COLOR: "1" }, true],
    ["none with FORCE_COLOR=0", [], { FORCE_COLOR: "0" }, false],
    ["none with NO_COLOR, whatever FORCE_COLOR says", [], { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
    ["with an empty NO_COLOR, which means unset", [], { FORCE_COLOR: "1", NO_COLOR: "" }, true],
    ["none with --no-color, whatever FORCE_COLOR says", ["--no-color"], { FORCE_COLOR: "1" }, false],
    ["none in JSON", ["--json"], { FORCE_COLOR: "1" }, false],
  ])("%s", async (_what, flags, env, isColoured) => {
    // Node itself may have a word on stderr about NO_COLOR beside FORCE_COLOR.
    const { code, out } = await jane.run(["streak", ...flags], { env });
    expect({ code, isColoured: colour.test(out) }).toEqual({ code: 0, isColoured });
  });

  it("says nothing that the signs do not say, too", async () => {
    const coloured = await jane.ok(["streak"], { env: { FORCE_COLOR: "1" } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with an escape
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(await jane.ok(["streak"]));
  });
});

describe.concurrent("ASCII", () => {
  const views = ["", "--help", "log --help", "streak", "streak --explain", "steps", "steps listen", "next", "activity"];
  const others = ["settings", "leaders", "undo --list", "doctor", "watch list", "pause list", "demo"];

  it.each([...views, ...others])("is all that LANG=C gets from: socialtop %s", async (line) => {
    const { code, out, err } = await jane.run(line === "" ? [] : line.split(" "), { env: { LANG: "C" } });
    expect(code).toBe(0);
    expect((out + err).split("\n").filter((text) => /[^\p{ASCII}]/u.test(text))).toEqual([]);
  });

  it("is all that LANG=C gets from a welcome and an error", async () => {
    const env = { LANG: "C" };
    const machine = openBuiltMachine();
    for (const argv of [[], ["steak"], ["streak"], ["log", "--on", "someday"], ["init"]]) {
      const { out, err } = await machine.run(argv, { env });
      expect((out + err).match(/[^\p{ASCII}]/gu)).toBeNull();
    }
  });

  it("does not touch names and posts, nor JSON", async () => {
    const machine = openBuiltMachine();
    const env = { LANG: "C" };
    await machine.ok(["init", "--name", "Zoë", "--networks", "linkedin", "--yes"], { env });
    await machine.ok(["log", "Déjà vu – “really”…"], { env });
    expect(await machine.ok(["settings", "name"], { env })).toContain("Zoë");
    const { activities } = JSON.parse(await machine.ok(["activity", "--json"], { env }));
    expect(activities[0].text).toBe("Déjà vu – “really”…");
    expect(readFileSync(join(machine.store, "leaders/zoe.json"), "utf8")).toContain("Déjà vu – “really”…");
  });

  it("gives way to LC_ALL and LC_CTYPE that name UTF-8", async () => {
    expect(await jane.ok(["streak"], { env: { LANG: "C", LC_ALL: "en_US.UTF-8" } })).toContain("○");
    expect(await jane.ok(["streak"], { env: { LANG: "C", LC_CTYPE: "C.utf8" } })).toContain("○");
    expect(await jane.ok(["streak"], { env: { LANG: "en_US.UTF-8", LC_ALL: "POSIX" } })).not.toContain("○");
  });
});
