import { UserError } from "../errors.ts";
import { type Car, readCar, textOfBytes } from "./blueskyCar.ts";
import { notReadable } from "./blueskyRows.ts";
import { isDid } from "./blueskyUris.ts";
import { describeJson, isRecord, type JsonRecord, textOf } from "./json.ts";

/** What one account wrote: https://atproto.com/specs/repository */
export interface Repo extends Pick<Car, "decode"> {
  readonly did: string;
  readonly records: readonly RepoRecord[];
  /** Parts of the tree of records that are not in the file: nobody knows how many records they hold. */
  readonly missingParts: number;
}

interface RepoRecord {
  readonly collection: string;
  readonly rkey: string;
  /** Not decoded yet; null when it is not in the file. */
  readonly block: Uint8Array | null;
}

/** No key of a record is longer: https://atproto.com/specs/repository#repo-data-structure-v3 */
const longestKey = 1024;

const exportAgain = "Export it again: Settings, Account, Export my data, Download CAR file.";
const strangePart = "a part of its tree of records cannot be read";

/**
 * The records of one account in a CAR file, those of wanted collections only, in no order. Signature and hashes are not
 * checked: who changes the file of an account deceives nobody but its leader. Throws UserError.
 */
export async function readRepo(
  bytes: Uint8Array,
  label: string,
  isWanted: (collection: string) => boolean,
): Promise<Repo> {
  const car = await readCar(bytes);
  if (car === null) throw explainDamage(label, "it cannot be read to its end");
  const { root, blocks, decode } = car;
  const commit = decode(findBlock(blocks, root, label));
  if (!isRecord(commit) || !isDid(commit["did"]) || !("data" in commit)) throw explainStrangeRoot(commit, label);
  const tree = textOf(commit["data"]);
  if (tree !== null) findBlock(blocks, tree, label);
  const records: RepoRecord[] = [];
  const missingParts = walkTree(tree, car, label, (key, link) => {
    const slash = Math.max(0, key.indexOf("/"));
    const [collection, rkey] = [key.slice(0, slash), key.slice(slash + 1)];
    if (isWanted(collection)) records.push({ collection, rkey, block: blocks.get(link) ?? null });
  });
  return { did: commit["did"], records, missingParts, decode };
}

/**
 * A reader of records that reads each block once, however many records refer to it: what they tell, or in few words why it
 * cannot be read.
 */
export function readEachOnce<Row extends object>(
  { decode }: Repo,
  read: (record: unknown) => Row | string,
): (block: Uint8Array | null) => Row | string {
  const known = new Map<Uint8Array, Row | string>();
  const readBlock = (block: Uint8Array): Row | string => {
    const record = decode(block);
    return record === undefined ? notReadable : read(record);
  };
  return (block) => {
    if (block === null) return "missing from the file";
    const row = known.get(block) ?? readBlock(block);
    known.set(block, row);
    return row;
  };
}

/** The blocks that lead to all others. */
function findBlock(blocks: Car["blocks"], link: string | null, label: string): Uint8Array {
  const block = link === null ? undefined : blocks.get(link);
  if (block === undefined) throw explainDamage(label, "the part that leads to the others is missing");
  return block;
}

/**
 * Calls `visit` for each record of the tree (a Merkle search tree) under this node. Returns how many nodes are missing.
 * Each node is read once, so that a tree that grows back into itself ends.
 */
function walkTree(
  root: string | null,
  { blocks, decode }: Car,
  label: string,
  visit: (key: string, link: string) => void,
): number {
  const seen = new Set<string>();
  const open = [root];
  let missing = 0;
  while (open.length > 0) {
    const link = open.pop() ?? null;
    if (link === null) continue;
    if (seen.has(link)) throw explainDamage(label, "its tree of records grows back into itself");
    seen.add(link);
    const block = blocks.get(link);
    if (block === undefined) {
      missing++;
      continue;
    }
    const node = decode(block);
    const entries = isRecord(node) ? node["e"] : null;
    if (!isRecord(node) || !Array.isArray(entries)) throw explainDamage(label, strangePart);
    open.push(textOf(node["l"]));
    let key: string | null = "";
    for (const entry of entries) {
      key = isRecord(entry) ? readKey(entry, key) : null;
      if (key === null) throw explainDamage(label, strangePart);
      const record = textOf(entry["v"]);
      if (record !== null) visit(key, record);
      open.push(textOf(entry["t"]));
    }
  }
  return missing;
}

/** An entry says how many bytes its key has in common with the one before it, and the rest; null when it says neither. */
function readKey({ p: shared, k: rest }: JsonRecord, before: string): string | null {
  const fits = typeof shared === "number" && shared >= 0 && shared <= before.length && rest instanceof Uint8Array;
  // Keys are ASCII, so a byte is a character.
  return fits && shared + rest.length <= longestKey ? before.slice(0, shared) + textOfBytes(rest) : null;
}

function explainDamage(label: string, why: string): UserError {
  return new UserError(`${label} is damaged: ${why}.`, { hint: exportAgain });
}

function explainStrangeRoot(root: unknown, label: string): UserError {
  return new UserError(`${label} is no archive of Bluesky: it begins with ${describeJson(root)}.`, {
    hint: "Give the CAR file as Bluesky made it: Settings, Account, Export my data.",
  });
}
