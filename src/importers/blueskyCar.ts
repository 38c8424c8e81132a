/** A content-addressable archive: https://ipld.io/specs/transport/car/ */
export interface Car {
  /** The link to the block that leads to the others; null when it names none. */
  readonly root: string | null;
  /** By link. */
  readonly blocks: ReadonlyMap<string, Uint8Array>;
  /** What a block holds, the links in it as text; undefined when it cannot be read. */
  readonly decode: (block: Uint8Array) => unknown;
}

/** Bytes of a record, and of a link, that servers take: https://github.com/bluesky-social/indigo, `atproto/data/const.go` */
const largestBlock = 2 ** 20;
const longestLink = 100;

/** https://ipld.io/specs/codecs/dag-cbor/spec/ */
const dagCbor = { allowIndefinite: false, tags: { 42: readLink } };

const bytewise = new TextDecoder("latin1");

/** A character for each byte, another for each of the 256: a link for the bytes of a content identifier (CID). */
export function textOfBytes(bytes: Uint8Array): string {
  return bytewise.decode(bytes);
}

function readLink(decodeTagged: () => unknown): string | null {
  const bytes = decodeTagged();
  // A zero stands before the identifier, for its form in binary.
  return bytes instanceof Uint8Array ? textOfBytes(bytes.subarray(1)) : null;
}

/** The blocks of the archive, none of them decoded yet; null when it is damaged. */
export async function readCar(bytes: Uint8Array): Promise<Car | null> {
  const [{ CarBlockIterator }, cborg] = await Promise.all([import("@ipld/car/iterator"), import("cborg")]);
  const decode = (block: Uint8Array): unknown => {
    try {
      return block.length > largestBlock ? undefined : cborg.decode(block, dagCbor);
    } catch {
      return undefined;
    }
  };
  const blocks = new Map<string, Uint8Array>();
  try {
    const car = await CarBlockIterator.fromBytes(bytes);
    const [root] = await car.getRoots();
    // Its reader of all blocks at once would keep, of a small hostile file, gigabytes of links: each may claim the rest.
    for await (const { cid, bytes: block } of car) {
      if (cid.bytes.length > longestLink) return null;
      blocks.set(textOfBytes(cid.bytes), block);
    }
    return { root: root === undefined ? null : textOfBytes(root.bytes), blocks, decode };
  } catch {
    return null;
  }
}
