import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { plainText } from "../coach/text.ts";
import type { Theme } from "./theme.ts";

export const indent = "  ";

/** Columns that the text takes in a terminal, colours not counted. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Text on as many lines as the terminal needs; every line begins with `first` or `rest`. */
export function wrap(theme: Theme, text: string, first = indent, rest = first): string {
  const width = Math.max(20, theme.columns - Math.max(widthOf(first), widthOf(rest)) - 1);
  return wrapAnsi(text, width, { hard: true })
    .split("\n")
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join("\n");
}

/** Text from outside, on one line and without anything that a terminal acts upon. */
export function shown(text: string): string {
  return plainText(text);
}

/** At most `width` columns, cut with an ellipsis. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A command to copy, at the right edge where there is room, else on its own line. */
export function withCommand(theme: Theme, text: string, command: string): string {
  const line = `${indent}${text}`;
  const gap = theme.columns - 1 - widthOf(line) - widthOf(command);
  if (gap >= 3) return `${line}   ${theme.strong(command)}`;
  return `${wrap(theme, text)}\n${indent}${indent}${theme.strong(command)}`;
}

/** Rows in columns that line up, each as wide as its widest cell; the last column is cut to fit the terminal. */
export function table(theme: Theme, rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    });
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => (column === row.length - 1 ? cell : padEnd(cell, widths[column] ?? 0)));
      const before =
        indent +
        cells
          .slice(0, -1)
          .map((cell) => `${cell}  `)
          .join("");
      return (before + cut(cells.at(-1) ?? "", Math.max(4, theme.columns - 1 - widthOf(before)))).trimEnd();
    })
    .join("\n");
}

/** Paragraphs with an empty line between; empty ones are left out. */
export function paragraphs(...parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null && part !== "").join("\n\n")}\n`;
}

export function lines(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join("\n");
}
