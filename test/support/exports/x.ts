import type { ExportFiles } from "./source.ts";

/** A tweet in the words of the archive; `id` from the instant where it is not given. */
export interface TweetSketch {
  readonly id?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly text?: string;
  readonly replyTo?: { readonly tweet?: string; readonly user?: string };
  readonly links?: readonly string[];
  /** Identifiers of all versions, oldest first. */
  readonly versions?: readonly string[];
}

/** Milliseconds since 4 November 2010 above 22 bits: https://docs.x.com/fundamentals/x-ids */
export function tweetId(at: string, sequence = 0): string {
  return String(((BigInt(Date.parse(at)) - 1_288_834_974_657n) << 22n) + BigInt(sequence));
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Wed Oct 10 20:19:24 +0000 2018` */
function tweetDate(at: string): string {
  const date = new Date(at);
  const [day, time] = [date.toISOString().slice(8, 10), date.toISOString().slice(11, 19)];
  return `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${day} ${time} +0000 ${date.getUTCFullYear()}`;
}

export function tweetRow(sketch: TweetSketch): Record<string, unknown> {
  const { at, text = "Hello from Lyon", replyTo, links = [], versions } = sketch;
  const id = sketch.id ?? tweetId(at);
  return {
    id_str: id,
    id: Number(id),
    created_at: tweetDate(at),
    full_text: text,
    retweeted: false,
    favorite_count: "2",
    entities: { urls: links.map((link) => ({ url: "https://t.co/abc", expanded_url: link })) },
    ...(replyTo?.tweet === undefined ? {} : { in_reply_to_status_id_str: replyTo.tweet }),
    ...(replyTo?.user === undefined ? {} : { in_reply_to_user_id_str: replyTo.user }),
    ...(versions === undefined ? {} : { edit_info: { initial: { editTweetIds: versions, editsRemaining: "3" } } }),
  };
}

export const jane = { username: "jane_doe", accountId: "4711" };

const assign = (name: string, value: unknown): string => `window.YTD.${name} = ${JSON.stringify(value, null, 2)}`;

/** Today's archive: a list of rows for each part (`tweets.js`, `tweets-part1.js`, …), account and manifest. */
export function xArchive(...parts: readonly (readonly TweetSketch[])[]): Record<string, string> {
  const names = parts.map((_, index) => (index === 0 ? "data/tweets.js" : `data/tweets-part${index}.js`));
  const listed = names.map((fileName, index) => ({
    fileName,
    globalName: `YTD.tweets.part${index}`,
    count: String(parts[index]?.length),
  }));
  const manifest = {
    userInfo: { accountId: jane.accountId, userName: jane.username, displayName: "Jane Doe" },
    dataTypes: { account: { files: [] }, tweets: { files: listed }, deletedTweets: { files: [] } },
  };
  const files: Record<string, string> = {
    "data/manifest.js": `window.__THAR_CONFIG = ${JSON.stringify(manifest, null, 2)}`,
    "data/account.js": assign("account.part0", [{ account: { email: "jane@example.com", ...jane } }]),
    "data/deleted-tweets.js": assign("deleted_tweets.part0", [{ tweet: tweetRow({ at: "2020-01-01T10:00:00Z" }) }]),
    "data/tweet-headers.js": assign("tweet_headers.part0", [
      { tweet: { tweet_id: "1", user_id: jane.accountId, created_at: tweetDate("2020-01-01T10:00:00Z") } },
    ]),
    "data/note-tweet.js": assign("note_tweet.part0", [
      {
        noteTweet: {
          noteTweetId: "1",
          core: { text: "The whole of a long one" },
          createdAt: "2020-01-01T10:00:00.000Z",
        },
      },
    ]),
    "data/twitter-circle-tweet.js": assign("twitter_circle_tweet.part0", [
      { tweet: tweetRow({ at: "2020-01-01T10:00:00Z" }) },
    ]),
    "data/direct-messages.js": assign("direct_messages.part0", [{ dmConversation: { secret: true } }]),
    "data/tweets_media/1-photo.jpg": "not a photo",
    "Your archive.html": "<!doctype html>",
  };
  for (const [index, rows] of parts.entries()) {
    const wrapped = rows.map((row) => ({ tweet: tweetRow(row) }));
    files[names[index] as string] = assign(`tweets.part${index}`, wrapped);
  }
  return files;
}

/** The archive of 2020 to mid-2022: the same, in the singular (`tweet.js`, `tweet-part1.js`, `YTD.tweet.part0`). */
export function xArchiveOf2021(...parts: readonly (readonly TweetSketch[])[]): Record<string, string> {
  const singular = (text: string): string => text.replace(/(?<![-\w])tweets(?!_)/g, "tweet");
  return Object.fromEntries(Object.entries(xArchive(...parts)).map((file) => file.map(singular) as [string, string]));
}

/** A tweet in the words of 2014, which knew no time of day until 4 November 2010. */
export function tweetRowOf2014(sketch: TweetSketch & { readonly reposts?: string }): Record<string, unknown> {
  const { id, at, text = "Hello from Lyon", replyTo, reposts } = sketch;
  const [day, time] = [at.slice(0, 10), at.slice(11, 19)];
  return {
    id_str: id ?? tweetId(at),
    created_at: `${day} ${day <= "2010-11-04" ? "00:00:00" : time} +0000`,
    text,
    ...(replyTo?.tweet === undefined ? {} : { in_reply_to_status_id_str: replyTo.tweet }),
    ...(replyTo?.user === undefined ? {} : { in_reply_to_user_id_str: replyTo.user }),
    ...(reposts === undefined ? {} : { retweeted_status: { id_str: reposts, text } }),
  };
}

/** The archive of 2014: a file a month, dates to the day until November 2010, reposts with what they repost. */
export function xArchiveOf2014(rowsByMonth: Readonly<Record<string, readonly Record<string, unknown>[]>>): ExportFiles {
  const files: Record<string, string> = {
    "data/js/user_details.js": `var user_details = {"screen_name":"${jane.username}","id":"${jane.accountId}"}`,
    "data/js/payload_details.js": 'var payload_details = {"tweets":3,"lang":"en"}',
    "tweets.csv": '"tweet_id","timestamp","text"\n"1","2010-06-30 00:00:00 +0000","Hello"\n',
    "index.html": "<!DOCTYPE html>",
  };
  for (const [month, rows] of Object.entries(rowsByMonth)) {
    const own = rows.map((row) => ({ user: { screen_name: jane.username, id_str: jane.accountId }, ...row }));
    files[`data/js/tweets/${month}.js`] = `Grailbird.data.tweets_${month} = \n ${JSON.stringify(own, null, 2)}`;
  }
  return files;
}
