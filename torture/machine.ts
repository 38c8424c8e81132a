import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Built into dist-torture/, one folder below the project's root, as this file is.
const program = fileURLToPath(new URL("../bin/socialtop.js", import.meta.url));

/** Milliseconds: a lock is waited for ten seconds, and a machine may be busy. */
const patience = 30_000;

export interface Ended {
  /** null: it was killed. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
  readonly isHung: boolean;
}

/** A machine of the attack's own. */
export interface Machine {
  /** SOCIALTOP_HOME. */
  readonly store: string;
  /** Where the program runs, and writes what it is told to write. */
  readonly work: string;
  /** Runs the program; with `killAfter` (milliseconds) it is killed then. */
  run(argv: readonly string[], killAfter?: number): Promise<Ended>;
  /** Throws when it does not end with exit code 0. */
  ok(argv: readonly string[]): Promise<string>;
  /** The records and settings, byte for byte. */
  saved(): Record<string, string>;
  close(): void;
}

export function openMachine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), "socialtop-torture-"));
  const [store, work, home] = [join(folder, "store"), join(folder, "work"), join(folder, "home")];
  for (const made of [work, home]) mkdirSync(made);
  // Nothing but Node itself can be started: no browser, no editor, no clipboard.
  const env = { PATH: home, HOME: home, TMPDIR: folder, LANG: "C.UTF-8", TZ: "Europe/Paris", SOCIALTOP_HOME: store };
  const run: Machine["run"] = (argv, killAfter) =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      const child = spawn(process.execPath, [program, ...argv], { cwd: work, env, stdio: ["ignore", "pipe", "pipe"] });
      const [out, err]: [Buffer[], Buffer[]] = [[], []];
      let isHung = false;
      const kill = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
      const end = setTimeout(() => {
        isHung = true;
        child.kill("SIGKILL");
      }, patience);
      child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
      child.on("error", reject);
      child.on("close", (code) => {
        clearTimeout(kill);
        clearTimeout(end);
        const texts = { out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
        resolve({ code, ...texts, milliseconds: performance.now() - begun, isHung });
      });
    });
  return {
    store,
    work,
    run,
    ok: async (argv) => {
      const { code, out, err } = await run(argv);
      if (code !== 0) throw new Error(`socialtop ${argv.join(" ")}: exit code ${code}: ${err}`);
      return out;
    },
    saved: () => {
      const leaders = existsSync(join(store, "leaders")) ? readdirSync(join(store, "leaders")).sort() : [];
      const paths = [...leaders.map((name) => `leaders/${name}`), "settings.json"];
      const there = paths.filter((path) => existsSync(join(store, path)));
      return Object.fromEntries(there.map((path) => [path, readFileSync(join(store, path), "latin1")]));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** With Jane, committed since January, and three posts of hers. */
export async function openJanesMachine(): Promise<Machine> {
  const machine = openMachine();
  await machine.ok(["init", "--name", "Jane Doe", "--networks", "linkedin=jane", "--commit", "2026-01-05", "--yes"]);
  for (const text of ["One", "Two", "Three"]) await machine.ok(["log", "--text", text, "--platform", "linkedin"]);
  return machine;
}
