import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { historyOf, newTweet, saveArchive, saveHistory, saveTeam } from "./histories.ts";
import { type Bench, type Command, measureInTurns, medianOf, p90Of, run, type Sample } from "./measure.ts";
import { installTaskbook } from "./others.ts";

// Built into dist-bench/, one folder below the project's root, as this file is.
const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "bin/socialtop.js");
const consistency = fileURLToPath(new URL("consistency.js", import.meta.url));

export interface Row {
  readonly name: string;
  /** Milliseconds; null for what is not a matter of time. */
  readonly median: number | null;
  readonly p90: number | null;
  /** What is held against the target; null where it could not be measured. */
  readonly figure: number | null;
  /** The figure as it is shown, or why there is none. */
  readonly shown: string;
  readonly target: string | null;
  readonly verdict: "ok" | "over" | null;
}

/** Rows that are measured together. */
export interface Group {
  /** Of its rows. */
  readonly names: readonly string[];
  /** Of all its rows, or of fewer. */
  readonly measure: (bench: Bench, wants: (name: string) => boolean) => Promise<Row[]>;
}

const bare: Command = { argv: ["-e", "0"] };

function socialtop(home: string, ...words: string[]): Command {
  return { argv: [program, ...words], env: { SOCIALTOP_HOME: home } };
}

/** In times of bare Node, at most; null: only to compare. */
const shortTargets = {
  "--version": 1.25,
  "--help": 1.25,
  "streak, 500 activities": 1.35,
  "dashboard, 500 activities": 1.35,
  "remind, 500 activities": 1.35,
  "log by address, 500 activities": 1.7,
  "taskbook's listing, 50 tasks": null,
} as const;
type ShortName = keyof typeof shortTargets;

const short: Group = {
  names: Object.keys(shortTargets),
  measure: async (bench, wants) => {
    const { home, reset } = await saveHistory(newFolder(bench, "short"), historyOf("Jane Doe", 500, 3));
    const taskbookName = "taskbook's listing, 50 tasks";
    const taskbook = wants(taskbookName) ? installTaskbook(newFolder(bench, "others")) : "";
    const commands: Partial<Record<ShortName, Command>> = {
      "--version": socialtop(home, "--version"),
      "--help": socialtop(home, "--help"),
      "streak, 500 activities": socialtop(home, "streak"),
      "dashboard, 500 activities": socialtop(home),
      "remind, 500 activities": socialtop(home, "remind"),
      "log by address, 500 activities": { ...socialtop(home, "log", newTweet), prepare: reset },
      ...(typeof taskbook === "string" ? {} : { [taskbookName]: taskbook }),
    };
    const wanted = Object.entries(commands).filter(([name]) => wants(name));
    const samplesOf = await measureInTurns(bench, { bare, ...Object.fromEntries(wanted) });
    const bareSamples = samplesOf("bare");
    const rows = wanted.map(([name]) => {
      const own = samplesOf(name);
      const ratio = medianOf(own.map(({ milliseconds }, round) => milliseconds / timeAt(bareSamples, round)));
      return timed(name, own, judged(ratio, shortTargets[name as ShortName], timesOf("bare Node")));
    });
    const failed = typeof taskbook === "string" && taskbook !== "" ? [notMeasured(taskbookName, taskbook)] : [];
    return [
      timed("node -e 0", bareSamples, { figure: 1, shown: "1.00", target: null, verdict: null }),
      ...rows,
      ...failed,
    ];
  },
};

/** What the target of a long history is measured by, beside bare Node. */
const longTargets = {
  "streak, 100,000 activities": { most: 1.5, work: "reading and parsing" },
  "log by address, 100,000 activities": { most: 2.5, work: "reading, parsing, serialising, writing and syncing" },
} as const;

const long: Group = {
  names: Object.keys(longTargets),
  measure: async (bench, wants) => {
    const [streakName, logName] = Object.keys(longTargets) as (keyof typeof longTargets)[];
    const folder = newFolder(bench, "long");
    const { home, file, reset } = await saveHistory(folder, historyOf("Jane Doe", 100_000, 15));
    const read = `const fs = require("node:fs"); const value = JSON.parse(fs.readFileSync(${JSON.stringify(file)}, "utf8"));`;
    const write = `const file = fs.openSync(${JSON.stringify(join(folder, "written.json"))}, "w");
      fs.writeSync(file, JSON.stringify(value)); fs.fsyncSync(file); fs.closeSync(file);`;
    const pairs = [
      { name: streakName, own: socialtop(home, "streak"), work: { argv: ["-e", read] } },
      {
        name: logName,
        own: { ...socialtop(home, "log", newTweet), prepare: reset },
        work: { argv: ["-e", read + write], prepare: reset },
      },
    ].flatMap(({ name, ...pair }) => (name !== undefined && wants(name) ? [{ name, ...pair }] : []));
    const samplesOf = await measureInTurns(bench, {
      bare,
      ...Object.fromEntries(
        pairs.flatMap(({ name, own, work }) => [
          [name, own],
          [`${name}: the work alone`, work],
        ]),
      ),
    });
    return pairs.flatMap(({ name }) => {
      const [own, work] = [samplesOf(name), samplesOf(`${name}: the work alone`)];
      const factors = own.map(({ milliseconds }, round) => {
        const bareTime = timeAt(samplesOf("bare"), round);
        return (milliseconds - bareTime) / (timeAt(work, round) - bareTime);
      });
      const target = longTargets[name];
      const row = timed(
        name,
        own,
        judged(medianOf(factors), target.most, timesOf(`${target.work}, both without bare Node`)),
      );
      return [
        row,
        timed(`  ${target.work} that file, in Node`, work, { figure: null, shown: "", target: null, verdict: null }),
      ];
    });
  },
};

