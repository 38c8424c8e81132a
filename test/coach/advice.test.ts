import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { chooseNextThing } from "../../src/coach/dashboard.ts";
import { judgeProgress } from "../../src/coach/progress.ts";
import { toneOf } from "../../src/coach/situation.ts";
import { judgeConsistency } from "../../src/coach/streak.ts";
import { bookWith, times } from "../support/books.ts";

// Wednesday, 25 November 2026; its week is 23–29 November. Three posting days a week.
const wednesday = "2026-11-25";
const saturday = "2026-11-28";
const sunday = "2026-11-29";
/** The week before, met. */
const lastWeekMet = ["2026-11-16", "2026-11-18", "2026-11-20"];

function say(book: Book, today: string): { verdict: string; advice: string } {
  const { verdict, advice } = judgeConsistency(book, today);
  return { verdict, advice };
}

describe("the coach's words", () => {
  it.each([
    ["listening", {}, wednesday, "You are watching and listening: nothing is asked of you yet."],
    [
      "on track with a streak",
      { posts: [...lastWeekMet, "2026-11-23", wednesday] },
      wednesday,
      "On track: one more posting day by Sunday keeps your 1-week streak.",
    ],
    [
      "on track without one",
      { posts: ["2026-11-23"], committedOn: "2026-11-09" },
      wednesday,
      "On track: two more posting days by Sunday start a streak.",
    ],
    // A silence comes before what is left of the week: 16 to 22 November was empty, then 12 October to 22 November.
    [
      "an empty week",
      { posts: ["2026-11-10", "2026-11-12"] },
      wednesday,
      "One week without a post: the last one was on 12 Nov.",
    ],
    ["a silence", { posts: ["2026-10-07"] }, wednesday, "Six weeks without a post: the last one was on 7 Oct."],
    [
      "a commitment without a post",
      { committedOn: "2026-11-09" },
      wednesday,
      "No post yet since you committed on 9 Nov.",
    ],
    [
      "at risk on the last day",
      { posts: [...lastWeekMet, "2026-11-23", "2026-11-24"] },
      sunday,
      "At risk: one more posting day by tonight keeps your 1-week streak, with no day to spare.",
    ],
    [
      "met",
      { posts: [...lastWeekMet, "2026-11-23", "2026-11-24", wednesday] },
      wednesday,
      "On the guideline: this week is met, 2 weeks in a row.",
    ],
    [
      "met for the first time",
      { posts: ["2026-11-23", "2026-11-24", wednesday] },
      wednesday,
      "On the guideline: this week is met. A streak begins.",
    ],
    [
      "paused",
      { posts: lastWeekMet, pauses: [["2026-11-23", "2026-11-29"]] },
      wednesday,
      "Paused this week: your 1-week streak is safe.",
    ],
    [
      "out of reach with a streak",
      { posts: lastWeekMet },
      saturday,
      "Out of reach: three posting days would be needed, and two days are left. The 1-week streak ends on Sunday.",
    ],
    [
      "a first week begun in the middle",
      { committedOn: "2026-11-26" },
      saturday,
      "You began in the middle of the week, so nothing is lost: the first full one starts on Monday.",
    ],
    // The commitment was on Monday: the week is a full one, and will count as empty.
    [
      "a first week begun on its first day",
      { committedOn: "2026-11-23" },
      saturday,
      "Out of reach this week: three posting days would be needed, and two days are left.",
    ],
  ] as const)("say how it stands: %s", (_state, parts, today, verdict) => {
    expect(say(bookWith(parts), today).verdict).toBe(verdict);
  });

  it.each([
    [
      "a storm on",
      { posts: times(10, wednesday) },
      wednesday,
      "10 posts in one week is a storm: keep two of these for next week.",
    ],
    [
      "at risk, two days left and nothing today",
      { posts: [...lastWeekMet, "2026-11-23"] },
      saturday,
      "Post on each day that is left, today included: two honest sentences are enough.",
    ],
    [
      "at risk, posted today, one day left",
      { posts: [...lastWeekMet, "2026-11-23", saturday] },
      saturday,
      "Post tomorrow: two honest sentences are enough.",
    ],
    [
      "silence",
      { posts: ["2026-10-19"], committedOn: "2026-10-19" },
      wednesday,
      "Begin again small: one honest post ends the 4-week silence, and nobody will ask where you were.",
    ],
    [
      "committed and never posted",
      { committedOn: "2026-11-02" },
      wednesday,
      "The first post is the hardest. Two honest sentences are enough.",
    ],
    // Wednesday to Sunday paused: ceil(3 × 2 / 7) = 1 day is asked, and only Sunday, a paused day, is left for it.
    [
      "at risk on a paused day",
      { posts: lastWeekMet, pauses: [[wednesday, sunday]] },
      sunday,
      "Today is paused: leave it, unless you feel like it.",
    ],
    [
      "posted today",
      { posts: [...lastWeekMet, wednesday] },
      wednesday,
      "Enough for today: leave the next one for another day.",
    ],
  ] as const)("say what to do: %s", (_state, parts, today, advice) => {
    expect(say(bookWith(parts), today).advice).toBe(advice);
  });

  it("speak of one network alone when only that one is judged", () => {
    const { verdict, advice } = judgeConsistency(bookWith({ posts: lastWeekMet }), wednesday, "x");
    expect(verdict).toBe("Nothing is recorded on X yet.");
    expect(advice).toBe("After your first post there: socialtop log --platform x");
  });

  it("see silence through a paused week", () => {
    const book = bookWith({
      posts: ["2026-11-02", "2026-11-03", "2026-11-04"],
      pauses: [["2026-11-16", "2026-11-22"]],
    });
    expect(say(book, wednesday).advice).toContain("ends the gap");
  });
});

