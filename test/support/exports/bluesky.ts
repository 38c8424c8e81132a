import { createHash } from "node:crypto";
import type { ExportFiles } from "./source.ts";

/** What one account did, as a person would tell it; `key` from the instant where it is not given. */
export interface BlueskySketch {
  /** ISO 8601, UTC: when it really was. */
  readonly at: string;
  readonly kind?: "post" | "thread" | "reply" | "quote" | "quote with a picture" | "reply with a quote" | "repost";
  readonly text?: string;
  /** What the client wrote instead of `at`; null for nothing. */
  readonly createdAt?: unknown;
  readonly key?: string;
  /** For a repost: the key of what Ada wrote. */
  readonly subject?: string;
}

export const jane = { did: "did:plc:janedoe4example2345abcde", handle: "jane.example.com" };
export const ada = { did: "did:plc:adaexample2345abcdefghij", handle: "ada.example.com" };

const posts = "app.bsky.feed.post";
const reposts = "app.bsky.feed.repost";

const sortableDigits = "234567abcdefghijklmnopqrstuvwxyz";

/** Microseconds since 1970 above 10 bits that tell clocks apart, 5 bits a digit: https://atproto.com/specs/tid */
export function tid(at: string, clock = 0): string {
  const number = ((BigInt(Date.parse(at)) * 1000n) << 10n) | BigInt(clock);
  return Array.from(
    { length: 13 },
    (_, index) => sortableDigits[Number((number >> BigInt(60 - index * 5)) & 31n)],
  ).join("");
}

const strongRef = (did: string, key: string): Record<string, unknown> => ({
  cid: "bafyreiexample",
  uri: `at://${did}/${posts}/${key}`,
});

export function blueskyRecord({ at, kind = "post", text = "Hello from Lyon", createdAt = at, subject }: BlueskySketch) {
  const date = createdAt === null ? {} : { createdAt };
  const other = subject ?? tid("2025-03-01T08:00:00Z");
  if (kind === "repost") return { $type: reposts, subject: strongRef(ada.did, other), ...date };
  const parent = strongRef(kind === "thread" ? jane.did : ada.did, other);
  const quoted = { $type: "app.bsky.embed.record", record: strongRef(ada.did, other) };
  const pictures = { $type: "app.bsky.embed.images", images: [{ alt: "Lyon" }] };
  const isReply = kind === "thread" || kind === "reply" || kind === "reply with a quote";
  return {
    $type: posts,
    text,
    langs: ["en"],
    ...(isReply ? { reply: { root: strongRef(ada.did, other), parent } } : {}),
    ...(kind === "quote" || kind === "reply with a quote" ? { embed: quoted } : {}),
    ...(kind === "quote with a picture"
      ? { embed: { $type: "app.bsky.embed.recordWithMedia", record: quoted, media: pictures } }
      : {}),
    ...date,
  };
}

/** Records by `collection/key`. */
export type BlueskyRecords = Readonly<Record<string, unknown>>;

export function blueskyRecords(sketches: readonly BlueskySketch[]): BlueskyRecords {
  return Object.fromEntries(
    sketches.map((sketch) => {
      const collection = sketch.kind === "repost" ? reposts : posts;
      return [`${collection}/${sketch.key ?? tid(sketch.at)}`, blueskyRecord(sketch)];
    }),
  );
}

/** Beside what counts, an account holds likes, follows and its profile. */
const otherRecords: BlueskyRecords = {
  "app.bsky.actor.profile/self": { $type: "app.bsky.actor.profile", displayName: "Jane Doe" },
  "app.bsky.feed.like/3kaaaaaaaaaa2": { $type: "app.bsky.feed.like", subject: strongRef(ada.did, "3kaaaaaaaaaa2") },
  "app.bsky.graph.follow/3kaaaaaaaaab2": { $type: "app.bsky.graph.follow", subject: ada.did },
};

/** `repo.car`, as the account's server makes it. */
export function blueskyCar(sketches: readonly BlueskySketch[]): Uint8Array {
  return writeRepo({ ...otherRecords, ...blueskyRecords(sketches) });
}

