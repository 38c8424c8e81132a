import { describe, expect, it } from "vitest";
import { openJanesMachine } from "../support/run.ts";
import { expectRefusal, openMachineWithPosts } from "./shared.ts";

interface StepsAnswer {
  readonly stepsDone: number;
  readonly stepsAsked: number;
  readonly next: string | null;
  readonly steps: readonly StepAnswer[];
}

interface StepAnswer {
  readonly id: string;
  readonly state: string;
  readonly actions: readonly { readonly id: string; readonly state: string; readonly proved: boolean }[];
}

describe("steps", () => {
  it("shows six steps in two stages, the baby steps first", async () => {
    const machine = await openJanesMachine("--geolocation --reviews");
    const out = await machine.ok("steps");
    const places = [
      "Baby steps",
      "1 Listen",
      "2 Check in",
      "3 Review",
      "For the more adventurous",
      "4 Spokesperson",
      "5 Be real",
      "6 Stay awhile",
    ].map((title) => out.indexOf(title));
    expect(places.every((place) => place !== -1)).toBe(true);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(out).toContain("socialtop next");
  });

  it("never counts a step against a leader whose business it is not for", async () => {
    const machine = await openJanesMachine("--no-geolocation --no-reviews");
    expect((await machine.ok("steps")).match(/not for your business/g)).toHaveLength(2);
    const { stepsAsked, steps } = await machine.json<StepsAnswer>("steps");
    expect(stepsAsked).toBe(4);
    expect(steps.map(({ id, state }) => [id, state])).toMatchObject([
      ["listen", "started"],
      ["check-in", "not-for-you"],
      ["review", "not-for-you"],
      ["spokesperson", "open"],
      ["be-real", "open"],
      ["stay-awhile", expect.any(String)],
    ]);
  });

  it.each(["listen", "1", "Listen", "LISTEN"])("shows one step with its actions, named as %j", async (name) => {
    const machine = await openJanesMachine();
    const out = await machine.ok(["steps", name]);
    for (const id of ["listen.accounts", "listen.follow", "listen.watch"]) expect(out).toContain(id);
    expect(out).not.toContain("spokesperson.training");
    expect(await machine.json(["steps", name])).toMatchObject({
      schemaVersion: 1,
      leader: "jane",
      id: "listen",
      number: 1,
    });
  });

  it("has two to four actions in each step, with ids that begin with the step's", async () => {
    const machine = await openJanesMachine();
    const { steps } = await machine.json<StepsAnswer>("steps");
    for (const { id, actions } of steps) {
      expect(actions.length).toBeGreaterThanOrEqual(2);
      expect(actions.length).toBeLessThanOrEqual(4);
      expect(actions.every((action) => action.id.startsWith(`${id}.`))).toBe(true);
    }
  });

  it.each([
    ["log --kind check-in --on yesterday", "check-in", "check-in.check-in"],
    ["log --kind review --platform yelp --on yesterday", "review", "review.post"],
  ])("takes the record as proof: %s", async (argv, step, action) => {
    const machine = await openJanesMachine("--geolocation --reviews");
    const find = async () => (await machine.json<StepAnswer>(["steps", step])).actions.find(({ id }) => id === action);
    expect(await find()).toMatchObject({ state: "open", proved: false, day: null });
    await machine.ok(argv);
    expect(await find()).toMatchObject({ state: "done", proved: true, day: "2026-11-24" });
    // Proof is derived, never stored.
    expect(machine.book().actions).toEqual([]);
    await machine.ok("remove last --yes");
    expect(await find()).toMatchObject({ state: "open" });
  });

  it("takes four weeks in a row on the guideline as proof of staying awhile, and three as none", async () => {
    // Mondays, Wednesdays and Fridays of the weeks of 26 October, 2, 9 and 16 November.
    const days = [
      "10-26",
      "10-28",
      "10-30",
      "11-02",
      "11-04",
      "11-06",
      "11-09",
      "11-11",
      "11-13",
      "11-16",
      "11-18",
      "11-20",
    ];
    const four = await openMachineWithPosts(
      days.map((day) => `2026-${day}`),
      "--commit 2026-10-26",
    );
    expect(await four.json("steps 6")).toMatchObject({ state: "done", done: 2, asked: 2 });
    const three = await openMachineWithPosts(
      days.slice(3).map((day) => `2026-${day}`),
      "--commit 2026-11-02",
    );
    expect(await three.json("steps 6")).toMatchObject({ state: "started", done: 1, asked: 2 });
  });

  it("shows what was done, skipped and why", async () => {
    const machine = await openJanesMachine();
    await machine.ok("done listen.follow --on 2026-11-03");
    await machine.ok('skip listen.watch --why "I read all day"');
    const out = await machine.ok("steps listen");
    expect(out).toContain("done 3 Nov");
    expect(out).toContain("skipped 25 Nov: I read all day");
  });

  it.each([
    ["lissten", "Did you mean listen?"],
    ["7", "Known: listen, check-in"],
    ["__proto__", "There is no step"],
  ])("refuses the step %j", async (step, words) => {
    await expectRefusal(await openJanesMachine(), ["steps", step], words);
  });
});
