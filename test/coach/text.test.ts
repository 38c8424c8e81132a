import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt, excerptLength, findControlCharacter, plainText } from "../../src/coach/text.ts";

const seed = 20261123;
const replacement = "\ufffd";

describe("plain text", () => {
  it.each([
    ["a colour", "\u001b[1;31mred\u001b[0m", "red"],
    ["a colour by the one-character sequence", "\u009b31mred\u009b0m", "red"],
    ["a cleared screen", "before\u001b[2J\u001b[Hafter", "beforeafter"],
    ["a window title", "\u001b]0;owned\u0007after", "after"],
    ["a window title that ends with ESC \\", "\u001b]2;owned\u001b\\after", "after"],
    ["a window title by the one-character sequences", "\u009d0;owned\u009cafter", "after"],
    ["a hidden link", "\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\", "click"],
    ["a window title without an end", "before\u001b]0;owned", "before"],
    ["a character set", "\u001b(0lqk\u001b(B", "lqk"],
    ["a reset", "a\u001bcb", "ab"],
    ["an escape alone", "a\u001b", "a"],
    ["bells, nulls and deletes", "a\u0000b\u0007c\u0008d\u007fe", "abcde"],
    ["C1 control characters", "a\u0080b\u0085c\u009fd", "abcd"],
    ["line ends and tabs", "one\r\ntwo\tthree\n\nfour\u2028five\u2029six", "one two three four five six"],
    ["spaces around it", "  a   b  ", "a b"],
    ["a turned line", "photo\u202egnp.exe", "photognp.exe"],
    [
      "embeddings, isolates and marks",
      "\u202aa\u202bb\u202cc\u202dd\u2066e\u2067f\u2068g\u2069h\u200ei\u200fj\u061ck",
      "abcdefghijk",
    ],
    ["a first half alone", "a\ud83db", `a${replacement}b`],
    ["a second half alone", "a\ude00b", `a${replacement}b`],
  ])("is free of %s", (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it.each(["Café à Paris", "王小明 👩‍💻 🇫🇷", "قهوة في باريس", "100 % [sic] (0;31m) \\o/", ""])(
    "leaves %j alone",
    (text) => {
      expect(plainText(text)).toBe(text);
    },
  );

  it("holds nothing that a terminal acts upon, whatever came in", () => {
    const aPart = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "\u001b",
        "\u001b[",
        "\u001b]",
        "\u009b",
        "\u009d",
        "\u0007",
        "\u001b\\",
        "\u202e",
        "31m",
        "\n",
        "\ud800",
      ),
    );
    const check = fc.property(fc.array(aPart), (parts) => {
      const plain = plainText(parts.join(""));
      expect(findControlCharacter(plain)).toBeNull();
      expect(plain).not.toMatch(/[\n\r\t\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/);
      expect(plain.isWellFormed()).toBe(true);
      expect(plain).toBe(plain.trim());
    });
    fc.assert(check, { seed, numRuns: 2000 });
  });
});

describe("an excerpt", () => {
  it.each([
    ["is the text when that is short enough", "abcd", "abcd"],
    ["ends in an ellipsis when it was cut, and fits", "abcde", "abc…"],
    ["has no space before the ellipsis", "ab cde", "ab…"],
    ["counts an emoji as one", "😀😀😀😀", "😀😀😀😀"],
    ["does not cut an emoji in two", "😀😀😀😀😀", "😀😀😀…"],
    ["counts after cleaning", "\u001b[31ma\u001b[0m\n\n\nbc", "a bc"],
    ["may be empty", " \n ", ""],
  ])("of four characters %s", (_, text, expected) => {
    expect(excerpt(text, 4)).toBe(expected);
  });

  it("has 280 characters at most when nothing else is asked", () => {
    expect(excerptLength).toBe(280);
    expect(excerpt("x".repeat(280))).toBe("x".repeat(280));
    expect(excerpt("x".repeat(281))).toBe(`${"x".repeat(279)}…`);
    expect(excerpt("x".repeat(1_000_000))).toBe(`${"x".repeat(279)}…`);
  });

  it("is plain and short enough, whatever came in", () => {
    const check = fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.integer({ min: 1, max: 50 }),
      (text, length) => {
        const short = excerpt(text, length);
        expect(Array.from(short).length).toBeLessThanOrEqual(length);
        expect(findControlCharacter(short)).toBeNull();
        expect(short.isWellFormed()).toBe(true);
      },
    );
    fc.assert(check, { seed, numRuns: 1000 });
  });

  it("of a short text is its plain text, whether or not there is anything to clean", () => {
    const aPart = fc.oneof(
      fc.constantFrom("a", "é", "王", "قهوة", "😀", " ", "  ", "\n", "\u00a0", "\u3000", "\u2007", "\ufeff", "\u200b"),
      fc.constantFrom("\u001b[1m", "\u007f", "\u0085", "\u009b", "\u202e", "\u2066", "\u061c", "\ud83d", "\ude00"),
      fc.string({ unit: "binary", maxLength: 2 }),
    );
    const check = fc.property(fc.array(aPart, { maxLength: 8 }), (parts) => {
      // A first half at the end is taken for one that was cut there.
      const text = parts.join("").replace(/[\ud800-\udbff]+$/, "");
      expect(excerpt(text)).toBe(plainText(text));
    });
    fc.assert(check, { seed, numRuns: 5000 });
  });

  it("leaves each character alone that a plain text may hold, and no other", () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const text = `a${String.fromCharCode(unit)}b`;
      expect(excerpt(text)).toBe(plainText(text));
    }
  });
});

describe("a control character", () => {
  it.each([
    ["ab\u001bc", { position: 3, code: "U+001B" }],
    ["\u0000", { position: 1, code: "U+0000" }],
    ["a\u009b31m", { position: 2, code: "U+009B" }],
    ["a\u007f", { position: 2, code: "U+007F" }],
    ["one\r\n\ttwo", null],
    ["Café 👩‍💻", null],
    ["", null],
  ])("in %j is %j", (text, found) => {
    expect(findControlCharacter(text)).toEqual(found);
  });
});
