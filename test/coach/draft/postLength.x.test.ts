import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthOn } from "../../../src/coach/draft/postLength.ts";
import { loadLinkFinder } from "../../../src/finders/links.ts";
import { hugeTexts, millisecondsFor, weighedTexts, wellFormedTexts } from "../../support/texts.ts";

// Every sum is worked out by hand from docs.x.com, "Counting characters", and twitter-text's third configuration: in
// NFC, U+0000–U+10FF, U+2000–U+200D, U+2010–U+201F and U+2032–U+2037 count 1, anything else 2, an emoji 2 in all, a
// link 23. What a link is, and where it ends, is from the rules that twitter-text's conformance suite gives.

const seed = 20261125;
const findLinks = await loadLinkFinder();
const lengthOnX = (text: string): number => lengthOn("x", text, findLinks(text));

type Cases = readonly (readonly [sum: string, text: string, length: number])[];

const england = "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
const family = "👨‍👩‍👧‍👦";
const link = "https://example.com/a";

describe("letters on X", () => {
  it.each<Cases[number]>([
    ["nothing: 0", "", 0],
    ["ASCII: 5 + 1 + 1 + 5", "Hello, world", 12],
    ["Latin-1: 5 + 1 + 6 + 1 + 1 + 1 + 6", "Crème brûlée à Zürich", 21],
    ["Latin Extended: 4", "Łódź", 4],
    ["accents that compose: 5", "Cre\u0300me", 5],
    ["an umlaut that composes: 6", "Zu\u0308rich", 6],
    ["a mark that does not compose: 1 + 1", "x\u0301", 2],
    ["a second mark that does not compose: 1 + 1", "e\u0301\u0301", 2],
    ["Vietnamese beyond U+10FF: 1 + 1 + 2 + 1", "Vi\u1ec7t", 5],
    ["Vietnamese that composes to it: 1 + 1 + 2 + 1", "Vie\u0323\u0302t", 5],
    ["its marks in the other order: 1 + 1 + 2 + 1", "Vie\u0302\u0323t", 5],
    ["capital sharp s, U+1E9E: 2", "\u1e9e", 2],
    ["Ångström sign, NFC Å: 1", "\u212b", 1],
    ["Ohm and Kelvin signs, NFC Ω and K: 1 + 1", "\u2126\u212a", 2],
    ["a ligature, which NFC keeps: 2", "\ufb01", 2],
    ["full-width letters: 2 + 2", "ＡＢ", 4],
    ["mathematical bold letters: 4 × 2", "𝗔𝗰𝗺𝗲", 8],
    ["Chinese: 6 × 2", "我们今天开会", 12],
    ["Chinese with its punctuation: 6 × 2", "我们，今天。", 12],
    ["a compatibility ideograph, NFC U+8C48: 2", "\uf900", 2],
    ["an ideograph beyond the first plane: 2", "𠮷", 2],
    ["hiragana: 5 × 2", "ありがとう", 10],
    ["katakana: 4 × 2", "カタカナ", 8],
    ["a voiced mark that composes: 2", "か\u3099", 2],
    ["half-width katakana, whose mark does not compose: 2 + 2", "\uff76\uff9e", 4],
    ["Hangul: 5 × 2", "안녕하세요", 10],
    ["jamo that compose: 2", "\u1112\u1161\u11ab", 2],
    ["a jamo alone: 2", "\u1112", 2],
    ["jamo that do not compose: 2 + 2", "\u1112\u1112", 4],
    ["compatibility jamo: 3 × 2", "ㅋㅋㅋ", 6],
    ["Cyrillic: 6 + 1 + 1 + 3", "Привет, мир", 11],
    ["a decomposed й: 1", "и\u0306", 1],
    ["Greek: 8", "Καλημέρα", 8],
    ["polytonic Greek, U+1F00: 2", "\u1f00", 2],
    ["Hebrew: 4", "שלום", 4],
    ["Hebrew with points: 4 letters + 3 points", "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", 7],
    ["a Hebrew presentation form that NFC takes apart in three: 1 + 3", "A\ufb2c", 4],
    ["Arabic: 5 + 1 + 3", "مرحبا بكم", 9],
    ["an Arabic presentation form: 2", "\ufefb", 2],
    ["Persian with a non-joiner: 2 + 1 + 5", "می\u200cخواهم", 8],
    ["Thai, vowels and all: 6", "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35", 6],
    ["Hindi, signs and all: 6", "\u0928\u092e\u0938\u094d\u0924\u0947", 6],
    ["Georgian: 9", "გამარჯობა", 9],
    ["Georgian capitals, U+1C92 and U+1C90: 2 + 2", "\u1c92\u1c90", 4],
    ["Amharic: 3 × 2", "ሰላም", 6],
    ["Khmer: 2", "\u1780", 2],
    ["beyond the first plane, and the last of all: 2 + 2", "\u{10000}\u{10ffff}", 4],
  ])("count %s", (_, text, length) => {
    expect(lengthOnX(text)).toBe(length);
  });
});

