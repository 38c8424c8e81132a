import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { undefuse } from "../../src/format/csv.ts";
import { encodeFile, encodeRecord } from "../../src/format/format.ts";
import { allTicked, type LeaderParts, leaderWith, postsInWeeks, steadyWeeks } from "../coach/members.ts";
import { times } from "../support/books.ts";
import { zipOf } from "../support/exports/zip.ts";
import { type Machine, openMachine, type RunOptions, temporaryFolder } from "../support/run.ts";
import { inFormat, put } from "../support/store.ts";
import { changeBook, expectRefusal } from "./shared.ts";
import { flawsIn, terminals, tooWide } from "./terminals.ts";

interface MemberJson {
  readonly leader: string | null;
  readonly file: string | null;
  readonly name: string;
  readonly role: string | null;
  readonly company: string | null;
  readonly today: string;
  readonly stage: string | null;
  readonly steps: { readonly current: string | null; readonly done: number; readonly asked: number };
  readonly thisWeek: Record<string, string | number>;
  readonly streak: { readonly weeks: number; readonly best: { readonly weeks: number } | null };
  readonly showingUp: object;
  readonly last12: Record<string, number>;
  readonly last26: Record<string, number>;
  readonly lastPost: { readonly day: string; readonly daysAgo: number } | null;
  readonly daysSinceLastPost: number | null;
  readonly onGuideline: boolean;
  readonly attention: { readonly id: string; readonly why: string } | null;
}

interface TeamJson {
  readonly schemaVersion: number;
  readonly summary: Record<string, unknown>;
  readonly sort: string;
  readonly members: readonly MemberJson[];
  readonly unreadable: readonly Record<"name" | "leader" | "file" | "problem", string | null>[];
}

const teamOf = (machine: Machine, argv: string | readonly string[] = "team", options: RunOptions = {}) =>
  machine.json<TeamJson>(argv, options);
const namesIn = ({ members }: TeamJson): string[] => members.map(({ name }) => name);

const four = steadyWeeks(4);

/** Everybody with the posts of the others' names: no two share one. */
function bookOf(name: string, parts: LeaderParts = {}): Book {
  const book = leaderWith({ name, ...parts });
  const activities = book.activities.map((activity, index) => ({ ...activity, id: `${name}:${index}` }));
  return { ...book, activities };
}

/**
 * Eva is silent since 14 October; Jane, the president, is on track; Tim listens and never began; Zoe has done all steps and
 * is paused.
 */
const everybody: Readonly<Record<string, Book>> = {
  jane: bookOf("Jane Doe", { role: "President", posts: [...four, "2026-11-23"] }),
  eva: bookOf("Eva Maier", { role: "Vice President", posts: postsInWeeks("2026-10-05", 3, 3) }),
  tim: bookOf("Tim Roe"),
  zoe: bookOf("Zoe Lee", { posts: four, pauses: [["2026-11-23", "2026-12-06"]], ticked: allTicked("2026-11-20") }),
};

async function openTeam(books: Readonly<Record<string, Book>> = everybody): Promise<Machine> {
  const machine = openMachine();
  for (const [leader, book] of Object.entries(books)) await put(machine.store, leader, book);
  return machine;
}

/** Writes a file of yesterday, or of another day, into a new folder or this one. */
function write(name: string, content: string | Uint8Array, folder = temporaryFolder(), day = "2026-11-24"): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  const written = new Date(`${day}T12:00:00Z`);
  utimesSync(path, written, written);
  return path;
}

let team: Machine;
beforeAll(async () => {
  team = await openTeam();
});

