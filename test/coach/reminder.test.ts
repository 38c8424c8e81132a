import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { actionIds } from "../../src/coach/programme.ts";
import { reminderFor } from "../../src/coach/reminder.ts";
import { activityOn, aSituation, type BookParts, bookWith, later, times } from "../support/books.ts";

// Monday, 23 November 2026 to Sunday the 29th; three posting days a week.
const monday = "2026-11-23";
const tuesday = "2026-11-24";
const wednesday = "2026-11-25";
const thursday = "2026-11-26";
const friday = "2026-11-27";
const saturday = "2026-11-28";
const sunday = "2026-11-29";
/** The week before, and with it a streak of one week. */
const lastWeekMet = ["2026-11-16", "2026-11-18", "2026-11-20"];

/** What is said on each of so many days, from Monday on. */
function walk(book: Book, days = 7, from = monday): (string | null)[] {
  return Array.from({ length: days }, (_, index) => reminderFor(book, later(from, index))?.text ?? null);
}

const outOfReach = "Out of reach, but one post still counts as showing up.";
const accounts = "Step 1, Listen: create an account on each network you chose (5 minutes each).";
const silence = "1 week without a post: one honest post ends it.";

describe("a reminder, day by day from Monday", () => {
  it.each<[string, BookParts, (string | null)[]]>([
    [
      // Friday: three days left for three. Saturday: two.
      "nothing posted",
      { posts: lastWeekMet },
      [null, null, null, null, "At risk: a post a day to Sunday keeps your 1-week streak.", outOfReach, outOfReach],
    ],
    [
      // Saturday: two days left for two more. Sunday: one for two, but something was posted.
      "one post on Monday",
      { posts: [...lastWeekMet, monday] },
      [null, null, null, null, null, "At risk: a post a day to Sunday keeps your 1-week streak.", null],
    ],
    [
      "two posts, and Sunday is left",
      { posts: [...lastWeekMet, tuesday, friday] },
      [null, null, null, null, null, null, "At risk: a post today keeps your 1-week streak."],
    ],
    [
      // At risk until the day's post is there, and again on the next day.
      "posts on the last three days",
      { posts: [...lastWeekMet, friday, saturday, sunday] },
      [null, null, null, null, null, null, null],
    ],
    ["met on Wednesday", { posts: [...lastWeekMet, monday, tuesday, wednesday] }, Array(7).fill(null)],
    [
      "no streak to keep",
      { posts: ["2026-11-16", "2026-11-18"] },
      [null, null, null, null, "At risk: a post a day to Sunday starts a streak.", outOfReach, outOfReach],
    ],
    [
      // Every day is needed, from the first one on.
      "seven days a week",
      { posts: lastWeekMet, target: 7, committedOn: monday },
      ["At risk: a post a day to Sunday starts a streak.", ...Array(6).fill(outOfReach)],
    ],
    [
      // The storm is over by Saturday: two days are left for two more.
      "a storm on Monday",
      { posts: [...lastWeekMet, ...times(10, monday)] },
      [null, null, null, null, null, "At risk: a post a day to Sunday keeps your 1-week streak.", null],
    ],
    ["the whole week paused", { posts: lastWeekMet, pauses: [[monday, sunday]] }, Array(7).fill(null)],
    // ceil(3 × 4 / 7) = 2 days are asked; Saturday would be at risk and Sunday out of reach, were they not paused.
    ["paused from Friday on", { posts: lastWeekMet, pauses: [[friday, sunday]] }, Array(7).fill(null)],
    [
      // Rule 7: the week counts when it is met, and is neutral when not: nothing is out of reach in it.
      "begun on Thursday",
      { committedOn: thursday },
      [accounts, null, null, null, "At risk: a post a day to Sunday starts a streak.", null, null],
    ],
    ["silent since last week", { posts: ["2026-11-09"] }, Array(7).fill(silence)],
    [
      // Saturday: two days left for two more, by the rule of every week.
      "silent until Wednesday",
      { posts: ["2026-11-09", wednesday] },
      [silence, silence, null, null, null, "At risk: a post a day to Sunday starts a streak.", null],
    ],
    [
      "silent, with a paused week in between",
      { posts: ["2026-11-02"], pauses: [["2026-11-16", "2026-11-22"]] },
      Array(7).fill(silence),
    ],
    [
      "silent and paused on Monday",
      { posts: ["2026-11-09"], pauses: [[monday, monday]] },
      [null, ...Array(6).fill(silence)],
    ],
  ])("%s", (_what, parts, said) => {
    expect(walk(bookWith(parts))).toEqual(said);
  });

  it("goes on while the silence lasts, and counts its weeks", () => {
    const book = bookWith({ posts: lastWeekMet });
    expect(walk(book, 7, "2026-11-30")).toEqual(Array(7).fill(silence));
    expect(walk(book, 1, "2026-12-14")).toEqual(["3 weeks without a post: one honest post ends it."]);
  });

  it("takes no silence for granted where nothing is known of a network", () => {
    // What was seen of X begins on Tuesday: there may have been posts in the two weeks before.
    const seen = { platform: "x", firstDay: tuesday, lastDay: tuesday, firstAt: null, lastAt: null } as const;
    const imported = { day: wednesday, file: "x.zip", format: "x", rows: 1, added: 0, coverage: [seen] };
    const book = { ...bookWith({ posts: ["2026-11-02"] }), imports: [imported] };
    expect(walk(book, 3, wednesday)).toEqual([null, null, "At risk: a post a day to Sunday starts a streak."]);
  });

  it("knows the last day of weeks that start on another one", () => {
    const book = bookWith({ posts: ["2026-11-15", "2026-11-16", "2026-11-17"], weekStart: "sunday" });
    // Sunday the 22nd to Saturday the 28th: three days are left on Thursday.
    expect(reminderFor(book, thursday)?.text).toBe("At risk: a post a day to Saturday keeps your 1-week streak.");
  });
});

