import { describe, expect, it } from "vitest";
import { looksLikeAddress, parseAddress } from "../../src/coach/address.ts";

/** Encoded by hand, by the formulas of the platforms, in the identifiers below. */
const posted = Date.UTC(2026, 10, 20, 7, 15, 30, 123); // 1795158930123
const now = Date.UTC(2026, 10, 23, 9);

// (posted − 1288834974657) << 22, and a sequence of 1234
const xId = "2123676591706866898";
// posted << 22, and 99
const linkedinId = "7529442281250619491";
// 53 bits of posted × 1000, then 5 in ten bits, in base32-sortable
const tid = "3n2q237kubs27";
// posted << 16, and 7
const mastodonId = "117647535644540935";
// (posted − 1314220021721) << 23, and 77, in base64url
const code = "Df9GK15AABN";

describe("the address of a post", () => {
  it.each([
    ["x", `https://x.com/jane/status/${xId}`, `x:${xId}`],
    ["x", `https://x.com/jane/status/${xId}?s=20&t=abc#top`, `x:${xId}`],
    ["x", `https://x.com/jane/status/${xId}/photo/1`, `x:${xId}`],
    ["x", `x.com/jane/status/${xId}`, `x:${xId}`],
    ["x", `https://twitter.com/jane/status/${xId}`, `x:${xId}`],
    ["x", `http://www.twitter.com/jane/status/${xId}`, `x:${xId}`],
    ["x", `https://mobile.twitter.com/jane/status/${xId}`, `x:${xId}`],
    ["x", `https://x.com/i/web/status/${xId}`, `x:${xId}`],
    ["linkedin", `https://www.linkedin.com/feed/update/urn:li:activity:${linkedinId}/`, `linkedin:${linkedinId}`],
    ["linkedin", `https://www.linkedin.com/feed/update/urn:li:share:${linkedinId}`, `linkedin:${linkedinId}`],
    ["linkedin", `https://www.linkedin.com/feed/update/urn:li:ugcPost:${linkedinId}`, `linkedin:${linkedinId}`],
    ["linkedin", `https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A${linkedinId}`, `linkedin:${linkedinId}`],
    ["linkedin", `https://www.linkedin.com/feed/update/urn%3ali%3augcPost%3a${linkedinId}/`, `linkedin:${linkedinId}`],
    [
      "linkedin",
      `https://www.linkedin.com/posts/jane-doe_we-ship-activity-${linkedinId}-AbCd`,
      `linkedin:${linkedinId}`,
    ],
    ["linkedin", `https://fr.linkedin.com/posts/jane_share-${linkedinId}-x_9Z/?trk=x`, `linkedin:${linkedinId}`],
    ["linkedin", `https://www.linkedin.com/posts/jane-d%C3%B6_ugcPost-${linkedinId}-AbCd`, `linkedin:${linkedinId}`],
    ["bluesky", `https://bsky.app/profile/jane.bsky.social/post/${tid}`, `bluesky:${tid}`],
    ["bluesky", `https://bsky.app/profile/did:plc:abc234xyz/post/${tid}`, `bluesky:${tid}`],
    ["mastodon", `https://mastodon.social/@jane/${mastodonId}`, `mastodon:mastodon.social/${mastodonId}`],
    ["mastodon", `https://hachyderm.io/users/jane/statuses/${mastodonId}`, `mastodon:hachyderm.io/${mastodonId}`],
    ["mastodon", `https://MASTODON.social/@jane@hachyderm.io/${mastodonId}`, `mastodon:mastodon.social/${mastodonId}`],
    ["instagram", `https://www.instagram.com/p/${code}/`, `instagram:${code}`],
    ["instagram", `https://www.instagram.com/reel/${code}/?igsh=abc`, `instagram:${code}`],
    ["threads", `https://www.threads.com/@jane/post/${code}`, `threads:${code}`],
    ["threads", `https://www.threads.net/@jane/post/${code}?xmt=1`, `threads:${code}`],
  ])("tells platform, identity and instant: %s, %s", (platform, address, identity) => {
    expect(parseAddress(address, now)).toMatchObject({ platform, identity, instant: posted });
  });

  it("agrees with posts whose time is known", () => {
    // The example of X's own documentation, created 2021-11-15T19:08:05Z.
    const onX = parseAddress("https://twitter.com/TwitterDev/status/1460323737035677698", now);
    expect(new Date(onX?.instant ?? 0).toISOString()).toMatch(/^2021-11-15T19:08:05/);
  });

  it("keeps an identifier too long for a number to the last digit", () => {
    expect(parseAddress("https://x.com/jane/status/2123676591706866899", now)?.identity).toBe("x:2123676591706866899");
  });

  it("of X before November 2010 has an identity but no time", () => {
    expect(parseAddress("https://twitter.com/jack/status/20", now)).toMatchObject({ identity: "x:20", instant: null });
  });
});

