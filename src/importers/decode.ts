import { UserError } from "../errors.ts";
import type { SourceFile } from "./importer.ts";

/** The longest string that Node 20 can make: `buffer.constants.MAX_STRING_LENGTH`. */
const longestText = 536_870_888;

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/**
 * The text in these bytes, without its byte order mark: UTF-8, UTF-16 (what Excel calls "Unicode text"), or, where the
 * bytes are no UTF-8 at all, Windows-1252 (what Excel calls "CSV"). Bytes that mean nothing become U+FFFD.
 * Throws UserError when the text is longer than Node can hold.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > longestText) {
    throw new UserError("The file is too large to read in one piece.", { hint: "Split it into files below 500 MB." });
  }
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== "utf-8" || !text.includes("\ufffd")) return text;
  // One damaged letter leaves the other accents whole; a Windows-1252 file has no whole accent.
  const damaged = text.split("\ufffd").length - 1;
  const whole = Array.from(text.matchAll(/[^\0-\x7f\ufffd]/gu)).length;
  return damaged > whole ? decodeWindows1252(bytes) : text;
}

/** 0x80 to 0x9f, where Latin-1 has control characters: https://encoding.spec.whatwg.org/index-windows-1252.txt */
const windowsSigns = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node 20 takes Windows-1252 for Latin-1, and loses its quotes and dashes: https://github.com/nodejs/node/issues/56542 */
export function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder("latin1")
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** The same text in UTF-8, without a byte order mark: the bytes as they are where they are that already. */
export function toUtf8(bytes: Uint8Array): Uint8Array {
  if (encodingOf(bytes) !== "utf-8") return new TextEncoder().encode(decodeText(bytes));
  return startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes;
}

/** A file as `toUtf8` gives it, in pieces where it can be had in pieces. */
export async function* utf8PiecesOf(file: SourceFile): AsyncGenerator<Uint8Array> {
  const start = await file.readStart(64);
  if (file.readPieces === undefined || encodingOf(start) !== "utf-8") {
    yield toUtf8(await file.read());
    return;
  }
  let skipped = start.length - toUtf8(start).length;
  for await (const piece of file.readPieces()) {
    const part = piece.subarray(skipped);
    skipped -= piece.length - part.length;
    yield part;
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  // Without a mark: Latin letters in UTF-16 have a NUL on every other place.
  const start = bytes.subarray(0, 64);
  const nulsAt = (parity: number): number => start.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (start.length >= 8 && nulsAt(1) * 3 > start.length && nulsAt(0) === 0) return "utf-16le";
  if (start.length >= 8 && nulsAt(0) * 3 > start.length && nulsAt(1) === 0) return "utf-16be";
  return "utf-8";
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
