import type { Activity } from "../coach/book.ts";
import { excerpt } from "../coach/text.ts";
import { countOf } from "../coach/words.ts";
import { lastInstantOf } from "../coach/zone.ts";
import { UserError } from "../errors.ts";
import { type FeedItem, findOwner, readFeedItem, walkFeed } from "./blueskyFeed.ts";
import { readEachOnce, readRepo } from "./blueskyRepo.ts";
import { notAPost, notReadable, type RowRules, readPost, readRepost, toPost, toRepost } from "./blueskyRows.ts";
import { isRkey, postCollection, repostCollection } from "./blueskyUris.ts";
import { toUtf8 } from "./decode.ts";
import { showPath } from "./describe.ts";
import type { ReadOptions, SourceFile } from "./importer.ts";
import { describeJson } from "./json.ts";
import { type Reading, startReading } from "./reading.ts";

/** What was read so far, over all files in the source. */
export interface BlueskyReading extends Reading {
  readonly rules: RowRules;
  did: string | null;
  handle: string | null;
}

export function startBluesky(options: ReadOptions): BlueskyReading {
  const { timeZone, today } = options;
  const rules = { timeZone, today, lastInstant: lastInstantOf(today, timeZone) };
  return { ...startReading(options), rules, did: null, handle: null };
}

/** Reads an account's archive into `reading`. Throws UserError when the file is damaged, or of something else. */
export async function readCarFile(file: SourceFile, reading: BlueskyReading): Promise<void> {
  const label = showPath(file.path);
  const isWanted = (collection: string): boolean => collection === postCollection || collection === repostCollection;
  const repo = await readRepo(await file.read(), label, isWanted);
  const { did, records, missingParts } = repo;
  reading.did ??= did;
  if (missingParts > 0) {
    reading.warnings.push(`${label}: parts of the file are missing, and maybe posts in them. Export it again.`);
  }
  const [readPostIn, readRepostIn] = [readEachOnce(repo, readPost), readEachOnce(repo, readRepost)];
  for (const { collection, rkey, block } of records) {
    const row = !isRkey(rkey)
      ? "no key"
      : collection === postCollection
        ? andThen(readPostIn(block), (post) => toPost(post, did, rkey, reading.rules))
        : andThen(readRepostIn(block), (repost) => toRepost(repost, rkey, reading.rules));
    reading.add(row, () => `${label}, ${excerpt(`${collection}/${rkey}`, 80)}`);
  }
}

/** Reads what one account posted and reposted into `reading`. Throws UserError for anything but such a feed. */
export async function readFeedFile(file: SourceFile, reading: BlueskyReading): Promise<void> {
  const label = showPath(file.path);
  const items: { item: FeedItem; number: number }[] = [];
  let number = 0;
  let strange = 0;
  let first: unknown;
  walkFeed(toUtf8(await file.read()), label, (value) => {
    const place = ++number;
    if (place === 1) first = value;
    const item = readFeedItem(value);
    if (typeof item === "string") reading.add(item, () => `${label}, item ${place}`);
    else items.push({ item, number });
    if (item === notAPost || item === notReadable) strange++;
  });
  if (number > 0 && strange === number) throw explainStrangeItems(label, first);
  const owner = findOwner(items.map(({ item }) => item));
  if (owner === null) return;
  reading.did ??= owner.did;
  reading.handle ??= owner.handle;
  const own = items.filter(({ item }) => item.by.did === owner.did);
  if (own.length * 4 < items.length) throw explainTimeline(label, items);
  for (const { item, number } of items) {
    const row = item.by.did === owner.did ? toActivityOf(item, reading.rules) : "by somebody else";
    reading.add(row, () => `${label}, item ${number}`);
  }
}

function toActivityOf(item: FeedItem, rules: RowRules): Activity | string {
  return "repost" in item ? toRepost(item.repost, item.rkey, rules) : toPost(item.post, item.by.did, item.rkey, rules);
}

function andThen<Row extends object>(row: Row | string, make: (row: Row) => Activity | string): Activity | string {
  return typeof row === "string" ? row : make(row);
}

function explainStrangeItems(label: string, first: unknown): UserError {
  return new UserError(`The items in ${label} are no posts of Bluesky: the first is ${describeJson(first)}.`, {
    hint: "Give what app.bsky.feed.getAuthorFeed answers.",
  });
}

/** With the posts of others around one's own (threads that were unrolled) an author still stands out. */
function explainTimeline(label: string, items: readonly { item: FeedItem }[]): UserError {
  const people = new Set(items.map(({ item }) => item.by.did)).size;
  return new UserError(
    `${label} holds posts of ${countOf(people, "person", "people")}: it does not say which are yours.`,
    {
      hint: "Give the feed of your own account: what app.bsky.feed.getAuthorFeed answers for it.",
    },
  );
}