describe("team", () => {
  it("shows everybody on this machine, who needs a word first", async () => {
    const out = await team.ok("team");
    // Of two who need none the one who is silent longer comes first: Zoe 7 days, Jane 2.
    const rows = ["Eva Maier", "Tim Roe", "Zoe Lee", "Jane Doe"].map((name) => out.indexOf(`${name}  `));
    expect(rows).not.toContain(-1);
    expect(rows).toEqual(rows.toSorted((left, right) => left - right));
    // On it: Jane, and Zoe in her pause. Tim is not judged.
    expect(out).toContain("On the guideline (✓): 2 of 4; 1 still listens.");
    // Eva: six posting days in the seven finished weeks since 5 October, 0.86; Zoe: 3. Both together 1.93.
    expect(out.replace(/\s+/g, " ")).toContain(
      "The top posts more than the rest: 3.0 posting days a week (Jane Doe) against 1.9.",
    );
    expect(out).toContain("5 weeks without a post");
    expect(out).toContain("has not taken the first step yet");
    expect(out).toContain("socialtop team --nudge eva");
  });

  it("is one row of figures a leader: steps, this week, standing, streak, last 12, last post", async () => {
    const out = await team.ok("team");
    const row = (name: string) => out.split("\n").find((line) => line.includes(`${name}  `)) ?? "";
    // The first post proves the commitment, four weeks in a row the rhythm: "Stay awhile" is done, no other step is.
    expect(row("Jane Doe")).toMatch(/1\/4, baby steps .*\b1\b.*\b3\b.* on track +4 +4 of 4 +2 days/);
    // The last post on Wednesday, 14 October: 42 days. Seven finished weeks since the 5th, two of them met.
    expect(row("Eva Maier")).toMatch(/0\/4, baby steps .*\b0\b.*\b3\b.* open +0 +2 of 7 +42 days/);
    expect(row("Zoe Lee")).toMatch(/4\/4, all steps .*\b0\b.*\b3\b.* paused +4 +4 of 4 +7 days/);
    expect(row("Tim Roe")).toMatch(/0\/4, baby steps .*listening .* never$/);
  });

  it("knows nobody's plan and says how to begin", async () => {
    await expectRefusal(openMachine(), "team", "socialtop init", 1);
  });

  it("shows everybody of the files given, although nobody is on this machine", async () => {
    const file = write("bob.json", encodeFile(bookOf("Bob Ray", { posts: four })));
    const answer = await teamOf(openMachine(), ["team", file]);
    expect(answer.members).toMatchObject([{ leader: null, file, name: "Bob Ray" }]);
  });

  it("looks back with --today", async () => {
    // On Wednesday, 4 November, Jane had one whole week; the open one had two days already.
    const answer = await teamOf(team, "team --today 2026-11-04 --sort name");
    const jane = answer.members.find(({ name }) => name === "Jane Doe");
    expect(jane).toMatchObject({ today: "2026-11-04", streak: { weeks: 2 }, lastPost: { day: "2026-11-04" } });
  });

  it("takes a day that is none for wrong usage", async () => {
    await expectRefusal(team, "team --today 2026-02-31", "There is no 31 February 2026.", 2);
  });

  it("takes the day of each in their own zone", async () => {
    // 08:00 UTC on the 25th: in Honolulu it is still the 24th, 22:00.
    const machine = await openTeam({
      ...everybody,
      kai: bookOf("Kai Oku", { posts: four, timeZone: "Pacific/Honolulu" }),
    });
    const { members } = await teamOf(machine);
    const todays = Object.fromEntries(members.map(({ name, today }) => [name, today]));
    expect(todays).toMatchObject({ "Kai Oku": "2026-11-24", "Jane Doe": "2026-11-25" });
  });
});

describe("team --json", () => {
  it("has a row a leader, with the summary", async () => {
    const answer = await teamOf(team);
    expect(Object.keys(answer)).toEqual(["schemaVersion", "summary", "sort", "members", "unreadable", "setAside"]);
    expect(answer).toMatchObject({ schemaVersion: 1, sort: "attention", unreadable: [] });
    expect(answer.summary).toMatchObject({ leaders: 4, onGuideline: 2, listening: 1, needAWord: 2 });
    expect(answer.summary["top"]).toMatchObject({ names: ["Jane Doe"], topDays: 3 });
    expect(answer.members.map(({ leader, attention }) => [leader, attention?.id ?? null])).toEqual([
      ["eva", "silent"],
      ["tim", "not-begun"],
      ["zoe", null],
      ["jane", null],
    ]);
    expect(answer.members.map(({ stage }) => stage)).toEqual(["baby-steps", "baby-steps", null, "baby-steps"]);
  });

  it.each(["", " --today 2026-11-08", " --today 2026-10-13"])(
    "says of each what streak and steps say: team%s",
    async (flags) => {
      for (const member of (await teamOf(team, `team${flags}`)).members) {
        const streak = await team.json(`streak --as ${member.leader}${flags}`);
        for (const name of ["today", "thisWeek", "streak", "showingUp", "last12", "last26", "lastPost"] as const) {
          expect({ [name]: member[name] }).toEqual({ [name]: streak[name] });
        }
        const steps = await team.json<{ next: string | null } & Record<string, unknown>>(
          `steps --as ${member.leader}${flags}`,
        );
        expect(member.steps).toEqual({
          current: steps.next === null ? null : steps.next.split(".")[0],
          done: steps["stepsDone"],
          asked: steps["stepsAsked"],
        });
      }
    },
  );

  it("does not change the record", async () => {
    const before = team.store.changes().length;
    for (const argv of ["team", "team --json", "team --csv", "team --nudge eva"]) await team.ok(argv);
    expect(team.store.changes()).toHaveLength(before);
  });
});

