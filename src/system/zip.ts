import { open } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { constants, crc32, createInflateRaw } from "node:zlib";
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
    if (isPlainFile(path, entry)) files.set(path, new ZippedFile(zip, name, path, pack(entry)));
    if (files.size > mostFiles) throw tooMany(name);
  }
  return Array.from(files.values());
}

function isPlainFile(path: string, entry: Entry): boolean {
  if (path.endsWith("/") || path.includes("\0") || isIgnored(path)) return false;
  const leavesTheFolder = /^(?:\/|[a-z]:)/i.test(path) || (path.includes("..") && path.split("/").includes(".."));
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

function pack(entry: Entry): PackedFile {
  return {
    generalPurposeBitFlag: entry.generalPurposeBitFlag,
    compressionMethod: entry.compressionMethod,
    crc32: entry.crc32,
    compressedSize: entry.compressedSize,
    uncompressedSize: entry.uncompressedSize,
    relativeOffsetOfLocalHeader: entry.relativeOffsetOfLocalHeader,
  };
}

/** A class, so that 60,000 of them have their functions in common. */
class ZippedFile implements SourceFile {
  readonly path: string;
  readonly size: number;
  readonly #zip: ZipFile;
  readonly #zipName: string;
  readonly #packed: PackedFile;

  constructor(zip: ZipFile, zipName: string, path: string, packed: PackedFile) {
    this.path = path;
    this.size = packed.uncompressedSize;
    this.#zip = zip;
    this.#zipName = zipName;
    this.#packed = packed;
  }

  read(): Promise<Uint8Array> {
    return readWhole(this.#zip, this.#packed, this.#label());
  }

  readPieces(): AsyncIterable<Uint8Array> {
    return readPieces(this.#zip, this.#packed, this.#label());
  }

  readStart(length: number): Promise<Uint8Array> {
    return readStart(this.#zip, this.#packed, Math.min(length, this.size), this.#label());
  }

  #label(): string {
    return `${this.#zipName}: ${excerpt(this.path, 80)}`;
  }
}

async function readWhole(zip: ZipFile, file: PackedFile, label: string): Promise<Uint8Array> {
  let bytes: Uint8Array | null = null;
  let filled = 0;
  for await (const piece of readPieces(zip, file, label)) {
    // Not before something came: what declares more than it can hold is refused by then.
    bytes ??= makeRoom(file.uncompressedSize, label);
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes ?? new Uint8Array();
}

function makeRoom(size: number, label: string): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch (error) {
    throw broken(label, wordsOf(error));
  }
}

async function* readPieces(zip: ZipFile, file: PackedFile, label: string): AsyncGenerator<Uint8Array> {
  refuseBomb(file, label);
  const size = file.uncompressedSize;
  let length = 0;
  let checksum = 0;
  for await (const piece of inflate(zip, file, largePiece, label)) {
    length += piece.length;
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (length < size) throw broken(label, `it holds ${length} bytes and declares ${size}`);
  // 0 stands where a writer did not work it out.
  if (file.crc32 !== 0 && checksum !== file.crc32) throw broken(label, "its checksum does not agree");
}

async function readStart(zip: ZipFile, file: PackedFile, wanted: number, label: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(wanted);
  let filled = 0;
  for await (const piece of inflate(zip, file, smallPiece, label)) {
    const part = piece.subarray(0, wanted - filled);
    bytes.set(part, filled);
    filled += part.length;
    // Of a small file, all of it: it may hold more than it declares.
    if (filled === wanted && wanted < file.uncompressedSize) break;
  }
  return bytes.subarray(0, filled);
}

/** Bytes that are inflated at once. zlib's own 16 kB are enough for a beginning; in them a file of 100 MB takes twice the time. */
const smallPiece = 16 * 1024;
const largePiece = 512 * 1024;

/** More than the entry declares is an error: that is how zip bombs are made. */
async function* inflate(zip: ZipFile, file: PackedFile, most: number, label: string): AsyncGenerator<Uint8Array> {
  const entry = await openEntry(file, label);
  try {
    const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    // Faults that come after the last byte that was wanted.
    packed.on("error", () => {});
    let length = 0;
    for await (const piece of unpack(packed, entry, most) as AsyncIterable<Uint8Array>) {
      length += piece.length;
      const declared = entry.uncompressedSize;
      if (length > declared) throw broken(label, `it holds more than the ${declared} bytes it declares`);
      yield piece;
    }
  } catch (error) {
    throw error instanceof UserError ? error : broken(label, wordsOf(error));
  }
}

/** Not by yauzl, which only inflates in small pieces. */
function unpack(packed: Readable, { compressionMethod, uncompressedSize }: Entry, most: number): Readable {
  if (compressionMethod === stored) return packed;
  const chunkSize = Math.min(most, Math.max(uncompressedSize + 1, constants.Z_MIN_CHUNK));
  // Whoever reads hears of a fault.
  return pipeline(packed, createInflateRaw({ chunkSize }), () => {});
}

/** Throws UserError for what is larger than Node can hold, or grows more than any archive of posts does. */
function refuseBomb({ uncompressedSize: size, compressedSize }: PackedFile, label: string): void {
  if (size > largestFile) throw tooLarge(label, size);
  if (size > compressedSize * largestExpansion + alwaysAllowed) throw unpacksToTooMuch(label);
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

function broken(label: string, why: string): UserError {
  return new UserError(`${label} is damaged: ${why}.`, { hint: "Download the archive again." });
}

function wordsOf(error: unknown): string {
  return excerpt(error instanceof Error ? error.message : String(error), 100).replace(/\.$/, "");
}
