import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles, openBuiltMachine, openJanesBuiltMachine } from "../support/spawn.ts";
import { keys, openShell, openTerminal, showsCursor, type Terminal } from "../support/terminal.ts";

const { enter, space, down, ctrlC, ctrlD } = keys;

/** Answers all of init's questions by Enter, but for the name. */
async function answerInit(terminal: Terminal): Promise<void> {
  await terminal.sees("Your name");
  terminal.type("Jane Doe", enter);
  const rest = [
    "role",
    "company",
    "right?",
    "week starts",
    "be seen",
    "handle",
    "check-in",
    "review",
    "days a week",
    "Start",
  ];
  for (const words of rest) {
    await terminal.sees(words);
    terminal.type(enter);
  }
  await terminal.sees("Your plan is ready");
}

describe.concurrent("init at a terminal", () => {
  it("breaks its questions between words where the terminal is narrow", async () => {
    const terminal = openTerminal(openBuiltMachine(), ["init"], { columns: 40 });
    await answerInit(terminal);
    const words = terminal.text().replace(/\s+/g, " ");
    expect(words).toContain("Your LinkedIn handle (Enter if you have no account yet)");
    expect(words).toContain("Does your business use check-in apps such as Swarm or Google Maps? (y/N)");
  });

  it("keeps a question and its two answers whole, however wide the terminal is", async () => {
    const terminal = openTerminal(openBuiltMachine(), ["init"], { columns: 71 });
    await answerInit(terminal);
    expect(terminal.text()).toContain("(y/N)");
    expect(terminal.text()).not.toMatch(/\(y[\r\n/]*[\r\n]+\/?N\)/);
  });

  it("asks in ASCII where the terminal has no UTF-8", async () => {
    const terminal = openTerminal(openBuiltMachine(), ["init"], { env: { LANG: "C" } });
    await answerInit(terminal);
    expect(terminal.text()).toContain("+ Your name Jane Doe");
    expect(terminal.text()).toContain(">* LinkedIn");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: whatever is no ASCII is looked for
    expect(terminal.text()).not.toMatch(/[^\u0000-\u007f]/);
  });

  it("asks ten questions, shows the plan and saves what was answered", async () => {
    const machine = openBuiltMachine();
    const terminal = openTerminal(machine, ["init"]);
    await terminal.sees("Your name");
    terminal.type("Zoë Müller", enter);
    await terminal.sees("Your role");
    terminal.type("Vice President", enter);
    await terminal.sees("Your company");
    terminal.type("Acme & Co", enter);
    await terminal.sees("Your time zone is Europe/Paris, right?");
    terminal.type(enter);
    await terminal.sees("Your week starts on");
    await terminal.sees("Saturday");
    terminal.type(down, enter);
    await terminal.sees("Where would you like to be seen?");
    await terminal.sees("space chooses, Enter goes on.");
    // LinkedIn is chosen already; X is the next one.
    terminal.type(down, space, enter);
    await terminal.sees("Your LinkedIn handle");
    terminal.type("@zoe-mueller", enter);
    await terminal.sees("Your X handle");
    terminal.type(enter);
    await terminal.sees("check-in apps");
    terminal.type("y", enter);
    await terminal.sees("customers review your business");
    terminal.type("n", enter);
    await terminal.sees("On how many days a week");
    await terminal.sees("every day");
    terminal.type(down, enter);
    await terminal.sees("Start posting now");
    await terminal.sees("Watch and listen first");
    terminal.type(enter);
    await terminal.sees("Your plan is ready, Zoë.");
    await terminal.sees("1 Listen");
    await terminal.sees("3 Review         – not for your business");
    await terminal.sees("Next:");
    expect(await terminal.ended).toEqual({ code: 0 });
    expect(showsCursor(terminal)).toBe(true);

    const { profile } = JSON.parse(readFileSync(join(machine.store, "leaders/zoe.json"), "utf8"));
    expect(profile).toEqual({
      name: "Zoë Müller",
      role: "Vice President",
      company: "Acme & Co",
      timeZone: "Europe/Paris",
      weekStart: "sunday",
      targets: [{ from: null, days: 4 }],
      counts: ["post"],
      networks: [
        { platform: "linkedin", handle: "zoe-mueller" },
        { platform: "x", handle: null },
      ],
      usesGeolocation: true,
      getsReviews: false,
      committedOn: null,
      lengths: [],
    });
  });

  it("says at once why an answer cannot be taken, and asks again", async () => {
    const terminal = openTerminal(openBuiltMachine(), ["init"]);
    await terminal.sees("Your name");
    terminal.type("42", enter);
    await terminal.sees('"42" does not look like a name');
    terminal.type("\u007f\u007f", "Jane", enter);
    await terminal.sees("Your role");
    terminal.type(ctrlC);
    expect(await terminal.ended).toEqual({ code: 130 });
  });

  it("takes another time zone when the one found is wrong", async () => {
    const machine = openBuiltMachine();
    const terminal = openTerminal(machine, [
      ..."init --name Jane --role CEO --company Acme --week-start monday --networks none".split(" "),
      ..."--no-geolocation --no-reviews --target 3 --listen".split(" "),
    ]);
    await terminal.sees("right?");
    terminal.type("n", enter);
    await terminal.sees("Your time zone");
    terminal.type("Asia/Tokio", enter);
    await terminal.sees('There is no time zone "Asia/Tokio"');
    terminal.type("\u007f".repeat("Asia/Tokio".length), "Asia/Tokyo", enter);
    await terminal.sees("Your plan is ready");
    expect(await terminal.ended).toEqual({ code: 0 });
    expect(await machine.ok(["settings", "time-zone"])).toContain("Asia/Tokyo");
  });

  it("offers today's answers when it is run again, and loses nothing", async () => {
    const machine = await openJanesBuiltMachine();
    await machine.ok(["log", "Spoke about Lyon"]);
    const before = JSON.parse(readFileSync(join(machine.store, "leaders/jane.json"), "utf8"));
    const terminal = openTerminal(machine, ["init"]);
    const questions = [
      /Your name.*Jane Doe/,
      "Your role",
      "Your company",
      "right?",
      "week starts on",
      "like to be seen?",
      /LinkedIn handle.*jane-doe/,
      "X handle",
      "check-in apps",
      "review your business",
      "how many days",
      /Start posting now[\s\S]*Posting, since 2026-01-05/,
    ];
    for (const question of questions) {
      await terminal.sees(question);
      terminal.type(enter);
    }
    expect(await terminal.ended).toEqual({ code: 0 });
    expect(JSON.parse(readFileSync(join(machine.store, "leaders/jane.json"), "utf8"))).toEqual(before);
  });

  it("asks nothing with --no-input, and names the flag instead", async () => {
    const machine = openBuiltMachine();
    const terminal = openTerminal(machine, ["init", "--no-input"]);
    expect(await terminal.ended).toEqual({ code: 2 });
    expect(terminal.text()).toContain("--name");
    expect(terminal.text()).not.toContain("Your name");
    expect(existsSync(machine.store)).toBe(false);
  });
});

