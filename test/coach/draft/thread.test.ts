import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthOn } from "../../../src/coach/draft/postLength.ts";
import { splitIntoThread } from "../../../src/coach/draft/thread.ts";
import type { PlatformId } from "../../../src/coach/platforms.ts";
import { loadLinkFinder } from "../../../src/finders/links.ts";
import { graphemesOf, hugeTexts, millisecondsFor, prose, wellFormedTexts, westernProse } from "../../support/texts.ts";

const seed = 20261125;
const findLinks = await loadLinkFinder();

const lengthOf =
  (platform: PlatformId) =>
  (part: string): number =>
    lengthOn(platform, part, findLinks(part));

/** By characters, as the eye counts them. */
const byGrapheme = (part: string): number => graphemesOf(part).length;

/** By code units. */
const byUnit = (part: string): number => part.length;

const whiteSpace = /[\s\p{White_Space}]+/gu;

const split = (text: string, longest: number, isNumbered = false, count = byGrapheme): string[] =>
  splitIntoThread(text, { longest, lengthOf: count, isNumbered });

/** The parts without their numbers, which are all to be there, and right. */
function withoutNumbers(parts: readonly string[]): string[] {
  if (parts.length === 1) return [...parts];
  return parts.map((part, index) => {
    const number = ` ${index + 1}/${parts.length}`;
    expect(part.endsWith(number), `${JSON.stringify(part)} ends with "${number}"`).toBe(true);
    return part.slice(0, -number.length);
  });
}

const family = "👨‍👩‍👧‍👦";

describe("a text that fits", () => {
  it.each([
    ["a short one", "Hello.", 280],
    ["one of just the longest", "a".repeat(280), 280],
    ["one with paragraphs", "We met.\n\nIt went well.\n\nMore soon.", 280],
    ["one that looks numbered", "We are half way: 1/2", 280],
    ["one that would not fit with a number", "We opened the Lyon plant today.", 31],
  ])("is one part, as it is, and never numbered: %s", (_, text, longest) => {
    expect(split(text, longest)).toEqual([text]);
    expect(split(text, longest, true)).toEqual([text]);
  });

  it.each(["", " ", "\n\n"])("is no empty part where there is nothing but white space: %j", (text) => {
    expect(split(text, 10).filter((part) => part.trim() !== "")).toEqual([]);
    expect(split(text, 10, true).length).toBeLessThan(2);
  });
});

describe("sentences", () => {
  it.each<[language: string, longest: number, sentences: string[], between: string]>([
    ["English", 40, ["We opened the Lyon plant today.", "Forty people start on Monday."], " "],
    ["English with straight quotes", 30, ['She said "We are ready."', "Then we began."], " "],
    ["English with curly quotes", 30, ["She said “We are ready.”", "Then we began."], " "],
    ["English with brackets", 40, ["We opened the plant (at last!)", "Forty people start on Monday."], " "],
    ["English with a shout and a question", 20, ["We did it!", "What comes next?", "More of it."], "  "],
    ["English with emoji", 20, ["We did 🎉 it!", "It was not easy."], " "],
    ["German", 45, ["Wir haben das Werk eröffnet.", "Am Montag fangen vierzig Leute an.", "Danke, Jane!"], " "],
    ["German with quotes", 32, ["Sie sagte: „Wir sind so weit.“", "Dann fing die Arbeit an."], " "],
    ["Spanish", 30, ["¿Qué aprendimos este año?", "Que la calma ayuda.", "¡Gracias a todos!"], " "],
    ["Japanese", 18, ["今日は工場を開きました。", "月曜日から四十人が働きます。"], ""],
    ["Japanese with brackets", 20, ["彼女は「準備ができた。」と言いました。", "仕事が始まりました。"], ""],
    ["Chinese", 16, ["我们今天开业了！", "下周一，四十位同事开始工作。"], ""],
    ["Arabic", 20, ["ماذا تعلمنا؟", "أن الهدوء يساعد."], " "],
  ])("are cut at their ends: %s", (_, longest, sentences, between) => {
    const text = sentences.join(between);
    expect(split(text, longest)).toEqual(sentences);
    expect(split(text, longest + 4, true)).toEqual(
      sentences.map((sentence, index) => `${sentence} ${index + 1}/${sentences.length}`),
    );
  });

  it("are cut by X's own count", () => {
    // 12 × 2 and 14 × 2; with the numbers 28 and 32.
    const sentences = ["今日は工場を開きました。", "月曜日から四十人が働きます。"] as const;
    expect(split(sentences.join(""), 32, true, lengthOf("x"))).toEqual([`${sentences[0]} 1/2`, `${sentences[1]} 2/2`]);
  });

  it("are put together as far as they fit: twenty of ten characters, nine to a hundred", () => {
    const parts = split(Array.from({ length: 20 }, () => "It is fine").join(". "), 100);
    expect(parts).toHaveLength(3);
  });

  it("that are too long are cut between words, and no word is lost", () => {
    const parts = split("one two three four five six", 9);
    expect(parts).toHaveLength(4);
    expect(parts.join(" ")).toBe("one two three four five six");
  });

  it.each(["Ask Dr. Doe, e.g. on Monday, about the 3.5 per cent.", "Am 3. Mai, z. B. um 9.30 Uhr, bei Dr. Roe."])(
    "may or may not end at an abbreviation, but nothing is lost and all fits: %s",
    (text) => {
      for (const longest of [12, 16, 20, 30]) {
        const parts = split(text, longest);
        expect(parts.join(" ")).toBe(text);
        expect(Math.max(...parts.map(byGrapheme))).toBeLessThanOrEqual(longest);
      }
    },
  );
});