/** A link to a block, by its content identifier. */
class Link {
  readonly cid: Uint8Array;

  constructor(cid: Uint8Array) {
    this.cid = cid;
  }
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();

/** CIDv1, DAG-CBOR, SHA-256 (32 bytes). */
const cidOf = (block: Uint8Array): Buffer => Buffer.concat([Buffer.from([1, 0x71, 0x12, 0x20]), sha256(block)]);

/** Blocks in the order of the file, the first one the root. */
export type Block = readonly [link: Link, block: Uint8Array];

export function blockOf(value: unknown): Block {
  const block = encodeCbor(value);
  return [new Link(cidOf(block)), block];
}

/** The repository of these records: https://atproto.com/specs/repository */
export function repoBlocks(records: BlueskyRecords, commitChanges: Record<string, unknown> = {}): Block[] {
  const blocks = new Map<string, Block>();
  const add = (value: unknown): Link => {
    const block = blockOf(value);
    blocks.set(Buffer.from(block[0].cid).toString("hex"), block);
    return block[0];
  };
  const leaves = Object.keys(records)
    .toSorted()
    .map((key) => ({ key, link: add(records[key]), layer: layerOf(key) }));
  const top = leaves.reduce((most, { layer }) => Math.max(most, layer), 0);
  const data = addNode(leaves, top, add);
  const commit = {
    did: jane.did,
    version: 3,
    data,
    rev: tid("2026-11-20T08:00:00Z"),
    prev: null,
    sig: Buffer.alloc(64, 7),
  };
  return [blockOf({ ...commit, ...commitChanges }), ...blocks.values()];
}

export function writeRepo(records: BlueskyRecords, commitChanges: Record<string, unknown> = {}): Uint8Array {
  return writeCar(repoBlocks(records, commitChanges));
}

interface Leaf {
  readonly key: string;
  readonly link: Link;
  readonly layer: number;
}

/** How many pairs of zero bits the key's hash begins with. */
function layerOf(key: string): number {
  return Math.floor(Math.clz32(sha256(key).readUInt32BE(0)) / 2);
}

/** A node holds the keys of its layer, and between them links to the nodes of the layer below. */
function addNode(leaves: readonly Leaf[], layer: number, add: (node: unknown) => Link): Link {
  const below: Leaf[][] = [[]];
  const own: Leaf[] = [];
  for (const leaf of leaves) {
    if (leaf.layer === layer) {
      own.push(leaf);
      below.push([]);
    } else below.at(-1)?.push(leaf);
  }
  const links = below.map((part) => (part.length === 0 ? null : addNode(part, layer - 1, add)));
  const entries = own.map(({ key, link }, index) => {
    const before = own[index - 1]?.key ?? "";
    let shared = 0;
    while (shared < before.length && before[shared] === key[shared]) shared++;
    return { p: shared, k: Buffer.from(key.slice(shared)), v: link, t: links[index + 1] ?? null };
  });
  return add({ l: links[0] ?? null, e: entries });
}

/** https://ipld.io/specs/transport/car/carv1/ */
export function writeCar(blocks: readonly Block[], header?: unknown): Uint8Array {
  const root = blocks[0]?.[0];
  const head = encodeCbor(header ?? { version: 1, roots: root === undefined ? [] : [root] });
  const sections = blocks.map(([{ cid }, block]) => Buffer.concat([varint(cid.length + block.length), cid, block]));
  return Buffer.concat([varint(head.length), head, ...sections]);
}

export function varint(number: number): Buffer {
  const bytes: number[] = [];
  for (let rest = number; ; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) | (rest < 128 ? 0 : 0x80));
    if (rest < 128) return Buffer.from(bytes);
  }
}

