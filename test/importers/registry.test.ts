import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ExitCode, UserError } from "../../src/errors.ts";
import { importers, recognise } from "../../src/importers/registry.ts";
import { openSource } from "../../src/system/source.ts";
import { blueskyCar } from "../support/exports/bluesky.ts";
import { reviewFeature, takeout } from "../support/exports/google.ts";
import { articleHtml, linkedinArchive, linkedinFixtures } from "../support/exports/linkedin.ts";
import { mastodonArchive } from "../support/exports/mastodon.ts";
import { facebookExport, facebookPosts, instagramExport } from "../support/exports/meta.ts";
import { type ExportFiles, inFolder, readOptions, sourceOf } from "../support/exports/source.ts";
import { swarmArchive } from "../support/exports/swarm.ts";
import { tarGzOf } from "../support/exports/tar.ts";
import { xArchive, xArchiveOf2014 } from "../support/exports/x.ts";
import { reviewPage, yelpArchive, yelpFixtures } from "../support/exports/yelp.ts";
import { writeZip, zipOf } from "../support/exports/zip.ts";

const articleOf = (title: string): string =>
  articleHtml({ title, link: `https://www.linkedin.com/pulse/${title}`, published: "2024-09-20 06:04" });

const idOf = async (files: ExportFiles, forced?: string) => {
  const found = await recognise(sourceOf(files), forced);
  return found.map(({ importer }) => importer.id).join(" and ");
};

async function faultOf(files: ExportFiles, forced?: string): Promise<UserError> {
  const fault = await recognise(sourceOf(files), forced).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(UserError);
  expect((fault as UserError).hint).toBeTruthy();
  return fault as UserError;
}

test("every importer has an id of its own", () => {
  expect(new Set(importers.map(({ id }) => id)).size).toBe(importers.length);
  expect(importers.every(({ id }) => /^[a-z0-9-]+$/.test(id))).toBe(true);
});