/** Questions of each form, with the flags that lead to it. */
const questions: readonly [form: string, flags: readonly string[], question: string][] = [
  ["text", [], "Your name"],
  ["yes or no", ["--name", "Jane", "--role", "CEO", "--company", "Acme"], "right?"],
  ["one of several", ["--name", "Jane", "--role", "CEO", "--company", "Acme", "--time-zone", "UTC"], "Saturday"],
  [
    "some of several",
    ["--name", "Jane", "--role", "CEO", "--company", "Acme", "--time-zone", "UTC", "--week-start", "sunday"],
    "space chooses",
  ],
];

describe.concurrent.each([
  ["Ctrl-C", ctrlC],
  ["Ctrl-D", ctrlD],
])("%s", (_name, key) => {
  it.each(questions)(
    "ends a question for %s with 130, in a word, and writes nothing",
    async (_form, flags, question) => {
      const machine = openBuiltMachine();
      const terminal = openTerminal(machine, ["init", ...flags]);
      await terminal.sees(question);
      terminal.type(key);
      expect(await terminal.ended).toEqual({ code: 130 });
      expect(terminal.text()).toMatch(/\n\s*Cancelled\.\n$/);
      expect(terminal.text()).not.toMatch(/ at .*:\d+|Error|force closed/);
      expect(showsCursor(terminal)).toBe(true);
      expect([existsSync(machine.store), ...listFiles(machine.home), ...listFiles(machine.tmp)]).toEqual([false]);
    },
  );

  it("in the middle of init throws the answers before it away", async () => {
    const machine = openBuiltMachine();
    const terminal = openTerminal(machine, ["init"]);
    await terminal.sees("Your name");
    terminal.type("Jane", enter);
    await terminal.sees("Your role");
    terminal.type("CEO", enter);
    await terminal.sees("Your company");
    terminal.type(key);
    expect(await terminal.ended).toEqual({ code: 130 });
    expect(existsSync(machine.store)).toBe(false);
  });
});

