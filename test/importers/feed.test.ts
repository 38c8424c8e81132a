import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../../src/coach/address.ts";
import { dayInZone } from "../../src/coach/zone.ts";
import { UserError } from "../../src/errors.ts";
import { feedImporter } from "../../src/importers/feed.ts";
import { hashText } from "../../src/importers/identity.ts";
import type { ReadOptions } from "../../src/importers/importer.ts";
import { tid } from "../support/exports/bluesky.ts";
import { toUtf16 } from "../support/exports/csv.ts";
import {
  atomFeed,
  atomOf,
  blueskyRss,
  type FeedSketch,
  feedFixtures,
  jsonFeed,
  mastodonRss,
  rdfFeed,
  rssFeed,
  rssOf,
  site,
  statusId,
  toLatin1,
  youtubeFeed,
} from "../support/exports/feed.ts";
import { readOptions, recognises, sourceOf } from "../support/exports/source.ts";

const read = (feed: string | Uint8Array, options: Partial<ReadOptions> = {}) =>
  feedImporter.read(sourceOf({ "feed.xml": feed }), readOptions(options));

async function faultOf(feed: string | Uint8Array, name = "feed.xml"): Promise<UserError> {
  const fault = await feedImporter.read(sourceOf({ [name]: feed }), readOptions()).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(UserError);
  expect((fault as UserError).hint).toBeTruthy();
  return fault as UserError;
}

/** The first activity, or why the first item is skipped. */
async function readOne(feed: string | Uint8Array, options: Partial<ReadOptions> = {}) {
  const { activities, skipped } = await read(feed, options);
  return activities[0] ?? skipped[0]?.reason;
}

const item = (inside: string): string => rssOf(`<item>${inside}</item>`);
const entry = (inside: string): string => atomOf(`<entry>${inside}</entry>`);
const dated = "<pubDate>Tue, 10 Nov 2026 12:00:00 GMT</pubDate>";
const published = "<published>2026-11-10T12:00:00Z</published>";

const posts: readonly FeedSketch[] = [
  {
    at: "2026-11-12T09:00:00Z",
    title: "AT&T & me",
    html: "<p>We met in <b>Lyon</b> &amp; talked.</p><p>Then left.</p>",
  },
  { at: "2026-11-10T23:30:00Z", title: "Is it?", html: "<p>It is.</p>" },
];
const formats: readonly (readonly [string, (posts: readonly FeedSketch[]) => string])[] = [
  ["RSS", rssFeed],
  ["RSS 1.0", rdfFeed],
  ["Atom", atomFeed],
  ["JSON Feed", jsonFeed],
];

