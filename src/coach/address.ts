import type { ActivityKind } from "./kinds.ts";
import type { PlatformId } from "./platforms.ts";
import { platforms } from "./platforms.ts";
import { parseUrl } from "./url.ts";

/** What the address of a post tells by itself. */
export interface ParsedAddress {
  readonly url: string;
  readonly platform: PlatformId;
  /** `linkedin:7398…`; null where the address holds no identity. */
  readonly identity: string | null;
  /** Milliseconds since 1970, UTC; null where the address does not tell. */
  readonly instant: number | null;
  /** Its number tells an instant after `now`: that is not when it was. */
  readonly isOfFuture?: true;
  /** Where it tells another than what one mostly records there. */
  readonly kind?: ActivityKind;
}

interface AddressForm {
  readonly platform: PlatformId;
  /** Tried on host (without `www.`) and path, percent-decoded; `youtube.com/watch?v=…` as `youtube.com/watch/…`. */
  readonly pattern: RegExp;
  readonly identity: (match: RegExpExecArray) => string;
  readonly instant: (match: RegExpExecArray) => number | null;
  /** The platform's first day, as an instant: an older one is a misread number. */
  readonly since: number;
}

const group = (match: RegExpExecArray, index: number): string => match[index] ?? "";

/** How each platform hides the time in its identifiers. Mastodon comes last: any server may be one. */
const forms: readonly AddressForm[] = [
  {
    platform: "x",
    pattern: /^(?:(?:mobile\.)?twitter|x)\.com\/(?:i\/web|[^/]+)\/status(?:es)?\/([1-9]\d{0,18})(?:\/|$)/,
    identity: (match) => `x:${group(match, 1)}`,
    // Snowflake: milliseconds since 4 November 2010 above 22 bits. Earlier identifiers only count up.
    instant: (match) =>
      BigInt(group(match, 1)) < 29_700_000_000n ? null : Number((BigInt(group(match, 1)) >> 22n) + 1_288_834_974_657n),
    since: Date.UTC(2006, 2, 21),
  },
  {
    platform: "linkedin",
    pattern: /^(?:[a-z]{2,3}\.)?linkedin\.com\/.*(?:activity|share|ugcPost)[:-](\d{15,20})(?:\D|$)/i,
    identity: (match) => `linkedin:${group(match, 1)}`,
    // Milliseconds since 1970 above 22 bits.
    instant: (match) => Number(BigInt(group(match, 1)) >> 22n),
    since: Date.UTC(2003, 4, 5),
  },
  {
    platform: "bluesky",
    pattern: /^bsky\.app\/profile\/[^/]+\/post\/([2-7a-z]{13})(?:\/|$)/,
    identity: (match) => `bluesky:${group(match, 1)}`,
    // A TID: microseconds since 1970 above 10 bits of clock identifier. https://atproto.com/specs/tid
    instant: (match) => Number((decodeDigits(group(match, 1), "234567abcdefghijklmnopqrstuvwxyz") >> 10n) / 1000n),
    since: Date.UTC(2022, 10, 1),
  },
  {
    platform: "instagram",
    pattern: /^instagram\.com\/(?:[^/]+\/)?(?:p|reel|reels|tv)\/([\w-]{8,14})(?:\/|$)/,
    identity: (match) => `instagram:${group(match, 1)}`,
    instant: (match) => instagramInstant(group(match, 1)),
    since: Date.UTC(2010, 9, 6),
  },
  {
    platform: "threads",
    pattern: /^threads\.(?:com|net)\/@[^/]+\/post\/([\w-]{8,14})(?:\/|$)/,
    identity: (match) => `threads:${group(match, 1)}`,
    instant: (match) => instagramInstant(group(match, 1)),
    since: Date.UTC(2023, 6, 1),
  },
  {
    platform: "youtube",
    // Players of a list and of a channel have names as long as a video's.
    pattern:
      /^(?:youtu\.be|(?:music\.)?youtube\.com\/(?:watch|shorts|live|embed|v))\/(?!(?:videoseries|live_stream)(?:\/|$))([\w-]{11})(?:\/|$)/,
    identity: (match) => `youtube:${group(match, 1)}`,
    // Its letters are drawn at random.
    instant: () => null,
    since: Date.UTC(2005, 3, 23),
  },
  {
    platform: "mastodon",
    pattern: /^([a-z0-9.-]+\.[a-z]{2,}(?::\d+)?)\/(?:@[^/]+|(?:users|ap\/users)\/[^/]+\/statuses)\/(\d{17,19})(?:\/|$)/,
    identity: (match) => `mastodon:${group(match, 1)}/${group(match, 2)}`,
    // Milliseconds since 1970 above 16 bits.
    instant: (match) => Number(BigInt(group(match, 2)) >> 16n),
    since: Date.UTC(2016, 2, 16),
  },
];

