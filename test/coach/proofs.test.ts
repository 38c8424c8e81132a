import { describe, expect, it } from "vitest";
import type { Book, Guidelines } from "../../src/coach/book.ts";
import { changeBook, expectRefusal } from "../commands/shared.ts";
import { type Machine, openJanesMachine } from "../support/run.ts";

const spokesperson = ["quoted", "topics", "opinion", "delicate", "wrong"].map((name) => `spokesperson.${name}`);
const beReal = ["human", "line", "story", "enough"].map((name) => `be-real.${name}`);

function readOn(day: string, screens: readonly string[]): Book["training"] {
  return screens.map((screen) => ({ screen, day }));
}

/** First written on 10 November 2026. */
const guidelines: Guidelines = {
  agreedOn: "2026-11-10",
  changedOn: "2026-11-10",
  file: null,
  topics: ["ports"],
  offLimits: null,
  neverMention: null,
  privateLife: null,
  reviewer: null,
  isListed: null,
  quietPeriods: null,
  disclaimer: null,
};
const withLine: Guidelines = { ...guidelines, privateLife: "My dog, never my children" };

async function openWith(parts: Partial<Book>): Promise<Machine> {
  const machine = await openJanesMachine();
  await changeBook(machine, (book) => ({ ...book, ...parts }));
  return machine;
}

interface ActionAnswer {
  readonly id: string;
  readonly state: string;
  readonly proved: boolean;
  readonly day: string | null;
}

/** How the action stands in `steps --json`. */
async function find(machine: Machine, id: string, flags = ""): Promise<ActionAnswer | undefined> {
  const { steps } = await machine.json<{ steps: { actions: ActionAnswer[] }[] }>(`steps ${flags}`);
  return steps.flatMap(({ actions }) => actions).find((action) => action.id === id);
}

const open = { state: "open", proved: false, day: null };
const provedOn = (day: string) => ({ state: "done", proved: true, day });

describe("spokesperson.training", () => {
  const action = "spokesperson.training";
  const inTwoSittings = [
    ...readOn("2026-11-24", spokesperson.slice(3)),
    ...readOn("2026-11-20", spokesperson.slice(0, 3)),
  ];

  it("is proved by all of its screens, on the day of the last one", async () => {
    const machine = await openWith({ training: inTwoSittings });
    expect(await find(machine, action)).toMatchObject(provedOn("2026-11-24"));
    expect(await find(machine, action, "--today 2026-11-24")).toMatchObject(provedOn("2026-11-24"));
    expect(await find(machine, action, "--today 2026-11-23")).toMatchObject(open);
  });

  it.each(spokesperson)("is not proved without %s", async (missing) => {
    const training = readOn("2026-11-20", [...spokesperson.filter((screen) => screen !== missing), ...beReal]);
    expect(await find(await openWith({ training }), action)).toMatchObject(open);
  });

  it("can be ticked all the same: the company may train its spokespersons itself", async () => {
    const machine = await openJanesMachine();
    await machine.ok(`done ${action} --on 2026-11-23`);
    expect(await find(machine, action)).toMatchObject({ state: "done", proved: false, day: "2026-11-23" });
  });

  it("is proved to somebody who left it out, and then read it", async () => {
    const machine = await openWith({ training: inTwoSittings });
    expect(await machine.ok(`skip ${action}`)).toContain("your record proves it");
    expect(await find(machine, action)).toMatchObject(provedOn("2026-11-24"));
  });
});

describe("spokesperson.guidelines", () => {
  const action = "spokesperson.guidelines";

  it("is proved by having guidelines, on the day on which they were first written", async () => {
    const machine = await openWith({ guidelines });
    expect(await find(machine, action)).toMatchObject(provedOn("2026-11-10"));
    expect(await find(machine, action, "--today 2026-11-10")).toMatchObject(provedOn("2026-11-10"));
    expect(await find(machine, action, "--today 2026-11-09")).toMatchObject(open);
  });

  it("is not proved by the training", async () => {
    const machine = await openWith({ training: readOn("2026-11-20", [...spokesperson, ...beReal]) });
    expect(await find(machine, action)).toMatchObject(open);
  });

  it("cannot be ticked; a tick of old stays", async () => {
    await expectRefusal(await openJanesMachine(), `done ${action}`, "Record it: socialtop guidelines init", 1);
    const ticked = await openWith({ actions: [{ action, outcome: "done", day: "2026-10-05", why: null }] });
    expect(await find(ticked, action)).toMatchObject({ state: "done", proved: false, day: "2026-10-05" });
  });
});

