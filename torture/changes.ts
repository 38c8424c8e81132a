import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changesByFile, changingLines } from "../test/support/changes.ts";
import { splitWords } from "../test/support/splitWords.ts";
import type { Result } from "./attack.ts";
import type { Ended, Machine } from "./machine.ts";

/** The record and the settings, byte for byte. */
type Saved = Record<string, string>;

/** A command that changes the busy machine's record, and what an undisturbed run of it comes to. */
export interface Change {
  readonly argv: readonly string[];
  /** What is in the store before it, beyond what the machine has. */
  prepare(machine: Machine): void;
}

/** What an undisturbed run makes of the store. */
export interface Course {
  /** How many steps on the disk it takes, and how long (milliseconds). */
  readonly steps: number;
  readonly milliseconds: number;
  readonly before: Saved;
  /** Without what is drawn anew in each run. */
  readonly after: string;
  /** What one undo makes of it when the change was made, and when it was not. */
  readonly undone: string;
  readonly undoneBefore: string;
}

const nothingMore = (): void => {};

/** Every command that changes a record; undo and repair are changes, too. */
export const changes: readonly Change[] = [
  ...changingLines.map((line) => ({ argv: splitWords(line), prepare: nothingMore })),
  ...changesByFile.map(({ words, file, content }) => ({
    argv: words,
    prepare: ({ work }: Machine) => writeFileSync(join(work, file), content),
  })),
  { argv: ["undo"], prepare: nothingMore },
  {
    argv: ["doctor", "--repair"],
    prepare: ({ store }) => {
      const path = join(store, "leaders", "jane.json");
      writeFileSync(path, readFileSync(path).subarray(0, 500));
    },
  },
];

const manyRows = 50_000;

/** Takes a second or two: drawn now and then. */
export const largeImport: Change = {
  argv: ["import", "many.csv", "--platform", "linkedin"],
  prepare: ({ work }) => {
    const rows = Array.from({ length: manyRows }, (_, row) => `2026-03-02,Row ${row} of many`);
    writeFileSync(join(work, "many.csv"), `Date,Text\n${rows.join("\n")}\n`);
  },
};

/** Runs each change once undisturbed, when it is first drawn. */
export function openCourses(machine: Machine): (change: Change) => Promise<Course> {
  const known = new Map<Change, Promise<Course>>();
  const follow = async (change: Change): Promise<Course> => {
    begin(machine, change);
    await machine.run(["undo"]);
    const undoneBefore = JSON.stringify(machine.saved());
    begin(machine, change);
    const before = machine.saved();
    const { code, err, milliseconds } = await machine.run(change.argv, { disk: "none 0" });
    if (code !== 0) throw new Error(`socialtop ${change.argv.join(" ")}: exit code ${code}: ${err}`);
    const after = shapeOf(machine.saved());
    const steps = machine.diskSteps();
    await machine.ok(["undo"]);
    return { steps, milliseconds, before, after, undone: JSON.stringify(machine.saved()), undoneBefore };
  };
  return (change) => {
    const course = known.get(change) ?? follow(change);
    known.set(change, course);
    return course;
  };
}

/** The store as it is before the change. */
export function begin(machine: Machine, change: Change): void {
  machine.reset();
  change.prepare(machine);
}

/** Without what is drawn anew in each run, and the checksum over it. */
export function shapeOf(saved: Saved): string {
  return JSON.stringify(saved)
    .replace(/log:[a-z2-9]{8}/g, "log:")
    .replace(/\\"checksum\\":\\"[0-9a-f]{8}\\"/g, "");
}

/** What may be in a store when nobody is changing it. */
const kept =
  /^(?:settings\.json|leaders\/[^/.]+\.json|history\/\d{8}\/(?:change|settings|leaders\/[^/.]+)\.json|damaged\/[^/]+\.json|ideas\/[^/.]+\.json)$/;

export interface Aftermath {
  readonly faults: readonly string[];
  readonly isHung: boolean;
}

/** After whatever happened: one undo finds the change made or not made, and leaves nothing lying about. */
export async function takeBack(machine: Machine, course: Course, mustBeMade: boolean | null): Promise<Aftermath> {
  const ended = await machine.run(["undo"]);
  const found = JSON.stringify(machine.saved());
  const isMade = found === course.undone;
  const isUnmade = found === course.undoneBefore;
  const stray = machine.files().filter((file) => !kept.test(file));
  return {
    isHung: ended.isHung,
    faults: [
      ...(isMade || isUnmade
        ? []
        : [`undo leaves neither what was before nor what was before that: ${explain(ended)}`]),
      ...(mustBeMade === true && !isMade ? ["it was acknowledged, and undo does not find it"] : []),
      ...(mustBeMade === false && !isUnmade ? ["it was refused, and undo finds it"] : []),
      ...(stray.length > 0 ? [`left lying about: ${stray.join(", ")}`] : []),
    ],
  };
}

/** Of a change under which the disk gave way: it is made, or refused in words with the record as it was. */
export async function judge(machine: Machine, course: Course, ended: Ended, what: string): Promise<Result> {
  const isAcknowledged = ended.code === 0;
  const isLost = isAcknowledged && shapeOf(machine.saved()) !== course.after;
  // A check of doctor's may find the disk out after the repair was made.
  const isFinding = ended.code === 3;
  const isExplained = isAcknowledged || ((ended.code === 1 || isFinding) && !/^\s+at \S/m.test(ended.err));
  const isUnfinished = ended.err.includes("gave way in the middle");
  machine.ageLock();
  const aftermath = await takeBack(machine, course, isUnfinished || isFinding ? null : isAcknowledged);
  return {
    acknowledged: isAcknowledged ? 1 : 0,
    lost: isLost ? 1 : 0,
    torn: aftermath.faults.length > 0 ? 1 : 0,
    hangs: ended.isHung || aftermath.isHung ? 1 : 0,
    undocumented: isExplained ? 0 : 1,
    remarks: [
      ...(isLost ? [`${what}: acknowledged, but not what an undisturbed run makes`] : []),
      ...aftermath.faults.map((fault) => `${what}: ${fault}`),
      ...(isExplained ? [] : [`${what}: ${explain(ended)}`]),
    ],
  };
}

export function explain({ code, err }: Ended): string {
  return `exit code ${code}: ${err.trim()}`;
}