describe("files and folders", () => {
  const bob = encodeFile(bookOf("Bob Ray", { posts: four }));
  const ada = encodeFile(bookOf("Ada Rey", { posts: four }));

  it("takes what export wrote", async () => {
    const file = write("jane.json", await team.ok("export --as jane"));
    const [member] = (await teamOf(openMachine(), ["team", file])).members;
    const [here] = (await teamOf(team, "team --sort streak")).members.filter(({ leader }) => leader === "jane");
    expect(member).toEqual({ ...here, leader: null, file });
  });

  it("reads the records in a folder, in folders inside, in zips, and several of them", async () => {
    const folder = temporaryFolder();
    write("bob.json", bob, folder);
    write("sales/ada.JSON", ada, folder);
    write("readme.txt", "These are our records.", folder);
    const zip = write("records.zip", zipOf({ "mia.json": encodeFile(bookOf("Mia Ito", { posts: four })) }));
    const answer = await teamOf(openMachine(), ["team", folder, zip, "--sort", "name"]);
    expect(answer.members.map(({ name, file }) => [name, file])).toEqual([
      ["Ada Rey", `${folder}/sales/ada.JSON`],
      ["Bob Ray", `${folder}/bob.json`],
      ["Mia Ito", `${zip}/mia.json`],
    ]);
    expect(answer.unreadable).toEqual([]);
    expect(namesIn(await teamOf(openMachine(), ["team", `${folder}/`]))).toHaveLength(2);
  });

  it("names what cannot be read, and shows the others", async () => {
    const folder = temporaryFolder();
    const paths = {
      damaged: write("cut.json", bob.slice(0, -40), folder),
      foreign: write("package.json", '{"name": "something-else"}', folder),
      newer: write("new.json", inFormat(99, bob), folder),
      noName: write("noname.json", bob.replace(/,"checksum":"\w+"/, "").replace('"Bob Ray"', '""'), folder),
      text: write("notes.txt", "Dear team"),
      empty: write("empty.json", ""),
      broken: write("broken.zip", "PK\u0003\u0004 and then nothing"),
      noRecords: write("photos.zip", zipOf({ "a.jpg": "jpg", "b.jpg": "jpg" })),
      missing: join(folder, "missing.json"),
    };
    const given = [paths.text, paths.empty, paths.broken, paths.noRecords, paths.missing];
    const result = await team.run(["team", folder, ...given]);
    expect(result).toMatchObject({ code: 0, err: "" });
    const answer = await teamOf(team, ["team", folder, ...given]);
    expect(namesIn(answer)).toHaveLength(4);
    expect(answer.unreadable.map(({ file }) => file).sort()).toEqual(Object.values(paths).sort());
    for (const { name, leader, file, problem } of answer.unreadable) {
      expect({ name, leader }).toEqual({ name: file, leader: null });
      expect(problem).toMatch(/^\S.*\.$/);
    }
    const flat = result.out.replace(/\s+/g, "");
    for (const path of Object.values(paths)) expect(flat).toContain(path.split("/").at(-1));
    const problemOf = (path: string) => answer.unreadable.find(({ file }) => file === path)?.problem;
    expect(problemOf(paths.newer)).toContain("newer socialtop");
    expect(problemOf(paths.foreign)).toContain("no record of socialtop");
    expect(problemOf(paths.missing)).toContain("no file or folder");
  });

  it("names a leader of this machine whose record is damaged, and shows the others", async () => {
    const machine = await openTeam();
    writeFileSync(join(machine.folder, "leaders", "eva.json"), "{");
    const answer = await teamOf(machine);
    expect(namesIn(answer)).toEqual(["Tim Roe", "Zoe Lee", "Jane Doe"]);
    expect(answer.unreadable).toMatchObject([{ name: "eva", leader: "eva", file: null }]);
    expect(answer.summary).toMatchObject({ leaders: 3 });
  });

  it("names a leader whose time zone is not known here", async () => {
    // "ma" is in "machine" too.
    const machine = await openTeam({ ...everybody, ma: bookOf("Ma Li", { timeZone: "Mars/Phobos" }) });
    const answer = await teamOf(machine);
    expect(answer.unreadable).toMatchObject([{ name: "ma", leader: "ma" }]);
    expect(await machine.ok("team")).toMatch(/\bma\b/);
  });

  it("fails where nobody at all can be shown, and says why", async () => {
    const missing = join(temporaryFolder(), "missing.json");
    await expectRefusal(openMachine(), ["team", missing], "missing.json", 1);
    await expectRefusal(openMachine(), ["team", temporaryFolder()], "no file in the folder", 1);
    await expectRefusal(openMachine(), ["team", write("x.json", "[]"), missing, "--json"], "x.json", 1);
  });

  it("sees in the folder of a socialtop only its leaders", async () => {
    const machine = await openTeam();
    await machine.ok("leaders use jane");
    await machine.ok("log --platform linkedin");
    await machine.ok("undo");
    await machine.ok("draft --ideas --as jane");
    await machine.ok("settings role Chair --as eva");
    await machine.ok("settings role none --as eva");
    writeFileSync(join(machine.folder, "leaders", "eva.json"), "{");
    await machine.ok("doctor --repair");
    expect(readdirSync(join(machine.folder, "damaged"))).toHaveLength(1);
    const copy = join(temporaryFolder(), "socialtop");
    cpSync(machine.folder, copy, { recursive: true });
    const answer = await teamOf(openMachine(), ["team", copy, "--sort", "name"]);
    expect(answer.unreadable).toEqual([]);
    expect(namesIn(answer)).toEqual(["Eva Maier", "Jane Doe", "Tim Roe", "Zoe Lee"]);
  });

  it("says of a file of more than a week ago that it is old", async () => {
    // As an older version exported it: the day of the file has to do. Nothing stands in it that came later.
    const posts = four.filter((day) => day <= "2026-11-15");
    const old = write("bob.json", encodeFile(bookOf("Bob Ray", { posts })), undefined, "2026-11-17");
    const fresh = write("ada.json", ada, undefined, "2026-11-18");
    const { members } = await teamOf(openMachine(), ["team", old, fresh]);
    expect(members.map(({ name, attention }) => [name, attention?.id ?? null])).toEqual([
      ["Bob Ray", "old-file"],
      ["Ada Rey", null],
    ]);
  });
});

