import { type Feed, type FeedItem, feedText, undatedBy } from "./feedItem.ts";
import { describeJson, isRecord, textOf } from "./json.ts";

/** Reads https://www.jsonfeed.org/version/1.1/, or says in few words why it cannot. */
export function readJsonFeed(text: string): Feed | string {
  const value = parse(text);
  if (!isRecord(value) || !Array.isArray(value["items"])) {
    return value === undefined
      ? "its JSON is damaged, or ends in the middle"
      : `it holds no list of items, but ${describeJson(value)}`;
  }
  const base = textOf(value["home_page_url"]) ?? textOf(value["feed_url"]);
  return {
    title: feedText(textOf(value["title"]), false),
    link: textOf(value["home_page_url"]),
    items: value["items"].map((item) => readItem(item, base)),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readItem(item: unknown, base: string | null): FeedItem {
  if (!isRecord(item)) {
    const nothing = { link: null, base: null, guid: null, date: null, title: null, content: null };
    return { ...nothing, undated: "no date", fault: "not an item" };
  }
  // `external_url` is what the post is about, and somebody else's.
  const url = textOf(item["url"]);
  const guid = Number.isFinite(item["id"]) ? String(item["id"]) : textOf(item["id"]);
  return {
    link: url ?? guid,
    base: url === null ? null : base,
    guid,
    date: textOf(item["date_published"]),
    undated: undatedBy(textOf(item["date_modified"])),
    title: feedText(textOf(item["title"]), false),
    content:
      feedText(textOf(item["content_text"]), false) ??
      feedText(textOf(item["content_html"]), true) ??
      feedText(textOf(item["summary"]), false),
    fault: null,
  };
}
