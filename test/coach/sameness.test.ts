import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Activity } from "../../src/coach/book.ts";
import { mergeActivities } from "../../src/coach/mergeActivities.ts";
import { isNamedApart } from "../../src/coach/sameMoment.ts";
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
    const { book, completed } = mergeActivities(bookWith({ activities: [byHand] }), [tweet]);
    expect(completed).toBe(1);
    expect(book.activities).toEqual([{ ...byHand, aliases: ["x:1"], at: tweet.at, url: tweet.url }]);
    // From now on it is known by its identity, on whatever day another source says that it was.
    const again = mergeActivities(book, [{ ...tweet, day: "2026-11-22" }]);
    expect([again.added, again.completed, again.book]).toEqual([[], 0, book]);
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

describe("imports that come one after the other", () => {
  const post = (source: string, id: string, change: Partial<Activity> = {}): Activity =>
    activityOn("2026-11-20", { id: `${source}:${id}`, platform: "facebook", source, ...change });
  const at = (time: string) => `2026-11-20T${time}:00.000Z`;
  const recordAfter = (...imports: readonly (readonly Activity[])[]) =>
    imports.reduce((book, rows) => mergeActivities(book, rows).book, bookWith({})).activities;

  it("never take one entry for two posts: the second post of a day is added when it comes later", () => {
    const byHand = post("log", "a", { text: "lyon" });
    const [morning, evening] = [post("facebook", "1", { at: at("09:00") }), post("facebook", "2", { at: at("18:00") })];
    expect(recordAfter([byHand], [morning], [morning, evening])).toHaveLength(2);
    expect(recordAfter([byHand], [morning], [evening, morning])).toHaveLength(2);
    expect(recordAfter([byHand], [morning, evening])).toHaveLength(2);
  });

  it("keep two posts of one moment apart by their words", () => {
    const table = post("csv", "1", { at: at("09:00"), text: "We are hiring a designer" });
    const tool = post("buffer", "1", { at: at("09:01"), text: "Our new office is open" });
    expect(recordAfter([table], [tool])).toHaveLength(2);
  });

  it("give each part of a thread its own address, whatever the order of the table", () => {
    const parts = ["First part", "Second part", "Third part"];
    const table = parts
      .map((text, index) => post("csv", `${index}`, { at: at("09:00"), text, platform: "x" }))
      .reverse();
    const tweets = parts.map((text, index) =>
      post("x", `${index}`, { at: at("09:00"), text, platform: "x", url: `https://x.com/jane/status/${index}` }),
    );
    const merged = recordAfter(table, tweets);
    expect(merged.map(({ text, url }) => [text, url?.at(-1)])).toEqual([
      ["Third part", "2"],
      ["Second part", "1"],
      ["First part", "0"],
    ]);
  });

  it("match those of the same words before those without any", () => {
    const table = [post("csv", "1"), post("csv", "2", { text: "First part of my thread" })];
    const archive = [
      post("facebook", "1", { at: at("09:00"), text: "First part of my thread" }),
      post("facebook", "2", { at: at("10:00"), text: "Something else" }),
    ];
    expect(recordAfter(table, archive)).toHaveLength(2);
    expect(recordAfter(archive, table)).toHaveLength(2);
  });

  it("learn every name of a post that they know", () => {
    const first = post("x", "1", { platform: "x" });
    const edited = post("x", "2", { platform: "x", aliases: ["x:1"] });
    const inTable = post("csv", "9", { platform: "x", id: "x:2" });
    expect(recordAfter([first], [edited], [inTable])).toEqual([{ ...first, aliases: ["x:2"] }]);
  });

  it("keep two posts with one link apart by their words, and know a logged address on the day after", () => {
    const url = "https://blog.example.com/lyon";
    const [morning, evening] = [
      post("buffer", "1", { url, at: at("08:00"), text: "Read our new article" }),
      post("hootsuite", "1", { url, at: at("18:00"), text: "In case you missed it" }),
    ];
    expect(recordAfter([morning], [evening])).toHaveLength(2);
    const logged = activityOn("2026-11-20", { id: "log:a", platform: "blog", url });
    const inFeed = activityOn("2026-11-19", {
      id: "blog:1",
      platform: "blog",
      source: "feed",
      url,
      at: "2026-11-19T20:00:00.000Z",
    });
    expect(recordAfter([logged], [inFeed]).map(({ day }) => day)).toEqual(["2026-11-20"]);
  });
});

/** What really was: some posts on a few days, each with words of its own. Each source knows some of them, in its own way. */
const aHistory = fc.uniqueArray(
  fc.record({ day: fc.integer({ min: 10, max: 14 }), hour: fc.integer({ min: 0, max: 23 }) }),
  {
    selector: ({ day, hour }) => `${day} ${hour}`,
    minLength: 1,
    maxLength: 8,
  },
);
const views = ["number", "moment", "day and words"] as const;
const aView = fc.record({ view: fc.constantFrom(...views), knows: fc.infiniteStream(fc.boolean()) });

it("whatever sources tell of one history, each post is there once, and telling it all again changes nothing", () => {
  fc.assert(
    fc.property(
      aHistory,
      fc.array(aView, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      (history, seen, dice) => {
        const imports = seen.map(({ view, knows }, source) =>
          history.flatMap(({ day, hour }, index): Activity[] => {
            if (knows.next().value === false) return [];
            const row = activityOn(`2026-11-${day}`, {
              platform: "x",
              source: `source${source}`,
              text: `post ${index} in words`,
            });
            const at = `2026-11-${day}T${String(hour).padStart(2, "0")}:00:00.000Z`;
            if (view === "number") return [{ ...row, id: `x:${index}`, at, url: `https://x.com/jane/status/${index}` }];
            return [{ ...row, id: `csv:${source}-${index}`, ...(view === "moment" ? { at } : {}) }];
          }),
        );
        const told = new Set(imports.flat().map(({ text }) => text));
        const once = imports.reduce((book, rows) => mergeActivities(book, rows).book, bookWith({}));
        expect(once.activities.map(({ text }) => text).toSorted()).toEqual([...told].toSorted());
        const order = imports.toSorted(() => ((dice.next().value ?? 0) % 2 === 0 ? 1 : -1));
        for (const rows of order) {
          const { book, added, completed } = mergeActivities(once, rows);
          expect([added, completed, book.activities]).toEqual([[], 0, once.activities]);
        }
      },
    ),
    { numRuns: 300 },
  );
});