describe("signs on X", () => {
  it.each<Cases[number]>([
    ["the last of the first range, U+10FF: 1", "\u10ff", 1],
    ["the first beyond it, U+1100: 2", "\u1100", 2],
    ["before the second range, U+1FFE: 2", "\u1ffe", 2],
    ["the second range's first, U+2000: 1", "\u2000", 1],
    ["its last, a joiner alone, U+200D: 1", "\u200d", 1],
    ["a joiner between letters: 1 + 1 + 1", "a\u200db", 3],
    ["beyond it, marks of direction, U+200E and U+200F: 2 + 2", "\u200e\u200f", 4],
    ["the third range's first, U+2010: 1", "\u2010", 1],
    ["its last, U+201F: 1", "\u201f", 1],
    ["beyond it, a dagger, U+2020: 2", "\u2020", 2],
    ["before the fourth range, per mille, U+2030: 2", "\u2030", 2],
    ["next to it, U+2031: 2", "\u2031", 2],
    ["the fourth range's first, a prime, U+2032: 1", "\u2032", 1],
    ["its last, U+2037: 1", "\u2037", 1],
    ["beyond it, U+2038: 2", "\u2038", 2],
    ["single quotes: 1 + 3 + 1", "‘Yes’", 5],
    ["double quotes: 1 + 3 + 1", "“Yes”", 5],
    ["German quotes: 1 + 2 + 1", "„Ja“", 4],
    ["French quotes: 1 + 3 + 1", "«Oui»", 5],
    ["French single quotes, U+2039 and U+203A: 2 + 3 + 2", "‹Oui›", 7],
    ["dashes: 1 + 1 + 1 + 1 + 1", "a–b—c", 5],
    ["an ellipsis, U+2026: 4 + 2", "Wait…", 6],
    ["three full stops: 4 + 3", "Wait...", 7],
    ["a bullet, U+2022: 2 + 1 + 3", "• one", 6],
    ["euro, U+20AC: 2 + 1", "€5", 3],
    ["pound: 1 + 1", "£5", 2],
    ["degrees and a half: 2 + 1 + 2", "½° °C", 5],
    ["an arrow, U+2192: 2", "→", 2],
    ["numero, U+2116: 2", "№", 2],
    ["a no-break space: 1 + 1 + 1", "5\u00a0%", 3],
    ["a narrow no-break space, U+202F: 1 + 2 + 1", "5\u202f%", 4],
    ["an ideographic space: 2", "\u3000", 2],
    ["a zero-width space: 1", "\u200b", 1],
    ["a soft hyphen: 1 + 1 + 1", "a\u00adb", 3],
    ["a byte-order mark: 2 + 1", "\ufeffa", 3],
    ["a turned line: 2 + 3 + 2", "\u202eabc\u202c", 7],
    ["a line end: 1 + 1 + 1", "a\nb", 3],
    ["a line end of two: 1 + 1 + 1 + 1", "a\r\nb", 4],
    ["a tab and an empty line: 1 + 1 + 1 + 2 + 1", "a\tb\n\nc", 6],
    ["half of a pair: 2", "\ud83d", 2],
  ])("count %s", (_, text, length) => {
    expect(lengthOnX(text)).toBe(length);
  });
});

