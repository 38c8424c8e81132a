import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One start of Node. */
export interface Command {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Before each run, outside the measured time. */
  readonly prepare?: () => void;
}

export interface Sample {
  readonly milliseconds: number;
  /** The most memory that it had; null where that is not asked for. */
  readonly megabytes: number | null;
}

/** How Node is started: the same for whatever is compared. */
export interface Bench {
  readonly node: string;
  readonly runs: number;
  /** For whatever a measurement needs; removed in the end. */
  readonly folder: string;
}

/**
 * Each command once, and once more, until all have run so often: what else the machine does hits all of them alike. Gives the
 * samples of a command by its name, round by round.
 */
export async function measureInTurns(
  bench: Bench,
  commands: Readonly<Record<string, Command>>,
  options: { readonly tellsMemory?: boolean } = {},
): Promise<(name: string) => readonly Sample[]> {
  const samples = new Map(Object.keys(commands).map((name) => [name, [] as Sample[]]));
  // The first round only brings the files into memory.
  for (let round = 0; round <= bench.runs; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const sample = await measure(bench, command, options.tellsMemory === true);
      if (round > 0) samples.get(name)?.push(sample);
    }
  }
  return (name) => samples.get(name) ?? [];
}

/** From the start of the process until it has ended and all that it wrote was read. */
async function measure(bench: Bench, command: Command, tellsMemory: boolean): Promise<Sample> {
  command.prepare?.();
  const told = join(bench.folder, "memory");
  const preload = tellsMemory ? ["--require", writeMemoryTeller(bench.folder, told)] : [];
  const { milliseconds } = await run(bench, { ...command, argv: [...preload, ...command.argv] });
  return { milliseconds, megabytes: tellsMemory ? Number(readFileSync(told, "utf8")) / 1e6 : null };
}

/** Throws when it does not end with exit code 0. */
export function run(bench: Bench, { argv, env }: Command): Promise<{ milliseconds: number; out: string }> {
  const usual = { ...plainEnvironment(), HOME: bench.folder };
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(bench.node, argv, { env: { ...usual, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      const milliseconds = performance.now() - begun;
      if (code === 0) resolve({ milliseconds, out: Buffer.concat(out).toString() });
      else reject(new Error(`node ${argv.join(" ")}: exit code ${code}: ${Buffer.concat(err)}`));
    });
  });
}

/** Without what makes Node start in another way: NODE_EXTRA_CA_CERTS alone costs Node 20 65 ms. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_|npm_|SOCIALTOP_)/i.test(name)));
}

/** The process itself knows the most memory that it had. Linux counts in maxRSS what its parent had, too. */
function writeMemoryTeller(folder: string, told: string): string {
  const path = join(folder, "memory.cjs");
  writeFileSync(
    path,
    `const fs = require("node:fs");
    process.on("exit", () => {
      let kilobytes = process.resourceUsage().maxRSS;
      try { kilobytes = /VmHWM:\\s*(\\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]; } catch {}
      fs.writeFileSync(${JSON.stringify(told)}, String(kilobytes * 1024));
    });`,
  );
  return path;
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return ((low as number) + (high as number)) / 2;
}

/** As much as nine of ten values, or less. */
export function p90Of(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.9) - 1] as number;
}
