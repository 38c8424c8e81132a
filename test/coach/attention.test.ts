import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastDayOf } from "../../src/coach/asOf.ts";
import { type AttentionId, attentionIds } from "../../src/coach/attention.ts";
import type { Book } from "../../src/coach/book.ts";
import type { Day } from "../../src/coach/day.ts";
import { judgeMember, type Member } from "../../src/coach/team.ts";
import { activityOn, aSituation, later, times } from "../support/books.ts";
import { allTicked, leaderWith, type MemberParts, memberWith, postsInWeeks, steadyWeeks } from "./members.ts";

const idOf = (parts: MemberParts): AttentionId | null => memberWith(parts).attention?.id ?? null;
const whyOf = (parts: MemberParts): string => memberWith(parts).attention?.why ?? "";

/** Three posts in each of the last four weeks. */
const steady = steadyWeeks(4);
const sunday: Day = "2026-11-29";

it("is nothing for whoever is on the guideline", () => {
  expect(memberWith({ posts: [...steady, "2026-11-23"] }).attention).toBeNull();
  expect(memberWith({ posts: [...steady, "2026-11-23", "2026-11-24", "2026-11-25"] }).attention).toBeNull();
  // Nothing this week yet: Wednesday to Sunday are five days for three.
  expect(memberWith({ posts: steady }).attention).toBeNull();
});

describe("an old file", () => {
  const inParis = { posts: steady, file: "jane.json" };

  it("is one that was written more than seven days ago", () => {
    expect(idOf({ ...inParis, writtenAt: "2026-11-17T12:00:00Z" })).toBe("old-file");
    expect(idOf({ ...inParis, writtenAt: "2026-11-18T12:00:00Z" })).toBeNull();
    expect(whyOf({ ...inParis, writtenAt: "2026-11-17T12:00:00Z" })).toContain("17 Nov");
    expect(whyOf({ ...inParis, writtenAt: "2025-11-17T12:00:00Z" })).toContain("17 Nov 2025");
  });

  it("counts days in the leader's zone", () => {
    // Half past midnight on the 18th in Paris; in New York still the 17th.
    const writtenAt = "2026-11-17T23:30:00Z";
    expect(idOf({ ...inParis, writtenAt })).toBeNull();
    expect(idOf({ ...inParis, writtenAt, timeZone: "America/New_York" })).toBe("old-file");
  });

  it("comes before silence, and is said in a pause too", () => {
    const old = { posts: ["2026-10-05"], writtenAt: "2026-10-06T12:00:00Z" };
    expect(idOf(old)).toBe("old-file");
    expect(idOf({ ...old, pauses: [["2026-11-20", "2026-11-30"]] })).toBe("old-file");
  });

  it("is never said of a record without a day, or of a file from later", () => {
    expect(idOf({ ...inParis, file: "archive.zip/jane.json" })).toBeNull();
    expect(idOf({ ...inParis, writtenAt: "2026-12-24T12:00:00Z" })).toBeNull();
  });
});

describe("silent", () => {
  it("is who had an empty week and has not posted since", () => {
    const posts = steadyWeeks(6).filter((day) => day < "2026-11-02");
    expect(idOf({ posts })).toBe("silent");
    // 2–8, 9–15 and 16–22 November.
    expect(whyOf({ posts })).toBe("3 weeks without a post");
    expect(whyOf({ posts: steadyWeeks(6).filter((day) => day < "2026-11-16") })).toBe("1 week without a post");
  });

  it("tells the storm before", () => {
    const posts = [...postsInWeeks("2026-10-19", 3), ...times(12, "2026-10-27")];
    expect(whyOf({ posts })).toBe("3 weeks without a post, after 12 posts on 27 Oct: a storm, then silence");
  });

  it("looks past paused weeks to the last one that was asked for", () => {
    const pauses: [Day, Day][] = [["2026-11-09", "2026-11-22"]];
    const weekBefore = (days: number) => postsInWeeks("2026-10-26", 3, days);
    expect(idOf({ posts: weekBefore(0), pauses })).toBe("silent");
    expect(idOf({ posts: weekBefore(3), pauses })).toBeNull();
  });

  it("is nobody who posted since", () => {
    const posts = postsInWeeks("2026-10-26", 3, 3, 3);
    expect(idOf({ posts: [...posts, "2026-11-24"] })).toBe("missed-week");
    // One empty week, then a post on holiday: the pause is over since Monday.
    const holiday = { pauses: [["2026-11-16", "2026-11-22"]] as const };
    const inHoliday = { posts: [...postsInWeeks("2026-10-26", 3, 3, 0), "2026-11-18"], ...holiday };
    expect(idOf(inHoliday)).toBeNull();
  });

  it("is nobody who never posted: that leader needs other words", () => {
    expect(idOf({ committedOn: "2026-11-16" })).toBe("no-post-yet");
    expect(idOf({ committedOn: "2026-01-05" })).toBe("no-post-yet");
  });
});