describe("emoji on X", () => {
  it.each<Cases[number]>([
    ["one: 2", "😀", 2],
    ["one of the first plane: 2", "⌚", 2],
    ["one with a skin tone: 2", "👋🏽", 2],
    ["one of the first plane with a skin tone: 2", "✊🏿", 2],
    ["a skin tone alone: 2", "🏽", 2],
    ["a family: 2", family, 2],
    ["its members side by side: 4 × 2", "👨👩👧👦", 8],
    ["a profession with a skin tone: 2", "👩🏽‍💻", 2],
    ["a gender: 2", "🤷‍♀️", 2],
    ["a gender with a skin tone: 2", "⛹🏿‍♂️", 2],
    ["a couple of eight code points: 2", "👩‍❤️‍💋‍👨", 2],
    ["two people with two skin tones: 2", "🫱🏻‍🫲🏿", 2],
    ["an animal of 2020: 2", "🐻‍❄️", 2],
    ["a heart on fire: 2", "❤️‍🔥", 2],
    ["a heart as an emoji: 2", "❤\ufe0f", 2],
    ["a heart without a selector: 2", "❤", 2],
    ["a flag: 2", "🇩🇪", 2],
    ["two flags in a row: 2 + 2", "🇩🇪🇫🇷", 4],
    ["three regional indicators: 2 + 2", "🇩🇪🇫", 4],
    ["a regional indicator alone: 2", "🇩", 2],
    ["a flag of tags: 2", england, 2],
    ["two flags of tags: 2 + 2", england + england, 4],
    ["a black flag: 2", "🏴", 2],
    ["a rainbow flag: 2", "🏳️‍🌈", 2],
    ["a keycap: 2", "1\ufe0f\u20e3", 2],
    ["a keycap without a selector: 2", "1\u20e3", 2],
    ["keycaps of signs: 2 + 2", "#\ufe0f\u20e3*\ufe0f\u20e3", 4],
    ["digits, hash and star alone: 3", "1#*", 3],
    ["copyright, a letter like others: 1", "©", 1],
    ["copyright as an emoji: 2", "©\ufe0f", 2],
    ["registered: 1", "®", 1],
    ["trade mark, U+2122: 2", "™", 2],
    ["trade mark as an emoji: 2", "™\ufe0f", 2],
    ["two exclamation marks as an emoji: 2", "‼\ufe0f", 2],
    ["a letter and a selector that is for nothing: 1 + 2", "a\ufe0f", 3],
    ["three with a word: 5 + 1 + 3 × 2", "Great 👏👏👏", 12],
    ["a letter, an animal, a sun and a family: 1 + 2 + 2 + 2", `A🐶☀${family}`, 7],
    ["a man and a joiner that joins nothing: 2 + 1", "👨\u200d", 3],
    ["a joiner between an emoji and a letter: 2 + 1 + 1", "👨\u200da", 4],
  ])("count %s", (_, text, length) => {
    expect(lengthOnX(text)).toBe(length);
  });
});

