import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { writeZip } from "../test/support/exports/zip.ts";

/** How fast an X archive of 100,000 tweets is imported, beside what inflating and parsing its parts alone takes. */

const tweets = 100_000;
const parts = 3;
const media = 60_000;
const runs = 5;
const program = new URL("../bin/socialtop.js", import.meta.url).pathname;

const folder = mkdtempSync(join(tmpdir(), "socialtop-bench-"));
try {
  const zip = join(folder, "twitter.zip");
  const files = Array.from({ length: parts }, (_, part) => ({
    name: `data/tweets-part${part}.js`,
    content: partOf(part),
  }));
  const photos = Array.from({ length: media }, (_, at) => ({
    name: `data/tweets_media/${at}.jpg`,
    content: "x".repeat(100),
    isStored: true,
  }));
  writeFileSync(zip, writeZip([...files, ...photos]));
  const megabytes = files.reduce((sum, { content }) => sum + content.length, 0) / 1e6;
  const paths = files.map(({ content }, part) => {
    const path = join(folder, `part${part}.deflated`);
    writeFileSync(path, deflateRawSync(content));
    return path;
  });
  const [imported, bare] = [[] as Figures[], [] as Figures[]];
  for (let run = 0; run < runs; run++) {
    bare.push(measure(["-e", inflateAndParse(paths)], {}));
    const home = join(folder, `home${run}`);
    const env = { SOCIALTOP_HOME: home, SOCIALTOP_TODAY: "2026-11-25" };
    measure([program, "init", "--name", "Jane Doe", "--time-zone", "Europe/Paris", "--yes"], env);
    imported.push(measure([program, "import", zip], env));
  }
  const [own, base] = [summarise(imported), summarise(bare)];
  const lines = [
    `Node ${process.version}, ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}; median time and largest memory of ${runs} runs`,
    `X archive: ${tweets} tweets in ${parts} parts of ${megabytes.toFixed(0)} MB, ${media} media files beside`,
    `import                      ${own.seconds.toFixed(2)} s   ${own.megabytes.toFixed(0)} MB   ${(tweets / own.seconds).toFixed(0)} tweets a second`,
    `inflate and JSON.parse it   ${base.seconds.toFixed(2)} s   ${base.megabytes.toFixed(0)} MB   import runs at ${((base.seconds / own.seconds) * 100).toFixed(0)} % of its speed`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface Figures {
  readonly seconds: number;
  readonly megabytes: number;
}

/** 2.4 kB a tweet, as in real archives with media and addresses; seven years of them. */
function partOf(part: number): string {
  const rows = Array.from({ length: Math.ceil(tweets / parts) }, (_, at) => {
    const time = Date.UTC(2019, 0, 1) + (at * parts + part) * 2_400_000;
    const id = ((BigInt(time) - 1_288_834_974_657n) << 22n) + BigInt(at % 4096);
    const [weekday, day, month, year, clock] = new Date(time).toUTCString().replace(",", "").split(" ");
    return {
      tweet: {
        id_str: String(id),
        created_at: `${weekday} ${month} ${day} ${clock} +0000 ${year}`,
        full_text: `Number ${at}: what a customer taught us in Lyon &amp; why it matters. ${"And more of it. ".repeat(8)}`,
        entities: { urls: [{ url: "https://t.co/x", expanded_url: `https://example.com/${"path/".repeat(20)}${at}` }] },
        extended_entities: {
          media: Array.from({ length: 4 }, () => ({
            media_url: `https://pbs.example.com/${"a".repeat(180)}`,
            sizes: { thumb: { w: "150", h: "150", resize: "crop" }, large: { w: "2048", h: "1536", resize: "fit" } },
          })),
        },
      },
    };
  });
  return `window.YTD.tweets.part${part} = ${JSON.stringify(rows, null, 2)}`;
}

function inflateAndParse(paths: readonly string[]): string {
  return `const {inflateRawSync}=require("node:zlib");const {readFileSync}=require("node:fs");
    for (const path of ${JSON.stringify(paths)}) { const text = inflateRawSync(readFileSync(path)).toString(); JSON.parse(text.slice(text.indexOf("=") + 1)); }`;
}

/** Runs node on this; the peak of its memory is told by the process itself. */
function measure(args: readonly string[], env: Record<string, string>): Figures {
  const told = join(folder, "memory");
  const tell = `process.on("exit",()=>require("node:fs").writeFileSync(${JSON.stringify(told)},String(process.resourceUsage().maxRSS)))`;
  const preload = join(folder, "preload.cjs");
  writeFileSync(preload, tell);
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--require", preload, ...args], {
    env: { ...process.env, ...env },
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(String(stderr));
  return { seconds, megabytes: Number(readFileSync(told, "utf8")) / 1024 };
}

function summarise(figures: readonly Figures[]): Figures {
  const median = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return {
    seconds: median(figures.map(({ seconds }) => seconds)),
    megabytes: Math.max(...figures.map(({ megabytes }) => megabytes)),
  };
}
