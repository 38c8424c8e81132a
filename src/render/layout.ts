import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { plainText } from "../coach/text.ts";
import { copied, type Theme } from "./theme.ts";

export const indent = "  ";

/** Letters and signs of one column each, one code unit each: Latin, the coach's own signs. Without escapes, marks and emoji. */
const plainSigns = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027✓✗‖›■●○█░]*$/;

/** Columns that the text takes in a terminal, colours not counted. */
export function widthOf(text: string): number {
  // Most are plain; to make the library's patterns takes two milliseconds of each start.
  return plainSigns.test(text) ? text.length : stringWidth(text);
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Text on as many lines as the terminal needs; every line begins with `first` or `rest`. */
export function wrap(theme: Pick<Theme, "columns" | "asLeader">, text: string, first = indent, rest = first): string {
  const width = Math.max(10, theme.columns - Math.max(widthOf(first), widthOf(rest)) - 1);
  const typed = copied(theme, text);
  if (plainSigns.test(typed) && typed.length <= width && typed.trim() === typed) return first + typed;
  return wrapAnsi(typed, width, { hard: true })
    .split("\n")
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join("\n");
}

/** Text from outside, on one line and without anything that a terminal acts upon. */
export function shown(text: string): string {
  return plainText(text);
}

/** Colour codes around a text, and the text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one
const paintedText = /^((?:\u001b\[\d+m)*)(.*?)((?:\u001b\[\d+m)*)$/s;

/** At most `width` columns, cut with an ellipsis; colours are kept whole. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const [, opening = "", inner = text, closing = ""] = paintedText.exec(text) ?? [];
  let kept = "";
  let used = 0;
  for (const character of inner) {
    used += widthOf(character);
    if (used > width - 1) break;
    kept += character;
  }
  return `${opening}${kept}…${closing}`;
}

/** A command to copy, at the right edge where there is room, else on its own line. */
export function withCommand(theme: Theme, text: string, typed: string): string {
  const command = copied(theme, typed);
  const line = `${indent}${text}`;
  const gap = theme.columns - 1 - widthOf(line) - widthOf(command);
  if (gap >= 3) return `${line}   ${theme.strong(command)}`;
  return `${wrap(theme, text)}\n${indent}${indent}${theme.strong(command)}`;
}

/** Below this many columns a last cell says nothing: it gets a line of its own. */
const leastLastWidth = 14;

/**
 * Rows in columns that line up, each as wide as its widest cell. The last cell is cut to what is left of the line, or
 * stands below where too little is left; in a very narrow terminal the widest column is cut.
 */
export function table(theme: Theme, rows: readonly (readonly string[])[]): string {
  const room = theme.columns - 1 - indent.length;
  const count = Math.max(...rows.map((row) => row.length)) - 1;
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  while (widths.length > 0 && sum(widths) + 2 * (count - 1) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  const fixed = sum(widths) + 2 * count;
  const isBelow = room - fixed < leastLastWidth && rows.some((row) => widthOf(row[count] ?? "") > room - fixed);
  return rows
    .map((row) => {
      const before = widths.map((width, column) => `${padEnd(cut(row[column] ?? "", width), width)}  `).join("");
      const last = row[count] ?? "";
      if (!isBelow) return (indent + before + cut(last, room - fixed)).trimEnd();
      return lines((indent + before).trimEnd(), last === "" ? null : indent + indent + cut(last, room - indent.length));
    })
    .join("\n");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Paragraphs with an empty line between; empty ones are left out. */
export function paragraphs(...parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null && part !== "").join("\n\n")}\n`;
}

export function lines(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join("\n");
}

/** "✓ Added Bob Ray, as bob." */
export function renderDone(text: string, theme: Theme): string {
  return `${wrap(theme, `${theme.good(theme.symbols.done)} ${shown(text)}`)}\n`;
}

/** A view with whose it is at the end of its first line, or above it where there is no room. */
export function titled(theme: Theme, title: string, view: string): string {
  const [first = "", ...rest] = view.split("\n");
  const gap = theme.columns - 1 - widthOf(first) - widthOf(title);
  const head =
    gap >= 3 && first !== ""
      ? [first + " ".repeat(gap) + theme.dim(title)]
      : [indent + theme.dim(cut(title, theme.columns - 3)), first];
  return [...head, ...rest].join("\n");
}
