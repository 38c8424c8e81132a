import type { Token } from "marked";
import type { Problem } from "../../coach/problem.ts";
import { decodeEntities } from "./guidelinesEntities.ts";

export type Marked = typeof import("marked");

/** Longer than any line of entries that can be kept (characters). */
const longestSource = 8000;
/** Beyond this many, emphasis takes marked more time than anybody has, and is none. */
const mostDelimiters = 100;

/** What a person reads in a piece of Markdown: no marks, no tags, links as their words. Its own line breaks are kept, soft ones not. */
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
  if (token.type === "html") return insteadOfTag(token.raw);
  if (token.type === "checkbox") return token.raw;
  if ("tokens" in token && token.tokens !== undefined) return wordsOf(token.tokens);
  return onOneLine(decodeEntities("text" in token ? String(token.text) : token.raw));
}

/** Tags that say how the text in them looks; and those that begin a line of their own. */
const looks = new Set(
  "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const lines = new Set("br hr p div center blockquote pre ul ol li dl dt dd table thead tbody tr td th".split(" "));

/** What is left of a tag: nothing, or the end of a line. What is no tag of HTML is a word in angle brackets, and stays. */
function insteadOfTag(tag: string): string {
  const name = /^<\/?([a-z]+)(?![\w-])/i.exec(tag)?.[1]?.toLowerCase() ?? "";
  if (looks.has(name)) return "";
  return lines.has(name) ? "\n" : tag;
}

function onOneLine(text: string): string {
  return text.replace(/ *\n */g, " ");
}
