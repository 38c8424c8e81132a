import { describe, expect, it } from "vitest";
import { openJanesMachine } from "../support/run.ts";
import { openMachineWithPosts, openWorkedMachine } from "./shared.ts";

describe("streak --json", () => {
  it("is exactly the documented shape, field by field and in this order", async () => {
    const machine = await openWorkedMachine();
    const out = await machine.ok("streak --json");
    const { advice } = JSON.parse(out) as { advice: string };
    expect(advice).toMatch(/^[A-Z0-9].*\.$/);
    expect(out).toBe(
      `${JSON.stringify({
        schemaVersion: 1,
        leader: "jane",
        today: "2026-11-25",
        timeZone: "Europe/Paris",
        // The commitment of 15 October comes before the first post, of the 16th.
        rule: { target: 3, weekStart: "monday", counts: ["post"], since: "2026-10-15" },
        thisWeek: {
          start: "2026-11-23",
          end: "2026-11-29",
          target: 3,
          postingDays: 2,
          posts: 2,
          standing: "on-track",
          // Today is a posting day already: Thursday to Sunday.
          daysLeft: 4,
          stillNeeded: 1,
        },
        // The empty week of 9 November ends what came before; this week is not met yet. Of the two runs of one week
        // (19–25 October and this one) the later is the best.
        streak: {
          weeks: 1,
          since: "2026-11-16",
          best: { weeks: 1, from: "2026-11-16", to: "2026-11-22" },
        },
        // Last week and this one; before the silence three weeks had a post, the started one included.
        showingUp: {
          weeks: 2,
          since: "2026-11-16",
          best: { weeks: 3, from: "2026-10-12", to: "2026-11-01" },
        },
        last12: { weeks: 6, met: 2, light: 1, empty: 2, paused: 0, started: 1 },
        last26: { weeks: 6, withAPost: 4 },
        lastPost: { day: "2026-11-25", daysAgo: 0 },
        gaps: [
          {
            from: "2026-11-02",
            to: "2026-11-15",
            weeks: 2,
            storm: { from: "2026-10-27", to: "2026-10-27", posts: 12 },
          },
        ],
        storms: [{ week: "2026-10-26", from: "2026-10-27", to: "2026-10-27", posts: 12 }],
        weeks: [
          { start: "2026-10-12", end: "2026-10-18", state: "started", target: 3, postingDays: 1, posts: 1 },
          { start: "2026-10-19", end: "2026-10-25", state: "met", target: 3, postingDays: 3, posts: 4 },
          { start: "2026-10-26", end: "2026-11-01", state: "light", target: 3, postingDays: 1, posts: 12 },
          { start: "2026-11-02", end: "2026-11-08", state: "empty", target: 3, postingDays: 0, posts: 0 },
          { start: "2026-11-09", end: "2026-11-15", state: "empty", target: 3, postingDays: 0, posts: 0 },
          // Three unpaused days: ceil(3 × 3 / 7) = 2.
          { start: "2026-11-16", end: "2026-11-22", state: "met", target: 2, postingDays: 2, posts: 2 },
          { start: "2026-11-23", end: "2026-11-29", state: "open", target: 3, postingDays: 2, posts: 2 },
        ],
        advice,
      })}\n`,
    );
  });

  it("keeps its shape while there is nothing to evaluate", async () => {
    const machine = await openJanesMachine("--listen");
    const { advice, ...answer } = await machine.json("streak");
    expect(advice).toMatch(/\w/);
    const noRun = { weeks: 0, since: null, best: null };
    expect(answer).toEqual({
      schemaVersion: 1,
      leader: "jane",
      today: "2026-11-25",
      timeZone: "Europe/Paris",
      rule: { target: 3, weekStart: "monday", counts: ["post"], since: null },
      thisWeek: {
        start: "2026-11-23",
        end: "2026-11-29",
        target: 3,
        postingDays: 0,
        posts: 0,
        standing: "listening",
        // Wednesday to Sunday.
        daysLeft: 5,
        stillNeeded: 3,
      },
      streak: noRun,
      showingUp: noRun,
      last12: { weeks: 0, met: 0, light: 0, empty: 0, paused: 0, started: 0 },
      last26: { weeks: 0, withAPost: 0 },
      lastPost: null,
      gaps: [],
      storms: [],
      weeks: [],
    });
  });

  it("holds every week, whatever --weeks and --explain show", async () => {
    const machine = await openWorkedMachine();
    const whole = await machine.json("streak");
    expect(await machine.json("streak --weeks 2 --explain")).toEqual(whole);
  });

  it("judges one network alone with --platform", async () => {
    const machine = await openMachineWithPosts(["2026-11-16", "2026-11-18", "2026-11-20"], "--listen");
    await machine.ok("log --platform x --on 2026-11-19");
    // The post on X is the only one, and its week the first, begun on a Thursday.
    expect(await machine.json("streak --platform x")).toMatchObject({
      rule: { since: "2026-11-19" },
      streak: { weeks: 0, since: null, best: null },
      last12: { weeks: 1, started: 1 },
      lastPost: { day: "2026-11-19", daysAgo: 6 },
      weeks: [
        { start: "2026-11-16", state: "started", posts: 1 },
        { start: "2026-11-23", state: "open" },
      ],
    });
    expect(await machine.json("streak")).toMatchObject({
      rule: { since: "2026-11-16" },
      streak: { weeks: 1 },
      weeks: [{ start: "2026-11-16", state: "met", postingDays: 4, posts: 4 }, { state: "open" }],
    });
  });

  it("looks back with --today: what came later is not there yet", async () => {
    const machine = await openWorkedMachine();
    // Tuesday, 17 November, before the pause: two posting days so far, Wednesday to Sunday left. Of them Thursday to
    // Sunday are paused by what is known, so two days are enough.
    expect(await machine.json("streak --today 2026-11-17")).toMatchObject({
      today: "2026-11-17",
      thisWeek: { start: "2026-11-16", target: 2, postingDays: 2, standing: "met", daysLeft: 5, stillNeeded: 0 },
      lastPost: { day: "2026-11-17", daysAgo: 0 },
      weeks: expect.objectContaining({ length: 6 }),
    });
    // Before the first post and the commitment.
    expect(await machine.json("streak --today 2026-10-14")).toMatchObject({
      rule: { since: null },
      thisWeek: { start: "2026-10-12", standing: "listening" },
      weeks: [],
    });
  });
});