describe("two records of one person", () => {
  const fileOf = (book: Book) => write("jane.json", encodeFile(book));
  const janes = everybody["jane"] as Book;
  const newer: Book = {
    ...janes,
    activities: [
      ...janes.activities,
      { ...(janes.activities[0] as Book["activities"][0]), id: "n", day: "2026-11-24" },
    ],
  };

  it("are one row, that of the one which knows more, and a word about it", async () => {
    const file = fileOf(newer);
    const { code, out, err } = await team.run(["team", file]);
    expect(code).toBe(0);
    expect(out.match(/Jane Doe {2}/g)).toHaveLength(1);
    expect(err.replace(/\s+/g, " ")).toContain("knows more: jane on this machine.");
    const answer = await teamOf(team, ["team", file]);
    const rows = answer.members.filter(({ name }) => name === "Jane Doe");
    expect(rows).toMatchObject([{ leader: null, file, thisWeek: { postingDays: 2 } }]);
    expect(answer.summary).toMatchObject({ leaders: 4 });
  });

  it("let the one of this machine speak where it knows as much", async () => {
    const file = fileOf(janes);
    const { err } = await team.run(["team", file]);
    expect(err.replace(/\s+/g, "")).toContain(file);
    expect((await teamOf(team, ["team", file])).members).toContainEqual(
      expect.objectContaining({ leader: "jane", file: null }),
    );
  });

  it("are counted where there are several, in no more than a sentence", async () => {
    const files = [fileOf(newer), fileOf(newer), write("eva.json", encodeFile(everybody["eva"] as Book))];
    const { err } = await team.run(["team", ...files]);
    expect(err.replace(/\s+/g, " ")).toMatch(/knows more: jane on this machine, \S+jane\.json and \S+eva\.json\./);
  });

  it("say nothing on stderr with --json, and only there with --csv", async () => {
    const file = fileOf(newer);
    expect((await team.run(["team", file, "--json"])).err).toBe("");
    expect((await team.run(["team", file, "--csv"])).out).not.toContain("two records");
  });

  it("of two people stay two", async () => {
    const namesake = bookOf("Jane Doe", { posts: ["2026-11-24"] });
    const other = { ...namesake, activities: namesake.activities.map((row) => ({ ...row, id: `other:${row.id}` })) };
    const file = fileOf(other);
    const { err } = await team.run(["team", file]);
    expect(err).toBe("");
    expect(namesIn(await teamOf(team, ["team", file])).filter((name) => name === "Jane Doe")).toHaveLength(2);
    // And each can be written to.
    expect(await team.ok(["team", file, "--nudge", file])).toContain("Hi Jane,");
    expect(await team.ok(["team", file, "--nudge", "jane"])).toContain("Hi Jane,");
  });
});

