import { indent, withCommand, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** What happens, in a few words. */
export function renderScene(says: string, theme: Theme): string {
  return `\n${wrap(theme, theme.dim(`— ${says}`), indent)}\n`;
}

/** A command line as one would type it. */
export function renderLine(words: readonly string[], theme: Theme): string {
  const line = ["socialtop", ...words.map((word) => (/\s/.test(word) ? `"${word}"` : word))].join(" ");
  return `\n${wrap(theme, theme.strong(`$ ${line}`), "", "    ")}\n\n`;
}

export function renderOpening(theme: Theme): string {
  return `${wrap(theme, "A sample leader on a throwaway record: nothing of yours is touched.")}\n`;
}

export function renderEnding(theme: Theme): string {
  return `\n${withCommand(theme, "That was half a year with Jane. Your turn:", "socialtop init")}\n`;
}
