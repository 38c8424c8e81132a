import { describe, expect, it } from "vitest";
import type { Activity, Book, Coverage, ImportRecord } from "../../src/coach/book.ts";
import { coverageOf, findHoles, sharedCoverageOf } from "../../src/coach/coverage.ts";
import { judgeConsistency } from "../../src/coach/streak.ts";
import { activityOn, bookWith } from "../support/books.ts";

const stretch = (platform: Coverage["platform"], firstDay: string, lastDay: string): Coverage => ({
  platform,
  firstDay,
  lastDay,
  firstAt: null,
  lastAt: null,
});

const importOf = (...coverage: Coverage[]): ImportRecord => ({
  day: "2026-11-25",
  file: "archive.zip",
  format: "x",
  rows: 1,
  added: 1,
  coverage,
});

const holesOf = (imports: readonly ImportRecord[], activities: readonly Activity[] = [], platform?: "x" | "linkedin") =>
  findHoles({ ...bookWith({ activities }), imports }, platform);

describe("what an import covered", () => {
  const rows = [
    activityOn("2026-03-02", { id: "a", platform: "x", at: "2026-03-02T10:00:00.000Z" }),
    activityOn("2026-01-05", { id: "b", platform: "x" }),
    activityOn("2026-02-01", { id: "c", platform: "threads", at: "2026-02-01T08:00:00.000Z" }),
    activityOn("2026-03-01", { id: "d", platform: "x", at: "2026-03-01T23:00:00.000Z" }),
  ];

  it("goes from the first to the last row of each network, whatever their order", () => {
    expect(coverageOf(rows)).toEqual([
      {
        platform: "x",
        firstDay: "2026-01-05",
        lastDay: "2026-03-02",
        firstAt: "2026-03-01T23:00:00.000Z",
        lastAt: "2026-03-02T10:00:00.000Z",
      },
      {
        platform: "threads",
        firstDay: "2026-02-01",
        lastDay: "2026-02-01",
        firstAt: "2026-02-01T08:00:00.000Z",
        lastAt: "2026-02-01T08:00:00.000Z",
      },
    ]);
    expect(coverageOf([])).toEqual([]);
  });

  it("is the same for all networks of one table", () => {
    expect(sharedCoverageOf(rows).map(({ platform, firstDay, lastDay }) => [platform, firstDay, lastDay])).toEqual([
      ["x", "2026-01-05", "2026-03-02"],
      ["threads", "2026-01-05", "2026-03-02"],
    ]);
  });
});

describe("a hole in what is known", () => {
  it("reaches back from the first row of a network", () => {
    expect(holesOf([importOf(stretch("x", "2026-03-02", "2026-11-20"))])).toEqual([
      { platform: "x", after: null, before: "2026-03-02" },
    ]);
  });

  it("lies between two exports that do not meet, and not where they overlap", () => {
    const [early, late] = [stretch("x", "2024-01-10", "2024-06-30"), stretch("x", "2025-02-01", "2026-11-20")];
    const between = { platform: "x", after: "2024-06-30", before: "2025-02-01" };
    const before = { platform: "x", after: null, before: "2024-01-10" };
    expect(holesOf([importOf(late), importOf(early)])).toEqual([before, between]);
    expect(holesOf([importOf(late), importOf(early), importOf(stretch("x", "2024-06-01", "2025-03-01"))])).toEqual([
      before,
    ]);
  });

  it("ends where the leader began to log that network by hand", () => {
    const imports = [importOf(stretch("x", "2026-06-01", "2026-11-20"))];
    const logged = activityOn("2026-02-02", { id: "log:1", platform: "x", source: "log" });
    expect(holesOf(imports, [logged])).toEqual([{ platform: "x", after: null, before: "2026-02-02" }]);
    const elsewhere = activityOn("2026-02-02", { id: "log:1", platform: "linkedin", source: "log" });
    expect(holesOf(imports, [elsewhere])).toEqual([{ platform: "x", after: null, before: "2026-06-01" }]);
  });

  it("is none for check-ins and reviews, which never count, nor for another network than the one asked", () => {
    const imports = [importOf(stretch("swarm", "2026-06-01", "2026-11-20"), stretch("x", "2026-03-02", "2026-11-20"))];
    expect(holesOf(imports).map(({ platform }) => platform)).toEqual(["x"]);
    expect(holesOf(imports, [], "linkedin")).toEqual([]);
  });
});

describe("a gap", () => {
  /** Committed on Monday, 5 January 2026; a post on X in the weeks of 2 March and 6 April. */
  const book: Book = {
    ...bookWith({
      committedOn: "2026-01-05",
      activities: [
        activityOn("2026-03-02", { id: "x:1", platform: "x", source: "x" }),
        activityOn("2026-04-06", { id: "x:2", platform: "x", source: "x" }),
      ],
    }),
    imports: [importOf(stretch("x", "2026-03-02", "2026-04-06"))],
  };
  const gapsOf = (imports: readonly ImportRecord[]) =>
    judgeConsistency({ ...book, imports }, "2026-04-08").gaps.map(({ from, to, noRecord }) => [from, to, noRecord]);

  it("before a network's record is not known to be one; a gap after it is", () => {
    expect(gapsOf(book.imports)).toEqual([
      ["2026-01-05", "2026-03-01", [{ platform: "x", after: null, before: "2026-03-02" }]],
      ["2026-03-09", "2026-04-05", []],
    ]);
    expect(gapsOf([])).toEqual([
      ["2026-01-05", "2026-03-01", []],
      ["2026-03-09", "2026-04-05", []],
    ]);
  });

  it("names every network without a record, the one that begins last first", () => {
    const both = [...book.imports, importOf(stretch("bluesky", "2026-03-20", "2026-04-06"))];
    const bluesky = { platform: "bluesky", after: null, before: "2026-03-20" };
    expect(gapsOf(both).map(([, , holes]) => holes)).toEqual([
      [bluesky, { platform: "x", after: null, before: "2026-03-02" }],
      [bluesky],
    ]);
  });
});

describe("two imports of one network", () => {
  const first = importOf(stretch("x", "2026-03-02", "2026-03-04"));

  it("that touch leave no hole between them: there is no day of which nothing is known", () => {
    const touching = [first, importOf(stretch("x", "2026-03-05", "2026-03-09"))];
    expect(holesOf(touching)).toEqual([{ platform: "x", after: null, before: "2026-03-02" }]);
  });

  it("with a day between them leave that day unknown", () => {
    const apart = [first, importOf(stretch("x", "2026-03-06", "2026-03-09"))];
    expect(holesOf(apart)).toContainEqual({ platform: "x", after: "2026-03-04", before: "2026-03-06" });
  });

  it("of which the leader logged by hand the day after leave none either", () => {
    const later = importOf(stretch("x", "2026-03-20", "2026-03-25"));
    const logged = activityOn("2026-03-05", { platform: "x" });
    expect(holesOf([first, later], [logged])).toEqual([{ platform: "x", after: null, before: "2026-03-02" }]);
  });
});
