import type { ReadOptions } from "./importer.ts";
import { type Reading, startReading } from "./reading.ts";
import { isLaterId, looksLikeTweet, readTweet, type Tweet, type TweetContext } from "./xTweets.ts";

/** What was read so far, over all files of all archives in the source. */
export interface TweetReading extends Reading {
  /** Rows that look like tweets. */
  tweets: number;
  firstRow: unknown;
  /** For each tweet, by its first version: where its newest version so far stands. */
  readonly newest: Map<string, { id: string; index: number; position: () => string }>;
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
    unsettled: [],
    username: null,
  };
}

export function addRow(row: unknown, position: () => string, context: TweetContext, reading: TweetReading): void {
  if (reading.rows() === 0) reading.firstRow = row;
  if (looksLikeTweet(row)) reading.tweets++;
  const tweet = row === undefined ? "not readable" : readTweet(row, context);
  if (typeof tweet === "string") {
    reading.add(tweet, position);
    return;
  }
  reading.username ??= tweet.username;
  const { activity, firstVersion, repliesTo } = tweet;
  const other = reading.newest.get(firstVersion);
  // A row that stands there twice is not an edit: the record will know the second one.
  const isEdit = other !== undefined && other.id !== activity.id;
  if (isEdit) {
    const isLater = isLaterId(activity.id, other.id);
    reading.add("earlier version of an edited post", isLater ? other.position : position);
    if (!isLater) return;
    reading.activities[other.index] = activity;
  } else reading.add(activity, position);
  const index = isEdit ? other.index : reading.activities.length - 1;
  reading.newest.set(firstVersion, { id: activity.id, index, position });
  if (activity.kind === "reply" && context.accountId === null && repliesTo !== null) {
    reading.unsettled.push({ index, repliesTo });
  }
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
