import { describe, expect, it } from "vitest";
import { nearest, unknownWord } from "../../src/coach/nearest.ts";

const platforms = ["linkedin", "x", "threads", "bluesky", "instagram"];

describe("the nearest known word", () => {
  it.each([
    ["a letter left out", "linkdin", "linkedin"],
    ["a letter too many", "threadds", "threads"],
    ["a wrong letter", "blueskx", "bluesky"],
    ["two letters swapped", "lniekdin", "linkedin"],
    ["another case", "LinkedIn", "linkedin"],
    ["the first letters", "insta", "instagram"],
  ])("is found for %s", (_, typed, known) => {
    expect(nearest(typed, platforms)).toBe(known);
  });

  it.each(["", "facebook", "zzzzzzzz", "qqqq", "t".repeat(10_000)])("is not invented for %.10s", (typed) => {
    expect(nearest(typed, ["linkedin", "threads", "bluesky"])).toBeUndefined();
  });

  it("is the nearest of several", () => {
    expect(nearest("pots", ["repost", "post", "story"])).toBe("post");
  });
});

describe("an unknown word", () => {
  it("comes with a suggestion, else with all that is known", () => {
    expect(unknownWord("platform", "linkdin", platforms).hint).toBe("Did you mean linkedin?");
    expect(unknownWord("kind", "qqqq", ["post", "reply"]).hint).toBe("Known: post, reply");
  });
});
