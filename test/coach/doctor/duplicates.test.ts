import { describe, expect, it } from "vitest";
import type { Activity } from "../../../src/coach/book.ts";
import { judgeDuplicates } from "../../../src/coach/doctor/duplicates.ts";
import { activityOn, bookWith } from "../../support/books.ts";

const judge = (...activities: Activity[]) =>
  judgeDuplicates([{ leader: "jane", book: { ...bookWith({}), activities } }], (word) => word);
const url = "https://x.com/jane/status/1866543210987654321";
const own = { platform: "x", url } as const;

describe("what is there twice", () => {
  it("is an id that two activities have, whatever their days", () => {
    const found = judge(activityOn("2026-11-20", { id: "x:1" }), activityOn("2026-11-21", { id: "x:1" }));
    expect(found).toEqual({
      status: "finding",
      detail: "In the record of jane several activities have the same id: x:1.",
      cure: 'Take one of the two lines out of leaders/jane.json, and "checksum" with its value out of its first line.',
    });
  });

  it("is a post's address on one day", () => {
    const twice = [activityOn("2026-11-20", { id: "a", ...own }), activityOn("2026-11-20", { id: "b", ...own })];
    expect(judge(...twice).cure).toBe("Remove one: socialtop remove b --as jane");
  });

  it("is a page of a blog", () => {
    const page = { platform: "blog", url: "https://example.com/a" } as const;
    const found = judge(activityOn("2026-11-20", { id: "a", ...page }), activityOn("2026-11-20", { id: "b", ...page }));
    expect(found.detail).toBe("In the record of jane a post of 2026-11-20 is there twice: https://example.com/a.");
  });

  it.each<[string, Partial<Activity>, string]>([
    ["posts of two days", {}, "2026-11-21"],
    ["two posts that link to one page", { url: "https://example.com/a" }, "2026-11-20"],
    ["two posts elsewhere that link to it", { platform: "linkedin" }, "2026-11-20"],
    ["two replies to one post", { kind: "reply" }, "2026-11-20"],
  ])("is not %s", (_what, parts, day) => {
    const found = judge(
      activityOn("2026-11-20", { id: "a", ...own, ...parts }),
      activityOn(day, { id: "b", ...own, ...parts }),
    );
    expect(found.status).toBe("good");
  });
});
