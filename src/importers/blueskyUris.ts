/** `at://did:plc:…/app.bsky.feed.post/3k…`: https://atproto.com/specs/at-uri-scheme */
export interface AtUri {
  /** A DID, seldom a handle. */
  readonly authority: string;
  readonly collection: string;
  readonly rkey: string;
}

export const postCollection = "app.bsky.feed.post";
export const repostCollection = "app.bsky.feed.repost";

/** https://atproto.com/specs/did; far shorter than they may be. */
const didPattern = /^did:[a-z]{1,20}:[\w.:%-]{1,200}$/;
/** A handle is a domain; so is, backwards, the name of a collection. */
const domainPattern = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10}$/i;
const rkeyPattern = /^(?!\.{1,2}$)[\w.:~-]{1,512}$/;

/** The identity of an account, which stays when its handle changes. */
export function isDid(value: unknown): value is string {
  return typeof value === "string" && didPattern.test(value);
}

/** `name.bsky.social`; also a server's `handle.invalid`, for one that it cannot vouch for. */
export function isHandle(value: unknown): value is string {
  return typeof value === "string" && domainPattern.test(value);
}

/** Can this be the last part of a record's address? */
export function isRkey(value: string): boolean {
  return rkeyPattern.test(value);
}

export function readAtUri(value: unknown): AtUri | null {
  if (typeof value !== "string" || !value.startsWith("at://")) return null;
  const [authority = "", collection = "", rkey = "", ...more] = value.slice("at://".length).split("/", 5);
  const isWhole = (isDid(authority) || isHandle(authority)) && domainPattern.test(collection) && isRkey(rkey);
  return isWhole && more.length === 0 ? { authority, collection, rkey } : null;
}

const sortableDigits = "234567abcdefghijklmnopqrstuvwxyz";

/** As in a pasted address: 13 digits of 5 bits. https://atproto.com/specs/tid */
export function isTid(rkey: string): boolean {
  return /^[2-7a-z]{13}$/.test(rkey);
}

/** The instant (milliseconds) in a TID; null when it is none. */
export function tidInstant(rkey: string): number | null {
  if (!isTid(rkey)) return null;
  // The two last digits are the 10 bits that tell clocks apart; the others are microseconds.
  const digits = Array.from(rkey.slice(0, -2), (digit) => sortableDigits.indexOf(digit));
  return Math.floor(digits.reduce((number, digit) => number * 32 + digit, 0) / 1000);
}
