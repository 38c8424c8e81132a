import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blueskyCar } from "../support/exports/bluesky.ts";
import { rssFeed } from "../support/exports/feed.ts";
import { linkedinArchive } from "../support/exports/linkedin.ts";
import { mastodonArchive } from "../support/exports/mastodon.ts";
import { facebookExport } from "../support/exports/meta.ts";
import type { ExportFiles } from "../support/exports/source.ts";
import { tarGzOf } from "../support/exports/tar.ts";
import { xArchive } from "../support/exports/x.ts";
import { yelpArchive } from "../support/exports/yelp.ts";
import { zipOf } from "../support/exports/zip.ts";
import { openJanesBuiltMachine } from "../support/spawn.ts";

const at = "2026-11-02T10:00:00Z";

/** One for each reader library that is bundled: zip, tar, CSV, CAR, HTML, XML. */
const exports: readonly [format: string, name: string, content: string | Uint8Array, rows: number][] = [
  ["x", "twitter.zip", zipOf(xArchive([{ at }])), 1],
  ["mastodon", "mastodon.tar.gz", tarGzOf(mastodonArchive([{ at }])), 1],
  ["linkedin", "linkedin.zip", zipOf(linkedinArchive({ shares: [{ date: "2026-11-02 10:00:00" }] }) as ExportFiles), 1],
  ["bluesky", "repo.car", blueskyCar([{ at }, { at: "2026-11-03T10:00:00Z", kind: "repost" }]), 2],
  ["facebook", "facebook.zip", zipOf(facebookExport([{ at, text: "Hello" }])), 1],
  ["yelp", "yelp.zip", zipOf(yelpArchive([["2024-01-01", "Active", "Fine"]], [])), 1],
  ["feed", "feed.xml", rssFeed([{ at, title: "Hello" }] as never), 1],
  ["csv", "posts.csv", "Date,Platform,Text\n2026-11-02,X,a\n", 1],
];

describe("the built program", () => {
  it("imports all that its libraries read, as one change, and takes it back", async () => {
    const machine = await openJanesBuiltMachine();
    const folder = join(machine.tmp, "downloads");
    mkdirSync(folder);
    for (const [, name, content] of exports) writeFileSync(join(folder, name), content);
    const paths = exports.map(([, name]) => join(folder, name));
    const { files } = JSON.parse(await machine.ok(["import", ...paths, "--json"]));
    expect(files.map(({ format, rows }: { format: string; rows: number }) => [format, rows])).toEqual(
      exports.map(([format, , , rows]) => [format, rows]),
    );
    expect(await machine.ok(["undo"])).toContain("Took back");
    expect(JSON.parse(await machine.ok(["activity", "--json"])).activities).toEqual([]);
  });
});