describe("team --sort", () => {
  it.each([
    ["attention", ["Eva Maier", "Tim Roe", "Zoe Lee", "Jane Doe"]],
    ["name", ["Eva Maier", "Jane Doe", "Tim Roe", "Zoe Lee"]],
    ["streak", ["Jane Doe", "Zoe Lee", "Eva Maier", "Tim Roe"]],
    ["week", ["Jane Doe", "Eva Maier", "Tim Roe", "Zoe Lee"]],
    ["last-12", ["Jane Doe", "Zoe Lee", "Eva Maier", "Tim Roe"]],
    ["last-post", ["Jane Doe", "Zoe Lee", "Eva Maier", "Tim Roe"]],
    ["steps", ["Zoe Lee", "Jane Doe", "Eva Maier", "Tim Roe"]],
  ] as const)("%s", async (sort, names) => {
    const answer = await teamOf(team, `team --sort ${sort}`);
    expect({ sort: answer.sort, names: namesIn(answer) }).toEqual({ sort, names });
    const out = await team.ok(["team", "--sort", sort.toUpperCase()]);
    const rows = names.map((name) => out.indexOf(`${name}  `));
    expect(rows).toEqual(rows.toSorted((left, right) => left - right));
    expect(out).toContain("Sorted: ");
  });

  it("puts what cannot be read last", async () => {
    const missing = join(temporaryFolder(), "aaa.json");
    for (const sort of ["name", "attention", "week"]) {
      const out = await team.ok(["team", missing, "--sort", sort]);
      expect(out.replace(/\s+/g, "").indexOf("aaa.json")).toBeGreaterThan(out.replace(/\s+/g, "").indexOf("ZoeLee"));
      const csv = await team.ok(["team", missing, "--sort", sort, "--csv"]);
      expect(csv.trimEnd().split("\r\n").at(-1)).toContain("aaa.json");
    }
  });

  it("offers the nearest order", async () => {
    await expectRefusal(team, "team --sort nmae", "Did you mean name?");
    await expectRefusal(team, "team --sort rank", "last-post");
  });
});

describe("team --nudge", () => {
  it("prints the mail as it is to be pasted, and nothing else", async () => {
    const { out, err, code } = await team.run("team --nudge eva", { columns: 40 });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^Hi Eva,\n\n\S.*\n\n\S.*\n/);
    expect(out).toContain("14 Oct");
    expect(out.split("\n").some((line) => line.length > 80)).toBe(true);
    expect(out).not.toMatch(/ {2}|[^\n]\n[^\n]|\n\n\n/);
  });

  it("is the same as JSON, by paragraph", async () => {
    const out = await team.ok("team --nudge eva");
    const answer = await team.json<{ message: string[] }>("team --nudge EVA");
    expect(answer).toEqual({ schemaVersion: 1, leader: "eva", file: null, name: "Eva Maier", message: answer.message });
    expect(`${answer.message.join("\n\n")}\n`).toBe(out);
  });

  it("finds by name and by file, and greets by the given name", async () => {
    expect(await team.ok(["team", "--nudge", "tim roe"])).toContain("Hi Tim,");
    const file = write("dr.json", encodeFile(bookOf("Dr. Jane Smith", { posts: four })));
    expect(await team.ok(["team", file, "--nudge", file])).toContain("Hi Jane,");
    expect(await team.ok(["team", file, "--nudge", "Dr. Jane Smith"])).toContain("Hi Jane,");
  });

  it("refuses whom it does not know, and offers the nearest", async () => {
    await expectRefusal(team, "team --nudge jnae", "Did you mean jane?");
    await expectRefusal(team, "team --nudge carla", "carla");
    await expectRefusal(team, ["team", "--nudge", ""], "There is no leader");
  });

  it("refuses a name that fits two, and the way out that it tells is one", async () => {
    const files = ["Kim Smith", "Kim Roe"].map((name) =>
      write(`${name.replace(" ", "-")}.json`, encodeFile(bookOf(name, { posts: four }))),
    );
    const { code, err } = await team.run(["team", ...files, "--nudge", "kim"]);
    expect(code).toBe(2);
    expect(err).toContain("Kim Smith");
    expect(err).toContain("Kim Roe");
    expect(await team.ok(["team", ...files, "--nudge", "Kim Smith"])).toContain("Hi Kim,");
  });

  it("is never a table", async () => {
    await expectRefusal(team, "team --csv --json", "--csv");
    await expectRefusal(team, "team --csv --nudge eva", "--csv");
  });

  it("needs nobody's file twice: the command that the board offers works as it is", async () => {
    const typed = /socialtop (team.*)/.exec(await team.ok("team"))?.[1] ?? "";
    expect(await team.ok(typed)).toContain("Hi Eva,");
  });
});

