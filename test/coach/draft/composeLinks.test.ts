import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComposeLink, composeLink } from "../../../src/coach/draft/composeLinks.ts";
import { type PlatformId, platformIds } from "../../../src/coach/platforms.ts";
import { loadLinkFinder } from "../../../src/finders/links.ts";
import { brokenTexts, hugeTexts, millisecondsFor, wellFormedTexts } from "../../support/texts.ts";

const seed = 20261125;
const findLinks = await loadLinkFinder();

const linkFor = (platform: PlatformId, text: string, mastodonServer: string | null = "social.example"): ComposeLink =>
  composeLink(platform, text, { links: findLinks(text), mastodonServer });

const addressFor = (platform: PlatformId, text: string): string => {
  const { address } = linkFor(platform, text);
  if (address === null) throw new Error(`${platform} has no address for ${JSON.stringify(text)}`);
  return address;
};

/** What comes before the encoded text, for those that take text. */
const beginnings = {
  linkedin: "https://www.linkedin.com/feed/?shareActive=true&text=",
  x: "https://x.com/intent/tweet?text=",
  threads: "https://www.threads.com/intent/post?text=",
  bluesky: "https://bsky.app/intent/compose?text=",
  mastodon: "https://social.example/share?text=",
} as const;

const takers = Object.keys(beginnings) as (keyof typeof beginnings)[];

const facebook = "https://www.facebook.com/sharer/sharer.php?u=";

