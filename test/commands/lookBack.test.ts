import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { changeBook, openBusyMachine } from "./shared.ts";

/** The book as it was in the evening of that day. */
function asOf(book: Book, today: string): Book {
  return {
    ...book,
    activities: book.activities.filter(({ day }) => day <= today),
    actions: book.actions.filter(({ day }) => day <= today),
    guidelines: book.guidelines !== null && book.guidelines.agreedOn <= today ? book.guidelines : null,
    training: book.training.filter(({ day }) => day <= today),
    drafts: book.drafts.filter(({ day }) => day <= today),
  };
}

// Before the start, in the storm, in the silence, in the week of the pause, yesterday, today.
const days = ["2026-10-01", "2026-10-27", "2026-11-08", "2026-11-18", "2026-11-24", "2026-11-25"];

describe("--today", () => {
  it.each(days)(
    "sees on %s what the leader saw then: later activities, drafts and guidelines are not there yet",
    async (today) => {
      const now = await openBusyMachine();
      const then = await openBusyMachine();
      await changeBook(then, (book) => asOf(book, today));
      for (const argv of [
        "",
        "next",
        "steps",
        "steps listen",
        "activity",
        "streak",
        "streak --platform x",
        "leaders",
        "drafts",
        "guidelines",
        "training --list",
      ]) {
        const seen = await now.ok(`${argv} --json --today ${today}`);
        expect(seen).toBe(await then.ok(`${argv} --json`, { now: `${today}T10:00:00Z` }));
      }
      expect(await now.ok(`streak --today ${today}`)).toBe(await then.ok("streak", { now: `${today}T10:00:00Z` }));
    },
  );

  it("may come from SOCIALTOP_TODAY; the flag wins", async () => {
    const machine = await openBusyMachine();
    const env = { SOCIALTOP_TODAY: "2026-11-08" };
    expect(await machine.json("streak", { env })).toMatchObject({ today: "2026-11-08" });
    expect(await machine.json("streak --today 2026-11-10", { env })).toMatchObject({ today: "2026-11-10" });
  });

  it("is not set by an empty SOCIALTOP_TODAY, as no other variable is by nothing", async () => {
    const machine = await openBusyMachine();
    expect(await machine.json("streak", { env: { SOCIALTOP_TODAY: "" } })).toMatchObject({ today: "2026-11-25" });
  });

  it("understands yesterday and weekdays", async () => {
    const machine = await openBusyMachine();
    expect(await machine.json("streak --today yesterday")).toMatchObject({ today: "2026-11-24" });
    expect(await machine.json("streak --today friday")).toMatchObject({ today: "2026-11-20" });
  });

  it("names where a day that does not exist came from", async () => {
    const machine = await openBusyMachine();
    const flag = await machine.run("streak --today 2026-02-30");
    expect({ code: flag.code, out: flag.out }).toEqual({ code: 2, out: "" });
    expect(flag.err).toContain("--today");
    const variable = await machine.run("streak", { env: { SOCIALTOP_TODAY: "2026-02-30" } });
    expect(variable.code).toBe(2);
    expect(variable.err).toContain("SOCIALTOP_TODAY");
  });

  it("is the day on which things are recorded, and what is after it is in the future", async () => {
    const machine = await openBusyMachine();
    await machine.ok("log --today 2026-11-12");
    expect(machine.book().activities.at(-1)).toMatchObject({ day: "2026-11-12" });
    const { code, err } = await machine.run("log --today 2026-11-12 --on 2026-11-13");
    expect(code).toBe(2);
    expect(err).toContain("in the future");
  });

  it("is a day in the leader's own zone", async () => {
    const machine = await openBusyMachine();
    // 23:30 UTC of the 25th: half past midnight of the 26th in Paris, the morning of the 26th in Tokyo.
    const options = { now: "2026-11-25T23:30:00Z" };
    expect(await machine.json("streak", options)).toMatchObject({ today: "2026-11-26" });
    await machine.ok("settings time-zone America/New_York");
    expect(await machine.json("streak", options)).toMatchObject({ today: "2026-11-25" });
  });
});