describe("a feed", () => {
  test.each(formats)("of the format %s tells day, text and address of each post", async (_, write) => {
    const result = await read(write(posts), { timeZone: "Europe/Paris" });
    expect(result).toMatchObject({ account: "Jane’s blog", rows: 2, skipped: [], warnings: [] });
    // Half past midnight in Paris.
    expect(result.activities).toEqual([
      {
        id: `blog:${hashText(JSON.stringify(["https://blog.example.com/post-2"]))}`,
        day: "2026-11-11",
        at: "2026-11-10T23:30:00.000Z",
        kind: "post",
        platform: "blog",
        url: "https://blog.example.com/post-2",
        text: "Is it? It is.",
        source: "feed",
      },
      {
        id: `blog:${hashText(JSON.stringify(["https://blog.example.com/post-1"]))}`,
        day: "2026-11-12",
        at: "2026-11-12T09:00:00.000Z",
        kind: "post",
        platform: "blog",
        url: "https://blog.example.com/post-1",
        text: "AT&T & me. We met in Lyon & talked. Then left.",
        source: "feed",
      },
    ]);
    expect(result.coverage).toEqual([
      {
        platform: "blog",
        firstDay: "2026-11-11",
        lastDay: "2026-11-12",
        firstAt: "2026-11-10T23:30:00.000Z",
        lastAt: "2026-11-12T09:00:00.000Z",
      },
    ]);
  });

  test.each(formats)("of the format %s puts a post on the leader's own day", async (_, write) => {
    const dayOf = async (timeZone: string) =>
      (await read(write([{ at: "2026-11-10T23:30:00Z", title: "a" }]), { timeZone })).activities[0]?.day;
    expect(await dayOf("America/New_York")).toBe("2026-11-10");
    expect(await dayOf("UTC")).toBe("2026-11-10");
    expect(await dayOf("Asia/Tokyo")).toBe("2026-11-11");
  });

  test.each(formats)("of the format %s is recognised by its content, whatever its name", async (_, write) => {
    for (const name of ["feed.xml", "index.html", "download", "posts.csv"]) {
      expect(await recognises(feedImporter, sourceOf({ [name]: write(posts) }))).toBe(true);
      expect(await recognises(feedImporter, sourceOf({ [`old/${name}`]: `\ufeff\n ${write(posts)}` }))).toBe(true);
    }
  });

  test.each(feedFixtures.map((files) => [Object.keys(files)[0], files] as const))(
    "%s is recognised",
    async (_, files) => {
      expect(await recognises(feedImporter, sourceOf(files))).toBe(true);
    },
  );

  test.each<[string, string]>([
    [
      "a page",
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
    ],
    [
      "a page of XHTML",
      '<?xml version="1.0"?><!DOCTYPE html PUBLIC "a" "b"><html xmlns="http://www.w3.org/1999/xhtml"/>',
    ],
    ["other XML", '<opml version="2.0"><body><outline xmlUrl="https://blog.example.com/rss"/></body></opml>'],
    ["RDF about other things", '<rdf:RDF xmlns:rdf="a" xmlns:foaf="b"><foaf:Person/></rdf:RDF>'],
    ["a feed of animals", '<feed><animal name="Rex"/></feed>'],
    ["other JSON", '{"version": "1.1", "items": []}'],
    ["a list", '[{"version": "https://jsonfeed.org/version/1"}]'],
    ["a table", "Date,Text\n2026-11-01,<rss version='2.0'>\n"],
    ["prose about <rss>", "hello <rss> world"],
    ["a name that every object has", "<constructor a='b'/>"],
    ["a comment without an end", "<!-- <rss version='2.0'>"],
    ["nothing", ""],
  ])("is not %s", async (_, content) => {
    expect(await recognises(feedImporter, sourceOf({ "feed.xml": content }))).toBe(false);
  });

  test("is looked for in a lone file", async () => {
    const two = sourceOf({ "a.xml": rssFeed(posts), "b.xml": rssFeed(posts) }, "feeds");
    expect(await recognises(feedImporter, two)).toBe(false);
    await expect(feedImporter.read(two, readOptions())).rejects.toThrow(
      "feeds holds 2 files: a feed is read on its own.",
    );
  });

  test("may have much before its first element", async () => {
    const declared =
      '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- <html> --><!DOCTYPE rss [<!ENTITY a "b">]>\n';
    const feed = rssFeed(posts).replace(/^<\?xml.*?\?>/, declared);
    expect(await recognises(feedImporter, sourceOf({ feed }))).toBe(true);
    expect((await read(feed)).activities).toHaveLength(2);
  });

  test("tells how far it is", async () => {
    const calls: unknown[] = [];
    const many = Array.from({ length: 2500 }, () => ({ at: "2026-11-10T12:00:00Z", title: "a" }));
    await read(rssFeed(many), { onProgress: (...call) => calls.push(call) });
    expect(calls).toEqual([
      [1000, 2500],
      [2000, 2500],
      [2500, 2500],
    ]);
  });
});

