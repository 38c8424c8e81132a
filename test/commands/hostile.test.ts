// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { encodeFile } from "../../src/format/format.ts";
import { editText } from "../../src/system/editor.ts";
import { activityOn } from "../support/books.ts";
import { writeZip } from "../support/exports/zip.ts";
import { userErrorOf } from "../support/faults.ts";
import { type Machine, openJanesMachine, openMachine, type RunResult, temporaryFolder } from "../support/run.ts";
import { writeRecord } from "../support/store.ts";
import { readingCommands } from "./commandLists.ts";
import { changeBook, fileWith, savedFiles } from "./shared.ts";

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

/** As a name of a file may hold it on this system, and as text in a file. */
const hostileName = `${hostile.replaceAll("/", "")}.json`;

/** Not one sign that acts upon a terminal, but for tabs and the ends of lines that tables and calendars have. */
function expectInert({ out, err }: RunResult): void {
  expect(`${out}${err}`.replace(/\r\n|\t/g, "").match(acting) ?? []).toEqual([]);
}

describe("what is written for other programs, and looked at in a terminal", () => {
  it.each([
    "export",
    "export --format csv",
    "backup -",
    "report -",
    "report - --format md",
    "calendar -",
    "team --csv",
    "team --json",
    "activity --json",
    "undo --list --json",
  ])("holds no escape: %j", async (line) => {
    const machine = await openPoisonedMachine();
    const result = await machine.run(line);
    expect(result.code).toBe(0);
    expectInert(result);
  });

  it("is the same record when it is read again", async () => {
    const machine = await openPoisonedMachine();
    const backup = await machine.ok("backup -");
    const other = openMachine();
    await other.ok(["restore", fileWith("backup.json", backup), "--yes"]);
    expect(other.book("jane")).toEqual(machine.book("jane"));
    expectInert(await other.run("export --as jane --format csv"));
  });
});

describe("a folder whose own name holds escapes", () => {
  it("is named without them", async () => {
    const machine = openMachine(join(temporaryFolder(), `home ${hostile}`));
    await machine.ok("init --name Jane --yes");
    const inside = (name: string) => join(machine.folder, "..", name);
    for (const argv of [
      ["doctor"],
      ["doctor", "--json"],
      ["backup", inside(hostileName)],
      ["backup", inside(hostileName), "--yes", "--json"],
      ["restore", inside(`no ${hostileName}`)],
      ["export", inside(`${hostile}.csv`)],
      ["report", inside(`${hostile}.html`)],
      ["team", inside(hostileName)],
    ]) {
      const result = await machine.run(argv);
      expectInert(result);
      expect({ argv, isShown: /home|red/.test(result.out + result.err) }).toEqual({ argv, isShown: true });
    }
    writeRecord(machine.folder, ".lock", "");
    expectInert(await machine.run("log Hello"));
  });
});

describe("what somebody put into the folder", () => {
  it("is named, and quoted, without escapes", async () => {
    const machine = await openJanesMachine();
    const { folder } = machine;
    writeRecord(folder, `leaders/${hostileName}`, hostile);
    writeRecord(folder, hostileName, hostile);
    writeRecord(folder, `history/${hostile}.pending.unreadable`, hostile);
    const look = async (what: string, lines: readonly string[], quoted: RegExp) => {
      const results = await Promise.all(lines.map((line) => machine.run(line)));
      results.forEach(expectInert);
      expect({ what, out: results.map(({ out, err }) => out + err).join("") }).toMatchObject({
        what,
        out: expect.stringMatching(quoted),
      });
    };
    await look("strays", ["doctor", "doctor --json", "leaders", "team"], /red/);
    writeRecord(folder, "leaders/jane.json", `{"format":4,"${hostile.replace(/[\r\n\t]/g, "")}":1}`);
    await look("a record with other parts", ["doctor", "doctor --json", "streak", "team", "export"], /red/);
    writeRecord(folder, "leaders/jane.json", `{"format":4,"profile":${JSON.stringify(hostile)}}`);
    await look("a record of another shape", ["doctor", "streak", "team", "backup -"], /red/);
    writeRecord(folder, "settings.json", `{${hostile}`);
    await look("settings that are none", ["streak", "doctor --repair"], /settings\.json/);
  });

  it("is taken from no backup with a leader of such a name", async () => {
    const machine = await openJanesMachine();
    const records = [{ leader: hostile, text: encodeFile({ profile: hostile }) }];
    const backup = encodeFile({ backup: "2026-11-24T08:00:00.000Z", settings: null, records });
    const result = await machine.run(["restore", fileWith(hostileName, backup), "--yes"]);
    expect({ code: result.code, lines: result.err.trimEnd().split("\n").length }).toEqual({ code: 1, lines: 2 });
    expectInert(result);
  });
});

