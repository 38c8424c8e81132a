// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what is left out
import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import { inMarkdown, linkInMarkdown, tableInMarkdown } from "../../src/render/markdown.ts";
import { wellFormedTexts } from "../support/texts.ts";
import { readPage, readTable, wordsOf } from "./pageReading.ts";

/** What Markdown acts upon somewhere, alone and with what makes it act. */
const pieces = [
  ..."\\`*_[]<>|~&#+-=!(){}.:^$\"'/@1aZ é😀",
  "**",
  "__",
  "~~",
  "``",
  "```",
  "~~~",
  "---",
  "===",
  "***",
  "- ",
  "+ ",
  "* ",
  "# ",
  "> ",
  "1. ",
  "12) ",
  "[ ] ",
  "[x] ",
  "[a](b)",
  "[a]: b",
  "![a](b)",
  "[^1]",
  "<b>",
  "<!--",
  "<https://example.com>",
  "&amp;",
  "&lt;",
  "&copy;",
  "&#42;",
  "\\|",
  " | ",
  "|---|",
  ":---:",
  "a_b_c",
  "2 * 3 * 4",
  "https://example.com/a_b?c=d&e=f#g",
  "http://example.com/~jane/*",
  "www.example.com/a_b",
  "jane_doe@example.com",
  "mailto:jane@example.com",
  "javascript:alert(1)",
  "\n",
  "\r\n\r\n",
  "    ",
  "\t",
  "\\\n",
] as const;

const markdownTexts = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
  .map((drawn) => drawn.join(""));
const anyTexts = fc
  .oneof({ weight: 4, arbitrary: markdownTexts }, wellFormedTexts)
  // Escape sequences go whole, and characters that act upon a reader are taken out: the matter of other tests.
  .map((text) =>
    text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, ""),
  )
  .filter((text) => words(text) !== "");

/** White space as one space. */
const words = (text: string) => text.replace(/\s+/g, " ").trim();

const read = (markdown: string) => readPage(marked.parse(markdown, { async: false, gfm: true }));
type Read = ReturnType<typeof read>;

/** Names of all elements, without the links that GitHub makes of addresses in a text by itself. */
const shapeOf = (page: Read) =>
  page
    .all("*")
    .filter(({ name, attribs }) => name !== "a" || !/^(?:https?:\/\/|mailto:)/.test(attribs["href"] ?? ""))
    .map(({ name }) => name);

/** Each place for a text: what is written around it, the elements that come of it, the one that holds it. */
const places: readonly (readonly [name: string, write: (text: string) => string, shape: string[], holder: string])[] = [
  ["a paragraph", (text) => `Before.\n\n${text}\n\nAfter.`, ["p", "p", "p"], "p:1"],
  ["a heading", (text) => `# ${text}\n\nAfter.`, ["h1", "p"], "h1:0"],
  ["a smaller heading", (text) => `Before.\n\n## ${text}`, ["p", "h2"], "h2:0"],
  ["the entry of a list", (text) => `- ${text}\n- b`, ["ul", "li", "li"], "li:0"],
  ["the last entry of a list", (text) => `- a\n- ${text}\n\nAfter.`, ["ul", "li", "li", "p"], "li:1"],
  ["the entry of a numbered list", (text) => `1. ${text}\n2. b`, ["ol", "li", "li"], "li:0"],
  ["bold letters", (text) => `Said: **x${text}x** here`, ["p", "strong"], "strong:0"],
];