describe("team --csv", () => {
  const strange = () => {
    const machine = openMachine();
    const folder = temporaryFolder();
    write("=2+3.json", "{}", folder);
    write("@sum.json", encodeFile({ ...bookOf("Pia, Q", { posts: four }), ...{} }), folder);
    return { machine, folder };
  };

  const rowsOf = (csv: string) => parse(csv, { bom: true, columns: true }) as Record<string, string>[];

  async function openStrange(): Promise<Machine> {
    const machine = await openTeam();
    await changeBook(machine, (book) => ({
      ...book,
      profile: { ...book.profile, role: '=HYPERLINK("http://x","y")', company: "+49, \"Doe\"\n& 'Sons'" },
    }));
    await changeBook(
      machine,
      (book) => ({ ...book, profile: { ...book.profile, role: "'quoted", company: "@SUM(1)" } }),
      "eva",
    );
    await changeBook(machine, (book) => ({ ...book, profile: { ...book.profile, role: "-1", company: "＝1" } }), "tim");
    return machine;
  }

  it("is RFC 4180, and says what --json says", async () => {
    const machine = await openStrange();
    const { folder } = strange();
    const given = ["team", folder, "=1+1.json", "+x.json"];
    const csv = await machine.ok([...given, "--csv"]);
    expect(csv.startsWith("\ufeff")).toBe(true);
    expect(csv.endsWith("\r\n")).toBe(true);
    const answer = await teamOf(machine, given);
    expect(answer.unreadable).toHaveLength(3);
    const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));
    const expected = [
      ...answer.members.map((member) => ({
        ...{ leader: member.leader, file: member.file, name: member.name, role: member.role, company: member.company },
        ...{ as_of: member.today, on_guideline: member.onGuideline ? "yes" : "no" },
        ...{ stage: member.stage ?? "done", steps_done: member.steps.done, steps_asked: member.steps.asked },
        ...{ week_start: member.thisWeek["start"], posting_days: member.thisWeek["postingDays"] },
        ...{
          target: member.thisWeek["target"],
          posts: member.thisWeek["posts"],
          standing: member.thisWeek["standing"],
        },
        ...{ streak_weeks: member.streak.weeks, best_streak_weeks: member.streak.best?.weeks ?? 0 },
        ...{ last_12_met: member.last12["met"], last_12_weeks: member.last12["weeks"] },
        ...{ last_26_with_a_post: member.last26["withAPost"], last_26_weeks: member.last26["weeks"] },
        ...{ last_post: member.lastPost?.day, days_since_last_post: member.daysSinceLastPost },
        ...{ attention: member.attention?.id, why: member.attention?.why, problem: "" },
      })),
      ...answer.unreadable.map(({ name, leader, file, problem }) => ({ leader, file, name, problem })),
    ];
    const head = Object.keys(expected[0] ?? {});
    const rows = rowsOf(csv).map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, undefuse(cell)])),
    );
    expect(Object.keys(rows[0] ?? {})).toEqual(head);
    expect(rows).toEqual(
      expected.map((row) => Object.fromEntries(head.map((name) => [name, text(row[name as keyof typeof row])]))),
    );
  });

  it("has no cell that a spreadsheet would run", async () => {
    const machine = await openStrange();
    const { folder } = strange();
    const csv = await machine.ok(["team", folder, "=1+1.json", "+x.json", "@y.json", "--csv"]);
    const cells = (parse(csv, { bom: true }) as string[][]).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    expect(cells).toContain("'=1+1.json");
    expect(cells).toContain("''quoted");
  });

  it("is in the order asked for", async () => {
    const rows = rowsOf(await team.ok("team --csv --sort name"));
    expect(rows.map((row) => row["name"])).toEqual(["Eva Maier", "Jane Doe", "Tim Roe", "Zoe Lee"]);
  });
});

