import type { Token } from "marked";
import type { Problem } from "../problem.ts";

export type Marked = typeof import("marked");

/** Longer than any line of entries that can be kept (characters). */
const longestSource = 8000;
/** Beyond this many, emphasis takes marked more time than anybody has, and is none. */
const mostDelimiters = 100;

/** What a person reads in a piece of Markdown: no marks, links as their words. Its own line breaks are kept, soft ones not. */
export function plainWords(source: string, { Lexer }: Marked): string | Problem {
  if (source.length > longestSource) {
    return {
      problem: `This is ${source.length} characters in one piece.`,
      hint: 'Write one a line, with "- " before it.',
    };
  }
  const delimiters = source.replace(/\\./gs, "").match(/[*_~]/g)?.length ?? 0;
  if (delimiters > mostDelimiters) {
    return {
      problem: `There are ${delimiters} signs such as * and _ in one piece.`,
      hint: "Write it without them, or with \\ before each.",
    };
  }
  return wordsOf(new Lexer({ gfm: true }).inlineTokens(source));
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(wordsOfOne).join("");
}

function wordsOfOne(token: Token): string {
  if (token.type === "escape") return String(token["text"]);
  if (token.type === "codespan") return onOneLine(String(token["text"]));
  if (token.type === "br") return "\n";
  if (token.type === "html" || token.type === "checkbox") return /^<br\s*\/?>$/i.test(token.raw) ? "\n" : token.raw;
  if ("tokens" in token && token.tokens !== undefined) return wordsOf(token.tokens);
  return onOneLine(decodeEntities("text" in token ? String(token.text) : token.raw));
}

function onOneLine(text: string): string {
  return text.replace(/ *\n */g, " ");
}

/** Those that people write; the whole list has two thousand. https://html.spec.whatwg.org/#named-character-references */
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  euro: "€",
  copy: "©",
  reg: "®",
  trade: "™",
  shy: "",
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}