describe("a video", () => {
  it.each([
    "https://youtu.be/dQw4w9WgXcQ",
    "https://youtu.be/dQw4w9WgXcQ?si=abc&t=3",
    "youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3",
    "https://www.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&list=PLx&index=2#t=3",
    "https://m.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://music.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/shorts/dQw4w9WgXcQ",
    "https://youtube.com/live/dQw4w9WgXcQ?feature=share",
    "https://www.youtube.com/embed/dQw4w9WgXcQ?start=3",
  ])("has one identity, and no day: %s", (address) => {
    const expected = { platform: "youtube", identity: "youtube:dQw4w9WgXcQ", instant: null };
    expect(parseAddress(address, now)).toMatchObject(expected);
  });

  it("whose letters differ in case alone is another one", () => {
    expect(parseAddress("https://youtu.be/dqw4w9wgxcq", now)?.identity).toBe("youtube:dqw4w9wgxcq");
  });
});

describe("a story", () => {
  it.each([
    ["instagram", "https://www.instagram.com/stories/quin/3500000000000000000/"],
    ["instagram", "https://www.instagram.com/stories/quin/3500000000000000000?utm_source=ig_story_item_share"],
    ["instagram", "https://www.instagram.com/stories/highlights/17900000000000000/"],
    ["instagram", "https://www.instagram.com/s/aGlnaGxpZ2h0OjE3OTAwMDAw?story_media_id=3500000000000000000"],
    ["facebook", "https://www.facebook.com/stories/100000000000000/UzpfSVNDOjEyMw==/?view_single=1"],
    ["facebook", "https://m.facebook.com/stories/100000000000000"],
    ["facebook", "https://fr-fr.facebook.com/stories/100000000000000"],
  ])("is told by its address: %s, %s", (platform, address) => {
    expect(parseAddress(address, now)).toMatchObject({ platform, kind: "story", identity: null });
  });

  it.each([
    "https://m.facebook.com/story.php?story_fbid=123&id=456",
    "https://www.facebook.com/quin/posts/stories",
    `https://www.instagram.com/p/${code}/`,
    `https://www.instagram.com/quin/p/${code}/`,
    "https://www.youtube.com/stories/quin/1",
  ])("is none at %s", (address) => {
    expect(parseAddress(address, now)).not.toHaveProperty("kind");
  });
});

