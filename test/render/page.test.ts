// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bidi, escaped, renderPage, time } from "../../src/render/page.ts";
import { brokenTexts, wellFormedTexts } from "../support/texts.ts";
import { flawsOfPage, readPage, wordsOf } from "./pageReading.ts";

/** Whatever a browser, or a terminal that shows the source, might act upon. */
const hostilePieces = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "&amp;",
  "&lt;b&gt;",
  "&#60;",
  "&#x3c;script&#x3e;",
  "&notit;",
  "&",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "--!>",
  "</title>",
  "</style>",
  "</main></body></html>",
  "<svg/onload=alert(1)>",
  "<?php",
  "<",
  ">",
  '"',
  "'",
  "`",
  "=",
  "javascript:alert(1)",
  "\u202eevil",
  "\u2066",
  "\u200f",
  "\u061c",
  "\u0000",
  "\u0007",
  "\u007f",
  "\u0085",
  "\u2028",
  "\r\n",
  "\t",
  "\u00a0",
  "\ufeff",
  "\ud83d",
  "word",
  " ",
] as const;

const hostileTexts = fc.array(fc.constantFrom(...hostilePieces), { maxLength: 8 }).map((pieces) => pieces.join(""));
const anyTexts = fc.oneof({ weight: 3, arbitrary: hostileTexts }, wellFormedTexts, brokenTexts);

/** Escape sequences go whole; which characters belong to one is the matter of other tests. */
const beginsSequence = /[\u001b\u009b\u009d]/;

/** The same words, told character by character: white space as one space, nothing that acts upon a reader. */
function plainWords(text: string): string {
  let words = "";
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const isSpace = [0x09, 0x0a, 0x0d].includes(code) || (code !== 0x0b && code !== 0x0c && /^\s$/u.test(sign));
    const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    const turns =
      [0x200e, 0x200f, 0x061c].includes(code) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2066 && code <= 0x2069);
    if (isSpace) words += words.endsWith(" ") ? "" : " ";
    else if (isControl || turns) continue;
    else words += sign;
  }
  return words.toWellFormed().trim();
}

const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/;

describe("escaped", () => {
  it.each([
    ["<b>", "&lt;b&gt;"],
    ["&amp;", "&amp;amp;"],
    ['"', "&quot;"],
    ["'", "&#39;"],
    ["a\u202eb\u0000c", "abc"],
    [" one\n\ttwo ", "one two"],
    ["\ud83d", "\ufffd"],
    ["Zoë & 好 😀", "Zoë &amp; 好 😀"],
  ])("makes %j into %j", (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });

  it("gives any text back as the same words, in text and in attributes, and nothing else", () => {
    fc.assert(
      fc.property(anyTexts, (text) => {
        const safe = escaped(text);
        const page = readPage(`<p title="${safe}" class='${safe}'>${safe}</p><title>${safe}</title><i></i>`);
        const [element, title, last, ...more] = page.root.children;
        expect(more).toEqual([]);
        expect(last).toMatchObject({ name: "i", attribs: {} });
        const [paragraph] = page.all("p");
        expect([element, title]).toEqual([paragraph, page.one("title")]);
        expect(Object.keys(paragraph?.attribs ?? {})).toEqual(["title", "class"]);
        expect(safe).not.toMatch(acting);
        if (beginsSequence.test(text)) return;
        const words = plainWords(text);
        expect(paragraph?.attribs).toEqual({ title: words, class: words });
        expect(paragraph?.children.map((node) => ("data" in node ? node.data : node.type))).toEqual(
          words === "" ? [] : [words],
        );
        expect(wordsOf(page.one("title"))).toBe(words);
      }),
      { numRuns: 400 },
    );
  });
});

describe("bidi and time", () => {
  it("keep a text to itself", () => {
    expect(bidi("שלום <b>")).toBe("<bdi>שלום &lt;b&gt;</bdi>");
  });

  it("say a day for people and programs", () => {
    expect(time("2026-11-05")).toBe('<time datetime="2026-11-05">5 Nov 2026</time>');
  });
});

describe("a page", () => {
  const style = "body { color: #111 }\n.a > b::before { content: '→ & \"' }\n";

  it("allows its one style by its hash, and nothing else", async () => {
    const html = renderPage({ made: "test", title: "T", style, body: "<main><h1>H</h1></main>" });
    const page = readPage(html);
    const [element] = page.all("style");
    const [node] = element?.children ?? [];
    const text = node !== undefined && "data" in node ? node.data : "";
    expect(text).toBe(style);
    // As a browser hashes it: UTF-8, what stands between the tags.
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
    const policies = page.all("meta").filter(({ attribs }) => attribs["http-equiv"] === "Content-Security-Policy");
    expect(policies.map(({ attribs }) => attribs["content"]?.split("; ").sort())).toEqual([
      ["base-uri 'none'", "default-src 'none'", "form-action 'none'", `style-src 'sha256-${hash}'`],
    ]);
  });

  it("tells the hash of another style", () => {
    const policyOf = (style: string) =>
      /style-src '([^']+)'/.exec(renderPage({ made: "test", title: "T", style, body: "" }))?.[1];
    // printf 'a{}' | openssl dgst -sha256 -binary | base64
    expect(policyOf("a{}")).toBe("sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=");
    expect(policyOf("a{} ")).not.toBe(policyOf("a{}"));
  });

  it("says its encoding where browsers look for it, and sends no referrer", () => {
    const html = renderPage({ made: "test", title: "T", style, body: "<main><h1>H</h1></main>" });
    expect(html.indexOf('<meta charset="utf-8">')).toBeGreaterThan(0);
    expect(new TextEncoder().encode(html.slice(0, html.indexOf('<meta charset="utf-8">'))).length).toBeLessThan(900);
    expect(html).toContain('<meta name="referrer" content="no-referrer">');
    expect(flawsOfPage(html)).toEqual([]);
  });

  it("is the same page whatever text is in it", () => {
    const plain = renderPage({
      made: "test",
      title: "T",
      style,
      body: `<main><h1>${escaped("T")}</h1><p>${bidi("T")}</p></main>`,
    });
    const shape = (html: string) =>
      readPage(html)
        .all("*")
        .map(({ name, attribs }) => `${name} ${JSON.stringify(attribs)}`);
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const html = renderPage({
          made: "test",
          title: text,
          style,
          body: `<main><h1>${escaped(text)}</h1><p>${bidi(text)}</p></main>`,
        });
        const page = readPage(html);
        expect(shape(html)).toEqual(shape(plain));
        expect([page.one("title"), page.one("h1"), page.one("bdi")].map(wordsOf)).toEqual(
          Array(3).fill(plainWords(text)),
        );
      }),
      { numRuns: 150 },
    );
  });
});