describe("committed, and no post yet", () => {
  it("is who committed last week", () => {
    expect(idOf({ committedOn: "2026-11-18" })).toBe("no-post-yet");
    expect(whyOf({ committedOn: "2026-11-18" })).toBe("committed on 18 Nov, no post yet");
  });

  it("does not count replies", () => {
    const activities = [activityOn("2026-11-24", { kind: "reply" })];
    expect(idOf({ committedOn: "2026-11-18", activities })).toBe("no-post-yet");
    expect(idOf({ committedOn: "2026-11-18", activities, counts: ["post", "reply"] })).toBeNull();
  });

  it("comes before a week out of reach", () => {
    expect(idOf({ committedOn: "2026-11-18", today: sunday })).toBe("no-post-yet");
  });
});

describe("this week", () => {
  it("is out of reach when more days are needed than are left", () => {
    const parts = { posts: [...steady, "2026-11-23"], today: sunday };
    expect(memberWith(parts).attention).toEqual({
      id: "out-of-reach",
      why: "this week is out of reach: 1 of 3 days, 1 day left",
    });
    // Posted today, the last day: two of three, and no day is left.
    const tonight = { posts: [...steady, "2026-11-23", sunday], today: sunday };
    expect(whyOf(tonight)).toBe("this week is out of reach: 2 of 3 days, no day left");
  });

  it("is at risk when as many are needed as are left", () => {
    expect(memberWith({ posts: [...steady, "2026-11-23", "2026-11-24"], today: sunday }).attention).toEqual({
      id: "at-risk",
      why: "at risk: 1 more day by Sunday, none to spare",
    });
    expect(whyOf({ posts: steady, today: "2026-11-27" })).toBe("at risk: 3 more days by Sunday, none to spare");
  });

  it("out of reach or at risk, says more than a week that was missed", () => {
    const light = postsInWeeks("2026-11-02", 3, 3, 2);
    expect(idOf({ posts: [...light, "2026-11-23"], today: "2026-11-28" })).toBe("at-risk");
    expect(idOf({ posts: [...light, "2026-11-23"], today: sunday })).toBe("out-of-reach");
    expect(idOf({ posts: [...light, "2026-11-23"] })).toBe("missed-week");
  });
});

describe("last week missed", () => {
  const light = postsInWeeks("2026-11-02", 3, 3, 2);

  it("is said until this one is met", () => {
    expect(whyOf({ posts: light })).toBe("last week was missed: 2 of 3 days");
    expect(idOf({ posts: [...light, "2026-11-23", "2026-11-24", "2026-11-25"] })).toBeNull();
  });

  it("is not said of a week of the start, or of one that was paused", () => {
    expect(idOf({ posts: ["2026-11-18", "2026-11-23"] })).toBeNull();
    expect(idOf({ posts: postsInWeeks("2026-11-02", 3, 3), pauses: [["2026-11-16", "2026-11-22"]] })).toBeNull();
  });

  it("counts one day as one", () => {
    // Monday to Friday paused: ceil(3 × 2 / 7) = 1.
    const posts = [...postsInWeeks("2026-11-02", 3, 3), "2026-11-23"];
    const parts: MemberParts = { posts, pauses: [["2026-11-16", "2026-11-20"]] };
    expect(idOf(parts)).toBe("missed-week");
    expect(whyOf(parts)).not.toMatch(/\b1 days\b/);
  });
});

describe("a storm", () => {
  it("is ten posts in a day, or four times the days asked for", () => {
    expect(idOf({ posts: [...steady, ...times(10, "2026-11-23")] })).toBe("storm");
    expect(idOf({ posts: [...steady, ...times(9, "2026-11-23")] })).toBeNull();
    const twelve = [...times(4, "2026-11-23"), ...times(4, "2026-11-24"), ...times(4, "2026-11-25")];
    expect(idOf({ posts: [...steady, ...twelve] })).toBe("storm");
    expect(idOf({ posts: [...steady, ...twelve.slice(1)] })).toBeNull();
    expect(whyOf({ posts: [...steady, ...twelve] })).toContain("12 posts this week");
  });

  it("says more than a week that was missed: one post more is the last thing to ask for", () => {
    expect(idOf({ posts: [...postsInWeeks("2026-11-02", 3, 3, 2), ...times(10, "2026-11-23")] })).toBe("storm");
  });
});

