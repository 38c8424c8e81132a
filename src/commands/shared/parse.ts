import { looksLikeAddress, toUrl } from "../../coach/address.ts";
import type { Day } from "../../coach/day.ts";
import { readDay } from "../../coach/dayInput.ts";
import { type ActivityKind, isKind, kindIds } from "../../coach/kinds.ts";
import { unknownWord } from "../../coach/nearest.ts";
import { findPlatform, type PlatformId, platformIds } from "../../coach/platforms.ts";
import type { Problem } from "../../coach/problem.ts";
import { readText } from "../../coach/textInput.ts";
import { usageError } from "../../errors.ts";
import { orUsageError } from "./leader.ts";

/** Readers for options: each throws a usage error that says what it got. */

export function parsePlatform(typed: string): PlatformId {
  return findPlatform(typed)?.id ?? refuse(unknownWord("platform", typed, platformIds));
}

/** `linkedin,x`: each once, in order. */
export function parsePlatforms(typed: string): PlatformId[] {
  const names = typed.split(",").map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== "").map(parsePlatform))];
}

export function parseKind(typed: string): ActivityKind {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/^checkin$/, "check-in");
  return isKind(wanted) ? wanted : refuse(unknownWord("kind", typed, kindIds));
}

/** A whole number from 1 to `most`. */
export function parseCount(flag: string, most: number): (typed: string) => number {
  return (typed) => {
    const count = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : 0;
    if (count < 1 || count > most) throw usageError(`${flag} takes a whole number from 1 to ${most}, not "${typed}".`);
    return count;
  };
}

export function parsePastDay(typed: string, today: Day): Day {
  return orUsageError(readDay(typed, today, { allowFuture: false })).day;
}

/** An http(s) address, as it is kept. Throws a usage error for anything else. */
export function parseAddressText(typed: string): string {
  const text = parseText("address", typed, 2000) ?? "";
  const url = looksLikeAddress(text) ? toUrl(text) : null;
  if (url === null) throw usageError(`This is not an address of a post: ${text}`, "An address begins with https://");
  return url.href;
}

/** Text for the record: no control characters, at most `longest` characters. Null when it is empty. */
export function parseText(what: string, typed: string | undefined, longest = 200): string | null {
  if (typed === undefined) return null;
  const text = orUsageError(readText(what, typed, longest));
  return text === "" ? null : text;
}

function refuse({ problem, hint }: Problem): never {
  throw usageError(problem, hint);
}
