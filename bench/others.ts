import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "./measure.ts";

/** A registry that does not answer must not keep the rest from being measured (milliseconds). */
const patience = 120_000;

/**
 * What a person would use instead: the listing of taskbook (npm's best-known list of tasks), with 50 of them. A string says
 * why it cannot be measured here.
 */
export function installTaskbook(folder: string): Command | string {
  const [installed, home] = [join(folder, "taskbook"), join(folder, "taskbook-home")];
  mkdirSync(installed);
  try {
    const args = ["install", "--prefix", installed, "--no-audit", "--no-fund", "--ignore-scripts", "taskbook@0.3.0"];
    execFileSync("npm", args, { stdio: "pipe", timeout: patience });
  } catch (error) {
    return `could not be installed: ${String(error).split("\n")[0]}`;
  }
  const storage = join(home, ".taskbook", "storage");
  mkdirSync(storage, { recursive: true });
  const tasks = Array.from({ length: 50 }, (_, index) => toTask(index + 1));
  writeFileSync(
    join(storage, "storage.json"),
    JSON.stringify(Object.fromEntries(tasks.map((task) => [task._id, task]))),
  );
  return { argv: [join(installed, "node_modules/taskbook/cli.js")], env: { HOME: home } };
}

/** As taskbook keeps one. */
function toTask(id: number) {
  const day = new Date(Date.UTC(2026, 9, id));
  return {
    _id: id,
    _date: day.toDateString(),
    _timestamp: day.getTime(),
    description: `Write about what a customer taught us, number ${id}`,
    isStarred: false,
    boards: [`@week${id % 4}`],
    _isTask: true,
    isComplete: id % 2 === 0,
    inProgress: false,
    priority: 1,
  };
}
