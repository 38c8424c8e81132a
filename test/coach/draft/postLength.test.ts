import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LongestPost } from "../../../src/coach/book.ts";
import { lengthOn, longestOn } from "../../../src/coach/draft/postLength.ts";
import { type PlatformId, platformIds } from "../../../src/coach/platforms.ts";
import { loadLinkFinder } from "../../../src/finders/links.ts";
import { brokenTexts, graphemesOf, hugeTexts, millisecondsFor, wellFormedTexts } from "../../support/texts.ts";

const seed = 20261125;
const findLinks = await loadLinkFinder();
const lengthOf = (platform: PlatformId, text: string): number => lengthOn(platform, text, findLinks(text));

type Cases = readonly (readonly [what: string, text: string, length: number])[];

const family = "👨‍👩‍👧‍👦";
const england = "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";

/** Extended grapheme clusters of Unicode's annex 29, by its rules in brackets; only what has held since Unicode 9. */
const graphemes: Cases = [
  ["nothing", "", 0],
  ["ASCII", "Hello, world", 12],
  ["composed accents", "Crème", 5],
  ["decomposed accents (GB9)", "Cre\u0300me", 5],
  ["marks that do not compose (GB9)", "x\u0301\u0323y", 2],
  ["Chinese", "我们今天开会。", 7],
  ["an ideograph beyond the first plane", "𠮷", 1],
  ["Hangul", "안녕", 2],
  ["jamo of one syllable (GB6, GB7, GB8)", "\u1112\u1161\u11ab", 1],
  ["a consonant and its vowel sign (GB9a)", "\u0928\u093f", 1],
  ["Thai: sa, wo with a vowel, so, do with a vowel", "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35", 4],
  ["Hebrew points (GB9)", "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", 4],
  ["an emoji", "😀", 1],
  ["a skin tone (GB9)", "👋🏽", 1],
  ["a family (GB11)", family, 1],
  ["its members side by side", "👨👩👧👦", 4],
  ["a heart with its selector (GB9)", "❤\ufe0f", 1],
  ["a flag (GB12)", "🇩🇪", 1],
  ["two flags", "🇩🇪🇫🇷", 2],
  ["three regional indicators", "🇩🇪🇫", 2],
  ["a flag of tags (GB9)", england, 1],
  ["a keycap (GB9)", "1\ufe0f\u20e3", 1],
  ["a joiner between letters (GB9)", "a\u200db", 2],
  ["a zero-width space, which stands alone (GB5)", "a\u200bb", 3],
  ["a line end", "a\nb", 3],
  ["a line end of two (GB3)", "a\r\nb", 3],
  ["two of them", "\r\n\r\n", 2],
];

