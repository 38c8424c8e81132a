import { describe, expect, it } from "vitest";
import { tweetAddress } from "../support/changes.ts";
import { tweetId } from "../support/exports/x.ts";
import { openJanesMachine } from "../support/run.ts";
import { expectRefusal, openMachineWithPosts } from "./shared.ts";

describe("edit", () => {
  it("takes for the last one what was logged last, whether or not its day was given", async () => {
    const jane = await openJanesMachine();
    await jane.ok(["log", "--on", "today", "First"]);
    await jane.ok(["log", "Second"]);
    await jane.ok(["edit", "last", "--text", "Second, mended"]);
    await jane.ok(["log", "--on", "today", "Third"]);
    await jane.ok(["edit", "last", "--text", "Third, mended"]);
    expect(jane.book().activities.map(({ text }) => text)).toEqual(["First", "Second, mended", "Third, mended"]);
  });

  it("mends day, network, kind, address and text of the newest one", async () => {
    const machine = await openMachineWithPosts(["2026-11-16", "2026-11-20"]);
    const out = await machine.ok(
      'edit last --on monday --platform twitter --kind reply --url https://example.com/a --text "Spoke in Lyon"',
    );
    expect(machine.book().activities).toEqual([
      expect.objectContaining({ id: "test:0", day: "2026-11-16", kind: "post" }),
      {
        id: "test:1",
        day: "2026-11-23",
        kind: "reply",
        platform: "x",
        url: "https://example.com/a",
        text: "Spoke in Lyon",
        source: "log",
      },
    ]);
    expect(out).toMatch(/Mon 23 Nov.*X reply.*Spoke in Lyon/);
  });

  it("leaves alone what is not named", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["log", tweetAddress]);
    const [before] = machine.book().activities;
    await machine.ok("edit last --kind reply");
    expect(machine.book().activities).toEqual([{ ...before, kind: "reply" }]);
  });

  it("forgets the time of day when the day was wrong, for it was of that day", async () => {
    const machine = await openJanesMachine();
    await machine.ok("log");
    expect(machine.book().activities[0]?.at).toBe("2026-11-25T08:00:00.000Z");
    await machine.ok("edit last --on yesterday");
    expect(machine.book().activities).toMatchObject([{ day: "2026-11-24" }]);
    expect(machine.book().activities[0]).not.toHaveProperty("at");
  });

  it.each([
    ["its whole id", "test:1"],
    ["the end of it", "st:1"],
    ["the end as the list shows it", "…st:1"],
  ])("finds one by %s", async (_, id) => {
    const machine = await openMachineWithPosts(["2026-11-16", "2026-11-20"]);
    await machine.ok(["edit", id, "--kind", "story"]);
    expect(machine.book().activities.map(({ kind }) => kind)).toEqual(["post", "story"]);
  });

  it("takes address and text away", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["log", "--platform", "x", "--url", "https://example.com/a", "--text", "typo"]);
    await machine.ok("edit last --url none --text none");
    expect(Object.keys(machine.book().activities[0] ?? {})).not.toEqual(expect.arrayContaining(["url"]));
    expect(Object.keys(machine.book().activities[0] ?? {})).not.toEqual(expect.arrayContaining(["text"]));
  });

  it("repairs the weeks: a post moved to the day it was made closes the gap", async () => {
    // Nothing in the week of 9 November, until one post of the 20th turns out to be of the 13th.
    const machine = await openMachineWithPosts(["2026-11-03", "2026-11-17", "2026-11-20"], "--commit 2026-11-02");
    const gaps = async () => (await machine.json<{ gaps: unknown[] }>("streak")).gaps;
    expect(await gaps()).toEqual([{ from: "2026-11-09", to: "2026-11-15", weeks: 1, storm: null }]);
    await machine.ok("edit last --on 2026-11-13");
    expect(await gaps()).toEqual([]);
  });

  it("means by last the newest one of the day it looks back to", async () => {
    const machine = await openMachineWithPosts(["2026-11-03", "2026-11-20"]);
    await machine.ok("edit last --kind story --today 2026-11-10");
    expect(machine.book().activities.map(({ kind }) => kind)).toEqual(["story", "post"]);
  });

  it("answers with the activity as JSON", async () => {
    const machine = await openMachineWithPosts(["2026-11-16"]);
    expect(await machine.json("edit last --kind story --text none")).toEqual({
      schemaVersion: 1,
      leader: "jane",
      activity: { id: "test:0", day: "2026-11-16", kind: "story", platform: "linkedin", source: "log" },
    });
  });

  it.each([
    ["edit last", "--on, --platform, --kind, --url, --text"],
    ["edit", "id"],
    ["edit nothing --kind reply", 'There is no activity "nothing".'],
    ["edit __proto__ --kind reply", "There is no activity"],
    ["edit test --kind reply", "test:0 and test:1"],
    ["edit last --on 2026-11-26", "in the future"],
    ["edit last --on 2026-02-30", "There is no 30 February 2026."],
    ["edit last --platform linkdin", "Did you mean linkedin?"],
    ["edit last --kind psot", "Did you mean post?"],
    ["edit last --url not-an-address", "not an address"],
    ["edit last --url javascript:alert(1)", "not an address"],
    [["edit", "last", "--text", "red \u001b[31m alert"], "control character (U+001B at position 5)"],
    ["edit last --kind reply --as bob", 'There is no leader "bob"'],
  ])("refuses %j", async (argv, words) => {
    await expectRefusal(await openMachineWithPosts(["2026-11-16", "2026-11-20"]), argv, words);
  });

  it("says that nothing can be edited while nothing is recorded", async () => {
    await expectRefusal(await openJanesMachine(), "edit last --kind reply", "There is no activity");
  });

  it("keeps a post known by the address that it was given", async () => {
    const machine = await openJanesMachine();
    await machine.ok("log --platform x --on 2026-11-24");
    await machine.ok(["edit", "last", "--url", tweetAddress]);
    await machine.ok(["log", tweetAddress]);
    expect(machine.book().activities).toHaveLength(1);
    expect(tweetAddress).toContain(tweetId("2026-11-24T10:00:00Z"));
  });
});
