// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { activityOn } from "../support/books.ts";
import { type Machine, openJanesMachine, openMachine } from "../support/run.ts";
import { readingCommands } from "./commandLists.ts";
import { changeBook, fileWith } from "./shared.ts";

/** What acts upon a terminal: C0 but for the line end, DEL, C1, and the marks that turn the direction of a line. */
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const hostile = "\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b1m \u0007 \u202egnol\r\n\tafter\u007f";

/** No command takes such text: the file was written by hand, or by somebody else. */
function poison(book: Book): Book {
  return {
    ...book,
    profile: {
      ...book.profile,
      name: `Jane ${hostile}`,
      role: hostile,
      company: hostile,
      networks: [
        { platform: "linkedin", handle: hostile },
        { platform: "x", handle: null },
      ],
      getsReviews: true,
      usesGeolocation: true,
    },
    actions: [{ action: "listen.follow", outcome: "skipped", day: "2026-11-20", why: hostile }],
    pauses: [{ from: "2026-12-21", to: "2027-01-03", why: hostile }],
    watching: [{ handle: hostile, platform: null, why: hostile }],
    activities: [
      activityOn("2026-11-23", { id: `test:${hostile}`, text: hostile, source: hostile }),
      activityOn("2026-11-24", { id: "test:address", url: `https://example.com/${hostile}` }),
    ],
  };
}

async function openPoisonedMachine(): Promise<Machine> {
  const machine = await openJanesMachine();
  await machine.ok("leaders add Bob");
  await changeBook(machine, poison);
  return machine;
}

describe("text from outside", () => {
  it.each([
    ...readingCommands,
    "leaders use jane",
    "done listen.watch",
    "skip listen.watch",
    "reopen listen.follow",
    "pause 2026-12-01 2026-12-02",
    "pause remove 1",
    "log",
    "edit test:address --kind reply",
    "remove test:address --yes",
    "init --role Founder --yes",
    "settings target 4",
    "watch add ada",
    "leaders rename jane janet",
    "leaders remove jane --yes",
  ])("never reaches the terminal as an escape: %j", async (argv) => {
    const machine = await openPoisonedMachine();
    const { out, err } = await machine.run(argv);
    expect(out.match(acting) ?? []).toEqual([]);
    expect(err.match(acting) ?? []).toEqual([]);
    // Nor does what is left of one when only its first character is taken out.
    expect(out + err).not.toMatch(/\[31m|0;title/);
  });

  it("is cleaned in the questions too", async () => {
    const machine = await openPoisonedMachine();
    await machine.run("remove last", { answers: [false] });
    await machine.run("leaders remove jane", { answers: [false] });
    expect(machine.asked).toHaveLength(2);
    expect(machine.asked.join("").match(acting) ?? []).toEqual([]);
  });

  it.each([
    ["a command", [hostile]],
    ["an option", [`--${hostile}`]],
    ["a leader", ["streak", "--as", hostile]],
    ["a day", ["streak", "--today", hostile]],
    ["a network", ["log", "--platform", hostile]],
    ["a kind", ["log", "--kind", hostile]],
    ["an address", ["log", "--url", hostile]],
    ["a note", ["log", hostile]],
    ["a name", ["init", "--name", hostile]],
    ["a zone", ["init", "--time-zone", hostile]],
    ["a step", ["steps", hostile]],
    ["an action", ["done", hostile]],
    ["an id", ["edit", hostile, "--kind", "reply"]],
    ["a setting", ["settings", hostile]],
    ["a number", ["pause", "remove", hostile]],
    ["a path", ["import", hostile]],
    ["too many words", ["streak", hostile]],
  ])("is cleaned in what is said about a wrong one: %s", async (_, argv) => {
    const machine = await openJanesMachine();
    const { code, out, err } = await machine.run(argv);
    expect([1, 2]).toContain(code);
    expect(out).toBe("");
    expect(err.match(acting) ?? []).toEqual([]);
    expect(err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
    expect(machine.store.changes()).toHaveLength(1);
  });

  it("is cleaned in the name and in the header of a file", async () => {
    const machine = openMachine();
    await machine.ok("init --name Jane --yes");
    const path = fileWith("\u001b[31mred\u0007.csv", `Date,${hostile.replaceAll(/[\r\n]/g, "")}\n2026-11-02,a\n`);
    for (const argv of [
      ["import", path],
      ["import", path, "--platform", "x"],
      ["import", path, "--platform", "x", "--text-column", "Txt"],
      ["import", path, "--from", "x"],
      ["undo", "--list"],
      ["undo"],
    ]) {
      const { out, err } = await machine.run(argv);
      expect((out + err).match(acting) ?? []).toEqual([]);
    }
  });

  it("is escaped in JSON, so that nothing in it acts upon a terminal", async () => {
    const machine = await openPoisonedMachine();
    const out = await machine.ok("settings --json");
    expect(out.match(/[\u0000-\u0009\u000b-\u001f]/g) ?? []).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({ settings: { name: `Jane ${hostile}` } });
  });
});
