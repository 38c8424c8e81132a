import { describeJson, endOfString, isClosing, isOpening, parseJson, skipSpace } from "./json.ts";

const [quote, comma, colon] = [0x22, 0x2c, 0x3a];

/**
 * Calls `visit` with each key of the JSON object that opens at `start`, and the place of its value, in order, until it
 * returns true. Nothing but keys is parsed: the values may be lists of hundreds of megabytes.
 */
function walkJsonObject(bytes: Uint8Array, start: number, visit: (key: string, valueAt: number) => boolean): void {
  let depth = 0;
  let isKeyNext = false;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) {
      const end = endOfString(bytes, at);
      const colonAt = depth === 1 && isKeyNext ? skipSpace(bytes, end + 1) : -1;
      if (bytes[colonAt] === colon) {
        const key = parseJson(bytes, at, end + 1);
        if (typeof key === "string" && visit(key, skipSpace(bytes, colonAt + 1))) return;
      }
      isKeyNext = false;
      at = end;
    } else if (isOpening(byte)) {
      depth++;
      isKeyNext = depth === 1;
    } else if (isClosing(byte)) {
      depth--;
      if (depth === 0) return;
    } else if (byte === comma && depth === 1) {
      isKeyNext = true;
    }
  }
}

/**
 * The place of the value of a key of the JSON object that opens at `start`: of the first such key, not of one in an object
 * inside it; null when there is none.
 */
export function findJsonMember(bytes: Uint8Array, start: number, key: string): number | null {
  let found: number | null = null;
  walkJsonObject(bytes, start, (name, valueAt) => {
    if (name === key) found = valueAt;
    return name === key;
  });
  return found;
}

/**
 * What stands at `start`, for an error, however large it is, and wherever it ends: "an object with the keys a, b and 3 more",
 * "a list of an object with the key a".
 */
export function describeJsonAt(bytes: Uint8Array, start: number): string {
  if (bytes[start] === 0x5b) {
    const first = skipSpace(bytes, start + 1);
    if (bytes[first] === 0x5d) return "an empty list";
    return `a list of ${bytes[first] === 0x5b ? "lists" : describeJsonAt(bytes, first)}`;
  }
  if (bytes[start] !== 0x7b) return describeJson(parseJson(bytes, start, endOfValue(bytes, start)));
  const keys: [string, null][] = [];
  walkJsonObject(bytes, start, (key) => {
    keys.push([key, null]);
    return false;
  });
  return describeJson(Object.fromEntries(keys));
}

/** The place after a text, a number or a word. */
function endOfValue(bytes: Uint8Array, start: number): number {
  if (bytes[start] === quote) return endOfString(bytes, start) + 1;
  let at = start;
  while (at < bytes.length && !isClosing(bytes[at]) && bytes[at] !== comma) at++;
  return at;
}
