import type { LinkifyIt } from "linkify-it";
import type { Found, FoundLink } from "../coach/draft/found.ts";
import { parseUrl } from "../coach/url.ts";

interface FoundAddresses {
  readonly links: FoundLink[];
  /** `what` is "an e-mail address". */
  readonly emails: Found[];
}

/** Web addresses, with `https://` or as a bare domain name ("example.com/a"), in order of place; never e-mail addresses. */
export async function loadLinkFinder(): Promise<(text: string) => FoundLink[]> {
  const findAddresses = await loadAddressFinder();
  return (text) => findAddresses(text).links;
}

/** Links and e-mail addresses, each in order of place; none of them overlap. */
export async function loadAddressFinder(): Promise<(text: string) => FoundAddresses> {
  const [{ LinkifyIt }, { default: tlds }] = await Promise.all([
    import("linkify-it"),
    import("tlds", { with: { type: "json" } }),
  ]);
  const linkifier = new LinkifyIt({ fuzzyLink: true, urlAuth: true, tlds }).add("ftp:", null).add("//", null);
  const domains = new Set(tlds);
  // Most parts of a text hold none, and are looked at often.
  return (text) => (/\S\.\S|:\/\//.test(text) ? findAddresses(text, linkifier, domains) : { links: [], emails: [] });
}

function findAddresses(text: string, linkifier: LinkifyIt, domains: ReadonlySet<string>): FoundAddresses {
  const links: FoundLink[] = [];
  const emails: Found[] = [];
  for (const { schema, index, lastIndex: end } of linkifier.match(apart(text)) ?? []) {
    // No network takes a colon at its end for a part of an address: "https://example.com/a: read it".
    const lastIndex = text.charAt(end - 1) === ":" ? end - 1 : end;
    const written = text.slice(index, lastIndex);
    if (schema === "mailto:") {
      if (!domains.has(topLevelOf(written)) || isRemotePath(text.slice(lastIndex, lastIndex + 2))) continue;
      // "*jane@example.com*": the stars are not hers.
      const from = index + (/^[^\p{L}\p{N}]*/u.exec(written)?.[0].length ?? 0);
      emails.push({ from, to: lastIndex, what: "an e-mail address" });
      continue;
    }
    const hasScheme = schema !== "";
    if (!hasScheme && (isTag(text.charAt(index - 1)) || isMissingSpace(written))) continue;
    const address = hasScheme ? written : `https://${written}`;
    if (parseUrl(address) !== null) links.push({ from: index, to: lastIndex, what: "a link", address, hasScheme });
  }
  return { links, emails };
}

function topLevelOf(email: string): string {
  return email.slice(email.lastIndexOf(".") + 1).toLowerCase();
}

/** "git@github.com:jane/notes.git" is where a program copies from. */
function isRemotePath(after: string): boolean {
  return /^:[\w~/]/.test(after);
}

/** "#example.com" and "$example.com" are tags, whatever the networks make of what follows. */
function isTag(before: string): boolean {
  return /[@#$＠＃＄]/.test(before);
}

/** "It ends here.Now we begin", "since 2025.In Paris": a space was forgotten. */
function isMissingSpace(written: string): boolean {
  return /^[\p{Ll}\p{N}][^/?#]*\.\p{Lu}\p{Ll}+$/u.test(written);
}

/** Scripts that put no space between words, or none between a word and its ending. */
const unspaced = "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}";

/** Each with what it sets apart. */
const joins: readonly RegExp[] = [
  // Pictures, marks that nobody sees, and half characters are part of no address; nor are the signs that RFC 3986 leaves out.
  /[\p{So}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Cf}\p{Cs}\p{Variation_Selector}`|^]/gu,
  // "请看https://example.com"
  /\P{ASCII}(?=[Hh][Tt][Tt][Pp][Ss]?:\/\/)/gu,
  // "请看example.com"
  new RegExp(`[${unspaced}](?=[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,9}\\.[a-z]{2})`, "giu"),
  // "https://example.com/a谢谢", but not "https://abc例え.jp"
  new RegExp(`(?<=[a-z0-9])[${unspaced}](?![${unspaced}a-z0-9-]{0,62}\\.[a-z]{2})`, "giu"),
  // "https://example.com/をご覧ください": no page is named by the little word that follows a Japanese address.
  /(?<=\/)\p{sc=Hira}/gu,
  // "Mail:jane@example.com", "[jane@example.com]", "联系jane@example.com"; a sign-in name before a host is not meant.
  /(?:(?<!\/\/[^\s/]{0,100}):|[[{<«‹“”„‘’'"*,;…、。·]|[^\p{ASCII}\p{sc=Latin}])(?=[a-z0-9][a-z0-9._%+-]{0,63}@[^\s@])/giu,
];

/** The text with spaces where an address begins or ends without one, so that each is seen; everything keeps its place. */
function apart(text: string): string {
  // linkify-it knows no underscore in a name, where the networks do: "https://my_team.example.com".
  const plain = text.replace(/(?<=https?:\/\/[a-z0-9_.-]{0,100})_/gi, "-");
  return joins.reduce((spaced, join) => spaced.replace(join, (sign) => " ".repeat(sign.length)), plain);
}
