import { isOtherPage, looksLikeAddress, type ParsedAddress, parseAddress, toUrl } from "../coach/address.ts";
import { parseUrl } from "../coach/url.ts";
import { longestAddress } from "./activity.ts";
import type { FeedItem } from "./feedItem.ts";

/** An address of an unknown site tells no platform, and is kept. */
export type FeedLink = Omit<ParsedAddress, "platform"> & {
  readonly platform: ParsedAddress["platform"] | null;
  /**
   * What stays the same of it in a blog's RSS, Atom and JSON Feed, and when the site moves to https; null for a page that
   * is nobody's post, such as the front page of the site.
   */
  readonly key: string | null;
};

/** The page of an item; null where it has none of its own. `now` in milliseconds, as `parseAddress` takes it. */
export function readLink({ link, base }: Pick<FeedItem, "link" | "base">, now: number): FeedLink | null {
  const address = link === null ? null : resolveLink(link.trim(), base);
  if (address === null) return null;
  const parsed = parseAddress(address, now);
  // What Google has of one's own is on its maps; its other addresses are sites, alerts and documents.
  const key = keyOf(address);
  if (parsed !== null && (parsed.platform !== "google" || /\/maps\b/.test(parsed.url))) return { ...parsed, key };
  const url = toUrl(address);
  return url === null ? null : { url: url.href, platform: null, identity: null, instant: null, key };
}

function resolveLink(link: string, base: string | null): string | null {
  if (link === "" || link.length > longestAddress) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return /^https?:\/\//i.test(link) ? link : null;
  const site = base === null ? null : toUrl(base);
  if (site !== null && !link.startsWith("www.")) return parseUrl(link, site.href)?.href ?? null;
  return looksLikeAddress(link) ? link : null;
}

/** The `key` of a `FeedLink`. */
export function keyOf(link: string): string | null {
  const url = toUrl(link);
  if (url === null || (url.hash === "" && isOtherPage(link))) return null;
  const host = url.host.replace(/^www\./, "");
  return `https://${host}${url.pathname.replace(/\/$/, "")}${url.search}${url.hash}`;
}
