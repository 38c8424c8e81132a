import fc from "fast-check";
import { type Attack, anyPart, drawFor } from "./attack.ts";
import { begin, changes, judge, openCourses } from "./changes.ts";
import { openBusyMachine } from "./machine.ts";

/** As disk.cjs knows them. */
const kinds = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EIO"] as const;

const rounds = fc.record({
  change: fc.constantFrom(...changes),
  kind: fc.constantFrom(...kinds),
  at: anyPart,
  isOnce: fc.boolean(),
});

/** A disk that refuses from some step on: the change is made, or refused in words with the record as it was. */
export const faults: Attack = {
  name: "a disk that refuses",
  prepare: async (seed) => {
    const machine = await openBusyMachine();
    machine.keep();
    const courseOf = openCourses(machine);
    return {
      close: machine.close,
      round: async (number) => {
        const { change, kind, at, isOnce } = drawFor(rounds, seed, number);
        const course = await courseOf(change);
        begin(machine, change);
        const step = 1 + Math.floor(at * course.steps);
        const ended = await machine.run(change.argv, { disk: `${kind} ${step}${isOnce ? " once" : ""}` });
        return judge(
          machine,
          course,
          ended,
          `${change.argv.join(" ")}, ${kind} ${isOnce ? "at" : "from"} step ${step} of ${course.steps}`,
        );
      },
    };
  },
};
