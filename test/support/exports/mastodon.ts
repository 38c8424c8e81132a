import type { ExportFiles } from "./source.ts";

/** A post or a boost as the outbox has it; `id` from the instant where it is not given. */
export interface TootSketch {
  readonly id?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** HTML. */
  readonly text?: string;
  readonly visibility?: "public" | "unlisted" | "private" | "direct";
  readonly replyTo?: string;
  /** Addresses of the people in it: they stand in `cc`, of a direct message in `to`. */
  readonly mentions?: readonly string[];
  /** The content warning. */
  readonly summary?: string;
  readonly quote?: string;
  readonly type?: string;
  /** The address of the post that is boosted. */
  readonly boost?: string;
}

export interface TootOwner {
  /** Of the account and all under it: `https://example.social/users/jane`. */
  readonly actor: string;
  /** Where people see it: `https://example.social/@jane`. */
  readonly page: string;
  readonly name: string;
}

export const jane: TootOwner = {
  actor: "https://example.social/users/jane",
  page: "https://example.social/@jane",
  name: "jane",
};

/** Accounts made since 2025 are numbers. */
export const numberedJane: TootOwner = { ...jane, actor: "https://example.social/ap/users/115400000000000001" };

export const publicAddress = "https://www.w3.org/ns/activitystreams#Public";

/** Milliseconds since 1970 above 16 bits. */
export function tootId(at: string, sequence = 0): string {
  return String((BigInt(Date.parse(at)) << 16n) + BigInt(sequence));
}

function audienceOf({ visibility = "public", mentions = [] }: TootSketch, { actor }: TootOwner) {
  const followers = `${actor}/followers`;
  if (visibility === "direct") return { to: mentions, cc: [] };
  if (visibility === "private") return { to: [followers], cc: mentions };
  if (visibility === "unlisted") return { to: [followers], cc: [publicAddress, ...mentions] };
  return { to: [publicAddress], cc: [followers, ...mentions] };
}

export function outboxItem(sketch: TootSketch, owner: TootOwner = jane): Record<string, unknown> {
  const { at, text = "<p>Hello from Lyon</p>", replyTo = null, summary = null, quote, type = "Note", boost } = sketch;
  const id = sketch.id ?? tootId(at);
  const audience = audienceOf(sketch, owner);
  const shared = { id: `${owner.actor}/statuses/${id}/activity`, actor: owner.actor, published: at, ...audience };
  if (boost !== undefined) return { ...shared, type: "Announce", object: boost };
  const object = {
    id: `${owner.actor}/statuses/${id}`,
    type,
    summary,
    inReplyTo: replyTo,
    published: at,
    url: `${owner.page}/${id}`,
    attributedTo: owner.actor,
    ...audience,
    sensitive: summary !== null,
    content: text,
    contentMap: { en: text },
    ...(quote === undefined ? {} : { quote, quoteUri: quote }),
    attachment: [{ type: "Document", mediaType: "image/jpeg", url: "media_attachments/files/1/original/a.jpg" }],
    tag: (sketch.mentions ?? []).map((href) => ({ type: "Mention", href, name: "@somebody" })),
    replies: { id: `${owner.actor}/statuses/${id}/replies`, type: "Collection", first: { items: [] } },
  };
  return { ...shared, type: "Create", object };
}

const context = ["https://www.w3.org/ns/activitystreams", { toot: "http://joinmastodon.org/ns#", orderedItems: "as" }];

/** `outbox.json`; the count in it is that of the account's page, and wrong as a rule. */
export function outboxOf(items: readonly unknown[]): string {
  const head = { "@context": context, id: "outbox.json", type: "OrderedCollection", totalItems: items.length + 41 };
  return JSON.stringify({ ...head, orderedItems: items });
}

export function actorOf({ actor, page, name }: TootOwner): string {
  const links = { following: `${actor}/following`, followers: `${actor}/followers`, inbox: `${actor}/inbox` };
  const archive = { outbox: "outbox.json", likes: "likes.json", bookmarks: "bookmarks.json" };
  return JSON.stringify({ id: actor, type: "Person", ...links, preferredUsername: name, url: page, ...archive });
}

export function mastodonArchive(toots: readonly TootSketch[], owner: TootOwner = jane): Record<string, string> {
  const liked = {
    id: "likes.json",
    type: "OrderedCollection",
    orderedItems: ["https://other.example/users/ada/statuses/5"],
  };
  return {
    "media_attachments/files/1/original/a.jpg": "not a photo",
    "outbox.json": outboxOf(toots.map((toot) => outboxItem(toot, owner))),
    "likes.json": JSON.stringify(liked),
    "bookmarks.json": JSON.stringify({ ...liked, id: "bookmarks.json" }),
    "avatar.png": "not a picture",
    "actor.json": actorOf(owner),
  };
}

/** Pleroma and Akkoma: addresses that tell nobody's name, microseconds, the count at the end. */
export function pleromaOutbox(
  toots: readonly { readonly uuid: string; readonly at: string; readonly replyTo?: string }[],
): string {
  const server = "https://akkoma.example";
  const items = toots.map(({ uuid, at, replyTo }) => ({
    actor: `${server}/users/jane`,
    cc: [`${server}/users/jane/followers`],
    id: `${server}/activities/${uuid}`,
    object: { id: `${server}/objects/${uuid}`, type: "Note", content: "Hello<br>again", inReplyTo: replyTo ?? null },
    published: at.replace("Z", ".123456Z"),
    to: [publicAddress],
    type: "Create",
  }));
  const text = items.map((item) => JSON.stringify(item)).join(",\n");
  return `{\n"@context": "${context[0]}",\n"id": "outbox.json",\n"type": "OrderedCollection",\n"orderedItems": [\n${text}\n],\n"totalItems": ${items.length}}`;
}

const toots: readonly TootSketch[] = [
  { at: "2026-06-30T18:45:05Z", text: '<p>Q &amp; A <a href="https://example.com">here</a></p>', summary: "work" },
  { at: "2026-07-01T08:31:16Z", boost: "https://other.example/users/ada/statuses/2" },
  {
    at: "2026-07-02T08:00:00Z",
    replyTo: "https://other.example/users/ada/statuses/2",
    mentions: ["https://other.example/users/ada"],
  },
  { at: "2026-07-02T09:00:00Z", replyTo: "https://example.social/@jane/1", visibility: "unlisted" },
  { at: "2026-07-03T08:00:00Z", visibility: "private" },
  { at: "2026-07-04T08:00:00Z", visibility: "direct", mentions: ["https://other.example/users/ada"] },
  { at: "2026-07-05T08:00:00Z", type: "Question", quote: "https://other.example/users/ada/statuses/2" },
];

export const mastodonFixtures: readonly ExportFiles[] = [
  mastodonArchive(toots),
  mastodonArchive(toots, numberedJane),
  { "my outbox (1).txt": outboxOf(toots.map((toot) => outboxItem(toot))) },
  { "outbox.json": pleromaOutbox([{ uuid: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", at: "2024-03-01T10:00:00Z" }]) },
  {
    "outbox.json": outboxOf([
      { ...outboxItem({ at: "2026-01-01T10:00:00Z" }), id: null, object: { content: "Hello" } },
    ]),
  },
];