const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Instagram and Threads: milliseconds since 24 August 2011 above 23 bits. */
function instagramInstant(code: string): number {
  return Number((decodeDigits(code, base64url) >> 23n) + 1_314_220_021_721n);
}

function decodeDigits(text: string, alphabet: string): bigint {
  let value = 0n;
  for (const character of text) value = value * BigInt(alphabet.length) + BigInt(alphabet.indexOf(character));
  return value;
}

/** Pages of a site that are nobody's post: its front page, a feed, a profile. Host and path, without `www.`. */
const otherPages: readonly RegExp[] = [
  /^[^/]+\/?$/,
  /^(?:[a-z]{2,3}\.)?linkedin\.com\/(?:feed|mynetwork|notifications|in|company|school|groups|search)(?:\/(?!.*(?:activity|share|ugcPost)[:-]\d).*)?$/i,
  /^(?:(?:mobile\.)?twitter|x)\.com\/[^/]+\/?(?:with_replies|media|likes)?\/?$/,
  // A status without a number, or with one of more than the 19 digits that 63 bits have.
  /^(?:(?:mobile\.)?twitter|x)\.com\/(?:i\/web|[^/]+)\/status(?:es)?(?:\/(?![1-9]\d{0,18}(?:\D|$)).*)?$/,
  /^bsky\.app\/profile\/[^/]+\/?$/,
  /^threads\.(?:com|net)\/@[^/]+\/?$/,
  /^(?:instagram|facebook)\.com\/[^/]+\/?$/,
  /^youtube\.com\/(?:@[^/]+|channel\/[^/]+|feed\/[^/]+)\/?$/,
];

/** Is this the address of a page that is nobody's post, such as a profile or the feed? */
export function isOtherPage(text: string): boolean {
  const url = toUrl(text);
  // What says which in its query, such as youtube.com/watch?v=…, is told by that.
  return url !== null && url.search === "" && otherPages.some((pattern) => pattern.test(placeOf(url)));
}

/** What sites add to an address to see where a reader came from. */
const tracking = /^(?:utm_.*|fbclid|gclid|igshid?|mc_[ce]id|trk|rcm|ref_src|ref_url|si)$/;

