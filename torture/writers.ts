import { type Attack, nothing } from "./attack.ts";
import { openJanesMachine } from "./machine.ts";

const writers = 20;

/** Many at once: every post that was acknowledged is there. Who could not have the lock says so with exit code 1. */
export const parallelWriters: Attack = {
  name: `${writers} writers at once`,
  prepare: async () => {
    const machine = await openJanesMachine();
    return {
      close: machine.close,
      round: async (number) => {
        const texts = Array.from({ length: writers }, (_, writer) => `round-${number}-${writer}.`);
        const ends = await Promise.all(
          texts.map((text) => machine.run(["log", "--text", text, "--platform", "linkedin"])),
        );
        const after = await machine.run(["export"]);
        if (after.code !== 0) return { ...nothing, torn: 1, remarks: [after.err] };
        const acknowledged = texts.filter((_, writer) => ends[writer]?.code === 0);
        const lost = acknowledged.filter((text) => !after.out.includes(text));
        const strange = ends.filter(({ code }) => code !== 0 && code !== 1);
        return {
          ...nothing,
          acknowledged: acknowledged.length,
          lost: lost.length,
          hangs: ends.filter(({ isHung }) => isHung).length,
          undocumented: strange.length,
          remarks: [
            ...lost.map((text) => `${text} is lost`),
            ...strange.map(({ code, err }) => `exit code ${code}: ${err}`),
          ],
        };
      },
    };
  },
};
