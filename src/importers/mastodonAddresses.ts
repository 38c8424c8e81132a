import { writtenUrl } from "../coach/address.ts";
import { longestAddress } from "./activity.ts";
import { isRecord, textOf } from "./json.ts";

/**
 * The address in a member of an ActivityPub object: a text, an object with an `id` or `href`, or the first of a list of
 * these; null when there is none. https://www.w3.org/TR/activitystreams-core/#object
 */
export function addressIn(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const address = isRecord(first) ? (textOf(first["id"]) ?? textOf(first["href"])) : textOf(first);
  return address !== null && address.length <= longestAddress ? address : null;
}

/** The http(s) address in such a member; null for any other. */
export function linkIn(value: unknown): URL | null {
  return readLink(addressIn(value));
}

export function readLink(address: string | null): URL | null {
  return address === null ? null : writtenUrl(address);
}

/** As in the identities of `coach/address.ts`. */
const hostOf = (url: URL): string => url.host.replace(/^(?:www|m)\./, "");

/**
 * `mastodon:example.social/115…`, from the address of a post or of what was done with it (`…/statuses/115…/activity`);
 * null where it ends in nothing that could be one.
 */
export function identityOf(url: URL | null): string | null {
  if (url === null || url.search !== "" || url.hash !== "") return null;
  const last = url.pathname
    .replace(/\/$/, "")
    .replace(/\/activity$/, "")
    .split("/")
    .at(-1);
  return last !== undefined && /^[\w.~-]{1,100}$/.test(last) ? `mastodon:${hostOf(url)}/${last}` : null;
}

/** One account has several addresses: `/users/name` and `/@name`; since 2025 also `/ap/users/115…`. Pixelfed: `/p/name/1`. */
const ownerForms: readonly { readonly pattern: RegExp; readonly prefix: string }[] = [
  { pattern: /^\/(?:users\/|@|p\/)([^/@]+)(?:\/|$)/, prefix: "@" },
  { pattern: /^\/ap\/users\/(\d+)(?:\/|$)/, prefix: "ap/users/" },
];

/**
 * Whose this is, by the address of an account or of something under it: `example.social/@name`; null where the address does
 * not tell (Pleroma's do not).
 */
export function ownerOf(url: URL | null): string | null {
  if (url === null) return null;
  for (const { pattern, prefix } of ownerForms) {
    const name = pattern.exec(url.pathname)?.[1];
    if (name !== undefined) return `${hostOf(url)}/${prefix}${name.toLowerCase()}`;
  }
  return null;
}
