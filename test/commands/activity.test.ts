import { describe, expect, it } from "vitest";
import { activityOn } from "../support/books.ts";
import { type Machine, openJanesMachine } from "../support/run.ts";
import { changeBook, expectRefusal, openMachineWithPosts } from "./shared.ts";

interface ActivityAnswer {
  readonly activities: readonly { readonly id: string; readonly day: string }[];
  readonly total: number;
}

async function openMixedMachine(): Promise<Machine> {
  const machine = await openJanesMachine();
  await changeBook(machine, (book) => ({
    ...book,
    activities: [
      activityOn("2026-11-20", { id: "test:reply", kind: "reply", platform: "x" }),
      activityOn("2026-11-23", { id: "test:late", at: "2026-11-23T18:00:00.000Z" }),
      activityOn("2026-11-23", { id: "test:early", at: "2026-11-23T07:00:00.000Z", text: "Good morning, Lyon" }),
      activityOn("2026-10-01", { id: "test:old" }),
      activityOn("2026-11-25", { id: "test:review", kind: "review", platform: "yelp" }),
    ],
  }));
  return machine;
}

async function idsOf(machine: Machine, argv: string): Promise<string[]> {
  const { activities } = await machine.json<ActivityAnswer>(argv);
  return activities.map(({ id }) => id.replace("test:", ""));
}

describe("activity", () => {
  it("lists the newest first, by day and then by time of day", async () => {
    const machine = await openMixedMachine();
    expect(await idsOf(machine, "activity")).toEqual(["review", "late", "early", "reply", "old"]);
    const out = await machine.ok("activity");
    expect(out).toMatch(/Wed 25 Nov.*Yelp review/);
    expect(out).toMatch(/Mon 23 Nov.*LinkedIn post.*Good morning, Lyon/);
    expect(out.trimEnd().split("\n")).toHaveLength(5);
  });

  it.each([
    ["--kind post", ["late", "early", "old"]],
    ["--platform x", ["reply"]],
    ["--platform twitter", ["reply"]],
    ["--from 2026-11-20", ["review", "late", "early", "reply"]],
    ["--to 2026-11-20", ["reply", "old"]],
    // Today is a Wednesday: the latest Friday is the 20th, the latest Monday the 23rd. Both ends are included.
    ["--from friday --to monday", ["late", "early", "reply"]],
    ["--last 2", ["review", "late"]],
    ["--kind post --platform linkedin --from monday --last 1", ["late"]],
    ["--kind listen", []],
  ])("shows only what %s asks for", async (flags, ids) => {
    expect(await idsOf(await openMixedMachine(), `activity ${flags}`)).toEqual(ids);
  });

  it("keeps to one screen and says how to see the rest; JSON holds all", async () => {
    const days = Array.from({ length: 30 }, (_, index) => `2026-10-${String(index + 1).padStart(2, "0")}`);
    const machine = await openMachineWithPosts(days);
    const out = await machine.ok("activity");
    expect(out.split("\n").length).toBeLessThanOrEqual(24);
    expect(out).toMatch(/10 more.*--last 30/);
    expect((await machine.ok("activity --last 30")).trimEnd().split("\n")).toHaveLength(30);
    const answer = await machine.json<ActivityAnswer>("activity");
    expect(answer.activities).toHaveLength(30);
    expect(answer.total).toBe(30);
  });

  it("shows an id that edit and remove understand", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["log", `https://x.com/jane/status/${(1795563000000n - 1288834974657n) << 22n}`]);
    await machine.ok("log --platform linkedin");
    const shown = /X post\s+(\S+)/.exec(await machine.ok("activity"))?.[1];
    await machine.ok(["edit", shown ?? "nothing was shown", "--kind", "reply"]);
    expect(machine.book().activities).toMatchObject([{ kind: "reply" }, { kind: "post" }]);
  });

  it("does not know later activities when it looks back", async () => {
    expect(await idsOf(await openMixedMachine(), "activity --today 2026-11-22")).toEqual(["reply", "old"]);
  });

  it("says what to type while nothing is recorded", async () => {
    expect(await (await openJanesMachine()).ok("activity")).toContain("socialtop log");
  });

  it("does not say that nothing is recorded when only the filter finds nothing", async () => {
    const out = await (await openMixedMachine()).ok("activity --kind listen");
    expect(out.trim()).not.toBe("");
    expect(out).not.toContain("Nothing is recorded yet");
  });

  it.each([
    ["activity --kind psot", "Did you mean post?"],
    ["activity --platform linkdin", "Did you mean linkedin?"],
    ["activity --from 2026-02-30", "There is no 30 February 2026."],
    ["activity --to 2026-11-26", "in the future"],
    ["activity --from tuesday --to monday", "after"],
    ["activity --last 0", "--last"],
    ["activity --last many", "--last"],
    ["activity --as bob", 'There is no leader "bob"'],
  ])("refuses %s", async (argv, words) => {
    await expectRefusal(await openMixedMachine(), argv, words);
  });
});
