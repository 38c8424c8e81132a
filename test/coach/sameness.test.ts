import { describe, expect, it } from "vitest";
import type { Activity } from "../../src/coach/book.ts";
import { mergeActivities } from "../../src/coach/record.ts";
import { isNamedApart } from "../../src/coach/sameness.ts";
import { activityOn, bookWith } from "../support/books.ts";

const shareUrl = "https://www.linkedin.com/feed/update/urn:li:share:7398000000000000000";
const activityUrl = "https://www.linkedin.com/feed/update/urn:li:activity:7398000004194304000";
const logged = activityOn("2026-11-23", {
  id: "linkedin:7398000004194304000",
  url: activityUrl,
  at: "2026-11-23T10:00:01.000Z",
});
const imported = activityOn("2026-11-23", {
  id: "linkedin:7398000000000000000",
  url: shareUrl,
  at: "2026-11-23T10:00:00.000Z",
  source: "linkedin",
});

/** Identities of those that an import adds to a record. */
const addedTo = (recorded: readonly Activity[], incoming: readonly Activity[]): string[] =>
  mergeActivities(bookWith({ activities: recorded }), incoming).added.map(({ id }) => id);

describe("a post that was logged by its address and comes again in an export", () => {
  it("is one on LinkedIn, which numbers a share and its activity apart", () => {
    expect(isNamedApart(logged, imported)).toBe(true);
    expect(addedTo([logged], [imported])).toEqual([]);
  });

  it.each<[string, Partial<Activity>]>([
    ["more than two minutes apart", { at: "2026-11-23T10:02:01.001Z" }],
    ["of another kind", { kind: "reply" }],
    ["without a time", { at: undefined } as unknown as Partial<Activity>],
  ])("is another one when it is %s", (_, change) => {
    const { at: _at, ...rest } = imported;
    const other = {
      ...rest,
      ...(change.at === undefined && "at" in change ? {} : { at: imported.at }),
      ...change,
    } as Activity;
    expect(addedTo([logged], [other])).toEqual([other.id]);
  });

  it("on X is told by its number alone: two in one minute are two", () => {
    const first = activityOn("2026-11-23", {
      id: "x:1",
      platform: "x",
      url: "https://x.com/j/status/1",
      at: "2026-11-23T10:00:00.000Z",
    });
    const second = { ...first, id: "x:2", url: "https://x.com/j/status/2", source: "x" };
    expect(addedTo([first], [second])).toEqual(["x:2"]);
  });

  it("stands for one post: of two in the same minute the other one is added", () => {
    const twin = { ...imported, id: "linkedin:7398000000000000001", at: "2026-11-23T10:00:30.000Z" };
    expect(addedTo([logged], [imported, twin])).toEqual([twin.id]);
  });
});

describe("a post that was logged without an address", () => {
  const byHand = activityOn("2026-11-23", { id: "log:a", platform: "x" });
  const tweet = (id: string, change: Partial<Activity> = {}) =>
    activityOn("2026-11-23", { id: `x:${id}`, platform: "x", source: "x", ...change });

  it("is the one that the export has on that day, network and kind", () => {
    expect(addedTo([byHand], [tweet("1")])).toEqual([]);
    expect(addedTo([byHand], [tweet("1"), tweet("2")])).toEqual(["x:2"]);
    expect(addedTo([byHand, { ...byHand, id: "log:b" }], [tweet("1"), tweet("2"), tweet("3")])).toEqual(["x:3"]);
  });

  it.each<[string, Partial<Activity>]>([
    ["day", { day: "2026-11-22" }],
    ["network", { platform: "threads" }],
    ["kind", { kind: "reply" }],
  ])("is another one on another %s", (_, change) => {
    expect(addedTo([byHand], [tweet("1", change)])).toEqual(["x:1"]);
  });

  it("adds nothing when the export comes a second time", () => {
    const first = mergeActivities(bookWith({ activities: [byHand] }), [tweet("1"), tweet("2")]);
    expect(mergeActivities(first.book, [tweet("2"), tweet("1")])).toMatchObject({ added: [] });
  });

  it("is a post of its own when it comes in with a whole record", () => {
    expect(addedTo([tweet("1")], [byHand])).toEqual(["log:a"]);
  });
});

