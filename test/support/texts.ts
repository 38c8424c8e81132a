import fc from "fast-check";

/** What breaks encoders, counters and cutters: each is a whole text of its own. */
const awkwardPieces = [
  "+",
  "&",
  "#",
  "%",
  "%20",
  "%zz",
  "=",
  "?",
  "/",
  "\\",
  '"',
  "'",
  "(",
  ")",
  "<",
  " ",
  "  ",
  "\n",
  "\r\n",
  "\n\n",
  "\t",
  "\u00a0",
  "\u3000",
  "\u0000",
  "\u001b[31m",
  "\u200b",
  "\u200d",
  "\ufeff",
  "\ufe0f",
  "\u202e",
  "\u2066",
  "e\u0301",
  "한국",
  "好。",
  "مرحبا",
  "שלום",
  "😀",
  "👩🏽‍💻",
  "🇩🇪",
  "1️⃣",
  "jane@example.com",
  "@jane@social.example",
  "https://example.com/a?b=c&d=e#f",
] as const;

/** Well-formed texts of any code points at all, salted with what is awkward. */
export const wellFormedTexts: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.string({ unit: "binary", maxLength: 12 }), fc.constantFrom(...awkwardPieces)), { maxLength: 24 })
  .map((pieces) => pieces.join(""));

const codeUnits = fc.oneof(fc.integer({ min: 0xd800, max: 0xdfff }), fc.integer({ min: 0, max: 0xffff }));

/** Texts of any code units at all: many have halves of pairs that stand alone. */
export const brokenTexts: fc.Arbitrary<string> = fc
  .array(codeUnits, { minLength: 1, maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

/**
 * Pieces that do not grow together with their neighbours (no marks, joiners or letters of Hangul alone, and no full stop
 * that would make a link), each with what it counts on X, worked out by hand.
 */
const weighedPieces = [
  ["a", 1],
  [" ", 1],
  ["\n", 1],
  ["é", 1],
  ["e\u0301", 1],
  ["ж", 1],
  ["ש", 1],
  ["“", 1],
  ["—", 1],
  ["…", 2],
  ["€", 2],
  ["\u1ec7", 2],
  ["e\u0323\u0302", 2],
  ["好", 2],
  ["の", 2],
  ["한", 2],
  ["\u1112\u1161\u11ab", 2],
  ["😀", 2],
  ["👍🏽", 2],
  ["👩🏽‍💻", 2],
  ["👨‍👩‍👧‍👦", 2],
  ["🇩🇪", 2],
  ["1️⃣", 2],
  ["❤️", 2],
  [" example.org ", 25],
  [" https://example.com/a/long/path?b=c&d=e#f ", 25],
] as const;

/** Texts for X together with how long they are there. */
export const weighedTexts: fc.Arbitrary<{ text: string; length: number }> = fc
  .array(fc.constantFrom(...weighedPieces), { maxLength: 60 })
  .map((pieces) => ({
    text: pieces.map(([piece]) => piece).join(""),
    length: pieces.reduce((sum, [, length]) => sum + length, 0),
  }));

const wordPieces = [
  ..."abcdefgß",
  "é",
  "e\u0301",
  "ж",
  "ש",
  "م",
  "न",
  "नि",
  "한",
  "好",
  "の",
  "👩🏽‍💻",
  "🇩🇪",
  "🇫🇷",
  "1️⃣",
  "👍🏽",
];

const wordsOf = (pieces: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map((letters) => letters.join(""));

const links = fc.constantFrom(
  "https://example.com/news/2026?from=a.b&to=c!d#top",
  "https://www.example.org/?q=one.two",
  "http://example.com",
  "example.org/a",
);

const tokensOf = (pieces: readonly string[], endings: readonly string[]): fc.Arbitrary<string> => {
  const words = wordsOf(pieces);
  return fc.oneof(
    { weight: 5, arbitrary: words },
    { weight: 3, arbitrary: fc.tuple(words, fc.constantFrom(...endings)).map(([word, ending]) => word + ending) },
    { weight: 1, arbitrary: links },
    { weight: 1, arbitrary: links.map((link) => `(${link})`) },
    { weight: 1, arbitrary: links.map((link) => `${link}.`) },
  );
};

const proseOf = (tokens: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(tokens, fc.constantFrom(" ", " ", " ", " ", "  ", "\n", "\n\n", "\r\n\r\n", "\t", "\u3000")), {
      minLength: 1,
      maxLength: 80,
    })
    .map((pairs) => pairs.map(([token, space]) => token + space).join(""))
    .map((text) => text.trim());

const westernEndings = [".", "!", "?", "…", ",", ":", ".”", "?)"] as const;

/** Words, sentences, paragraphs and links in many scripts. */
export const prose: fc.Arbitrary<string> = proseOf(tokensOf(wordPieces, [...westernEndings, "。", "！", "؟", "।"]));

/** Words of letters only, with sentence ends that always have white space behind them. */
export const westernProse: fc.Arbitrary<string> = proseOf(tokensOf([..."abcdefgßéж", "e\u0301"], westernEndings));

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Extended grapheme clusters: what a reader sees as one character. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How long something takes, in milliseconds; where it takes long, the fastest of three times: others may be at work here. */
export function millisecondsFor(work: () => unknown): number {
  const once = (): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const first = once();
  return first < slow ? first : Math.min(first, once(), once());
}

const slow = 1000;

/** Texts of about 100,000 characters of the kinds that slow a careless reader down, by name. */
export const hugeTexts: readonly (readonly [name: string, text: string])[] = [
  ["prose", "We opened the plant today. Forty people start on Monday!\n\n".repeat(1750)],
  ["one word", "a".repeat(100_000)],
  ["spaces", " ".repeat(100_000)],
  ["line ends", "\r\n".repeat(50_000)],
  ["full stops", ".".repeat(100_000)],
  ["letters and full stops", "a.".repeat(50_000)],
  ["letters and hyphens", "a-".repeat(50_000)],
  ["slashes", "/".repeat(100_000)],
  ["open brackets", "(".repeat(100_000)],
  ["links", "https://example.com/a?b=c#d ".repeat(3600)],
  ["one long link", `https://example.com/${"a".repeat(100_000)}`],
  ["beginnings of links", "http://".repeat(14_000)],
  ["mentions", "@jane.doe@social.example ".repeat(4000)],
  ["at signs", "@".repeat(100_000)],
  ["halves of mentions", "@a".repeat(50_000)],
  ["Chinese", "我们今天开会，明天休息。".repeat(8400)],
  ["Chinese without an end", "好".repeat(100_000)],
  ["accents on one letter", `e${"\u0301".repeat(100_000)}`],
  ["decomposed letters", "e\u0301".repeat(50_000)],
  ["emoji", "😀".repeat(50_000)],
  ["families", "👨‍👩‍👧‍👦".repeat(9000)],
  ["one endless emoji", `👨${"\u200d👨".repeat(33_000)}`],
  ["regional indicators", "🇩".repeat(50_000)],
  ["joiners", "\u200d".repeat(100_000)],
  ["variation selectors", "\ufe0f".repeat(100_000)],
  ["tags", `🏴${"\u{e0067}".repeat(50_000)}`],
  ["keycaps without keys", "\u20e3".repeat(100_000)],
  ["halves of pairs", "\ud83d".repeat(100_000)],
  ["right-to-left overrides", "\u202e".repeat(100_000)],
];
