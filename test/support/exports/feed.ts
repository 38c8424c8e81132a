import { jane, tid } from "./bluesky.ts";
import { type ExportFiles, toBytes } from "./source.ts";

/** A post of a blog, as its writer would tell it. */
export interface FeedSketch {
  /** ISO 8601, UTC; null for a post without a date. */
  readonly at: string | null;
  readonly title?: string;
  /** HTML. */
  readonly html?: string;
  /** From the site's front page on, or whole; null for a post without a page. */
  readonly page?: string | null;
  /** What the feed knows it by, where that is not its page. */
  readonly guid?: string;
  /** As written in place of `at`. */
  readonly date?: string;
}

export const site = "https://blog.example.com";

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const element = (name: string, text: string | null | undefined): string =>
  text == null ? "" : `<${name}>${escapeXml(text)}</${name}>`;

const wholePage = (page: string | null | undefined, index: number): string | null => {
  if (page === null) return null;
  return page === undefined ? `${site}/post-${index + 1}` : page.startsWith("/") ? site + page : page;
};

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Tue, 10 Nov 2026 23:30:00 GMT` */
function rfc822(at: string): string {
  const date = new Date(at);
  const day = at.slice(8, 10);
  const time = date.toISOString().slice(11, 19);
  return `${weekdays[date.getUTCDay()]}, ${day} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()} ${time} GMT`;
}

const rssNamespaces =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"';

/** What stands around the items of an RSS feed, as WordPress writes it. */
export function rssOf(items: string, declaration = '<?xml version="1.0" encoding="UTF-8"?>'): string {
  return `${declaration}<rss version="2.0" ${rssNamespaces}>
<channel><title>Jane&amp;#8217;s blog</title><atom:link href="${site}/feed" rel="self" type="application/rss+xml"/>
<link>${site}</link><description>Notes</description><lastBuildDate>Mon, 23 Nov 2026 08:00:00 +0000</lastBuildDate>
${items}
</channel></rss>
<!-- cached -->`;
}

export function rssFeed(posts: readonly FeedSketch[]): string {
  const items = posts.map(({ at, title, html, page, guid, date }, index) => {
    const link = wholePage(page, index);
    const known = guid === undefined ? element("guid", link) : `<guid isPermaLink="false">${escapeXml(guid)}</guid>`;
    const encoded = html === undefined ? "" : `<content:encoded><![CDATA[${html}]]></content:encoded>`;
    const published = date ?? (at === null ? null : rfc822(at));
    return `<item>${element("title", title)}${element("link", link)}<dc:creator>Jane Doe</dc:creator><author>jane@example.com (Jane Doe)</author>${element("pubDate", published)}${known}${encoded}</item>`;
  });
  return rssOf(items.join("\n"));
}

/** RSS 1.0 */
export function rdfFeed(posts: readonly FeedSketch[]): string {
  const items = posts.map(({ at, title, html, page, date }, index) => {
    const link = wholePage(page, index) ?? "";
    return `<item rdf:about="${escapeXml(link)}">${element("title", title)}${element("link", link)}${element("description", html)}${element("dc:date", date ?? at)}</item>`;
  });
  return `<?xml version="1.0"?><!-- made by hand --><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="${site}/rss"><title>Jane’s blog</title><link>${site}</link></channel>${items.join("")}</rdf:RDF>`;
}

/** What stands around the entries of an Atom feed. */
export function atomOf(entries: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">Jane&amp;#8217;s blog</title>
<link rel="self" href="${site}/atom.xml"/><link href="${site}/"/><id>${site}/</id><updated>2026-11-23T08:00:00Z</updated>
${entries}</feed>`;
}

export function atomFeed(posts: readonly FeedSketch[]): string {
  const entries = posts.map(({ at, title, html, page, guid, date }, index) => {
    const link = wholePage(page, index);
    const alternate = link === null ? "" : `<link rel="alternate" type="text/html" href="${escapeXml(link)}"/>`;
    const content = html === undefined ? "" : `<content type="html">${escapeXml(html)}</content>`;
    return `<entry>${element("title", title ?? "")}${alternate}<link rel="edit" href="${site}/edit"/>${element("id", guid ?? link)}${element("published", date ?? at)}<updated>2026-11-22T08:00:00Z</updated><author><name>Jane Doe</name></author>${content}</entry>`;
  });
  return atomOf(entries.join("\n"));
}

export function jsonFeed(posts: readonly FeedSketch[]): string {
  const items = posts.map(({ at, title, html, page, guid, date }, index) => {
    const url = wholePage(page, index);
    const published = date ?? at;
    return {
      id: guid ?? url ?? undefined,
      ...(url === null ? {} : { url }),
      ...(title === undefined ? {} : { title }),
      ...(html === undefined ? {} : { content_html: html }),
      ...(published === null ? {} : { date_published: published }),
      date_modified: "2026-11-22T08:00:00Z",
    };
  });
  const version = "https://jsonfeed.org/version/1.1";
  return JSON.stringify({
    version,
    title: "Jane’s blog",
    home_page_url: `${site}/`,
    feed_url: `${site}/feed.json`,
    items,
  });
}