describe("paragraphs", () => {
  it.each(["\n\n", "\r\n\r\n", "\n \n"])("are cut at their ends, full stop or not: %j", (between) => {
    // By words alone the first part would take "The plant" as well: 19 + 2 + 9 = 30.
    expect(split(`First the good news${between}The plant is open`, 30)).toEqual([
      "First the good news",
      "The plant is open",
    ]);
  });

  it("stay apart within a part", () => {
    const parts = split(`We met.\n\nIt went well.\n\n${"And then it rained for a long time. ".repeat(3)}`.trim(), 60);
    expect(parts[0]).toMatch(/^We met\.\n\nIt went well\./);
  });
});

describe("what has no white space", () => {
  it.each<[what: string, text: string, longest: number, count: (part: string) => number, parts: string[]]>([
    ["families", family.repeat(10), 3, byGrapheme, [3, 3, 3, 1].map((times) => family.repeat(times))],
    [
      "families on X, of 2 each",
      family.repeat(10),
      7,
      lengthOf("x"),
      [3, 3, 3, 1].map((times) => family.repeat(times)),
    ],
    ["families of 11 units", family.repeat(5), 25, byUnit, [2, 2, 1].map((times) => family.repeat(times))],
    ["flags", "🇩🇪🇫🇷🇮🇹🇪🇸", 2, byGrapheme, ["🇩🇪🇫🇷", "🇮🇹🇪🇸"]],
    ["decomposed letters", "e\u0301".repeat(5), 2, byGrapheme, ["e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"]],
    ["ideographs on X", "好".repeat(150), 280, lengthOf("x"), ["好".repeat(140), "好".repeat(10)]],
    ["letters", "abcdefgh", 3, byUnit, ["abc", "def", "gh"]],
  ])("is cut between characters: %s", (_, text, longest, count, parts) => {
    expect(split(text, longest, false, count)).toEqual(parts);
  });

  it.each([family, "🇩🇪", "e\u0301", "𠮷", "1\ufe0f\u20e3"])(
    "stays whole in long texts, whatever comes before: %s",
    (piece) => {
      for (let letters = 0; letters < 12; letters += 1) {
        const text = "a".repeat(letters) + piece.repeat(2000);
        const parts = split(text, 300);
        // 2,000 to 2,011 in parts of 300: seven.
        expect(parts).toHaveLength(7);
        expect(parts.flatMap(graphemesOf)).toEqual([...Array(letters).fill("a"), ...Array(2000).fill(piece)]);
      }
    },
  );

  it("keeps a word in one part that fits in one", () => {
    const parts = split(`${"a".repeat(12)} ${"b".repeat(25)} ${"c".repeat(12)}`, 20);
    expect(parts.some((part) => part.split(" ").includes("a".repeat(12)))).toBe(true);
    expect(parts.some((part) => part.split(" ").includes("c".repeat(12)))).toBe(true);
  });

  it.each([0, 1, 4, 10])("ends, and loses nothing, where a character is too long for any part: %i", (longest) => {
    for (const isNumbered of [false, true]) {
      const parts = split(`${family} and ${family}`, longest, isNumbered, byUnit);
      expect(parts.join("").replaceAll(/\s|\d+\/\d+/g, "")).toBe(`${family}and${family}`);
    }
  });
});

