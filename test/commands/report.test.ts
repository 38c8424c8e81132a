// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { flawsOfPage, readPage, readTable, wordsOf } from "../render/pageReading.ts";
import { activityOn } from "../support/books.ts";
import { type Machine, openJanesMachine, openMachine, temporaryFolder } from "../support/run.ts";
import { changeBook, expectRefusal, openBusyMachine, openWorkedMachine } from "./shared.ts";
import { flawsIn, terminals } from "./terminals.ts";

const before = process.cwd();
let folder = "";
beforeEach(() => {
  folder = temporaryFolder();
  process.chdir(folder);
});
afterAll(() => process.chdir(before));

const ownFile = "jane-report.html";
const readFile = (name = ownFile) => readFileSync(join(folder, name), "utf8");
const written = () => readdirSync(folder).sort();

describe("report", () => {
  it("writes a page named after the leader, for whom the system lets read, and says how things stand", async () => {
    const machine = await openWorkedMachine();
    const { code, out, err } = await machine.run("report");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("✓ The report on Jane Doe, 1 Dec 2025 – 25 Nov 2026: jane-report.html");
    expect(out.replace(/\s+/g, " ")).toContain("On track: one more posting day by Sunday keeps your 1-week streak.");
    expect(out).not.toContain("<");
    expect(written()).toEqual([ownFile]);
    expect(statSync(join(folder, ownFile)).mode & 0o777).toBe(0o666 & ~process.umask());
    expect(flawsOfPage(readFile())).toEqual([]);
    const page = readPage(readFile());
    expect(page.headings().slice(0, 2)).toEqual([
      "h1 Jane Doe",
      "h2 On track: one more posting day by Sunday keeps your 1-week streak.",
    ]);
    const table = page
      .all("table")
      .map(readTable)
      .find(({ head }) => head[0] === "Week");
    expect(
      table?.rows.map(([week, how, days, asked, posts]) => [week, how, days, asked, posts?.split(":")[0]]),
    ).toEqual([
      ["23–29 Nov", "this week, not finished", "2", "3", "2"],
      ["16–22 Nov", "met, 4 days paused", "2", "2", "2"],
      ["9–15 Nov", "no post", "0", "3", "0"],
      ["2–8 Nov", "no post", "0", "3", "0"],
      ["26 Oct – 1 Nov", "light, a storm", "1", "3", "12"],
      ["19–25 Oct", "met", "3", "3", "4"],
      ["12–18 Oct", "begun in the middle", "1", "3", "1"],
    ]);
    expect(wordsOf(page.one("main"))).not.toContain("a cold");
    expect(machine.opened).toEqual([]);
  });

  it("writes to standard output, the text alone", async () => {
    const machine = await openWorkedMachine();
    const page = await machine.run("report -");
    expect(page.out.startsWith("<!doctype html>")).toBe(true);
    expect(page.err).toBe("");
    const markdown = await machine.ok("report --format md");
    expect(markdown.startsWith("# Jane Doe on social media\n")).toBe(true);
    expect(await machine.ok("report - --format markdown")).toBe(markdown);
    const json = await machine.ok("report --format json");
    expect(JSON.parse(json)).toMatchObject({ schemaVersion: 1, leader: "jane", to: "2026-11-25" });
    expect(await machine.ok("report - --format JSON")).toBe(json);
    expect(written()).toEqual([]);
  });

  it.each([
    ["a.html", "", "<!doctype html>"],
    ["a.HTM", "", "<!doctype html>"],
    ["a.md", "", "# Jane Doe"],
    ["a.Markdown", "", "# Jane Doe"],
    ["a.json", "", '{"schemaVersion":1,'],
    ["report", "--format html", "<!doctype html>"],
    ["a.txt", "--format md", "# Jane Doe"],
    ["a.txt", "--format text", "# Jane Doe"],
  ])("writes %s %s", async (name, flags, beginning) => {
    const machine = await openJanesMachine();
    const out = await machine.ok(`report ${name} ${flags}`);
    expect(readFile(name).startsWith(beginning)).toBe(true);
    expect(out).toContain(name);
    expect(written()).toEqual([name]);
  });

  it.each([
    ["a.pdf", "not as .pdf"],
    ["a.html.bak", "not as .bak"],
    ["a.PNG", ".html, .md or .json"],
    ["a.html --format json", "otherwise than --format json"],
    ["a.md --format HTML", "otherwise than --format html"],
    ["july", "july.html"],
    ["team", "socialtop report --team"],
    ["a.html --format pdf", "pdf"],
    ["--format", "--format"],
    ["a.html b.html", 'One word too many: "b.html"'],
    ["--platform x", "--platform"],
  ])("refuses %s", async (words, reason) => {
    const machine = await openJanesMachine();
    await expectRefusal(machine, `report ${words}`, reason);
    expect(written()).toEqual([]);
  });

  it("opens the page in the browser", async () => {
    const machine = await openJanesMachine();
    const { code, err } = await machine.run("report --open");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(machine.opened).toEqual([ownFile]);
    const file = join(folder, "other.htm");
    expect(await machine.json(["report", file, "--open"])).toMatchObject({ file, format: "html", opened: true });
    expect(machine.opened).toEqual([ownFile, file]);
  });

  it("writes the page where there is no browser, and says what to do", async () => {
    const machine = await openJanesMachine();
    const { code, out, err } = await machine.run("report --open", { hasBrowser: false });
    expect(code).toBe(0);
    expect(out).toContain(ownFile);
    expect(out).toContain("open it in a browser");
    expect(out).not.toContain("--open");
    expect(err).toBe("  No browser could be opened here.\n");
    expect(flawsOfPage(readFile())).toEqual([]);
    expect(await machine.json("report --open", { hasBrowser: false })).toMatchObject({ opened: false });
  });

  it.each(["report - --open", "report --format md --open", "report a.md --open", "report a.json --open"])(
    "opens nothing but a page in a file: %s",
    async (argv) => {
      const machine = await openJanesMachine();
      await expectRefusal(machine, argv, "Only a page in a file can be opened.");
      expect(written()).toEqual([]);
      expect(machine.opened).toEqual([]);
    },
  );

  it("replaces its own page without a question, and nothing else", async () => {
    const machine = await openJanesMachine();
    await machine.ok("report");
    await machine.ok("report --today 2026-11-20");
    expect(readFile()).toContain("20 Nov 2026");
    expect(machine.asked).toEqual([]);
    for (const [name, content] of [
      ["own.html", "<!doctype html><title>mine</title>"],
      ["own.md", "mine"],
      ["own.json", "{}"],
      ["own.html", ""],
      // It only speaks of such a page.
      ["own.html", `<!doctype html>${"x".repeat(9000)}<meta name="generator" content="socialtop">`],
    ] as const) {
      writeFileSync(join(folder, name), content);
      await expectRefusal(machine, `report ${name}`, "--yes");
      if (name === "own.html") await expectRefusal(machine, `report ${name} --open`, "--yes");
      expect((await machine.run(`report ${name}`, { answers: [false] })).code).toBe(130);
      expect(readFile(name)).toBe(content);
      await machine.ok(`report ${name}`, { answers: [true] });
      expect(readFile(name)).not.toBe(content);
      writeFileSync(join(folder, name), content);
      await machine.ok(`report ${name} --yes`);
      expect(readFile(name)).not.toBe(content);
    }
    expect(machine.opened).toEqual([]);
  });

  it("says what is wrong with the place", async () => {
    const machine = await openJanesMachine();
    mkdirSync(join(folder, "folder.html"));
    const flags = ["--open", "--yes"];
    await expectRefusal(machine, ["report", "folder.html", ...flags], "folder.html is a folder.", 2);
    await expectRefusal(machine, ["report", join(folder, "none", "a.html"), ...flags], "there is no such folder", 1);
    expect(machine.opened).toEqual([]);
  });

  it("needs a leader, and takes another with --as", async () => {
    await expectRefusal(openMachine(), "report", "socialtop init", 1);
    const machine = await openBusyMachine();
    await machine.ok("report --as bob");
    expect(written()).toEqual(["bob-report.html"]);
    expect(readPage(readFile("bob-report.html")).headings()[0]).toBe("h1 Bob Ray");
    await expectRefusal(machine, "report --as nobody", "nobody");
  });

  it("changes nothing in the record", async () => {
    const machine = await openBusyMachine();
    const [book, changes] = [machine.book(), machine.store.changes().length];
    await machine.ok("report --open");
    expect(machine.book()).toEqual(book);
    expect(machine.store.changes()).toHaveLength(changes);
  });

  it("says nothing to type that replaces the page by one of another period", async () => {
    const machine = await openWorkedMachine();
    const out = await machine.ok("report --from 2026-11-01 --to 2026-11-20");
    const [typed = null] = /socialtop (report[^\n]*)/.exec(out)?.slice(1) ?? [];
    if (typed === null) return;
    const titleOf = () => /<title>(.*)<\/title>/.exec(readFile())?.[1];
    const title = titleOf();
    await machine.ok(typed.trim());
    expect(titleOf()).toBe(title);
  });

  it.each(terminals)("fits into $columns columns, Unicode: $isUnicode", async (terminal) => {
    const machine = await openWorkedMachine();
    for (const argv of ["report", "report --open", "report a.md --yes"]) {
      expect(flawsIn(await machine.ok(argv, terminal), terminal)).toEqual([]);
    }
    const { err } = await machine.run("report --open", { ...terminal, hasBrowser: false });
    expect(flawsIn(err, terminal)).toEqual([]);
  });
});

