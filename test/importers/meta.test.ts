import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { facebookImporter } from "../../src/importers/facebook.ts";
import type { Importer } from "../../src/importers/importer.ts";
import { instagramImporter } from "../../src/importers/instagram.ts";
import { mediaName, mendText, readInstant } from "../../src/importers/meta.ts";
import { findPlaces } from "../../src/importers/metaPlaces.ts";
import { recognise } from "../../src/importers/registry.ts";
import { threadsImporter } from "../../src/importers/threads.ts";
import { sortUnread } from "../../src/importers/unread.ts";
import { escapeJson, facebookExport, instagramExport, mangle, metaJson, metaPage } from "../support/exports/meta.ts";
import { type ExportFiles, readOptions, recognises, sourceOf } from "../support/exports/source.ts";

const at = "2026-01-15T12:00:00Z";

describe("mendText", () => {
  test.each([
    ["CafÃ©", "Café"],
    ["doesnâ\u0080\u0099t", "doesn’t"],
    ["\u00f0\u009f\u0098\u0080!", "😀!"],
    ["Ã\u0083Â©", "Ã©"],
    ["ï»¿a", "\ufeffa"],
  ])("puts the bytes of %j together", (text, mended) => {
    expect(mendText(text)).toBe(mended);
  });

  test.each([
    ["plain ASCII", "Hello, you!\n"],
    ["nothing", ""],
    ["a real é, which is no UTF-8", "Café au lait"],
    ["text that is right already", "Déjà vu 😀"],
    ["text with a character beyond one byte, whatever else is in it", "CafÃ© – ’"],
    ["half of a character", "CafÃ"],
    ["half of an emoji", "\u00f0\u009f\u0098"],
    ["half a character before whole ones", "Ã CafÃ©"],
    ["bytes that stand for half of a surrogate pair", "\u00ed\u00a0\u0080"],
    ["a character in more bytes than it needs", "\u00c0\u00af"],
    ["a lone surrogate", "\ud83d"],
  ])("leaves %s alone", (_, text) => {
    expect(mendText(text)).toBe(text);
  });

  test("still works after a text that is no UTF-8", () => {
    expect([mendText("CafÃ"), mendText("CafÃ©")]).toEqual(["CafÃ", "Café"]);
  });

  test("gives back every text that was mangled", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(mendText(mangle(text))).toBe(text.toWellFormed());
      }),
    );
  });
});

describe("readInstant", () => {
  test.each<[unknown, number | string]>([
    [1768478400, 1768478400000],
    ["1768478400", 1768478400000],
    ["1768478400.5", 1768478400500],
    [1768478400.25, 1768478400250],
    [-86400, -86400000],
    [1768478400123, 1768478400123],
    ["1768478400123", 1768478400123],
    [99999999999, 99999999999000],
    [0, "no date"],
    ["0", "no date"],
    ["", "no date"],
    [null, "no date"],
    [undefined, "no date"],
    ["yesterday", "a date that cannot be read"],
    ["2026-01-15", "a date that cannot be read"],
    ["1e9", "a date that cannot be read"],
    [Number.POSITIVE_INFINITY, "a date that cannot be read"],
    [true, "a date that cannot be read"],
    [[1768478400], "a date that cannot be read"],
    [{}, "a date that cannot be read"],
  ])("of %j is %j", (time, instant) => {
    expect(readInstant(time)).toBe(instant);
  });
});

test.each<[unknown, string | null]>([
  ["media/posts/202601/1_n.jpg", "1_n.jpg"],
  ["your_instagram_activity/media/posts/1_n.jpg", "1_n.jpg"],
  ["https://scontent.example.com/v/1_n.jpg?_nc=1#a/b", "1_n.jpg"],
  ["1_n.jpg", "1_n.jpg"],
  ["", null],
  ["media/", null],
  [null, null],
  [{ uri: "a" }, null],
])("the name of the media at %j is %j", (uri, name) => {
  expect(mediaName(uri)).toBe(name);
});

