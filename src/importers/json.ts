import { excerpt } from "../coach/text.ts";

/** Longer than any row of any export: a row beyond it is not parsed. */
const longestRow = 16 * 1024 * 1024;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
/** `[` or `{`. */
export const isOpening = (byte: number | undefined): boolean => byte === 0x5b || byte === 0x7b;
/** `]` or `}`. */
export const isClosing = (byte: number | undefined): boolean => byte === 0x5d || byte === 0x7d;
export const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Calls `visit` with the place (from, to; `to` not included) of each element of the JSON list that opens at `start`, in
 * order. Rows are cut out before they are parsed, so that a list of 240 MB never stands in memory as a whole, and one
 * bad row does not take the others with it. Returns the place after the closing bracket; null when the list never ends.
 */
export function walkJsonList(
  bytes: Uint8Array,
  start: number,
  visit: (from: number, to: number) => void,
): number | null {
  return walkElements(bytes, start, (from, to) => {
    visit(from, to);
    return to;
  });
}

/**
 * The same, going on from the place that `visit` returns: the end of this element, or of a later one. `start` may be such a
 * place itself (`isInside`).
 */
export function walkElements(
  bytes: Uint8Array,
  start: number,
  visit: (from: number, to: number) => number,
  isInside = false,
): number | null {
  let depth = isInside ? 1 : 0;
  let from = -1;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (depth === 1 && from === -1 && byte !== comma && !isSpace(byte) && !isClosing(byte)) from = at;
    if (byte === quote) {
      at = endOfString(bytes, at);
    } else if (isOpening(byte)) {
      depth++;
    } else if (isClosing(byte) || (byte === comma && depth === 1)) {
      if (depth === 1 && from !== -1) {
        const next = visit(from, at);
        from = -1;
        if (next > at) {
          // Once more at what stands there.
          at = next - 1;
          continue;
        }
      }
      if (byte !== comma) depth--;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

/** The place of the quote that closes the string which opens at `start`, or the length when there is none. */
export function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

export function skipSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isSpace(bytes[at])) at++;
  return at;
}

const decoder = new TextDecoder();

/** The JSON value between two places (`to` not included); undefined when it is none. */
export function parseJson(bytes: Uint8Array, from: number, to: number): unknown {
  if (to - from > longestRow) return undefined;
  try {
    return JSON.parse(decoder.decode(bytes.subarray(from, to)));
  } catch {
    return undefined;
  }
}

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text that is not empty; null for anything else. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** What a JSON value is, for an error: "an object with the keys a, b and 3 more", "an empty list". */
export function describeJson(value: unknown): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return "an empty list";
    // Lists may stand in lists without end.
    return `a list of ${Array.isArray(value[0]) ? "lists" : describeJson(value[0])}`;
  }
  if (!isRecord(value))
    return value === undefined ? "nothing that can be read" : value === null ? "null" : `a ${typeof value}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty object";
  const shown = keys.slice(0, 6).map((key) => excerpt(key, 40));
  const more = keys.length > shown.length ? ` and ${keys.length - shown.length} more` : "";
  return `an object with the keys ${shown.join(", ")}${more}`;
}
