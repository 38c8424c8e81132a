import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { type Attack, drawFor, nothing } from "./attack.ts";
import { explain } from "./changes.ts";
import { type Ended, openBusyMachine } from "./machine.ts";

type Damage = (bytes: Buffer) => Buffer;

const damages = fc.oneof(
  fc.record({ at: fc.nat(1_000_000), bit: fc.nat(7) }).map(({ at, bit }): [string, Damage] => [
    `bit ${bit} of byte ${at}`,
    (bytes) => {
      const place = at % bytes.length;
      const flipped = Buffer.from(bytes);
      flipped[place] = (flipped[place] as number) ^ (1 << bit);
      return flipped;
    },
  ]),
  fc.nat(1_000_000).map((at): [string, Damage] => [`cut at ${at}`, (bytes) => bytes.subarray(0, at % bytes.length)]),
  fc.constantFrom<[string, Damage]>(
    ["emptied", () => Buffer.alloc(0)],
    ["a byte order mark", (bytes) => Buffer.concat([Buffer.from("\ufeff"), bytes])],
    ["a list", () => Buffer.from("[]")],
    ["null", () => Buffer.from("null")],
    ["zeros behind it", (bytes) => Buffer.concat([bytes, Buffer.alloc(100)])],
    ["zeros in its place", (bytes) => Buffer.alloc(bytes.length)],
    ["twice", (bytes) => Buffer.concat([bytes, bytes])],
  ),
);

const [record, settings] = ["leaders/jane.json", "settings.json"];
/** What is kept of the last change, which `undo` puts back. */
const kept = ["history/00000004/leaders/jane.json", "history/00000004/change.json"];

/**
 * A damaged file is read as it was, or named and mended; never taken for something else. What is kept for undo is put back
 * as it was or not at all.
 */
export const damage: Attack = {
  name: "a damaged file",
  prepare: async (seed) => {
    const machine = await openBusyMachine();
    machine.keep();
    const whole = machine.saved();
    await machine.ok(["undo"]);
    const undone = machine.saved();
    const rounds = fc.record({ path: fc.constantFrom(record, settings, ...kept), damage: damages });
    return {
      close: machine.close,
      round: async (number) => {
        machine.reset();
        const { path, damage } = drawFor(rounds, seed, number);
        const [what, spoil] = damage;
        const place = join(machine.store, path);
        const spoilt = spoil(readFileSync(place));
        writeFileSync(place, spoilt);
        const ends = kept.includes(path) ? [await machine.run(["undo"])] : [await machine.run(["export"])];
        const [first] = ends as [Ended];
        const faults: string[] = [];
        if (kept.includes(path)) {
          const expected = first.code === 0 ? undone : whole;
          if (!isDeepStrictEqual(machine.saved(), expected)) faults.push("undo made something else");
        } else {
          if (!readFileSync(place).equals(spoilt)) faults.push("reading changed the file");
          if (first.code === 0) {
            if (!hasSameContent(first.out, whole[record] as string)) faults.push("damage was taken for content");
          } else {
            if (!first.err.includes(path)) faults.push("the file is not named");
            // Settings that were never changed have no earlier version.
            const mend = path === settings ? ["leaders", "use", "jane"] : ["doctor", "--repair"];
            ends.push(await machine.run(mend), await machine.run(["export"]));
            const mended = path === settings ? whole : undone;
            const isMended =
              ends.at(-1)?.code === 0 && hasSameContent(ends.at(-1)?.out ?? "", mended[record] as string);
            if (!isMended) faults.push("it cannot be mended");
          }
        }
        const isDocumented = ends.every(({ code, err }) => [0, 1, 3].includes(code ?? -1) && !/^\s+at /m.test(err));
        return {
          ...nothing,
          torn: faults.length > 0 ? 1 : 0,
          hangs: ends.some(({ isHung }) => isHung) ? 1 : 0,
          undocumented: isDocumented ? 0 : 1,
          remarks:
            faults.length === 0 && isDocumented
              ? []
              : [`${path}, ${what}: ${faults.join(", ")}: ${ends.map(explain).join("; ")}`],
        };
      },
    };
  },
};

/** An export adds only the day of the export. */
function hasSameContent(exported: string, whole: string): boolean {
  const { checksum: _, exportedOn: __, ...left } = JSON.parse(exported) as Record<string, unknown>;
  const { checksum: ___, ...right } = JSON.parse(whole) as Record<string, unknown>;
  return JSON.stringify(left) === JSON.stringify(right);
}
