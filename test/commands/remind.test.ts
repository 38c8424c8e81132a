import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { activityOn, later } from "../support/books.ts";
import { type Machine, openJanesMachine, openMachine, type RunOptions, usualProgramPath } from "../support/run.ts";
import { changeBook, expectRefusal, openMachineWithPosts } from "./shared.ts";
import { notAscii, tooWide } from "./terminals.ts";

/** Monday, Wednesday and Friday of the week from 16 November, which met it. */
const lastWeekMet = ["2026-11-16", "2026-11-18", "2026-11-20"];
/** Three days are left for three. */
const friday: RunOptions = { now: "2026-11-27T09:00:00Z" };
const atRisk = "At risk: a post a day to Sunday keeps your 1-week streak.";

const openJaneAtRisk = () => openMachineWithPosts(lastWeekMet, "--commit 2026-11-16");

/** Jane, whose week is at risk on Friday; Bob, who listens; Eva, who met this week. None is used when none is named. */
async function openTeam(): Promise<Machine> {
  const machine = await openJaneAtRisk();
  await machine.ok('leaders add "Bob Ray"');
  await machine.ok("leaders add Eva");
  const activities = ["2026-11-23", "2026-11-24", "2026-11-25"].map((day) => activityOn(day));
  await changeBook(machine, (book) => ({ ...book, activities }), "eva");
  await machine.store.change((draft) => {
    draft.use(null);
    return { what: "chose nobody", result: null };
  });
  return machine;
}

function damage(machine: Machine, leader: string): void {
  writeFileSync(join(machine.folder, "leaders", `${leader}.json`), '{"formatVersion":');
}

