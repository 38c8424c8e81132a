import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { newFolder } from "../support/folder.ts";
import { type BuiltMachine, commandFor, openBuiltMachine, openJanesBuiltMachine } from "../support/spawn.ts";
import { keys, openShell, openTerminal, showsCursor, type Terminal } from "../support/terminal.ts";

type Signal = "SIGINT" | "SIGTERM" | "SIGHUP";

/** What a shell says of a program that a signal ended. */
const codeOf: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const signals = Object.keys(codeOf) as Signal[];

/** Only copied from: a record with a post, drafts and guidelines, a second leader, and files that would be replaced. */
let original: BuiltMachine;
beforeAll(async () => {
  original = await openJanesBuiltMachine();
  await original.run(["backup", "backup.json"]);
  await original.run(["log", "Spoke about Lyon"]);
  await original.run(["leaders", "add", "Bob Ray"]);
  await original.run(["leaders", "use", "jane"]);
  await original.run(["guidelines", "init", "--topics", "design", "--yes"]);
  await original.run(["guidelines", "export", "page.md"]);
  await original.run(["guidelines", "init", "--topics", "engineering", "--yes"]);
  writeFileSync(join(original.tmp, "slots.ics"), "Another program's");
  writeFileSync(
    join(original.tmp, "posts.csv"),
    `Date,Text\n${"2026-10-01,A post\n2026-10-02,Another\n".repeat(1500)}`,
  );
});

function copyOfOriginal(): BuiltMachine {
  const machine = openBuiltMachine();
  for (const folder of ["store", "tmp"] as const) cpSync(original[folder], machine[folder], { recursive: true });
  return machine;
}

