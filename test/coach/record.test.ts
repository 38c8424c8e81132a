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
  it("is one order, whatever is known of the time", () => {
    const early = activityOn("2026-11-20", { id: "early", at: "2026-11-20T03:00:00.000Z" });
    const late = activityOn("2026-11-20", { id: "late", at: "2026-11-20T05:00:00.000Z" });
    const timeless = activityOn("2026-11-20", { id: "timeless" });
    const orders = [
      [late, timeless, early],
      [early, late, timeless],
      [timeless, early, late],
    ];
    for (const order of orders) {
      expect(newestFirst(order).map(({ id }) => id)).toEqual(["timeless", "late", "early"]);
    }
  });
});
