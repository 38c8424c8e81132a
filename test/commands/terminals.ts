import { stripVTControlCharacters } from "node:util";
import stringWidth from "fast-string-width";

interface Terminal {
  readonly columns: number;
  readonly isUnicode: boolean;
}

/** As screens.md asks for: 80 columns and 50, with Unicode and without. */
export const terminals: readonly Terminal[] = [80, 50].flatMap((columns) =>
  [true, false].map((isUnicode) => ({ columns, isUnicode })),
);

/** Lines that the terminal would break, and signs that it cannot show; for text in which all else is ASCII. */
export function flawsIn(text: string, terminal: Terminal): string[] {
  return [...tooWide(text, terminal.columns), ...(terminal.isUnicode ? [] : notAscii(text))];
}

export function tooWide(text: string, columns: number): string[] {
  return stripVTControlCharacters(text)
    .split("\n")
    .filter((line) => stringWidth(line) > columns);
}

export function notAscii(text: string): string[] {
  return text.match(/[^\n -~]/g) ?? [];
}
