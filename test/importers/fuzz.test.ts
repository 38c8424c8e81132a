import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isDay } from "../../src/coach/day.ts";
import { UserError } from "../../src/errors.ts";
import type { Source } from "../../src/importers/importer.ts";
import { importers, recognise } from "../../src/importers/registry.ts";
import { openSource } from "../../src/system/source.ts";
import { fixtures } from "../support/exports/fixtures.ts";
import { inFolder, readOptions, sourceOf, toBytes } from "../support/exports/source.ts";
import { zipOf } from "../support/exports/zip.ts";

/** A short run by default; `npm run fuzz` for a long one with another seed, FUZZ_RUNS and FUZZ_SEED for any. */
const runs = Number(process.env["FUZZ_RUNS"] ?? 1200);
const seed = Number(process.env["FUZZ_SEED"] ?? 2026);

/** What has broken readers before. */
const nasty = [
  ...['"', "\\", "{", "}", "[", "]", ",", ";", "=", "\n", "\r", "\t", "\0", "\u001b[31m", "\ufeff", "\u202e", "\ud83d"],
  ...["null", "-1", "1e999", "0000", "275760", "9999-12-31", "03/04/2026", "[".repeat(500), '{"a":'.repeat(500)],
  ...[
    '"__proto__":',
    '"constructor"',
    "99999999999999999999",
    "\u00c3\u00a9",
    "&#x1f389;",
    "&amp;",
    "<",
    ">",
    "<![CDATA[",
  ],
  ...["<!ENTITY a 'b'>", "<a href='javascript:1'>", "%E0%A4%A", "urn:li:share:000000000000000000"],
  ...[
    "https://x.com/a/status/99999999999999999999",
    "did:plc:x",
    "at://",
    "https://www.w3.org/ns/activitystreams#Public",
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a terminal
const escapes = /[\u0000-\u001f\u007f-\u009f\u202e]/;

/** Reads it as it is recognised, and as one format that it may not be; anything but a UserError ends the test. */
async function readSeveralWays(source: Source, forced: string | undefined): Promise<void> {
  for (const way of [undefined, forced]) {
    try {
      for (const { importer, source: own } of await recognise(source, way)) {
        const result = await importer.read(own, readOptions({ timeZone: "Europe/Paris", platform: "x" }));
        expect(result.rows).toBe(result.activities.length + result.skipped.length);
        for (const { day, at, text = "", url = "https:" } of result.activities) {
          expect(isDay(day) && day >= "1990-01-01" && day <= "2026-11-23").toBe(true);
          expect(at === undefined || new Date(at).toISOString() === at).toBe(true);
          expect(text).not.toMatch(escapes);
          expect(url).toMatch(/^https?:/);
        }
        for (const { reason, position } of result.skipped) expect(`${reason}${position}`).not.toMatch(escapes);
        expect(`${result.account}${result.warnings.join("")}`).not.toMatch(escapes);
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      expect(`${error.message}${error.hint}`).not.toMatch(escapes);
    }
  }
}

test(`damaged exports give a UserError at worst (seed ${seed})`, { timeout: runs * 15 + 10_000 }, async () => {
  const dice = createDice(seed);
  for (let run = 0; run < runs; run++) {
    const files = Object.entries(fixtures[run % fixtures.length] as (typeof fixtures)[number]);
    const victim = dice(files.length);
    const damaged = files.map(([path, content], index) => {
      const bytes = toBytes(content);
      return [path, index === victim || dice(3) === 0 ? mutate(bytes, dice) : bytes] as const;
    });
    const forced = importers[dice(importers.length)]?.id;
    await readSeveralWays(sourceOf(Object.fromEntries(damaged), "fixture"), forced);
  }
});

test(`damaged zips give a UserError at worst (seed ${seed})`, { timeout: runs * 15 + 10_000 }, async () => {
  const dice = createDice(seed);
  const zips = fixtures
    .filter((files) => Object.keys(files).length > 1)
    .flatMap((files) => [zipOf(files), zipOf(files, { isZip64: true })]);
  await inFolder(async (folder) => {
    for (let run = 0; run < runs / 6; run++) {
      const path = join(folder, "x.zip");
      writeFileSync(path, mutate(zips[run % zips.length] as Uint8Array, dice));
      try {
        const { source, close } = await openSource(path);
        await readSeveralWays(source, undefined).finally(close);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }
  });
});