describe("report --from --to", () => {
  const json = (machine: Machine, flags: string) => machine.json(`report - ${flags}`);

  it("judges everything as of the last day, and shows what is in the period", async () => {
    const machine = await openWorkedMachine();
    expect(await json(machine, "--from 2026-10-26 --to 2026-11-16")).toMatchObject({
      from: "2026-10-26",
      to: "2026-11-16",
      thisWeek: { start: "2026-11-16", target: 2, postingDays: 1, posts: 1, standing: "on-track", daysLeft: 6 },
      streak: { weeks: 0, since: null, best: { weeks: 1, from: "2026-10-19", to: "2026-10-25" } },
      showingUp: { weeks: 1, since: "2026-11-16", best: { weeks: 3, from: "2026-10-12", to: "2026-11-01" } },
      last12: { weeks: 5, met: 1, light: 1, empty: 2, paused: 0, started: 1 },
      last26: { weeks: 5, withAPost: 3 },
      lastPost: { day: "2026-11-16", daysAgo: 0 },
      weeks: [
        { start: "2026-10-26", state: "light", storm: true },
        { start: "2026-11-02", state: "empty", storm: false },
        { start: "2026-11-09", state: "empty", storm: false },
        { start: "2026-11-16", state: "open", postingDays: 1 },
      ],
      gaps: [{ from: "2026-11-02", to: "2026-11-15", weeks: 2 }],
      networks: [{ platform: "linkedin", total: 13, kinds: { post: 13 } }],
    });
  });

  it("takes words for days", async () => {
    const machine = await openWorkedMachine();
    expect(await json(machine, '--from "2 weeks ago" --to yesterday')).toMatchObject({
      from: "2026-11-11",
      to: "2026-11-24",
    });
    expect(await json(machine, "--from monday --to today")).toMatchObject({ from: "2026-11-23", to: "2026-11-25" });
    expect(await json(machine, "--from 2026-11-24 --to 2026-11-24")).toMatchObject({ from: "2026-11-24", latest: [] });
    // From the day that --today sets.
    expect(await json(machine, "--to yesterday --today 2026-11-20")).toMatchObject({ to: "2026-11-19" });
    // The open week of 9 November 2026 and the 51 before it.
    expect(await json(machine, "--to 2026-11-12")).toMatchObject({ from: "2025-11-17", to: "2026-11-12" });
  });

  it.each(["2026-10-14", "2026-10-17", "2026-10-25", "2026-11-08", "2026-11-20", "2026-11-25"])(
    "is as streak has it on %s",
    async (day) => {
      const machine = await openWorkedMachine();
      const streak = await machine.json<Record<string, unknown>>(`streak --today ${day}`);
      const { today, gaps, storms, weeks, schemaVersion, ...same } = streak;
      const flags = [`--to ${day}`, `--today ${day}`];
      for (const flag of flags) {
        const report = await machine.json<Record<string, unknown>>(`report - ${flag}`);
        expect(report).toMatchObject({ ...same, gaps, weeks, to: today });
        expect((report["weeks"] as unknown[]).length).toBe((weeks as unknown[]).length);
      }
    },
  );

  it.each([
    ["--from 2026-11-02 --to 2026-11-01", "2026-11-01"],
    ["--from yesterday --to 2026-11-01", "2026-11-24"],
    ["--to 2026-11-26", "2026-11-26 is in the future"],
    ["--to tomorrow", "in the future"],
    ["--from 2026-11-26", "in the future"],
    ["--from 2026-11-21 --today 2026-11-20", "in the future"],
    ["--from 2026-02-30", "no 30 February"],
    ["--to someday", "someday"],
    ["--from 1989-12-31", "1989-12-31"],
    ["--from", "--from"],
  ])("refuses %s", async (flags, reason) => {
    const machine = await openWorkedMachine();
    await expectRefusal(machine, `report ${flags}`, reason);
    await expectRefusal(machine, `report a.html --yes ${flags}`, reason);
    expect(written()).toEqual([]);
  });
});

