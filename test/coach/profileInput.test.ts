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
    ["linkedin.com/in/jane-doe/", "jane-doe"],
    ["https://www.linkedin.com/in/j%C3%A4ne", "jäne"],
    ["https://www.linkedin.com/in/%E0%A4%A", "%E0%A4%A"],
    ["", null],
  ])("is read from %j", (typed, handle) => {
    expect(readHandle(typed)).toBe(handle);
  });

  it.each([
    ["https://x.com/foo", "linkedin", '"https://x.com/foo" is an address of X, not of LinkedIn.'],
    ["twitter.com/foo", "linkedin", '"twitter.com/foo" is an address of X, not of LinkedIn.'],
    ["https://www.linkedin.com/in/jane-doe/", "x", " is an address of LinkedIn, not of X."],
    ["https://www.threads.com/@jane", "mastodon", " is an address of Threads, not of Mastodon."],
    ["https://www.threads.com/@jane", "instagram", " is an address of Threads, not of Instagram."],
  ] as const)("is not in an address of another network: %s for %s", (typed, platform, words) => {
    expect(readHandle(typed, platform)).toMatchObject({ problem: expect.stringContaining(words) });
  });

  it.each([
    ["https://twitter.com/jane", "x", "jane"],
    ["https://mobile.twitter.com/jane", "x", "jane"],
    ["https://fr.linkedin.com/in/jane-doe", "linkedin", "jane-doe"],
    ["https://m.facebook.com/jane", "facebook", "jane"],
    ["https://threads.net/@jane", "threads", "jane"],
    ["https://www.youtube.com/@jane", "youtube", "jane"],
    ["https://mastodon.social/@jane", "mastodon", "jane@mastodon.social"],
    ["jane.bsky.social", "bluesky", "jane.bsky.social"],
    // A blog may be on any site, a site that nobody knows of any network.
    ["https://www.linkedin.com/jane-doe", "blog", "jane-doe"],
    ["https://unknown.example/jane", "x", "jane"],
  ] as const)("is in an address of its own network: %s for %s", (typed, platform, handle) => {
    expect(readHandle(typed, platform)).toBe(handle);
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
