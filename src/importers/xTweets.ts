import { parseAddress } from "../coach/address.ts";
import type { Activity } from "../coach/book.ts";
import { type Day, dayNumber, isDay } from "../coach/day.ts";
import type { ActivityKind } from "../coach/kinds.ts";
import { excerpt } from "../coach/text.ts";
import { dayInZone } from "../coach/zone.ts";
import { noDate, unreadableDate } from "./activity.ts";
import { isRecord, type JsonRecord, textOf } from "./json.ts";
import { usernameOf } from "./xFiles.ts";

export interface TweetContext {
  readonly timeZone: string;
  readonly today: Day;
  readonly username: string | null;
  readonly accountId: string | null;
}

export interface Tweet {
  readonly activity: Activity;
  /** The same for all versions of an edited tweet: the identifier of the first. */
  readonly firstVersion: string;
  /** For a reply: to which tweet, and to whose. */
  readonly repliesTo: { readonly tweet: string | null; readonly user: string | null } | null;
  /** Whose tweet it is, where the row itself says so (2014). */
  readonly username: string | null;
}

/** The first tweet: https://x.com/jack/status/20, 21 March 2006. */
const firstDay: Day = "2006-03-21";

/** Far above the five that X allows. */
const mostVersions = 20;

/** Archives made in 2014 know no time of day for tweets until this day: they say midnight. */
const lastDayWithoutTime: Day = "2010-11-04";

/** A row holds the tweet, or is it (2019, 2014). */
export function unwrapTweet(row: unknown): JsonRecord | null {
  if (!isRecord(row)) return null;
  return isRecord(row["tweet"]) ? row["tweet"] : row;
}

/** Does this row have what no other list in an archive has? */
export function looksLikeTweet(row: unknown): boolean {
  const tweet = unwrapTweet(row);
  return tweet !== null && Object.hasOwn(tweet, "created_at");
}

/** The tweet in this row, or in few words why it cannot be read. */
export function readTweet(row: unknown, context: TweetContext): Tweet | string {
  const tweet = unwrapTweet(row);
  if (tweet === null) return "not a tweet";
  const id = numberOf(tweet["id_str"] ?? tweet["id"]);
  if (id === null) return "no number";
  const written = textOf(tweet["created_at"]);
  if (written === null) return noDate;
  const versions = versionsOf(tweet, id);
  const [firstVersion = id] = versions;
  const date = firstVersion === id ? readDate(written, context.timeZone) : readDateOf(firstVersion, written, context);
  if (date === null) return unreadableDate;
  if (date.day < firstDay) return "dated before X existed";
  if (date.day > context.today) return "dated in the future";
  const user = isRecord(tweet["user"]) ? tweet["user"] : {};
  const username = usernameOf(user["screen_name"]);
  const text = textOf(tweet["full_text"]) ?? textOf(tweet["text"]) ?? "";
  const repliesTo = readReply(tweet);
  const short = excerpt(unescapeText(text));
  return {
    activity: {
      id: `x:${id}`,
      ...aliasesOf(id, versions),
      day: date.day,
      kind: kindOf(tweet, text, repliesTo, context.accountId ?? textOf(user["id_str"])),
      platform: "x",
      ...(date.instant === null ? {} : { at: new Date(date.instant).toISOString() }),
      url: `https://x.com/${context.username ?? username ?? "i/web"}/status/${id}`,
      ...(short === "" ? {} : { text: short }),
      source: "x",
    },
    firstVersion,
    repliesTo,
    username,
  };
}

/** In this order: a repost, whatever it replies to; then an own thread; then a reply. All else is a post, a quote too. */
function kindOf(
  tweet: JsonRecord,
  text: string,
  repliesTo: Tweet["repliesTo"],
  accountId: string | null,
): ActivityKind {
  // `retweeted` is false on every row; only the archives of 2014 hold the tweet that was reposted.
  if (/^RT @\w+:/.test(text) || isRecord(tweet["retweeted_status"])) return "repost";
  if (repliesTo === null || (repliesTo.user !== null && repliesTo.user === accountId)) return "post";
  return "reply";
}

