import type { ReadOptions } from "./importer.ts";
import { type Reading, startReading } from "./reading.ts";
import { isLaterId, looksLikeTweet, readTweet, type Tweet, type TweetContext } from "./xTweets.ts";

/** Where a row stands: `data/tweets.js, tweet` and 12. There are 100,000: they are put together only when asked for. */
export interface RowPlace {
  readonly list: string;
  readonly number: number;
}

/** What was read so far, over all files of all archives in the source. */
export interface TweetReading extends Reading {
  /** Rows that look like tweets. */
  tweets: number;
  firstRow: unknown;
  /** For each tweet, by its first version: the index of its newest version so far. */
  readonly newest: Map<string, number>;
  /** Where each activity stands. */
  readonly places: RowPlace[];
  /** Replies of archives that do not say whose they are. */
  readonly unsettled: { index: number; repliesTo: NonNullable<Tweet["repliesTo"]> }[];
  username: string | null;
}

export function startTweets(options: Pick<ReadOptions, "onProgress">, total: number | null): TweetReading {
  return {
    ...startReading(options, total),
    tweets: 0,
    firstRow: undefined,
    newest: new Map(),
    places: [],
    unsettled: [],
    username: null,
  };
}

export function addRow(row: unknown, place: RowPlace, context: TweetContext, reading: TweetReading): void {
  if (reading.rows() === 0) reading.firstRow = row;
  if (looksLikeTweet(row)) reading.tweets++;
  const tweet = row === undefined ? "not readable" : readTweet(row, context);
  if (typeof tweet === "string") {
    reading.add(tweet, () => positionOf(place));
    return;
  }
  reading.username ??= tweet.username;
  const { activity, firstVersion, repliesTo } = tweet;
  const newest = reading.newest.get(firstVersion);
  const other = newest === undefined ? undefined : reading.activities[newest];
  let index = reading.activities.length;
  // A row that stands there twice is not an edit: the record will know the second one.
  if (newest !== undefined && other !== undefined && other.id !== activity.id) {
    const isLater = isLaterId(activity.id, other.id);
    const earlier = isLater ? (reading.places[newest] ?? place) : place;
    reading.add("earlier version of an edited post", () => positionOf(earlier));
    if (!isLater) return;
    reading.activities[newest] = activity;
    index = newest;
  } else reading.add(activity, () => positionOf(place));
  reading.newest.set(firstVersion, index);
  reading.places[index] = place;
  if (activity.kind === "reply" && context.accountId === null && repliesTo !== null) {
    reading.unsettled.push({ index, repliesTo });
  }
}

function positionOf({ list, number }: RowPlace): string {
  return `${list} ${number}`;
}

/** A lone tweets.js does not say whose it is; but whoever is replied to under a tweet of this file wrote that tweet. */
export function settleReplies({ activities, unsettled }: TweetReading): void {
  const ids = new Set(unsettled.length === 0 ? [] : activities.map((activity) => activity.id));
  const own = new Set(
    unsettled.filter(({ repliesTo }) => ids.has(`x:${repliesTo.tweet}`)).map(({ repliesTo }) => repliesTo.user),
  );
  own.delete(null);
  for (const { index, repliesTo } of unsettled) {
    const activity = activities[index];
    if (activity?.kind === "reply" && own.has(repliesTo.user)) activities[index] = { ...activity, kind: "post" };
  }
}
