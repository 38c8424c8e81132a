import { millisecondsInDay, millisecondsInMinute } from "date-fns/constants";
import type { Activity } from "../coach/book.ts";
import { type Day, dayOfNumber } from "../coach/day.ts";
import { plainText } from "../coach/text.ts";
import { largestOffset, noDate, readUtc, toActivity, unreadableDate, webAddressIn } from "./activity.ts";
import type { ReadOptions } from "./importer.ts";
import { isRecord, type JsonRecord, textOf } from "./json.ts";
import type { SwarmKind } from "./swarmLists.ts";

/** How the rows of one list are to be read. */
export interface SwarmRules extends Pick<ReadOptions, "timeZone" | "today" | "includePrivate"> {
  readonly kind: SwarmKind;
  /** For rows without an identity of their own. */
  readonly identify: (parts: readonly (string | null)[]) => string;
}

/** The second one: on the way, at no place that has a page. */
const checkinTypes: ReadonlySet<unknown> = new Set(["checkin", "venueless"]);

/** Characters: what is kept of a text is shorter. */
const longestText = 1000;

/** The activity in a row, or in few words why it is skipped. */
export function readSwarmRow(row: unknown, rules: SwarmRules): Activity | string {
  if (row === undefined) return "not readable";
  const { kind, identify } = rules;
  const stranger = kind === "review" ? "not a tip" : "not a check-in";
  if (!isRecord(row)) return stranger;
  // The feed of the API also holds what was shouted or liked, with a type of its own.
  if (kind === "check-in" && !checkinTypes.has(row["type"] ?? "checkin")) return stranger;
  if (isPrivate(row) && !rules.includePrivate) return "private";
  const instant = readInstant(row["createdAt"]);
  if (typeof instant === "string") return instant;
  const venue = isRecord(row["venue"]) ? row["venue"] : {};
  const words = textOf(row[kind === "review" ? "text" : "shout"]);
  if (kind === "review" && words === null) return "nothing in it";
  const text = joinWords([textOf(venue["name"]), words]);
  const own = idOf(row["id"]);
  const id = own === null ? identify([String(instant), kind, text]) : `swarm:${own}`;
  const day = readDay(instant, row["timeZoneOffset"]);
  const url = findAddress(row, kind);
  return toActivity(
    { id, kind, platform: "swarm", instant, ...(day === null ? {} : { day }), url, text, source: "swarm" },
    rules,
  );
}

/** Does this row have what every row of such a list has? */
export function looksLikeSwarmRow(row: unknown): boolean {
  return isRecord(row) && Object.hasOwn(row, "createdAt");
}

/** Was it shown to nobody else? The archive and the API mark it with `private`. */
function isPrivate(row: JsonRecord): boolean {
  const mark = row["private"];
  return mark === true || mark === 1 || mark === "true" || row["visibility"] === "private";
}

/** Seconds since 1970 in the API, `YYYY-MM-DD HH:MM:SS.ffffff` (UTC) in the archive. */
function readInstant(written: unknown): number | string {
  if (written == null || written === "") return noDate;
  const instant =
    typeof written === "number" ? Math.round(written * 1000) : typeof written === "string" ? readUtc(written) : null;
  return instant === null || !(Math.abs(instant) <= 8.64e15) ? unreadableDate : instant;
}

/** The day where the leader was: UTC and the row's own minutes; null where the row does not tell them. */
function readDay(instant: number, offset: unknown): Day | null {
  if (typeof offset !== "number" || !(Math.abs(offset) <= largestOffset)) return null;
  return dayOfNumber(Math.floor((instant + offset * millisecondsInMinute) / millisecondsInDay));
}

function idOf(value: unknown): string | null {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === "string" && /^[\w-]{1,64}$/.test(text) ? text : null;
}

/** The `url` of a check-in is nobody's business: only that of a tip is its page. */
function findAddress(row: JsonRecord, kind: SwarmKind): string | null {
  const keys = kind === "review" ? ["canonicalUrl", "url"] : ["canonicalUrl", "checkinShortUrl"];
  return keys.map((key) => webAddressIn(row[key])).find((address) => address !== null) ?? null;
}

/** `Café X: with friends`, or what there is of it. */
function joinWords(parts: readonly (string | null)[]): string {
  return parts
    .map((part) => plainText((part ?? "").slice(0, longestText)))
    .filter((part) => part !== "")
    .join(": ");
}
