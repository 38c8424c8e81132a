import type { AtomFeed, RdfFeed, RssFeed } from "feedsmith";
import { parseUrl } from "../coach/url.ts";
import type { FeedFormat } from "./feedFormat.ts";
import { type Feed, type FeedItem, type FeedText, feedText, undatedBy } from "./feedItem.ts";

/** The reader of XML does not mind a feed that was cut off between two posts. Comments may follow. */
const endOfFeed = /<\/(?:[\w.-]{1,50}:)?(?:rss|rdf|feed)\s*>/i;
const endLength = 20_000;

const damaged = "its XML is damaged, or ends in the middle";

/** Reads RSS and Atom, or says in few words why it cannot. */
export async function readXmlFeed(format: Exclude<FeedFormat, "json">, text: string): Promise<Feed | string> {
  const { parseAtomFeed, parseRdfFeed, parseRssFeed } = await import("feedsmith");
  const safe = withoutPersons(text);
  if (!endOfFeed.test(text.slice(-endLength))) return damaged;
  try {
    // Not `parseFeed`: it takes an Atom feed for RSS when a post in it tells of `<rss version="2.0">`.
    if (format === "atom") return fromAtom(parseAtomFeed(safe));
    return format === "rdf" ? fromRdf(parseRdfFeed(safe)) : fromRss(parseRssFeed(safe));
  } catch {
    // Whatever the reader of XML stumbles over: it knows no end to the ways in which a file is none.
    return damaged;
  }
}

/** Does a feed of this start hold a whole WordPress site? https://wordpress.org/documentation/article/tools-export-screen/ */
export function isWordPressExport(start: string): boolean {
  return /xmlns:wp\s*=\s*["']https?:\/\/wordpress\.org\/export\//.test(start);
}

/**
 * Gives the elements of persons another name, so that they are not read: the reader looks for an e-mail address in each, in
 * a time that grows with the square of its length. Nobody asks who wrote one's own posts.
 */
function withoutPersons(text: string): string {
  return text.replace(/(<\/?)(?=(?:author|managingeditor|webmaster)[\s/>])/gi, "$1unread-");
}

function fromRss({ title, link, items = [] }: RssFeed.Feed<string>): Feed {
  return {
    title: feedText(title, true),
    link: link ?? null,
    items: items.map((item) => {
      const [guid, isPermanent] = [item.guid?.value ?? null, item.guid?.isPermaLink !== false];
      return {
        link: guid !== null && isPermanent && /^https?:\/\//i.test(guid) ? guid : (item.link ?? null),
        guid,
        date: item.pubDate ?? item.dc?.dates?.[0] ?? null,
        ...sharedByRss(item, link),
      };
    }),
  };
}

function fromRdf({ title, link, items = [] }: RdfFeed.Feed<string>): Feed {
  return {
    title: feedText(title, true),
    link: link ?? null,
    items: items.map((item) => ({
      link: item.link ?? item.rdf?.about ?? null,
      guid: item.rdf?.about ?? null,
      date: item.dc?.dates?.[0] ?? null,
      ...sharedByRss(item, link),
    })),
  };
}

type RssItem = Pick<RssFeed.Item<string>, "title" | "description" | "content" | "xml">;

/** Titles are HTML as often as not: https://www.rssboard.org/rss-profile#element-channel-item-title */
function sharedByRss(
  item: RssItem,
  link: string | undefined,
): Pick<FeedItem, "base" | "title" | "content" | "undated" | "fault"> {
  return {
    base: item.xml?.base ?? link ?? null,
    title: feedText(item.title, true),
    content: feedText(item.content?.encoded, true) ?? feedText(item.description, true),
    undated: "no date",
    fault: null,
  };
}

function fromAtom({ title, links, entries = [], xml }: AtomFeed.Feed<string>): Feed {
  const link = resolve(pageOf(links), xml?.base ?? null);
  return {
    title: atomText(title),
    link,
    items: entries.map((entry) => {
      const [page, guid] = [pageOf(entry.links), entry.id ?? null];
      return {
        link: page ?? guid,
        base: page === null ? null : resolve(entry.xml?.base ?? null, xml?.base ?? link),
        guid,
        date: entry.published ?? null,
        undated: undatedBy(entry.updated),
        title: atomText(entry.title),
        content: atomText(entry.content) ?? atomText(entry.summary),
        fault: faultOf(entry),
      };
    }),
  };
}

/** https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2: a link without `rel` is the page. */
function pageOf(links: readonly AtomFeed.Link<string>[] = []): string | null {
  return links.find(({ rel }) => rel === undefined || rel === "alternate")?.href ?? null;
}

function resolve(address: string | null, base: string | null): string | null {
  if (address === null || base === null) return address ?? base;
  return parseUrl(address, base)?.href ?? base;
}

/** https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3: words unless it says otherwise; pictures and the like are no text. */
function atomText(text: AtomFeed.Content | undefined): FeedText | null {
  const type = text?.type?.trim().toLowerCase() ?? "text";
  if (/html|xml/.test(type)) return feedText(text?.value, true);
  return type.startsWith("text") ? feedText(text?.value, false) : null;
}

/** Blogger's own export holds drafts, comments and settings beside the posts. */
function faultOf({ app, categories = [] }: AtomFeed.Entry<string>): string | null {
  if (app?.control?.draft === true) return "a draft";
  const kind = categories.find(({ scheme }) => scheme === "http://schemas.google.com/g/2005#kind")?.term;
  return kind === undefined || kind.endsWith("#post") ? null : "not a post";
}
