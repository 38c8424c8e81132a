import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type Attack, drawFor, nothing } from "./attack.ts";
import { openJanesMachine } from "./machine.ts";

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

/** A damaged record is read as it was, or named and mended; never taken for something else. */
export const damage: Attack = {
  name: "a damaged record",
  prepare: async (seed) => {
    const machine = await openJanesMachine();
    const path = join(machine.store, "leaders", "jane.json");
    const whole = readFileSync(path);
    const kept = join(machine.work, "kept");
    cpSync(machine.store, kept, { recursive: true });
    return {
      close: machine.close,
      round: async (number) => {
        const [what, spoil] = drawFor(damages, seed, number);
        const spoilt = spoil(whole);
        writeFileSync(path, spoilt);
        const read = await machine.run(["export"]);
        const isUntouched = readFileSync(path).equals(spoilt);
        const isRead = read.code === 0 && hasSameContent(read.out, whole.toString());
        const isNamed = read.code === 1 && read.err.includes("leaders/jane.json") && !/^\s+at /m.test(read.err);
        const repaired = isRead ? null : await machine.run(["doctor", "--repair"]);
        // A newer format is left for a newer socialtop.
        const isNewer = read.err.includes("newer socialtop");
        const isMended = repaired === null || isNewer || repaired.code === 0;
        // Each repair is a change of its own: after fifty of them only broken versions would be kept.
        rmSync(machine.store, { recursive: true });
        cpSync(kept, machine.store, { recursive: true });
        const isFine = isUntouched && (isRead || isNamed) && isMended;
        return {
          ...nothing,
          torn: isUntouched && (isRead || read.code !== 0) ? 0 : 1,
          hangs: read.isHung || repaired?.isHung === true ? 1 : 0,
          undocumented: isRead || (isNamed && isMended) ? 0 : 1,
          remarks: isFine ? [] : [`${what}: exit code ${read.code}, repair ${repaired?.code}: ${read.err}`],
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
