import { toldNoIdentity } from "../coach/address.ts";
import type { Activity } from "../coach/book.ts";
import type { PlatformId } from "../coach/platforms.ts";
import type { FeedMoment } from "./feedDates.ts";
import { type FeedLink, keyOf } from "./feedLinks.ts";
import { hashText } from "./identity.ts";

/** What one item tells; texts as words on one line. */
export interface FeedPost extends FeedMoment {
  readonly guid: string | null;
  readonly link: FeedLink | null;
  readonly platform: PlatformId;
  readonly title: string;
  readonly content: string;
}

/**
 * The identity of each post: the platform's own, else one made of its page, so that the RSS, Atom and JSON Feed of a blog
 * agree; else of what the feed knows it by; else of when it was published, and its title. A page or a name that posts of
 * different moments share is no post's own.
 */
export function findIdentities(
  posts: readonly FeedPost[],
  site: string | null,
): Map<FeedPost, Pick<Activity, "id" | "aliases">> {
  const siteKey = site === null ? null : keyOf(site);
  const pageOf = ({ link }: FeedPost): string | null => (link === null || link.key === siteKey ? null : link.key);
  const sharedPages = findShared(posts, pageOf, ({ guid, moment }) => JSON.stringify([guid, moment]));
  const sharedGuids = findShared(
    posts,
    ({ guid }) => guid,
    ({ moment }) => moment,
  );
  const partsOf = (post: FeedPost): readonly (string | null)[] => {
    const [page, { guid, moment, title }] = [pageOf(post), post];
    if (page !== null && !sharedPages.has(page)) return [page];
    if (guid !== null && !sharedGuids.has(guid)) return [guid];
    return [page, guid, moment, title];
  };
  return new Map(
    posts.map((post) => {
      // Not numbered where they are equal: a feed that lists a post twice means one.
      const made = `${post.platform}:${hashText(JSON.stringify(partsOf(post)))}`;
      const told = post.link?.identity ?? null;
      if (told === null) return [post, { id: made }];
      return [post, { id: told, ...(toldNoIdentity(post.platform) ? { aliases: [made] } : {}) }];
    }),
  );
}

/** Names that stand for different things. */
function findShared(
  posts: readonly FeedPost[],
  nameOf: (post: FeedPost) => string | null,
  thingOf: (post: FeedPost) => string,
): Set<string> {
  const things = new Map<string, string>();
  const shared = new Set<string>();
  for (const post of posts) {
    const [name, thing] = [nameOf(post), thingOf(post)];
    if (name === null) continue;
    if ((things.get(name) ?? thing) !== thing) shared.add(name);
    things.set(name, thing);
  }
  return shared;
}
