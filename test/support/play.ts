import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newFolder } from "./folder.ts";
import { type BuiltMachine, nodeLine } from "./spawn.ts";

/** A command line, and what it finds in the environment beside the machine's own. */
export interface PlayedLine {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Played extends PlayedLine {
  readonly code: number | null;
  /** The doors out of the program that the line went to, and found shut: `network`, `program`. */
  readonly reached: readonly string[];
}

const player = fileURLToPath(new URL("./play.cjs", import.meta.url));

/** Runs these lines through the built program, one after the other in one process; `before` is sh that goes first. */
export async function play(machine: BuiltMachine, lines: readonly PlayedLine[], before = ":"): Promise<Played[]> {
  const folder = newFolder();
  const [linesFile, outcomesFile] = [join(folder, "lines.json"), join(folder, "outcomes.json")];
  writeFileSync(linesFile, JSON.stringify(lines));
  writeFileSync(outcomesFile, "[]");
  const { err } = await machine.sh(`${before}; ${nodeLine([player, linesFile, outcomesFile])}`);
  const outcomes: Omit<Played, "argv">[] = JSON.parse(readFileSync(outcomesFile, "utf8"));
  if (outcomes.length !== lines.length) throw new Error(`Ended after ${outcomes.length} lines: ${err}`);
  return lines.map((line, index) => ({ ...line, ...(outcomes[index] as Omit<Played, "argv">) }));
}
