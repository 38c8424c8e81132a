import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { busyBook, toPosts, worked } from "../support/busyBook.ts";
import { type Machine, openJanesMachine, type RunOptions, temporaryFolder } from "../support/run.ts";

/** Bad input: this exit code, no answer, one or two lines that hold `words`, nothing written. */
export async function expectRefusal(
  machine: Machine,
  argv: string | readonly string[],
  words: string,
  code = 2,
  options: RunOptions = {},
): Promise<void> {
  const before = { files: savedFiles(machine), changes: machine.store.changes().length };
  const result = await machine.run(argv, options);
  expect({ code: result.code, out: result.out }).toEqual({ code, out: "" });
  expect(result.err).toContain(words);
  expect(result.err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
  expect({ files: savedFiles(machine), changes: machine.store.changes().length }).toEqual(before);
}

/** Every saved file by its name, byte for byte: the leaders' and the settings, without the history. */
export function savedFiles({ folder }: Machine): Record<string, string> {
  const leaders = existsSync(join(folder, "leaders")) ? readdirSync(join(folder, "leaders")).sort() : [];
  const paths = [...leaders.map((name) => `leaders/${name}`), "settings.json"];
  const present = paths.filter((path) => existsSync(join(folder, path)));
  return Object.fromEntries(present.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** Writes a file that lasts as long as the test file, and gives its path. */
export function fileWith(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

export async function changeBook(machine: Machine, change: (book: Book) => Book, leader = "jane"): Promise<void> {
  await machine.store.change((draft) => {
    draft.put(leader, change(draft.read(leader)));
    return { what: "prepared the test", result: null };
  });
}

/** Jane's record with LinkedIn posts on these days and nothing else. */
export async function openMachineWithPosts(days: readonly string[], flags?: string): Promise<Machine> {
  const machine = await openJanesMachine(flags);
  await changeBook(machine, (book) => ({ ...book, activities: toPosts(days) }));
  return machine;
}

export async function openWorkedMachine(): Promise<Machine> {
  const machine = await openJanesMachine("--commit 2026-10-15");
  await changeBook(machine, (book) => ({ ...book, ...worked }));
  return machine;
}

/** Two leaders; Jane, who is used when none is named, has some of everything in her record. */
export async function openBusyMachine(): Promise<Machine> {
  const machine = await openJanesMachine("--commit 2026-10-15");
  await machine.ok('leaders add "Bob Ray"');
  await changeBook(machine, busyBook);
  return machine;
}

/** A flag for every question of `guidelines init`. */
export const allGuidelines: readonly string[] = [
  "--topics",
  "product design, women in engineering",
  "--off-limits",
  "none",
  "--never-mention",
  "Acme, Inc.; Project Falcon",
  "--private-life",
  "Family in general",
  "--reviewer",
  "Ada Ray",
  "--listed",
  "--quiet-period",
  "2027-04-01 to 2027-04-20: Q1",
  "--quiet-period",
  "15 Dec 2026 – 31 Jan 2027: annual results",
  "--disclaimer",
  "The views here are my own.",
];