describe("text in Markdown", () => {
  it.each([
    ["1. One", "1\\. One"],
    ["a*b", "a\\*b"],
    ["- a", "\\- a"],
    ["<b>", "\\<b\\>"],
    ["AT&T", "AT&amp;T"],
    ["a\nb", "a b"],
    ["Zoë, 42 people", "Zoë, 42 people"],
  ])("writes %j as %j", (text, expected) => {
    expect(inMarkdown(text)).toBe(expected);
  });

  it.each(places)("is the same words in %s", (_, write, shape, holder) => {
    const [name = "", index = "0"] = holder.split(":");
    fc.assert(
      fc.property(anyTexts, (text) => {
        const page = read(write(inMarkdown(text)));
        expect(shapeOf(page)).toEqual(shape);
        const element = page.all(name)[Number(index)];
        const expected = name === "strong" ? words(`x${words(text)}x`) : words(text);
        expect(element === undefined ? null : wordsOf(element)).toBe(expected);
      }),
      { numRuns: 250 },
    );
  });

  it("is the same words in the cell of a table, its head included", () => {
    fc.assert(
      fc.property(fc.array(anyTexts, { minLength: 6, maxLength: 6 }), (texts) => {
        const [a = "", b = "", ...rest] = texts.map(inMarkdown);
        const page = read(`Before.\n\n${tableInMarkdown([a, b], [rest.slice(0, 2), rest.slice(2, 4)])}\n\nAfter.`);
        expect(page.all("table")).toHaveLength(1);
        const { head, rows } = readTable(page.one("table"));
        expect([head, ...rows].flat()).toEqual(texts.map(words));
        expect(shapeOf(page)).toEqual([
          "p",
          "table",
          "thead",
          "tr",
          "th",
          "th",
          "tbody",
          "tr",
          "td",
          "td",
          "tr",
          "td",
          "td",
          "p",
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps an address in a text as it was typed", () => {
    for (const text of [
      "See https://example.com/a_b?c=d&e=f#g for more",
      "www.example.com/a_b",
      "https://example.com/~jane",
      "jane_doe@example.com",
    ]) {
      expect(words(wordsOf(read(inMarkdown(text)).one("p")))).toBe(text);
    }
  });
});

describe("a table in Markdown", () => {
  it("may have empty cells, in its head too", () => {
    const { head, rows } = readTable(
      read(
        tableInMarkdown(
          ["", ""],
          [
            ["a", ""],
            ["", "b"],
          ],
        ),
      ).one("table"),
    );
    expect(head).toEqual(["", ""]);
    expect(rows).toEqual([
      ["a", ""],
      ["", "b"],
    ]);
  });

  it("may have no rows", () => {
    expect(readTable(read(tableInMarkdown(["a", "b"], [])).one("table"))).toMatchObject({ head: ["a", "b"], rows: [] });
  });
});

describe("a link in Markdown", () => {
  const urlPieces = [
    ..."()[]<>|\\*_~`'\"!&=#?%^{}$;:@,+-. aé",
    "&amp;",
    "&copy;",
    "&copy=1",
    "%7C",
    "%20",
    "/a/b",
    "好",
  ] as const;
  const addresses = fc
    .array(fc.constantFrom(...urlPieces), { maxLength: 12 })
    .map((drawn) => `https://example.com/${drawn.join("")}`)
    .filter((address) => URL.canParse(address))
    .map((address) => new URL(address).href);
  /** Percent-encoded letters and signs of ASCII mean the same as themselves here: only where a link leads is asked. */
  const place = (address: string) =>
    address.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

  it.each([
    ["a paragraph", (link: string) => `Before: ${link}, after`, "p"],
    ["the entry of a list", (link: string) => `- 5 Nov 2026, ${link}\n- b`, "li"],
    ["the cell of a table", (link: string) => tableInMarkdown(["a", "b"], [[link, "c"]]), "td"],
  ] as const)("has its words and its address in %s", (_, write, holder) => {
    fc.assert(
      fc.property(anyTexts, addresses, (text, address) => {
        const page = read(write(linkInMarkdown(text, address)));
        const links = page.all("a");
        expect(links.map(wordsOf)).toEqual([words(text)]);
        expect(page.all("a", page.all(holder)[0])).toHaveLength(1);
        expect(place(links[0]?.attribs["href"] ?? "")).toBe(place(address));
      }),
      { numRuns: 200 },
    );
  });

  it("leads where it should when the address looks like it has a named character", () => {
    const address = "https://example.com/?a=1&amp;b=2&copy;=3";
    expect(read(linkInMarkdown("a", address)).one("a").attribs["href"]).toBe(address);
  });

  it("is the words alone without an address", () => {
    const page = read(linkInMarkdown("*a* [b](c)", null));
    expect(page.all("a")).toEqual([]);
    expect(wordsOf(page.one("p"))).toBe("*a* [b](c)");
  });
});
