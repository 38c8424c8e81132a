import type { Token, Tokens } from "marked";
import type { Marked } from "./guidelinesInline.ts";

/** What stands under a heading, piece by piece. */
export interface Block {
  /** On which it begins, from 1. */
  readonly line: number;
  /** `literal`: code, to be taken as it is; `header` and `row`: of a table. */
  readonly kind: "item" | "paragraph" | "literal" | "header" | "row";
  /** As it is written; of a table the cells, with a tab between. */
  readonly source: string;
  /** A paragraph such as "Our clients:", with a list below. */
  readonly isIntroduction?: true;
}

export interface Section {
  readonly line: number;
  /** As it is written. */
  readonly heading: string;
  /** 1 to 6. */
  readonly level: number;
  readonly blocks: readonly Block[];
}

/** The page by its headings; what stands before the first one is in a section without one (level 0). */
export function findSections(source: string, { Lexer }: Marked): Section[] {
  const sections: { line: number; heading: string; level: number; tokens: Token[]; start: number }[] = [];
  let line = 1;
  let current = { line, heading: "", level: 0, tokens: [] as Token[], start: line };
  for (const token of new Lexer({ gfm: true }).blockTokens(source, [])) {
    if (isHeading(token)) {
      sections.push(current);
      current = { line, heading: token.text, level: token.depth, tokens: [], start: line + lineEnds(token.raw) };
    } else current.tokens.push(token);
    line += lineEnds(token.raw);
  }
  sections.push(current);
  return sections.map(({ tokens, start, ...section }) => ({ ...section, blocks: flatten(tokens, start, false) }));
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === "heading";
}

/** Lists, quotes and what is nested in them, one piece after the other. The paragraphs of an item are one piece. */
function flatten(tokens: readonly Token[], start: number, isItem: boolean): Block[] {
  const blocks: Block[] = [];
  let line = start;
  tokens.forEach((token, index) => {
    const last = blocks.at(-1);
    const block = blockOf(token, line, isItem);
    if (block?.kind === "item" && last?.kind === "item" && isItem && isBeside(tokens[index - 1])) {
      blocks[blocks.length - 1] = { ...last, source: `${last.source}\n\n${block.source}` };
    } else if (block !== null) {
      blocks.push(leadsToList(block, tokens.slice(index + 1, index + 3)) ? { ...block, isIntroduction: true } : block);
    } else blocks.push(...nested(token, line));
    line += lineEnds(token.raw);
  });
  return blocks;
}

/** Only paragraphs that follow one another are one: what comes after a nested list is a piece of its own. */
function isBeside(before: Token | undefined): boolean {
  return before !== undefined && ["text", "paragraph", "heading", "space"].includes(before.type);
}

function blockOf(token: Token, line: number, isItem: boolean): Block | null {
  const kind = isItem ? "item" : "paragraph";
  switch (token.type) {
    case "text":
    case "paragraph":
    case "heading":
      return { line, kind, source: String(token["text"]) };
    case "html":
      return { line, kind, source: token.raw.trimEnd() };
    case "code":
      // A fence has a line of its own.
      return { line: line + (isIndented(token) ? 0 : 1), kind: "literal", source: String(token["text"]) };
    case "def":
      // The address of a link that is written elsewhere, or somebody's words in brackets.
      return /\]:\s*<?(?:https?:|mailto:)/i.test(token.raw)
        ? null
        : { line, kind: "literal", source: token.raw.trim() };
    default:
      return null;
  }
}

function isIndented(token: Token): boolean {
  return "codeBlockStyle" in token && token["codeBlockStyle"] === "indented";
}

function leadsToList({ kind, source }: Block, [next, afterNext]: readonly Token[]): boolean {
  const follower = next?.type === "space" ? afterNext : next;
  return kind === "paragraph" && follower?.type === "list" && source.trimEnd().endsWith(":");
}

function nested(token: Token, line: number): Block[] {
  if (token.type === "blockquote") return flatten(token.tokens ?? [], line, false);
  if (token.type === "table") {
    const { header, rows } = token as Tokens.Table;
    // The line below the header draws it.
    return [header, ...rows].map((cells, row) => ({
      line: line + (row === 0 ? 0 : row + 1),
      kind: row === 0 ? "header" : "row",
      source: cells.map(({ text }) => text).join("\t"),
    }));
  }
  if (token.type !== "list") return [];
  const blocks: Block[] = [];
  let itemLine = line;
  for (const item of (token as Tokens.List).items) {
    const [first, ...rest] = flatten(item.tokens, itemLine, true);
    if (first !== undefined) {
      blocks.push(item.task ? { ...first, source: first.source.replace(/^\[[ x]\]\s+/i, "") } : first, ...rest);
    }
    itemLine += lineEnds(item.raw);
  }
  return blocks;
}

function lineEnds(raw: string): number {
  return raw.split("\n").length - 1;
}