/** All that is in the store, the home and the folder for temporary files: the text of each file, the name of each folder. */
function contentsOf({ store, home, tmp }: BuiltMachine): Readonly<Record<string, string>> {
  const entries = [store, home, tmp].flatMap((folder, index) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [`${index}${path.slice(folder.length)}`, entry.isDirectory() ? "" : readFileSync(path, "utf8")] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** One question of every command that asks; init has its own, of each form, in terminal.test.ts. The question ends with this. */
const questions: readonly [question: string, argv: readonly string[]][] = [
  ["Not for me", ["next"]],
  ["Enough for now", ["training"]],
  ['"Spoke about Lyon")?', ["remove", "last"]],
  ["Go back to it", ["restore", "backup.json"]],
  ["Replace it?", ["backup", "backup.json"]],
  ["Replace it?", ["export", "page.md"]],
  ["Replace it?", ["calendar", "slots.ics"]],
  ["Replace it?", ["guidelines", "export", "page.md"]],
  ["?", ["guidelines", "init"]],
  ["Take over page.md?", ["guidelines", "use", "page.md"]],
  ["whole record?", ["leaders", "remove", "bob"]],
  ["Leave it", ["draft", "Spoke in Lyon", "--for", "x"]],
];

describe.concurrent("Ctrl-C", () => {
  it.each(questions)('at "%s" of %j ends it with 130, in a word, and changes nothing', async (question, argv) => {
    const machine = copyOfOriginal();
    const before = contentsOf(machine);
    const terminal = openTerminal(machine, argv);
    await terminal.sees(question);
    terminal.type(keys.ctrlC);
    expect(await terminal.ended).toEqual({ code: 130 });
    expectOneWord(terminal);
    expect(contentsOf(machine)).toEqual(before);
  });
});

function expectOneWord(terminal: Terminal): void {
  expect(terminal.text()).toMatch(/\n\s*Cancelled\.\n$/);
  expect(terminal.text()).not.toMatch(/ at .*:\d+|Error|force closed/);
  expect(showsCursor(terminal)).toBe(true);
}

describe.concurrent("an open question", () => {
  it.each(signals)("is ended by %s, in a word, with the cursor shown", async (signal) => {
    const machine = copyOfOriginal();
    const before = contentsOf(machine);
    const terminal = openTerminal(machine, ["next"]);
    await terminal.sees("Not for me");
    terminal.signal(signal);
    expect(await terminal.ended).toEqual({ code: codeOf[signal] });
    expectOneWord(terminal);
    expect(contentsOf(machine)).toEqual(before);
  });
});

/** An editor that waits for its person, and does this when it is told to end. Not of sh, which may miss a signal. */
function editorThat(whenEnded: string): Readonly<Record<string, string>> {
  const editor = join(newFolder(), "editor.cjs");
  const lines = [
    `const end = () => { ${whenEnded}; process.kill(process.pid, "SIGKILL"); };`,
    'process.on("SIGHUP", end).on("SIGTERM", end);',
    "setInterval(() => {}, 60_000);",
    'console.log("It is open");',
  ];
  writeFileSync(editor, lines.join("\n"));
  return { EDITOR: `${process.execPath} ${editor}` };
}

describe.concurrent("an open editor", () => {
  it.each(["SIGTERM", "SIGHUP"] as const)("is ended with the program by %s, and nothing is left", async (signal) => {
    const machine = copyOfOriginal();
    const before = contentsOf(machine);
    const terminal = openTerminal(machine, ["draft"], { env: editorThat("") });
    await terminal.sees("It is open");
    terminal.signal(signal);
    expect(await terminal.ended).toEqual({ code: codeOf[signal] });
    expect(contentsOf(machine)).toEqual(before);
  });
});

interface Moment {
  /** What of Node is called then, and by which argument it is told. */
  readonly call: readonly [object: string, name: string, argument: RegExp];
  /** Has the change been made after that? */
  readonly isAfter: boolean;
}

const moments = {
  "the lock is taken": { call: ["fs", "mkdirSync", /\.lock$/], isAfter: false },
  "what was there is kept": { call: ["fs", "linkSync", /jane\.json$/], isAfter: true },
  "the record is replaced": { call: ["fs", "renameSync", /jane\.new\.json$/], isAfter: true },
  "the lock is given back": { call: ["fs", "rmdirSync", /\.lock$/], isAfter: true },
} as const satisfies Readonly<Record<string, Moment>>;

/** The program sends itself a signal then: no other program could at just that moment. */
function signalAt([object, name, argument]: Moment["call"], signal: Signal): Readonly<Record<string, string>> {
  const hook = join(newFolder(), "hook.cjs");
  const lines = [
    `const object = ${object === "fs" ? 'require("node:fs")' : object};`,
    `const original = object.${name};`,
    `object.${name} = (...args) => {`,
    "  const result = original.apply(object, args);",
    `  if (args.some((argument) => ${argument}.test(String(argument)))) {`,
    `    object.${name} = original;`,
    `    process.kill(process.pid, "${signal}");`,
    "  }",
    "  return result;",
    "};",
  ];
  writeFileSync(hook, lines.join("\n"));
  return { NODE_OPTIONS: `--require ${hook}` };
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number }>;
  readonly err: () => string;
}

function start(machine: BuiltMachine, argv: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
  const [command, words] = commandFor(argv);
  const child = spawn(command, words, { env: { ...machine.env, ...env }, cwd: machine.tmp, timeout: 20_000 });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  child.stdout.resume();
  const ended = new Promise<{ code: number }>((resolve) =>
    child.on("close", (code, signal) => resolve({ code: code ?? codeOf[signal as Signal] })),
  );
  return { child, ended, err: () => err };
}

/** No lock, no change that was begun, no file beside another. */
function expectNothingLeft(machine: BuiltMachine): void {
  const left = Object.keys(contentsOf(machine)).filter((path) =>
    /\.lock|\.pending|\.new\.|\.part$|\.tmp|socialtop-/.test(path),
  );
  expect(left).toEqual([]);
}

function countPosts({ store }: BuiltMachine): number {
  return JSON.parse(readFileSync(join(store, "leaders/jane.json"), "utf8")).activities.length;
}

describe.concurrent("a change that a signal comes into", () => {
  it.each([
    ["SIGINT", "the lock is taken"],
    ["SIGINT", "what was there is kept"],
    ["SIGINT", "the record is replaced"],
    ["SIGINT", "the lock is given back"],
    ["SIGTERM", "the lock is taken"],
    ["SIGHUP", "the record is replaced"],
  ] as const)("(%s, when %s) is made whole or not at all, and nobody has to wait after it", async (signal, name) => {
    const { call, isAfter } = moments[name];
    const machine = copyOfOriginal();
    const env = signalAt(call, signal);
    expect(await start(machine, ["log", "Spoke in Rome"], env).ended).toEqual({ code: codeOf[signal] });
    expect(countPosts(machine)).toBe(isAfter ? 2 : 1);
    expectNothingLeft(machine);
    // A lock that was left would be waited for, with a word about it.
    expect((await machine.run(["log", "Spoke in Oslo"])).err).not.toContain("Waiting");
  });

  it("is not begun when the signal comes while it waits for another", async () => {
    const machine = copyOfOriginal();
    const lock = join(machine.store, ".lock");
    mkdirSync(lock);
    const inAnHour = Date.now() / 1000 + 3600;
    utimesSync(lock, inAnHour, inAnHour);
    const { child, ended, err } = start(machine, ["log", "Spoke in Rome"]);
    child.stderr?.on("data", () => err().includes("Waiting for another") && child.kill("SIGINT"));
    expect(await ended).toEqual({ code: 130 });
    expect(countPosts(machine)).toBe(1);
    // It is the other one's.
    expect(statSync(lock).isDirectory()).toBe(true);
  });
});

describe.concurrent("an import", () => {
  const argv = ["import", "posts.csv", "--platform", "x"];

  it.each(signals)("is ended at once by %s while it reads", async (signal) => {
    const machine = copyOfOriginal();
    const before = contentsOf(machine);
    const terminal = openTerminal(machine, argv, {
      env: signalAt(["process.stderr", "write", /Reading/], signal),
    });
    expect(await terminal.ended).toEqual({ code: codeOf[signal] });
    // It did not go on. What was written last may be lost with the program.
    expect((terminal.text().match(/Reading/g) ?? []).length).toBeLessThan(2);
    expect(showsCursor(terminal)).toBe(true);
    expect(contentsOf(machine)).toEqual(before);
  });

  it("is whole when nobody is left to hear of it", async () => {
    const machine = copyOfOriginal();
    const { out } = await machine.sh(`(socialtop ${argv.join(" ")} >&- 2>&-; echo "code $?")`);
    expect(out).toBe("code 0\n");
    expect(countPosts(machine)).toBe(3001);
    expectNothingLeft(machine);
  });

  it.each([
    ["the lock is taken", 1],
    ["the record is replaced", 3001],
  ] as const)("without a terminal is whole or not there, when the signal comes as %s", async (name, posts) => {
    const machine = copyOfOriginal();
    expect(await start(machine, argv, signalAt(moments[name].call, "SIGTERM")).ended).toEqual({ code: 143 });
    expect(countPosts(machine)).toBe(posts);
    expectNothingLeft(machine);
  });
});

describe.concurrent("what else takes its time", () => {
  it.each([
    ["SIGINT", ["fs", "writeSync", /socialtop import/]],
    ["SIGTERM", ["fs", "mkdirSync", /\.lock$/]],
    ["SIGHUP", ["fs", "renameSync", /\.new\.json$/]],
  ] as const)("demo leaves nothing when %s comes at %j", async (signal, call) => {
    const machine = copyOfOriginal();
    const before = contentsOf(machine);
    expect(await start(machine, ["demo"], signalAt(call, signal)).ended).toEqual({ code: codeOf[signal] });
    expect(contentsOf(machine)).toEqual(before);
  });

  it.each(signals)("a pipe that gives nothing is left by %s", async (signal) => {
    const machine = copyOfOriginal();
    const before = contentsOf(machine);
    const { child, ended } = start(machine, ["log", "-"]);
    child.stdin?.on("error", () => {});
    // More than a pipe takes without being read.
    child.stdin?.write("a".repeat(1_000_000), () => child.kill(signal));
    expect(await ended).toEqual({ code: codeOf[signal] });
    expect(contentsOf(machine)).toEqual(before);
  });

  it("a file is written whole before a signal ends the program", async () => {
    const machine = copyOfOriginal();
    const env = signalAt(["require('node:fs/promises')", "open", /\.part$/], "SIGTERM");
    expect(await start(machine, ["export", "new.json"], env).ended).toEqual({ code: 143 });
    expect(JSON.parse(readFileSync(join(machine.tmp, "new.json"), "utf8"))).toMatchObject({
      profile: { name: "Jane Doe" },
    });
    expectNothingLeft(machine);
  });
});

/** One after the other: a program that is started meanwhile would hold the window open. */
describe("a window that is closed", () => {
  it.each([
    ["a signal", (machine: BuiltMachine) => openTerminal(machine, ["training"])],
    // As in a window whose shell keeps such signals to itself.
    [
      "the end of the input alone",
      (machine: BuiltMachine) => openShell(machine, "trap '' HUP; socialtop training; exit $?"),
    ],
  ])("ends a question, told by %s, and what was answered before is kept", async (_what, open) => {
    const machine = copyOfOriginal();
    const terminal = open(machine);
    await terminal.sees("Enough for now");
    terminal.type(keys.enter);
    // The first question may be drawn anew before that; only the next screen says that it was answered.
    await terminal.sees("Spokesperson, 2 of 5");
    await terminal.sees("Enough for now");
    terminal.close();
    // Not 134: Node crashes when it ends in an orderly way there.
    expect(await terminal.ended).toEqual({ code: 129 });
    expect(JSON.parse(await machine.ok(["training", "--list", "--json"])).read).toBe(1);
    expectNothingLeft(machine);
  });

  it("is told of more than once, by the system and by the shell in it: what was answered is kept all the same", async () => {
    const machine = copyOfOriginal();
    const terminal = openTerminal(machine, ["training"], {
      env: signalAt(moments["the lock is taken"].call, "SIGHUP"),
    });
    await terminal.sees("Enough for now");
    terminal.type(keys.enter);
    await terminal.sees("Spokesperson, 2 of 5");
    await terminal.sees("Enough for now");
    terminal.signal("SIGHUP");
    expect(await terminal.ended).toEqual({ code: 129 });
    expect(JSON.parse(await machine.ok(["training", "--list", "--json"])).read).toBe(1);
    expectNothingLeft(machine);
  });

  it("ends an editor, which may still save, beside its file as well, and that is kept", async () => {
    const machine = copyOfOriginal();
    const terminal = openTerminal(machine, ["draft"], {
      env: editorThat('require("node:fs").writeFileSync(process.argv[2] + ".save", "half a thought")'),
    });
    await terminal.sees("It is open");
    terminal.close();
    expect(await terminal.ended).toEqual({ code: 129 });
    expect(Object.values(contentsOf(machine))).toContain("half a thought");
  });

  it("leaves an import that is saved whole or not there", async () => {
    const machine = copyOfOriginal();
    const terminal = openTerminal(machine, ["import", "posts.csv", "--platform", "x"]);
    await terminal.sees("Saving");
    terminal.close();
    // 0 where it was faster than the window.
    expect([0, 129]).toContain((await terminal.ended).code);
    expect([1, 3001]).toContain(countPosts(machine));
    expectNothingLeft(machine);
  });
});
