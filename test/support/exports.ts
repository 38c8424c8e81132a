import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import type { ReadOptions, Source } from "../../src/importers/importer.ts";

/**
 * Writes every export format in its documented shape, quirks included, so that no real person's data is needed.
 * Everybody in here is invented.
 */

/** Contents by path. */
export type ExportFiles = Readonly<Record<string, string | Uint8Array>>;

export function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** Files that stand in memory, as an importer sees them. */
export function sourceOf(files: ExportFiles, name = Object.keys(files)[0] ?? "nothing"): Source {
  return {
    name,
    files: Object.entries(files).map(([path, content]) => {
      const bytes = toBytes(content);
      return {
        path,
        size: bytes.length,
        read: async () => bytes,
        readStart: async (length) => bytes.subarray(0, length),
      };
    }),
  };
}

export function readOptions(changes: Partial<ReadOptions> = {}): ReadOptions {
  return { timeZone: "UTC", today: "2026-11-23", platform: null, columns: {}, dateOrder: null, ...changes };
}

/** Runs this with a folder of its own, which is gone afterwards. */
export async function inFolder<Result>(act: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "socialtop-test-"));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function writeFiles(folder: string, files: ExportFiles): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A tweet in the words of the archive; `id` from the instant where it is not given. */
export interface TweetSketch {
  readonly id?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly text?: string;
  readonly replyTo?: { readonly tweet?: string; readonly user?: string };
  readonly links?: readonly string[];
  /** Identifiers of all versions, oldest first. */
  readonly versions?: readonly string[];
}