describe("report as JSON", () => {
  it("is exactly the documented shape, sums and all", async () => {
    const machine = await openBusyMachine();
    const { advice, next, progress, ...answer } = await machine.json("report out.json");
    expect(advice).toMatch(/^[A-Z0-9].*\.$/);
    expect(next).toEqual({ text: expect.any(String), command: expect.stringMatching(/^socialtop /) });
    const { schemaVersion, leader, ...steps } = await machine.json("steps");
    expect(steps).toMatchObject(progress as object);
    const week = (start: string, end: string, state: string, figures: readonly number[], more: object = {}) => {
      const [target, postingDays, posts] = figures;
      return { start, end, state, target, postingDays, posts, pausedDays: 0, storm: false, links: [], ...more };
    };
    const post = (day: string) => ({ day, platform: "linkedin", kind: "post", url: null, text: `Post of ${day}` });
    expect(answer).toEqual({
      schemaVersion: 1,
      leader: "jane",
      name: "Jane Doe",
      role: "President",
      company: "Doe & Daughters",
      from: "2025-12-01",
      to: "2026-11-25",
      timeZone: "Europe/Paris",
      verdict: "On track: one more posting day by Sunday keeps your 1-week streak.",
      rule: { target: 3, weekStart: "monday", counts: ["post"], since: "2026-10-15" },
      thisWeek: {
        start: "2026-11-23",
        end: "2026-11-29",
        target: 3,
        postingDays: 2,
        posts: 2,
        standing: "on-track",
        daysLeft: 4,
        stillNeeded: 1,
      },
      streak: { weeks: 1, since: "2026-11-16", best: { weeks: 1, from: "2026-11-16", to: "2026-11-22" } },
      showingUp: { weeks: 2, since: "2026-11-16", best: { weeks: 3, from: "2026-10-12", to: "2026-11-01" } },
      last12: { weeks: 6, met: 2, light: 1, empty: 2, paused: 0, started: 1 },
      last26: { weeks: 6, withAPost: 4 },
      lastPost: { day: "2026-11-25", daysAgo: 0 },
      weeks: [
        week("2026-10-12", "2026-10-18", "started", [3, 1, 1]),
        week("2026-10-19", "2026-10-25", "met", [3, 3, 4]),
        week("2026-10-26", "2026-11-01", "light", [3, 1, 12], { storm: true }),
        week("2026-11-02", "2026-11-08", "empty", [3, 0, 0]),
        week("2026-11-09", "2026-11-15", "empty", [3, 0, 0]),
        week("2026-11-16", "2026-11-22", "met", [2, 2, 2], { pausedDays: 4 }),
        week("2026-11-23", "2026-11-29", "open", [3, 2, 2]),
      ],
      gaps: [
        {
          from: "2026-11-02",
          to: "2026-11-15",
          weeks: 2,
          storm: { from: "2026-10-27", to: "2026-10-27", posts: 12 },
          // The storm week was a light one.
          weeksBefore: 0,
          // The storm was all of its week.
          lightWeeksBefore: 1,
        },
      ],
      // 21 posts, and one reply, one review, one time listening beside: 24 activities in all.
      networks: [
        { platform: "linkedin", total: 22, kinds: { post: 21, reply: 0, review: 0, listen: 1 } },
        { platform: "google", total: 1, kinds: { post: 0, reply: 0, review: 1, listen: 0 } },
        { platform: "x", total: 1, kinds: { post: 0, reply: 1, review: 0, listen: 0 } },
      ],
      latest: ["2026-11-25", "2026-11-23", "2026-11-17", "2026-11-16", "2026-10-27"].map(post),
      file: "out.json",
      format: "json",
      opened: false,
    });
    const { file, format, opened, ...model } = await machine.json("report --yes");
    expect({ file, format, opened }).toEqual({ file: ownFile, format: "html", opened: false });
    expect(JSON.parse(readFile("out.json"))).toEqual(model);
    expect(await machine.ok("report --json")).toMatch(/^\{"schemaVersion":1,"leader":"jane"/);
  });

  it("has null for what there is not", async () => {
    const machine = openMachine();
    await machine.ok('init --name "Ann Li" --time-zone Europe/Paris --networks linkedin --listen --yes');
    const answer = await machine.json("report -");
    const noRun = { weeks: 0, since: null, best: null };
    expect(answer).toMatchObject({
      role: null,
      company: null,
      verdict: "You are watching and listening: nothing is asked of you yet.",
      rule: { since: null },
      thisWeek: { standing: "listening" },
      streak: noRun,
      showingUp: noRun,
      lastPost: null,
      weeks: [],
      gaps: [],
      networks: [],
      latest: [],
      file: null,
      opened: false,
    });
    expect(Object.entries(answer).filter(([, value]) => value === "" || value === -1)).toEqual([]);
  });

  it("links posts by their addresses, http and https alone", async () => {
    const machine = await openJanesMachine();
    const urls = ["https://x.com/jane/status/1", "javascript:alert(1)", "http://example.com/", "data:text/html,x"];
    await changeBook(machine, (book) => ({
      ...book,
      activities: urls.map((url, index) => activityOn("2026-11-24", { id: `test:${index}`, url })),
    }));
    const { weeks, latest } = await machine.json<{ weeks: { links: string[] }[]; latest: { url: string }[] }>(
      "report -",
    );
    expect(weeks.at(-1)?.links.toSorted()).toEqual(["http://example.com/", "https://x.com/jane/status/1"]);
    expect(latest.map(({ url }) => url).filter((url) => url !== null).length).toBe(2);
    for (const format of ["html", "md"]) {
      expect(await machine.ok(`report - --format ${format}`)).not.toMatch(/javascript:|data:text/);
    }
  });

  it("says of which gaps nothing is known", async () => {
    const machine = await openJanesMachine("--commit 2026-10-05");
    const coverage = [
      { platform: "x" as const, firstDay: "2026-11-02", lastDay: "2026-11-25", firstAt: null, lastAt: null },
    ];
    await changeBook(machine, (book) => ({
      ...book,
      activities: [activityOn("2026-11-02", { platform: "x", source: "x" })],
      imports: [{ day: "2026-11-25", file: "x.zip", format: "x", rows: 1, added: 1, coverage }],
    }));
    const { noRecordBefore } = await machine.json("streak");
    expect(noRecordBefore).toEqual([{ platform: "x", day: "2026-11-02", gaps: ["2026-10-05"] }]);
    await machine.ok("report");
    const page = readPage(readFile());
    expect(page.all("li", page.section("Gaps")).map(wordsOf)).toContain(
      "5 Oct – 1 Nov no record before 2 Nov on X: 4 weeks that may have had posts",
    );
    expect((await machine.json("report -"))["noRecordBefore"]).toEqual(noRecordBefore);
  });

  describe("with a record that was mended by hand", () => {
    const hostile = "\u001b[31mred\u009b1m \u202egnol\u007f<script>alert(1)</script>";
    async function openHostileMachine(): Promise<Machine> {
      const machine = await openJanesMachine();
      await changeBook(machine, (book) => ({
        ...book,
        profile: { ...book.profile, name: hostile, role: hostile, company: hostile },
        activities: [activityOn("2026-11-24", { text: hostile, url: `https://example.com/${hostile}` })],
      }));
      return machine;
    }
    const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

    it.each(["report", "report a.md", "report --open"])("says nothing that acts upon a terminal: %s", async (argv) => {
      const { code, out, err } = await (await openHostileMachine()).run(argv);
      expect(code).toBe(0);
      expect(out + err).not.toMatch(acting);
    });

    it.each(["report -", "report --format md"])("writes nothing that acts upon a terminal: %s", async (argv) => {
      const out = await (await openHostileMachine()).ok(argv);
      expect(out).not.toMatch(acting);
      if (argv === "report -") expect(flawsOfPage(out)).toEqual([]);
    });

    it("escapes it in JSON", async () => {
      const out = await (await openHostileMachine()).ok("report --format json");
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect(JSON.parse(out)).toMatchObject({ name: hostile });
    });
  });
});

describe("what is not for others", () => {
  it("is no part of a page that is handed on: a draft, a report of another leader", async () => {
    const machine = await openBusyMachine();
    await machine.ok(["draft", "save", "Project Falcon: we close the Lyon plant"]);
    for (const format of ["html", "md", "json"])
      expect(await machine.ok(`report - --format ${format} --today 2026-11-28`)).not.toContain("Falcon");
  });

  it("is not replaced without a question: guidelines under the usual name of a report", async () => {
    const machine = await openBusyMachine();
    await machine.ok("guidelines export jane-report.html --format html");
    await expectRefusal(machine, "report", "jane-report.html is there already.");
  });
});
