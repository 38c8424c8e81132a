import { shown } from "./layout.ts";

/** A word for sh, taken as it is. */
export function quoteForShell(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** A word for fish, which knows escapes within single quotes. */
export function quoteForFish(word: string): string {
  return `'${word.replace(/[\\']/g, "\\$&")}'`;
}

/** A word for PowerShell, which takes typographic quotes for quotes. */
export function quoteForPowerShell(word: string): string {
  return `'${word.replace(/['\u2018-\u201b]/g, "$&$&")}'`;
}

/**
 * A line of sh for a crontab, where `%` ends the line unless `\` stands before it. A `\` that is the word's own would take
 * that one's place: the quotes end and begin anew in between.
 */
export function escapeForCrontab(line: string): string {
  return line.replaceAll("\\%", "\\''%").replaceAll("%", "\\%");
}

export function escapeForXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A word to be copied into a shell: as it is where that is safe, else quoted. */
export function wordForShell(word: string): string {
  return /^[\p{L}\p{N}.:/_-]+$/u.test(word) ? word : quoteForShell(shown(word));
}

/** The path of a file, which is never taken for an option. */
export function pathForShell(path: string): string {
  return wordForShell(path.startsWith("-") ? `./${path}` : path);
}