describe("a post that a tool's table and the platform's own export both tell of", () => {
  const at = (time: string) => `2026-11-23T${time}.000Z`;
  const tweet = (id: string, time: string) =>
    activityOn("2026-11-23", {
      id: `x:${id}`,
      platform: "x",
      source: "x",
      url: `https://x.com/jane_doe/status/${id}`,
      at: at(time),
    });
  const sent = (id: string, change: Partial<Activity> = {}) =>
    activityOn("2026-11-23", { id: `csv:${id}`, platform: "x", source: "buffer", ...change });

  it.each<[string, Partial<Activity>]>([
    ["moment", { at: at("10:00:40") }],
    ["address, of another moment", { at: at("10:05:00"), url: "https://x.com/jane_doe/status/1" }],
    ["day, where that is all the table tells", {}],
  ])("is one by its %s, whichever comes first", (_, change) => {
    expect(addedTo([sent("a", change)], [tweet("1", "10:00:00")])).toEqual([]);
    expect(addedTo([tweet("1", "10:00:00")], [sent("a", change)])).toEqual([]);
  });

  it("stands for one post: what the other source has beyond it is added", () => {
    const recorded = [tweet("1", "10:00:00"), tweet("2", "15:00:00")];
    expect(addedTo(recorded, [sent("a"), sent("b"), sent("c")])).toEqual(["csv:c"]);
    expect(addedTo([sent("a", { at: at("10:00:10") })], [...recorded, tweet("3", "10:01:00")])).toEqual(["x:2", "x:3"]);
  });

  it.each<[string, Partial<Activity>]>([
    ["more than two minutes apart", { at: at("10:02:01") }],
    ["of a number of its own", { at: at("10:00:00"), id: "x:2", url: "https://x.com/jane_doe/status/2" }],
    ["of another kind", { at: at("10:00:00"), kind: "reply" }],
    ["of another day", { day: "2026-11-22" }],
  ])("is another one when it is %s", (_, change) => {
    const other = sent("a", change);
    expect(addedTo([tweet("1", "10:00:00")], [other])).toEqual([other.id]);
    expect(addedTo([other], [tweet("1", "10:00:00")])).toEqual(["x:1"]);
  });

  it("is never looked for among what the same source brought: a source knows its own", () => {
    const row = sent("a", { at: at("10:00:00") });
    expect(addedTo([row], [{ ...row, id: "csv:b" }])).toEqual(["csv:b"]);
  });
});

describe("what another source tells of a post beside", () => {
  const byHand = activityOn("2026-11-23", { id: "log:a", platform: "x", text: "the Lyon one" });
  const tweet = activityOn("2026-11-23", {
    id: "x:1",
    platform: "x",
    source: "x",
    at: "2026-11-23T10:00:00.000Z",
    url: "https://x.com/jane_doe/status/1",
    text: "Lyon, at last",
  });

  it("is kept with it: its identity, and what was not known; what was said by hand stays", () => {
    const { book, isCompleted } = mergeActivities(bookWith({ activities: [byHand] }), [tweet]);
    expect(isCompleted).toBe(true);
    expect(book.activities).toEqual([{ ...byHand, aliases: ["x:1"], at: tweet.at, url: tweet.url }]);
    // From now on it is known by its identity, on whatever day another source says that it was.
    const again = mergeActivities(book, [{ ...tweet, day: "2026-11-22" }]);
    expect([again.added, again.isCompleted, again.book]).toEqual([[], false, book]);
  });

  it("is of another post when both know the words, and they differ", () => {
    const row = activityOn("2026-11-23", {
      id: "csv:a",
      platform: "x",
      source: "csv",
      text: "Something else altogether",
    });
    expect(addedTo([tweet], [row])).toEqual(["csv:a"]);
    expect(addedTo([row], [tweet])).toEqual(["x:1"]);
    // Cut earlier, and with other signs.
    expect(addedTo([tweet], [{ ...row, text: "LYON - at l…" }])).toEqual([]);
    expect(addedTo([tweet], [activityOn("2026-11-23", { id: "csv:b", platform: "x", source: "csv" })])).toEqual([]);
  });
});