describe("recognising", () => {
  test("takes the one importer that knows the source", async () => {
    expect(await idOf(xArchive([{ at: "2024-01-01T10:00:00Z" }]))).toBe("x");
    expect(await idOf(xArchiveOf2014({ "2014_03": [] }))).toBe("x");
    expect(await idOf({ "posts.csv": "Date,Text\n2026-11-01,a\n" })).toBe("csv");
    expect(await idOf({ download: "Date;Text\n2026-11-01;a\n" })).toBe("csv");
  });

  test("takes a file for a lone one where all others are pictures", async () => {
    const pictures = { "data/tweets_media/1-a.jpg": "x", "data/tweets_media/2-b.MP4": "x" };
    const table = { "anything.dat": "Date,Text\n2026-11-01,a\n" };
    expect(await idOf({ ...table, ...pictures })).toBe("csv");
    const strange = { "anything.dat": "x", ...pictures };
    expect((await faultOf(strange)).message).toContain("it holds anything.dat, data/tweets_media/1-a");
    expect((await faultOf(pictures)).message).toContain("it holds data/tweets_media/1-a.jpg");
  });

  test.each([
    ...linkedinFixtures,
    ...yelpFixtures,
    { "1.html": articleOf("One"), "2.html": articleOf("Two") },
    {
      "1.html": articleOf("One"),
      "2.html": articleOf("Two"),
      "user_review.html": reviewPage([["2024-01-01", "Live", "a"]]),
    },
  ] as readonly ExportFiles[])("is read as it was recognised, and pictures beside it change nothing", async (files) => {
    const outcomeOf = async (all: ExportFiles): Promise<unknown> => {
      const found = await recognise(sourceOf(all));
      return Promise.all(
        found.map(async ({ importer, source }) => [
          importer.id,
          (await importer.read(source, readOptions())).activities,
        ]),
      );
    };
    const alone = await outcomeOf(files).catch((fault: unknown) => String(fault));
    const pictures = { "pictures/1.jpg": "x", "2.PNG": "x" };
    expect(await outcomeOf({ ...files, ...pictures }).catch((fault: unknown) => String(fault))).toEqual(alone);
    expect(alone).not.toContain("Leave --from out");
  });

  test("takes the one that is forced, whatever the source looks like", async () => {
    expect(await idOf({ "a.txt": "hello" }, "csv")).toBe("csv");
    expect(await idOf({ "a.txt": "hello" }, " X ")).toBe("x");
  });

  test("names a format that does not exist, and the nearest", async () => {
    const fault = await faultOf({ "a.txt": "hello" }, "cvs");
    expect([fault.exitCode, fault.message, fault.hint]).toEqual([
      ExitCode.usage,
      'There is no format "cvs".',
      "Did you mean csv?",
    ]);
    expect((await faultOf({ "a.txt": "hello" }, "\u001b[31mmyspace")).message).toBe('There is no format "myspace".');
  });

  test.each<[string, ExportFiles]>([
    ["an Excel workbook", { "[Content_Types].xml": "<xml>", "xl/workbook.xml": "<xml>" }],
    ["an Excel workbook", { "posts.xls": new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) }],
  ])("says of %s what it is, and what to do", async (what, files) => {
    const fault = await faultOf(files);
    expect(fault.message).toBe(`${Object.keys(files)[0]} is ${what}, which cannot be imported.`);
    expect(fault.hint).toMatch(/as CSV/);
    expect(fault.exitCode).toBe(ExitCode.failed);
  });

  test.each<[string, ExportFiles]>([
    ["it holds nothing", {}],
    ["it holds a.txt, b/c.png", { "a.txt": "a", "b/c.png": "c" }],
    [
      "it holds 0.txt, 1.txt, 2.txt, 3.txt and 2 more",
      Object.fromEntries([0, 1, 2, 3, 4, 5].map((n) => [`${n}.txt`, ""])),
    ],
    ["it is JSON, an object with the keys a, __proto__", { "a.json": '{"a":1,"__proto__":{"b":2}}' }],
    ["it is JSON, a list of an object with the keys a", { "a.json": '[{"a":1}]' }],
    ["it is JSON, an empty list", { "a.json": " []" }],
    ["it is JSON, an object with the keys a", { "a.json": '{"a":' }],
    ["it is a web page", { "a.html": "<!DOCTYPE html><p>Sign in" }],
    ["it is not a text", { "a.jpg": new Uint8Array([0xff, 0xd8, 0, 1, 2, 0xff, 3]) }],
    ['it begins with "Dear Jane, how are you?"', { "a.txt": "Dear Jane,\n\nhow are you?" }],
  ])("says what was seen when nobody knows it: %s", async (seen, files) => {
    const fault = await faultOf(files);
    expect(fault.message).toBe(`${Object.keys(files)[0] ?? "nothing"} is no export that I know: ${seen}.`);
    expect(fault.hint).toBe("What can be imported, and where to get it: socialtop import --list-formats");
  });
});