describe("the date of an item", () => {
  test.each([
    ["Tue, 10 Nov 2026 23:30:00 GMT", "2026-11-10T23:30:00.000Z"],
    ["Tue, 10 Nov 2026 23:30:00 UT", "2026-11-10T23:30:00.000Z"],
    ["Tue, 10 Nov 2026 23:30:00 Z", "2026-11-10T23:30:00.000Z"],
    ["Tue, 10 Nov 2026 23:30:00 EST", "2026-11-11T04:30:00.000Z"],
    ["Tue, 10 Nov 2026 23:30:00 PDT", "2026-11-11T06:30:00.000Z"],
    ["Tue, 10 Nov 2026 23:30:00 +0100", "2026-11-10T22:30:00.000Z"],
    ["Tue, 10 Nov 2026 23:30:00 -0000", "2026-11-10T23:30:00.000Z"],
    ["Tuesday,  10 November 2026 23:30 +01:00", "2026-11-10T22:30:00.000Z"],
    ["10 Nov 26 23:30 GMT", "2026-11-10T23:30:00.000Z"],
    ["10 Oct 2026 20:19 +0000", "2026-10-10T20:19:00.000Z"],
    ["\n 2026-11-10T23:30:00Z \n", "2026-11-10T23:30:00.000Z"],
    ["2026-11-10T23:30:00.123456+05:30", "2026-11-10T18:00:00.123Z"],
    ["2026-11-10t23:30:00z", "2026-11-10T23:30:00.000Z"],
    ["2026-11-10 23:30:00 UTC", "2026-11-10T23:30:00.000Z"],
  ])("may be written as %j", async (date, at) => {
    expect(await readOne(rssFeed([{ at: null, date, title: "a" }]))).toMatchObject({ at });
  });

  test("without a zone is the leader's own, and keeps its identity wherever the leader is", async () => {
    const feed = item("<title>a</title><pubDate>Tue, 10 Nov 2026 23:30:00</pubDate>");
    const [paris, tokyo] = [
      await readOne(feed, { timeZone: "Europe/Paris" }),
      await readOne(feed, { timeZone: "Asia/Tokyo" }),
    ];
    expect(paris).toMatchObject({ day: "2026-11-10", at: "2026-11-10T22:30:00.000Z" });
    expect(tokyo).toMatchObject({ day: "2026-11-10", at: "2026-11-10T14:30:00.000Z" });
    expect(paris).toHaveProperty("id", (tokyo as { id: string }).id);
  });

  test("may be a day alone, which no zone moves", async () => {
    const feed = rssFeed([{ at: null, date: "2026-11-10", title: "a" }]);
    for (const timeZone of ["Pacific/Auckland", "America/Los_Angeles"]) {
      const activity = await readOne(feed, { timeZone });
      expect(activity).toMatchObject({ day: "2026-11-10" });
      expect(activity).not.toHaveProperty("at");
    }
  });

  test("is dc:date in RSS where pubDate is missing", async () => {
    expect(await readOne(item("<title>a</title><dc:date>2026-11-10T23:30:00Z</dc:date>"))).toMatchObject({
      at: "2026-11-10T23:30:00.000Z",
    });
  });

  test("is pubDate in RSS where dc:date stands beside it", async () => {
    const both = `<title>a</title><dc:date>2026-11-08T12:00:00Z</dc:date>${dated}`;
    expect(await readOne(item(both))).toMatchObject({ day: "2026-11-10", at: "2026-11-10T12:00:00.000Z" });
  });

  test.each([
    ["no date", item("<title>a</title>")],
    ["no date", item("<title>a</title><pubDate> </pubDate>")],
    ["no date", entry("<id>a</id><title>a</title>")],
    ["no date", jsonFeed([]).replace("[]", '[{"id":"1","date_published":1762817400}]')],
    ["no date of publication", entry("<id>a</id><title>a</title><updated>2026-11-10T23:30:00Z</updated>")],
    ["no date of publication", jsonFeed([{ at: null, title: "a" }])],
    ["a date that cannot be read", rssFeed([{ at: null, date: "yesterday", title: "a" }])],
    ["a date that cannot be read", rssFeed([{ at: null, date: "10/11/2026 12:00", title: "a" }])],
    ["a date that cannot be read", rssFeed([{ at: null, date: "mar., 10 nov. 2026 12:00 CET", title: "a" }])],
    ["a date that does not exist", rssFeed([{ at: null, date: "Mon, 30 Feb 2026 12:00:00 GMT", title: "a" }])],
    ["a date that does not exist", jsonFeed([{ at: null, date: "0000-01-01T00:00:00Z", title: "a" }])],
    ["a date that cannot be read", jsonFeed([{ at: null, date: "+275760-09-13T00:00:00Z", title: "a" }])],
    ["dated before 1990", rssFeed([{ at: "1970-01-01T00:00:00Z", title: "a" }])],
    ["dated in the future", rssFeed([{ at: "2026-11-24T00:00:00Z", title: "a" }])],
    ["dated in the future", atomFeed([{ at: "9999-12-31T23:59:59Z", title: "a" }])],
  ])("%s: the item is skipped", async (reason, feed) => {
    const { rows, activities, skipped } = await read(feed);
    expect([rows, activities, skipped]).toEqual([1, [], [{ reason, position: "item 1" }]]);
  });

  test("may be today, in the leader's zone", async () => {
    const feed = rssFeed([{ at: "2026-11-23T12:00:00Z", title: "a" }]);
    expect(await readOne(feed, { timeZone: "Pacific/Auckland" })).toBe("dated in the future");
    expect(await readOne(feed, { timeZone: "UTC" })).toMatchObject({ day: "2026-11-23" });
  });

  test("is not when an entry was last changed", async () => {
    const { activities } = await read(atomFeed([{ at: "2026-01-05T12:00:00Z", title: "a" }]));
    expect(activities[0]?.day).toBe("2026-01-05");
  });
});