describe("links on X", () => {
  it.each<Cases[number]>([
    ["with a scheme: 23", "https://example.com", 23],
    ["shorter than 23: 23", "http://a.co", 23],
    ["longer: 23", `https://example.com/${"a".repeat(500)}`, 23],
    ["in capitals: 23", "HTTPS://EXAMPLE.COM/Path", 23],
    ["with everything: 23", "https://www.example.com/a/b.html?c=d&e=%20f#g", 23],
    ["with a port: 23", "https://example.com:8080/x", 23],
    ["with an at sign: 23", "https://example.com/@jane", 23],
    ["with Cyrillic in the path: 23", "https://example.com/привет", 23],
    ["with an accent in the path: 23", "https://example.com/café", 23],
    ["with a decomposed accent in the path: 23", "https://example.com/cafe\u0301", 23],
    ["with an umlaut in the domain: 23", "https://münchen.de/", 23],
    ["with a punycode domain: 23", "https://xn--mnchen-3ya.de", 23],
    ["with a Cyrillic top-level domain: 23", "https://example.рф", 23],
    ["a bare domain: 23", "example.com", 23],
    ["a bare domain with www: 23", "www.example.com", 23],
    ["a bare domain in capitals: 23", "EXAMPLE.COM", 23],
    ["a bare domain of a country: 23", "example.fr", 23],
    ["a bare domain with a path: 23", "example.co.uk/path?q=1", 23],
    ["a bare domain of a newer kind: 23", "news.example.museum", 23],
    ["with an underscore in a subdomain: 23", "http://sub_domain.example.com", 23],
    ["three in a text: 4 + 23 + 5 + 23 + 4 + 23", `One ${link} two example.com or http://example.org`, 82],
    ["on two lines: 23 + 1 + 23", "https://example.com\nhttps://example.org", 47],
    ["and a full stop: 4 + 23 + 1", `See ${link}.`, 28],
    ["a bare domain and a full stop: 4 + 23 + 1", "See example.com.", 28],
    ["and a comma: 4 + 23 + 1 + 5", `See ${link}, then`, 33],
    ["and an exclamation mark: 23 + 1", `${link}!`, 24],
    ["and a question mark: 23 + 1", `${link}?`, 24],
    ["and a colon: 23 + 1", `${link}:`, 24],
    ["and a semicolon: 23 + 1", `${link};`, 24],
    ["and a question mark behind a slash: 23 + 1", "https://example.com/?", 24],
    ["and a single quote: 1 + 23 + 1", `'${link}'`, 25],
    ["and a curly apostrophe: 23 + 2 + 5", `${link}’s site`, 30],
    ["and another one, with a comma between: 23 + 1 + 23", "https://example.com,https://example.org", 47],
    ["and three full stops: 23 + 3", `${link}...`, 26],
    ["and an ellipsis: 23 + 2", `${link}…`, 25],
    ["in brackets: 1 + 23 + 1", `(${link})`, 25],
    ["with brackets: 23", "https://example.com/Primer_(film)", 23],
    ["with brackets, in brackets: 5 + 23 + 1", "(see https://example.com/Primer_(film))", 29],
    ["in double quotes: 1 + 23 + 1", `"${link}"`, 25],
    ["in curly quotes: 1 + 23 + 1", `“${link}”`, 25],
    ["in French quotes: 1 + 23 + 1", "«example.com»", 25],
    ["in angle brackets: 1 + 23 + 1", `<${link}>`, 25],
    ["and an apostrophe: 23 + 2 + 5", "https://example.com's site", 30],
    ["a bare domain and a curly apostrophe: 23 + 2 + 5", "example.com’s site", 30],
    ["and an emoji behind a path: 23 + 1 + 2", `${link} 🎉`, 26],
    ["and an emoji right behind it: 23 + 2", "https://example.com/🎉", 25],
    ["in Japanese: 3 × 2 + 23 + 2 × 2", "これはexample.comです", 33],
    ["with a path, in Japanese: 4 × 2 + 23 + 7 × 2", `詳しくは${link}をご覧ください`, 45],
    ["in Chinese: 2 × 2 + 23 + 1 × 2", "使用example.com。", 29],
    ["between Chinese punctuation: 2 × 2 + 23 + 3 × 2", "例：https://example.com，谢谢", 33],
    ["in Korean: 23 + 2 × 2 + 1 + 3 × 2", "example.com에서 보세요", 34],
    ["between marks of direction: 2 + 23 + 2", "\u2066https://example.com/\u2069", 27],
    ["behind a decomposed accent: 4 + 1 + 23", `Cafe\u0301 ${link}`, 28],
    ["before one: 23 + 1 + 4", `${link} Cafe\u0301`, 28],
    ["behind marks that do not compose: 3 + 1 + 23 + 1 + 2", `x\u0301y ${link} x\u0301`, 30],
  ])("count %s", (_, text, length) => {
    expect(lengthOnX(text)).toBe(length);
  });

  it.each<Cases[number]>([
    ["an e-mail address: 4 + 1 + 11", "jane@example.com", 16],
    ["one in a sentence: 9 + 20 + 6", "Write to jane.doe@example.com today", 35],
    ["one and a link: 16 + 1 + 23", `jane@example.com ${link}`, 40],
    ["a mention that looks like a domain: 12", "@example.com", 12],
    ["a mention elsewhere: 5 + 12", "@jane@example.com", 17],
    ["a hashtag that looks like a domain: 12", "#example.com", 12],
    ["an abbreviation: 4", "e.g.", 4],
    ["two of them: 4 + 1 + 4", "e.g. i.e.", 9],
    ["a name with an end that is no top-level domain: 7", "node.js", 7],
    ["a file: 10", "readme.txt", 10],
    ["a domain that is reserved: 12", "acme.invalid", 12],
    ["a number: 4", "3.14", 4],
    ["a version: 6", "v1.2.3", 6],
    ["a missing space: 10", "Hello.Then", 10],
    ["a place: 9", "St.Gallen", 9],
    ["a country: 6", "U.S.A.", 6],
    ["a time: 7", "10.30am", 7],
    ["an address of numbers: 11", "192.168.0.1", 11],
    ["a German abbreviation: 4", "z.B.", 4],
    ["a scheme alone: 8", "https://", 8],
    ["a machine without a top-level domain: 7 + 8 + 5", "http://intranet/page", 20],
    ["another scheme: 6 + 11 + 5", "ftp://example.com/file", 22],
  ])("are not %s", (_, text, length) => {
    expect(lengthOnX(text)).toBe(length);
  });
});

