import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { type Attack, drawFor } from "./attack.ts";
import { begin, changes, judge, openCourses } from "./changes.ts";
import { openBusyMachine } from "./machine.ts";

const rounds = fc.record({
  change: fc.constantFrom(...changes),
  /** Bytes that are left on the disk; null: it can only be read. */
  free: fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 9, arbitrary: fc.nat({ max: 60_000 }) }),
});

/** A real disk of two megabytes that is full, or can only be read. Mounting one takes a superuser; it is left out for others. */
export const smallDisk: Attack = {
  name: "a full or locked disk",
  prepare: async (seed) => {
    const disk = mkdtempSync(join(tmpdir(), "socialtop-disk-"));
    if (!mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", disk)) {
      rmdirSync(disk);
      return null;
    }
    const machine = await openBusyMachine(disk);
    machine.keep();
    const courseOf = openCourses(machine);
    const ballast = join(disk, "ballast");
    const close = () => {
      machine.close();
      spawnSync("umount", ["--lazy", disk]);
      rmdirSync(disk);
    };
    return {
      close,
      round: async (number) => {
        const { change, free } = drawFor(rounds, seed, number);
        const course = await courseOf(change);
        begin(machine, change);
        if (free === null) mount("-o", "remount,ro", disk);
        else fill(disk, ballast, free);
        const ended = await machine.run(change.argv);
        if (free === null) mount("-o", "remount,rw", disk);
        else rmSync(ballast);
        return judge(machine, course, ended, `${change.argv.join(" ")}, with ${free ?? "no"} bytes to write`);
      },
    };
  },
};

/** Did it work? */
function mount(...words: string[]): boolean {
  return spawnSync("mount", words, { stdio: "ignore" }).status === 0;
}

function fill(disk: string, ballast: string, free: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free)));
}