describe("the page of an item", () => {
  const urlOf = async (feed: string) => {
    const found = await readOne(feed);
    return typeof found === "object" ? (found.url ?? null) : found;
  };

  test.each([
    [
      "the guid, when it is an address",
      "<guid>https://blog.example.com/a</guid><link>https://feeds.example.com/b</link>",
      `${site}/a`,
    ],
    [
      "the link, when the guid is none",
      '<guid isPermaLink="false">https://blog.example.com/?p=1</guid><link>https://blog.example.com/a</link>',
      `${site}/a`,
    ],
    [
      "the link, when the guid is no address",
      "<guid>post-1</guid><link>https://blog.example.com/a</link>",
      `${site}/a`,
    ],
    ["the link in CDATA", "<link><![CDATA[ https://blog.example.com/a?x=1&y=2 ]]></link>", `${site}/a?x=1&y=2`],
    ["the link as it is escaped", "<link>https://blog.example.com/a?x=1&amp;y=2</link>", `${site}/a?x=1&y=2`],
    [
      "the link without what tracks its readers",
      "<link>https://blog.example.com/a?utm_source=rss&amp;x=1</link>",
      `${site}/a?x=1`,
    ],
    ["a relative link, on the feed's own site", "<link>/a</link>", `${site}/a`],
    [
      "none for a guid alone that is no address",
      '<guid isPermaLink="false">https://blog.example.com/?p=1</guid>',
      null,
    ],
    ["none for another scheme", "<link>javascript:alert(1)</link>", null],
    ["none for a file", "<link>file:///etc/passwd</link>", null],
    ["none for an address with a password", "<link>https://jane:secret@blog.example.com/a</link>", null],
    ["none for one that is too long", `<link>https://blog.example.com/${"a".repeat(3000)}</link>`, null],
  ])("is in RSS %s", async (_, inside, url) => {
    expect(await urlOf(item(`<title>a</title>${dated}${inside}`))).toBe(url);
  });

  test.each([
    [
      "the alternate link",
      '<link rel="self" href="/s"/><link rel="alternate" href="https://blog.example.com/a"/>',
      `${site}/a`,
    ],
    ["the link without rel", '<link rel="replies" href="/r"/><link href="https://blog.example.com/a"/>', `${site}/a`],
    ["a relative link, from the entry's own base", '<link href="a"/>', `${site}/2026/a`],
    ["the id, when it is an address and there is no link", "<id>https://blog.example.com/a</id>", `${site}/a`],
    ["none for a tag", "<id>tag:blog.example.com,2026:1</id>", null],
    ["none for a number", "<id>12</id>", null],
  ])("is in Atom %s", async (_, inside, url) => {
    expect(await urlOf(atomOf(`<entry xml:base="/2026/"><title>a</title>${published}${inside}</entry>`))).toBe(url);
  });

  test.each([
    ["the url", { id: "1", url: `${site}/a`, external_url: "https://elsewhere.example/b" }, `${site}/a`],
    ["the id, when it is an address", { id: `${site}/a`, external_url: "https://elsewhere.example/b" }, `${site}/a`],
    ["a relative url, on the feed's own site", { id: "1", url: "/a" }, `${site}/a`],
    ["not what the post is about", { id: "1", external_url: "https://elsewhere.example/b" }, null],
    ["none of a wrong type", { id: 1, url: { href: `${site}/a` } }, null],
  ])("is in JSON Feed %s", async (_, fields, url) => {
    const items = [{ title: "a", date_published: "2026-11-10T12:00:00Z", ...fields }];
    expect(await urlOf(jsonFeed([]).replace('"items":[]', `"items":${JSON.stringify(items)}`))).toBe(url);
  });
});

