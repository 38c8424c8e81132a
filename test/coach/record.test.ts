import { describe, expect, it } from "vitest";
import { mergeActivities } from "../../src/coach/mergeActivities.ts";
import { newestFirst, removeActivities } from "../../src/coach/record.ts";
import { activityOn, bookWith } from "../support/books.ts";

const blog = "https://blog.example/lyon";

describe("merging what is imported", () => {
  const logged = activityOn("2026-11-20", { id: "log:abc", url: blog, platform: "blog" });
  const imported = { ...logged, id: "csv:1", source: "csv" };

  it("knows a post again that was logged by an address without an identity", () => {
    const { added, known } = mergeActivities(bookWith({ activities: [logged] }), [imported]);
    expect({ added, known }).toEqual({ added: [], known: [imported] });
  });

  it("takes one logged post for one row, and other kinds and days for other posts", () => {
    const rows = [imported, { ...imported, id: "csv:2" }, { ...imported, id: "csv:3", day: "2026-11-21" }];
    const { added } = mergeActivities(bookWith({ activities: [logged] }), rows);
    expect(added.map(({ id }) => id)).toEqual(["csv:2", "csv:3"]);
    expect(mergeActivities(bookWith({ activities: [logged] }), [{ ...imported, kind: "reply" }]).added).toHaveLength(1);
  });

  it("leaves removed what the leader removed", () => {
    const book = removeActivities(bookWith({ activities: [imported] }), [imported.id]);
    expect(mergeActivities(book, [imported])).toMatchObject({ added: [], known: [], removedBefore: [imported] });
  });
});

describe("newest first", () => {
  const early = activityOn("2026-11-20", { id: "early", at: "2026-11-20T03:00:00.000Z" });
  const late = activityOn("2026-11-20", { id: "late", at: "2026-11-20T05:00:00.000Z" });
  const timeless = activityOn("2026-11-20", { id: "timeless" });
  const before = activityOn("2026-11-19", { id: "before", at: "2026-11-19T23:00:00.000Z" });

  it.each([
    [
      [late, early, before],
      ["late", "early", "before"],
    ],
    [
      [before, early, late],
      ["late", "early", "before"],
    ],
    // Logged one after the other, the first with --on today.
    [
      [timeless, late],
      ["late", "timeless"],
    ],
    [
      [late, timeless],
      ["timeless", "late"],
    ],
    [
      [late, timeless, early],
      ["timeless", "late", "early"],
    ],
    [
      [early, timeless, late],
      ["late", "timeless", "early"],
    ],
    [
      [timeless, early, late, before],
      ["late", "early", "timeless", "before"],
    ],
  ])("puts one without a time right after what was recorded of its day before it: %#", (recorded, expected) => {
    expect(newestFirst(recorded).map(({ id }) => id)).toEqual(expected);
  });
});
