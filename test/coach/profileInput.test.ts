import { describe, expect, it } from "vitest";
import { newProfile } from "../../src/coach/book.ts";
import { changeTarget, readCounts, readHandle, readNetworks, readTarget } from "../../src/coach/profileInput.ts";

describe("a handle", () => {
  it.each([
    ["jane-doe", "jane-doe"],
    ["@jane", "jane"],
    ["https://www.linkedin.com/in/jane-doe/?utm=1", "jane-doe"],
    ["https://bsky.app/profile/jane.example", "jane.example"],
    ["https://x.com/jane", "jane"],
    ["", null],
  ])("is read from %j", (typed, handle) => {
    expect(readHandle(typed)).toBe(handle);
  });

  it("holds no space", () => {
    expect(readHandle("jane doe")).toMatchObject({ problem: expect.stringContaining("is not a handle") });
  });
});

describe("networks", () => {
  it("have a handle or none yet", () => {
    expect(readNetworks("linkedin=jane-doe, Twitter")).toEqual([
      { platform: "linkedin", handle: "jane-doe" },
      { platform: "x", handle: null },
    ]);
  });

  it("are named once, and known", () => {
    expect(readNetworks("x,twitter=jane")).toMatchObject({ problem: "X is named twice." });
    expect(readNetworks("linkdin")).toMatchObject({ hint: "Did you mean linkedin?" });
  });
});

describe("what counts", () => {
  it("always holds posts", () => {
    expect(readCounts("reply,stories")).toEqual(["post", "reply", "story"]);
  });

  it.each(["review", "check-in", "listen"])("is never a %s", (kind) => {
    expect(readCounts(kind)).toMatchObject({ problem: expect.stringContaining("never count as posts") });
  });
});

describe("a target", () => {
  it.each(["0", "8", "-1", "2.5", "three", ""])("is not %j", (typed) => {
    expect(readTarget(typed)).toMatchObject({ hint: "A few times a week: 3" });
  });

  // Wednesday, 25 November 2026. Each new target holds from the week of its day on.
  const profile = newProfile("Jane", "Europe/Paris");

  it("holds from this week on, and the first one reaches back", () => {
    expect(changeTarget(profile, 4, "2026-11-25", false).targets).toEqual([
      { from: null, days: 3 },
      { from: "2026-11-25", days: 4 },
    ]);
  });

  it("chosen twice in a week is the later one", () => {
    const once = changeTarget(profile, 4, "2026-11-23", false);
    expect(changeTarget(once, 5, "2026-11-25", false).targets).toEqual([
      { from: null, days: 3 },
      { from: "2026-11-25", days: 5 },
    ]);
    expect(changeTarget(once, 3, "2026-11-25", false).targets).toEqual([{ from: null, days: 3 }]);
  });

  it("holds for all weeks when that is asked for", () => {
    expect(changeTarget(profile, 5, "2026-11-25", true).targets).toEqual([{ from: null, days: 5 }]);
  });
});