/** An address as it came with a text: without the brackets and full stops around it. */
export function trimAddress(text: string): string {
  return text.trim().replace(/^[<‹("'[]+|[>›)"'\].,;!]+$/g, "");
}

/** Does this text look like an address that somebody pasted, with or without `https://`? */
export function looksLikeAddress(text: string): boolean {
  const trimmed = text.trim();
  if (/\s/.test(trimmed)) return false;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) return true;
  return /^(?:[\w-]+\.)+[a-z]{2,}\/\S*$/i.test(trimmed);
}

/** The network whose site this address is on, whatever the page; null for an unknown site and for what is no address. */
export function networkOfAddress(text: string): PlatformId | null {
  const url = looksLikeAddress(text) ? toUrl(text) : null;
  return url === null ? null : platformOfHost(hostOf(url));
}

/**
 * Reads the address of a post. An instant before the platform existed or after `now` (milliseconds) is a misread
 * number: then only the platform is taken. Returns null for anything that is not an http(s) address of a known site.
 */
export function parseAddress(text: string, now: number): ParsedAddress | null {
  const url = toUrl(text);
  if (url === null) return null;
  const place = placeOfPost(url);
  const host = hostOf(url);
  for (const form of forms) {
    const match = form.pattern.exec(place);
    // Only servers of their own can be Mastodon: youtube.com/@name is not.
    if (match === null || (form.platform === "mastodon" && platformOfHost(host) !== null)) continue;
    const instant = form.instant(match);
    if (instant !== null && (instant < form.since || instant > now)) {
      const future = instant > now ? ({ isOfFuture: true } as const) : {};
      return { url: url.href, platform: form.platform, identity: null, instant: null, ...future };
    }
    return { url: url.href, platform: form.platform, identity: form.identity(match), instant };
  }
  const platform = platformOfHost(host);
  if (platform === null) return null;
  const kind = storyPlace.test(place) ? ({ kind: "story" } as const) : {};
  return { url: url.href, platform, identity: null, instant: null, ...kind };
}

/** Stories, and those kept (`s/`, with "highlight" in base64). Facebook's `story.php` is a post. */
const storyPlace = /^(?:instagram\.com\/(?:stories\/.|s\/aGlnaGxpZ2h0)|(?:[\w-]+\.)?facebook\.com\/stories\/.)/;

/**
 * Is the address of such an activity its own? LinkedIn gives comments and reposts the address of the post that they are
 * about, YouTube that of the video: it tells neither their identity nor their day.
 */
export function tellsOwn(platform: PlatformId, kind: ActivityKind): boolean {
  return (platform !== "linkedin" && platform !== "youtube") || (kind !== "reply" && kind !== "repost");
}

/**
 * Did addresses of this network tell no identity at first? What was recorded or imported then is known by one that we made, and
 * has to be known again.
 */
export function toldNoIdentity(platform: PlatformId): boolean {
  return platform === "youtube";
}

/**
 * Is this one of the addresses of the post of this identity? Most are told apart without being taken to pieces: there may
 * be 100,000 to look at.
 */
export function isAddressOf(text: string, identity: string): boolean {
  const number = identity.slice(identity.search(/[:/][^:/]*$/) + 1);
  return text.includes(number) && parseAddress(text, Number.POSITIVE_INFINITY)?.identity === identity;
}

/** The http(s) address in this text, `https://` added where it was left out; null when it is none. */
export function toUrl(text: string): URL | null {
  const trimmed = text.trim();
  // Not `mailto:` or `javascript:`; a port after a host is fine.
  if (/^[a-z][a-z0-9+.-]*:(?!\/\/|\d)/i.test(trimmed)) return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const url = parseUrl(withScheme);
  if (url === null) return null;
  // The address of a post holds no password; what does is something else, or better not kept.
  if (url.username !== "" || url.password !== "") return null;
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  const marks = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  for (const name of marks) url.searchParams.delete(name);
  return url;
}

/** The address in this text where it is written as one, with http(s):// in front; null for anything else. */
export function writtenUrl(text: string): URL | null {
  return /^https?:\/\//i.test(text.trim()) ? toUrl(text) : null;
}

function hostOf(url: URL): string {
  return url.host.toLowerCase().replace(/^(?:www|m)\./, "");
}

function placeOf(url: URL): string {
  return `${hostOf(url)}${decodePath(url.pathname)}`;
}

/** As `placeOf`, and with the video that a page of YouTube names in its query; not with that of a comment below it. */
function placeOfPost(url: URL): string {
  const place = placeOf(url);
  if (!/^(?:youtu\.be|(?:music\.)?youtube\.com)\//.test(place)) return place;
  if (url.searchParams.has("lc")) return hostOf(url);
  const video = url.searchParams.get("v");
  return video === null ? place : place.replace(/\/watch\/?$/, `/watch/${video}`);
}

/** Without the percent signs; as it is where they stand for no text. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function platformOfHost(host: string): PlatformId | null {
  const info = platforms.find(({ hosts }) => hosts.some((known) => host === known || host.endsWith(`.${known}`)));
  if (info !== undefined) return info.id;
  // Review sites live under every country's ending: yelp.fr, tripadvisor.co.uk, google.de.
  const national = /(?:^|\.)(yelp|tripadvisor|google)\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})$/.exec(host);
  return national === null ? null : (national[1] as PlatformId);
}
