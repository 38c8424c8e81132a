import { describe, expect, it } from "vitest";
import { judgeConsistency } from "../../src/coach/streak.ts";
import { type BookParts, bookWith, times } from "../support/books.ts";
import { history } from "./weekPattern.ts";

// First days of the weeks of a pattern: 5, 12, 19, 26 January; 2, 9 February 2026. The last week is open.

interface Spell {
  readonly from: string;
  readonly to: string;
}

const told = (spell: Spell) => `${spell.from}–${spell.to}`;

/** "2026-01-12–2026-01-25 2 weeks", and " after 10 posts 2026-01-05–2026-01-05" behind a storm. */
function gapsOf(parts: ReturnType<typeof history>): string[] {
  return judgeConsistency(parts.book, parts.today).gaps.map((gap) => {
    const storm = gap.storm === null ? "" : ` after ${gap.storm.posts} posts ${told(gap.storm)}`;
    return `${told(gap)} ${gap.weeks}${storm}`;
  });
}

describe("a gap", () => {
  it.each<[string, string, string[]]>([
    ["is not there while no finished week is empty", "320", []],
    ["is one empty week", "3030", ["2026-01-12–2026-01-18 1"]],
    ["is all empty weeks in a row", "300030", ["2026-01-12–2026-02-01 3"]],
    ["may still last, without the open week", "3000", ["2026-01-12–2026-01-25 2"]],
    ["may come before the first post", "0030", ["2026-01-05–2026-01-18 2"]],
    ["ends with a light week", "301030", ["2026-01-12–2026-01-18 1", "2026-01-26–2026-02-01 1"]],
    ["is neither ended nor lengthened by a pause inside it", "30p030", ["2026-01-12–2026-02-01 2"]],
    ["does not reach into pauses around it", "3p0p30", ["2026-01-19–2026-01-25 1"]],
    ["is not made of pauses", "3pp30", []],
    ["is not ended by a paused week with a post below the target", "30q030", ["2026-01-12–2026-02-01 2"]],
    ["is ended by a paused week that was met", "30Q030", ["2026-01-12–2026-01-18 1", "2026-01-26–2026-02-01 1"]],
  ])("%s", (_, pattern, expected) => {
    expect(gapsOf(history(pattern))).toEqual(expected);
  });

  it("does not begin in the week of the start", () => {
    const book = bookWith({ committedOn: "2026-01-07" });
    expect(gapsOf({ book, today: "2026-01-21" })).toEqual(["2026-01-12–2026-01-18 1"]);
  });
});

describe("silence after a storm", () => {
  const tenPosts = "after 10 posts 2026-01-05–2026-01-05";

  it.each<[string, string, string[]]>([
    ["of two weeks carries the storm", "s0030", [`2026-01-12–2026-01-25 2 ${tenPosts}`]],
    ["may still last", "s000", [`2026-01-12–2026-01-25 2 ${tenPosts}`]],
    ["of one week is a breather", "s030", ["2026-01-12–2026-01-18 1"]],
    ["of one finished week and the open one is not there yet", "s00", ["2026-01-12–2026-01-18 1"]],
    ["is seen across a pause before it", "sp0030", [`2026-01-19–2026-02-01 2 ${tenPosts}`]],
    ["is seen across a pause inside it", "s0p030", [`2026-01-12–2026-02-01 2 ${tenPosts}`]],
    ["is not there when a week was posted in between", "s10000", ["2026-01-19–2026-02-08 3"]],
    ["names the storm just before it", "ss000", ["2026-01-19–2026-02-01 2 after 10 posts 2026-01-12–2026-01-12"]],
    ["after nine posts in a day and eleven in all is no hibernation", "n000", ["2026-01-12–2026-01-25 2"]],
    [
      "names the first and last posting day of a storm of twelve posts in all",
      "S000",
      ["2026-01-12–2026-01-25 2 after 12 posts 2026-01-06–2026-01-07"],
    ],
  ])("%s", (_, pattern, expected) => {
    expect(gapsOf(history(pattern))).toEqual(expected);
  });

  it("follows a storm in the week of the start too", () => {
    const book = bookWith({ posts: times(10, "2026-01-08") });
    expect(gapsOf({ book, today: "2026-01-28" })).toEqual([
      "2026-01-12–2026-01-25 2 after 10 posts 2026-01-08–2026-01-08",
    ]);
  });
});

describe("a storm", () => {
  /** Storms of books whose posts lie in the week of 5 January; seen two weeks later. */
  const stormsOf = (parts: BookParts, today = "2026-01-21") =>
    judgeConsistency(bookWith({ committedOn: "2026-01-05", ...parts }), today).storms.map(
      (storm) => `${storm.week}: ${storm.posts} posts ${told(storm)}`,
    );
  const posts = (monday: number, wednesday = 0) => [...times(monday, "2026-01-05"), ...times(wednesday, "2026-01-07")];
  const wholeWeek = [["2026-01-05", "2026-01-11"]] as const;
  const fromThursday = [["2026-01-08", "2026-01-11"]] as const; // four days: the target is ceil(3 × 3/7) = 2

  it.each<[string, BookParts, string[]]>([
    ["is a day of ten posts", { posts: posts(10), target: 7 }, ["2026-01-05: 10 posts 2026-01-05–2026-01-05"]],
    ["is not a day of nine", { posts: posts(9) }, []],
    ["is four times the target in all", { posts: posts(6, 6) }, ["2026-01-05: 12 posts 2026-01-05–2026-01-07"]],
    ["is not one post less", { posts: posts(6, 5) }, []],
    [
      "is four posts with a target of one",
      { posts: posts(3, 1), target: 1 },
      ["2026-01-05: 4 posts 2026-01-05–2026-01-07"],
    ],
    ["is not three posts with a target of one", { posts: posts(2, 1), target: 1 }, []],
    [
      "goes by the smaller target of a week paused in part",
      { posts: posts(4, 4), pauses: fromThursday },
      ["2026-01-05: 8 posts 2026-01-05–2026-01-07"],
    ],
    ["is not seven posts in that week", { posts: posts(4, 3), pauses: fromThursday }, []],
    ["is never a paused week", { posts: posts(14), pauses: wholeWeek }, []],
    [
      "may be a paused week that was met all the same",
      { posts: [...posts(10, 1), "2026-01-06"], pauses: wholeWeek },
      ["2026-01-05: 12 posts 2026-01-05–2026-01-07"],
    ],
  ])("%s", (_, parts, expected) => {
    expect(stormsOf(parts)).toEqual(expected);
  });

  it("is told while it is on, unless the week is paused and not met", () => {
    const today = "2026-01-07";
    expect(stormsOf({ posts: posts(10) }, today)).toEqual(["2026-01-05: 10 posts 2026-01-05–2026-01-05"]);
    expect(stormsOf({ posts: posts(10), pauses: wholeWeek }, today)).toEqual([]);
    const metInThePause = { posts: [...posts(10, 1), "2026-01-06"], pauses: wholeWeek };
    expect(stormsOf(metInThePause, today)).toEqual(["2026-01-05: 12 posts 2026-01-05–2026-01-07"]);
  });

  it("without silence after it is listed and blamed for nothing", () => {
    const { book, today } = history("s3030");
    const { storms, gaps } = judgeConsistency(book, today);
    expect(storms).toHaveLength(1);
    expect(gaps.map((gap) => gap.storm)).toEqual([null]);
  });
});