describe("identity", () => {
  const idsOf = async (feed: string) => (await read(feed)).activities.map(({ id }) => id);

  test("of a blog's post is the same in all its feeds, with and without www., https and a slash at the end", async () => {
    const ids = await Promise.all(formats.map(([, write]) => idsOf(write(posts))));
    expect(new Set(ids.map((list) => list.join())).size).toBe(1);
    const [id] = await idsOf(item(`${dated}<link>https://blog.example.com/a</link>`));
    for (const link of [
      "http://blog.example.com/a/",
      "https://www.blog.example.com/a",
      "https://BLOG.example.com/a?utm_medium=feed",
      "/a",
    ])
      expect(await idsOf(item(`${dated}<link>${link}</link>`))).toEqual([id]);
    expect(await idsOf(item(`${dated}<link>https://blog.example.com/a?p=1</link>`))).not.toEqual([id]);
    expect(await idsOf(item(`${dated}<link>https://blog.example.com/#a</link>`))).not.toEqual(
      await idsOf(item(`${dated}<link>https://blog.example.com/#b</link>`)),
    );
  });

  test("is the platform's own where the address tells it, as in a pasted address", async () => {
    const at = "2026-10-10T20:19:24Z";
    const key = tid(at, 0);
    const feeds = [
      [blueskyRss([{ at, text: "Hello" }]), "bluesky", `https://bsky.app/profile/did:plc:x/post/${key}`],
      [mastodonRss([{ at, html: "<p>Hello</p>" }]), "mastodon", `https://social.example/@jane/${statusId(at)}`],
      [
        rssFeed([{ at, page: "https://twitter.com/jane_doe/status/1050118621198921728" }]),
        "x",
        "https://x.com/i/web/status/1050118621198921728",
      ],
      [
        atomFeed([{ at, page: "https://www.linkedin.com/posts/jane_a-activity-7398000000000000000-abcd" }]),
        "linkedin",
        "https://www.linkedin.com/feed/update/urn:li:activity:7398000000000000000",
      ],
    ] as const;
    for (const [feed, platform, address] of feeds) {
      const pasted = parseAddress(address, Date.parse("2026-11-23T00:00:00Z"));
      expect(pasted?.identity).toBeTruthy();
      expect(await readOne(feed)).toMatchObject({ platform, kind: "post", id: pasted?.identity });
    }
  });

  test("of a post on a site of its own is on the platform that was named, else on the blog", async () => {
    const feed = rssFeed([{ at: "2026-11-10T12:00:00Z", title: "a" }]);
    expect(await readOne(feed)).toMatchObject({ platform: "blog", id: expect.stringMatching(/^blog:[0-9a-f]{16}$/) });
    expect(await readOne(feed, { platform: "youtube" })).toMatchObject({
      platform: "youtube",
      id: expect.stringMatching(/^youtube:[0-9a-f]{16}$/),
    });
    const bluesky = blueskyRss([{ at: "2026-11-10T12:00:00Z", text: "a" }]);
    expect(await readOne(bluesky, { platform: "blog" })).toMatchObject({ platform: "bluesky" });
  });

  test("of videos is their address", async () => {
    const feed = youtubeFeed([
      { id: "aaaaaaaaaaa", at: "2026-10-10T20:19:24+00:00", title: "One" },
      { id: "bbbbbbbbbbb", at: "2026-10-11T20:19:24+00:00", title: "Two" },
    ]);
    const { account, activities } = await read(feed);
    expect(account).toBe("Jane Doe");
    expect(activities).toMatchObject([
      { platform: "youtube", kind: "post", text: "One", url: "https://www.youtube.com/watch?v=aaaaaaaaaaa" },
      { platform: "youtube", kind: "post", text: "Two", url: "https://www.youtube.com/watch?v=bbbbbbbbbbb" },
    ]);
    // Beside the video's own, what it was called before addresses of YouTube told an identity.
    expect(activities.map(({ id, aliases }) => [id, aliases])).toEqual([
      ["youtube:aaaaaaaaaaa", [`youtube:${hashText('["https://youtube.com/watch?v=aaaaaaaaaaa"]')}`]],
      ["youtube:bbbbbbbbbbb", [`youtube:${hashText('["https://youtube.com/watch?v=bbbbbbbbbbb"]')}`]],
    ]);
  });

  test("is not a page that several posts share, nor the front page, nor the site that the feed is of", async () => {
    const two = (page: string) => [
      { at: "2026-11-10T12:00:00Z", title: "a", page, guid: "1" },
      { at: "2026-11-11T12:00:00Z", title: "b", page, guid: "2" },
    ];
    for (const page of [`${site}/podcast`, `${site}/`, site]) {
      for (const write of [rssFeed, atomFeed, jsonFeed]) {
        const ids = await idsOf(write(two(page)));
        expect(new Set(ids).size).toBe(2);
        expect(ids).toEqual(await idsOf(write(two(page).toReversed())));
      }
    }
    // A post of the front page alone is not the next one that is alone there.
    const [first, second] = two(site).map((post) => [post]);
    expect(await idsOf(rssFeed(first ?? []))).not.toEqual(await idsOf(rssFeed(second ?? [])));
  });

  test("is the guid without a page, and moment and title without both", async () => {
    const named = (guid: string, title: string) =>
      item(`<title>${title}</title>${dated}<guid isPermaLink="false">${guid}</guid>`);
    expect(await idsOf(named("1", "a"))).toEqual(await idsOf(named("1", "changed")));
    expect(await idsOf(named("1", "a"))).not.toEqual(await idsOf(named("2", "a")));
    const bare = (title: string) => item(`<title>${title}</title>${dated}`);
    expect(await idsOf(bare("a"))).toEqual(await idsOf(bare("a")));
    expect(await idsOf(bare("a"))).not.toEqual(await idsOf(bare("b")));
  });

  test("is not a guid that stands for different posts", async () => {
    const one = (title: string, day: number) =>
      `<item><title>${title}</title><guid>none</guid><pubDate>${day} Nov 2026 12:00:00 GMT</pubDate></item>`;
    expect(new Set(await idsOf(rssOf(one("a", 10) + one("b", 11)))).size).toBe(2);
  });

  test("of a post that is listed twice is one", async () => {
    const twice = await idsOf(rssFeed([posts[0], posts[0]].map((post) => ({ at: null, ...post, page: "/a" }))));
    expect(twice).toHaveLength(2);
    expect(new Set(twice).size).toBe(1);
  });

  test("stays the same when the feed moves on", async () => {
    const many = Array.from({ length: 6 }, (_, index) => ({
      at: `2026-11-1${index}T12:00:00Z`,
      title: `Post ${index}`,
      page: `/post-${index}`,
    }));
    const [before, after] = [await idsOf(rssFeed(many.slice(0, 4))), await idsOf(rssFeed(many.slice(2)))];
    expect(new Set([...before, ...after]).size).toBe(6);
  });
});