describe.each(["bluesky", "threads"] as const)("on %s", (platform) => {
  it.each<Cases[number]>([
    ...graphemes,
    ["a link, whole", "https://example.com/a", 21],
    ["a mention, whole", "@jane@social.example", 20],
    ["an e-mail address", "jane@example.com", 16],
  ])("counts what a reader sees as one character: %s", (_, text, length) => {
    expect(lengthOf(platform, text)).toBe(length);
  });

  // Wherever a counter that takes a long text piece by piece may cut, these have a cluster there.
  it.each<[what: string, piece: string]>([
    ["families", family],
    ["flags", "🇩🇪"],
    ["flags of tags", england],
    ["decomposed letters", "e\u0301"],
    ["line ends of two", "\r\n"],
    ["syllables of jamo", "\u1112\u1161\u11ab"],
    ["ideographs beyond the first plane", "𠮷"],
    ["keycaps", "1\ufe0f\u20e3"],
  ])("counts long texts of %s, whatever comes before them", (_, piece) => {
    for (let letters = 0; letters < 24; letters += 1) {
      expect(lengthOf(platform, "a".repeat(letters) + piece.repeat(3000))).toBe(letters + 3000);
    }
  });

  it.each<[what: string, text: string]>([
    ["a letter under 20,000 accents", `e${"\u0301".repeat(20_000)}`],
    ["an emoji of 1,000 members", `👨${"\u200d👨".repeat(999)}`],
    ["a flag of 10,000 tags", `🏴${"\u{e0067}".repeat(10_000)}`],
  ])("counts one, however long it is: %s", (_, text) => {
    expect(lengthOf(platform, text)).toBe(1);
    expect(lengthOf(platform, `ab${text}c`)).toBe(4);
  });

  it("counts the clusters of any text", () => {
    fc.assert(
      fc.property(wellFormedTexts, (text) => {
        expect(lengthOf(platform, text)).toBe(graphemesOf(text).length);
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe("on mastodon", () => {
  const link = "https://example.com/a";

  // Mastodon's StatusLengthValidator: clusters, after every address with its scheme has become 23 characters, and every
  // mention its first half.
  it.each<Cases[number]>([
    ...graphemes,
    ["an address: 23", link, 23],
    ["a short one: 23", "http://a.co", 23],
    ["a long one: 23", `https://example.com/${"a".repeat(500)}`, 23],
    ["one in capitals: 23", "HTTPS://EXAMPLE.COM/", 23],
    ["a bare domain, which is no link there: 11", "example.com", 11],
    ["a bare domain with www and a path: 17", "www.example.com/a", 17],
    ["both: 23 + 5 + 11", `${link} and example.com`, 39],
    ["a sentence: 4 + 23 + 1", `See ${link}.`, 28],
    ["a colon: 23 + 1 + 1 + 4", `${link}: here`, 29],
    ["brackets: 1 + 23 + 1", `(${link})`, 25],
    ["brackets inside: 23", "https://example.com/Primer_(film)", 23],
    ["two lines: 23 + 1 + 23", `${link}\n${link}`, 47],
    ["a decomposed letter before: 4 + 1 + 23", `Cafe\u0301 ${link}`, 28],
    ["an e-mail address: 16", "jane@example.com", 16],
    ["a name of the same server: 5", "@jane", 5],
    ["a name of another one: 5", "@jane@social.example", 5],
    ["one in a sentence: 3 + 5 + 1", "Hi @jane@social.example!", 9],
    ["one before a full stop: 4 + 5 + 1", "Ask @jane@social.example.", 10],
    ["one with an ’s: 5 + 2", "@jane@social.example’s", 7],
    ["one in brackets: 1 + 5 + 1", "(@jane@social.example)", 7],
    ["one with a dot, a hyphen and an underscore: 13", "@jane.do-e_42@social.example", 13],
    ["one on a server with hyphens and a port-less subdomain: 5", "@jane@a.social-web.example", 5],
    ["two: 5 + 1 + 5", "@jane@social.example @john@other.example", 11],
    ["one on its own line: 2 + 1 + 5", "Hi\n@jane@social.example", 8],
    ["one in capitals: 5", "@Jane@Social.Example", 5],
    ["one in Japanese, right behind a letter, is none: 1 + 20", "と@jane@social.example", 21],
    ["one right behind a letter is none: 1 + 20", "a@jane@social.example", 21],
    ["one in an address belongs to the address: 23", "https://example.com/@jane@social.example", 23],
    ["one and an address: 5 + 1 + 23", `@jane@social.example ${link}`, 29],
    ["an at sign alone: 1 + 1 + 1", "a @", 3],
    ["two at signs: 2", "@@", 2],
  ])("counts %s", (_, text, length) => {
    expect(lengthOf("mastodon", text)).toBe(length);
  });

  it("has room for what Mastodon's own tests give room", () => {
    expect(lengthOf("mastodon", `${"a".repeat(476)} http://${"b".repeat(30)}.com/example`)).toBe(500);
    expect(lengthOf("mastodon", `${"a".repeat(475)} @alice@${"b".repeat(30)}.com`)).toBe(482);
  });
});

describe.each(["linkedin", "facebook", "instagram", "youtube"] as const)("on %s", (platform) => {
  it.each<Cases[number]>([
    ["nothing", "", 0],
    ["ASCII", "Hello, world", 12],
    ["a composed accent", "é", 1],
    ["a decomposed one", "e\u0301", 2],
    ["Chinese", "我们", 2],
    ["an ideograph beyond the first plane", "𠮷", 2],
    ["an emoji", "😀", 2],
    ["an emoji of the first plane", "☀", 1],
    ["a flag", "🇩🇪", 4],
    ["a family: 4 × 2 + 3", family, 11],
    ["bold letters", "𝗔𝗰𝗺𝗲", 8],
    ["a line end of two", "a\r\nb", 4],
    ["a link, whole", "https://example.com/a", 21],
    ["half of a pair", "\ud83d", 1],
  ])("counts code units: %s", (_, text, length) => {
    expect(lengthOf(platform, text)).toBe(length);
  });
});

describe("the longest post", () => {
  it.each<[PlatformId, number | null]>([
    ["linkedin", 3000],
    ["x", 280],
    ["threads", 500],
    ["bluesky", 300],
    ["mastodon", 500],
    ["facebook", 63_206],
    ["instagram", 2200],
    ["youtube", 5000],
    ["google", 4000],
    ["blog", null],
    ["swarm", null],
    ["yelp", null],
    ["tripadvisor", null],
  ])("on %s is %s", (platform, longest) => {
    expect(longestOn(platform, { lengths: [] })).toBe(longest);
  });

  const lengths: readonly LongestPost[] = [
    { platform: "x", longest: 25_000 },
    { platform: "mastodon", longest: 11_000 },
    { platform: "blog", longest: 900 },
    { platform: "bluesky", longest: 100 },
  ];

  it.each<[PlatformId, number]>([
    ["x", 25_000],
    ["mastodon", 11_000],
    ["blog", 900],
    ["bluesky", 100],
    ["threads", 500],
  ])("on %s is the leader's own where there is one: %i", (platform, longest) => {
    expect(longestOn(platform, { lengths })).toBe(longest);
  });
});

describe("any text anywhere", () => {
  it.each(platformIds)("has a length of zero or more, halves of pairs or not, on %s", (platform) => {
    const isLength = (text: string) => {
      const length = lengthOf(platform, text);
      expect(Number.isInteger(length)).toBe(true);
      expect(length).toBeGreaterThanOrEqual(text === "" ? 0 : 1);
    };
    fc.assert(fc.property(brokenTexts, isLength), { seed, numRuns: 200 });
    fc.assert(fc.property(wellFormedTexts, isLength), { seed, numRuns: 200 });
  });

  it.each(hugeTexts)("is counted in well under a second: 100,000 characters of %s", (_, text) => {
    const links = findLinks(text);
    for (const platform of ["mastodon", "bluesky", "linkedin"] as const) {
      expect(millisecondsFor(() => lengthOn(platform, text, links))).toBeLessThan(2500);
    }
  });

  it.each(hugeTexts)("has its links found in well under a second: 100,000 characters of %s", (_, text) => {
    expect(millisecondsFor(() => findLinks(text))).toBeLessThan(2500);
  });
});
