import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "../src/store/open.ts";
import { busyBook } from "../test/support/busyBook.ts";

// Built into dist-torture/, one folder below the project's root, as this file is.
const program = fileURLToPath(new URL("../bin/socialtop.js", import.meta.url));
const failingDisk = fileURLToPath(new URL("../torture/disk.cjs", import.meta.url));

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

interface RunOptions {
  /** Milliseconds after which it is killed. */
  readonly killAfter?: number;
  /** What the disk does at which of the program's steps on it: see disk.cjs. */
  readonly disk?: string;
  /** What comes in through the pipe; nothing by default. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A machine of the attack's own, on Wednesday, 25 November 2026. */
export interface Machine {
  /** SOCIALTOP_HOME. */
  readonly store: string;
  /** Where the program runs, and writes what it is told to write. */
  readonly work: string;
  run(argv: readonly string[], options?: RunOptions): Promise<Ended>;
  /** How many steps on the disk the program made in the last run that had one with `disk`. */
  diskSteps(): number;
  /** Throws when it does not end with exit code 0. */
  ok(argv: readonly string[]): Promise<string>;
  /** The records and settings, byte for byte. */
  saved(): Record<string, string>;
  /** Every file of the store, with `/`, and the lock. */
  files(): string[];
  /** Keeps the store as it is now, and brings it back as it was then. */
  keep(): void;
  reset(): void;
  /** As if more than the seconds had gone by after which a lock that nobody touches belongs to a dead program. */
  ageLock(): void;
  close(): void;
}

/** `store`: a disk of its own for the store, instead of a folder beside the others. */
export function openMachine(disk?: string): Machine {
  const folder = mkdtempSync(join(tmpdir(), "socialtop-torture-"));
  const [work, home, kept] = [join(folder, "work"), join(folder, "home"), join(folder, "kept")];
  const store = join(disk ?? folder, "store");
  const [steps, lock] = [join(folder, "steps"), join(store, ".lock")];
  for (const made of [work, home]) mkdirSync(made);
  const usual = {
    // Nothing but Node itself can be started: no browser, no editor, no clipboard.
    PATH: home,
    HOME: home,
    TMPDIR: folder,
    LANG: "C.UTF-8",
    TZ: "Europe/Paris",
    SOCIALTOP_HOME: store,
    SOCIALTOP_TODAY: "2026-11-25",
  };
  const run: Machine["run"] = (argv, { killAfter, disk, input, env } = {}) =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      const preload = disk === undefined ? [] : ["--require", failingDisk];
      const torture = disk === undefined ? {} : { TORTURE_DISK: disk, TORTURE_STEPS: steps };
      const child = spawn(process.execPath, [...preload, program, ...argv], {
        cwd: work,
        env: { ...usual, ...env, ...torture },
        stdio: ["pipe", "pipe", "pipe"],
      });
      child.stdin.on("error", () => {});
      child.stdin.end(input ?? "");
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
    diskSteps: () => readFileSync(steps, "utf8").split("\n").length - 1,
    files: () =>
      readdirSync(store, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory() || entry.name === ".lock")
        .map((entry) => join(entry.parentPath, entry.name).slice(store.length + 1))
        .sort(),
    keep: () => cpSync(store, kept, { recursive: true, preserveTimestamps: true }),
    reset: () => {
      rmSync(store, { recursive: true, force: true });
      cpSync(kept, store, { recursive: true, preserveTimestamps: true });
    },
    ageLock: () => {
      const aMinuteAgo = Date.now() / 1000 - 60;
      if (existsSync(lock)) utimesSync(lock, aMinuteAgo, aMinuteAgo);
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

/** Two leaders, and some of everything in Jane's record, as the tests have it. */
export async function openBusyMachine(disk?: string): Promise<Machine> {
  const machine = openMachine(disk);
  const networks = "linkedin=jane-doe,x=jane";
  await machine.ok(["init", "--name", "Jane Doe", "--networks", networks, "--commit", "2026-10-15", "--yes"]);
  await machine.ok(["leaders", "add", "Bob Ray"]);
  const store = openStore({ folder: machine.store, now: () => "2026-11-25T08:00:00.000Z", onWait: () => {} });
  await store.change((draft) => {
    draft.put("jane", busyBook(draft.read("jane")));
    return { what: "prepared the attack", result: undefined };
  });
  await machine.ok(["log", "--text", "The last one", "--platform", "linkedin"]);
  return machine;
}
