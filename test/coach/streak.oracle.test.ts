import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import type { Day } from "../../src/coach/day.ts";
import type { ActivityKind } from "../../src/coach/kinds.ts";
import type { PlatformId } from "../../src/coach/platforms.ts";
import { judgeConsistency } from "../../src/coach/streak.ts";
import { activityOn, aSituation, bookWith, later, moveBook, moveDays } from "../support/books.ts";
import { askOracle } from "../support/oracle.ts";

/** Seeded: a failure today is a failure tomorrow. */
const runs = (numRuns: number) => ({ seed: 20261123, numRuns });
const fewRuns = runs(400);

/** What `streak --json` shows, without its words. */
function judge(book: Book, today: Day, platform?: PlatformId) {
  const { rule, thisWeek, streak, showingUp, last12, last26, lastPost, gaps, storms, weeks, timeZone } =
    judgeConsistency(book, today, platform);
  return {
    today,
    timeZone,
    rule,
    thisWeek,
    streak,
    showingUp,
    last12,
    last26,
    lastPost,
    gaps: gaps.map(({ from, to, weeks, storm }) => ({ from, to, weeks, storm: storm && partsOf(storm) })),
    storms: storms.map((storm) => ({ week: storm.week, ...partsOf(storm) })),
    weeks: weeks.map(({ start, end, state, target, postingDays, posts }) => {
      return { start, end, state, target, postingDays, posts };
    }),
  };
}

function partsOf({ from, to, posts }: { from: Day; to: Day; posts: number }) {
  return { from, to, posts };
}

function withActivity(book: Book, day: Day, kind: ActivityKind = "post"): Book {
  return { ...book, activities: [...book.activities, activityOn(day, { id: "test:added", kind })] };
}

describe("the verdict and an independent reading of the rules", () => {
  it("agree on random leaders", () => {
    const check = fc.property(aSituation, ({ book, today }) => {
      expect(judge(book, today)).toEqual(askOracle(book, today));
    });
    fc.assert(check, runs(1500));
  });

  it("agree on one network alone", () => {
    const check = fc.property(aSituation, ({ book, today }) => {
      expect(judge(book, today, "x")).toEqual(askOracle(book, today, "x"));
    });
    fc.assert(check, runs(500));
  });

  it("agree on a leader who is only listening", () => {
    const book = bookWith({ activities: [activityOn("2026-11-23", { kind: "listen" })] });
    expect(judge(book, "2026-11-25")).toEqual(askOracle(book, "2026-11-25"));
  });
});

describe("what holds for every leader", () => {
  const aDaysBack = fc.integer({ min: 0, max: 400 });

  // True even of a new first post, which moves the start back and turns a `started` week into a `light` or `empty`
  // one: that week was the oldest, so nothing that counted lay before it.
  it("adding a counted post never shortens the streak, showing up or their bests", () => {
    const check = fc.property(aSituation, aDaysBack, ({ book, today }, daysBack) => {
      const before = judge(book, today);
      const after = judge(withActivity(book, later(today, -daysBack)), today);
      for (const figure of ["streak", "showingUp"] as const) {
        expect(after[figure].weeks).toBeGreaterThanOrEqual(before[figure].weeks);
        expect(after[figure].best?.weeks ?? 0).toBeGreaterThanOrEqual(before[figure].best?.weeks ?? 0);
      }
      expect(after.last12.met).toBeGreaterThanOrEqual(before.last12.met);
      expect(after.last26.withAPost).toBeGreaterThanOrEqual(before.last26.withAPost);
    });
    fc.assert(check, fewRuns);
  });

  it("a second post on a posting day changes no run, no week's state and no standing", () => {
    const check = fc.property(aSituation, fc.nat(), ({ book, today }, pick) => {
      const counted = book.activities.filter(({ kind, day }) => kind === "post" && day <= today);
      fc.pre(counted.length > 0);
      const day = counted[pick % counted.length]?.day as Day;
      const [before, after] = [judge(book, today), judge(withActivity(book, day), today)];
      expect([after.streak, after.showingUp, after.last12]).toEqual([before.streak, before.showingUp, before.last12]);
      expect(after.weeks.map(({ state }) => state)).toEqual(before.weeks.map(({ state }) => state));
      expect(after.thisWeek.standing).toBe(before.thisWeek.standing);
    });
    fc.assert(check, fewRuns);
  });

  it("the order of activities and pauses does not matter", () => {
    const check = fc.property(aSituation, fc.infiniteStream(fc.nat()), ({ book, today }, order) => {
      const shuffle = <T>(rows: readonly T[]): T[] =>
        rows
          .map((row) => ({ row, key: order.next().value }))
          .sort((one, other) => one.key - other.key)
          .map(({ row }) => row);
      const shuffled = { ...book, activities: shuffle(book.activities), pauses: shuffle(book.pauses) };
      expect(judgeConsistency(shuffled, today)).toEqual(judgeConsistency(book, today));
    });
    fc.assert(check, fewRuns);
  });

  it("moving everything by whole weeks moves the answer by as much", () => {
    const check = fc.property(aSituation, fc.integer({ min: -300, max: 300 }), ({ book, today }, weeks) => {
      const days = 7 * weeks;
      expect(judge(moveBook(book, days), later(today, days))).toEqual(moveDays(judge(book, today), days));
    });
    fc.assert(check, fewRuns);
  });

  it("posts after today change nothing", () => {
    const check = fc.property(aSituation, fc.integer({ min: 1, max: 400 }), ({ book, today }, days) => {
      expect(judgeConsistency(withActivity(book, later(today, days)), today)).toEqual(judgeConsistency(book, today));
    });
    fc.assert(check, fewRuns);
  });

  it("what does not count changes nothing", () => {
    const aKind = fc.constantFrom<ActivityKind>("reply", "repost", "story", "check-in", "review", "listen");
    const check = fc.property(aSituation, aDaysBack, aKind, ({ book: drawn, today }, daysBack, kind) => {
      const book: Book = { ...drawn, profile: { ...drawn.profile, counts: ["post"] } };
      const after = judgeConsistency(withActivity(book, later(today, -daysBack), kind), today);
      expect(after).toEqual(judgeConsistency(book, today));
    });
    fc.assert(check, fewRuns);
  });

  it("showing up is at least the streak, and all networks together at least one of them", () => {
    const check = fc.property(aSituation, ({ book, today }) => {
      const [all, one] = [judge(book, today), judge(book, today, "linkedin")];
      expect(all.showingUp.weeks).toBeGreaterThanOrEqual(all.streak.weeks);
      expect(all.streak.weeks).toBeGreaterThanOrEqual(one.streak.weeks);
    });
    fc.assert(check, fewRuns);
  });
});