describe.each(takers)("the link to %s", (platform) => {
  const beginning = beginnings[platform];

  it("has the text in it", () => {
    expect(linkFor(platform, "Hello, Jane & John: 100 % + 1 #1 done?")).toMatchObject({
      platform,
      address: `${beginning}Hello%2C%20Jane%20%26%20John%3A%20100%20%25%20%2B%201%20%231%20done%3F`,
      takesText: true,
      mayBeCut: false,
    });
  });

  // The bytes of UTF-8, by hand: é is C3 A9, – is E2 80 93, 好 is E5 A5 BD, 😀 is F0 9F 98 80, U+202E is E2 80 AE.
  it.each([
    ["accents and dashes", "é–", "%C3%A9%E2%80%93"],
    ["a decomposed accent", "e\u0301", "e%CC%81"],
    ["Chinese", "好", "%E5%A5%BD"],
    ["an emoji", "😀", "%F0%9F%98%80"],
    ["line ends", "a\nb\r\nc", "a%0Ab%0D%0Ac"],
    ["a turned line", "a\u202eb", "a%E2%80%AEb"],
    ["quotes and slashes", '"a/b\\c"', "%22a%2Fb%5Cc%22"],
    ["what is encoded already", "%20+%2B", "%2520%2B%252B"],
    ["a link", "https://example.com/?a=b&c=d#e", "https%3A%2F%2Fexample.com%2F%3Fa%3Db%26c%3Dd%23e"],
  ])("encodes %s", (_, text, encoded) => {
    expect(addressFor(platform, text)).toBe(beginning + encoded);
  });

  it("opens the composer without the text, too", () => {
    expect(linkFor(platform, "Hello").composer).toBe(beginning.replace(/[?&]text=$/, ""));
  });

  it("gives the same text when it is read again, by both ways of reading", () => {
    fc.assert(
      fc.property(wellFormedTexts, (text) => {
        const address = addressFor(platform, text);
        expect(address.startsWith(beginning)).toBe(true);
        expect(decodeURIComponent(address.slice(beginning.length))).toBe(text);
        const url = new URL(address);
        expect(url.searchParams.get("text")).toBe(text);
        expect([...url.searchParams.keys()]).toEqual(platform === "linkedin" ? ["shareActive", "text"] : ["text"]);
        expect(url.hash).toBe("");
      }),
      { seed, numRuns: 500 },
    );
  });

  it("has nothing in it that a mail, a terminal or a form would change", () => {
    fc.assert(
      fc.property(wellFormedTexts, (text) => {
        const address = addressFor(platform, text);
        expect(address).toMatch(/^[!-~]*$/);
        expect(address).not.toMatch(/[+"<>\\^`{|}]/);
        expect(address.slice(beginning.length)).not.toMatch(/[&=#?/:@ ]/);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("may be cut beyond 2,000 characters, and only then", () => {
    const room = 2000 - beginning.length;
    expect(addressFor(platform, "a".repeat(room))).toHaveLength(2000);
    expect(linkFor(platform, "a".repeat(room)).mayBeCut).toBe(false);
    expect(linkFor(platform, "a".repeat(room + 1)).mayBeCut).toBe(true);
    // A space is three characters in an address.
    const spaces = Math.floor(room / 3);
    expect(linkFor(platform, `a${" ".repeat(spaces - 1)}b`).mayBeCut).toBe(false);
    expect(linkFor(platform, `a${" ".repeat(spaces + 1)}b`).mayBeCut).toBe(true);
  });

  it("is whole even when it may be cut", () => {
    const text = "好".repeat(3000);
    expect(decodeURIComponent(addressFor(platform, text).slice(beginning.length))).toBe(text);
  });

  it("gives halves of pairs as the sign for what cannot be shown", () => {
    expect(addressFor(platform, "a\ud83db\ude00")).toBe(`${beginning}a%EF%BF%BDb%EF%BF%BD`);
    fc.assert(
      fc.property(brokenTexts, (text) => {
        expect(decodeURIComponent(addressFor(platform, text).slice(beginning.length))).toBe(text.toWellFormed());
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe("the link to mastodon", () => {
  it.each(["mastodon.example", "social.example.org", "a-b.example"])(
    "goes to the leader's own server: %s",
    (server) => {
      expect(linkFor("mastodon", "Hi", server)).toEqual({
        platform: "mastodon",
        address: `https://${server}/share?text=Hi`,
        composer: `https://${server}/share`,
        mayBeCut: false,
        takesText: true,
      });
    },
  );

  it("has no text while the server is not known", () => {
    expect(linkFor("mastodon", "Hi", null)).toEqual({
      platform: "mastodon",
      address: null,
      composer: "https://share.joinmastodon.org/",
      mayBeCut: false,
      takesText: false,
    });
  });
});

describe("the link to facebook", () => {
  it.each([
    ["a link", "https://example.com/a", "https%3A%2F%2Fexample.com%2Fa"],
    ["a link in a text", "See https://example.com/a?b=c&d=e#f.", "https%3A%2F%2Fexample.com%2Fa%3Fb%3Dc%26d%3De%23f"],
    ["the first of two", "One https://example.com/1 two https://example.com/2", "https%3A%2F%2Fexample.com%2F1"],
    ["the first that is no e-mail address", "jane@example.org https://example.com/a", "https%3A%2F%2Fexample.com%2Fa"],
  ])("has the address of %s, and no text", (_, text, encoded) => {
    expect(linkFor("facebook", text)).toMatchObject({
      platform: "facebook",
      address: facebook + encoded,
      mayBeCut: false,
      takesText: false,
    });
  });

  it("has a bare domain, too", () => {
    const shared = new URL(addressFor("facebook", "See example.com/a.")).searchParams.get("u");
    expect(shared).toMatch(/^(https?:\/\/)?example\.com\/a$/);
  });

  it.each(["Hello", "", "jane@example.com", "e.g. node.js"])(
    "is the site alone without a link in the text: %j",
    (text) => {
      expect(linkFor("facebook", text)).toEqual({
        platform: "facebook",
        address: null,
        composer: "https://www.facebook.com/",
        mayBeCut: false,
        takesText: false,
      });
    },
  );

  it("may be cut by the length of the address, not of the text", () => {
    const link = (length: number) => `https://example.com/${"a".repeat(length)}`;
    // The scheme's colon and slashes and the first slash are three characters each.
    const room = 2000 - facebook.length - "https%3A%2F%2Fexample.com%2F".length;
    expect(linkFor("facebook", `${"word ".repeat(1000)}${link(10)}`).mayBeCut).toBe(false);
    expect(linkFor("facebook", link(room)).mayBeCut).toBe(false);
    expect(linkFor("facebook", link(room + 1)).mayBeCut).toBe(true);
  });
});

describe.each<[PlatformId, RegExp]>([
  ["instagram", /(^|\.)instagram\.com$/],
  ["youtube", /(^|\.)youtube\.com$/],
  ["swarm", /(^|\.)(swarmapp|foursquare)\.com$/],
  ["google", /(^|\.)google\.com$/],
  ["yelp", /(^|\.)yelp\.com$/],
  ["tripadvisor", /(^|\.)tripadvisor\.com$/],
])("the link to %s", (platform, host) => {
  it("is the site alone", () => {
    const link = linkFor(platform, "Hello https://example.com/a");
    expect(link).toMatchObject({ platform, address: null, mayBeCut: false, takesText: false });
    const site = new URL(link.composer ?? "");
    expect(site.protocol).toBe("https:");
    expect(site.hostname).toMatch(host);
  });

  it("is as short for a long text", () => {
    expect(linkFor(platform, "a".repeat(5000))).toMatchObject({ address: null, mayBeCut: false });
  });
});

describe("the link to a blog", () => {
  it("is none: there is no one site of blogs", () => {
    expect(linkFor("blog", "Hello https://example.com/a")).toEqual({
      platform: "blog",
      address: null,
      composer: null,
      mayBeCut: false,
      takesText: false,
    });
  });
});

describe("any link", () => {
  it("is made of halves of pairs, too, and says truly whether it may be cut", () => {
    fc.assert(
      fc.property(fc.constantFrom(...platformIds), fc.oneof(brokenTexts, wellFormedTexts), (platform, text) => {
        const { address, composer, mayBeCut } = linkFor(platform, text);
        expect(mayBeCut).toBe((address ?? "").length > 2000);
        for (const each of [address, composer]) {
          if (each !== null) expect(each).toMatch(/^https:\/\/[!-~]+$/);
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  it.each(hugeTexts)("is made in well under a second: 100,000 characters of %s", (_, text) => {
    const links = findLinks(text);
    for (const platform of platformIds) {
      const work = () => composeLink(platform, text, { links, mastodonServer: "social.example" });
      expect(millisecondsFor(work)).toBeLessThan(2500);
    }
  });
});