describe("remind", () => {
  it("prints one line when something is due, and nothing at all on other days", async () => {
    const machine = await openJaneAtRisk();
    const week: string[] = [];
    for (let day = 0; day < 7; day++) {
      const now = `${later("2026-11-23", day)}T09:00:00Z`;
      const { code, out, err } = await machine.run("remind", { now });
      expect({ code, err }).toEqual({ code: 0, err: "" });
      // Looking back shows what was shown then.
      expect(await machine.ok(`remind --today ${later("2026-11-23", day)}`)).toBe(out);
      week.push(out);
    }
    const outOfReach = "  Out of reach, but one post still counts as showing up.  socialtop log\n";
    expect(week).toEqual(["", "", "", "", `  ${atRisk}  socialtop log\n`, outOfReach, outOfReach]);
  });

  it("is quiet as soon as a post is logged", async () => {
    const machine = await openJaneAtRisk();
    await machine.ok("log Spoke about Lyon", friday);
    expect(await machine.ok("remind", friday)).toBe("");
    expect(await machine.ok("remind --today 2026-11-28", friday)).toBe(`  ${atRisk}  socialtop log\n`);
  });

  it("offers the draft that was kept", async () => {
    const machine = await openJaneAtRisk();
    await machine.ok('draft save "Thanks to Ada" --for x');
    const out = await machine.ok("remind", friday);
    expect(out).toBe("  At risk: a post a day to Sunday keeps your 1-week streak.  socialtop draft 1\n");
    // Before it was kept there was none.
    expect(await machine.ok("remind --today 2026-11-22")).toBe("");
  });

  it("names the next step to whoever only listens", async () => {
    const machine = await openJanesMachine("--listen");
    // Who has done nothing yet is reminded on the first day of a week.
    expect(await machine.ok("remind")).toBe("");
    expect(await machine.ok("remind --today 2026-11-23")).toBe(
      "  Step 1: follow five people worth learning from (15 minutes).  socialtop next\n",
    );
    await machine.ok("done listen.follow");
    expect(await machine.ok("remind")).toBe("");
    expect(await machine.ok("remind --today 2026-12-01")).toBe("");
    expect(await machine.ok("remind --today 2026-12-02")).toContain("watch and listen for a while");
  });

  it("says nothing on a machine without a plan, also to --as", async () => {
    for (const argv of ["remind", "remind --as jane"])
      expect(await openMachine().run(argv)).toEqual({ code: 0, out: "", err: "" });
    expect(await openMachine().json("remind")).toEqual({ schemaVersion: 1, leader: null, today: null, due: null });
  });

  it("says what is wrong with a record that cannot be read", async () => {
    const machine = await openJaneAtRisk();
    damage(machine, "jane");
    // In a shell's start an error of two lines is none: it is what is due.
    expect(await machine.run("remind")).toEqual({
      code: 0,
      out: "  Your record cannot be used as it is.  socialtop doctor\n",
      err: "",
    });
    expect(await machine.json("remind")).toMatchObject({ leader: "jane", today: null, due: { reason: "damage" } });
  });

  it.each([
    ["remind now", 'One word too many: "now"'],
    ["remind --instal-help", "Did you mean --install-help?"],
    ["remind --today 2026-02-30", "There is no 30 February 2026."],
    ["remind --as nobody", 'There is no leader "nobody"'],
    ["remind --install-help --as nobody", 'There is no leader "nobody"'],
  ])("refuses %s", async (argv, words) => {
    await expectRefusal(await openJaneAtRisk(), argv, words);
  });

  it("is one line in a pipe, whatever the width, and fits a narrow terminal", async () => {
    const machine = await openJaneAtRisk();
    expect(await machine.ok("remind", { ...friday, columns: 30 })).toBe(await machine.ok("remind", friday));
    const narrow = await machine.ok("remind", { ...friday, columns: 30, isTerminal: true });
    expect(tooWide(narrow, 30)).toEqual([]);
    expect(narrow.replace(/\s+/g, " ")).toBe(" At risk: a post a day to Sunday keeps your streak. socialtop log ");
  });

  it("answers as JSON, due or not", async () => {
    const machine = await openJaneAtRisk();
    expect(await machine.json("remind", friday)).toEqual({
      schemaVersion: 1,
      leader: "jane",
      today: "2026-11-27",
      due: { reason: "at-risk", text: atRisk, command: "socialtop log" },
    });
    expect(await machine.json("remind")).toEqual({
      schemaVersion: 1,
      leader: "jane",
      today: "2026-11-25",
      due: null,
    });
  });
});

describe("remind, for several leaders", () => {
  it("says who needs a word when none is chosen", async () => {
    const machine = await openTeam();
    // Bob's first step is due every day; Jane's week only on Friday; Eva's is met.
    expect(await machine.ok("remind --today 2026-11-26", friday)).toBe(
      "  1 of 3 leaders needs a word: bob.  socialtop team\n",
    );
    expect(await machine.ok("remind", friday)).toBe("  2 of 3 leaders need a word: bob and jane.  socialtop team\n");
  });

  it("counts a record that cannot be read among them", async () => {
    const machine = await openTeam();
    damage(machine, "eva");
    expect(await machine.ok("remind", friday)).toBe(
      "  3 of 3 leaders need a word: bob, eva and jane.  socialtop team\n",
    );
    const { leaders } = await machine.json<{ leaders: unknown[] }>("remind", friday);
    expect(leaders[1]).toEqual({
      leader: "eva",
      today: null,
      attention: null,
      problem: expect.stringContaining("cannot be read"),
    });
  });

  it("says nothing when nobody does", async () => {
    const machine = await openTeam();
    await machine.ok("done listen.accounts --as bob", friday);
    expect(await machine.ok("remind", friday)).toContain("1 of 3");
    // One more posting day, and Saturday and Sunday are two for the one that is left.
    await machine.ok("log --as jane --platform x", friday);
    await machine.ok("log --as jane --platform x --on 2026-11-24", friday);
    expect(await machine.run("remind", friday)).toEqual({ code: 0, out: "", err: "" });
  });

  it("is no place to overlook a day that does not exist", async () => {
    await expectRefusal(await openTeam(), "remind --today 2026-02-30", "There is no 30 February 2026.");
  });

  it("answers as JSON with each of them", async () => {
    const machine = await openTeam();
    expect(await machine.json("remind", friday)).toMatchObject({
      leader: null,
      leaders: [
        { leader: "bob", today: "2026-11-27", attention: { id: "not-begun" }, problem: null },
        { leader: "eva", attention: null, problem: null },
        { leader: "jane", attention: { id: "at-risk" }, problem: null },
      ],
    });
  });

  it("is about one of them with --as, or when one is chosen, and says about whom", async () => {
    const machine = await openTeam();
    expect(await machine.ok("remind --as jane", friday)).toBe(
      "  At risk: a post a day to Sunday keeps your streak.  socialtop --as jane log\n",
    );
    await machine.ok("leaders use jane");
    expect(await machine.ok("remind", friday)).toBe(
      "  jane · At risk: a post a day to Sunday keeps your streak.  socialtop log\n",
    );
    expect(notAscii(await machine.ok("remind", { ...friday, isUnicode: false }))).toEqual([]);
  });
});

