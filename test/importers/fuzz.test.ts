import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isDay } from "../../src/coach/day.ts";
import { UserError } from "../../src/errors.ts";
import type { Source } from "../../src/importers/importer.ts";
import { importers, recognise } from "../../src/importers/registry.ts";
import { openSource } from "../../src/system/source.ts";
import { csvText, toUtf16 } from "../support/exports/csv.ts";
import { type ExportFiles, inFolder, readOptions, sourceOf, toBytes } from "../support/exports/source.ts";
import { xArchive, xArchiveOf2014 } from "../support/exports/x.ts";
import { zipOf } from "../support/exports/zip.ts";

const tweets = [
  { at: "2024-01-01T10:00:00Z", text: "Hello &amp; welcome" },
  { at: "2024-01-02T10:00:00Z", replyTo: { tweet: "12", user: "99" }, versions: ["1", "2"] },
];
const archive = xArchive(tweets, [{ at: "2024-01-03T10:00:00Z" }]);
const table = csvText([
  ["Date", "Platform", "Kind", "Text", "Link"],
  ["2026-11-01 10:00", "X", "post", "Hello, you", "https://x.com/jane_doe/status/1050118621198921728"],
  ["25/10/2026", "LinkedIn", "reply", 'He said "yes"', ""],
  ["Nov 3, 2026", "", "", "", "https://www.linkedin.com/feed/update/urn:li:activity:7398000000000000000"],
]);
const fixtures: readonly ExportFiles[] = [
  archive,
  { "tweets.js": archive["data/tweets.js"] as string },
  xArchiveOf2014({ "2010_06": [{ id_str: "17000000001", created_at: "2010-06-30 00:00:00 +0000", text: "Hello" }] }),
  { "posts.csv": table },
  { "posts.csv": table.replaceAll(",", ";") },
  { "posts.csv": toUtf16(table, "little") },
];

/** A short run by default; FUZZ_RUNS=100000 FUZZ_SEED=7 for a long one. */
const runs = Number(process.env["FUZZ_RUNS"] ?? 2000);
const seed = Number(process.env["FUZZ_SEED"] ?? 2026);

/** What has broken readers before. */
const nasty = [
  ...['"', "\\", "{", "}", "[", "]", ",", ";", "=", "\n", "\r", "\t", "\0", "\u001b[31m", "\ufeff", "\u202e", "\ud83d"],
  ...[
    "null",
    "-1",
    "1e999",
    "0000",
    "275760",
    "9999-12-31",
    "03/04/2026",
    '"__proto__":',
    '"constructor"',
    "[".repeat(500),
  ],
  ...[
    "99999999999999999999",
    "https://x.com/a/status/99999999999999999999",
    "%E0%A4%A",
    "urn:li:share:000000000000000000",
  ],
].map(toBytes);

/** The same numbers on every run: https://en.wikipedia.org/wiki/Linear_congruential_generator (Numerical Recipes). */
function createDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutate(content: Uint8Array, dice: (below: number) => number): Uint8Array {
  let bytes = Buffer.from(content);
  for (let change = dice(4); change >= 0; change--) {
    const at = dice(bytes.length + 1);
    const length = dice(20);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    const token = nasty[dice(nasty.length)] as Uint8Array;
    const changes = [
      () => Buffer.concat([before, token, after]),
      () => Buffer.concat([before, token, after.subarray(token.length)]),
      () => Buffer.concat([before, after.subarray(length)]),
      () => Buffer.concat([before, after.subarray(0, length), after]),
      () => Buffer.concat([before, Buffer.from([dice(256)]), after.subarray(1)]),
      () => (dice(5) === 0 ? before : bytes),
    ];
    bytes = (changes[dice(changes.length)] as () => Buffer<ArrayBuffer>)();
  }
  return bytes;
}

/** Reads it in every way there is; anything but a UserError ends the test. */
async function readEveryWay(source: Source): Promise<void> {
  for (const forced of [undefined, ...importers.map(({ id }) => id)]) {
    try {
      for (const { importer } of await recognise(source, forced)) {
        const result = await importer.read(source, readOptions({ timeZone: "Europe/Paris", platform: "x" }));
        expect(result.rows).toBe(result.activities.length + result.skipped.length);
        for (const { day } of result.activities)
          expect(isDay(day) && day >= "1990-01-01" && day <= "2026-11-23").toBe(true);
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a terminal
      expect(`${error.message}${error.hint}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    }
  }
}

test("damaged exports give a UserError at worst", { timeout: runs * 15 + 10_000 }, async () => {
  const dice = createDice(seed);
  for (let run = 0; run < runs; run++) {
    const files = Object.entries(fixtures[run % fixtures.length] as ExportFiles);
    const victim = dice(files.length);
    const damaged = files.map(([path, content], index) => {
      const bytes = toBytes(content);
      return [path, index === victim || dice(3) === 0 ? mutate(bytes, dice) : bytes] as const;
    });
    await readEveryWay(sourceOf(Object.fromEntries(damaged), "fixture"));
  }
});

test("damaged zips give a UserError at worst", { timeout: runs * 15 + 10_000 }, async () => {
  const dice = createDice(seed);
  const zips = [zipOf(archive), zipOf(archive, { isZip64: true })];
  await inFolder(async (folder) => {
    for (let run = 0; run < runs / 4; run++) {
      const path = join(folder, "x.zip");
      writeFileSync(path, mutate(zips[run % zips.length] as Uint8Array, dice));
      try {
        const { source, close } = await openSource(path);
        await readEveryWay(source).finally(close);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }
  });
});