describe.concurrent("next at a terminal", () => {
  it("ticks the action that was answered Done, and says what comes next", async () => {
    const machine = await openJanesBuiltMachine();
    const terminal = openTerminal(machine, ["next"]);
    await terminal.sees("How did it go?");
    await terminal.sees("Not for me");
    // "Not now" is where the mark stands: Enter straight away must tick nothing.
    terminal.type(keys.up, enter);
    await terminal.sees("✓ Done.");
    await terminal.sees("Next:");
    expect(await terminal.ended).toEqual({ code: 0 });
    const { changes } = JSON.parse(await machine.ok(["undo", "--list", "--json"]));
    expect(changes[0].what).toMatch(/^done: /);
  });

  it("ticks nothing on Enter straight away", async () => {
    const machine = await openJanesBuiltMachine();
    const terminal = openTerminal(machine, ["next"]);
    await terminal.sees("Not for me");
    terminal.type(enter);
    await terminal.sees("It will wait.");
    expect(await terminal.ended).toEqual({ code: 0 });
    expect(JSON.parse(await machine.ok(["undo", "--list", "--json"])).changes).toHaveLength(1);
  });

  it("draws its questions on stderr: stdout holds the answer alone", async () => {
    const machine = await openJanesBuiltMachine();
    const terminal = openShell(machine, "socialtop next > answer.txt");
    await terminal.sees("How did it go?");
    terminal.type(keys.up, enter);
    expect(await terminal.ended).toEqual({ code: 0 });
    const answer = readFileSync(join(machine.tmp, "answer.txt"), "utf8");
    expect(answer).toContain("✓ Done.");
    expect(answer).not.toContain("How did it go?");
    expect(answer).not.toContain("\u001b");
    expect(terminal.text()).not.toContain("✓ Done.");
  });

  it("asks nothing when nobody would see the question", async () => {
    const machine = await openJanesBuiltMachine();
    const terminal = openShell(machine, "socialtop next 2>/dev/null");
    expect(await terminal.ended).toEqual({ code: 0 });
    expect(terminal.text()).toContain("socialtop done listen.");
    expect(terminal.text()).not.toContain("How did it go?");
  });
});

describe.concurrent("remove at a terminal", () => {
  it.each([
    ["keeps on n", "n", 130, 1],
    ["keeps on Enter", "", 130, 1],
    ["removes on y", "y", 0, 0],
  ])("asks, and %s", async (_what, answer, code, left) => {
    const machine = await openJanesBuiltMachine();
    await machine.ok(["log", "Spoke about Lyon"]);
    const terminal = openTerminal(machine, ["remove", "last"]);
    await terminal.sees(/Remove LinkedIn post .*\?/);
    terminal.type(answer, enter);
    expect(await terminal.ended).toEqual({ code });
    expect(JSON.parse(await machine.ok(["activity", "--json"])).activities).toHaveLength(left);
  });
});

/** The codes that switch colours, without the escape character before them. */
const colour = /\[\d+m/;

describe.concurrent("a terminal", () => {
  it("gets colours, unless NO_COLOR or --no-color says no", async () => {
    const machine = await openJanesBuiltMachine();
    const raw = async (argv: readonly string[], env = {}) => {
      const terminal = openTerminal(machine, argv, { env });
      expect(await terminal.ended).toEqual({ code: 0 });
      return terminal.raw();
    };
    expect(await raw(["streak"])).toMatch(colour);
    expect(await raw(["streak"], { NO_COLOR: "1" })).not.toMatch(colour);
    expect(await raw(["streak", "--no-color"])).not.toMatch(colour);
    expect(await raw(["streak"], { TERM: "dumb" })).not.toMatch(colour);
    expect(await raw(["streak", "--json"])).not.toMatch(colour);
  });

  it("gets questions without colour, too", async () => {
    const terminal = openTerminal(openBuiltMachine(), ["init"], { env: { NO_COLOR: "1" } });
    await terminal.sees("Your name");
    terminal.type(ctrlC);
    await terminal.ended;
    expect(terminal.raw()).not.toMatch(colour);
  });

  it("is not overrun: every view fits 40 columns", async () => {
    const machine = await openJanesBuiltMachine();
    await machine.ok(["log", "Spoke about Lyon"]);
    for (const argv of [[], ["streak"], ["steps"], ["activity"], ["next", "--no-input"]]) {
      const terminal = openTerminal(machine, argv, { columns: 40 });
      await terminal.ended;
      const widest = Math.max(
        ...terminal
          .text()
          .split("\n")
          .map((line) => line.length),
      );
      expect({ argv, isWithin: widest <= 40 }, terminal.text()).toEqual({ argv, isWithin: true });
    }
  });
});