/** DAG-CBOR, for what records hold: https://ipld.io/specs/codecs/dag-cbor/spec/ */
export function encodeCbor(value: unknown): Buffer {
  if (value === null || value === undefined) return Buffer.from([0xf6]);
  if (typeof value === "boolean") return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === "number") return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
  if (typeof value === "string") return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([cborHead(2, value.length), value]);
  if (value instanceof Link) {
    return Buffer.concat([cborHead(6, 42), encodeCbor(Buffer.concat([Buffer.from([0]), value.cid]))]);
  }
  if (Array.isArray(value)) return Buffer.concat([cborHead(4, value.length), ...value.map(encodeCbor)]);
  const keys = Object.keys(value).map((key) => [Buffer.from(key), key] as const);
  // Shorter keys first, then byte by byte.
  const sorted = keys.toSorted(([left], [right]) => left.length - right.length || Buffer.compare(left, right));
  const fields = sorted.flatMap(([, key]) => [encodeCbor(key), encodeCbor((value as Record<string, unknown>)[key])]);
  return Buffer.concat([cborHead(5, keys.length), ...fields]);
}

function cborHead(type: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(type << 5) | argument]);
  const size = [1, 2, 4].find((bytes) => argument < 256 ** bytes) ?? 8;
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(argument));
  return Buffer.concat([Buffer.from([(type << 5) | (24 + Math.log2(size))]), bytes.subarray(8 - size)]);
}

/** An item of `app.bsky.feed.getAuthorFeed`: https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed */
export function feedItem(sketch: BlueskySketch): Record<string, unknown> {
  const isRepost = sketch.kind === "repost";
  const key = sketch.key ?? tid(sketch.at);
  const [author, postKey] = isRepost ? [ada, sketch.subject ?? tid("2025-03-01T08:00:00Z")] : [jane, key];
  const record = isRepost
    ? blueskyRecord({ at: "2025-03-01T08:00:00Z", text: "Ada's own words" })
    : blueskyRecord(sketch);
  const reason = {
    $type: "app.bsky.feed.defs#reasonRepost",
    by: profile(jane),
    indexedAt: sketch.createdAt ?? sketch.at,
  };
  return {
    post: {
      uri: `at://${author.did}/${posts}/${postKey}`,
      cid: "bafyreiexample",
      author: profile(author),
      record,
      likeCount: 3,
      indexedAt: sketch.at,
    },
    ...(isRepost ? { reason } : {}),
  };
}

function profile({ did, handle }: typeof jane): Record<string, unknown> {
  return { did, handle, displayName: handle.split(".")[0], labels: [] };
}

/** The same post once more, at the top of the list. */
export function pinnedItem(sketch: BlueskySketch): Record<string, unknown> {
  return { ...feedItem(sketch), reason: { $type: "app.bsky.feed.defs#reasonPin" } };
}

/** Newest first, with a cursor to the next page unless it is the last. */
export function feedPage(items: readonly unknown[], cursor?: string): Record<string, unknown> {
  return { feed: items, ...(cursor === undefined ? {} : { cursor }) };
}

const someOfEach: readonly BlueskySketch[] = [
  { at: "2024-05-05T10:00:00.123Z", text: "Hello & welcome" },
  { at: "2024-05-05T10:01:00.000Z", kind: "thread" },
  { at: "2024-05-06T23:30:00.000Z", kind: "reply", createdAt: "2024-05-07T01:30:00+02:00" },
  { at: "2024-05-07T10:00:00.000Z", kind: "quote" },
  { at: "2024-05-08T10:00:00.000Z", kind: "repost" },
  { at: "2024-05-09T10:00:00.000Z", createdAt: "2015-01-01T00:00:00Z" },
];
const items = someOfEach.map(feedItem);

export const blueskyFixtures: readonly ExportFiles[] = [
  { "repo.car": blueskyCar(someOfEach) },
  {
    "feed.json": JSON.stringify(
      feedPage([pinnedItem({ at: "2024-05-05T10:00:00.123Z" }), ...items], "2024-05-05T10:00:00Z"),
    ),
  },
  { "pages.json": JSON.stringify([feedPage(items.slice(0, 3), "x"), feedPage(items.slice(3))], null, 2) },
  { "items.json": JSON.stringify(items) },
  { "bluesky/jane.car": blueskyCar(someOfEach.slice(2)), "bluesky/feed.json": JSON.stringify(feedPage(items)) },
];
