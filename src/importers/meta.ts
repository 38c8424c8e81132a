import { noDate, unreadableDate } from "./activity.ts";
import { baseName } from "./describe.ts";
import { textOf } from "./json.ts";

/** What Facebook, Instagram and Threads have in common: texts, times and the names of media in their JSON exports. */

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Meta writes each byte of a text's UTF-8 as a character of its own: "é" stands there as "Ã©". This puts the bytes together
 * again. A text that was not written so is given back as it is: one with characters beyond U+00FF, and one whose bytes are
 * no UTF-8, such as a real "é".
 */
export function mendText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the bytes of a character are looked for
  if (!/[\x80-\xff]/.test(text) || /[^\x00-\xff]/.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return text;
  }
}

/** The mended text in this value; null when there is none. */
export function textIn(value: unknown): string | null {
  const text = textOf(value);
  return text === null || text.trim() === "" ? null : mendText(text);
}

/** As seconds this is the year 5138. */
const largestSeconds = 1e11;

/**
 * The instant (milliseconds) of a time as Meta writes it: seconds since 1970, UTC; or in few words why there is none. A
 * number that is too large for seconds is taken for milliseconds, which Meta writes in other files of the same exports.
 */
export function readInstant(time: unknown): number | typeof noDate | typeof unreadableDate {
  if (!isThere(time)) return noDate;
  const seconds = typeof time === "string" && /^\d{1,16}(?:\.\d+)?$/.test(time) ? Number(time) : time;
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) return unreadableDate;
  return Math.round(seconds > largestSeconds ? seconds : seconds * 1000);
}

/** Is there a time at all? Meta also writes 0 for none. */
export function isThere(time: unknown): boolean {
  return time !== undefined && time !== null && time !== "" && time !== 0 && time !== "0";
}

/** The file name of a photo or video: the folder before it is another one in every export. */
export function mediaName(uri: unknown): string | null {
  return textOf(baseName((textIn(uri) ?? "").replace(/[?#].*$/s, "")));
}
