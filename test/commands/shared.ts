import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Activity, Book } from "../../src/coach/book.ts";
import { activityOn, times } from "../support/books.ts";
import { tweetId } from "../support/exports/x.ts";
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

function toPosts(days: readonly string[]): Activity[] {
  return days.map((day, index) => activityOn(day, { id: `test:${index}`, text: `Post of ${day}` }));
}

/**
 * The history that `streak --json` is worked out for by hand; the commitment is of Thursday, 15 October 2026, three
 * days a week, and 19 to 22 November are paused. Today is Wednesday, 25 November.
 *
 *   12–18 Oct   one post, begun on the Thursday    started
 *   19–25 Oct   posts on 3 days, one day twice     met
 *   26 Oct–1 N  12 posts on the Tuesday            light, and a storm
 *    2– 8 Nov   none                               empty
 *    9–15 Nov   none                               empty
 *   16–22 Nov   posts on 2 days, 4 days paused     met: ceil(3 × 3 / 7) = 2
 *   23–29 Nov   posts on 2 days                    open
 */
const workedDays: readonly string[] = [
  "2026-10-16",
  ...["2026-10-19", "2026-10-21", "2026-10-21", "2026-10-23"],
  ...times(12, "2026-10-27"),
  ...["2026-11-16", "2026-11-17"],
  ...["2026-11-23", "2026-11-25"],
];

const worked = {
  activities: toPosts(workedDays),
  pauses: [{ from: "2026-11-19", to: "2026-11-22", why: "a cold" }],
};

export async function openWorkedMachine(): Promise<Machine> {
  const machine = await openJanesMachine("--commit 2026-10-15");
  await changeBook(machine, (book) => ({ ...book, ...worked }));
  return machine;
}

/** Two leaders; Jane, who is used when none is named, has some of everything in her record. */
export async function openBusyMachine(): Promise<Machine> {
  const machine = await openJanesMachine("--commit 2026-10-15");
  await machine.ok('leaders add "Bob Ray"');
  await changeBook(machine, (book) => ({
    ...book,
    ...worked,
    profile: { ...book.profile, role: "President", company: "Doe & Daughters", getsReviews: true },
    actions: [
      { action: "spokesperson.training", outcome: "done", day: "2026-11-02", why: null },
      { action: "review.read", outcome: "skipped", day: "2026-11-03", why: "the shop does that" },
    ],
    guidelines: {
      agreedOn: "2026-11-02",
      changedOn: "2026-11-02",
      file: "example.md",
      topics: ["hiring", "Lyon"],
      offLimits: ["politics"],
      neverMention: ["Project Falcon"],
      privateLife: "Sport and holidays are fine; no names of the children.",
      reviewer: "Ada Rey",
      isListed: true,
      quietPeriods: [{ from: "2026-12-15", to: "2027-01-31", why: "annual results" }],
      disclaimer: null,
    },
    training: [{ screen: "spokesperson.quoted", day: "2026-11-02" }],
    drafts: [
      {
        id: "1",
        day: "2026-11-20",
        text: "Thanks to Ada for the long night.\nAnd to Omar.",
        networks: ["x", "instagram"],
      },
    ],
    watching: [{ handle: "ada", platform: "x", why: "our best customer" }],
    activities: [
      ...worked.activities,
      activityOn("2026-11-18", { id: "test:reply", kind: "reply", platform: "x" }),
      activityOn("2026-11-18", { id: "test:listen", kind: "listen" }),
      activityOn("2026-11-20", { id: "test:review", kind: "review", platform: "google", text: "Good soup in Lyon" }),
    ],
  }));
  return machine;
}

/** A tweet of Tuesday, 24 November 2026, 11:00 in Paris. */
export const tweetAddress = `https://x.com/jane/status/${tweetId("2026-11-24T10:00:00Z")}`;

export const postsCsv = "Date,Network,Text\n2026-11-02,LinkedIn,one\n2026-11-03,X,two\n2026-11-05,LinkedIn,three\n";

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
