import { describe, expect, it } from "vitest";
import { nudgeFor } from "../../src/coach/nudge.ts";
import {
  daysSinceLastPost,
  findMembers,
  isOnGuideline,
  type Member,
  shortNameOf,
  sortMembers,
  stageOf,
  type TeamSort,
  teamOrders,
} from "../../src/coach/team.ts";
import { allTicked, type MemberParts, memberWith, postsInWeeks, steadyWeeks } from "./members.ts";

describe("isOnGuideline", () => {
  const isOn = (parts: MemberParts) => isOnGuideline(memberWith(parts));
  const met = postsInWeeks("2026-11-02", 3, 3, 3);
  const light = postsInWeeks("2026-11-02", 3, 3, 2);
  const empty = postsInWeeks("2026-11-02", 3, 3);

  it("asks for a last week that was not missed", () => {
    expect(isOn({ posts: met })).toBe(true);
    expect(isOn({ posts: light })).toBe(false);
    expect(isOn({ posts: empty })).toBe(false);
    // This week is met, and "On the guideline" is what streak says of it.
    expect(isOn({ posts: [...light, "2026-11-23", "2026-11-24", "2026-11-25"] })).toBe(true);
    expect(isOn({ posts: met, file: "old.json", writtenAt: "2026-11-02T12:00:00Z" })).toBe(false);
  });

  it("asks for a week that is not out of reach; at risk is not out of reach", () => {
    expect(isOn({ posts: [...met, "2026-11-23"], today: "2026-11-28" })).toBe(true);
    expect(isOn({ posts: [...met, "2026-11-23"], today: "2026-11-29" })).toBe(false);
  });

  it("takes a pause for no miss", () => {
    expect(isOn({ posts: met, pauses: [["2026-11-23", "2026-12-06"]] })).toBe(true);
    expect(isOn({ posts: empty, pauses: [["2026-11-16", "2026-11-29"]] })).toBe(true);
    expect(isOn({ posts: empty, pauses: [["2026-11-16", "2026-11-22"]] })).toBe(true);
  });

  it("is true for whoever began last week or this one", () => {
    expect(isOn({ posts: ["2026-11-19"] })).toBe(true);
    expect(isOn({ posts: ["2026-11-23"] })).toBe(true);
    expect(isOn({ committedOn: "2026-11-25" })).toBe(true);
  });

  it("is false for whoever is not judged", () => {
    expect(isOn({})).toBe(false);
    expect(isOn({ ticked: allTicked("2026-11-20") })).toBe(false);
  });
});

describe("stageOf", () => {
  const listened = { "listen.accounts": "2026-11-02", "listen.follow": "2026-11-02", "listen.watch": "2026-11-02" };

  it("is that of the step which is next", () => {
    expect(stageOf(memberWith())).toBe("baby-steps");
    expect(stageOf(memberWith({ ticked: { "listen.follow": "2026-11-02" } }))).toBe("baby-steps");
    expect(stageOf(memberWith({ ticked: listened }))).toBe("adventurous");
    // Whoever posts, but has not listened, still has the first step to take.
    expect(stageOf(memberWith({ posts: steadyWeeks(6) }))).toBe("baby-steps");
  });

  it("is none when all is done", () => {
    const member = memberWith({ ticked: allTicked("2026-11-02") });
    expect(stageOf(member)).toBeNull();
    expect(member.progress).toMatchObject({ stepsDone: 4, stepsAsked: 4 });
  });
});

/** Names in the order of this sort, from whatever order. */
function sorted(sort: TeamSort, ...members: readonly Member[]): string[] {
  const forwards = sortMembers(members, sort).map(({ name }) => name);
  expect(sortMembers(members.toReversed(), sort).map(({ name }) => name)).toEqual(forwards);
  return forwards;
}

