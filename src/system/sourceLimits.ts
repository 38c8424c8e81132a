import { UserError } from "../errors.ts";

/** Bytes: what Node reads in one piece. */
export const largestFile = 2 ** 31 - 1;

/** An archive has a file for each photo; more than this is somebody's whole disk. */
export const mostFiles = 1_000_000;

/** Archives of pictures and sound hardly shrink, those of texts to a tenth; what grows more than that is a bomb. */
export const largestExpansion = 200;
/** Bytes that may come of anything. */
export const alwaysAllowed = 50 * 1024 * 1024;

/** Characters of a path, in which patterns are looked for: no system makes longer ones. */
const longestPath = 4096;

/** Bytes at the beginning of a file that importers look at, at most, to know it: a test holds them to it. */
export const longestStart = 100_000;

/** What macOS puts into folders and zips, and is nobody's; and what is no path. */
export function isIgnored(path: string): boolean {
  if (path.length > longestPath) return true;
  // Nothing of these in it: most paths need not be taken apart.
  if (!/__MACOSX|\.DS_Store|\._/.test(path)) return false;
  return path.split("/").some((part) => part === "__MACOSX" || part === ".DS_Store" || part.startsWith("._"));
}

export function tooLarge(label: string, size: number): UserError {
  return new UserError(`${label} is too large to read: ${(size / 1e9).toFixed(1)} GB; at most 2.1 GB can be read.`, {
    hint: "Ask the platform for an archive of fewer years.",
  });
}

export function unpacksToTooMuch(label: string): UserError {
  return new UserError(`${label} unpacks to more than ${largestExpansion} times its size: no archive of posts does.`, {
    hint: "Download it again.",
  });
}

export function tooMany(label: string): UserError {
  return new UserError(`${label} holds more than a million files.`, { hint: "Give the folder of the archive alone." });
}
