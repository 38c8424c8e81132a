import { countOf } from "../coach/words.ts";
import { UserError } from "../errors.ts";
import { notAPost, notReadable, type PostRecord, type RepostRecord, readPost } from "./blueskyRows.ts";
import { isDid, isHandle, postCollection, readAtUri } from "./blueskyUris.ts";
import { isRecord, parseJson, skipSpace, textOf, walkJsonList } from "./json.ts";
import { findJsonMember } from "./jsonObject.ts";

/** One thing that stands in somebody's feed. */
export type FeedItem = FeedPost | FeedRepost;

interface FeedPost {
  /** Who wrote it. */
  readonly by: Person;
  readonly post: PostRecord;
  readonly rkey: string;
}

interface FeedRepost {
  /** Who reposted it. */
  readonly by: Person;
  readonly repost: RepostRecord;
  /** Newer servers tell it. */
  readonly rkey: string | null;
}

export interface Person {
  readonly did: string;
  /** Without `@`; null where the server could not vouch for it. */
  readonly handle: string | null;
}

const [openingBracket, openingBrace] = [0x5b, 0x7b];

/**
 * Calls `visit` with each item of the feed in this file, in order; undefined for one that is no JSON. The file holds pages
 * as `app.bsky.feed.getAuthorFeed` gives them, or items, in a list or one after the other. Throws UserError.
 */
export function walkFeed(bytes: Uint8Array, label: string, visit: (item: unknown) => void): void {
  let count = 0;
  const visitItem = (from: number, to: number): void => {
    count++;
    visit(parseJson(bytes, from, to));
  };
  let isWhole = true;
  const visitPage = (from: number, to: number): void => {
    const list = bytes[from] === openingBrace ? findJsonMember(bytes, from, "feed") : null;
    if (list === null || bytes[list] !== openingBracket) visitItem(from, to);
    else isWhole = walkJsonList(bytes, list, visitItem) !== null && isWhole;
  };
  for (let at = skipSpace(bytes, 0); at < bytes.length; ) {
    const isList = bytes[at] === openingBracket;
    if (!isList && bytes[at] !== openingBrace) throw damaged(label, "is damaged: it does not go on as JSON", count);
    const end = walkJsonList(bytes, at, isList ? visitPage : () => {});
    if (end !== null && !isList) visitPage(at, end);
    if (end === null || !isWhole) throw damaged(label, "ends in the middle", count);
    at = skipSpace(bytes, end);
  }
}

function damaged(label: string, fault: string, count: number): UserError {
  return new UserError(`${label} ${fault}, after ${countOf(count, "item")}.`, { hint: "Download it again." });
}

/** The item, or in few words why it is left out: https://github.com/bluesky-social/atproto, `app.bsky.feed.defs` */
export function readFeedItem(item: unknown): FeedItem | string {
  const post = isRecord(item) && isRecord(item["post"]) ? item["post"] : null;
  if (!isRecord(item) || post === null) return item === undefined ? notReadable : notAPost;
  const uri = readAtUri(post["uri"]);
  if (uri?.collection !== postCollection) return notAPost;
  const author = readPerson(post["author"]);
  const did = isDid(uri.authority) ? uri.authority : author?.did;
  if (did === undefined) return "does not say whose it is";
  const reason = isRecord(item["reason"]) ? item["reason"] : {};
  const why = textOf(reason["$type"]) ?? "";
  // In its own place it counts; up here, an old one would make the feed look as if it reached back to it.
  if (why.endsWith("#reasonPin")) return "pinned, out of its place";
  if (why.endsWith("#reasonRepost")) {
    const by = readPerson(reason["by"]);
    if (by === null) return "does not say whose it is";
    const repost = { createdAt: textOf(reason["indexedAt"]), subject: { ...uri, authority: did } };
    return { by, repost, rkey: readAtUri(reason["uri"])?.rkey ?? null };
  }
  const record = readPost(post["record"]);
  const by = { did, handle: author?.did === did ? author.handle : null };
  return typeof record === "string" ? record : { by, post: record, rkey: uri.rkey };
}

function readPerson(value: unknown): Person | null {
  if (!isRecord(value) || !isDid(value["did"])) return null;
  const handle = value["handle"];
  return { did: value["did"], handle: isHandle(handle) && handle !== "handle.invalid" ? handle : null };
}

/** Whose feed it is: who reposted most, else who posted most. Null for an empty feed. */
export function findOwner(items: readonly FeedItem[]): Person | null {
  const reposts = items.filter((item) => "repost" in item);
  const counts = new Map<string, number>();
  for (const { by } of reposts.length > 0 ? reposts : items) counts.set(by.did, (counts.get(by.did) ?? 0) + 1);
  const [did] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), ["", 0]);
  const handle = items.find(({ by }) => by.did === did && by.handle !== null)?.by.handle ?? null;
  return did === "" ? null : { did, handle };
}
