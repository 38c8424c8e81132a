import type { JsonRecord } from "./json.ts";
import { addressIn, ownerOf, readLink } from "./mastodonAddresses.ts";
import type { Owner } from "./mastodonFiles.ts";

/** Who may see a post. What is unlisted is there for everybody too. */
export type Audience = "everybody" | "followers" | "named people";

/** The last one is Pleroma's: everybody on the server. https://www.w3.org/TR/activitypub/#public-addressing */
const isPublic = /^(?:https:\/\/www\.w3\.org\/ns\/activitystreams#Public|as:Public|Public|https?:\/\/[^/]+\/#Public)$/;

/**
 * Who may see what these parts (an activity and its post) were sent to; where they differ, whichever is fewer people. What
 * does not say is for named people: nobody's direct message shall be taken for a post.
 */
export function audienceOf(parts: readonly JsonRecord[], owner: Owner): Audience {
  const audiences = parts.map((part) => audienceOfPart(part, owner)).filter((audience) => audience !== null);
  const fewest = (["named people", "followers", "everybody"] as const).find((audience) => audiences.includes(audience));
  return fewest ?? "named people";
}

/** Null where it does not say. Whom a post mentions stands in `to` and `cc` too, whoever may see it. */
function audienceOfPart(part: JsonRecord, owner: Owner): Audience | null {
  const addresses = [part["to"], part["cc"]].flat().flatMap((address) => addressIn(address) ?? []);
  if (addresses.length === 0) return null;
  if (addresses.some((address) => isPublic.test(address))) return "everybody";
  return addresses.some((address) => isOwnFollowers(address, part, owner)) ? "followers" : "named people";
}

/** A direct message may go to the followers of a group: only the owner's own are meant. */
function isOwnFollowers(address: string, part: JsonRecord, owner: Owner): boolean {
  if (address === owner.followers) return true;
  if (!address.endsWith("/followers")) return false;
  const actor = addressIn(part["actor"]) ?? addressIn(part["attributedTo"]);
  return address === `${actor}/followers` || owner.keys.has(ownerOf(readLink(address)) ?? "");
}