describe("what comes from outside", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

  it("never acts upon the terminal", async () => {
    const hostile = bookOf("Bob Ray", { role: "CEO", posts: four });
    const role = "\u001b[31mCEO\u001b]0;owned\u0007\u202ecba";
    const record = JSON.stringify({ format: 3, ...hostile, profile: { ...hostile.profile, role, company: role } });
    const folder = temporaryFolder();
    const files = [
      write("bob\u001b[31m\u202e.json", record, folder),
      write("no\u001b]0;x\u0007\u009b.json", "{}", folder),
      join(folder, "missing\u001b[2J.json"),
    ];
    for (const flags of [[], ["--csv"], ["--json"], ["--nudge", "bob"], ["--nudge", "b\u001b[31m"]]) {
      const { out, err, code } = await team.run(["team", ...files, ...flags]);
      expect(code).toBe(flags[1]?.startsWith("b\u001b") ? 2 : 0);
      expect({ flags, found: acting.exec(out.replaceAll("\r\n", "\n"))?.[0] ?? null }).toEqual({ flags, found: null });
      expect(acting.exec(err)).toBeNull();
    }
  });

  it("never names a person by what can be no name", async () => {
    const record = JSON.stringify({ format: 3, ...bookOf("Bob"), profile: { ...bookOf("Bob").profile, name: "=1+1" } });
    const answer = await teamOf(team, ["team", write("formula.json", record)]);
    expect(answer.unreadable).toHaveLength(1);
    expect(answer.unreadable[0]?.problem).toContain("does not look like a name");
  });
});

/** Leaders with the widest figures that there may be. */
const wide: Readonly<Record<string, Book>> = {
  ...everybody,
  // The last post on 1 February 2022: 1,758 days before 25 November 2026.
  maximiliane: bookOf("Maximiliane Musterfrau-Beispiel", {
    role: "Vice President",
    posts: ["2022-01-31", "2022-02-01"],
  }),
  // Twelve of twelve met, all baby steps done.
  bartholomew: bookOf("Bartholomew Featherstonehaugh", {
    posts: [...steadyWeeks(60), "2026-11-23"],
    ticked: { "listen.accounts": "2026-01-01", "listen.follow": "2026-01-01", "listen.watch": "2026-01-01" },
  }),
  wilhelmina: bookOf("Wilhelmina Longstocking", { posts: [...four, ...times(123, "2026-11-23")], target: 7 }),
};

describe.each(terminals)("the board, at $columns columns, Unicode: $isUnicode", (terminal) => {
  it("fits", async () => {
    const machine = await openTeam(wide);
    const missing = join("/nowhere", "x".repeat(90), "records.json");
    for (const argv of [["team"], ["team", missing], ["team", "--sort", "name"]]) {
      expect(flawsIn(await machine.ok(argv, terminal), terminal)).toEqual([]);
    }
  });

  it("says the same without colour", async () => {
    const machine = await openTeam(wide);
    const plain = await machine.ok("team", terminal);
    const coloured = await machine.ok("team", { ...terminal, hasColor: true, isTerminal: true });
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    expect(stripVTControlCharacters(plain)).toBe(plain);
    expect(tooWide(coloured, terminal.columns)).toEqual([]);
  });
});

it.each([120, 80, 79, 78, 77, 76, 75, 60, 50, 30])(
  "puts each reason below its own leader, at %i columns",
  async (columns) => {
    const machine = await openTeam(wide);
    const { members } = await teamOf(machine);
    const out = await machine.ok("team", { columns });
    const flat = out.replace(/\s+/g, " ");
    // Names are cut to 17 columns at most; ten letters tell them apart.
    const places = members.flatMap(({ name, attention }) => [
      flat.indexOf(` ${name.slice(0, 10)}`),
      ...(attention === null ? [] : [flat.indexOf(attention.why)]),
    ]);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
  },
);

it("explains itself in --help", async () => {
  const help = await team.ok("team --help");
  for (const word of ["--sort", "--nudge", "--csv", "last-post"]) expect(help).toContain(word);
});

