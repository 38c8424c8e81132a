import { readCsvTable } from "./csvTable.ts";
import type { JsonRecord } from "./json.ts";

/** `tweets.csv` of the archives of 2014: the same tweets as in their `data/js/tweets`, in the words of that form. */
const header = /^\s*"?tweet_id"?,(?=[^\r\n]{0,400}\btimestamp\b)(?=[^\r\n]{0,400}\btext\b)/;

/** Does a file that begins like this hold such a table? */
export function looksLikeTweetTable(start: string): boolean {
  return header.test(start);
}

/** Each row as a tweet of 2014, with the line on which it begins. Throws UserError where the quotes do not fit. */
export async function readTweetTable(bytes: Uint8Array): Promise<{ tweet: JsonRecord; line: number }[]> {
  const { header: names, rows } = await readCsvTable(bytes);
  return rows.map(({ cells, line }) => {
    const cell = (name: string): string | undefined => cells[names.indexOf(name)];
    const isRepost = (cell("retweeted_status_id") ?? "") !== "";
    return {
      line,
      tweet: {
        id_str: cell("tweet_id"),
        created_at: cell("timestamp"),
        text: cell("text"),
        in_reply_to_status_id_str: cell("in_reply_to_status_id"),
        in_reply_to_user_id_str: cell("in_reply_to_user_id"),
        ...(isRepost ? { retweeted_status: {} } : {}),
      },
    };
  });
}
