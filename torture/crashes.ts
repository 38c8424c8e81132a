import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type Attack, drawFor, nothing } from "./attack.ts";
import { openJanesMachine } from "./machine.ts";

const rowsOfAnImport = 400;

/** kill -9 at any moment of a change: what was acknowledged is there, and a change is there whole or not at all. */
export const crashes: Attack = {
  name: "kill -9 at any moment",
  prepare: async (seed) => {
    const machine = await openJanesMachine();
    const acknowledged = new Set<string>();
    return {
      close: machine.close,
      round: async (number) => {
        const draw = drawFor(
          fc.record({
            killAfter: fc.integer({ min: 20, max: 400 }),
            isImport: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
          }),
          seed,
          number,
        );
        const mark = `round-${number}-`;
        const texts = draw.isImport
          ? Array.from({ length: rowsOfAnImport }, (_, row) => `${mark}${row}.`)
          : [`${mark}0.`];
        const argv = draw.isImport
          ? importOf(machine.work, texts)
          : ["log", "--text", texts[0] as string, "--platform", "linkedin"];
        const ended = await machine.run(argv, draw.killAfter);
        const isAcknowledged = ended.code === 0;
        if (isAcknowledged) for (const text of texts) acknowledged.add(text);
        const after = await machine.run(["export"]);
        if (after.code !== 0) return { ...nothing, torn: 1, remarks: [`${mark}: ${after.err}`] };
        const present = new Set(after.out.match(/round-\d+-\d+\./g));
        const lost = [...acknowledged].filter((text) => !present.has(text)).length;
        const written = texts.filter((text) => present.has(text)).length;
        const torn = written === 0 || written === texts.length ? 0 : 1;
        const isExplained = ended.code === null || isAcknowledged;
        return {
          acknowledged: isAcknowledged ? texts.length : 0,
          lost,
          torn,
          hangs: ended.isHung || after.isHung ? 1 : 0,
          undocumented: isExplained ? 0 : 1,
          remarks: [
            ...(lost + torn > 0 ? [`${mark}: ${lost} lost, ${written} of ${texts.length} written`] : []),
            ...(isExplained ? [] : [`${mark}: exit code ${ended.code}: ${ended.err}`]),
          ],
        };
      },
    };
  },
};

function importOf(folder: string, texts: readonly string[]): string[] {
  writeFileSync(join(folder, "posts.csv"), `Date,Text\n${texts.map((text) => `2026-03-02,${text}`).join("\n")}\n`);
  return ["import", "posts.csv", "--platform", "linkedin"];
}