describe("text", () => {
  test.each([
    ["title and words", "<title>Hello</title><description>&lt;p&gt;We met.&lt;/p&gt;</description>", "Hello. We met."],
    [
      "the whole words before their summary",
      "<description>short</description><content:encoded><![CDATA[<p>whole</p>]]></content:encoded>",
      "whole",
    ],
    ["words without a title", "<description>We &amp;amp; you &amp;lt;3</description>", "We & you <3"],
    ["a title without words", "<title>Hello</title>", "Hello"],
    [
      "a title that only begins the words once",
      "<title>We met in…</title><description>We met in Lyon</description>",
      "We met in Lyon",
    ],
    [
      "a title with tags",
      "<title>&lt;i&gt;Hello&lt;/i&gt; &amp;amp; welcome!</title><description>Yes</description>",
      "Hello & welcome! Yes",
    ],
    ["a title in CDATA", "<title><![CDATA[1 < 2 & 3]]></title>", "1 < 2 & 3"],
    [
      "no scripts",
      "<description>&lt;script&gt;alert(1)&lt;/script&gt;ok&lt;style&gt;a{}&lt;/style&gt;</description>",
      "ok",
    ],
    ["no escapes", "<title>a\u001b[31mred\u202e\u0007</title>", "ared"],
  ])("of RSS is %s", async (_, inside, text) => {
    expect(await readOne(item(`${dated}<link>/a</link>${inside}`))).toMatchObject({ text });
  });

  test.each([
    ["words as they stand", "<title>1 &lt; 2</title><summary>a &lt;b&gt; c</summary>", "1 < 2. a <b> c"],
    [
      "HTML where it says so",
      '<title type="html">a &amp;amp; b</title><content type="html">&lt;p&gt;c&lt;/p&gt;</content>',
      "a & b. c",
    ],
    [
      "XHTML",
      '<title/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <b>you</b> &amp; me</p></div></content>',
      "Hi you & me",
    ],
    ["no picture", '<title>a</title><content type="image/png">iVBORw0KGgo=</content>', "a"],
  ])("of Atom is %s", async (_, inside, text) => {
    expect(await readOne(entry(`<id>1</id>${published}${inside}`))).toMatchObject({ text });
  });

  test("is an excerpt of what may be long", async () => {
    const activity = await readOne(
      rssFeed([{ at: "2026-11-10T12:00:00Z", html: `<p>${"long words ".repeat(50_000)}</p>` }]),
    );
    expect((activity as { text: string }).text).toMatch(/^long words .*…$/);
    expect((activity as { text: string }).text).toHaveLength(280);
  });
});

describe("an item that is no post", () => {
  const kind = (name: string) =>
    `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`;
  const draft = '<app:control xmlns:app="http://www.w3.org/2007/app"><app:draft>yes</app:draft></app:control>';
  test.each([
    ["nothing in it", item(dated)],
    ["nothing in it", item(`${dated}<description>&lt;img src=x&gt;</description>`)],
    ["a draft", entry(`<id>1</id><title>a</title>${published}${draft}`)],
    ["not a post", entry(`<id>1</id><title>a</title>${published}${kind("comment")}`)],
    ["not an item", jsonFeed([]).replace("[]", "[null]")],
    ["not an item", jsonFeed([]).replace("[]", '["a"]')],
  ])("is skipped: %s", async (reason, feed) => {
    expect(await readOne(feed)).toBe(reason);
  });

  test("does not take its neighbours with it", async () => {
    const good = jsonFeed([{ at: "2026-11-10T12:00:00Z", title: "a" }]);
    const { rows, activities, skipped } = await read(
      good.replace('"items":[', '"items":[12,{"__proto__":{"id":"1"}},'),
    );
    expect([rows, activities.length]).toEqual([3, 1]);
    expect(skipped).toEqual([
      { reason: "not an item", position: "item 1" },
      { reason: "no date", position: "item 2" },
    ]);
    expect(await readOne(entry(`<id>1</id><title>a</title>${published}${kind("post")}`))).toMatchObject({ text: "a" });
  });
});