it("keeps an exported file as it was", async () => {
  const file = write("bob.json", encodeFile(bookOf("Bob Ray")));
  const before = readFileSync(file);
  await team.ok(["team", file]);
  expect(readFileSync(file).equals(before)).toBe(true);
});

describe("words that are no files", () => {
  it.each([
    [["nudge", "eva"], "Did you mean --nudge?"],
    [["eva"], "Did you mean --nudge eva?"],
    [["csv"], "Did you mean --csv?"],
    [["--csv", "out.csv"], "socialtop team --csv > team.csv"],
    [["--nudge", "eva", "jane"], "Did you mean --nudge jane?"],
    [["--as", "eva"], "Leave --as eva out."],
    [["--today", "2026-02-30"], "There is no 30 February 2026."],
  ])("are told what was meant: %j", async (words, hint) => {
    await expectRefusal(team, ["team", ...words], hint);
  });
});

describe("a record from a file", () => {
  const steady = (): Book => bookOf("Kim Weekly", { posts: [...steadyWeeks(8), "2026-11-23", "2026-11-24"] });

  it("is judged as of the day on which it was exported: nobody knows what came after", async () => {
    // Thursday, 19 November: two of that week's three days were posted on, and the week before was met.
    const posts = steady().activities.filter(({ day }) => day <= "2026-11-17");
    const file = write("kim.json", encodeRecord({ ...steady(), activities: posts }, "2026-11-19"));
    const { members, summary } = await teamOf(openMachine(), ["team", file]);
    expect(members).toMatchObject([
      { today: "2026-11-19", streak: { weeks: 7 }, thisWeek: { start: "2026-11-16", postingDays: 2 }, attention: null },
    ]);
    expect(summary).toMatchObject({ onGuideline: 1, unknown: 0 });
    expect(await openMachine().ok(["team", file])).toContain("as of 19 Nov 2026");
  });

  it("is old after more than a week, however young the file is, and says nothing about this week", async () => {
    // Nothing stands in it that came later.
    const posts = steady().activities.filter(({ day }) => day <= "2026-11-17");
    const file = write("kim.json", encodeRecord({ ...steady(), activities: posts }, "2026-11-17"));
    const { members, summary } = await teamOf(openMachine(), ["team", file]);
    expect(members).toMatchObject([
      { attention: { id: "old-file", why: "the record is of 17 Nov 2026: ask for a new one" } },
    ]);
    expect(summary).toMatchObject({ onGuideline: 0, unknown: 1, top: null });
    expect(await openMachine().ok(["team", file])).toContain(
      "On the guideline (✓): 0 of 1; 1 record is too old to say.",
    );
  });
});

describe("the command that the board offers", () => {
  it("does nothing but what it says, whatever a file is called", async () => {
    const folder = temporaryFolder();
    const names = ["$(touch pwned).json", "a'b.json"];
    for (const name of names)
      writeFileSync(join(folder, name), encodeFile(bookOf("Jane Smith", { posts: postsInWeeks("2026-09-07", 3, 3) })));
    const out = (await openMachine().ok(["team", folder])).replace(/\n/g, "");
    const command = /What to write:\s*(socialtop .*)/.exec(out)?.[1] ?? "";
    // As sh reads it: every word with a sign that it acts upon stands in single quotes.
    expect(command.replace(/'(?:[^']|'\\'')*'/g, "")).not.toMatch(/[$()"'`;|&<>]/);
  });
});

describe("a folder", () => {
  it.skipIf(process.getuid?.() === 0)("with a part that may not be read shows the others", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "kim.json"), encodeFile(bookOf("Kim Ito", { posts: four })));
    mkdirSync(join(folder, "locked"), { mode: 0o000 });
    const { members, unreadable } = await teamOf(openMachine(), ["team", folder]);
    expect(members.map(({ name }) => name)).toEqual(["Kim Ito"]);
    expect(unreadable).toMatchObject([{ file: join(folder, "locked/") }]);
  });

  it("names a link, which is not followed, and counts what is no record", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "kim.json"), encodeFile(bookOf("Kim Ito", { posts: four })));
    writeFileSync(join(folder, "kim.csv"), "id,day\n");
    symlinkSync(join(folder, "kim.json"), join(folder, "link.json"));
    const { out, err } = await openMachine().run(["team", folder]);
    expect(out).toContain("link.json: it is a link");
    expect(err).toContain("1 other file passed over");
  });
});