describe("sortMembers", () => {
  const four = steadyWeeks(4);
  const fine = memberWith({ name: "Fay", posts: [...four, "2026-11-23", "2026-11-24"] });
  const quiet = memberWith({ name: "Quinn", posts: postsInWeeks("2026-10-19", 3) });
  const quieter = memberWith({ name: "Rob", posts: postsInWeeks("2026-09-07", 3, 3) });
  const listener = memberWith({ name: "Lea" });
  const missed = memberWith({ name: "Mia", posts: [...postsInWeeks("2026-11-09", 3, 1), "2026-11-25"] });
  const old = memberWith({ name: "Olga", posts: four, file: "olga.json", writtenAt: "2026-11-02T12:00:00Z" });
  const everybody = [fine, quiet, quieter, listener, missed, old];

  it("puts first who needs a word, by the reason, then by the longest silence", () => {
    expect(sorted("attention", ...everybody)).toEqual(["Olga", "Rob", "Quinn", "Mia", "Lea", "Fay"]);
  });

  it("goes by name within one reason and one silence", () => {
    const twin = (name: string) => memberWith({ name, posts: postsInWeeks("2026-10-19", 3) });
    expect(sorted("attention", twin("bea"), twin("Ada"), twin("Cid"), quieter)).toEqual(["Rob", "Ada", "bea", "Cid"]);
  });

  it("puts whoever committed and never posted behind those who fell silent", () => {
    const never = memberWith({ name: "Nev", committedOn: "2026-11-09" });
    expect(sorted("attention", quiet, never, quieter)).toEqual(["Rob", "Quinn", "Nev"]);
  });

  it("goes by name, whatever the size of its letters", () => {
    const named = ["bob", "Ada", "Cid", "ada b"].map((name) => memberWith({ name }));
    expect(sorted("name", ...named)).toEqual(["Ada", "ada b", "bob", "Cid"]);
  });

  it("goes by the streak, the longest first", () => {
    // Fay four (this week is not met yet); Mia none; the others none.
    const six = memberWith({ name: "Six", posts: steadyWeeks(6) });
    expect(sorted("streak", fine, missed, six, listener)).toEqual(["Six", "Fay", "Lea", "Mia"]);
  });

  it("goes by this week's posting days, the most first", () => {
    // Fay two, Mia one, nobody else any; of Olga nobody knows, for her record is of 2 November.
    expect(sorted("week", ...everybody)).toEqual(["Fay", "Mia", "Lea", "Quinn", "Rob", "Olga"]);
  });

  it("goes by the weeks met of the last twelve, the most first", () => {
    // Fay four, Rob two, Mia and Quinn one, Lea none; then Olga.
    expect(sorted("last-12", ...everybody)).toEqual(["Fay", "Rob", "Mia", "Quinn", "Lea", "Olga"]);
  });

  it("goes by the last post, the newest first, and whoever never posted last", () => {
    // 25 Nov, 24 Nov, 21 Oct, 16 Sep, never; then Olga.
    expect(sorted("last-post", ...everybody)).toEqual(["Mia", "Fay", "Quinn", "Rob", "Lea", "Olga"]);
  });

  it("goes by the steps done, the most first", () => {
    const done = memberWith({ name: "Zoe", ticked: allTicked("2026-11-20") });
    const one = memberWith({
      name: "Yan",
      ticked: { "listen.accounts": "2026-11-20", "listen.follow": "2026-11-20", "listen.watch": "2026-11-20" },
    });
    expect(sorted("steps", listener, one, done)).toEqual(["Zoe", "Yan", "Lea"]);
  });

  it("says what comes first, and leaves what it was given", () => {
    expect(Object.keys(teamOrders)).toEqual(["attention", "name", "streak", "week", "last-12", "last-post", "steps"]);
    for (const { meaning } of Object.values(teamOrders)) expect(meaning).toMatch(/^[a-z]/);
    const given = [missed, fine];
    sortMembers(given, "name");
    expect(given).toEqual([missed, fine]);
  });
});

