import type { Activity } from "../coach/book.ts";
import { excerpt } from "../coach/text.ts";
import { lastInstantOf } from "../coach/zone.ts";
import { toActivity } from "./activity.ts";
import { usualKindOn } from "./csvWords.ts";
import { readMoment } from "./feedDates.ts";
import { type FeedPost, findIdentities } from "./feedIdentity.ts";
import type { Feed, FeedItem, FeedText } from "./feedItem.ts";
import { readLink } from "./feedLinks.ts";
import { loadHtmlReader } from "./html.ts";
import type { ReadOptions } from "./importer.ts";

/** Characters of a text that are read, tags and all: an excerpt is kept of it. */
const longestText = 6000;
const longestWords = 600;

/** The name of the feed, and for each item the activity, or in few words why it is skipped. */
export async function readFeedItems(
  feed: Feed,
  options: ReadOptions,
): Promise<{ account: string | null; items: (Activity | string)[] }> {
  const toWords = await loadHtmlReader();
  const wordsOf = (text: FeedText | null): string => {
    const start = text?.text.slice(0, longestText) ?? "";
    const words = text?.isHtml === true ? toWords(start) : start;
    return excerpt(words.replace(/\s+/g, " ").slice(0, longestWords));
  };
  const posts = feed.items.map((item) => readItem(item, wordsOf, options));
  const read = posts.filter((post) => typeof post !== "string");
  const identities = findIdentities(read, feed.link);
  const items = posts.map((post) => (typeof post === "string" ? post : toPost(post, identities, options)));
  return { account: excerpt(wordsOf(feed.title), 80) || null, items };
}

function readItem(item: FeedItem, wordsOf: (text: FeedText | null) => string, options: ReadOptions): FeedPost | string {
  if (item.fault !== null) return item.fault;
  const link = readLink(item, lastInstantOf(options.today, options.timeZone) + 1);
  // WordPress has a feed of what others say below the posts, too.
  if (link !== null && /#comment-\d+$/.test(link.url)) return "a comment";
  const moment = readMoment(item, link, options);
  if (typeof moment === "string") return moment;
  const [title, content] = [wordsOf(item.title), wordsOf(item.content)];
  if (link === null && title === "" && content === "") return "nothing in it";
  return { guid: item.guid, link, title, content, ...moment, platform: link?.platform ?? options.platform ?? "blog" };
}

function toPost(
  post: FeedPost,
  identities: ReturnType<typeof findIdentities>,
  options: ReadOptions,
): Activity | string {
  const { link, title, content, platform, instant, day } = post;
  const url = link?.url ?? null;
  const text = joinTexts(title, content);
  const { id, ...aliases } = identities.get(post) ?? { id: "" };
  const row = { id, kind: usualKindOn(platform), platform, instant, day, url, text, source: "feed" };
  const activity = toActivity(row, options);
  return typeof activity === "string" ? activity : { ...activity, ...aliases };
}

/** The title first, unless it only repeats how the text begins. */
function joinTexts(title: string, content: string): string {
  const beginning = title.replace(/\s?(?:…|\.\.\.)$/, "");
  if (title === "" || content.startsWith(beginning)) return content || title;
  if (content === "") return title;
  return `${title}${/[.!?…:]$/.test(title) ? "" : "."} ${content}`;
}
