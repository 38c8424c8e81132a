import { decodeText, decodeWindows1252 } from "./decode.ts";

export type FeedFormat = "rss" | "rdf" | "atom" | "json";

/** The first element of each format, and what stands in the start: other files begin with the same element. */
const roots: readonly { readonly name: string; readonly format: FeedFormat; readonly sign: RegExp }[] = [
  // 0.91 to 2.0
  { name: "rss", format: "rss", sign: /<rss/i },
  // RSS 0.90 and 1.0
  { name: "rdf", format: "rdf", sign: /purl\.org\/rss\/|netscape\.com\/rdf\// },
  // 1.0 and 0.3
  { name: "feed", format: "atom", sign: /www\.w3\.org\/2005\/Atom|purl\.org\/atom\// },
];

/** https://www.jsonfeed.org/version/1.1/; some programs write every `/` as `\/`. */
const jsonFeedVersion = /"version"\s*:\s*"https?:(?:\\?\/){2}(?:www\.)?jsonfeed\.org\\?\/version\\?\//;

/** The format of the feed that begins like this; null when it is none. */
export function feedFormatOf(start: string): FeedFormat | null {
  if (start.trimStart().startsWith("{")) return jsonFeedVersion.test(start) ? "json" : null;
  const name = rootOf(start);
  return roots.find((root) => root.name === name && root.sign.test(start))?.format ?? null;
}

/** What may stand before the first element, and how each ends. A declaration may hold others, up to `]>`. */
const beforeRoot: readonly (readonly [opening: string, closing: string])[] = [
  ["<?", "?>"],
  ["<!--", "-->"],
  ["<!", ">"],
  ["]", ">"],
];

/** The name of the first element in lower case, without its prefix; null when there is none. */
function rootOf(text: string): string | null {
  let at = skipSpace(text, 0);
  for (;;) {
    const [opening, closing] = beforeRoot.find(([sign]) => text.startsWith(sign, at)) ?? [];
    if (opening === undefined || closing === undefined) break;
    const end = text.indexOf(closing, at + opening.length);
    if (end === -1) return null;
    at = skipSpace(text, end + closing.length);
  }
  const match = /^<(?:[\w.-]{1,50}:)?(\w{1,50})[\s/>]/.exec(text.slice(at, at + 200));
  return match?.[1]?.toLowerCase() ?? null;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}

/**
 * The text of a feed in the encoding that it declares (https://www.w3.org/TR/xml/#charencoding), as far as that is true:
 * a byte order mark, and accents that are whole in UTF-8, know better. Throws UserError as `decodeText` does.
 */
export function decodeFeed(bytes: Uint8Array): string {
  const label = declaredEncoding(bytes);
  if (label === null) return decodeText(bytes);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (/[^\0-\x7f]/.test(text)) return text;
  } catch {
    // Not UTF-8: as declared.
  }
  try {
    const decoder = new TextDecoder(label);
    return decoder.encoding === "windows-1252" ? decodeWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    // No such encoding, or more than fits into one text.
    return decodeText(bytes);
  }
}

/** Null for UTF-8, for UTF-16 (which could not be read as letters here), and where nothing is declared. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const label = /^\s*<\?xml[^>]{0,150}\sencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(start)?.[1]?.toLowerCase();
  return label === undefined || /^(?:utf-?8|utf-?16|ucs-?2)/.test(label) ? null : label;
}
