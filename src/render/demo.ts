import { indent, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** A headline and the command line as one would type it. */
export function renderScene(says: string, argv: readonly string[], theme: Theme): string {
  const line = ["socialtop", ...argv.map((word) => (/\s/.test(word) ? `"${word}"` : word))].join(" ");
  return `\n${wrap(theme, theme.dim(`— ${says}`), indent)}\n${wrap(theme, theme.strong(`$ ${line}`), "", "    ")}\n\n`;
}
