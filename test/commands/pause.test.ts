import { describe, expect, it } from "vitest";
import { openJanesMachine } from "../support/run.ts";
import { expectRefusal, openMachineWithPosts } from "./shared.ts";

interface WeekAnswer {
  readonly state: string;
  readonly target: number;
}

describe("pause", () => {
  it("plans one ahead, both days included, with its reason", async () => {
    const machine = await openJanesMachine();
    const out = await machine.ok("pause 2026-12-21 2027-01-03 --why holidays");
    expect(machine.book().pauses).toEqual([{ from: "2026-12-21", to: "2027-01-03", why: "holidays" }]);
    expect(out).toContain("21 Dec 2026 – 3 Jan 2027, 14 days (holidays)");
  });

  it("understands today, tomorrow and weekdays, and a pause of one day", async () => {
    const machine = await openJanesMachine();
    await machine.ok("pause today tomorrow");
    await machine.ok("pause monday monday");
    expect(machine.book().pauses).toEqual([
      { from: "2026-11-25", to: "2026-11-26", why: null },
      // In a pause a weekday is the coming one.
      { from: "2026-11-30", to: "2026-11-30", why: null },
    ]);
  });

  it.each([
    ["pause 2026-12-24 to 2026-12-26", "2026-12-24", "2026-12-26"],
    ["pause 2026-12-24 until 2026-12-26", "2026-12-24", "2026-12-26"],
    ["pause 2026-12-24 - 2026-12-26", "2026-12-24", "2026-12-26"],
    [["pause", "24 Dec 2026 – 26 Dec 2026"], "2026-12-24", "2026-12-26"],
    ["pause 21 Dec to 3 Jan", "2026-12-21", "2027-01-03"],
    // 3 January 2027 is a Sunday, the 2026 one was a Saturday.
    [["pause", "21 Dec", "to", "Sun 3 Jan"], "2026-12-21", "2027-01-03"],
    // A last day without a year is the next one after the first.
    [["pause", "21 Dec", "3 Jan"], "2026-12-21", "2027-01-03"],
    [["pause", "Mon 21 Dec", "Sun, 3 Jan 2027"], "2026-12-21", "2027-01-03"],
    // The coming Monday is the 30th; the coming Friday, the 27th, is before it.
    ["pause monday friday", "2026-11-30", "2026-12-04"],
    [["pause", "friday", "4 Dec"], "2026-11-27", "2026-12-04"],
    ["pause 21.12.", "2026-12-21", "2026-12-21"],
  ])("reads %j", async (argv, from, to) => {
    const machine = await openJanesMachine();
    await machine.ok(argv);
    expect(machine.book().pauses).toEqual([{ from, to, why: null }]);
  });

  it.each([
    [
      "pause 2026-12-21 2027-01-03 holidays",
      'One word too many: "holidays"',
      "socialtop pause 2026-12-21 2027-01-03 --why holidays",
    ],
    [
      "pause 21 Dec to 3 Jan at the sea",
      '3 words too many: "at the sea"',
      "socialtop pause 2026-12-21 2027-01-03 --why 'at the sea'",
    ],
    ["pause 21 Dec 3 Jan", '"21" is not a day', 'Several words as one go in quotes: "21 Dec"'],
  ])("tells what to make of the words of %j", async (line, problem, hint) => {
    const { code, err } = await (await openJanesMachine()).run(line, { columns: 200 });
    expect(code).toBe(2);
    expect(err).toContain(problem);
    expect(err).toContain(hint);
  });

  it("mends a streak when it is entered afterwards", async () => {
    // Met in the weeks of 2 and 16 November, nothing in between.
    const days = ["2026-11-02", "2026-11-04", "2026-11-06", "2026-11-16", "2026-11-18", "2026-11-20"];
    const machine = await openMachineWithPosts(days, "--commit 2026-11-02");
    const before = await machine.json("streak");
    expect(before).toMatchObject({ streak: { weeks: 1 }, gaps: [{ from: "2026-11-09", weeks: 1 }] });
    await machine.ok("pause 2026-11-09 2026-11-15 --why flu");
    const after = await machine.json("streak");
    expect(after).toMatchObject({ streak: { weeks: 2, since: "2026-11-02" }, gaps: [], last12: { met: 2, paused: 1 } });
  });

  it("asks a partly paused week for its share of the target, and says how much that is", async () => {
    const machine = await openJanesMachine("--commit 2026-11-16");
    // Thursday to Sunday are paused: ceil(3 × 3 unpaused days / 7) = ceil(1.29) = 2.
    const out = await machine.ok("pause 2026-11-26 2026-11-29");
    expect(out).toContain("2 posting days are enough");
    const { weeks } = await machine.json<{ weeks: WeekAnswer[] }>("streak");
    expect(weeks.at(-1)).toMatchObject({ target: 2 });
    // Six days paused: ceil(3 × 1 / 7) = 1.
    await machine.ok("pause 2026-11-24 2026-11-25");
    expect(await machine.json("streak")).toMatchObject({ thisWeek: { target: 1 } });
    // All of it: the full target again, which nobody asks for.
    await machine.ok("pause 2026-11-23 2026-11-23");
    expect(await machine.json("streak")).toMatchObject({ thisWeek: { target: 3, standing: "paused" } });
  });

  it("counts a day in two pauses once", async () => {
    const machine = await openJanesMachine("--commit 2026-11-16");
    await machine.ok("pause 2026-11-26 2026-11-28");
    await machine.ok("pause 2026-11-28 2026-11-29");
    // Four days, not five: ceil(3 × 3 / 7) = 2.
    expect(await machine.json("streak")).toMatchObject({ thisWeek: { target: 2 } });
  });

  it("lists all of them, earliest first, with the numbers that remove takes", async () => {
    const machine = await openJanesMachine();
    expect(await machine.ok("pause list")).toContain("socialtop pause");
    await machine.ok("pause 2026-12-21 2027-01-03 --why holidays");
    await machine.ok("pause 2026-11-09 2026-11-15 --why flu");
    const rows = (await machine.ok("pause list")).trimEnd().split("\n");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/1 .*9–15 Nov .*7 days .*flu/);
    expect(rows[1]).toMatch(/2 .*21 Dec 2026 – 3 Jan 2027 .*14 days .*holidays/);
    const removed = await machine.run("pause remove 1");
    expect(removed.out.split("\n").slice(0, 1)).toEqual(["  ✓ Removed the pause 9–15 Nov."]);
    expect(removed.out).toMatch(/1 .*21 Dec 2026 – 3 Jan 2027/);
    expect(removed.err).toBe("  Wrong? socialtop undo\n");
    expect(machine.book().pauses).toMatchObject([{ why: "holidays" }]);
    expect((await machine.run("pause remove 1")).out).toBe("  ✓ Removed the pause 21 Dec 2026 – 3 Jan 2027.\n");
  });

  it("says of a week that is partly paused what is asked of it, and that it is no less where it is no less", async () => {
    const machine = await openJanesMachine();
    // Of three days, six days' worth is 2.57: three are asked; three days' worth is 1.29: two.
    expect(await machine.ok("pause 2026-11-20")).toContain(
      "16–22 Nov is partly paused: 3 posting days are asked all the same.",
    );
    expect(await machine.ok("pause 2026-11-23 2026-11-26")).toContain(
      "23–29 Nov is partly paused: 2 posting days are enough.",
    );
  });

  it("answers as JSON", async () => {
    const machine = await openJanesMachine();
    const flu = { from: "2026-11-09", to: "2026-11-15", why: "flu" };
    const day = { from: "2026-11-20", to: "2026-11-20", why: null };
    await machine.ok("pause 2026-11-20 2026-11-20");
    const common = { schemaVersion: 1, leader: "jane" };
    const added = await machine.json("pause 2026-11-09 2026-11-15 --why flu");
    expect(added).toEqual({ ...common, pause: flu, pauses: [flu, day] });
    expect(await machine.json("pause list")).toEqual({ ...common, pauses: [flu, day] });
    expect(await machine.json("pause remove 1")).toEqual({ ...common, removed: flu, pauses: [day] });
  });

  it.each([
    ["pause 2026-12-10 2026-12-01", "before it begins"],
    ["pause 2026-12-32 2027-01-01", "There is no 32 December 2026."],
    ["pause 2026-02-30 2026-03-01", "There is no 30 February 2026."],
    ["pause 2026-12-01 later", '"later" is not a day'],
    ["pause", "from"],
    ["pause 1026-12-01 2026-12-01", "before there was anything"],
    ["pause 2026-12-01 9999-12-01", "days"],
    [["pause", "today", "tomorrow", "--why", "red \u001b[31m alert"], "control character"],
    ["pause today tomorrow --as bob", 'There is no leader "bob"'],
    ["pause list all", "One word too many"],
    ["pause 2026-12-24 to 2026-12-26 to 2026-12-28", '"to" is not a day'],
    ["pause 2026-12-21 holidays", "A reason goes behind --why"],
    ["pause 2026-12-24 to", '"to" is not a day'],
    [["pause", "21 Dec", "to", "Sat 3 Jan"], "3 Jan 2027 is a Sunday, not a Saturday."],
    ["pause remove 0", "pause list"],
    ["pause remove 2", "pause list"],
    ["pause remove -1", "-1"],
    ["pause remove 1.5", "pause list"],
    ["pause remove", "number"],
  ])("refuses %j", async (argv, words) => {
    const machine = await openJanesMachine();
    await machine.ok("pause 2026-12-21 2027-01-03");
    await expectRefusal(machine, argv, words);
  });
});
