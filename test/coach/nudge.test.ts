import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../src/coach/day.ts";
import { nudgeFor } from "../../src/coach/nudge.ts";
import { judgeMember } from "../../src/coach/team.ts";
import { aSituation, later, times } from "../support/books.ts";
import { allTicked, type MemberParts, memberWith, postsInWeeks, steadyWeeks } from "./members.ts";

const textOf = (parts: MemberParts): string => nudgeFor(memberWith(parts)).join("\n\n");
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const sunday: Day = "2026-11-29";
const four = steadyWeeks(4);
const light = postsInWeeks("2026-10-26", 3, 3, 3, 2);

/** One of each reason, and of each way to need none. */
const leaders: Readonly<Record<string, MemberParts>> = {
  "an old file": { posts: four, file: "jane.json", writtenAt: "2026-11-02T12:00:00Z" },
  silent: { posts: postsInWeeks("2026-09-07", 3, 3, 3) },
  "silent after a storm": { posts: [...postsInWeeks("2026-10-19", 3), ...times(12, "2026-10-27")] },
  "silent, never posted": { committedOn: "2026-11-09" },
  "no post yet": { committedOn: "2026-11-18" },
  "out of reach": { posts: [...four, "2026-11-23"], today: sunday },
  "out of reach, no post": { posts: four, today: "2026-11-28" },
  "at risk, one day": { posts: [...four, "2026-11-23", "2026-11-24"], today: sunday },
  "at risk, three days": { posts: four, today: "2026-11-27" },
  "last week missed": { posts: light },
  "last week missed, one day needed": { posts: [...light, "2026-11-23", "2026-11-24"] },
  storm: { posts: [...four, ...times(10, "2026-11-23")] },
  "a storm in a week that is met": { posts: [...four, ...times(10, "2026-11-23"), "2026-11-24", "2026-11-25"] },
  "not begun": {},
  stuck: { ticked: { "listen.follow": "2026-10-10" } },
  "on track": { posts: four },
  met: { posts: [...four, "2026-11-23", "2026-11-24", "2026-11-25"] },
  "met, the first week": { posts: ["2026-11-23", "2026-11-24", "2026-11-25"] },
  paused: { posts: four, pauses: [["2026-11-23", "2026-11-29"]] },
  listening: { ticked: { "listen.follow": "2026-11-20" } },
  "listened, all steps left out": { ticked: allTicked("2026-10-01") },
  "begun in the middle": { posts: ["2026-11-24"] },
};

