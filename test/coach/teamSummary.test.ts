import { describe, expect, it } from "vitest";
import type { Member } from "../../src/coach/team.ts";
import { guidelineWords, summarizeTeam, topWords } from "../../src/coach/teamSummary.ts";
import { memberWith, postsInWeeks, steadyWeeks } from "./members.ts";

/** Posting on so many days in each of the last finished weeks, which are as many as numbers; oldest first. */
function poster(name: string, role: string | null, ...days: readonly number[]): Member {
  const monday = `2026-${["11-23", "11-16", "11-09", "11-02", "10-26"][days.length] ?? ""}`;
  return memberWith({ name, role, posts: postsInWeeks(monday, ...days), committedOn: monday });
}

const words = (...members: Member[]) => topWords(summarizeTeam(members));

describe("On the guideline", () => {
  const steady = memberWith({ name: "Ada", posts: [...steadyWeeks(4), "2026-11-23"] });
  const missed = memberWith({ name: "Bob", posts: [...postsInWeeks("2026-11-09", 3, 2), "2026-11-23"] });
  const listener = memberWith({ name: "Carla", ticked: { "listen.follow": "2026-11-24" } });
  const paused = memberWith({ name: "Dan", posts: steadyWeeks(4), pauses: [["2026-11-23", "2026-12-06"]] });

  it("counts those on it, of all; and tells those who listen", () => {
    const summary = summarizeTeam([steady, missed, listener, paused]);
    // Ada, and Dan in his pause; Bob missed last week, Carla is not judged.
    expect(summary).toMatchObject({ leaders: 4, onGuideline: 2, listening: 1, needAWord: 1 });
    expect(guidelineWords(summary)).toMatch(/^On the guideline: 2 of 4\b.*\b1 still listens\.$/);
  });

  it("says it for several, and for none", () => {
    expect(guidelineWords(summarizeTeam([listener, listener, steady]))).toMatch(/1 of 3\b.*\b2 still listen\.$/);
    expect(guidelineWords(summarizeTeam([steady, missed]))).toBe("On the guideline: 1 of 2.");
    expect(guidelineWords(summarizeTeam([missed]))).toBe("On the guideline: 0 of 1.");
  });
});

describe("The top and the rest", () => {
  it("says that the top posts less", () => {
    // (1 + 0 + 1) / 3 = 0.67 against (3 + 3 + 2) / 3 = 2.67.
    expect(words(poster("Jane Doe", "President", 1, 0, 1), poster("Bob Ray", "CTO", 3, 3, 2))).toBe(
      "The top posts less than the rest: 0.7 posting days a week (Jane Doe) against 2.7.",
    );
  });

  it("says that the top posts more, or as much", () => {
    expect(words(poster("Jane Doe", "CEO", 3), poster("Bob Ray", null, 2))).toContain("more than the rest: 3.0");
    expect(words(poster("Jane Doe", "CEO", 2), poster("Bob Ray", null, 2))).toContain("as much as the rest: 2.0");
  });

  it("lets each person weigh the same, whatever their weeks", () => {
    // Ada 4 in one week, Bob 1 in each of four: (4 + 1) / 2 = 2.5, not 8 / 5.
    const rest = [poster("Ada", null, 4), poster("Bob", null, 1, 1, 1, 1)];
    expect(words(poster("Jane Doe", "CEO", 1), ...rest)).toContain("against 2.5.");
  });

  it("looks back twelve finished weeks, and leaves the open one out", () => {
    // Thirteen finished weeks from 24 August: the first, with seven days, is too long ago; so this week's two say nothing.
    const posts = [
      ...postsInWeeks("2026-08-24", 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
      ...["2026-11-23", "2026-11-24"],
    ];
    const jane = memberWith({ role: "Founder", posts });
    expect(summarizeTeam([jane, poster("Bob", null, 1)]).top).toEqual({
      names: ["Jane Doe"],
      topDays: 1,
      restDays: 1,
    });
  });

  it("leaves out paused weeks and the week of the start", () => {
    // Begun on Thursday, 29 October: neutral. Then 3, paused, 2: (3 + 2) / 2 = 2.5.
    const jane = memberWith({
      role: "Founder",
      posts: ["2026-10-29", ...postsInWeeks("2026-11-02", 3, 0, 2)],
      pauses: [["2026-11-09", "2026-11-15"]],
    });
    expect(summarizeTeam([jane, poster("Bob", null, 1)]).top).toMatchObject({ topDays: 2.5 });
  });

  it("says nothing where one of the two groups is empty, or has no finished week", () => {
    const listener = memberWith({ name: "Lea", role: "CEO" });
    const beginner = memberWith({ name: "Ben", role: null, committedOn: "2026-11-23" });
    expect(words(poster("Jane", "CEO", 1))).toBeNull();
    expect(words(poster("Bob", "Vice President", 1), poster("Ada", null, 1))).toBeNull();
    expect(words(listener, poster("Ada", null, 1))).toBeNull();
    expect(words(poster("Jane", "CEO", 1), beginner)).toBeNull();
    expect(words()).toBeNull();
  });

  it("takes vice presidents for the rest", () => {
    expect(words(poster("Jane", "President", 1), poster("Bob", "Vice President", 2))).toContain("(Jane) against 2.0");
  });

  it("names two, and counts more", () => {
    const top = [poster("Jane", "CEO", 1), poster("Eva", "Chair", 1), poster("Tim", "Founder", 1)];
    const rest = poster("Bob", null, 2);
    expect(words(...top.slice(0, 2), rest)).toContain("(Jane and Eva)");
    expect(words(...top, rest)).toContain("(3 people)");
  });

  it("names nobody whose weeks are not in the figure", () => {
    const listener = memberWith({ name: "Lea", role: "Founder" });
    expect(words(poster("Jane", "CEO", 1), listener, poster("Bob", null, 2))).toContain("(Jane)");
  });
});
