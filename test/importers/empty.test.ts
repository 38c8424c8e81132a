import { describe, expect, test } from "vitest";
import { importers, recognise } from "../../src/importers/registry.ts";
import { blueskyCar } from "../support/exports/bluesky.ts";
import { linkedinArchive } from "../support/exports/linkedin.ts";
import { mastodonArchive } from "../support/exports/mastodon.ts";
import { instagramExport, threadsFile } from "../support/exports/meta.ts";
import { type ExportFiles, readOptions, sourceOf } from "../support/exports/source.ts";
import { swarmArchive } from "../support/exports/swarm.ts";
import { xArchive } from "../support/exports/x.ts";
import { yelpArchive } from "../support/exports/yelp.ts";

const archives: readonly [id: string, files: ExportFiles][] = [
  ["x", xArchive([])],
  [
    "linkedin",
    { ...linkedinArchive({}), "Shares.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n" },
  ],
  ["mastodon", mastodonArchive([])],
  ["bluesky", { "repo.car": blueskyCar([]) }],
  ["instagram", instagramExport({ posts: [[]], reels: [], stories: [] })],
  ["threads", { "threads_and_replies.json": threadsFile([]) }],
  ["facebook", { "your_posts_1.json": "[]", "start_here.html": "" }],
  ["swarm", swarmArchive([])],
  ["yelp", yelpArchive([], [])],
];

/** One of several files that are imported together must not stop the others because its account has posted nothing. */
describe("an archive that is whole, and of an account that has done nothing yet", () => {
  test.each(archives)("is no fault, and says so once: %s", async (id, files) => {
    const importer = importers.find((candidate) => candidate.id === id);
    expect(await importer?.recognise(sourceOf(files, "archive"))).not.toEqual([]);
    expect(await importer?.read(sourceOf(files, "archive"), readOptions())).toMatchObject({
      rows: 0,
      activities: [],
      skipped: [],
      coverage: [],
      warnings: [expect.stringMatching(/^There is nothing in it: /)],
    });
  });
});

/** Platforms cut large exports into several zips: people give all of them. */
describe("a part of an export in which there are no posts", () => {
  test.each<[string, ExportFiles]>([
    ["facebook", { "your_facebook_activity/posts/media/1.jpg": "x", "a.txt": "" }],
    ["instagram", { "your_instagram_activity/comments/a.json": "[]", "a.txt": "" }],
    ["google", { "Takeout/Google Photos/1.jpg": "x", "Takeout/archive_browser.html": "" }],
  ])("is known by its folders, and no fault: %s", async (id, files) => {
    const source = sourceOf(files, "part.zip");
    const [found] = await recognise(source);
    expect([found?.importer.id, found?.files]).toEqual([id, []]);
    expect(await found?.importer.read(source, readOptions())).toMatchObject({
      rows: 0,
      warnings: [expect.stringMatching(/^There is nothing in it: a part of a larger export/)],
    });
  });
});
