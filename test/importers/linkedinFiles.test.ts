import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { ReadResult } from "../../src/importers/importer.ts";
import { linkedinImporter } from "../../src/importers/linkedin.ts";
import { sortUnread } from "../../src/importers/unread.ts";
import { csvText, toUtf16 } from "../support/exports/csv.ts";
import {
  articleHtml,
  basicArchive,
  commentsCsv,
  linkedinArchive,
  linkedinFixtures,
  repostsCsv,
  sharesCsv,
  updateLink,
} from "../support/exports/linkedin.ts";
import { type ExportFiles, readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { userErrorOf } from "../support/faults.ts";

function read(files: ExportFiles): Promise<ReadResult> {
  return linkedinImporter.read(sourceOf(files), readOptions());
}

const faultOf = (files: ExportFiles) => userErrorOf(read(files));

const claims = (files: ExportFiles) => recognises(linkedinImporter, sourceOf(files));

const under = (folder: string, files: ExportFiles): ExportFiles =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [folder + path, content]));

/** 1,750,000,000,000 ms since 1970, times 2^22. */
const shareNumber = "7340032000000000000";
const shareDate = "2025-06-15 15:06:40";
const sharesHeader = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n";

describe("LinkedIn's files are recognised", () => {
  const shares = sharesCsv([{ date: shareDate, text: "Hello" }]);
  const comments = commentsCsv([{ date: shareDate, text: "Yes" }]);
  const reposts = repostsCsv([{ date: shareDate }]);

  test.each([
    ["Shares.csv", shares, "post"],
    ["Shares_123456.csv", shares, "post"],
    ["shares_123456 (1).csv", shares, "post"],
    ["my posts.txt", shares, "post"],
    ["Comments.csv", comments, "reply"],
    ["Comments_1 (2).csv", comments, "reply"],
    ["renamed.csv", comments, "reply"],
    ["InstantReposts_12.csv", reposts, "repost"],
    ["Instant Reposts (1).csv", reposts, "repost"],
    ["instant_reposts.csv", reposts, "repost"],
  ])("as a lone file: %s", async (name, content, kind) => {
    expect(await claims({ [name]: content })).toBe(true);
    expect((await read({ [name]: content })).activities).toMatchObject([{ kind, day: "2025-06-15" }]);
  });

  test.each([
    ["a table of one's own", "comments.csv", "Date,Author,Comment\n2026-05-01,Ada,Yes\n"],
    [
      "with one column more",
      "comments.csv",
      "Date,Link,Message,Mood\n2026-05-01 10:00:00,https://linkedin.com/a,Yes,good\n",
    ],
    [
      "of one's own posts there",
      "posts.csv",
      "Date,Link,Message\n2026-05-01,https://www.linkedin.com/feed/update/urn:li:share:1,Yes\n",
    ],
    ["with links to elsewhere", "comments.csv", "Date,Link,Message\n2026-05-01,https://x.com/a/status/1,Yes\n"],
    ["two columns, named otherwise", "links.csv", reposts],
    ["shares of a company", "Shares.csv", "Date,Company,Number\n2026-05-01,Example SA,12\n"],
    [
      "reactions, named otherwise",
      "likes.csv",
      "Date,Type,Link\n2026-05-01 10:00:00,LIKE,https://www.linkedin.com/a\n",
    ],
    ["nothing", "Shares.csv", ""],
    ["a picture", "photo.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ])("and others are not: %s", async (_, name, content) => {
    expect(await claims({ [name]: content })).toBe(false);
  });

  test("as articles: in their folder, in a folder of nothing else, alone", async () => {
    const page = articleHtml({
      title: "Bread",
      link: "https://www.linkedin.com/pulse/bread",
      published: "2024-09-20 06:12",
    });
    const draft = articleHtml({ title: "Later" });
    const forms: readonly ExportFiles[] = [
      {
        "LinkedIn/Articles/Articles/a.html": page,
        "LinkedIn/Articles/Articles/b.html": draft,
        "LinkedIn/Skills.csv": "",
      },
      { "Articles/a.html": page, "Articles/b.html": draft },
      { "a.html": page, "b.htm": page },
      { "bread (1).txt": page },
    ];
    for (const files of forms) {
      expect(await claims(files)).toBe(true);
      expect((await read(files)).activities[0]).toMatchObject({ kind: "post", text: "Bread" });
    }
  });

  test("in a folder by their names, beside sixty thousand pictures that are not looked into", async () => {
    const source = sourceOf(under("LinkedIn 2026/", linkedinArchive({ shares: [{ date: shareDate }] })));
    const refuse = () => Promise.reject(new Error("opened"));
    const pictures = Array.from({ length: 60_000 }, (_, index) => {
      return {
        path: `pictures/${index}.${index % 2 === 0 ? "jpg" : "html"}`,
        size: 9,
        read: refuse,
        readStart: refuse,
      };
    });
    const found = await linkedinImporter.recognise({ name: "all", files: [...pictures, ...source.files] });
    expect(found.map(({ path }) => path)).toEqual(["LinkedIn 2026/Shares_123456.csv"]);
  });

  test("and read with a byte order mark, as UTF-16, with Windows line ends, with other delimiters", async () => {
    const rows = [
      { date: shareDate, text: 'Größe, "ja"\nzwei' },
      { date: "2026-05-01 10:00:00", text: "nächste" },
    ];
    const plain = await read({ "Shares.csv": sharesCsv(rows) });
    expect(plain.activities[0]?.text).toBe('Größe, "ja" zwei');
    const content = sharesCsv(rows);
    const forms = [
      `\ufeff${content}`,
      toUtf16(content, "little"),
      toUtf16(content, "big"),
      content.replaceAll("\n", "\r\n"),
      `\n\n${content}`,
      csvText(
        [sharesHeader.trim().split(","), [shareDate, updateLink(shareNumber), 'Größe, "ja"\nzwei', "", "", ""]],
        ";",
      ),
    ];
    for (const form of forms) {
      expect(await claims({ "Shares.csv": form })).toBe(true);
      const { activities } = await read({ "Shares.csv": form });
      expect(activities[0]).toEqual(plain.activities[0]);
    }
  });

  test("with more columns than there were, in any order, in an archive", async () => {
    const files = {
      ...linkedinArchive({ shares: [{ date: shareDate }] }),
      "Comments.csv": `Message,Extra,Link,Date\nYes,1,,${shareDate}\n`,
    };
    expect((await read(files)).activities).toMatchObject([{ kind: "post" }, { kind: "reply", text: "Yes" }]);
  });

  test("and refused in an archive where their columns are not known", async () => {
    const files = {
      ...linkedinArchive({ comments: [{ date: shareDate, text: "Yes" }] }),
      "Shares.csv": "Datum,Text\n1,2\n",
    };
    expect(await claims(files)).toBe(true);
    expect((await faultOf(files)).message).toBe(
      "Shares.csv has columns that I do not know from LinkedIn: Datum, Text.",
    );
  });

  test("when somebody says that a lone table is LinkedIn's, by its columns alone", async () => {
    const { activities } = await read({ "links.csv": reposts });
    expect(activities).toMatchObject([{ kind: "repost" }]);
    expect((await faultOf({ "links.csv": "a,b\n1,2\n" })).message).toBe(
      'links.csv is not of a LinkedIn archive: it begins with "a,b 1,2".',
    );
  });
});

describe("other files of a LinkedIn archive", () => {
  test("are not opened when they hold private messages", async () => {
    const source = sourceOf(linkedinArchive({ shares: [{ date: shareDate }] }));
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
    await linkedinImporter.recognise({ ...source, files });
    await linkedinImporter.read({ ...source, files }, readOptions());
    expect(new Set(opened)).toEqual(new Set(["Shares_123456.csv"]));
    opened.length = 0;
    await linkedinImporter.recognise({ ...source, files: files.filter(({ path }) => !path.startsWith("Shares")) });
    expect(opened).not.toContain("messages.csv");
  });

  test("are told with the reason why they are not read", () => {
    const source = sourceOf({
      ...linkedinArchive({}),
      "learning_role_play_messages.csv": "",
      "LearningCoachMessages.csv": "",
      "guide_messages.csv": "",
      "Saved_Items_12.csv": "",
    });
    const reasons = sortUnread(source, new Set(), [linkedinImporter]);
    const reasonOf = (path: string) => reasons.find(({ files }) => files.includes(path))?.reason;
    const messages = reasons.find(({ reason }) => reason.startsWith("private messages"));
    expect(messages?.count).toBe(4);
    expect(reasonOf("Reactions_123456.csv")).toBe("reactions to posts, and votes in polls");
    expect(reasonOf("Votes.csv")).toBe("reactions to posts, and votes in polls");
    expect(reasonOf("Saved_Items_12.csv")).toBe("posts that you saved");
    expect(reasonOf("Profile.csv")).toBe("not known to hold posts");
  });
});

describe("what holds no posts is named", () => {
  test("the smaller archive, and how to get the larger one", async () => {
    for (const files of [basicArchive, under("Basic_LinkedInDataExport/", basicArchive)]) {
      expect(await claims(files)).toBe(true);
      const fault = await linkedinImporter.read(sourceOf(files, "linkedin.zip"), readOptions()).catch((error) => error);
      expect(fault).toBeInstanceOf(UserError);
      expect(fault.message).toBe(
        'linkedin.zip looks like LinkedIn\'s "Basic" archive: it has no Shares, Comments, InstantReposts or Articles.',
      );
      expect(fault.hint).toMatch(/Settings, Data privacy, Get a copy of your data.*larger.*24 hours/);
    }
  });

  test.each([
    ["Connections.csv", basicArchive["Connections.csv"], /your connections.*"Basic" archive.*Shares, Comments/],
    ["people.csv", basicArchive["Connections.csv"], /your connections/],
    ["Profile.csv", basicArchive["Profile.csv"], /your profile.*"Basic"/],
    ["messages.csv", basicArchive["messages.csv"], /private messages, which are never imported/],
    ["Reactions_1.csv", linkedinArchive({})["Reactions_123456.csv"], /your reactions/],
    ["Votes.csv", linkedinArchive({})["Votes.csv"], /your votes/],
  ])("a lone %s", async (name, content = "", message) => {
    expect(await claims({ [name]: content })).toBe(true);
    expect((await faultOf({ [name]: content })).message).toMatch(message);
  });

  test("a table with a header and no rows", async () => {
    expect(await read({ "Shares.csv": sharesHeader })).toMatchObject({ rows: 0 });
    expect(await read({ "Comments.csv": "Date,Link,Message\n" })).toMatchObject({ rows: 0 });
    const files = { ...linkedinArchive({ comments: [{ date: shareDate, text: "Yes" }] }), "Shares.csv": sharesHeader };
    expect(await read(files)).toMatchObject({ rows: 1, warnings: [] });
  });
});

test("every sample is recognised", async () => {
  for (const files of linkedinFixtures) expect(await claims(files)).toBe(true);
});
