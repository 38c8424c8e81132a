import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { tweetId } from "../support/exports/x.ts";
import { openJanesMachine, openMachine } from "../support/run.ts";
import { readingCommands } from "./commandLists.ts";
import { expectRefusal, openBusyMachine, savedFiles } from "./shared.ts";

describe("socialtop", () => {
  it.each(["--version", "-V"])("shows its version: %s", async (flag) => {
    expect(await openMachine().ok(flag)).toBe(`${packageJson.version}\n`);
  });

  it.each(["--help", "-h"])("shows examples first, and then every command in its group: %s", async (flag) => {
    const out = await openMachine().ok(flag);
    const places = ["socialtop init", "Usage", "Start:", "Every week:", "Your record:", "Set-up:"].map((word) =>
      out.indexOf(word),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    for (const name of [
      "init",
      "next",
      "steps",
      "done",
      "skip",
      "reopen",
      "watch",
      "log",
      "activity",
      "edit",
      "remove",
    ])
      expect(out).toMatch(new RegExp(`^ +${name}\\b`, "m"));
    for (const name of [
      "calendar",
      "remind",
      "report",
      "team",
      "undo",
      "streak",
      "pause",
      "settings",
      "leaders",
      "import",
      "demo",
    ])
      expect(out).toMatch(new RegExp(`^ +${name}\\b`, "m"));
    for (const option of ["--as", "--json", "--today", "--no-input", "--no-color", "--version", "--help"])
      expect(out).toContain(option);
  });

  it.each([
    ["init", "--name --role --company --time-zone --week-start --networks --geolocation --no-geolocation --reviews"],
    ["init", "--no-reviews --target --commit --listen --yes"],
    ["log", "--on --platform --kind --url --text"],
    ["streak", "--weeks --explain --check --platform"],
    ["activity", "--kind --platform --from --to --last"],
    ["import", "--dry-run --from --time-zone --platform --date-order --date-column --text-column --url-column"],
    ["watch", "add list remove"],
    ["pause", "--why list remove"],
    ["leaders", "add use rename remove"],
    ["undo", "--list"],
    ["done", "--on"],
    ["skip", "--why"],
    ["settings", "--always"],
    ["calendar", "--days --at --minutes --alarm --no-alarm --until --yes"],
    ["remind", "--install-help"],
    ["report", "--from --to --format --team --open --yes"],
    ["team", "--sort --nudge --csv"],
  ])("names in the help of %s: %s", async (command, words) => {
    const out = await openMachine().ok(`${command} --help`);
    expect(out).toContain(`socialtop ${command}`);
    expect(out.indexOf(`socialtop ${command}`)).toBeLessThan(out.indexOf("Usage"));
    for (const word of words.split(" ")) expect(out).toContain(word);
  });

  it.each([
    ["streak --nope", '"--nope"'],
    ["steps --chek", '"--chek"'],
    ["--jsno", "--json"],
  ])("ends wrong usage with exit code 2: %s", async (argv, words) => {
    await expectRefusal(await openJanesMachine(), argv, words);
  });

  it.each([
    ["streak extra", '  One word too many: "extra"\n  See: socialtop streak --help\n'],
    ["undo a b", '  2 words too many: "a b"\n  See: socialtop undo --help\n'],
    [
      "settings time-zone new york",
      '  One word too many: "york"\n  Several words as one go in quotes. See: socialtop settings --help\n',
    ],
    ["guidelines edit x", '  One word too many: "x"\n  See: socialtop guidelines edit --help\n'],
    ["edit", "  socialtop edit needs <id>: its id (the end of it is enough), or last.\n  See: socialtop edit --help\n"],
    [
      "leaders rename jane",
      "  socialtop leaders rename needs <new name>: the new short name.\n  See: socialtop leaders rename --help\n",
    ],
    ["streak --weeks", "  --weeks needs <n> behind it: weeks in the calendar (26).\n  See: socialtop streak --help\n"],
    ["streak --today", "  --today needs <day> behind it: look back: as of that day.\n  See: socialtop streak --help\n"],
    // The name of a leader is no command.
    ["--as log undo x", '  One word too many: "x"\n  See: socialtop undo --help\n'],
    [
      "help watch remove x",
      "  socialtop watch remove has no commands of its own.\n  See: socialtop watch remove --help\n",
    ],
    ["help log edit", "  socialtop log has no commands of its own.\n  See: socialtop log --help\n"],
    ["help guidelines foo", '  There is no command "foo".\n  All of them: socialtop guidelines --help\n'],
  ])("says what is wrong with a line, and where to look: %s", async (argv, words) => {
    expect(await (await openJanesMachine()).run(argv)).toEqual({ code: 2, out: "", err: words });
  });

  it("takes a pasted list for text, and says where text goes", async () => {
    const { code, err } = await (await openJanesMachine()).run(["log", "- First point\n- Second point"]);
    expect([code, err]).toEqual([
      2,
      '  There is no option "- First point - Second point".\n  Text that begins with - goes after --text: --text "- First point - Second point"\n',
    ]);
  });

  it.each([30, 50])("breaks help between words in a terminal of %i columns", async (columns) => {
    const machine = openMachine();
    const wide = await machine.ok("--help", { columns: 200 });
    const names = [...wide.matchAll(/^ {2}([a-z]+) .*/gm)].map(([, name]) => name as string);
    const commands = [...new Set(names)].filter((name) => name !== "socialtop");
    expect(commands.length).toBeGreaterThan(25);
    for (const command of ["", ...commands]) {
      const lines = (await machine.ok(`${command} --help`.trim(), { columns })).split("\n");
      // What is to be copied, and a word that is too long by itself, stay whole.
      const tooLong = lines.filter((line) => line.length > columns && !/^ +socialtop /.test(line));
      expect(
        tooLong.filter((line) => /\S\s+\S/.test(line.replace(/^\s*(?:-\w, )?\S+/, ""))),
        command,
      ).toEqual([]);
    }
  });

  it("has help with help", async () => {
    const machine = openMachine();
    expect(await machine.ok("help help")).toBe(await machine.ok("--help"));
    expect(await machine.ok("help log")).toBe(await machine.ok("log --help"));
  });

  it("ends a bug with exit code 70, where to report it, and no trace unless one is asked for", async () => {
    // A question that the script has no answer for is a bug in the test's own world.
    const bug = await openMachine().run("init", { answers: [] });
    expect({ code: bug.code, out: bug.out }).toEqual({ code: 70, out: "" });
    expect(bug.err).toContain("report");
    expect(bug.err).not.toMatch(/^\s+at /m);
    const traced = await openMachine().run("init", { answers: [], env: { SOCIALTOP_DEBUG: "1" } });
    expect(traced.err).toMatch(/^\s+at /m);
  });

  it("writes nothing when it only shows", async () => {
    const machine = await openBusyMachine();
    const before = { files: savedFiles(machine), changes: machine.store.changes() };
    for (const argv of readingCommands) await machine.ok(argv);
    expect({ files: savedFiles(machine), changes: machine.store.changes() }).toEqual(before);
  });

  it("keeps the answer on stdout and the chatter on stderr", async () => {
    const machine = await openBusyMachine();
    for (const argv of readingCommands) expect((await machine.run(argv)).err).toBe("");
    const { out, err } = await machine.run("log --url https://www.facebook.com/jane/posts/1");
    expect(out).toContain("Facebook post, today");
    expect(err).toContain("--on yesterday");
  });

  it("loses nothing when many are logged at once", async () => {
    const machine = await openJanesMachine();
    const addresses = Array.from({ length: 20 }, (_, index) => tweetId("2026-11-24T10:00:00Z", index));
    await Promise.all(addresses.map((id) => machine.ok(["log", `https://x.com/jane/status/${id}`])));
    expect(
      machine
        .book()
        .activities.map(({ id }) => id)
        .sort(),
    ).toEqual(addresses.map((id) => `x:${id}`).sort());
    expect(machine.store.changes()).toHaveLength(21);
  });

  it.each([
    ["next"],
    ["steps"],
    ["done listen.follow"],
    ["skip listen.follow"],
    ["reopen listen.follow"],
    ["watch list"],
    ["watch add ada"],
    ["log"],
    ["activity"],
    ["edit last --kind reply"],
    ["remove last --yes"],
    ["streak"],
    ["pause today tomorrow"],
    ["pause list"],
    ["settings"],
  ])("points to init before there is a plan: %s", async (argv) => {
    await expectRefusal(openMachine(), argv, "socialtop init", 1);
  });
});

describe("a system that has no more files or memory to give", () => {
  it.each(["EMFILE", "ENFILE", "ENOMEM"])("(%s) is no bug of socialtop, wherever it comes", async (code) => {
    const machine = await openJanesMachine();
    const editor = () => {
      throw Object.assign(new Error(`${code}: too many open files, open 'usual.cjs'`), { code });
    };
    const ended = await machine.run("draft", { editor, answers: [] });
    expect(ended).toEqual({
      code: 1,
      out: "",
      err: expect.stringMatching(
        / {2}The system has no more to give: E.*\n {2}Close something else, and try again\.\n$/,
      ),
    });
  });
});
