import type { Activity } from "../coach/book.ts";
import { noDate, readUtc, toActivity, unreadableDate } from "./activity.ts";
import type { ReadOptions } from "./importer.ts";
import { isRecord, type JsonRecord, textOf } from "./json.ts";
import { addressIn, identityOf, linkIn, ownerOf, readLink } from "./mastodonAddresses.ts";
import { type Audience, audienceOf } from "./mastodonAudience.ts";
import { noteOwner, type Owner } from "./mastodonFiles.ts";

export interface OutboxContext {
  readonly options: ReadOptions;
  readonly owner: Owner;
  /** The words of a piece of HTML. */
  readonly wordsOf: (html: string) => string;
  /** For rows without an address of their own, by `createRowIdentities`. */
  readonly identify: (parts: readonly (string | null)[]) => string;
}

export interface OutboxRow {
  readonly activity: Activity;
  /** The address of the post that is replied to, empty where it cannot be read; null for no reply. */
  readonly repliesTo: string | null;
}

/** More than an excerpt needs, however much markup stands between its words. */
const longestContent = 20_000;

/** What an outbox may hold bare, without the Create around it. https://www.w3.org/TR/activitystreams-vocabulary/#object-types */
const postTypes = ["Note", "Question", "Article", "Page", "Image", "Video", "Audio", "Event"];

/** The activity in this row, or in few words why it is skipped. Nothing of a skipped row is told. */
export function readOutboxRow(row: unknown, context: OutboxContext): OutboxRow | string {
  if (!isRecord(row)) return "not a post";
  const type = textOf(row["type"]) ?? "";
  const isBare = postTypes.includes(type);
  if (!isBare && type !== "Create" && type !== "Announce") return "not a post";
  const object = isBare ? row : row["object"];
  if (!isRecord(object) && addressIn(object) === null) return "nothing in it";
  const post = isRecord(object) ? object : { id: object };
  const isBoost = type === "Announce";
  noteOwner(context.owner, linkIn(row["actor"]));
  const hidden = whyHidden(audienceOf(isBoost ? [row] : [row, post], context.owner), context.options);
  if (hidden !== null) return hidden;
  return isBoost ? readBoost(row, post, context) : readPost(row, post, context);
}

function whyHidden(audience: Audience, { includePrivate }: ReadOptions): string | null {
  if (audience === "named people") return "direct message";
  return audience === "followers" && !includePrivate ? "for followers only" : null;
}

/** A boost is of somebody else's post, whose words and address are not the leader's. */
function readBoost(row: JsonRecord, boosted: JsonRecord, { options, identify }: OutboxContext): OutboxRow | string {
  const instant = readInstant(row["published"]);
  if (typeof instant === "string") return instant;
  const url = (linkIn(boosted["url"]) ?? linkIn(boosted["id"]))?.href ?? null;
  const activity = toActivity(
    {
      id: identityOf(linkIn(row["id"])) ?? identify([String(instant), null, url]),
      kind: "repost",
      platform: "mastodon",
      instant,
      url,
      source: "mastodon",
    },
    options,
  );
  return typeof activity === "string" ? activity : { activity, repliesTo: null };
}

function readPost(row: JsonRecord, post: JsonRecord, context: OutboxContext): OutboxRow | string {
  const instant = readInstant(row["published"] ?? post["published"]);
  if (typeof instant === "string") return instant;
  const [id, url] = [linkIn(post["id"]), linkIn(post["url"])];
  for (const address of [id, url]) {
    if (address !== null && !noteOwner(context.owner, address)) context.owner.posts.add(address.href);
  }
  const text = textIn(post, context.wordsOf);
  const repliesTo = readReply(post["inReplyTo"]);
  const activity = toActivity(
    {
      id:
        identityOf(id) ??
        identityOf(url) ??
        identityOf(linkIn(row["id"])) ??
        context.identify([String(instant), text, addressIn(mediaOf(post)["url"])]),
      // A reply in an own thread is told from others when all own addresses are known. A quote is a post.
      kind: repliesTo === null ? "post" : "reply",
      platform: "mastodon",
      instant,
      // Where people see it, else its identifier.
      url: (url ?? id)?.href ?? null,
      text,
      source: "mastodon",
    },
    context.options,
  );
  return typeof activity === "string" ? activity : { activity, repliesTo };
}

/** Is this a reply in the owner's own thread? Only asked when the whole outbox was read. */
export function isOwnThread(repliesTo: string, { keys, posts }: Owner): boolean {
  const address = readLink(repliesTo);
  return address !== null && (posts.has(address.href) || keys.has(ownerOf(address) ?? ""));
}

function readInstant(value: unknown): number | string {
  const written = textOf(value);
  return written === null ? noDate : (readUtc(written) ?? unreadableDate);
}

function readReply(value: unknown): string | null {
  return value == null || value === "" ? null : (addressIn(value) ?? "");
}

function mediaOf(post: JsonRecord): JsonRecord {
  const media: unknown = [post["attachment"]].flat()[0];
  return isRecord(media) ? media : {};
}

/** A title (articles have one) or a content warning (a plain text), then the words. */
function textIn(post: JsonRecord, wordsOf: (html: string) => string): string {
  const heading = textOf(post["name"]) ?? textOf(post["summary"]);
  const words = wordsOf((textOf(post["content"]) ?? "").slice(0, longestContent)).trim();
  return [heading?.slice(0, longestContent), words].filter((part) => part !== undefined && part !== "").join(": ");
}