describe("the edge of 280 on X", () => {
  const mixture = (letters: number): string =>
    `${"e\u0301".repeat(100)}${"好".repeat(50)}${"👩‍💻".repeat(20)}${"z".repeat(letters)}\n${link}`;

  it.each<Cases[number]>([
    ["280 letters", "a".repeat(280), 280],
    ["281 letters", "a".repeat(281), 281],
    ["140 ideographs", "好".repeat(140), 280],
    ["140 ideographs and a letter", `${"好".repeat(140)}a`, 281],
    ["140 families", family.repeat(140), 280],
    ["140 families and a full stop", `${family.repeat(140)}.`, 281],
    ["140 Vietnamese letters of 2", "\u1ec7".repeat(140), 280],
    ["280 decomposed letters", "e\u0301".repeat(280), 280],
    ["256 letters, a space and a link", `${"a".repeat(256)} ${link}`, 280],
    ["257 letters, a space and a link", `${"a".repeat(257)} ${link}`, 281],
    ["eleven links, their spaces and 5 letters: 11 × 24 + 5", `${`${link} `.repeat(11)}aaaaa`, 269],
    ["278 letters and an ellipsis", `${"a".repeat(278)}…`, 280],
    ["279 letters and an ellipsis", `${"a".repeat(279)}…`, 281],
    ["100 é, 50 × 2, 20 × 2, 16 letters, a line end, a link", mixture(16), 280],
    ["the same and a letter more", mixture(17), 281],
  ])("%s", (_, text, length) => {
    expect(lengthOnX(text)).toBe(length);
  });
});

describe("any text on X", () => {
  it("is as long as its pieces together", () => {
    fc.assert(
      fc.property(weighedTexts, ({ text, length }) => {
        expect(lengthOnX(text)).toBe(length);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it("is as long composed as decomposed", () => {
    fc.assert(
      fc.property(wellFormedTexts, (text) => {
        expect(lengthOn("x", text.normalize("NFC"), [])).toBe(lengthOn("x", text.normalize("NFD"), []));
      }),
      { seed, numRuns: 500 },
    );
  });

  it.each(hugeTexts)("is counted in well under a second: 100,000 characters of %s", (_, text) => {
    const links = findLinks(text);
    expect(millisecondsFor(() => lengthOn("x", text, links))).toBeLessThan(2500);
  });
});
