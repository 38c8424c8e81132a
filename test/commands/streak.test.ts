import { describe, expect, it } from "vitest";
import { openJanesMachine, openMachine } from "../support/run.ts";
import { expectRefusal, openMachineWithPosts, openWorkedMachine } from "./shared.ts";

/** Posts on Monday, Wednesday and Friday of last week, which met it. */
const lastWeekMet = ["2026-11-16", "2026-11-18", "2026-11-20"];

describe("streak", () => {
  it.each([
    // Wednesday, nothing yet: five days left for three.
    ["on track", [], "2026-11-25"],
    // Friday, nothing yet: three days left for three.
    ["at risk", [], "2026-11-27"],
    // Saturday, nothing yet: two days left for three.
    ["out of reach", [], "2026-11-28"],
    ["met", ["2026-11-23", "2026-11-24", "2026-11-25"], "2026-11-25"],
  ])("opens with the verdict in words: %s", async (words, days, today) => {
    const machine = await openMachineWithPosts([...lastWeekMet, ...days], "--commit 2026-11-16");
    const [verdict] = (await machine.ok(["streak"], { now: `${today}T09:00:00Z` })).split("\n");
    expect(verdict?.toLowerCase()).toContain(words);
  });

  it("says kindly that there is nothing to judge while the leader listens", async () => {
    const out = await (await openJanesMachine("--listen")).ok("streak");
    expect(out).toContain("nothing is asked of you");
    expect(out).not.toContain("0 weeks");
  });

  it("says that a paused week breaks nothing", async () => {
    const machine = await openMachineWithPosts(lastWeekMet, "--commit 2026-11-16");
    await machine.ok("pause 2026-11-23 2026-11-29 --why flu");
    const out = await machine.ok("streak");
    expect(out.split("\n")[0]).toMatch(/paused/i);
    expect(out).toContain("1 week on the guideline");
  });

  it("shows the figures that were worked out by hand", async () => {
    const out = (await (await openWorkedMachine()).ok("streak")).replace(/\n +/g, " ");
    expect(out).toMatch(/This week +● ● ○ +2 of 3 posting days, 4 days left/);
    expect(out).toMatch(/Streak +1 week on the guideline +best 1, 16–22 Nov/);
    expect(out).toMatch(/Showing up +2 weeks with a post +best 3, 12 Oct – 1 Nov/);
    expect(out).toMatch(/2 met, 1 light, 2 empty, 1 started/);
    expect(out).toContain("posted in 4 of the last 6");
    // The gap, with the storm before it named, and the dates of both.
    expect(out).toMatch(/2–15 Nov +2 weeks without a post, after 12 posts on 27 Oct: a storm, then silence/);
  });

  it("draws a row a weekday and a column a week, and how each week went", async () => {
    const rows = (await (await openWorkedMachine()).ok("streak")).split("\n").map((line) => line.trim());
    // Weeks from 12 October: started, met, light, empty, empty, met, open.
    // Monday, 12 October was before the start.
    expect(rows).toContain("Mon     ■ · · · ■ ■");
    expect(rows).toContain("› ✓ ~ ✗ ✗ ✓ ·");
  });

  it.each([
    ["1", 1],
    ["4", 4],
    ["520", 7],
  ])("shows as many weeks as --weeks %s asks for and the record has", async (weeks, columns) => {
    const out = await (await openWorkedMachine()).ok(["streak", "--weeks", weeks]);
    // A sign for each Monday, but for the one before the start.
    const monday = out.split("\n").find((line) => line.trim().startsWith("Mon"));
    expect(monday?.match(/[■·]/g)?.length ?? 0).toBe(columns === 7 ? 6 : columns);
  });

  it("explains every figure by its rule and its weeks", async () => {
    const out = await (await openWorkedMachine()).ok("streak --explain");
    for (const figure of ["This week", "Streak", "Showing up", "Last 6", "Gaps"]) expect(out).toContain(figure);
    // Each week with its posting days, its target and its posts.
    expect(out).toMatch(/12–18 Oct: 1 .*3.* 1 post: /);
    expect(out).toMatch(/19–25 Oct: 3 .*3.* 4 posts: met/);
    expect(out).toMatch(/26 Oct – 1 Nov: 1 .*3.* 12 posts: light/);
    expect(out).toMatch(/9–15 Nov: 0 .*3.* 0 posts: no post/);
    expect(out).toMatch(/16–22 Nov: 2 .*2.*4 days paused.* 2 posts: met/);
    expect(out).toContain("15 Oct 2026");
  });

  it.each([
    // Light, empty, or out of reach now: the check does not hold.
    ["last week was light", ["2026-11-16"], "", "2026-11-25", 3],
    ["last week was empty", ["2026-11-09"], "", "2026-11-25", 3],
    ["this week is out of reach", lastWeekMet, "", "2026-11-28", 3],
    // Met, at risk, paused or only just begun: it holds.
    ["last week was met", lastWeekMet, "", "2026-11-25", 0],
    ["this week is at risk", lastWeekMet, "", "2026-11-27", 0],
    ["last week was paused", [], "pause 2026-11-16 2026-11-22", "2026-11-25", 0],
    ["the leader began in the middle of last week", ["2026-11-19"], "settings commit none", "2026-11-25", 0],
    ["the leader only listens", [], "settings commit none", "2026-11-28", 0],
  ])("ends with --check as it should when %s", async (_, days, prepare, today, code) => {
    const machine = await openMachineWithPosts(days, "--commit 2026-11-09");
    if (prepare !== "") await machine.ok(prepare);
    const now = `${today}T09:00:00Z`;
    const result = await machine.run("streak --check", { now });
    expect(result.code).toBe(code);
    // The answer is given all the same, and nothing else is said.
    expect(result.out).toBe(await machine.ok("streak", { now }));
    expect(result.err).toBe("");
    expect((await machine.run("streak --check --json", { now })).code).toBe(code);
  });

  it("names the network that it judges alone", async () => {
    const machine = await openMachineWithPosts(lastWeekMet);
    expect((await machine.ok("streak --platform twitter")).split("\n")[0]).toContain("X alone");
  });

  it("warns of a storm while it is on, and not after it", async () => {
    const machine = await openMachineWithPosts(Array.from({ length: 10 }, () => "2026-11-24"));
    expect(await machine.ok("streak")).toContain("keep two of these for next week");
    const later = await machine.ok("streak", { now: "2026-12-02T09:00:00Z" });
    expect(later).not.toContain("storm");
  });

  it.each([
    ["streak --weeks 0", "--weeks"],
    ["streak --weeks many", "--weeks"],
    ["streak --weeks", "--weeks"],
    ["streak --platform linkdin", "Did you mean linkedin?"],
    ["streak --today 2026-02-30", "There is no 30 February 2026."],
    ["streak --today soon", '"soon" is not a day'],
    ["streak --chek", "--check"],
    ["streak --as bob", 'There is no leader "bob"'],
  ])("refuses %s", async (argv, words) => {
    await expectRefusal(await openWorkedMachine(), argv, words);
  });

  it("says what to type before there is a plan", async () => {
    await expectRefusal(openMachine(), "streak", "socialtop init", 1);
  });

  it("does not hold against a leader that the first week began in its middle", async () => {
    // Committed today, Wednesday, and nothing posted: on Sunday three days are out of reach, and the week is neutral (rule 7).
    const machine = await openJanesMachine("--commit today");
    const sunday = { now: "2026-11-29T09:00:00Z" };
    expect((await machine.json<{ thisWeek: { standing: string } }>("streak", sunday)).thisWeek.standing).toBe(
      "out-of-reach",
    );
    expect((await machine.run("streak --check", sunday)).code).toBe(0);
  });
});
