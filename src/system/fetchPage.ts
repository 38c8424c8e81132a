import { excerpt } from "../coach/text.ts";
import { parseUrl } from "../coach/url.ts";
import { UserError } from "../errors.ts";
import type { Answer } from "./fetchRequest.ts";

/** Bytes of a page that are searched: feeds are named in its head. */
export const longestHead = 300_000;

/** The first element, or what a declaration says that it will be. */
const firstElement = /<(?:!doctype\s+)?([a-z][\w:-]{0,50})/i;

/** Is this a web page? Feeds are served under every type, and pages too: the content knows better. */
export function isPage(text: string, type: string): boolean {
  const name = firstElement.exec(text.slice(0, 2000).replace(/<!--.*?-->/gs, ""))?.[1]?.toLowerCase();
  if (name === undefined || /^\s*[{[]/.test(text)) return false;
  return /^(?:html|head|body)$/.test(name) || (/html/i.test(type) && !/(?:^|:)(?:rss|feed|rdf)$/.test(name));
}

/** Says that it is one, and names the feed that the page itself names, where it does. */
export function explainPage(text: string, { url }: Answer): UserError {
  const feed = findFeed(text, url);
  return new UserError(`${excerpt(`${url.host}${url.pathname}`, 80)} is a web page, not a feed.`, {
    hint:
      feed === null
        ? "Most blogs have their feed at /feed, /rss, /feed.xml or /atom.xml; Bluesky and Mastodon at the profile's address with /rss or .rss behind it."
        : `Its feed: socialtop import ${feed}`,
  });
}

const feedType = /^application\/(?:rss|atom|feed)\+(?:xml|json)$/i;

/** https://www.rssboard.org/rss-autodiscovery; that of the comments comes second. */
function findFeed(text: string, page: URL): string | null {
  const links = Array.from(text.matchAll(/<link\s([^>]{1,1000})>/gi), ([, attributes = ""]) =>
    readAttributes(attributes),
  );
  const feeds = links.filter(({ rel = "", type = "" }) => /\balternate\b/i.test(rel) && feedType.test(type.trim()));
  const best = feeds.find(({ title = "" }) => !/comment/i.test(title)) ?? feeds[0];
  const href = best?.["href"];
  const url = href === undefined ? null : parseUrl(href, page.href);
  if (url === null) return null;
  const isFit = /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && url.href.length <= 200;
  return isFit ? forShell(url.href) : null;
}

function readAttributes(text: string): Record<string, string> {
  const pattern = /(?:^|\s)(rel|type|title|href)\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
  return Object.fromEntries(
    Array.from(text.matchAll(pattern), ([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      (double ?? single ?? bare ?? "").replaceAll("&amp;", "&").trim(),
    ]),
  );
}

/** The address as it can be pasted into any shell: a page must not put a command of its own behind it. */
function forShell(address: string): string {
  const safe = address.replace(
    /[^\w.~:/?#@%+=,&-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
  return /[?#&]/.test(safe) ? `"${safe}"` : safe;
}
