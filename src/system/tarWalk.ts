import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import { alwaysAllowed, largestExpansion, unpacksToTooMuch } from "./sourceLimits.ts";

export interface Tar {
  readonly path: string;
  readonly name: string;
  readonly isPacked: boolean;
  /** Bytes, as it stands on the disk. */
  readonly size: number;
}

/** A plain file in a tar. */
export interface TarEntry {
  readonly path: string;
  readonly size: number;
  /** Which of the plain files it is: two may have one path. */
  readonly index: number;
}

/** Bytes on their way. */
const partLength = 256 * 1024;

/** What old tars and new ones call a plain file. Links, devices and folders have no content, and the rest is no file. */
const plainTypes = ["File", "OldFile", "ContiguousFile"];

/**
 * Reads a tar from its beginning to its end, or until the room for the entry with the index `last` is full. `visit` is given
 * each plain file, and gives the room that its first bytes are put into as they come. Throws UserError.
 */
export async function walkTar(tar: Tar, visit: (entry: TarEntry) => Uint8Array, last = Infinity): Promise<void> {
  const { Parser } = await import("tar/parse");
  const state = { fault: null as unknown, isTar: false, isSparse: false, isMarked: false, isOver: false, count: 0 };
  const parser = new Parser({
    // What it only warns of, it leaves out: a damaged archive would pass for a whole one.
    strict: true,
    // What is packed a second time is not unpacked.
    brotli: false,
    zstd: false,
    maxDecompressionRatio: 0,
    onReadEntry(entry) {
      const { isSparse } = state;
      Object.assign(state, { isTar: true, isSparse: false });
      // Content flows from now on, or it would pile up: so `write` has always taken everything when it returns.
      if (isSparse || !plainTypes.includes(entry.type)) return entry.resume();
      const index = state.count++;
      const room = visit({ path: entry.path, size: entry.remain, index });
      let filled = 0;
      return entry.on("data", (bytes) => {
        const part = bytes.subarray(0, room.length - filled);
        room.set(part, filled);
        filled += part.length;
        if (index === last && filled === room.length) state.isOver = true;
      });
    },
  });
  parser.on("error", (error) => {
    state.fault ??= error;
  });
  parser.on("eof", () => {
    state.isMarked = true;
  });
  // The parser takes a file with holes for a plain one, and what says where the holes are for its content.
  parser.on("meta", (records: string) => {
    state.isTar = true;
    state.isSparse ||= records.includes("GNU.sparse.");
  });
  parser.on("ignoredEntry", (entry: { readonly meta: boolean }) => {
    state.isTar = true;
    // Without what it says of the next file, such as its name.
    if (entry.meta) state.fault ??= damagedTar(tar, "a header is longer than a megabyte");
  });
  try {
    let came = 0;
    for await (const part of readParts(tar)) {
      came += part.length;
      if (came > tar.size * largestExpansion + alwaysAllowed) throw unpacksToTooMuch(tar.name);
      // After the mark of the end, and after a fault, only the checksum of a gzip has something to say. It goes first.
      if (!state.isMarked && state.fault === null) parser.write(part);
      if (state.isOver) return;
    }
    if (!state.isMarked) parser.end();
    if (state.fault !== null) throw state.fault;
    // Where the mark of the end is missing, only the checksum of a gzip tells that nothing else is.
    if (!state.isMarked && !(tar.isPacked && came % 512 === 0)) throw cutShort(tar);
  } catch (error) {
    throw explainFault(tar, error, state.isTar);
  }
}

/** Stops the reading, and the unpacking, when nobody wants more. */
function readParts({ path, isPacked }: Tar): AsyncIterable<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: partLength });
  // Whoever reads the parts hears of the fault.
  return isPacked ? pipeline(file, createGunzip({ chunkSize: partLength }), () => {}) : file;
}

/** What the parser, zlib and the system say, in words. */
function explainFault(tar: Tar, error: unknown, isTar: boolean): UserError {
  if (error instanceof UserError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (tar.isPacked && !isTar && error instanceof Error && "tarCode" in error) {
    return new UserError(`${tar.name} is a gzip of a single file, not of an archive.`, {
      hint: "Unpack it, and give the file that was in it.",
    });
  }
  if (code === "Z_BUF_ERROR" || code === "TAR_BAD_ARCHIVE") return cutShort(tar);
  const words = excerpt(error instanceof Error ? error.message : String(error), 100).replace(/^TAR_\w+: |\.$/g, "");
  if (code.startsWith("TAR_")) return damagedTar(tar, words);
  return unreadable(tar, `${code.startsWith("Z_") ? "is a damaged gzip" : "cannot be read"} (${words})`);
}

function cutShort(tar: Tar): UserError {
  const fault = `is a ${tar.isPacked ? "tar.gz" : "tar"} that ends in the middle`;
  return new UserError(`${tar.name} ${fault}.`, { hint: "Download it again." });
}

function damagedTar(tar: Tar, why: string): UserError {
  return unreadable(tar, `is a damaged tar (${why})`);
}

function unreadable(tar: Tar, fault: string): UserError {
  return new UserError(`${tar.name} ${fault}.`, { hint: "Download it again; or unpack it and give the folder." });
}
