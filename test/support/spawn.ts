import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newFolder } from "./folder.ts";
import type { RunResult } from "./run.ts";

/** The program as it is shipped, run by its own Node: `SOCIALTOP_NODE=node24 npx vitest run test/built`. */
const program = fileURLToPath(new URL("../../bin/socialtop.js", import.meta.url));
export const node = process.env["SOCIALTOP_NODE"] || process.execPath;

/** Milliseconds after which a program that still runs is ended: it hangs. */
const patience = 20_000;

type Variables = Readonly<Record<string, string>>;

interface BuiltOptions {
  /** What comes in through the pipe; nothing by default. */
  readonly input?: string;
  readonly env?: Variables;
  /** For Node itself, before the program. */
  readonly nodeFlags?: readonly string[];
  readonly cwd?: string;
  /** Called for whatever comes from stderr, as it comes. */
  readonly onErr?: () => void;
}

/** A machine with a home, a store and a folder for temporary files of its own. */
export interface BuiltMachine {
  /** SOCIALTOP_HOME; it does not exist at first. */
  readonly store: string;
  /** HOME, empty. */
  readonly home: string;
  /** TMPDIR, empty. */
  readonly tmp: string;
  /** All that the program sees of the environment. */
  readonly env: Variables;
  run(argv: readonly string[], options?: BuiltOptions): Promise<RunResult>;
  /** Runs and expects exit code 0 and nothing but the answer; the standard output comes back. */
  ok(argv: readonly string[], options?: BuiltOptions): Promise<string>;
  /** Runs a line of sh in which `socialtop` is the program. */
  sh(line: string, options?: BuiltOptions): Promise<RunResult>;
}

/** Wednesday. */
const usualToday = "2026-11-25";

export function openBuiltMachine(): BuiltMachine {
  const folder = newFolder();
  const [store, home, tmp] = [join(folder, "store"), join(folder, "home"), join(folder, "tmp")];
  for (const made of [home, tmp]) mkdirSync(made);
  const env: Variables = {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    TMPDIR: tmp,
    TZ: "Europe/Paris",
    LANG: "C.UTF-8",
    SOCIALTOP_HOME: store,
    SOCIALTOP_TODAY: usualToday,
  };
  const runCommand = (command: string, argv: readonly string[], options: BuiltOptions) => {
    const child = spawn(command, argv, { cwd: options.cwd ?? tmp, env: { ...env, ...options.env }, timeout: patience });
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
    if (options.onErr !== undefined) child.stderr.on("data", options.onErr);
    return outcome(child);
  };
  const run: BuiltMachine["run"] = (argv, options = {}) =>
    runCommand(node, [...(options.nodeFlags ?? []), program, ...argv], options);
  return {
    store,
    home,
    tmp,
    env,
    run,
    ok: async (argv, options) => {
      const { code, out, err } = await run(argv, options);
      if (code !== 0 || err !== "") throw new Error(`socialtop ${argv.join(" ")}: exit code ${code}: ${err}`);
      return out;
    },
    sh: (line, options = {}) => runCommand("sh", ["-c", shellLine(line)], options),
  };
}

/** Jane Doe, in Paris, has committed to posting since Monday, 5 January 2026. */
export async function openJanesBuiltMachine(): Promise<BuiltMachine> {
  const machine = openBuiltMachine();
  await machine.ok([
    "init",
    "--name",
    "Jane Doe",
    "--networks",
    "linkedin=jane-doe,x",
    "--commit",
    "2026-01-05",
    "--yes",
  ]);
  return machine;
}

/** A line of sh in which `socialtop` is the program. */
export function shellLine(line: string): string {
  return `socialtop() { ${[node, program].map(quote).join(" ")} "$@"; }; ${line}`;
}

/** How Node is called in a line of sh. */
export function nodeLine(words: readonly string[]): string {
  return [node, ...words].map(quote).join(" ");
}

/** How Node is called for this command line. */
export function commandFor(argv: readonly string[]): [command: string, argv: string[]] {
  return [node, [program, ...argv]];
}

/** Every file below a folder, with `/`, in order. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function outcome(child: ChildProcess): Promise<RunResult> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const [text, errors] = [Buffer.concat(out).toString(), Buffer.concat(err).toString()];
      if (code !== null) resolve({ code, out: text, err: errors });
      else reject(new Error(`Ended by ${signal} after: ${text}${errors}`));
    });
  });
}
