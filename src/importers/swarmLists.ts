import { parseJson, skipSpace, walkJsonList } from "./json.ts";
import { findJsonMember } from "./jsonObject.ts";

export type SwarmKind = "check-in" | "review";

/** A list of rows in a file. */
export interface SwarmList {
  readonly kind: SwarmKind;
  /** Where it opens. */
  readonly start: number;
  /** How many rows the file says that it holds; null where it does not say so of this list alone. */
  readonly count: number | null;
}

interface ListForm {
  readonly path: readonly string[];
  /** Where the path tells; otherwise the rows do. */
  readonly kind: SwarmKind | null;
}

/** Files of the archive first; then pages of the API, whose counts are of all pages together. */
const forms: readonly ListForm[] = [
  { path: ["items"], kind: null },
  { path: ["response", "checkins", "items"], kind: "check-in" },
  { path: ["response", "tips", "items"], kind: "review" },
  { path: ["checkins", "items"], kind: "check-in" },
  { path: ["tips", "items"], kind: "review" },
];

/** Bytes of a list that show of what kind it is: rows of the API take up to 10 KB each. */
const windowLength = 100_000;

/** Rows that are looked at for that: the first ones may be damaged. */
const mostRows = 20;

const [brace, bracket, comma] = [0x7b, 0x5b, 0x2c];

/**
 * The lists of check-ins and tips in a JSON file (UTF-8): in the archive's own form, in a page of the API or in a list of
 * such pages. `emptyKind` is what a list without rows is of. A file that ends too early is seen as far as it goes.
 */
export function findSwarmLists(bytes: Uint8Array, emptyKind: SwarmKind | null): SwarmList[] {
  const root = skipSpace(bytes, 0);
  if (bytes[root] !== bracket) return findInPage(bytes, root, emptyKind);
  const kind = kindOfList(bytes, root);
  if (kind !== null) return [{ kind, start: root, count: null }];
  return findPages(bytes, root).flatMap((page) => findInPage(bytes, page, null));
}

function findInPage(bytes: Uint8Array, at: number, emptyKind: SwarmKind | null): SwarmList[] {
  for (const form of forms) {
    const start = findMember(bytes, at, form.path);
    if (start === null || bytes[start] !== bracket) continue;
    const isEmpty = bytes[skipSpace(bytes, start + 1)] === 0x5d;
    const kind = form.kind ?? (isEmpty ? emptyKind : kindOfList(bytes, start));
    if (kind === null) continue;
    return [{ kind, start, count: form.path.length === 1 ? readCount(bytes, findMember(bytes, at, ["count"])) : null }];
  }
  return [];
}

function findMember(bytes: Uint8Array, start: number, path: readonly string[]): number | null {
  let at: number | null = start;
  for (const key of path) at = at === null || bytes[at] !== brace ? null : findJsonMember(bytes, at, key);
  return at;
}

function readCount(bytes: Uint8Array, at: number | null): number | null {
  if (at === null) return null;
  const digits = /^\d{1,9}(?!\d)/.exec(new TextDecoder().decode(bytes.subarray(at, at + 20)));
  return digits === null ? null : Number(digits[0]);
}

/** Where each element begins, the one in which the bytes end too. */
function findPages(bytes: Uint8Array, list: number): number[] {
  const pages: number[] = [];
  let last = list + 1;
  const end = walkJsonList(bytes, list, (from, to) => {
    pages.push(from);
    last = to;
  });
  if (end === null) {
    const next = skipSpace(bytes, last);
    pages.push(bytes[next] === comma ? skipSpace(bytes, next + 1) : next);
  }
  return pages;
}

function kindOfList(bytes: Uint8Array, list: number): SwarmKind | null {
  const window = bytes.subarray(list, list + windowLength);
  for (const row of findPages(window, 0).slice(0, mostRows)) {
    const kind = window[row] === brace ? kindOfRow(window, row) : null;
    if (kind !== null) return kind;
  }
  return null;
}

/** By what no other list of the archive has: comments have no venue, visits come and go. */
function kindOfRow(bytes: Uint8Array, row: number): SwarmKind | null {
  const has = (key: string): boolean => findJsonMember(bytes, row, key) !== null;
  if (!has("createdAt") || has("timeArrived") || has("timeDeparted")) return null;
  const type = findJsonMember(bytes, row, "type");
  if (type !== null && parseJson(bytes, type, type + '"checkin"'.length) === "checkin") return "check-in";
  if (has("text")) return has("venue") || has("canonicalUrl") ? "review" : null;
  return has("timeZoneOffset") && (has("venue") || has("shout")) ? "check-in" : null;
}