/** `/profile/<handle>/rss`: no titles, dates to the minute and without a weekday, the post's own name as guid. */
export function blueskyRss(
  posts: readonly { readonly at: string; readonly text: string; readonly date?: string }[],
): string {
  const items = posts.map(({ at, text, date }, index) => {
    const key = tid(at, index);
    const [year, month, day, time] = [
      at.slice(0, 4),
      months[Number(at.slice(5, 7)) - 1],
      at.slice(8, 10),
      at.slice(11, 16),
    ];
    return `<item><link>https://bsky.app/profile/${jane.handle}/post/${key}</link>${element("description", text)}<pubDate>${date ?? `${day} ${month} ${year} ${time} +0000`}</pubDate><guid isPermaLink="false">at://${jane.did}/app.bsky.feed.post/${key}</guid></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><description>Notes</description><link>https://bsky.app/profile/${jane.handle}</link><title>@${jane.handle} - Jane Doe</title>${items.join("")}</channel></rss>`;
}

/** Milliseconds above 16 bits, as a Mastodon server numbers what is posted on it. */
export function statusId(at: string): string {
  return String(BigInt(Date.parse(at)) << 16n);
}

/** `/@<name>.rss` of a Mastodon server: own public posts, in HTML, without a title. */
export function mastodonRss(
  posts: readonly { readonly id?: string; readonly at: string; readonly html: string }[],
): string {
  const items = posts.map(({ at, html, id = statusId(at) }) => {
    const link = `https://social.example/@jane/${id}`;
    return `<item><guid isPermaLink="true">${link}</guid><link>${link}</link><pubDate>${rfc822(at).replace("GMT", "+0000")}</pubDate>${element("description", html)}<category>lyon</category></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:webfeeds="http://webfeeds.org/rss/1.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Jane Doe</title><description>Public posts from @jane@social.example</description><link>https://social.example/@jane</link>${items.join("")}</channel></rss>`;
}

/** `/feeds/videos.xml` of a YouTube channel. */
export function youtubeFeed(
  videos: readonly { readonly id: string; readonly at: string; readonly title: string }[],
): string {
  const entries = videos.map(
    ({ id, at, title }) =>
      `<entry><id>yt:video:${id}</id><yt:videoId>${id}</yt:videoId><title>${escapeXml(title)}</title><link rel="alternate" href="https://www.youtube.com/watch?v=${id}"/><author><name>Jane Doe</name></author><published>${at}</published><updated>2026-11-22T08:00:00+00:00</updated><media:group><media:title>${escapeXml(title)}</media:title></media:group></entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"><title>Jane Doe</title><link rel="alternate" href="https://www.youtube.com/channel/UCexample"/>${entries.join("")}</feed>`;
}

/** As an old program saved it. */
export function toLatin1(text: string, name = "ISO-8859-1"): Uint8Array {
  return Buffer.from(text.replace('encoding="UTF-8"', `encoding="${name}"`), "latin1");
}

const posts: readonly FeedSketch[] = [
  { at: "2026-11-10T23:30:00Z", title: "Déjà vu & more", html: "<p>We met in <b>Lyon</b> &amp; talked</p>" },
  { at: "2026-11-12T09:00:00Z", html: "<p>No title</p>", guid: "tag:blog.example.com,2026:2" },
  { at: null, title: "Undated" },
  { at: "2026-11-14T09:00:00Z", title: "Linked", page: "https://x.com/jane_doe/status/1050118621198921728" },
];

export const feedFixtures: readonly ExportFiles[] = [
  { "feed.xml": rssFeed(posts) },
  { "feed.rdf": rdfFeed(posts) },
  { "atom.xml": atomFeed(posts) },
  { "feed.json": jsonFeed(posts) },
  { rss: blueskyRss([{ at: "2026-10-10T20:19:24Z", text: "Hello <3" }]) },
  { "jane.rss": mastodonRss([{ at: "2026-10-10T20:19:24Z", html: "<p>Hello</p>" }]) },
  { "videos.xml": youtubeFeed([{ id: "dQw4w9WgXcQ", at: "2026-10-10T20:19:24+00:00", title: "Hello" }]) },
  { "old.xml": toLatin1(rssFeed(posts).replaceAll("’", "'")) },
  { "wide.xml": Buffer.from(`\ufeff${rssFeed(posts)}`, "utf16le") },
  { "marked.json": toBytes(`\ufeff${jsonFeed(posts).replaceAll("/", "\\/")}`) },
];
