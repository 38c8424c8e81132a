import type { Activity } from "../coach/book.ts";
import type { SkippedRow } from "./importer.ts";
import { isLaterId, looksLikeTweet, readTweet, type Tweet, type TweetContext } from "./xTweets.ts";

/** What was read so far, over all files of all archives in the source. */
export interface Reading {
  rows: number;
  tweets: number;
  firstRow: unknown;
  readonly activities: Activity[];
  readonly skipped: SkippedRow[];
  /** For each tweet, by its first version: where its newest version so far stands. */
  readonly newest: Map<string, { id: string; index: number; position: () => string }>;
  /** Replies of archives that do not say whose they are. */
  readonly unsettled: { index: number; repliesTo: NonNullable<Tweet["repliesTo"]> }[];
  username: string | null;
}

export function startReading(): Reading {
  return {
    rows: 0,
    tweets: 0,
    firstRow: undefined,
    activities: [],
    skipped: [],
    newest: new Map(),
    unsettled: [],
    username: null,
  };
}

/** `position` is asked for only when it is needed: there may be 100,000 rows. */
export function addRow(row: unknown, position: () => string, context: TweetContext, reading: Reading): void {
  reading.rows++;
  if (reading.rows === 1) reading.firstRow = row;
  if (looksLikeTweet(row)) reading.tweets++;
  const tweet = row === undefined ? "not readable" : readTweet(row, context);
  if (typeof tweet === "string") {
    reading.skipped.push({ reason: tweet, position: position() });
    return;
  }
  reading.username ??= tweet.username;
  const { activity, firstVersion, repliesTo } = tweet;
  const other = reading.newest.get(firstVersion);
  // A row that stands there twice is not an edit: the record will know the second one.
  const isEdit = other !== undefined && other.id !== activity.id;
  if (isEdit) {
    const isLater = isLaterId(activity.id, other.id);
    reading.skipped.push({
      reason: "earlier version of an edited post",
      position: isLater ? other.position() : position(),
    });
    if (!isLater) return;
  }
  const index = isEdit ? other.index : reading.activities.length;
  reading.activities[index] = activity;
  reading.newest.set(firstVersion, { id: activity.id, index, position });
  if (activity.kind === "reply" && context.accountId === null && repliesTo !== null) {
    reading.unsettled.push({ index, repliesTo });
  }
}

/** A lone tweets.js does not say whose it is; but whoever is replied to under a tweet of this file wrote that tweet. */
export function settleReplies({ activities, unsettled }: Reading): void {
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
