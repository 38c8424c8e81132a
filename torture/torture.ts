import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { commandLines } from "./arguments.ts";
import { type Attack, addResults, isHeld, nothing, type Result } from "./attack.ts";
import { crashes } from "./crashes.ts";
import { damage } from "./damage.ts";
import { faults } from "./faults.ts";
import { smallDisk } from "./smallDisk.ts";
import { parallelWriters } from "./writers.ts";

/** Attacks the built program, each attack for its share of the time, and says what it lost: `npm run torture -- --minutes 20`. */

const attacks: readonly Attack[] = [crashes, parallelWriters, faults, smallDisk, damage, commandLines];

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "1" }, seed: { type: "string" }, only: { type: "string" } },
});

const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error("Give --minutes above 0, and --seed as a whole number.");

const columns = ["rounds", "acknowledged", "lost", "torn", "hangs", "undocumented"] as const;
const say = (line: string) => process.stdout.write(`${line}\n`);

say(
  `Seed ${seed}, ${minutes} min; Node ${process.version}, ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}\n`,
);
say(row("attack", columns));
const chosen = attacks.filter(({ name }) => values.only === undefined || name.includes(values.only));
for (const attack of chosen) {
  const outcome = await carryOut(attack, (minutes * 60_000) / chosen.length);
  if (outcome === null) {
    say(`${attack.name.padEnd(24)}  cannot be carried out here`);
    continue;
  }
  const { rounds, result } = outcome;
  const { acknowledged, lost, torn, hangs, undocumented } = result;
  say(row(attack.name, [rounds, acknowledged, lost, torn, hangs, undocumented].map(String)));
  for (const remark of result.remarks.slice(0, 20)) say(`  ! ${remark.trim()}`);
  if (!isHeld(result)) process.exitCode = 1;
}

async function carryOut({ prepare }: Attack, milliseconds: number): Promise<{ rounds: number; result: Result } | null> {
  const begun = performance.now();
  const prepared = await prepare(seed);
  if (prepared === null) return null;
  const { round, close } = prepared;
  try {
    let result = nothing;
    let rounds = 0;
    while (performance.now() - begun < milliseconds) result = addResults(result, await round(rounds++));
    return { rounds, result };
  } finally {
    close();
  }
}

function row(name: string, cells: readonly string[]): string {
  return [name.padEnd(24), ...cells.map((cell, at) => cell.padStart((columns[at] as string).length + 2))].join("");
}