const tweets = 100_000;
const importSpeed = "import, X archive of 100,000 tweets: speed";
const importMemory = "import, X archive of 100,000 tweets: memory";

const importing: Group = {
  names: [importSpeed, importMemory],
  measure: async (bench, wants) => {
    const folder = newFolder(bench, "import");
    const { zip, parts, largestPart } = saveArchive(folder, tweets, deflateRawSync);
    const { home, reset } = await saveHistory(folder, historyOf("Jane Doe", 0, 1));
    const inflateAndParse = `const { inflateRawSync } = require("node:zlib"); const { readFileSync } = require("node:fs");
      for (const path of ${JSON.stringify(parts)}) {
        const text = inflateRawSync(readFileSync(path)).toString(); JSON.parse(text.slice(text.indexOf("=") + 1));
      }`;
    const commands = {
      own: { ...socialtop(home, "import", zip), prepare: reset },
      work: { argv: ["-e", inflateAndParse] },
    };
    const samplesOf = await measureInTurns(bench, commands, { tellsMemory: true });
    const [own, work] = [samplesOf("own"), samplesOf("work")];
    const speed = medianOf(own.map(({ milliseconds }, round) => (timeAt(work, round) / milliseconds) * 100));
    const megabytes = Math.max(...own.map((sample) => sample.megabytes as number));
    const mostMegabytes = (4 * largestPart) / 1e6 + 150;
    const speedRow = timed(importSpeed, own, {
      figure: speed,
      shown: `${speed.toFixed(0)} %`,
      target: "≥ 60 % of the speed of inflating and parsing its parts",
      verdict: speed >= 60 ? "ok" : "over",
    });
    const memoryRow = untimed(importMemory, {
      ...judged(megabytes, mostMegabytes, (most) => `≤ ${most.toFixed(0)} MB: 4 × the largest part + 150 MB`),
      shown: `${megabytes.toFixed(0)} MB`,
    });
    return [speedRow, memoryRow].filter(({ name }) => wants(name));
  },
};

const consistencyName = "consistency over 1,000,000 activities, in memory";

const inMemory: Group = {
  names: [consistencyName],
  measure: async (bench) => {
    const { out } = await run(bench, { argv: [consistency, String(bench.runs)] });
    const times: number[] = JSON.parse(out);
    return [inMilliseconds(consistencyName, times, 150)];
  },
};

const teamName = "team, 500 leaders × 1,000 activities";

const team: Group = {
  names: [teamName],
  measure: async (bench) => {
    const folder = newFolder(bench, "team");
    const command = socialtop(join(folder, "home"), "team", saveTeam(folder, 500, 1000));
    const samplesOf = await measureInTurns(bench, { bare, own: command });
    return [
      inMilliseconds(
        teamName,
        samplesOf("own").map(({ milliseconds }) => milliseconds),
        3000,
      ),
    ];
  },
};

const packageName = "installed package";
const mostBytes = 1.5 * 1024 * 1024;

const installed: Group = {
  names: [packageName],
  measure: async () => {
    const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: root,
      stdio: "pipe",
    });
    const [{ unpackedSize }] = JSON.parse(String(packed));
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const { dependencies, optionalDependencies, peerDependencies, scripts } = manifest;
    const count = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).length;
    const run = ["preinstall", "install", "postinstall"].filter((name) => name in scripts);
    const judgement = judged(
      unpackedSize,
      mostBytes,
      () => "one package, no dependencies, nothing run, ≤ 1,572,864 bytes",
    );
    const shown = `${unpackedSize.toLocaleString("en")} bytes, ${count} dependencies, ${run.length} scripts run`;
    const isAlone = count === 0 && run.length === 0;
    return [untimed(packageName, { ...judgement, shown, verdict: isAlone ? judgement.verdict : "over" })];
  },
};

/** What needs the most memory comes last: a process with little of it starts others sooner. */
export const groups: readonly Group[] = [short, long, inMemory, installed, team, importing];

function newFolder({ folder }: Bench, name: string): string {
  const made = join(folder, name);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made);
  return made;
}

function timeAt(samples: readonly Sample[], round: number): number {
  return (samples[round] as Sample).milliseconds;
}

type Judgement = Pick<Row, "figure" | "shown" | "target" | "verdict">;

/** Without a most there is nothing to hold. */
function judged(figure: number, most: number | null, target: (most: number) => string): Judgement {
  const shown = figure.toFixed(2);
  if (most === null) return { figure, shown, target: null, verdict: null };
  return { figure, shown, target: target(most), verdict: figure <= most ? "ok" : "over" };
}

function timesOf(what: string): (most: number) => string {
  return (most) => `≤ ${most} × ${what}`;
}

function timed(name: string, samples: readonly Sample[], judgement: Judgement): Row {
  const times = samples.map(({ milliseconds }) => milliseconds);
  return { name, median: medianOf(times), p90: p90Of(times), ...judgement };
}

function inMilliseconds(name: string, times: readonly number[], most: number): Row {
  const median = medianOf(times);
  const judgement = judged(median, most, () => `≤ ${most.toLocaleString("en")} ms`);
  return { name, median, p90: p90Of(times), ...judgement, shown: `${median.toFixed(0)} ms` };
}

function untimed(name: string, judgement: Judgement): Row {
  return { name, median: null, p90: null, ...judgement };
}

function notMeasured(name: string, why: string): Row {
  return untimed(name, { figure: null, shown: why, target: null, verdict: null });
}