describe("a shared folder and an archive", () => {
  it("with files of such names are told about without escapes", async () => {
    const machine = await openJanesMachine();
    const folder = temporaryFolder();
    writeFileSync(join(folder, hostileName), await (await openPoisonedMachine()).ok("export --as jane"));
    writeFileSync(join(folder, `broken ${hostileName}`), hostile);
    mkdirSync(join(folder, hostile.replaceAll("/", "")));
    for (const flags of [[], ["--csv"], ["--json"], ["--nudge", "jane"]])
      expectInert(await machine.run(["team", folder, ...flags]));
    const names = [hostileName, `data/tweets.js${hostile}`, `posts ${hostile}.csv`];
    const zip = fileWith("x.zip", writeZip(names.map((name) => ({ name, content: hostile }))));
    for (const flags of [[], ["--from", "csv"], ["--from", "x"], ["--json"]])
      expectInert(await machine.run(["import", zip, ...flags]));
  });
});

describe("the environment", () => {
  it("is quoted without escapes where a day in it is none", async () => {
    const machine = await openJanesMachine();
    const result = await machine.run("streak", { env: { SOCIALTOP_TODAY: hostile } });
    expect(result.err).toContain("red");
    expectInert(result);
  });

  it("is quoted without escapes where the editor that it names fails", async () => {
    const editor = `exit 3 # ${hostile.replace(/[\r\n]/g, "")}`;
    const { message } = await userErrorOf(editText("before", "page.md", { EDITOR: editor }));
    expect(message).toContain("red");
    expect(message.match(acting) ?? []).toEqual([]);
  });

  it("where a fault happened (SOCIALTOP_DEBUG) is told without escapes", async () => {
    const machine = await openJanesMachine();
    const result = await machine.run([`--${hostile}`], { env: { SOCIALTOP_DEBUG: "1" } });
    expect(result.err).toContain(" at ");
    expectInert(result);
  });
});

describe("a word of a megabyte", () => {
  it.each([
    ["log"],
    ["log", "--url"],
    ["streak", "--platform"],
    ["settings", "role"],
    ["leaders", "add"],
    ["import"],
    ["done", "listen.follow", "--on"],
    ["draft", "--for", "x"],
    ["watch", "add"],
    ["pause"],
    ["restore"],
  ])("after %j is refused or kept in an answer of a few lines", async (...words) => {
    const machine = await openJanesMachine();
    for (const word of ["x".repeat(1_000_000), "a,".repeat(500_000), `https://x.com/${"y/".repeat(500_000)}`]) {
      const before = savedFiles(machine);
      const { code, out, err } = await machine.run([...words, word]);
      expect([0, 1, 2, 3]).toContain(code);
      if (code !== 0) expect(savedFiles(machine)).toEqual(before);
      expect(err.length).toBeLessThan(2_000);
      expect(code === 0 ? 0 : out.length).toBeLessThan(2_000);
    }
  });
});

it("the name of a file that cannot be imported beside another reaches no terminal as it is", async () => {
  const machine = await openJanesMachine();
  const [first, second] = [fileWith("a.md", "x"), fileWith("\u001b[31mred\u001b[0m", "Hello")];
  const { code, err } = await machine.run(["import", first, second]);
  expect(code).toBe(1);
  expect(err).toContain("red");
  expect(err).not.toContain("\u001b");
});
