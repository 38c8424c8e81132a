import type { Profile } from "../book.ts";
import type { PlatformId } from "../platforms.ts";
import type { FoundLink } from "./found.ts";
import { countGraphemes } from "./segments.ts";

/** How long a post may be on one network, and how that network counts. */
interface PostLimit {
  readonly platform: PlatformId;
  readonly longest: number;
  readonly count: (text: string, links: readonly FoundLink[]) => number;
  /** About so many characters are shown before "see more"; null where a post is shown whole, or where it is not known. */
  readonly shownFirst: number | null;
  readonly mostLinks: number | null;
  /** Does the network itself say so in writing? */
  readonly isConfirmed: boolean;
  readonly source: string;
}

/** As of November 2026. Limits change, and some accounts have others (`settings lengths`). */
const postLimits: readonly PostLimit[] = [
  limit("linkedin", 3000, countCodeUnits, "LinkedIn Help; the cut as seen", { shownFirst: 210 }),
  limit("x", 280, countWeighted, "docs.x.com, Counting characters"),
  limit("threads", 500, countGraphemes, "Meta, Threads API", { mostLinks: 5 }),
  limit("bluesky", 300, countGraphemes, "AT Protocol, lexicon app.bsky.feed.post"),
  limit("mastodon", 500, countForMastodon, "Mastodon, StatusLengthValidator"),
  limit("facebook", 63_206, countCodeUnits, "as seen", { isConfirmed: false }),
  limit("instagram", 2200, countCodeUnits, "Meta, Instagram API, captions"),
  limit("youtube", 5000, countCodeUnits, "YouTube Data API, descriptions"),
  limit("google", 4000, countCodeUnits, "as seen, in reviews", { isConfirmed: false }),
];

function limit(
  platform: PlatformId,
  longest: number,
  count: PostLimit["count"],
  source: string,
  { shownFirst = null, mostLinks = null, isConfirmed = true }: Partial<PostLimit> = {},
): PostLimit {
  return { platform, longest, count, source, shownFirst, mostLinks, isConfirmed };
}

export function limitOf(platform: PlatformId): PostLimit | undefined {
  return postLimits.find((candidate) => candidate.platform === platform);
}

/** The length as this network counts it. `links` are those of the text, by place. */
export function lengthOn(platform: PlatformId, text: string, links: readonly FoundLink[]): number {
  return (limitOf(platform)?.count ?? countCodeUnits)(text, links);
}

/** What the leader says this network takes, else what it takes of most; null where that is not known. */
export function longestOn(platform: PlatformId, { lengths }: Pick<Profile, "lengths">): number | null {
  return lengths.find((own) => own.platform === platform)?.longest ?? limitOf(platform)?.longest ?? null;
}

/** UTF-16 units: what a page's own script counts, and never less than the network does. */
function countCodeUnits(text: string): number {
  return text.length;
}

/** What a link comes to on X and Mastodon, however long it is. */
const linkLength = 23;

/**
 * twitter-text's configuration 3, which X publishes: a link 23; an emoji, whole sequences included, 2; letters of most
 * alphabets and common punctuation 1; everything else, Chinese, Japanese and Korean above all, 2. After NFC.
 */
function countWeighted(text: string, links: readonly FoundLink[]): number {
  let count = 0;
  let end = 0;
  for (const link of links.filter(isLinkOnX)) {
    count += weigh(text.slice(end, link.from)) + linkLength;
    end = link.to;
  }
  return count + weigh(text.slice(end));
}

/** `http://localhost` is none there. */
function isLinkOnX({ address }: FoundLink): boolean {
  return /^https?:\/\/[^/?#]*\./i.test(address);
}

/** More than one code point that is one emoji: a flag, a keycap, or pictures with modifiers, tags and joiners (UTS #51). */
const emojiSequence =
  /\p{RI}\p{RI}|[#*0-9]\ufe0f?\u20e3|\p{ExtPict}(?:\ufe0f\u20e3?|\p{EMod})?(?:[\u{e0020}-\u{e007e}]+\u{e007f})?(?:\u200d\p{ExtPict}(?:\ufe0f|\p{EMod})?)*/gu;

function weigh(text: string): number {
  let count = 0;
  const rest = text.normalize("NFC").replace(emojiSequence, (emoji) => {
    // A lone sign such as © weighs what it weighs as a letter.
    if (isOneCodePoint(emoji)) return emoji;
    count += 2;
    return "";
  });
  for (const character of rest) count += isLight(character.codePointAt(0) as number) ? 1 : 2;
  return count;
}

function isOneCodePoint(text: string): boolean {
  return text.length === ((text.codePointAt(0) as number) > 0xffff ? 2 : 1);
}

function isLight(codePoint: number): boolean {
  return (
    codePoint <= 0x10ff ||
    (codePoint >= 0x2000 && codePoint <= 0x200d) ||
    (codePoint >= 0x2010 && codePoint <= 0x201f) ||
    (codePoint >= 0x2032 && codePoint <= 0x2037)
  );
}

/** `@jane@example.social`, of which Mastodon counts `@jane`. */
const remoteMention = /(?<![=/\p{L}\p{N}_])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*/giu;

/** Graphemes; a link, with its https://, 23; of a mention the name alone. */
function countForMastodon(text: string, links: readonly FoundLink[]): number {
  let count = 0;
  let end = 0;
  for (const link of links.filter(({ hasScheme }) => hasScheme)) {
    count += countWithMentions(text.slice(end, link.from)) + linkLength;
    end = link.to;
  }
  return count + countWithMentions(text.slice(end));
}

function countWithMentions(text: string): number {
  return countGraphemes(text.replace(remoteMention, "$1"));
}
