import { describe, expect, it } from "vitest";
import { openJanesMachine, openMachine } from "../support/run.ts";
import { changeBook, expectRefusal, openMachineWithPosts } from "./shared.ts";

interface StreakAnswer {
  readonly weeks: readonly { readonly target: number; readonly state: string }[];
}

describe("settings", () => {
  it("shows all of them with the names to type", async () => {
    const out = await (await openJanesMachine()).ok("settings");
    const names = ["name", "role", "company", "time-zone", "week-start", "target", "counts", "networks"];
    for (const name of [...names, "geolocation", "reviews", "commit"]) expect(out).toMatch(new RegExp(` ${name} `));
    expect(out).toContain("Jane Doe");
    expect(out).toContain("linkedin=jane-doe,x=jane");
    expect(out).toContain("2026-01-05");
  });

  it("shows one by its name", async () => {
    const out = await (await openJanesMachine()).ok("settings Time-Zone");
    expect(out).toContain("Europe/Paris");
    expect(out).not.toContain("linkedin");
  });

  it.each([
    ["name", '"Jane Ray"', { name: "Jane Ray" }],
    ["role", "President", { role: "President" }],
    ["role", "none", { role: null }],
    ["company", '"Doe & Daughters"', { company: "Doe & Daughters" }],
    ["time-zone", "america/new_york", { timeZone: "America/New_York" }],
    ["week-start", "Sunday", { weekStart: "sunday" }],
    ["week-start", "saturday", { weekStart: "saturday" }],
    ["counts", "post,reply,repost,story", { counts: ["post", "reply", "repost", "story"] }],
    // Posts always count.
    ["counts", "replies", { counts: ["post", "reply"] }],
    [
      "networks",
      "twitter=@jane,bluesky",
      { networks: [expect.objectContaining({ platform: "x", handle: "jane" }), { platform: "bluesky", handle: null }] },
    ],
    ["networks", "none", { networks: [] }],
    ["geolocation", "yes", { usesGeolocation: true }],
    ["reviews", "on", { getsReviews: true }],
    ["commit", "monday", { committedOn: "2026-11-23" }],
    ["commit", "none", { committedOn: null }],
  ])("changes %s to %s and nothing else", async (name, value, expected) => {
    const machine = await openJanesMachine();
    const before = machine.book();
    await machine.ok(`settings ${name} ${value}`);
    expect(machine.book()).toEqual({ ...before, profile: { ...before.profile, ...expected } });
  });

  it("lets a new target hold from this week on, or for all weeks with --always", async () => {
    // Three posting days in the week of 9 November, two in that of the 16th.
    const days = ["2026-11-09", "2026-11-11", "2026-11-13", "2026-11-16", "2026-11-18"];
    const machine = await openMachineWithPosts(days, "--commit 2026-11-09");
    const weeks = async () => {
      const answer = await machine.json<StreakAnswer>("streak");
      return answer.weeks.map(({ target, state }) => `${target} ${state}`);
    };
    expect(await weeks()).toEqual(["3 met", "3 light", "3 open"]);
    await machine.ok("settings target 2");
    expect(await weeks()).toEqual(["3 met", "3 light", "2 open"]);
    await machine.ok("settings target 4");
    expect(await weeks()).toEqual(["3 met", "3 light", "4 open"]);
    await machine.ok("settings target 2 --always");
    expect(await weeks()).toEqual(["2 met", "2 met", "2 open"]);
    expect(await machine.ok("settings target")).toContain("2");
  });

  it("makes other kinds count, and not any more", async () => {
    const machine = await openMachineWithPosts(["2026-11-23"]);
    await machine.ok("log --kind reply --on 2026-11-24");
    await machine.ok("settings counts post,reply");
    expect(await machine.json("streak")).toMatchObject({
      thisWeek: { postingDays: 2 },
      rule: { counts: ["post", "reply"] },
    });
    await machine.ok("settings counts post");
    expect(await machine.json("streak")).toMatchObject({ thisWeek: { postingDays: 1 } });
  });

  it("moves the weeks when they start on another day", async () => {
    const machine = await openMachineWithPosts(["2026-11-22", "2026-11-23"]);
    // Sunday, 22 November belongs to last week while weeks start on Monday, and to this one when they start on it.
    expect(await machine.json("streak")).toMatchObject({ thisWeek: { start: "2026-11-23", postingDays: 1 } });
    await machine.ok("settings week-start sunday");
    expect(await machine.json("streak")).toMatchObject({
      thisWeek: { start: "2026-11-22", end: "2026-11-28", postingDays: 2 },
    });
    await machine.ok("settings week-start saturday");
    expect(await machine.json("streak")).toMatchObject({ thisWeek: { start: "2026-11-21", end: "2026-11-27" } });
  });

  it("keeps the days that are recorded when the time zone changes", async () => {
    const machine = await openMachineWithPosts(["2026-11-23"]);
    await machine.ok("settings time-zone Pacific/Auckland");
    expect(machine.book().activities).toMatchObject([{ day: "2026-11-23" }]);
    // 11:30 UTC is half past midnight of the next day in Auckland, in November.
    expect(await machine.json("streak", { now: "2026-11-25T11:30:00Z" })).toMatchObject({ today: "2026-11-26" });
  });

  it("answers with null, not with a word, for what is not set", async () => {
    const machine = await openJanesMachine("--listen");
    await machine.ok("settings networks none");
    const { settings } = await machine.json<{ settings: Record<string, unknown> }>("settings");
    expect(settings).toMatchObject({ name: "Jane Doe", role: null, company: null, commit: null });
    expect(Object.values(settings)).not.toContain("none");
  });

  it.each([
    ["settings target 0", "1 to 7"],
    ["settings target 8", "1 to 7"],
    ["settings target three", "1 to 7"],
    ["settings target 2.5", "1 to 7"],
    ["settings time-zone Mars/Olympus", "There is no time zone"],
    ["settings time-zone +02:00", "There is no time zone"],
    ["settings time-zone new york", "One word too many: "],
    ['settings time-zone "new york"', "America/New_York"],
    ["settings week-start tuesday", "monday"],
    ["settings counts review", "never count"],
    ["settings counts stroy", "Did you mean story?"],
    ["settings networks linkdin", "Did you mean linkedin?"],
    ["settings networks x=a,twitter=b", "twice"],
    ["settings geolocation maybe", "neither yes nor no"],
    ["settings commit 2026-11-26", "in the future"],
    ["settings networks linkedin=https://x.com/foo", "is an address of X, not of LinkedIn."],
    ["settings commit 2026-02-30", "There is no 30 February 2026."],
    ["settings name ../../x", "does not look like a name"],
    ["settings name __proto__", "does not look like a name"],
    [["settings", "company", "red \u001b[31m alert"], "control character (U+001B at position 5)"],
    ["settings traget 4", "Did you mean target?"],
    ["settings __proto__", "There is no setting"],
    ["settings constructor x", "There is no setting"],
    ["settings role --always", "--always"],
    ["settings target --always", "--always"],
    ["settings role x --as bob", 'There is no leader "bob"'],
  ])("refuses %j", async (argv, words) => {
    await expectRefusal(await openJanesMachine(), argv, words);
  });

  it("says what to do when the zone of the record is not known here", async () => {
    const machine = await openJanesMachine();
    await changeBook(machine, (book) => ({ ...book, profile: { ...book.profile, timeZone: "Mars/Olympus" } }));
    await expectRefusal(machine, "streak", "settings time-zone", 1);
    await machine.ok("settings time-zone Europe/Paris");
    await machine.ok("streak");
  });

  it("says what to type before there is a plan", async () => {
    await expectRefusal(openMachine(), "settings", "socialtop init", 1);
  });
});