describe("from the disk", () => {
  const readBytes = (name: string, bytes: Uint8Array) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, name), bytes);
      const { source, close } = await openSource(join(folder, name));
      try {
        const [found] = await recognise(source);
        if (found === undefined) throw new Error("Nobody reads it.");
        return await found.importer.read(source, readOptions());
      } finally {
        await close();
      }
    });

  test("a zip of an archive, re-zipped with its parent folder and backslashes, is read", async () => {
    const files = xArchive([{ at: "2024-01-01T10:00:00Z" }], [{ at: "2024-01-02T10:00:00Z" }]);
    const windows = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`x\\${path.replaceAll("/", "\\")}`, text]),
    );
    for (const form of [zipOf(files), zipOf(windows), zipOf(files, { isZip64: true })]) {
      expect((await readBytes("x.zip", form)).activities).toHaveLength(2);
    }
  });

  test("neither media nor messages are inflated", async () => {
    const broken = (name: string) => ({ name, content: "x", claims: { size: 5_000_000_000 % 2 ** 32, crc: 1 } });
    const files = Object.entries(xArchive([{ at: "2024-01-01T10:00:00Z" }])).map(([name, content]) =>
      /media|message/.test(name) ? broken(name) : { name, content },
    );
    expect((await readBytes("x.zip", writeZip(files))).activities).toHaveLength(1);
  });

  test("a tar.gz of an archive, as Mastodon may give it, is read as the zip of it is", async () => {
    const files = mastodonArchive([{ at: "2026-02-02T02:02:02Z" }, { at: "2026-02-03T02:02:02Z" }]);
    const packed = await readBytes("archive.tar.gz", tarGzOf(files));
    expect(packed.activities).toHaveLength(2);
    expect(packed).toEqual(await readBytes("archive.zip", zipOf(files)));
  });

  test("an archive behind a password says so", async () => {
    const files = Object.entries(xArchive([{ at: "2024-01-01T10:00:00Z" }]));
    const zip = writeZip(files.map(([name, content]) => ({ name, content, isEncrypted: true })));
    await expect(readBytes("x.zip", zip)).rejects.toThrow("data/manifest.js is protected by a password.");
  });
});

describe("reading an archive opens nothing in it but what holds the posts", () => {
  const at = "2024-01-01T10:00:00Z";
  const instagram = "your_instagram_activity";
  test.each<[string, ExportFiles, readonly string[]]>([
    // Whose it is stands in account.js and manifest.js, in actor.json of Mastodon's.
    ["X", xArchive([{ at }]), ["data/account.js", "data/manifest.js", "data/tweets.js"]],
    [
      "LinkedIn",
      linkedinArchive({
        shares: [{ date: "2024-01-01 10:00:00" }],
        comments: [{ date: "2024-01-01 10:00:00", text: "Yes" }],
      }),
      ["Comments_123456.csv", "Shares_123456.csv"],
    ],
    ["Mastodon", mastodonArchive([{ at }]), ["actor.json", "outbox.json"]],
    ["Bluesky", { "b/repo.car": blueskyCar([{ at }]), "b/blob.png": "x", "b/notes.txt": "mine" }, ["b/repo.car"]],
    ["Facebook", facebookExport([{ at, text: "Hello" }]), [facebookPosts]],
    [
      "Instagram and Threads",
      instagramExport({ posts: [[{ at }]], stories: [{ at }], threads: [{ at, isReply: false }] }),
      [
        `${instagram}/media/posts_1.json`,
        `${instagram}/media/stories.json`,
        `${instagram}/threads/threads_and_replies.json`,
      ],
    ],
    ["Swarm", swarmArchive([[{ at }]]), ["checkins1.json", "tips.json"]],
    // In words of any language: all that may be reviews by its name is looked at, messages and pictures are not.
    [
      "Google",
      takeout([reviewFeature({ at })]),
      [
        "Takeout/Google Business Profile/account-1/location-2/reviews.json",
        "Takeout/Maps (your places)/Reviews.json",
        "Takeout/Maps (your places)/Saved Places.json",
      ],
    ],
    ["Yelp", yelpArchive([["2024-01-01", "Active", "Fine"]], []), ["check_in.html", "user_review.html"]],
  ])("of %s", async (_, contents, expected) => {
    const source = sourceOf(contents, "archive");
    const opened = new Set<string>();
    const files = source.files.map((file) => ({
      ...file,
      read: () => {
        opened.add(file.path);
        return file.read();
      },
      readStart: (length: number) => {
        opened.add(file.path);
        return file.readStart(length);
      },
    }));
    const found = await recognise(source);
    for (const { importer } of found) await importer.read({ ...source, files }, readOptions());
    expect([...opened].toSorted()).toEqual(expected);
  });
});