describe("links", () => {
  const link = "https://example.com/news/2026?from=a.b&to=c!d#top";

  it.each([
    ["between sentences", `We opened the plant today. ${link} Forty people start on Monday.`],
    ["at the end of a sentence", `We opened the plant today, see ${link}. Forty people start on Monday.`],
    ["in brackets", `We opened the plant today (${link}). Forty people start on Monday.`],
    ["on its own line", `We opened the plant today.\n${link}\nForty people start on Monday.`],
    ["in Japanese, without a space", `今日は工場を開きました。${link}。月曜日から四十人が働きます。とても嬉しいです。`],
    ["right behind Japanese", `詳しくは${link} をご覧ください。今日は工場を開きました。月曜日から四十人が働きます。`],
  ])("are never in two parts when they fit in one: %s", (_, text) => {
    for (const platform of ["x", "bluesky", "mastodon", "linkedin"] as const) {
      for (let longest = 62; longest < 90; longest += 1) {
        for (const isNumbered of [false, true]) {
          const parts = split(text, longest, isNumbered, lengthOf(platform));
          const whole = parts.filter((part) => part.includes(link));
          expect(whole, `${platform}, ${longest}, ${JSON.stringify(parts)}`).toHaveLength(1);
        }
      }
    }
  });

  it("count 23 on X, so that a long one fits where a word as long would not", () => {
    const long = `https://example.com/${"a".repeat(400)}`;
    expect(split(`${"b".repeat(270)} ${long}`, 280, false, lengthOf("x"))).toEqual(["b".repeat(270), long]);
  });
});

describe("numbers", () => {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];

  /** So many sentences of twenty characters. */
  const sentences = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => {
      const first = letters[Math.floor(index / 26)] as string;
      return `This is sentence ${first}${letters[index % 26] as string}.`;
    });

  it.each([
    // The longest number, its space included, just fits.
    [2, 24],
    [9, 24],
    [10, 26],
    [12, 26],
    [99, 26],
    [100, 28],
    [120, 28],
  ])("are right for %i sentences of 20 in parts of %i", (count, longest) => {
    expect(split(sentences(count).join(" "), longest, true)).toEqual(
      sentences(count).map((sentence, index) => `${sentence} ${index + 1}/${count}`),
    );
  });

  it.each([
    [10, 24],
    [10, 25],
    [100, 26],
    [100, 27],
  ])("fit in the parts even where they make more parts of %i sentences of 20 in parts of %i", (count, longest) => {
    const parts = split(sentences(count).join(" "), longest, true);
    expect(parts.length).toBeGreaterThan(count);
    expect(Math.max(...parts.map(byGrapheme))).toBeLessThanOrEqual(longest);
    expect(withoutNumbers(parts).join(" ")).toBe(sentences(count).join(" "));
  });

  it("do not mix with numbers of the text's own", () => {
    const parts = split("We are half way there 1/2 and on we go until the end 2/2", 30, true);
    expect(withoutNumbers(parts).join(" ")).toBe("We are half way there 1/2 and on we go until the end 2/2");
  });
});

const platforms = fc.constantFrom<PlatformId[]>("x", "bluesky", "mastodon", "linkedin");

