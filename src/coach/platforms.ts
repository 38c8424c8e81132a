import type { ActivityKind } from "./kinds.ts";

export type PlatformId =
  | "linkedin"
  | "x"
  | "threads"
  | "bluesky"
  | "mastodon"
  | "facebook"
  | "instagram"
  | "youtube"
  | "swarm"
  | "google"
  | "yelp"
  | "tripadvisor"
  | "blog";

export interface PlatformInfo {
  readonly id: PlatformId;
  readonly name: string;
  /** What else people type. */
  readonly aliases: readonly string[];
  /** What one mostly records there. */
  readonly usualKind: ActivityKind;
  /** Offered as a network to be seen on, most useful for a leader first. */
  readonly isNetwork: boolean;
  /** Where an account is made. */
  readonly signUp: string;
  /** Where people are found; null where looking around is not what the platform is for. */
  readonly search: string | null;
  /** Hosts of its addresses, without `www.` or `m.`; empty where every server has its own. */
  readonly hosts: readonly string[];
}

export const platforms: readonly PlatformInfo[] = [
  {
    id: "linkedin",
    name: "LinkedIn",
    aliases: ["li", "linked-in"],
    usualKind: "post",
    isNetwork: true,
    signUp: "https://www.linkedin.com/signup",
    search: "https://www.linkedin.com/search/results/people/",
    hosts: ["linkedin.com", "lnkd.in"],
  },
  {
    id: "x",
    name: "X",
    aliases: ["twitter"],
    usualKind: "post",
    isNetwork: true,
    signUp: "https://x.com/i/flow/signup",
    search: "https://x.com/explore",
    hosts: ["x.com", "twitter.com", "mobile.twitter.com"],
  },
  {
    id: "threads",
    name: "Threads",
    aliases: [],
    usualKind: "post",
    isNetwork: true,
    signUp: "https://www.threads.com/login",
    search: "https://www.threads.com/search",
    hosts: ["threads.com", "threads.net"],
  },
  {
    id: "bluesky",
    name: "Bluesky",
    aliases: ["bsky"],
    usualKind: "post",
    isNetwork: true,
    signUp: "https://bsky.app",
    search: "https://bsky.app/search",
    hosts: ["bsky.app"],
  },
  {
    id: "mastodon",
    name: "Mastodon",
    aliases: ["fediverse"],
    usualKind: "post",
    isNetwork: true,
    signUp: "https://joinmastodon.org/servers",
    search: "https://mastodon.social/explore",
    hosts: [],
  },
  {
    id: "facebook",
    name: "Facebook",
    aliases: ["fb"],
    usualKind: "post",
    isNetwork: true,
    signUp: "https://www.facebook.com/r.php",
    search: "https://www.facebook.com/search/people/",
    hosts: ["facebook.com", "fb.com", "fb.watch"],
  },
  {
    id: "instagram",
    name: "Instagram",
    aliases: ["ig", "insta"],
    usualKind: "post",
    isNetwork: true,
    signUp: "https://www.instagram.com/accounts/emailsignup/",
    search: "https://www.instagram.com/explore/",
    hosts: ["instagram.com"],
  },
  {
    id: "youtube",
    name: "YouTube",
    aliases: ["yt"],
    usualKind: "post",
    isNetwork: true,
    signUp: "https://www.youtube.com/account",
    search: "https://www.youtube.com",
    hosts: ["youtube.com", "youtu.be"],
  },
  {
    id: "blog",
    name: "Blog",
    aliases: ["website", "newsletter"],
    usualKind: "post",
    isNetwork: true,
    signUp: "https://wordpress.com/start",
    search: null,
    hosts: [],
  },
  {
    id: "swarm",
    name: "Swarm",
    aliases: ["foursquare"],
    usualKind: "check-in",
    isNetwork: false,
    signUp: "https://www.swarmapp.com",
    search: null,
    hosts: ["swarmapp.com", "foursquare.com"],
  },
  {
    id: "google",
    name: "Google Maps",
    aliases: ["google-maps", "googlemaps", "maps"],
    usualKind: "review",
    isNetwork: false,
    signUp: "https://www.google.com/maps",
    search: null,
    hosts: ["maps.google.com", "google.com", "maps.app.goo.gl", "g.page"],
  },
  {
    id: "yelp",
    name: "Yelp",
    aliases: [],
    usualKind: "review",
    isNetwork: false,
    signUp: "https://www.yelp.com/signup",
    search: null,
    hosts: ["yelp.com"],
  },
  {
    id: "tripadvisor",
    name: "Tripadvisor",
    aliases: ["trip-advisor"],
    usualKind: "review",
    isNetwork: false,
    signUp: "https://www.tripadvisor.com",
    search: null,
    hosts: ["tripadvisor.com"],
  },
];

export const platformIds: readonly PlatformId[] = platforms.map((platform) => platform.id);

export function platformInfo(id: PlatformId): PlatformInfo {
  return platforms.find((platform) => platform.id === id) as PlatformInfo;
}

/** By id, name or alias, in any case; undefined when there is none. */
export function findPlatform(text: string): PlatformInfo | undefined {
  const wanted = text.trim().toLowerCase();
  return platforms.find(
    ({ id, name, aliases }) => id === wanted || name.toLowerCase() === wanted || aliases.includes(wanted),
  );
}