/** Milliseconds since 4 November 2010 above 22 bits: https://docs.x.com/fundamentals/x-ids */
export function tweetId(at: string, sequence = 0): string {
  return String(((BigInt(Date.parse(at)) - 1_288_834_974_657n) << 22n) + BigInt(sequence));
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Wed Oct 10 20:19:24 +0000 2018` */
function tweetDate(at: string): string {
  const date = new Date(at);
  const [day, time] = [date.toISOString().slice(8, 10), date.toISOString().slice(11, 19)];
  return `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${day} ${time} +0000 ${date.getUTCFullYear()}`;
}

export function tweetRow(sketch: TweetSketch): Record<string, unknown> {
  const { at, text = "Hello from Lyon", replyTo, links = [], versions } = sketch;
  const id = sketch.id ?? tweetId(at);
  return {
    id_str: id,
    id: Number(id),
    created_at: tweetDate(at),
    full_text: text,
    retweeted: false,
    favorite_count: "2",
    entities: { urls: links.map((link) => ({ url: "https://t.co/abc", expanded_url: link })) },
    ...(replyTo?.tweet === undefined ? {} : { in_reply_to_status_id_str: replyTo.tweet }),
    ...(replyTo?.user === undefined ? {} : { in_reply_to_user_id_str: replyTo.user }),
    ...(versions === undefined ? {} : { edit_info: { initial: { editTweetIds: versions, editsRemaining: "3" } } }),
  };
}

export const jane = { username: "jane_doe", accountId: "4711" };

const assign = (name: string, value: unknown): string => `window.YTD.${name} = ${JSON.stringify(value, null, 2)}`;

/** Today's archive: a list of rows for each part (`tweets.js`, `tweets-part1.js`, …), account and manifest. */
export function xArchive(...parts: readonly (readonly TweetSketch[])[]): Record<string, string> {
  const names = parts.map((_, index) => (index === 0 ? "data/tweets.js" : `data/tweets-part${index}.js`));
  const listed = names.map((fileName, index) => ({
    fileName,
    globalName: `YTD.tweets.part${index}`,
    count: String(parts[index]?.length),
  }));
  const manifest = {
    userInfo: { accountId: jane.accountId, userName: jane.username, displayName: "Jane Doe" },
    dataTypes: { account: { files: [] }, tweets: { files: listed }, deletedTweets: { files: [] } },
  };
  const files: Record<string, string> = {
    "data/manifest.js": `window.__THAR_CONFIG = ${JSON.stringify(manifest, null, 2)}`,
    "data/account.js": assign("account.part0", [{ account: { email: "jane@example.com", ...jane } }]),
    "data/deleted-tweets.js": assign("deleted_tweets.part0", [{ tweet: tweetRow({ at: "2020-01-01T10:00:00Z" }) }]),
    "data/tweet-headers.js": assign("tweet_headers.part0", []),
    "data/direct-messages.js": assign("direct_messages.part0", [{ dmConversation: { secret: true } }]),
    "data/tweets_media/1-photo.jpg": "not a photo",
    "Your archive.html": "<!doctype html>",
  };
  for (const [index, rows] of parts.entries()) {
    const wrapped = rows.map((row) => ({ tweet: tweetRow(row) }));
    files[names[index] as string] = assign(`tweets.part${index}`, wrapped);
  }
  return files;
}

/** The archive of 2014: a file a month, dates to the day until November 2010, reposts with what they repost. */
export function xArchiveOf2014(rowsByMonth: Readonly<Record<string, readonly Record<string, unknown>[]>>): ExportFiles {
  const files: Record<string, string> = {
    "data/js/user_details.js": `var user_details = {"screen_name":"${jane.username}","id":"${jane.accountId}"}`,
    "data/js/payload_details.js": 'var payload_details = {"tweets":3,"lang":"en"}',
    "tweets.csv": '"tweet_id","timestamp","text"\n"1","2010-06-30 00:00:00 +0000","Hello"\n',
    "index.html": "<!DOCTYPE html>",
  };
  for (const [month, rows] of Object.entries(rowsByMonth)) {
    const own = rows.map((row) => ({ user: { screen_name: jane.username, id_str: jane.accountId }, ...row }));
    files[`data/js/tweets/${month}.js`] = `Grailbird.data.tweets_${month} = \n ${JSON.stringify(own, null, 2)}`;
  }
  return files;
}

/** Cells in quotes where they need them. */
export function csvText(rows: readonly (readonly string[])[], delimiter = ",", lineEnd = "\n"): string {
  const cell = (text: string): string => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join("");
}

/** With its byte order mark, as Excel's "Unicode text". */
export function toUtf16(text: string, order: "little" | "big"): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return order === "little" ? bytes : bytes.swap16();
}

export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  readonly isEncrypted?: boolean;
  /** What the entry claims, against the truth. */
  readonly claims?: { readonly size?: number; readonly crc?: number; readonly method?: number };
  /** Unix type and permissions, such as 0o120777 for a symbolic link. */
  readonly mode?: number;
}

export function zipOf(files: ExportFiles, options: { isZip64?: boolean } = {}): Uint8Array {
  return writeZip(
    Object.entries(files).map(([name, content]) => ({ name, content })),
    options,
  );
}

/** A zip after https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, with the faults that are asked for. */
export function writeZip(entries: readonly ZipEntry[], { isZip64 = false } = {}): Uint8Array {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(toBytes(entry.content));
    const packed = entry.isStored === true ? content : deflateRawSync(content);
    const size = entry.claims?.size ?? content.length;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(isZip64 ? 45 : 20, 0);
    shared.writeUInt16LE(0x800 | (entry.isEncrypted === true ? 1 : 0), 2);
    shared.writeUInt16LE(entry.claims?.method ?? (entry.isStored === true ? 0 : 8), 4);
    shared.writeUInt32LE(entry.claims?.crc ?? crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(name.length, 22);
    const extra = isZip64 ? Buffer.alloc(28) : Buffer.alloc(0);
    if (isZip64) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      extra.writeBigUInt64LE(BigInt(size), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
      extra.writeBigUInt64LE(BigInt(offset), 20);
    }
    const central = Buffer.alloc(46);
    central.write("PK\u0001\u0002", 0, "latin1");
    central.writeUInt16LE((3 << 8) | 20, 4);
    shared.copy(central, 6);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    if (isZip64) for (const place of [20, 24, 42]) central.writeUInt32LE(0xffffffff, place);
    directory.push(central, name, extra);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), shared, name, packed]);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, ...endOfZip(entries.length, central.length, offset, isZip64)]);
}

function endOfZip(count: number, size: number, offset: number, isZip64: boolean): Buffer[] {
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(isZip64 ? 0xffff : count, 8);
  end.writeUInt16LE(isZip64 ? 0xffff : count, 10);
  end.writeUInt32LE(isZip64 ? 0xffffffff : size, 12);
  end.writeUInt32LE(isZip64 ? 0xffffffff : offset, 16);
  if (!isZip64) return [end];
  const record = Buffer.alloc(56);
  record.write("PK\u0006\u0006", 0, "latin1");
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write("PK\u0006\u0007", 0, "latin1");
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return [record, locator, end];
}