describe("an instant that cannot be", () => {
  const bigPosted = BigInt(posted);
  const future = BigInt(now) + 1n;
  it.each([
    ["on X, in the future", "x", `https://x.com/j/status/${(future - 1_288_834_974_657n) << 22n}`],
    ["on LinkedIn, in the future", "linkedin", `https://linkedin.com/feed/update/urn:li:activity:${future << 22n}`],
    ["on Mastodon, in the future", "mastodon", `https://mastodon.social/@j/${future << 16n}`],
    ["on Bluesky, in the future", "bluesky", "https://bsky.app/profile/j.example/post/zzzzzzzzzzzzz"],
    ["on Instagram, in the future", "instagram", "https://instagram.com/p/__________9/"],
    // 1000 days of milliseconds after 1970, above 22 bits: 1972.
    [
      "on LinkedIn, before LinkedIn",
      "linkedin",
      `https://linkedin.com/feed/update/urn:li:share:${86_400_000_000n << 22n}`,
    ],
    ["on Bluesky, in 1970", "bluesky", "https://bsky.app/profile/j.example/post/2222222222222"],
    // 1 January 2023; Threads opened in July.
    ["on Threads, before Threads", "threads", "https://threads.net/@j/post/Cm2gVgTgAAA"],
    ["on Mastodon, before Mastodon", "mastodon", `https://mastodon.social/@j/${(bigPosted - 400_000_000_000n) << 16n}`],
  ])("%s: only the platform is taken", (_, platform, address) => {
    expect(parseAddress(address, now)).toMatchObject({ platform, identity: null, instant: null });
  });

  it("is one millisecond after now, and not now itself", () => {
    const address = `https://www.linkedin.com/feed/update/urn:li:activity:${linkedinId}`;
    expect(parseAddress(address, posted)?.instant).toBe(posted);
    expect(parseAddress(address, posted - 1)?.instant).toBeNull();
  });
});

describe("an address that is not a post's", () => {
  it.each([
    ["linkedin", "https://www.linkedin.com/in/jane-doe/"],
    ["x", "https://x.com/jane"],
    ["facebook", "https://m.facebook.com/jane/posts/123"],
    ["youtube", "https://www.youtube.com/playlist?list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf"],
    // Names of players, as long as a video's; a video's letter too few, and too many.
    ["youtube", "https://www.youtube.com/embed/videoseries?list=PLrAXtmErZgOe"],
    ["youtube", "https://www.youtube.com/embed/live_stream?channel=UC123"],
    ["youtube", "https://youtu.be/dQw4w9WgXc"],
    ["youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQQ"],
    // Of a comment below the video.
    ["youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ&lc=UgxKREWxIgDrw8w2e_Z4AaABAg"],
    ["swarm", "https://www.swarmapp.com/c/abc"],
    ["yelp", "https://www.yelp.fr/biz/chez-jane-paris"],
    ["tripadvisor", "https://www.tripadvisor.co.uk/Restaurant_Review-1"],
    ["google", "https://maps.app.goo.gl/abc"],
  ])("still tells the platform: %s, %s", (platform, address) => {
    expect(parseAddress(address, now)).toMatchObject({ platform, identity: null, instant: null });
  });

  it.each([
    ["an unknown site", "https://example.com/jane/status/2123676591706866898"],
    ["a known name inside another host", `https://x.com.example.org/jane/status/${xId}`],
    ["a host that ends like a known one", `https://notlinkedin.com/feed/update/urn:li:activity:${linkedinId}`],
    ["a host with no point in it", `https://xzcom/jane/status/${xId}`],
    ["a known address inside a path", `https://example.org/https://x.com/jane/status/${xId}`],
    ["javascript:", "javascript:alert(1)"],
    ["javascript: with a known host", `javascript://x.com/jane/status/${xId}`],
    ["ftp:", `ftp://x.com/jane/status/${xId}`],
    ["file:", "file:///etc/passwd"],
    ["data:", "data:text/html,x.com"],
    ["words", "had lunch with customers"],
    ["nothing", ""],
  ])("is refused: %s", (_, address) => {
    expect(parseAddress(address, now)).toBeNull();
  });

  it("is told from a note", () => {
    expect(looksLikeAddress(`x.com/jane/status/${xId}`)).toBe(true);
    expect(looksLikeAddress("https://example.com")).toBe(true);
    expect(looksLikeAddress("Talked at x.com/hq about cadence")).toBe(false);
    expect(looksLikeAddress("and/or")).toBe(false);
  });
});
