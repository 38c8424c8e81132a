import { decodeText, toUtf8 } from "./decode.ts";
import { baseName, folderOf, showPath } from "./describe.ts";
import type { Source, SourceFile } from "./importer.ts";
import { isRecord, type JsonRecord, parseJson, textOf } from "./json.ts";
import { addressIn, linkIn, ownerOf } from "./mastodonAddresses.ts";

/** Files of one archive: a folder may hold those of several accounts. */
export interface MastodonArchive {
  readonly outbox: SourceFile;
  readonly actor: SourceFile | null;
}

/** Whose archive it is. Filled while reading: every row of an outbox tells an address of its owner. */
export interface Owner {
  /** Ready to be shown, such as `@jane@example.social`. */
  account: string | null;
  /** The address of the followers' collection, where the archive gives it. */
  readonly followers: string | null;
  /** As `ownerOf` gives them. */
  readonly keys: Set<string>;
  /** Addresses of own posts that do not tell whose they are. */
  readonly posts: Set<string>;
}

/** Also `outbox (1).json`, as browsers name a second download. */
const outboxName = /^outbox\b[^/]*\.json$/i;

/** Contexts of some kilobytes may come first, and keys in any order. */
const startLength = 20_000;
const outboxStart = /"type"\s*:\s*"OrderedCollection(?:Page)?"|"orderedItems"\s*:\s*\[/;

/** As servers allow them; anything else is not shown as an account. */
const isName = /^[\w.-]{1,100}$/;

/** The outboxes in this source, each with the actor beside it. A lone file may have any name. */
export async function findMastodonArchives({ files }: Source): Promise<MastodonArchive[]> {
  const archives: MastodonArchive[] = [];
  for (const outbox of files) {
    if (files.length > 1 && !outboxName.test(baseName(outbox.path))) continue;
    const start = decodeText(await outbox.readStart(startLength)).trimStart();
    if (!start.startsWith("{") || !outboxStart.test(start)) continue;
    const beside = `${folderOf(outbox.path)}actor.json`;
    archives.push({ outbox, actor: files.find((file) => file !== outbox && file.path === beside) ?? null });
  }
  return archives;
}

export async function findMastodonFiles(source: Source): Promise<SourceFile[]> {
  const archives = await findMastodonArchives(source);
  return [...new Set(archives.flatMap(({ outbox, actor }) => [outbox, actor ?? outbox]))];
}

/** The owner, as far as `actor.json` tells. */
export async function readOwner(actor: SourceFile | null, warn: (warning: string) => void): Promise<Owner> {
  if (actor === null) return newOwner({});
  const bytes = toUtf8(await actor.read());
  const value = parseJson(bytes, 0, bytes.length);
  if (!isRecord(value)) warn(`${showPath(actor.path)} cannot be read: it was left aside.`);
  return newOwner(isRecord(value) ? value : {});
}

function newOwner(actor: JsonRecord): Owner {
  const id = linkIn(actor["id"]);
  const name = textOf(actor["preferredUsername"]);
  const owner: Owner = {
    account: name !== null && isName.test(name) && id !== null ? `@${name}@${id.host}` : null,
    followers: addressIn(actor["followers"]),
    keys: new Set(),
    posts: new Set(),
  };
  for (const address of [id, linkIn(actor["url"])]) noteOwner(owner, address);
  return owner;
}

/** Takes in that this address, of an account or of a post, is the owner's. Returns false when it does not tell whose it is. */
export function noteOwner(owner: Owner, address: URL | null): boolean {
  const key = ownerOf(address);
  if (key === null) return false;
  owner.keys.add(key);
  const name = key.split("/@")[1];
  if (name !== undefined && isName.test(name)) owner.account ??= `@${name}@${address?.host}`;
  return true;
}
