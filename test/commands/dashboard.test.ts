import { describe, expect, it } from "vitest";
import { openJanesMachine, openMachine } from "../support/run.ts";
import { expectRefusal, openBusyMachine, openMachineWithPosts, openWorkedMachine } from "./shared.ts";

describe("socialtop alone", () => {
  it("welcomes, and says what to type, before there is a plan", async () => {
    const out = await openMachine().ok("");
    expect(out).toContain("socialtop init");
    expect(out).toContain("socialtop demo");
    expect(out).toContain("two minutes");
    expect(await openMachine().json("")).toMatchObject({ schemaVersion: 1, leader: null });
  });

  it("shows this week, the streak, the gap, the current step and one thing to do", async () => {
    const out = (await (await openWorkedMachine()).ok("")).replace(/\n {8,}/g, " ");
    expect(out.split("\n")[0]).toMatch(/on track/i);
    expect(out).toMatch(/This week +● ● ○ +2 of 3 posting days, 4 days left/);
    expect(out).toMatch(/Streak +1 week on the guideline/);
    expect(out).toMatch(/Gap +2–15 Nov: 2 weeks without a post, after 12 posts on 27 Oct: a storm, then silence/);
    expect(out).toMatch(/Step +1 Listen, 1 of 3 done/);
    // Jane has posted today: the one thing left is the programme's.
    expect(out.match(/socialtop \w/g)).toEqual(["socialtop n"]);
  });

  it("asks for a post first when the week is in danger", async () => {
    // Friday, nothing yet: three days left for three.
    const machine = await openMachineWithPosts(["2026-11-16", "2026-11-18", "2026-11-20"], "--commit 2026-11-16");
    const out = await machine.ok("", { now: "2026-11-27T09:00:00Z" });
    expect(out.split("\n")[0]).toMatch(/at risk/i);
    expect(out).toContain("socialtop log");
    expect(out).not.toContain("socialtop next");
  });

  it("asks nothing of a leader who listens but the next step", async () => {
    const out = await (await openJanesMachine("--listen")).ok("");
    expect(out).toContain("nothing is asked of you");
    expect(out).not.toMatch(/This week|Streak/);
    expect(out).toContain("socialtop next");
  });

  it("says whose it is where there are several leaders", async () => {
    expect((await (await openJanesMachine()).ok("")).split("\n")[0]).not.toMatch(/ jane$/);
    expect((await (await openBusyMachine()).ok("")).split("\n")[0]).toMatch(/ jane$/);
    expect(await (await openBusyMachine()).ok("--as bob")).toMatch(/ bob\n/);
  });

  it("answers as JSON with the figures of streak", async () => {
    const machine = await openWorkedMachine();
    const streak = await machine.json("streak");
    const dashboard = await machine.json("");
    expect(dashboard).toMatchObject({
      schemaVersion: 1,
      leader: "jane",
      today: "2026-11-25",
      thisWeek: streak["thisWeek"],
      streak: streak["streak"],
      showingUp: streak["showingUp"],
      lastPost: streak["lastPost"],
      next: { command: "socialtop next" },
    });
  });

  it("looks back with --today", async () => {
    const machine = await openWorkedMachine();
    // Sunday, 8 November: the storm's silence has begun, and its first week is not over.
    const out = await machine.ok("--today 2026-11-08");
    expect(out).toMatch(/This week +○ ○ ○/);
    expect(out).not.toContain("Gap");
  });

  it("suggests the command that a slip meant", async () => {
    await expectRefusal(openMachine(), "straek", "Did you mean streak?");
    await expectRefusal(openMachine(), "lgo", "Did you mean log?");
    await expectRefusal(openMachine(), "frobnicate", "socialtop --help");
    await expectRefusal(openMachine(), "__proto__", "There is no command");
  });

  it.each([
    ["straek --weeks 4", "streak"],
    ["lgo https://x.com/jane/status/1", "log"],
    ["lgo --platform x", "log"],
    ["setings target 4", "settings"],
    ["Log hello", "log"],
  ])("suggests it also when more was typed after it: %s", async (argv, name) => {
    await expectRefusal(await openJanesMachine(), argv, `Did you mean ${name}?`);
  });

  it("refuses a leader that there is not, even before there is a plan", async () => {
    await expectRefusal(openMachine(), "--as bob", 'There is no leader "bob"');
    await expectRefusal(await openJanesMachine(), "--as jnae", "Did you mean jane?");
  });
});
