import { open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import type { SourceFile } from "../importers/importer.ts";
import {
  alwaysAllowed,
  isIgnored,
  largestExpansion,
  largestFile,
  mostFiles,
  tooLarge,
  tooMany,
  unpacksToTooMuch,
} from "./sourceLimits.ts";
import { createZipReader } from "./zipBytes.ts";

const stored = 0;
const deflated = 8;

/** Deflate makes at most 1,032 bytes of one: https://zlib.net/zlib_tech.html (maximum expansion factor). */
const mostOfOneByte = 1032;

/**
 * The files in a zip. Only its directory is read now; a file is inflated in memory when it is asked for, and nothing is
 * ever written. Throws UserError when the zip is damaged or cut short.
 */
export async function openZip(path: string, name: string): Promise<{ files: SourceFile[]; close(): Promise<void> }> {
  const { fromRandomAccessReaderPromise } = await import("yauzl");
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    // Names stay bytes, and sizes unchecked, until a file is read: one hostile entry must not stop the import.
    const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
    const zip = await fromRandomAccessReaderPromise(await createZipReader(handle, size), size, options);
    // An event without a listener would end the program; whoever reads hears of the fault all the same.
    zip.on("error", () => {});
    const files = await listFiles(zip, name, size);
    return { files, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error instanceof UserError ? error : damaged(name, error);
  }
}

async function listFiles(zip: ZipFile, name: string, zipSize: number): Promise<SourceFile[]> {
  const { getFileNameLowLevel } = await import("yauzl");
  // Of two entries with one name the later one holds, as when unpacking.
  const files = new Map<string, SourceFile>();
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    packed += entry.compressedSize;
    // One content under many names: each would be unpacked anew.
    if (packed > zipSize) throw damaged(name, new Error("its files lie over each other"));
    const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (isPlainFile(path, entry)) files.set(path, toSourceFile(zip, entry, path, name));
    if (files.size > mostFiles) throw tooMany(name);
  }
  return Array.from(files.values());
}

function isPlainFile(path: string, entry: Entry): boolean {
  if (path.endsWith("/") || path.includes("\0") || isIgnored(path)) return false;
  const leavesTheFolder = /^(?:\/|[a-z]:)/i.test(path) || path.split("/").includes("..");
  // Unix keeps the type of a file in the upper half of the attributes: 0o12 is a symbolic link (stat.h).
  const isLink = ((entry.externalFileAttributes >>> 28) & 0o17) === 0o12;
  return !leavesTheFolder && !isLink;
}

function toSourceFile(zip: ZipFile, entry: Entry, path: string, zipName: string): SourceFile {
  const size = entry.uncompressedSize;
  const label = `${zipName}: ${excerpt(path, 80)}`;
  return {
    path,
    size,
    async read() {
      if (size > largestFile) throw tooLarge(label, size);
      if (size > entry.compressedSize * largestExpansion + alwaysAllowed) throw unpacksToTooMuch(label);
      const bytes = await inflate(zip, entry, size, label);
      if (bytes.length < size) throw broken(label, `it holds ${bytes.length} bytes and declares ${size}`);
      // 0 stands where a writer did not work it out.
      if (entry.crc32 !== 0 && crc32(bytes) !== entry.crc32) throw broken(label, "its checksum does not agree");
      return bytes;
    },
    readStart: (length) => inflate(zip, entry, Math.min(length, size), label),
  };
}

/** At most `wanted` bytes. More than the entry declares is an error: that is how zip bombs are made. */
async function inflate(zip: ZipFile, entry: Entry, wanted: number, label: string): Promise<Uint8Array> {
  const declared = entry.uncompressedSize;
  if (entry.isEncrypted()) {
    throw new UserError(`${label} is protected by a password.`, { hint: "Unpack the zip and give the folder." });
  }
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated) {
    throw new UserError(`${label} is packed in a way that cannot be read (method ${entry.compressionMethod}).`, {
      hint: "Unpack the zip and give the folder.",
    });
  }
  const most = entry.compressionMethod === stored ? entry.compressedSize : entry.compressedSize * mostOfOneByte + 64;
  if (declared > most) throw broken(label, `${entry.compressedSize} packed bytes cannot hold ${declared}`);
  try {
    const stream = await zip.openReadStreamPromise(entry, {});
    // Faults that come after the last byte that was wanted.
    stream.on("error", () => {});
    const bytes = new Uint8Array(wanted);
    let filled = 0;
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      if (filled + chunk.length > declared) throw broken(label, `it holds more than the ${declared} bytes it declares`);
      const part = chunk.subarray(0, wanted - filled);
      bytes.set(part, filled);
      filled += part.length;
      if (filled === wanted && wanted < declared) break;
    }
    return bytes.subarray(0, filled);
  } catch (error) {
    throw error instanceof UserError ? error : broken(label, wordsOf(error));
  }
}

function damaged(name: string, error: unknown): UserError {
  const isCut = /End of central directory|unexpected EOF/i.test(wordsOf(error));
  const fault = isCut ? "is a zip that ends in the middle" : `is a damaged zip (${wordsOf(error)})`;
  return new UserError(`${name} ${fault}.`, {
    hint: isCut ? "Download it again." : "Download it again; or unpack it and give the folder.",
  });
}

function broken(label: string, why: string): UserError {
  return new UserError(`${label} is damaged: ${why}.`, { hint: "Download the archive again." });
}

function wordsOf(error: unknown): string {
  return excerpt(error instanceof Error ? error.message : String(error), 100).replace(/\.$/, "");
}
