import fc from "fast-check";
import { type Attack, anyPart, drawFor } from "./attack.ts";
import { begin, changes, explain, largeImport, openCourses, shapeOf, takeBack } from "./changes.ts";
import { openBusyMachine } from "./machine.ts";

/** Half of the kills come at a step on the disk, where it matters most; the others at any time. */
const moments = fc.oneof(
  fc.record({ isStep: fc.constant(true), at: anyPart }),
  fc.record({ isStep: fc.constant(false), at: anyPart.map((part) => 0.1 + 1.2 * part) }),
);

const rounds = fc.record({
  change: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...changes) },
    { weight: 1, arbitrary: fc.constant(largeImport) },
  ),
  moment: moments,
  /** Is the lock found as the dead program left it, or long after? */
  isAtOnce: fc.integer({ min: 0, max: 19 }).map((number) => number === 0),
});

/** kill -9 at any moment of any change: what was acknowledged is there, and a change is there whole or not at all. */
export const crashes: Attack = {
  name: "kill -9 at any moment",
  prepare: async (seed) => {
    const machine = await openBusyMachine();
    machine.keep();
    const courseOf = openCourses(machine);
    return {
      close: machine.close,
      round: async (number) => {
        const { change, moment, isAtOnce } = drawFor(rounds, seed, number);
        const course = await courseOf(change);
        begin(machine, change);
        const step = 1 + Math.floor(moment.at * course.steps);
        const killAfter = moment.at * course.milliseconds;
        const ended = await machine.run(change.argv, moment.isStep ? { disk: `SIGKILL ${step}` } : { killAfter });
        const isAcknowledged = ended.code === 0;
        const isExplained = isAcknowledged || ended.code === null;
        const after = machine.saved();
        const isWhole = shapeOf(after) === course.after;
        // A change of several files is completed or taken back by the next command; of one file it is at once.
        const isLost = isAcknowledged && !isWhole;
        if (!isAtOnce) machine.ageLock();
        const { faults, isHung } = await takeBack(machine, course, isAcknowledged ? true : null);
        const what = `${change.argv.join(" ")}, killed ${moment.isStep ? `at step ${step} of ${course.steps}` : `after ${Math.round(killAfter)} ms`}`;
        return {
          acknowledged: isAcknowledged ? 1 : 0,
          lost: isLost ? 1 : 0,
          torn: faults.length > 0 ? 1 : 0,
          hangs: ended.isHung || isHung ? 1 : 0,
          undocumented: isExplained ? 0 : 1,
          remarks: [
            ...(isLost ? [`${what}: acknowledged, but not what an undisturbed run makes`] : []),
            ...faults.map((fault) => `${what}: ${fault}`),
            ...(isExplained ? [] : [`${what}: ${explain(ended)}`]),
          ],
        };
      },
    };
  },
};
