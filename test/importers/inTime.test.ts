import { describe, expect, test } from "vitest";
import type { Activity } from "../../src/coach/book.ts";
import { mergeActivities } from "../../src/coach/mergeActivities.ts";
import { csvImporter } from "../../src/importers/csv.ts";
import { importers } from "../../src/importers/registry.ts";
import { yelpImporter } from "../../src/importers/yelp.ts";
import { longestStart } from "../../src/system/sourceLimits.ts";
import { activityOn, bookWith } from "../support/books.ts";
import { fixtures } from "../support/exports/fixtures.ts";
import { readOptions, sourceOf } from "../support/exports/source.ts";

/** What once took a time that grew with the square of its length: many times the limit. */
const limit = { timeout: 5000 };

describe("hostile files are read in time", () => {
  test("that begin 200,000 terminal sequences and end none", limit, async () => {
    const row = `2026-11-01,X,${"\u009d".repeat(90_000)}a`;
    const { activities } = await csvImporter.read(
      sourceOf({ "posts.csv": `Date,Platform,Text\n${row}\n${row}\n` }),
      readOptions(),
    );
    expect(activities).toHaveLength(2);
  });

  test("with 400,000 elements within each other", limit, async () => {
    const page = `<table><tr><th>Date<th>Status<th>Comment<tr><td>2024-01-01<td>Active<td>a</table>${"<div>".repeat(400_000)}`;
    expect((await yelpImporter.read(sourceOf({ "user_review.html": page }), readOptions())).rows).toBe(1);
  });

  test("with 40,000 rows of one day that another source has too", limit, () => {
    const rows = (source: string): Activity[] =>
      Array.from({ length: 40_000 }, (_, index) =>
        activityOn("2026-11-20", {
          id: `${source}:${index}`,
          platform: "facebook",
          source,
          at: new Date(Date.UTC(2026, 10, 20) + index * 1000).toISOString(),
        }),
      );
    expect(mergeActivities(bookWith({ activities: rows("csv") }), rows("facebook")).added).toEqual([]);
  });
});

test("no importer looks at more of a file to know it than archives keep at hand", async () => {
  for (const contents of fixtures) {
    const source = sourceOf(contents, "archive");
    const files = source.files.map((file) => ({
      ...file,
      readStart: (length: number) => {
        expect(length).toBeLessThanOrEqual(longestStart);
        return file.readStart(length);
      },
    }));
    for (const importer of importers) await importer.recognise({ ...source, files });
  }
});
