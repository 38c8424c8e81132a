import { endOfString } from "./json.ts";

/** Lists and objects within each other that are looked at: what lies deeper tells nothing about a file. */
const deepest = 6;

/** Longer than any name that Meta gives to a value. */
const longestKey = 100;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;

const decoder = new TextDecoder();

/**
 * What stands in the start of a JSON text, which may be cut anywhere: the place of the first value of each path, such as
 * `[].media[].uri` (in a list, of objects with a list `media`, …) or `ig_stories[]` (where that list opens).
 * Empty for a text that is neither a list nor an object.
 */
export function findPlaces(start: Uint8Array): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const open: { readonly path: string; readonly isList: boolean }[] = [];
  let deeper = 0;
  let path = "";
  let isKeyNext = false;
  const note = (at: number): void => {
    if (!places.has(path)) places.set(path, at);
  };
  for (let at = 0; at < start.length; at++) {
    const byte = start[at] as number;
    const character = String.fromCharCode(byte);
    if (open.length === 0 && !/[[{\s]/.test(character)) break;
    if (byte === quote) {
      const end = endOfString(start, at);
      if (deeper === 0 && isKeyNext) {
        const key = end - at > longestKey ? "" : decoder.decode(start.subarray(at + 1, end));
        path = [open.at(-1)?.path, key].filter(Boolean).join(".");
        note(at);
      }
      at = end;
    } else if (byte === colon) {
      isKeyNext = false;
    } else if (byte === comma && deeper === 0) {
      const around = open.at(-1);
      path = around?.path ?? "";
      isKeyNext = around?.isList === false;
    } else if (character === "[" || character === "{") {
      if (open.length === deepest) {
        deeper++;
        continue;
      }
      const isList = character === "[";
      if (isList) path += "[]";
      note(at);
      open.push({ path, isList });
      isKeyNext = !isList;
    } else if (character === "]" || character === "}") {
      if (deeper > 0) deeper--;
      else open.pop();
      if (open.length === 0) break;
    }
  }
  return places;
}
