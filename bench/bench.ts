import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, release, tmpdir, totalmem, type } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Bench } from "./measure.ts";
import { groups, type Row } from "./rows.ts";

/** How fast the built program is, beside bare Node: `npm run bench -- --node <path> --runs 20 --only streak --json`. */

const { values } = parseArgs({
  options: {
    node: { type: "string", default: process.execPath },
    runs: { type: "string", default: "20" },
    only: { type: "string", default: "" },
    json: { type: "boolean", default: false },
  },
});

const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error("Give --runs as a whole number above 0.");
const wants = (name: string) => name.includes(values.only);
const chosen = groups.filter(({ names }) => names.some(wants));
if (chosen.length === 0)
  throw new Error(`No row is called so; there are: ${groups.flatMap(({ names }) => names).join("; ")}`);

const machine = {
  processor: cpus()[0]?.model.trim() ?? "unknown",
  cores: cpus().length,
  memory: `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
  system: `${type()} ${release()}`,
  node: execFileSync(values.node, ["--version"]).toString().trim(),
  date: new Date().toISOString().slice(0, 10),
  runs,
};

const folder = mkdtempSync(join(tmpdir(), "socialtop-bench-"));
try {
  const bench: Bench = { node: values.node, runs, folder };
  const rows: Row[] = [];
  for (const { names, measure } of chosen) {
    process.stderr.write(`Measuring ${names.filter(wants).join("; ")}\n`);
    rows.push(...(await measure(bench, wants)));
  }
  process.stdout.write(values.json ? `${JSON.stringify({ machine, rows }, null, 2)}\n` : table(rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** As Markdown. */
function table(rows: readonly Row[]): string {
  const heads = ["row", "median ms", "p90 ms", "ratio", "target", "verdict"];
  const cells = rows.map((row) => [
    row.name,
    row.median?.toFixed(1) ?? "",
    row.p90?.toFixed(1) ?? "",
    row.shown,
    row.target ?? "",
    row.verdict ?? "",
  ]);
  const widths = heads.map((head, at) =>
    Math.max(...[head, ...cells.map((line) => line[at] ?? "")].map((cell) => cell.length)),
  );
  const line = (parts: readonly string[]) => `| ${parts.map((part, at) => part.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  const { processor, cores, memory, system, node, date } = machine;
  const about = `${processor}, ${cores} cores, ${memory}, ${system}; Node ${node}; ${date}; medians of ${runs} runs, in turns`;
  return `${[line(heads), rule, ...cells.map(line), "", about].join("\n")}\n`;
}