describe("Bluesky's feed", () => {
  const at = "2026-10-10T23:30:24Z";

  test("has dates to the minute, and no titles", async () => {
    const result = await read(blueskyRss([{ at, text: "I <3 you & Lyon" }]), { timeZone: "Europe/Paris" });
    expect(result.account).toBe("@jane.example.com - Jane Doe");
    expect(result.activities).toEqual([
      {
        id: `bluesky:${tid(at)}`,
        day: "2026-10-11",
        at: "2026-10-10T23:30:00.000Z",
        kind: "post",
        platform: "bluesky",
        url: `https://bsky.app/profile/jane.example.com/post/${tid(at)}`,
        text: "I <3 you & Lyon",
        source: "feed",
      },
    ]);
  });

  test("dates posts that were moved there back, or ahead: their number tells the truth", async () => {
    for (const date of ["10 Oct 2019 20:19 +0000", "24 Nov 2026 20:19 +0000"])
      expect(await readOne(blueskyRss([{ at, text: "a", date }]))).toMatchObject({
        day: "2026-10-10",
        at: "2026-10-10T23:30:24.000Z",
      });
  });
});

describe("the encoding of a feed", () => {
  const feed = rssFeed([{ at: "2026-11-10T12:00:00Z", title: "déjà vu" }]);
  test.each<[string, Uint8Array | string]>([
    ["UTF-8", feed],
    ["UTF-8 with a mark", `\ufeff${feed}`],
    ["ISO-8859-1, declared", toLatin1(feed)],
    ["Windows-1252, declared", toLatin1(feed, "windows-1252")],
    ["UTF-8, whatever is declared", feed.replace("UTF-8", "ISO-8859-1")],
    ["UTF-8, though UTF-16 is declared", feed.replace("UTF-8", "utf-16")],
    ["UTF-16, little end first", toUtf16(feed.replace("UTF-8", "UTF-16"), "little")],
    ["UTF-16, big end first", toUtf16(feed.replace("UTF-8", "UTF-16"), "big")],
    ["an encoding that nobody knows", feed.replace("UTF-8", "KLINGON-1")],
  ])("may be %s", async (_, content) => {
    expect(await recognises(feedImporter, sourceOf({ feed: content }))).toBe(true);
    expect(await readOne(content)).toMatchObject({ text: "déjà vu" });
  });

  test("may be one of Japan's, in letters of ASCII", async () => {
    const [start, end] = feed.replace("UTF-8", "iso-2022-jp").split("déjà vu");
    expect(await readOne(`${start}\u001b$B$3$s\u001b(B${end}`)).toMatchObject({ text: "こん" });
  });
});

describe("a file that cannot be understood", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["a page", "<!doctype html><p>hello", "feed.xml is no feed: it is a web page."],
    ["prose", "hello", 'feed.xml is no feed: it begins with "hello".'],
    ["JSON of another kind", '{"a": 1}', "feed.xml is no feed: it is JSON, an object with the keys a."],
    ["a feed without items", rssOf(""), "feed.xml is a feed without a single item."],
    [
      "JSON without items",
      '{"version": "https://jsonfeed.org/version/1", "title": "a"}',
      "feed.xml cannot be read as a feed: it holds no list of items, but an object with the keys version, title.",
    ],
    [
      "JSON cut short",
      jsonFeed(posts).slice(0, -20),
      "feed.xml cannot be read as a feed: its JSON is damaged, or ends in the middle.",
    ],
    [
      "XML cut short within a post",
      rssFeed(posts).slice(0, 900),
      "feed.xml cannot be read as a feed: its XML is damaged, or ends in the middle.",
    ],
    [
      "XML cut short between two posts",
      rssFeed(posts).slice(0, rssFeed(posts).indexOf("</item>") + "</item>".length),
      "feed.xml cannot be read as a feed: its XML is damaged, or ends in the middle.",
    ],
    [
      "a WordPress export",
      rssFeed(posts).replace("xmlns:dc", 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc'),
      "feed.xml is a WordPress export: it holds drafts and pages beside the posts.",
    ],
  ])("is named: %s", async (_, content, message) => {
    expect((await faultOf(content)).message).toBe(message);
  });
});