describe("the one thing to do next", () => {
  function nextFor(book: Book, today: string): string {
    return chooseNextThing(judgeConsistency(book, today), judgeProgress(book, today), undefined).command;
  }

  it("is a post when the week is at risk, and the programme otherwise", () => {
    expect(nextFor(bookWith({ posts: [...lastWeekMet, "2026-11-23"] }), saturday)).toBe("socialtop log https://…");
    expect(nextFor(bookWith({ posts: lastWeekMet }), wednesday)).toBe("socialtop next");
  });

  it("is no post in a first week begun in the middle, nor on a paused day", () => {
    expect(nextFor(bookWith({ committedOn: "2026-11-26" }), saturday)).toBe("socialtop next");
    expect(nextFor(bookWith({ posts: lastWeekMet, pauses: [[wednesday, sunday]] }), sunday)).toBe("socialtop next");
  });
});

describe("the tone of the verdict", () => {
  const toneIn = (parts: Parameters<typeof bookWith>[0], today: string) =>
    toneOf(judgeConsistency(bookWith(parts), today));

  it("is good only where all is well", () => {
    expect(toneIn({ posts: [...lastWeekMet, "2026-11-23"] }, wednesday)).toBe("good");
    expect(toneIn({ posts: lastWeekMet }, "2026-11-27")).toBe("careful");
    expect(toneIn({ posts: lastWeekMet }, saturday)).toBe("bad");
    // On track by the days that are left, and silent all the same: one week, six weeks.
    expect(toneIn({ posts: ["2026-11-10"] }, wednesday)).toBe("careful");
    expect(toneIn({ posts: ["2026-10-07"] }, wednesday)).toBe("bad");
    // The first week, begun in its middle, is neutral.
    expect(toneIn({ committedOn: wednesday }, sunday)).toBe("careful");
    expect(toneIn({}, wednesday)).toBe("plain");
  });
});

it("tells a storm nothing about next week while this one is at risk", () => {
  const book = bookWith({ posts: [...lastWeekMet, ...times(12, "2026-11-23")] });
  expect(judgeConsistency(book, "2026-11-24").advice).toContain("keep two of these for next week");
  expect(judgeConsistency(book, saturday).advice).toBe(
    "Post on each day that is left, today included: two honest sentences are enough.",
  );
});

it("has one thing to do for each of them: a silence is urgent, a storm is enough", () => {
  const nextFor = (parts: Parameters<typeof bookWith>[0]) => {
    const book = bookWith(parts);
    return chooseNextThing(judgeConsistency(book, wednesday), judgeProgress(book, wednesday), undefined);
  };
  expect(nextFor({ posts: ["2026-10-07"] }).command).toBe("socialtop log https://…");
  expect(nextFor({ posts: [...lastWeekMet, ...times(12, "2026-11-24")] })).toEqual({
    text: "12 posts in one week is a storm: keep the next one for next week.",
    command: "socialtop streak",
  });
  // Who never posted is told nothing of beginning again, on whatever day of the week.
  for (const day of [wednesday, "2026-11-27", saturday])
    expect(judgeConsistency(bookWith({ committedOn: "2026-10-19" }), day).advice).toBe(
      "The first post is the hardest. Two honest sentences are enough.",
    );
});