describe("findPlaces", () => {
  const pathsOf = (text: string) => [...findPlaces(new TextEncoder().encode(text)).keys()];

  test.each<[string, string[]]>([
    ["[]", ["[]"]],
    ["{}", [""]],
    ['{"a":[]}', ["", "a", "a[]"]],
    ['[{"a":1,"b":[{"c":{"d":2}},3]},{"e":"f"}]', ["[]", "[].a", "[].b", "[].b[]", "[].b[].c", "[].b[].c.d", "[].e"]],
    ['{"a":"b","c":["d","e"],"f":1}', ["", "a", "c", "c[]", "f"]],
    ['{"a\\"]":1,"b":"\\\\"}', ["", 'a\\"]', "b"]],
    ['[{"a":[{"b":"cut in the mid', ["[]", "[].a", "[].a[]", "[].a[].b"]],
    ['[{"a":1}] [{"b":2}]', ["[]", "[].a"]],
    ["", []],
    ["hello [1]", []],
    ["<html>", []],
    ["]{", []],
  ])("of %s", (text, paths) => {
    expect(pathsOf(text)).toEqual(paths);
  });

  test("tells where the list of a member opens", () => {
    expect(findPlaces(new TextEncoder().encode('{"a":{"b":[1]}, "ig_stories" : [2]}')).get("ig_stories[]")).toBe(31);
  });

  test("does not go deep", () => {
    expect(pathsOf(`${"[".repeat(60_000)}`)).toHaveLength(6);
    expect(pathsOf(`{"a":${"[{".repeat(20_000)}${"}]".repeat(20_000)},"b":1}`)).toContain("b");
  });
});

const idsOf = async (files: ExportFiles) =>
  (await recognise(sourceOf(files))).map(({ importer, files: own }) => [importer.id, ...own.map(({ path }) => path)]);

describe("one archive", () => {
  const own = instagramExport({ posts: [[{ at }]], stories: [{ at }], threads: [{ at, isReply: true }] });

  test("may hold Instagram and Threads, and each takes its own files", async () => {
    expect(await idsOf(own)).toEqual([
      ["instagram", "your_instagram_activity/media/posts_1.json", "your_instagram_activity/media/stories.json"],
      ["threads", "your_instagram_activity/threads/threads_and_replies.json"],
    ]);
  });

  test("may hold all three", async () => {
    const found = await idsOf({ ...facebookExport([{ at, text: "Hello" }]), ...own });
    expect(found.map(([id]) => id)).toEqual(["facebook", "instagram", "threads"]);
  });

  test("says of each file why it is not read", () => {
    const source = sourceOf({ ...facebookExport([]), ...own });
    const reasons = sortUnread(source, new Set(), [threadsImporter, facebookImporter, instagramImporter]);
    const files = Object.fromEntries(reasons.map((group) => [group.reason, group.files]));
    expect(files["private messages, never opened"]).toEqual([
      "your_facebook_activity/messages/inbox/ada_1/message_1.json",
      "your_instagram_activity/messages/inbox/ada_1/message_1.json",
    ]);
    expect(files["archived posts"]).toEqual([
      "your_facebook_activity/posts/archive.json",
      "your_instagram_activity/media/archived_posts.json",
    ]);
    expect(files["comments"]).toHaveLength(2);
    expect(files["profile photos"]).toHaveLength(1);
    expect(files["what you did in groups"]).toHaveLength(1);
    expect(files["threads that you liked, saved or saw"]).toHaveLength(1);
    expect(files["pictures, videos and sound"]).toHaveLength(2);
  });

  test("is not searched file by file", async () => {
    const media = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`media/posts/${index}.json`, "[]"]));
    const source = sourceOf({
      ...media,
      "messages/inbox/ada_1/your_posts_1.json": metaJson([{ timestamp: 1, data: [] }]),
    });
    const read: string[] = [];
    const files = source.files.map((file) => ({
      ...file,
      readStart: (length: number) => {
        read.push(file.path);
        return file.readStart(length);
      },
    }));
    for (const importer of [facebookImporter, instagramImporter, threadsImporter]) {
      expect(await importer.recognise({ ...source, files })).toEqual([]);
    }
    expect(read).toEqual([]);
  });
});

const faultOf = async (importer: Importer, files: ExportFiles) => {
  const fault = await importer.read(sourceOf(files, "export.zip"), readOptions()).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(UserError);
  return fault as UserError;
};

