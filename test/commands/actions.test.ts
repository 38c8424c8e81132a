import { describe, expect, it } from "vitest";
import { openJanesMachine } from "../support/run.ts";
import { expectRefusal } from "./shared.ts";

describe("done", () => {
  it("ticks an action today and says what is next", async () => {
    const machine = await openJanesMachine();
    const out = await machine.ok("done listen.follow");
    expect(out).toContain("Done: Follow five people worth learning from.");
    expect(out).toContain("socialtop next");
    expect(machine.book().actions).toEqual([
      { action: "listen.follow", outcome: "done", day: "2026-11-25", why: null },
    ]);
  });

  it("ticks it on another day with --on, and a second tick replaces the first", async () => {
    const machine = await openJanesMachine();
    await machine.ok("done listen.follow");
    await machine.ok("done LISTEN.follow --on friday");
    expect(machine.book().actions).toMatchObject([{ action: "listen.follow", day: "2026-11-20" }]);
  });

  it("answers with the action and the next one as JSON", async () => {
    const machine = await openJanesMachine();
    expect(await machine.json("done listen.follow --on yesterday")).toEqual({
      schemaVersion: 1,
      leader: "jane",
      action: {
        id: "listen.follow",
        title: "Follow five people worth learning from",
        state: "done",
        day: "2026-11-24",
        proved: false,
        why: null,
      },
      next: "listen.watch",
    });
  });
});

describe("skip", () => {
  it("leaves an action out with its reason, and says how to take that back", async () => {
    const machine = await openJanesMachine("--reviews");
    const out = await machine.ok('skip review.post --why "we are listed"');
    expect(out).toContain("socialtop reopen review.post");
    expect(machine.book().actions).toEqual([
      { action: "review.post", outcome: "skipped", day: "2026-11-25", why: "we are listed" },
    ]);
  });

  it("needs no reason", async () => {
    const machine = await openJanesMachine();
    expect(await machine.json("skip be-real.share")).toMatchObject({ action: { state: "skipped", why: null } });
  });

  it("counts a step as not for the leader when all of it is skipped", async () => {
    const machine = await openJanesMachine();
    await machine.ok("skip be-real.lines");
    await machine.ok("skip be-real.share");
    expect(await machine.json("steps")).toMatchObject({ stepsAsked: 3 });
  });
});

describe("reopen", () => {
  it.each(["done listen.follow", "skip listen.follow --why busy"])("takes back: %s", async (settle) => {
    const machine = await openJanesMachine();
    await machine.ok(settle);
    const out = await machine.ok("reopen listen.follow");
    expect(out).toContain("Open again");
    expect(machine.book().actions).toEqual([]);
    expect(await machine.json("next")).toMatchObject({ next: { id: "listen.follow" } });
  });

  it("says that there is nothing to take back", async () => {
    await expectRefusal(await openJanesMachine(), "reopen listen.follow", "open already", 1);
  });

  it("says that the record proves it, and how to mend the record", async () => {
    const machine = await openJanesMachine("--geolocation");
    await machine.ok("log --kind check-in");
    await expectRefusal(machine, "reopen check-in.check-in", "socialtop activity", 1);
  });
});

describe("done, skip and reopen", () => {
  it.each([
    ["done listen.folow", "Did you mean listen.follow?"],
    ["skip listen.folow", "Did you mean listen.follow?"],
    ["reopen listen.folow", "Did you mean listen.follow?"],
    ["done", "action"],
    ["done __proto__", "There is no action"],
    ["done listen.follow --on 2026-11-26", "in the future"],
    ["done listen.follow --on 2026-02-30", "There is no 30 February 2026."],
    ["done listen.follow --on soon", '"soon" is not a day'],
    [["skip", "listen.follow", "--why", "red \u001b[31m alert"], "control character (U+001B at position 5)"],
    [["skip", "listen.follow", "--why", "x".repeat(201)], "201 characters"],
    ["done listen.follow --as bob", 'There is no leader "bob"'],
  ])("refuse %j", async (argv, words) => {
    await expectRefusal(await openJanesMachine(), argv, words);
  });
});
