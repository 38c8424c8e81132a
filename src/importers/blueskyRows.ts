import { millisecondsInDay } from "date-fns/constants";
import type { Activity } from "../coach/book.ts";
import { noDate, readUtc, toActivity, unreadableDate } from "./activity.ts";
import { type AtUri, isTid, postCollection, readAtUri, tidInstant } from "./blueskyUris.ts";
import type { ReadOptions } from "./importer.ts";
import { isRecord, textOf } from "./json.ts";

/** What a record of `app.bsky.feed.post` tells. */
export interface PostRecord {
  readonly createdAt: string | null;
  readonly text: string | null;
  /** For a reply: whose post it answers; null where that is not told. */
  readonly repliesTo: { readonly did: string | null } | null;
}

/** What a record of `app.bsky.feed.repost` tells. */
export interface RepostRecord {
  readonly createdAt: string | null;
  /** The post that was reposted. */
  readonly subject: AtUri;
}

export interface RowRules extends Pick<ReadOptions, "timeZone" | "today"> {
  /** The last instant (milliseconds) of today. */
  readonly lastInstant: number;
}

/** Bluesky began in private that month. */
const firstInstant = Date.UTC(2022, 10, 1);

export const notAPost = "not a post";
export const notReadable = "not readable";

/** The post in a record, or in few words why there is none. */
export function readPost(record: unknown): PostRecord | string {
  if (!isRecord(record)) return notAPost;
  const reply = isRecord(record["reply"]) ? record["reply"] : null;
  const parent = reply !== null && isRecord(reply["parent"]) ? reply["parent"] : {};
  return {
    createdAt: textOf(record["createdAt"]),
    text: textOf(record["text"]),
    repliesTo: reply === null ? null : { did: readAtUri(parent["uri"])?.authority ?? null },
  };
}

/** The repost in a record, or in few words why there is none. */
export function readRepost(record: unknown): RepostRecord | string {
  const subject = isRecord(record) && isRecord(record["subject"]) ? readAtUri(record["subject"]["uri"]) : null;
  if (!isRecord(record) || subject?.collection !== postCollection) return "not a repost of a post";
  return { createdAt: textOf(record["createdAt"]), subject };
}

/** The post of this account under this key. A reply to oneself is a thread, and a post; so is a quote. */
export function toPost(post: PostRecord, did: string, rkey: string, rules: RowRules): Activity | string {
  const { createdAt, text, repliesTo } = post;
  const instant = findInstant(createdAt, rkey, rules);
  if (typeof instant === "string") return instant;
  return toActivity(
    {
      // As the address of the post tells it; a key of another form is not the only one of its name.
      id: isTid(rkey) ? `bluesky:${rkey}` : `bluesky:${did}/${rkey}`,
      kind: repliesTo === null || repliesTo.did === did ? "post" : "reply",
      platform: "bluesky",
      instant,
      url: addressOf(did, rkey),
      text,
      source: "bluesky",
    },
    rules,
  );
}

/**
 * The repost under this key, null where it is not told: its identity is that of what was reposted, which is always told.
 * Two reposts of one post are one, as they are on Bluesky.
 */
export function toRepost(repost: RepostRecord, rkey: string | null, rules: RowRules): Activity | string {
  const { createdAt, subject } = repost;
  const instant = findInstant(createdAt, rkey, rules);
  if (typeof instant === "string") return instant;
  return toActivity(
    {
      id: `bluesky:repost/${subject.authority}/${subject.rkey}`,
      kind: "repost",
      platform: "bluesky",
      instant,
      url: addressOf(subject.authority, subject.rkey),
      source: "bluesky",
    },
    rules,
  );
}

function addressOf(authority: string, rkey: string): string {
  return `https://bsky.app/profile/${authority}/post/${rkey}`;
}

/**
 * The program that wrote the post dates it: one that brings posts over from elsewhere dates them back, one on a machine
 * whose clock is wrong dates them ahead. The key is made on the day itself. Returns milliseconds, or in few words why there
 * is no date.
 */
function findInstant(createdAt: string | null, rkey: string | null, { lastInstant }: RowRules): number | string {
  const told = createdAt === null ? null : readRfc3339(createdAt);
  const hidden = rkey === null ? null : tidInstant(rkey);
  const isPlausible = hidden !== null && hidden >= firstInstant && hidden <= lastInstant;
  if (isPlausible && (told === null || told > lastInstant || Math.abs(told - hidden) > millisecondsInDay))
    return hidden;
  if (told === null) return createdAt === null ? noDate : unreadableDate;
  return told < firstInstant ? "dated before Bluesky existed" : told;
}

/** Milliseconds; null for anything else, and for a time without a zone: it may mean any. */
function readRfc3339(text: string): number | null {
  return /[T ].*(?:Z|[+-]\d{2}:\d{2})$/i.test(text.slice(0, 64)) ? readUtc(text) : null;
}
