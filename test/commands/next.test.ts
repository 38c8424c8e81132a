import { describe, expect, it } from "vitest";
import { openJanesMachine, openMachine } from "../support/run.ts";
import { changeBook, expectRefusal } from "./shared.ts";

const everyAction =
  "listen.follow listen.watch spokesperson.training spokesperson.guidelines spokesperson.opinion be-real.lines be-real.share stay-awhile.commit stay-awhile.rhythm".split(
    " ",
  );

describe("next", () => {
  it("tells why and how, and the command that ticks it", async () => {
    const machine = await openJanesMachine();
    const out = await machine.ok("next");
    // Jane has a handle on each of her networks, which proves listen.accounts: the next one is listen.follow.
    expect(out).toContain("Follow five people worth learning from");
    expect(out).toMatch(/^ {2}Why /m);
    expect(out).toMatch(/^ {2}How /m);
    expect(out).toContain("socialtop done listen.follow");
    expect(out).toContain("socialtop skip listen.follow");
    expect(machine.store.changes()).toHaveLength(1);
  });

  it("gives the addresses of the leader's own networks and no others", async () => {
    const machine = openMachine();
    await machine.ok("init --name Jane --networks bluesky --yes");
    const accounts = await machine.ok("next");
    expect(accounts).toContain("bsky.app");
    expect(accounts).not.toMatch(/linkedin\.com|x\.com/);
  });

  it("ticks the action when it is done, and names the one after it", async () => {
    const machine = await openJanesMachine();
    const out = await machine.ok("next", { answers: ["done"] });
    expect(machine.book().actions).toEqual([
      { action: "listen.follow", outcome: "done", day: "2026-11-25", why: null },
    ]);
    expect(out).toContain("watch and listen for a while");
    expect(machine.asked).toHaveLength(1);
  });

  it("changes nothing for not now", async () => {
    const machine = await openJanesMachine();
    await machine.ok("next", { answers: ["not-now"] });
    expect(machine.book().actions).toEqual([]);
    expect(machine.store.changes()).toHaveLength(1);
  });

  it("leaves an action out for not for me, without holding it against the leader", async () => {
    const machine = await openJanesMachine();
    await machine.ok("next", { answers: ["not-for-me"] });
    expect(machine.book().actions).toMatchObject([{ action: "listen.follow", outcome: "skipped" }]);
    // One of three is done already (the accounts), and only two are asked for now.
    expect(await machine.json("steps listen")).toMatchObject({ state: "started", done: 1, asked: 2 });
  });

  it("says which step is complete", async () => {
    const machine = await openJanesMachine();
    await machine.ok("done listen.follow");
    expect(await machine.ok("next", { answers: ["done"] })).toContain("Step 1, Listen, is complete.");
  });

  it("passes over the steps that are not for the leader's business", async () => {
    const machine = await openJanesMachine("--no-geolocation --no-reviews");
    await machine.ok("done listen.follow");
    await machine.ok("done listen.watch");
    expect(await machine.json("next")).toMatchObject({ next: { step: "spokesperson", id: "spokesperson.training" } });
    await machine.ok("settings reviews yes");
    expect(await machine.json("next")).toMatchObject({ next: { step: "review", id: "review.account" } });
  });

  it("offers an action again on the days before it was ticked", async () => {
    const machine = await openJanesMachine();
    await machine.ok("done listen.follow --on 2026-11-20");
    expect(await machine.json("next --today 2026-11-19")).toMatchObject({ next: { id: "listen.follow" } });
    expect(await machine.json("next --today 2026-11-20")).toMatchObject({ next: { id: "listen.watch" } });
  });

  it("says so when everything is done", async () => {
    const machine = await openJanesMachine();
    await changeBook(machine, (book) => ({
      ...book,
      actions: everyAction.map((action) => ({ action, outcome: "done", day: "2026-11-20", why: null })),
    }));
    expect(await machine.ok("next")).toContain("All steps are done");
    expect(await machine.json("next")).toEqual({ schemaVersion: 1, leader: "jane", next: null });
  });

  it("answers with the action as JSON, and then asks nothing", async () => {
    const machine = await openJanesMachine();
    const { next } = await machine.json<{ next: Record<string, unknown> }>("next", { answers: [] });
    expect(next).toMatchObject({ step: "listen", id: "listen.follow", state: "open", day: null, proved: false });
    expect(next["why"]).toMatch(/\w/);
    expect((next["how"] as string[]).length).toBeGreaterThan(0);
    expect(machine.asked).toEqual([]);
  });

  it("asks nothing with --no-input", async () => {
    const machine = await openJanesMachine();
    expect(await machine.ok("next --no-input", { answers: ["done"] })).toContain("socialtop done listen.follow");
    expect(machine.book().actions).toEqual([]);
  });

  it("says what to type before there is a plan", async () => {
    await expectRefusal(openMachine(), "next", "socialtop init", 1);
  });
});