describe("remind --install-help", () => {
  interface Help {
    readonly lines: {
      readonly shell: Record<string, string>;
      readonly crontab: Record<string, string>;
      readonly launchd: { readonly plist: string; readonly file: string };
      readonly taskScheduler: { readonly register: readonly string[] };
    };
  }

  it("holds this very program, also before there is a plan, and says the same as JSON", async () => {
    const machine = openMachine();
    const { lines } = await machine.json<Help>("remind --install-help");
    const [node, script] = usualProgramPath.map((path) => `'${path.replace("'", "'\\''")}'`);
    expect(lines.shell["bash"]).toBe(`if [ -t 1 ]; then ${node} ${script} remind; fi`);
    expect(lines.crontab["mail"]).toBe(`30 8 * * * ${node} ${script} remind`.replaceAll("%", "\\%"));
    const out = await machine.ok("remind --install-help");
    for (const line of [...Object.values(lines.shell), ...Object.values(lines.crontab), lines.launchd.plist])
      expect(out).toContain(`\n${line}`);
    for (const line of lines.taskScheduler.register) expect(out).toContain(`\n${line}\n`);
  });

  it("is about the leader of --as, whether or not that one is chosen", async () => {
    const machine = await openTeam();
    await machine.ok("leaders use jane");
    for (const leader of ["jane", "bob"]) {
      const { lines } = await machine.json<Help>(`remind --install-help --as ${leader}`);
      expect(lines.shell["bash"]).toContain(` remind --as '${leader}'; fi`);
      expect(lines.launchd.file).toContain(`.${leader}.plist`);
    }
    const { lines } = await machine.json<Help>("remind --install-help");
    expect(lines.shell["bash"]).not.toContain("--as");
  });

  it.each(["SOCIALTOP_HOME", "XDG_CONFIG_HOME"])(
    "says where the record is when %s does: cron knows none",
    async (name) => {
      const machine = await openJanesMachine();
      const { lines } = await machine.json<Help>("remind --install-help", { env: { [name]: "/somewhere" } });
      for (const line of [
        lines.shell["bash"],
        lines.crontab["mail"],
        lines.crontab["notification"],
        lines.launchd.plist,
      ])
        expect(line).toContain(`SOCIALTOP_HOME='${machine.folder}' '`);
      expect(lines.shell["fish"]).toContain(`env SOCIALTOP_HOME='${machine.folder}' '`);
      expect(lines.shell["powershell"]).toContain(`$env:SOCIALTOP_HOME = '${machine.folder}'; & '`);
    },
  );

  it("leaves a record that cannot be read to remind", async () => {
    const machine = await openTeam();
    damage(machine, "bob");
    expect(await machine.ok("remind --install-help --as bob")).toContain("--as 'bob'");
  });
});
