import { pipeline, type Readable } from "node:stream";
import { constants, crc32, createGunzip, createInflateRaw, type Gunzip } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import type { SourceFile } from "../importers/importer.ts";
import { alwaysAllowed, largestExpansion, largestFile, tooLarge, unpacksToTooMuch } from "./sourceLimits.ts";

const stored = 0;
const deflated = 8;

/** Deflate makes at most 1,032 bytes of one: https://zlib.net/zlib_tech.html (maximum expansion factor). */
const mostOfOneByte = 1032;

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

export function pack(entry: Entry): PackedFile {
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
export class ZippedFile implements SourceFile {
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
  let given = 0;
  if (file.compressionMethod === deflated && file.crc32 !== unknownChecksum) {
    let gunzip: Gunzip | undefined;
    const unpack: Unpack = (packed) => {
      gunzip = unpackAsGzip(packed, file);
      return gunzip;
    };
    try {
      for await (const piece of inflate(zip, file, unpack, label)) {
        given += piece.length;
        yield piece;
      }
      // Else something that looks like the end stood in it, and nothing behind that was read.
      if (given === file.uncompressedSize && gunzip?.bytesWritten === lengthAsGzip(file)) return;
    } catch {
      // What is wrong, or whether there is only something behind the packed bytes, is found out below.
    }
  }
  let length = 0;
  let checksum = 0;
  for await (const piece of inflate(zip, file, unpackLarge, label)) {
    checksum = crc32(piece, checksum);
    const isNew = length + piece.length > given;
    if (isNew) yield piece.subarray(Math.max(given - length, 0));
    length += piece.length;
  }
  const size = file.uncompressedSize;
  if (length < size) throw broken(label, `it holds ${length} bytes and declares ${size}`);
  if (file.crc32 !== unknownChecksum && checksum !== file.crc32) throw broken(label, "its checksum does not agree");
}

/** Stands where a writer did not work it out. */
const unknownChecksum = 0;

async function readStart(zip: ZipFile, file: PackedFile, wanted: number, label: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(wanted);
  let filled = 0;
  for await (const piece of inflate(zip, file, unpackSmall, label)) {
    const part = piece.subarray(0, wanted - filled);
    bytes.set(part, filled);
    filled += part.length;
    // Of a small file, all of it: it may hold more than it declares.
    if (filled === wanted && wanted < file.uncompressedSize) break;
  }
  return bytes.subarray(0, filled);
}

/** More than the entry declares is an error: that is how zip bombs are made. */
async function* inflate(zip: ZipFile, file: PackedFile, unpack: Unpack, label: string): AsyncGenerator<Uint8Array> {
  const entry = await openEntry(file, label);
  try {
    const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    // Faults that come after the last byte that was wanted.
    packed.on("error", () => {});
    let length = 0;
    for await (const piece of unpack(packed, entry) as AsyncIterable<Uint8Array>) {
      length += piece.length;
      const declared = entry.uncompressedSize;
      if (length > declared) throw broken(label, `it holds more than the ${declared} bytes it declares`);
      yield piece;
    }
  } catch (error) {
    throw error instanceof UserError ? error : broken(label, wordsOf(error));
  }
}

/** Not by yauzl, which only inflates in small pieces. Whoever reads hears of a fault. */
type Unpack = (packed: Readable, file: PackedFile) => Readable;

/** Bytes that are inflated at once. zlib's own 16 kB are enough for a beginning; in them a file of 100 MB takes twice the time. */
const smallPiece = 16 * 1024;
const largePiece = 512 * 1024;

const unpackSmall: Unpack = (packed, file) => unpackPlainly(packed, file, smallPiece);
const unpackLarge: Unpack = (packed, file) => unpackPlainly(packed, file, largePiece);

function unpackPlainly(packed: Readable, file: PackedFile, most: number): Readable {
  if (file.compressionMethod === stored) return packed;
  return pipeline(packed, createInflateRaw({ chunkSize: roomFor(file, most) }), () => {});
}

/** The least that a gzip begins with: https://www.rfc-editor.org/rfc/rfc1952 */
const gzipStart = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

/** It ends with the checksum and the size, in 32 bits each, the lowest first. */
const gzipEndLength = 8;

function lengthAsGzip({ compressedSize }: PackedFile): number {
  return gzipStart.length + compressedSize + gzipEndLength;
}

/** What takes it for a gzip sums it up while it inflates, in a thread of its own, and compares that with what stands at the end. */
function unpackAsGzip(packed: Readable, file: PackedFile): Gunzip {
  const wrap = async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    yield gzipStart;
    yield* bytes;
    const end = new DataView(new ArrayBuffer(gzipEndLength));
    end.setUint32(0, file.crc32, true);
    end.setUint32(4, file.uncompressedSize, true);
    yield new Uint8Array(end.buffer);
  };
  return pipeline(packed, wrap, createGunzip({ chunkSize: roomFor(file, largePiece) }), () => {});
}

function roomFor({ uncompressedSize }: PackedFile, most: number): number {
  return Math.min(most, Math.max(uncompressedSize + 1, constants.Z_MIN_CHUNK));
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

function broken(label: string, why: string): UserError {
  return new UserError(`${label} is damaged: ${why}.`, { hint: "Download the archive again." });
}

export function wordsOf(error: unknown): string {
  return excerpt(error instanceof Error ? error.message : String(error), 100).replace(/\.$/, "");
}
