import type { PlatformId } from "../platforms.ts";
import type { FoundLink } from "./found.ts";

/** Where a click leads to post a text on a network. */
export interface ComposeLink {
  readonly platform: PlatformId;
  /** Opens the composer with the text in it, or with its link where a network takes no more; null where it takes nothing. */
  readonly address: string | null;
  /** Opens the composer without the text, or the site where it has none; null for a blog, which may be anywhere. */
  readonly composer: string | null;
  /** Is the text in the address? Else it has to be pasted. */
  readonly takesText: boolean;
  /** An address this long may be cut on its way. */
  readonly mayBeCut: boolean;
}

/** Characters. Beyond them browsers, servers and shells may cut an address. */
const longestAddress = 2000;

interface Composer {
  readonly composer: (server: string | null) => string | null;
  /** What the text is called in the address; null where it takes none. */
  readonly parameter: "text" | null;
}

/** As of November 2026. LinkedIn's is not documented by it, and works. */
const composers: Readonly<Record<PlatformId, Composer>> = {
  linkedin: { composer: () => "https://www.linkedin.com/feed/?shareActive=true", parameter: "text" },
  x: { composer: () => "https://x.com/intent/tweet", parameter: "text" },
  threads: { composer: () => "https://www.threads.com/intent/post", parameter: "text" },
  bluesky: { composer: () => "https://bsky.app/intent/compose", parameter: "text" },
  mastodon: {
    composer: (server) => (server === null ? mastodonChooser : `https://${server}/share`),
    parameter: "text",
  },
  facebook: { composer: () => "https://www.facebook.com/", parameter: null },
  instagram: { composer: () => "https://www.instagram.com/", parameter: null },
  youtube: { composer: () => "https://www.youtube.com/", parameter: null },
  blog: { composer: () => null, parameter: null },
  swarm: { composer: () => "https://www.swarmapp.com/", parameter: null },
  google: { composer: () => "https://www.google.com/maps", parameter: null },
  yelp: { composer: () => "https://www.yelp.com/", parameter: null },
  tripadvisor: { composer: () => "https://www.tripadvisor.com/", parameter: null },
};

/** Where somebody whose server is not known chooses it. */
const mastodonChooser = "https://share.joinmastodon.org/";

/** `links` are those of the text, by place: Facebook takes the first of them, and nothing else. */
export function composeLink(
  platform: PlatformId,
  text: string,
  { links, mastodonServer }: { readonly links: readonly FoundLink[]; readonly mastodonServer: string | null },
): ComposeLink {
  const { composer, parameter } = composers[platform];
  const page = composer(mastodonServer);
  const shared = platform === "facebook" ? links[0]?.address : undefined;
  if (shared !== undefined) {
    const address = `https://www.facebook.com/sharer/sharer.php?u=${encode(shared)}`;
    return { platform, address, composer: page, takesText: false, mayBeCut: address.length > longestAddress };
  }
  if (parameter === null || page === null || page === mastodonChooser)
    return { platform, address: null, composer: page, takesText: false, mayBeCut: false };
  const address = `${page}${page.includes("?") ? "&" : "?"}${parameter}=${encode(text)}`;
  return { platform, address, composer: page, takesText: true, mayBeCut: address.length > longestAddress };
}

/** What one click opens: the composer without the text where the address may be cut; null for a blog. */
export function clickOf({ address, composer, mayBeCut }: ComposeLink): string | null {
  return mayBeCut || address === null ? composer : address;
}

/** Do the words have to be pasted there? */
export function mustPaste({ takesText, mayBeCut }: ComposeLink): boolean {
  return !takesText || mayBeCut;
}

/** Half a character cannot stand in an address. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** The server in a Mastodon handle: `mastodon.social` of `jane@mastodon.social`; null where the handle names none. */
export function mastodonServerOf(handle: string | null): string | null {
  const server = handle === null ? undefined : /@([^@/?#\s]+)$/.exec(handle)?.[1];
  if (server === undefined || !URL.canParse(`https://${server}`)) return null;
  const { host } = new URL(`https://${server}`);
  return host.includes(".") ? host : null;
}