describe("be-real.lines", () => {
  const action = "be-real.lines";

  it.each([
    ["the training, read after the guidelines were written", "2026-11-20", "2026-11-20"],
    ["the guidelines, written after the training was read", "2026-11-03", "2026-11-10"],
    ["both, on the same day", "2026-11-10", "2026-11-10"],
  ])("is proved on the day of %s", async (_what, read, day) => {
    const machine = await openWith({ guidelines: withLine, training: readOn(read, beReal) });
    expect(await find(machine, action)).toMatchObject(provedOn(day));
    const eve = day === "2026-11-20" ? "2026-11-19" : "2026-11-09";
    expect(await find(machine, action, `--today ${eve}`)).toMatchObject(open);
  });

  it.each<[string, Partial<Book>]>([
    ["without guidelines", { training: readOn("2026-11-20", beReal) }],
    ["by guidelines that do not speak of private life", { guidelines, training: readOn("2026-11-20", beReal) }],
    ["without the training", { guidelines: withLine }],
    ["by the other training", { guidelines: withLine, training: readOn("2026-11-20", spokesperson) }],
    ["by all screens but one", { guidelines: withLine, training: readOn("2026-11-20", beReal.slice(1)) }],
  ])("is not proved %s", async (_what, parts) => {
    expect(await find(await openWith(parts), action)).toMatchObject(open);
  });

  it("cannot be ticked, and says what both come from; a tick of old stays", async () => {
    const words = "Record it: socialtop training be-real, and socialtop guidelines init";
    await expectRefusal(await openJanesMachine(), `done ${action}`, words, 1);
    const ticked = await openWith({ actions: [{ action, outcome: "done", day: "2026-10-05", why: null }] });
    expect(await find(ticked, action)).toMatchObject({ state: "done", proved: false, day: "2026-10-05" });
  });
});

describe("both trainings and the guidelines", () => {
  it("leave only what is to be posted open in the two steps", async () => {
    const training = readOn("2026-11-20", [...spokesperson, ...beReal]);
    const machine = await openWith({ guidelines: withLine, training });
    expect(await machine.json("steps spokesperson")).toMatchObject({ state: "started", done: 2, asked: 3 });
    expect(await machine.json("steps be-real")).toMatchObject({ state: "started", done: 1, asked: 2 });
    // Proof is derived, never stored.
    expect(machine.book().actions).toEqual([]);
  });

  it.each([
    ["spokesperson.training", "socialtop training"],
    ["spokesperson.guidelines", "socialtop guidelines init"],
    ["spokesperson.opinion", "socialtop draft --ideas"],
    ["be-real.lines", "socialtop training be-real"],
    ["be-real.share", "socialtop draft --ideas"],
  ])("next says of %s how: %s", async (action, command) => {
    const machine = await openJanesMachine();
    const before = [
      ...["listen.follow", "listen.watch", "spokesperson.training", "spokesperson.guidelines", "spokesperson.opinion"],
      ...["be-real.lines", "be-real.share"],
    ];
    const done = before.slice(0, before.indexOf(action));
    await changeBook(machine, (book) => ({
      ...book,
      actions: done.map((id) => ({ action: id, outcome: "done", day: "2026-11-20", why: null })),
    }));
    const { next } = await machine.json<{ next: { id: string; how: string[] } }>("next");
    expect(next.id).toBe(action);
    expect(next.how.join("\n")).toContain(command);
    expect(next.how.length).toBeLessThanOrEqual(3);
  });
});