describe("the HTML form", () => {
  const names: readonly [Importer, string, string][] = [
    [facebookImporter, "Facebook", "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.html"],
    [facebookImporter, "Facebook", "posts/your_posts_1.html"],
    [instagramImporter, "Instagram", "your_instagram_activity/media/posts_1.html"],
    [instagramImporter, "Instagram", "content/reels.html"],
    [instagramImporter, "Instagram", "my export/stories.html"],
    [threadsImporter, "Threads", "your_instagram_activity/threads/threads_and_replies.html"],
  ];

  test.each(names)("of %o is named for what it is: %s, %s", async (importer, name, path) => {
    const files = { [path]: metaPage("Hello"), "start_here.html": metaPage("Start"), "logo.png": "" };
    expect(await idsOf(files)).toEqual([[importer.id, path]]);
    const fault = await faultOf(importer, files);
    expect(fault.message).toBe(`export.zip is the HTML form of the ${name} export, which cannot be imported.`);
    expect(fault.hint).toMatch(/^Ask for it again as JSON: Accounts Center, .*JSON/);
  });

  test.each(names)("of %o is known in a lone page too: %s, %s", async (importer, _, path) => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    expect(await idsOf({ [name]: metaPage("Hello") })).toEqual([[importer.id, name]]);
    expect((await faultOf(importer, { [name]: metaPage("Hello") })).message).toMatch(/HTML form/);
  });

  test("of a lone page with another name is known by the folders that it names", async () => {
    const page = (photo: string) => ({ "saved.htm": metaPage("Hello", photo) });
    expect(await idsOf(page("your_facebook_activity/posts/media/1.jpg"))).toEqual([["facebook", "saved.htm"]]);
    expect(await idsOf(page("your_instagram_activity/media/posts/1.jpg"))).toEqual([["instagram", "saved.htm"]]);
  });

  test("is not seen in pages of somebody else", async () => {
    const page = "<!doctype html><html><body>Hello</body></html>";
    for (const importer of [facebookImporter, instagramImporter, threadsImporter]) {
      for (const name of ["stories.html", "posts_1.html", "your_posts_1.html", "page.html"]) {
        expect(await recognises(importer, sourceOf({ [name]: page }))).toBe(false);
      }
      expect(await recognises(importer, sourceOf({ "site/stories.html": page, "site/index.html": page }))).toBe(false);
      expect(await recognises(importer, sourceOf({ "page.html": metaPage("Hello", "1.jpg") }))).toBe(false);
      expect(await recognises(importer, sourceOf({ "stories.html": "not a page, uiBoxWhite" }))).toBe(false);
    }
  });

  test("is left aside where the JSON is there too", async () => {
    const files = {
      ...instagramExport({ posts: [[{ at }]] }),
      "html/your_instagram_activity/media/posts_1.html": metaPage("Hello"),
    };
    expect(await idsOf(files)).toEqual([["instagram", "your_instagram_activity/media/posts_1.json"]]);
    expect((await instagramImporter.read(sourceOf(files), readOptions())).rows).toBe(1);
  });
});

describe("a source of another kind", () => {
  test.each<[string, ExportFiles]>([
    ["nothing", {}],
    ["an empty list", { "a.json": "[]" }],
    ["a list of something else", { "a.json": '[{"id":1,"title":"Hello"}]' }],
    ["a list of something else, named like Instagram's", { "posts_1.json": '[{"id":1,"title":"Hello"}]' }],
    ["an object", { "a.json": '{"stories":[],"media":[]}' }],
    ["comments on Facebook", { "a.json": '[{"timestamp":1,"data":[{"comment":{}}],"title":"Jane commented."}]' }],
    ["likes on Facebook", { "a.json": '[{"timestamp":1,"data":[{"reaction":{}}],"title":"Jane likes this."}]' }],
    ["posts on other pages", { "a.json": '[{"timestamp":1,"media":[{"uri":"1.jpg"}],"label_values":[]}]' }],
    ["archived posts", { "archived_posts.json": '{"ig_archived_post_media":[{"media":[]}]}' }],
    ["text", { "a.txt": "Hello [you]" }],
    ["nothing readable", { "your_posts_1.json": new Uint8Array([0xff, 0xd8, 0, 1, 2]) }],
  ])("is nobody's: %s", async (_, files) => {
    for (const importer of [facebookImporter, instagramImporter, threadsImporter]) {
      expect(await importer.recognise(sourceOf(files))).toEqual([]);
    }
  });

  test("is named when it is forced", async () => {
    const fault = await faultOf(instagramImporter, { "a.json": '{"b":1,"c\\u001b[2J":2}' });
    expect(fault.message).toBe(
      "export.zip holds no posts of the Instagram export: it is JSON, an object with the keys b, c.",
    );
    expect(fault.hint).toMatch(/^Give the whole zip as it came\. /);
    expect((await faultOf(threadsImporter, {})).message).toMatch(/Threads export: it holds nothing\.$/);
  });
});

test("the generator writes what Meta writes", () => {
  expect(metaJson(["é"])).toBe('[\n  "\\u00c3\\u00a9"\n]');
  expect(escapeJson('"é😀"')).toBe('"\\u00e9\\ud83d\\ude00"');
});