describe("the command of a reminder", () => {
  const atRisk = bookWith({ posts: lastWeekMet });
  const draft = { id: "4", day: "2026-11-20", text: "Thanks to Ada", networks: ["x"] } as const;

  it("records a post, or posts the draft that was kept for it", () => {
    expect(reminderFor(atRisk, friday)).toMatchObject({ reason: "at-risk", command: "socialtop log" });
    for (const [day, reason] of [
      [friday, "at-risk"],
      [saturday, "out-of-reach"],
      ["2026-11-30", "silence"],
    ] as const)
      expect(reminderFor({ ...atRisk, drafts: [draft] }, day)).toMatchObject({ reason, command: "socialtop draft 4" });
  });

  it("leaves a draft alone that would not count as a post", () => {
    const drafts = [{ ...draft, networks: ["yelp"] as const }];
    expect(reminderFor({ ...atRisk, drafts }, friday)?.command).toBe("socialtop log");
  });
});

describe("a leader who listens", () => {
  const listening = bookWith({});
  const follow = "Step 1, Listen: follow five people worth learning from (15 minutes).";
  const ticked = { action: "listen.accounts", outcome: "done", day: "2026-11-16", why: null } as const;

  it("is reminded of the first step on the first day of each week", () => {
    expect(walk(listening, 8, monday).map((text) => text !== null)).toEqual([true, ...Array(6).fill(false), true]);
    expect(reminderFor(listening, monday)).toEqual({
      reason: "step",
      text: accounts,
      shorter: [
        "Step 1: create an account on each network you chose (5 minutes each).",
        "Step 1: create an account on each network you chose.",
      ],
      command: "socialtop next",
    });
  });

  it("is left alone for a week after ticking one", () => {
    expect(walk({ ...listening, actions: [ticked] }, 8, "2026-11-16")).toEqual([...Array(7).fill(null), follow]);
  });

  it.each<[string, Partial<Book>]>([
    ["skipping one", { actions: [{ ...ticked, action: "be-real.share", outcome: "skipped" }] }],
    ["reading some of the training", { training: [{ screen: "spokesperson.quoted", day: "2026-11-16" }] }],
    ["logging that they listened", { activities: [activityOn("2026-11-16", { kind: "listen" })] }],
    ["a check-in", { activities: [activityOn("2026-11-16", { kind: "check-in", platform: "swarm" })] }],
  ])("is left alone for a week after %s", (_what, parts) => {
    const said = walk({ ...listening, ...parts }, 8, "2026-11-16");
    expect(said.map((text) => text !== null)).toEqual([...Array(7).fill(false), true]);
  });

  it("is left alone in a pause, and when no step is open", () => {
    expect(reminderFor(bookWith({ pauses: [[wednesday, wednesday]] }), wednesday)).toBeNull();
    const actions = actionIds.map((action) => ({ ...ticked, action, outcome: "skipped" as const }));
    expect(reminderFor({ ...listening, actions }, "2026-12-25")).toBeNull();
  });

  it("is not reminded of steps any more once they post", () => {
    // Nothing was ticked, ever; the week is on track.
    expect(reminderFor(bookWith({ posts: lastWeekMet }), monday)).toBeNull();
  });
});

describe("whatever the record", () => {
  it("nothing is due on a day that is paused or has a post, and what is due has words and a command", () => {
    fc.assert(
      fc.property(aSituation, ({ book, today }) => {
        const due = reminderFor(book, today);
        if (due === null) return;
        const { counts } = book.profile;
        expect(book.pauses.some(({ from, to }) => from <= today && today <= to)).toBe(false);
        expect(book.activities.some(({ day, kind }) => day === today && counts.includes(kind))).toBe(false);
        expect(due.text).toMatch(/^[A-Z0-9].*\.$/);
        expect(due.text).not.toMatch(/undefined|NaN|\b0 weeks/);
        expect(due.command).toMatch(/^socialtop (?:log|next)$/);
      }),
      { numRuns: 200 },
    );
  });
});