describe("while listening", () => {
  it("is who never began", () => {
    expect(idOf({})).toBe("not-begun");
    // A commitment that is still to come.
    expect(idOf({ committedOn: "2026-12-01" })).toBe("not-begun");
  });

  it("is who has done nothing for more than fourteen days", () => {
    expect(idOf({ ticked: { "listen.follow": "2026-11-11" } })).toBeNull();
    expect(idOf({ ticked: { "listen.follow": "2026-11-10" } })).toBe("stuck");
    expect(whyOf({ ticked: { "listen.follow": "2026-11-10" } })).toBe('nothing noted since 10 Nov, in "Listen"');
  });

  it("counts what is read and recorded", () => {
    const ticked = { "listen.follow": "2026-10-01" };
    expect(idOf({ ticked, training: [{ screen: "spokesperson.quoted", day: "2026-11-20" }] })).toBeNull();
    expect(idOf({ ticked, activities: [activityOn("2026-11-20", { kind: "listen" })] })).toBeNull();
    expect(idOf({ ticked, activities: [activityOn("2026-11-10", { kind: "listen" })] })).toBe("stuck");
  });

  it("never says that there was no step where the record proves one", () => {
    const guidelines = {
      ...{ agreedOn: "2026-11-24", changedOn: "2026-11-24", file: null, topics: ["hiring"], offLimits: [] },
      ...{ neverMention: [], privateLife: null, reviewer: null, isListed: false, quietPeriods: [], disclaimer: null },
    };
    const member = memberWith({ ticked: { "listen.follow": "2026-11-01" }, guidelines });
    const proved = member.progress.steps.flatMap(({ actions }) => actions).find(({ isProved }) => isProved);
    expect(proved).toMatchObject({ action: { id: "spokesperson.guidelines" }, day: "2026-11-24" });
    expect(member.attention).toBeNull();
  });

  it("is nobody who posts", () => {
    expect(idOf({ posts: steady, ticked: { "listen.follow": "2026-08-01" } })).toBeNull();
  });
});

describe("a pause", () => {
  const quiet: readonly MemberParts[] = [
    { posts: ["2026-10-05"] },
    { committedOn: "2026-11-18" },
    { posts: [...steady, ...times(10, "2026-11-23")] },
    { posts: postsInWeeks("2026-11-02", 3, 3, 2) },
    {},
    { ticked: { "listen.follow": "2026-10-10" } },
  ];

  it("is left alone on each of its days, and on no other", () => {
    for (const parts of quiet) {
      expect(idOf(parts)).not.toBeNull();
      expect(idOf({ ...parts, pauses: [["2026-11-25", "2026-11-25"]] })).toBeNull();
      expect(idOf({ ...parts, pauses: [["2026-11-26", "2026-11-26"]] })).toBe(idOf(parts));
      expect(idOf({ ...parts, pauses: [["2026-11-24", "2026-11-24"]] })).toBe(idOf(parts));
    }
  });
});

it("lists the reasons, most pressing first", () => {
  expect(attentionIds).toEqual([
    ...["old-file", "silent", "no-post-yet", "out-of-reach", "at-risk", "storm", "missed-week", "not-begun", "stuck"],
  ]);
});

it("finds the day on which anything was done last", () => {
  expect(lastDayOf(leaderWith({}))).toBeNull();
  const ticked = { "listen.follow": "2026-11-03" };
  expect(lastDayOf(leaderWith({ posts: ["2026-11-02", "2026-10-01"], ticked }))).toBe("2026-11-03");
});

/** The rules once more, over what `streak` says of the weeks. */
function reasonFor(book: Book, { consistency: { weeks, thisWeek, postsByDay, isPausedToday } }: Member, day: Day) {
  if (isPausedToday) return null;
  const days = [...postsByDay.keys()];
  const done = [...book.activities, ...book.actions, ...book.training]
    .map((row) => row.day)
    .filter((one) => one <= day);
  if (weeks.length === 0)
    return done.length === 0 ? "not-begun" : done.every((one) => later(one, 14) < day) ? "stuck" : null;
  const finished = weeks.filter(({ state }) => state !== "open");
  const asked = finished.filter(({ state }) => state !== "paused").at(-1);
  if (days.length === 0) return "no-post-yet";
  if (asked?.state === "empty" && days.every((one) => one <= asked.end)) return "silent";
  if (thisWeek.standing === "out-of-reach" || thisWeek.standing === "at-risk") return thisWeek.standing;
  const inWeek = [...postsByDay].filter(([one]) => one >= thisWeek.start).map(([, posts]) => posts);
  const posts = inWeek.reduce((sum, count) => sum + count, 0);
  const isStorm = posts >= 4 * thisWeek.target || Math.max(0, ...inWeek) >= 10;
  if (isStorm && thisWeek.standing !== "paused") return "storm";
  const last = finished.at(-1)?.state;
  return (last === "light" || last === "empty") && thisWeek.standing !== "met" ? "missed-week" : null;
}

it("holds for random leaders", () => {
  fc.assert(
    fc.property(aSituation, ({ book, today }) => {
      const member = judgeMember(book, today, { leader: "jane", file: null, writtenOn: null });
      const { since } = member.consistency.rule;
      // Begun in the middle of this very week: it can be met, but not missed; whoever committed in it is given time.
      fc.pre(since === null || since < member.consistency.thisWeek.start);
      expect(member.attention?.id ?? null).toBe(reasonFor(book, member, today));
    }),
    { numRuns: 300 },
  );
});

it("is nothing for whoever listens and has nothing left to do", () => {
  expect(idOf({ ticked: allTicked("2026-10-01") })).toBeNull();
});