/** What no mail may hold. */
const flaws: Readonly<Record<string, RegExp>> = {
  "a hole": /undefined|null|NaN|Infinity|\$\{|\[object/,
  "a double space": / {2}/,
  "a space at an end": /^\s|\s$|[^\S\n]\n/,
  "a wrapped line": /[^\n]\n[^\n]/,
  "a double sign": /,,|[.!?:,][.,:]|\?!/,
  "one of many": /\b1 (?:days|weeks|posts|posting days|more days)\b/,
  "many of one": /\b(?:0|[2-9]|\d{2,}) (?:day|week|post|posting day)\b/,
  "one that is several": /\b(?:1|one) (?:post|day)\b[^.]*\beach\b/,
  blame:
    /\b(?:fail|failed|failure|fault|blame|should have|disappoint\w*|lazy|unfortunately|neglect\w*|you must|guilty)\b/i,
};

function flawsIn(text: string): string[] {
  return Object.entries(flaws).flatMap(([flaw, pattern]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${flaw}: ${text.slice(Math.max(0, found.index - 30), found.index + 60)}`];
  });
}

describe.each(Object.entries(leaders))("to a leader who is: %s", (_, parts) => {
  it("is a short, kind message in good order", () => {
    const text = textOf(parts);
    expect(flawsIn(text)).toEqual([]);
    expect(text).toMatch(/^Hi Jane,\n\n/);
    expect(text).toMatch(/[.!?]$|socialtop [a-z .-]+$/);
    expect(wordsIn(text)).toBeLessThanOrEqual(105);
  });
});

describe("nudgeFor", () => {
  it("tells the day of the last post, and of the storm before the silence", () => {
    const quiet = textOf(leaders["silent"] ?? {});
    // Three weeks on the guideline from 7 September; the last post on Wednesday, the 23rd.
    expect(quiet).toContain("23 Sep");
    expect(quiet).toContain("3 weeks in a row (7–27 Sep)");
    const storm = textOf(leaders["silent after a storm"] ?? {});
    expect(storm).toContain("27 Oct");
    expect(storm).toContain("12 posts");
  });

  it("tells the day of the commitment", () => {
    expect(textOf({ committedOn: "2026-11-18" })).toContain("18 Nov");
  });

  it("tells what is needed, by when, and what is at stake", () => {
    const one = textOf(leaders["at risk, one day"] ?? {});
    expect(one).toContain("one more day with a post by Sunday");
    expect(one).toContain("4 weeks in a row");
    expect(textOf(leaders["at risk, three days"] ?? {})).toContain("three more days with a post by Sunday");
  });

  it("names the days of last week, and those that are needed now", () => {
    const text = textOf({ posts: light });
    expect(text).toContain("2 of 3 posting days");
    expect(text).toContain("3 posts by Sunday");
    expect(textOf(leaders["last week missed, one day needed"] ?? {})).toMatch(/\bone more post by Sunday\b/i);
  });

  it("asks whoever showed up for the next week, and others for one post in this", () => {
    expect(textOf(leaders["out of reach"] ?? {})).toContain("You did show up");
    expect(textOf(leaders["out of reach, no post"] ?? {})).toContain("One post before Monday");
  });

  it("begins the next week on the leader's own first day", () => {
    // Weeks from Sunday, the 22nd, to Saturday, the 28th.
    const posts = [...postsInWeeks("2026-11-08", 3, 3), "2026-11-22"];
    const text = textOf({ posts, weekStart: "sunday", today: "2026-11-28" });
    expect(text).toContain("on Sunday");
  });

  it("asks for a new file where the one there is, is old, and says nothing of what it shows", () => {
    const text = textOf({ ...leaders["silent"], file: "jane.json", writtenAt: "2026-10-01T12:00:00Z" });
    expect(text).toContain("socialtop export");
    expect(text).not.toMatch(/quiet|last post|weeks/);
  });

  it("names the step, and the small thing in it that is next", () => {
    const text = textOf(leaders["stuck"] ?? {});
    expect(text).toContain('"Listen"');
    expect(text).toContain("Create an account on each network you chose");
    expect(text).toContain("socialtop next");
  });

  it("asks whoever is in a storm to keep some", () => {
    expect(textOf(leaders["storm"] ?? {})).toContain("10 posts");
    expect(textOf(leaders["storm"] ?? {})).toContain("keep the next one for Monday");
  });

  it("praises what is true", () => {
    expect(textOf(leaders["met"] ?? {})).toContain("5 weeks in a row");
    expect(textOf(leaders["met"] ?? {})).toContain("This week is met");
    expect(textOf(leaders["on track"] ?? {})).toContain("4 weeks in a row");
    expect(textOf(leaders["met, the first week"] ?? {})).not.toContain("in a row");
    expect(textOf(leaders["paused"] ?? {})).toContain("pause");
    expect(textOf(leaders["listening"] ?? {})).toMatch(/listening/i);
    expect(textOf(leaders["begun in the middle"] ?? {})).toContain("You have begun");
  });

  it.each([
    ["committed yesterday", { committedOn: "2026-11-24" }],
    ["committed in the middle, and the week is over", { committedOn: "2026-11-24", today: sunday }],
    ["committed on the first day of this week", { committedOn: "2026-11-23", today: "2026-11-23" }],
    ["paused before the first post", { committedOn: "2026-10-05", pauses: [["2026-10-05", "2026-12-06"]] }],
  ] satisfies [string, MemberParts][])("does not thank for posts that nobody wrote: %s", (_, parts) => {
    expect(textOf(parts)).not.toMatch(/showing up|showed up|You have begun/);
  });

  it.each([
    ["Jane Doe", "Jane"],
    ["Dr. Jane Doe", "Jane"],
    ["Prof. Dr. Jane Doe", "Jane"],
    ["Frau Eva Maier", "Eva"],
    ["Jane", "Jane"],
    ["Jean-Luc Dupont", "Jean-Luc"],
    ["  Jane   Doe ", "Jane"],
    ["Łukasz Żak", "Łukasz"],
  ])("greets %j as %s", (name, given) => {
    expect(nudgeFor(memberWith({ name }))[0]).toBe(`Hi ${given},`);
  });

  it.each(["Doe, Jane", "Jane, Countess of Doe"])("greets %s with one comma", (name) => {
    expect(nudgeFor(memberWith({ name }))[0]).toMatch(/^Hi [^,]+,$/);
  });

  it("has another idea the week after", () => {
    const idea = (days: number) => {
      const posts = postsInWeeks("2026-09-07", 3, 3, 3);
      return /Nothing to say\? (.+)/.exec(textOf({ posts, today: later("2026-11-25", days) }))?.[1];
    };
    expect(idea(0)).toBe(idea(1));
    expect(idea(0)).not.toBe(idea(7));
  });

  it("is in good order for random leaders, with their own figures", () => {
    fc.assert(
      fc.property(aSituation, fc.boolean(), ({ book, today }, isOldFile) => {
        const writtenOn = isOldFile ? later(today, -9) : null;
        const member = judgeMember(book, today, { leader: null, file: "jane.json", writtenOn });
        const text = nudgeFor(member).join("\n\n");
        expect(flawsIn(text)).toEqual([]);
        expect(wordsIn(text)).toBeLessThanOrEqual(105);
        const { consistency } = member;
        const inARow = /(\d+) weeks? in a row \(/.exec(text)?.[1];
        if (inARow !== undefined) expect(Number(inARow)).toBe(consistency.streak.best?.weeks);
        const posted = /posted in (\d+) of the last (\d+) weeks/.exec(text);
        if (posted !== null) {
          expect(posted.slice(1).map(Number)).toEqual([consistency.last26.withAPost, consistency.last26.weeks]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
