import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
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

/**
 * What it takes to read a file later. A whole entry of yauzl, with the bytes of its name and its dates, takes four times the
 * memory, and an archive has one for each of 60,000 photos.
 */
type PackedFile = Pick<
  Entry,
  | "generalPurposeBitFlag"
  | "compressionMethod"
  | "crc32"
  | "compressedSize"
  | "uncompressedSize"
  | "relativeOffsetOfLocalHeader"
>;

function toSourceFile(zip: ZipFile, entry: Entry, path: string, zipName: string): SourceFile {
  const size = entry.uncompressedSize;
  const packed: PackedFile = {
    generalPurposeBitFlag: entry.generalPurposeBitFlag,
    compressionMethod: entry.compressionMethod,
    crc32: entry.crc32,
    compressedSize: entry.compressedSize,
    uncompressedSize: size,
    relativeOffsetOfLocalHeader: entry.relativeOffsetOfLocalHeader,
  };
  return {
    path,
    size,
    read: () => readWhole(zip, packed, labelOf(zipName, path)),
    readStart: (length) => inflateStart(zip, packed, Math.min(length, size), labelOf(zipName, path)),
  };
}

function labelOf(zipName: string, path: string): string {
  return `${zipName}: ${excerpt(path, 80)}`;
}

async function readWhole(zip: ZipFile, file: PackedFile, label: string): Promise<Uint8Array> {
  const size = file.uncompressedSize;
  if (size > largestFile) throw tooLarge(label, size);
  if (size > file.compressedSize * largestExpansion + alwaysAllowed) throw unpacksToTooMuch(label);
  const bytes = await inflateWhole(zip, file, label);
  if (bytes.length < size) throw broken(label, `it holds ${bytes.length} bytes and declares ${size}`);
  // 0 stands where a writer did not work it out.
  if (file.crc32 !== 0 && crc32(bytes) !== file.crc32) throw broken(label, "its checksum does not agree");
  return bytes;
}

const inflateAtOnce = promisify(inflateRaw);

/** All of it. More than the entry declares is an error: that is how zip bombs are made. */
async function inflateWhole(zip: ZipFile, file: PackedFile, label: string): Promise<Uint8Array> {
  const entry = await openEntry(file, label);
  const declared = entry.uncompressedSize;
  try {
    const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    const packed = await collect(stream, entry.compressedSize);
    // Not by yauzl's stream: in its steps of 16 kB a file of 100 MB takes three times as long. In one piece, with a byte
    // to spare: a piece that is full is followed by another.
    const room = { chunkSize: Math.max(64, declared + 1), maxOutputLength: Math.max(1, declared) };
    const bytes = entry.compressionMethod === stored ? packed : await inflateAtOnce(packed, room);
    if (bytes.length > declared) throw holdsMore(label, declared);
    return bytes;
  } catch (error) {
    if (error instanceof UserError) throw error;
    const isMore = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw isMore ? holdsMore(label, declared) : broken(label, wordsOf(error));
  }
}

/** Its first bytes. */
async function inflateStart(zip: ZipFile, file: PackedFile, wanted: number, label: string): Promise<Uint8Array> {
  const declared = file.uncompressedSize;
  if (wanted === declared) return inflateWhole(zip, file, label);
  const entry = await openEntry(file, label);
  try {
    const stream = await zip.openReadStreamPromise(entry, {});
    return await collect(stream, wanted, (length) => {
      if (length > declared) throw holdsMore(label, declared);
    });
  } catch (error) {
    throw error instanceof UserError ? error : broken(label, wordsOf(error));
  }
}

/** The first `wanted` bytes, or fewer where there are no more. `check` is told how many came. */
async function collect(stream: Readable, wanted: number, check = (_length: number): void => {}): Promise<Uint8Array> {
  // Faults that come after the last byte that was wanted.
  stream.on("error", () => {});
  const bytes = new Uint8Array(wanted);
  let filled = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    check(filled + chunk.length);
    const part = chunk.subarray(0, wanted - filled);
    bytes.set(part, filled);
    filled += part.length;
    if (filled === wanted) break;
  }
  return bytes.subarray(0, filled);
}

/** Throws UserError for what has a password, is packed in another way, or declares more than its bytes can hold. */
async function openEntry(file: PackedFile, label: string): Promise<Entry> {
  const yauzl = await import("yauzl");
  const entry = Object.assign(new yauzl.Entry(), file);
  if (entry.isEncrypted()) {
    throw new UserError(`${label} is protected by a password.`, { hint: "Unpack the zip and give the folder." });
  }
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated) {
    throw new UserError(`${label} is packed in a way that cannot be read (method ${entry.compressionMethod}).`, {
      hint: "Unpack the zip and give the folder.",
    });
  }
  const declared = entry.uncompressedSize;
  const most = entry.compressionMethod === stored ? entry.compressedSize : entry.compressedSize * mostOfOneByte + 64;
  if (declared > most) throw broken(label, `${entry.compressedSize} packed bytes cannot hold ${declared}`);
  return entry;
}

function damaged(name: string, error: unknown): UserError {
  const isCut = /End of central directory|unexpected EOF/i.test(wordsOf(error));
  const fault = isCut ? "is a zip that ends in the middle" : `is a damaged zip (${wordsOf(error)})`;
  return new UserError(`${name} ${fault}.`, {
    hint: isCut ? "Download it again." : "Download it again; or unpack it and give the folder.",
  });
}

function holdsMore(label: string, declared: number): UserError {
  return broken(label, `it holds more than the ${declared} bytes it declares`);
}

function broken(label: string, why: string): UserError {
  return new UserError(`${label} is damaged: ${why}.`, { hint: "Download the archive again." });
}

function wordsOf(error: unknown): string {
  return excerpt(error instanceof Error ? error.message : String(error), 100).replace(/\.$/, "");
}