describe("hostile content", () => {
  const bomb = `<!DOCTYPE a [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index} "${`&a${index || ""};`.repeat(10)}">`).join("")}]>`;

  test("with entities that grow is not grown", async () => {
    const feed = rssFeed([{ at: "2026-11-10T12:00:00Z", title: "x" }])
      .replace("<title>x<", "<title>&a8;<")
      .replace("?>", `?>${bomb}`);
    expect(await readOne(feed)).toMatchObject({ text: "&a8;" });
  });

  test("that asks for a file is not given it", async () => {
    const feed = item(`${dated}<title>&x;</title>`).replace(
      "?>",
      '?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    );
    expect((await faultOf(feed)).message).toContain("its XML is damaged");
  });

  test.each([
    ["deep nests", item(`${dated}${"<a>".repeat(50_000)}${"</a>".repeat(50_000)}`)],
    [
      "names that every object has",
      item(`${dated}<__proto__><polluted>1</polluted></__proto__><constructor>2</constructor>`),
    ],
    ["a tag without an end", `${item(dated).slice(0, 700)}${"<a ".repeat(50_000)}</rss>`],
    [
      "a list within lists",
      jsonFeed([]).replace(
        "[]",
        `[{"date_published":"2026-11-10","title":${"[".repeat(100_000)}${"]".repeat(100_000)}}]`,
      ),
    ],
  ])("with %s does no harm", async (_, feed) => {
    const result = await read(feed).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toBeInstanceOf(UserError);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("with persons of any length is read in no time", async () => {
    const start = performance.now();
    const author = `a@${".".repeat(500_000)}(`;
    expect(
      await readOne(
        item(`<title>a</title>${dated}<author>${author}</author><managingEditor>${author}</managingEditor>`),
      ),
    ).toMatchObject({ text: "a" });
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

test("what is written as a feed is read as the same posts, in every format and zone", { timeout: 20_000 }, async () => {
  const second = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2026, 10, 21) / 1000 });
  const word = fc.stringMatching(/^[\p{L}\p{N}&<>"'.,;:!?#%-]{1,12}$/u);
  const post = fc.record({
    seconds: second,
    words: fc.array(word, { minLength: 1, maxLength: 5 }),
    name: fc.stringMatching(/^[\w-]{1,20}$/),
  });
  const timeZone = fc.constantFrom(
    "UTC",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "America/St_Johns",
  );
  const distinct = fc.uniqueArray(post, { minLength: 1, maxLength: 10, selector: ({ name }) => name });
  await fc.assert(
    fc.asyncProperty(distinct, timeZone, async (list, zone) => {
      // In words alone: JSON Feed has its titles as text, RSS as HTML.
      const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      const sketches = list.map(({ seconds, words, name }) => ({
        at: new Date(seconds * 1000).toISOString(),
        html: `<p>${escaped(words.join(" "))}</p>`,
        page: `/${name}`,
      }));
      const expected = list.map(({ seconds, words, name }) => {
        const id = `blog:${hashText(JSON.stringify([`${site}/${name}`]))}`;
        return [id, dayInZone(seconds * 1000, zone), "post", `${site}/${name}`, words.join(" ")].join(" ");
      });
      for (const [, write] of formats) {
        const { activities, skipped } = await read(write(sketches), { timeZone: zone });
        expect(skipped).toEqual([]);
        expect(
          activities.map(({ id, day, kind, url, text }) => [id, day, kind, url, text].join(" ")).toSorted(),
        ).toEqual(expected.toSorted());
      }
    }),
    { numRuns: 60 },
  );
});

test("what Bluesky, Mastodon and YouTube tell of an account is read as the same posts, in every zone", async () => {
  const second = fc.integer({ min: Date.UTC(2023, 0, 1) / 1000, max: Date.UTC(2026, 10, 21) / 1000 });
  const seconds = fc.uniqueArray(second, { minLength: 1, maxLength: 8 });
  const timeZone = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland", "Africa/Cairo");
  await fc.assert(
    fc.asyncProperty(seconds, timeZone, async (list, zone) => {
      const instants = list.map((one) => one * 1000);
      const isoOf = (instant: number): string => new Date(instant).toISOString();
      const idsIn: readonly (readonly [feed: string, toId: (at: string, index: number) => string, unit: number])[] = [
        [
          blueskyRss(instants.map((instant) => ({ at: isoOf(instant), text: "Hello" }))),
          (at, index) => `bluesky:${tid(at, index)}`,
          // To the minute.
          60_000,
        ],
        [
          mastodonRss(instants.map((instant) => ({ at: isoOf(instant), html: "<p>Hello</p>" }))),
          (at) => `mastodon:social.example/${statusId(at)}`,
          1000,
        ],
        [
          youtubeFeed(
            instants.map((instant, index) => ({ id: `aaaaaaaaaa${index}`, at: isoOf(instant), title: "Hi" })),
          ),
          (_, index) => `youtube:aaaaaaaaaa${index}`,
          1000,
        ],
      ];
      for (const [feed, toId, unit] of idsIn) {
        const expected = instants.map((instant, index) => {
          const told = Math.floor(instant / unit) * unit;
          return [toId(isoOf(instant), index), dayInZone(told, zone), "post", isoOf(told)].join(" ");
        });
        const { activities, skipped } = await read(feed, { timeZone: zone });
        expect(skipped).toEqual([]);
        expect(activities.map(({ id, day, kind, at }) => [id, day, kind, at].join(" ")).toSorted()).toEqual(
          expected.toSorted(),
        );
      }
    }),
    { numRuns: 50 },
  );
});