describe("findMembers", () => {
  const jane = memberWith({ leader: "jane", name: "Jane Doe" });
  const bob = memberWith({ file: "drive/bob-ray.json", name: "Bob Ray" });
  const smith = memberWith({ file: "drive/smith.json", name: "Jane Smith" });
  const found = (typed: string, ...members: Member[]) => findMembers(members, typed).map(({ name }) => name);

  it("finds by the short name, the whole name and the file, whatever the size of the letters", () => {
    expect(found("jane", jane, bob)).toEqual(["Jane Doe"]);
    expect(found("bob", jane, bob)).toEqual(["Bob Ray"]);
    expect(found(" BOB RAY ", jane, bob)).toEqual(["Bob Ray"]);
    expect(found("drive/bob-ray.json", jane, bob)).toEqual(["Bob Ray"]);
    expect(found("carla", jane, bob)).toEqual([]);
    expect(found("", jane, bob)).toEqual([]);
  });

  it("finds by the short name of this machine, however the leader is called", () => {
    const other = memberWith({ leader: "boss", name: "Jane Doe" });
    expect(found("boss", other)).toEqual(["Jane Doe"]);
    expect(found("jane doe", other)).toEqual(["Jane Doe"]);
  });

  it("tells two apart by the whole name, or by the file", () => {
    expect(found("Jane Doe", jane, smith)).toEqual(["Jane Doe"]);
    expect(found("jane smith", jane, smith)).toEqual(["Jane Smith"]);
    expect(found("drive/smith.json", jane, smith)).toEqual(["Jane Smith"]);
  });

  it("can always name each of two people of one name", () => {
    const namesake = memberWith({ file: "drive/doe.json", name: "Jane Doe" });
    const members = [jane, namesake];
    for (const member of members) {
      const typed = [member.leader, member.name, member.file].filter((way) => way !== null);
      const ways = typed.filter((way) => {
        const [first, ...others] = findMembers(members, way);
        return first === member && others.length === 0;
      });
      expect({ of: member.leader ?? member.file, ways: ways.length > 0 }).toMatchObject({ ways: true });
    }
  });

  it("calls whoever is in a file by what would be the short name", () => {
    const members = [jane, bob, smith];
    // Jane of this machine is jane: the other one needs her whole name.
    expect(members.map((member) => shortNameOf(members, member))).toEqual(["jane", "bob", "jane smith"]);
    expect(shortNameOf([smith], smith)).toBe("jane");
  });
});

describe("a record that is a few days old", () => {
  const met = postsInWeeks("2026-11-02", 3, 3, 3);
  const atRisk = { posts: [...postsInWeeks("2026-11-02", 3, 3), "2026-11-16"], file: "a.json" };

  it("says nothing of this week when its own is over", () => {
    // Saturday, 21 November: two days for two posts. On Wednesday that Sunday is gone.
    const saturday = memberWith({ ...atRisk, writtenAt: "2026-11-21T12:00:00Z" });
    expect(saturday).toMatchObject({ ageDays: 4, isOfAnotherWeek: true, attention: null });
    const words = nudgeFor(saturday).join(" ");
    expect(words).not.toMatch(/this week|Sunday/i);
    expect(words).toContain("21 Nov");
    // Of Tuesday, seen on Wednesday: it is this week's.
    expect(memberWith({ posts: met, file: "b.json", writtenAt: "2026-11-24T12:00:00Z" }).isOfAnotherWeek).toBe(false);
  });

  it("leaves whoever is in a pause today alone, and nobody else", () => {
    const parts = { posts: postsInWeeks("2026-10-05", 3, 3), file: "a.json", writtenAt: "2026-11-21T12:00:00Z" };
    expect(memberWith({ ...parts, pauses: [["2026-11-23", "2026-12-06"]] })).toMatchObject({
      isPaused: true,
      attention: null,
    });
    expect(memberWith({ ...parts, pauses: [["2026-11-20", "2026-11-22"]] }).attention?.id).toBe("silent");
  });

  it("counts days since the last post until today", () => {
    const member = memberWith({ posts: met, file: "a.json", writtenAt: "2026-11-20T12:00:00Z" });
    expect(member.consistency.lastPost?.daysAgo).toBe(2);
    expect(daysSinceLastPost(member)).toBe(7);
  });
});

it("never says that somebody is on the guideline who is silent, or never began", () => {
  const empty = { posts: ["2026-05-20"], pauses: [["2026-11-16", "2026-11-22"]] as const };
  expect(isOnGuideline(memberWith(empty))).toBe(false);
  expect(isOnGuideline(memberWith({ committedOn: "2026-11-18" }))).toBe(false);
});

it("sees who told a handle and did nothing since", () => {
  const member = memberWith({});
  expect(member.attention?.why).toBe("has not taken the first step yet");
});