function readReply(tweet: JsonRecord): Tweet["repliesTo"] {
  const status = numberOf(tweet["in_reply_to_status_id_str"] ?? tweet["in_reply_to_status_id"]);
  const user = numberOf(tweet["in_reply_to_user_id_str"] ?? tweet["in_reply_to_user_id"]);
  return status === null && user === null ? null : { tweet: status, user };
}

/** An identifier as text: they exceed 2^53, so the number that stands beside such a text is rounded. */
function numberOf(value: unknown): string | null {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === "string" && /^\d{1,20}$/.test(text) ? text : null;
}

/**
 * Edited versions of one tweet name each other; https://help.x.com/en/using-x/edit-post: up to five, within an hour. Oldest
 * first, this one (`id`) among them.
 */
function versionsOf(tweet: JsonRecord, id: string): readonly string[] {
  const info = tweet["edit_info"];
  if (!isRecord(info)) return [id];
  const edit = isRecord(info["edit"]) ? info["edit"] : {};
  for (const control of [info["initial"], edit["editControlInitial"]]) {
    const ids = isRecord(control) ? control["editTweetIds"] : null;
    if (!Array.isArray(ids)) continue;
    const versions = ids.filter((id): id is string => typeof id === "string" && /^\d{1,20}$/.test(id));
    if (versions.length > 0) return inOrder([...versions, id]);
  }
  return inOrder([numberOf(edit["initialTweetId_str"] ?? edit["initialTweetId"]) ?? id, id]);
}

function inOrder(ids: readonly string[]): readonly string[] {
  const versions = [...new Set(ids)];
  return versions.length > 1 ? versions.sort((left, right) => (isLaterId(left, right) ? 1 : -1)) : versions;
}

/** Whichever version's address was logged, it is this tweet. */
function aliasesOf(id: string, versions: readonly string[]): Pick<Activity, "aliases"> {
  const others = versions.filter((other) => other !== id).slice(0, mostVersions);
  return others.length === 0 ? {} : { aliases: others.map((other) => `x:${other}`) };
}

/** Is the first identifier the larger number, and so the later tweet? */
export function isLaterId(left: string, right: string): boolean {
  return left.length === right.length ? left > right : left.length > right.length;
}

/** It was posted when its first version was, whose number tells the moment, whether that row is there or not. */
function readDateOf(firstVersion: string, written: string, { timeZone }: TweetContext): ReturnType<typeof readDate> {
  const address = parseAddress(`https://x.com/i/web/status/${firstVersion}`, Number.POSITIVE_INFINITY);
  const instant = address?.instant ?? null;
  return instant === null ? readDate(written, timeZone) : { day: dayInZone(instant, timeZone), instant };
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const datePattern = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} \+0000 \d{4}$/;
const datePatternOf2014 = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \+0000$/;

/** Both forms are in UTC. The instant is null where only the day is known: such a day is not moved by the zone. */
function readDate(written: string, timeZone: string): { day: Day; instant: number | null } | null {
  const isOfToday = datePattern.test(written);
  if (!isOfToday && !datePatternOf2014.test(written)) return null;
  const utcDay = isOfToday ? `${written.slice(26)}-${monthIn(written)}-${written.slice(8, 10)}` : written.slice(0, 10);
  // The clock stands in the same place in both.
  const [hour, minute, second] = [numberAt(written, 11), numberAt(written, 14), numberAt(written, 17)];
  if (!isDay(utcDay) || hour > 23 || minute > 59 || second > 60) return null;
  const time = hour * 3600 + minute * 60 + second;
  if (!isOfToday && time === 0 && utcDay <= lastDayWithoutTime) return { day: utcDay, instant: null };
  const instant = (dayNumber(utcDay) * 86_400 + time) * 1000;
  return { day: dayInZone(instant, timeZone), instant };
}

/** `10` of `Wed Oct 10 …`; 00 for no month. */
function monthIn(written: string): string {
  return String(months.indexOf(written.slice(4, 7)) + 1).padStart(2, "0");
}

/** Of two digits. */
function numberAt(written: string, place: number): number {
  return Number(written.slice(place, place + 2));
}

/** `&amp;lt;` is `&lt;`: each is unescaped once, the sign that begins them last. */
function unescapeText(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
