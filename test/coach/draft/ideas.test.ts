import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseIdeas, ideas, type ShownIdea } from "../../../src/coach/draft/ideas.ts";
import { stepIds } from "../../../src/coach/programme.ts";
import { toAscii } from "../../../src/render/theme.ts";
import { later } from "../../support/books.ts";

const today = "2026-11-25";

/** The ids that fit a step, in the table's order. */
function fitting(step: string): string[] {
  return ideas.filter(({ steps }) => steps.some((id) => id === step)).map(({ id }) => id);
}

function idsOf(chosen: readonly { id: string }[]): string[] {
  return chosen.map(({ id }) => id);
}

function shownOn(day: string, ...ids: readonly string[]): ShownIdea[] {
  return ids.map((idea) => ({ idea, day }));
}

describe("the ideas", () => {
  it("are two dozen or more, each with an id and words of its own", () => {
    expect(ideas.length).toBeGreaterThanOrEqual(24);
    expect(new Set(ideas.map(({ id }) => id)).size).toBe(ideas.length);
    expect(new Set(ideas.map(({ text }) => text)).size).toBe(ideas.length);
    for (const { id } of ideas) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it.each(stepIds)("are eight or more for each step: %s", (step) => {
    expect(fitting(step).length).toBeGreaterThanOrEqual(8);
  });

  it("speak calmly, briefly, in signs that every terminal has", () => {
    for (const { text } of ideas) {
      expect(text).not.toContain("!");
      expect(text.length).toBeLessThanOrEqual(120);
      expect(toAscii(text)).toMatch(/^[ -~]+[.?]$/);
    }
  });

  it("ask nobody to post in the steps that ask for no post", () => {
    const gentle = ideas.filter(({ steps }) => steps.some((step) => step === "listen" || step === "check-in"));
    for (const { text } of gentle) expect(text).not.toMatch(/\b(?:post|publish|share)\b/i);
  });
});

describe("choosing", () => {
  it("begins with the first ones of the table that fit the step", () => {
    expect(idsOf(chooseIdeas("be-real", [], today, 3))).toEqual(fitting("be-real").slice(0, 3));
    expect(chooseIdeas("listen", [], today, 3)[0]?.steps).toContain("listen");
  });

  it("takes those of staying awhile once all steps are done", () => {
    expect(idsOf(chooseIdeas(null, [], today, 100))).toEqual(fitting("stay-awhile"));
  });

  it("gives no more than there are, each once, and none when none are asked for", () => {
    for (const step of stepIds) expect(idsOf(chooseIdeas(step, [], today, 1000))).toEqual(fitting(step));
    expect(chooseIdeas("listen", [], today, 0)).toEqual([]);
    expect(chooseIdeas("listen", [], today, -1)).toEqual([]);
  });

  it("takes never shown ones first, then those shown longest ago", () => {
    const [first = "", second = "", third = "", ...rest] = fitting("listen");
    const shown = [...shownOn("2026-11-01", ...rest, third), ...shownOn("2026-11-02", second)];
    expect(idsOf(chooseIdeas("listen", shown, today, 4))).toEqual([first, ...rest.slice(0, 3)]);
    const all = [...shown, ...shownOn("2026-11-03", first)];
    expect(idsOf(chooseIdeas("listen", all, today, rest.length + 3))).toEqual([...rest, third, second, first]);
  });

  it("goes by the last time that an idea was shown", () => {
    const [first = "", second = "", ...rest] = fitting("review");
    const shown = [
      ...shownOn("2026-10-01", first, second, ...rest),
      ...shownOn("2026-11-01", first),
      ...shownOn("2026-11-02", ...rest),
    ];
    expect(idsOf(chooseIdeas("review", shown, today, 2))).toEqual([second, first]);
  });

  it("does not know on a day before what was shown after it", () => {
    const [first = "", second = ""] = fitting("listen");
    const shown = shownOn("2026-11-20", first);
    expect(idsOf(chooseIdeas("listen", shown, "2026-11-20", 1))).toEqual([second]);
    expect(idsOf(chooseIdeas("listen", shown, "2026-11-19", 1))).toEqual([first]);
  });

  it("minds no idea that is in the memory and not in the table any more", () => {
    expect(idsOf(chooseIdeas("listen", shownOn(today, "gone", "__proto__"), today, 2))).toEqual(
      fitting("listen").slice(0, 2),
    );
  });
});

describe("asking again and again", () => {
  it("repeats nothing before all that fit the step were shown, however many are asked for at a time", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...stepIds),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 3 }),
        (step, count, days) => {
          const all = fitting(step);
          let shown: ShownIdea[] = [];
          let day = "2026-01-01";
          const seen: string[] = [];
          for (let asked = 0; asked < 60; asked++) {
            const chosen = chooseIdeas(step, shown, day, count);
            expect(chosen).toHaveLength(count);
            seen.push(...idsOf(chosen));
            shown = [...shown, ...shownOn(day, ...idsOf(chosen))];
            day = later(day, days);
          }
          // Any so many in a row are all different: each comes back only after all others.
          for (let start = 0; start + all.length <= seen.length; start++) {
            expect(new Set(seen.slice(start, start + all.length)).size).toBe(all.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("goes on where the leader goes from one step to the next: what was shown in the one is not new in the other", () => {
    const shown = shownOn(today, ...idsOf(chooseIdeas("listen", [], today, 100)));
    const known = new Set(fitting("listen"));
    const fresh = fitting("check-in").filter((id) => !known.has(id));
    expect(idsOf(chooseIdeas("check-in", shown, today, fresh.length))).toEqual(fresh);
  });

  it("is not lost in a long memory", () => {
    const long = Array.from({ length: 100_000 }, (_, index) => ({
      idea: ideas[index % ideas.length]?.id ?? "",
      day: today,
    }));
    // The table was shown over and over, the last time only its beginning: what comes after that has waited longest.
    const waiting = ideas.slice(long.length % ideas.length).filter(({ steps }) => steps.includes("stay-awhile"));
    expect(chooseIdeas("stay-awhile", long, today, 5)).toEqual(waiting.slice(0, 5));
    expect(waiting.length).toBeGreaterThanOrEqual(5);
  });
});
