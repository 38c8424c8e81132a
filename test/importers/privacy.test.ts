import { describe, expect, test } from "vitest";
import { importers } from "../../src/importers/registry.ts";
import { reviewFeature, takeout } from "../support/exports/google.ts";
import { facebookExport, instagramExport } from "../support/exports/meta.ts";
import { type ExportFiles, sourceOf } from "../support/exports/source.ts";
import { yelpArchive } from "../support/exports/yelp.ts";

/** What the summary of an import calls "private messages, never opened", and where e-mail addresses and numbers stand. */
const closed = /(?:^|\/)(?:messages?|inbox)[/.]|personal_information|\.jpg/;

describe("looking for who reads an archive never opens private messages, or what is personal", () => {
  const at = "2024-01-01T10:00:00Z";
  const archives: readonly (readonly [string, ExportFiles])[] = [
    ["Facebook's", facebookExport([{ at, text: "Hello" }])],
    ["Instagram's", instagramExport({ posts: [[{ at }]] })],
    ["Takeout's", { ...takeout([reviewFeature({ at })]), "Takeout/Google Chat/Groups/DM 1/messages.json": "{}" }],
    ["Yelp's", yelpArchive([["2024-01-01", "Active", "Fine"]], [])],
  ];
  test.each(archives.flatMap(([whose, files]) => importers.map(({ id }) => [whose, id, files] as const)))(
    "%s, by %s",
    async (_, id, contents) => {
      const source = sourceOf(contents, "archive");
      const opened: string[] = [];
      const files = source.files.map((file) => ({
        ...file,
        read: () => {
          opened.push(file.path);
          return file.read();
        },
        readStart: (length: number) => {
          opened.push(file.path);
          return file.readStart(length);
        },
      }));
      await importers.find((importer) => importer.id === id)?.recognise({ ...source, files });
      expect(opened.filter((path) => closed.test(path))).toEqual([]);
    },
  );
});