describe("any text", () => {
  it("is in parts that fit, none empty, that are the same text together, and no character is in two parts", () => {
    fc.assert(
      fc.property(
        prose,
        platforms,
        fc.integer({ min: 30, max: 300 }),
        fc.boolean(),
        (text, platform, longest, isNumbered) => {
          const count = lengthOf(platform);
          const parts = split(text, longest, isNumbered, count);
          if (count(text) <= longest) expect(parts).toEqual([text]);
          else expect(parts.length).toBeGreaterThan(1);
          for (const part of parts) expect(count(part), JSON.stringify(part)).toBeLessThanOrEqual(longest);
          const bare = isNumbered ? withoutNumbers(parts) : parts;
          expect(bare.every((part) => part.trim() !== "" && part === part.trim())).toBe(true);
          expect(bare.flatMap(visibleGraphemes)).toEqual(visibleGraphemes(text));
        },
      ),
      { seed, numRuns: 150 },
    );
  });

  it("is so, however long it is", () => {
    fc.assert(
      fc.property(prose, platforms, fc.boolean(), (piece, platform, isNumbered) => {
        const text = Array.from({ length: 60 }, () => piece).join("\n\n");
        const count = lengthOf(platform);
        const parts = split(text, 280, isNumbered, count);
        for (const part of parts) expect(count(part), JSON.stringify(part)).toBeLessThanOrEqual(280);
        const bare = isNumbered && parts.length > 1 ? withoutNumbers(parts) : parts;
        expect(bare.flatMap(visibleGraphemes)).toEqual(visibleGraphemes(text));
        expect(bare.flatMap(linksOf)).toEqual(linksOf(text));
      }),
      { seed, numRuns: 20 },
    );
  });

  it("keeps its words whole, and once white space is squeezed it is the same text", () => {
    fc.assert(
      fc.property(westernProse, fc.integer({ min: 62, max: 200 }), fc.boolean(), (text, longest, isNumbered) => {
        const parts = split(text, longest, isNumbered);
        const bare = isNumbered ? withoutNumbers(parts) : parts;
        expect(bare.join(" ").replace(whiteSpace, " ")).toBe(text.replace(whiteSpace, " "));
      }),
      { seed, numRuns: 150 },
    );
  });

  it("keeps its links whole", () => {
    fc.assert(
      fc.property(
        prose,
        platforms,
        fc.integer({ min: 64, max: 140 }),
        fc.boolean(),
        (text, platform, longest, isNumbered) => {
          const parts = split(text, longest, isNumbered, lengthOf(platform));
          const bare = isNumbered ? withoutNumbers(parts) : parts;
          expect(bare.flatMap(linksOf)).toEqual(linksOf(text));
        },
      ),
      { seed, numRuns: 120 },
    );
  });

  it("whatever it is made of, loses nothing but white space, and fits if its characters do", () => {
    fc.assert(
      fc.property(wellFormedTexts, fc.integer({ min: 12, max: 60 }), fc.boolean(), (text, longest, isNumbered) => {
        const parts = split(text, longest, isNumbered, byUnit);
        const bare = isNumbered ? withoutNumbers(parts) : parts;
        expect(bare.join("").replace(whiteSpace, "")).toBe(text.replace(whiteSpace, ""));
        const longestCharacter = Math.max(0, ...graphemesOf(text).map(byUnit));
        if (longestCharacter + " 10/10".length > longest) return;
        for (const part of parts) expect(byUnit(part), JSON.stringify(part)).toBeLessThanOrEqual(longest);
      }),
      { seed, numRuns: 120 },
    );
  });

  // Those of which a part is counted most often; the others are counted in postLength.test.ts.
  const hard = [
    "prose",
    "one word",
    "letters and full stops",
    "links",
    "Chinese without an end",
    "emoji",
    "halves of pairs",
  ];
  it.each(hugeTexts.filter(([name]) => hard.includes(name)))(
    "is cut in no time: 100,000 characters of %s",
    (_, text) => {
      expect(millisecondsFor(() => split(text, 280, true, lengthOf("x")))).toBeLessThan(3000);
    },
  );

  it("is cut in no time into parts of the longest and of the shortest posts", () => {
    const text = "We opened the plant today. Forty people start on Monday!\n\n".repeat(1750);
    expect(millisecondsFor(() => split(text, 3000, true, lengthOf("linkedin")))).toBeLessThan(3000);
    expect(millisecondsFor(() => split(text, 63_206, true, lengthOf("facebook")))).toBeLessThan(3000);
    expect(millisecondsFor(() => split(text, 40, true, lengthOf("bluesky")))).toBeLessThan(3000);
  });
});

function visibleGraphemes(text: string): string[] {
  return graphemesOf(text).filter((grapheme) => grapheme.replace(whiteSpace, "") !== "");
}

function linksOf(text: string): string[] {
  return findLinks(text).map(({ from, to }) => text.slice(from, to));
}
