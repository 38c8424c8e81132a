import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import type { RandomAccessReader } from "yauzl";
import { readFrom, readParts } from "./fileBytes.ts";

/** The directory of a zip is read in steps of 46 bytes: each from memory, but for one in about a thousand. */
const windowLength = 64 * 1024;

/**
 * How yauzl reads a file. Its own way throws from within a callback, beyond anybody's catch, when a damaged zip points
 * past 2^53; here every place is checked first. The handle is left open.
 */
export async function createZipReader(handle: FileHandle, size: number): Promise<RandomAccessReader> {
  const yauzl = await import("yauzl");

  class ZipReader extends yauzl.RandomAccessReader {
    #start = 0;
    #window: Uint8Array = new Uint8Array();

    override read(
      into: Buffer,
      offset: number,
      length: number,
      position: number,
      callback: (error: Error | null) => void,
    ): void {
      // At once where it can be: waiting for each step of a large directory would take longer than reading it.
      if (this.#isAtHand(position, length)) {
        this.#copy(into, offset, length, position);
        callback(null);
        return;
      }
      this.#fetch(into, offset, length, position).then(
        () => callback(null),
        (error: Error) => callback(error),
      );
    }

    #isAtHand(position: number, length: number): boolean {
      return position >= this.#start && position + length <= this.#start + this.#window.length;
    }

    #copy(into: Buffer, offset: number, length: number, position: number): void {
      const from = position - this.#start;
      into.set(this.#window.subarray(from, from + length), offset);
    }

    async #fetch(into: Buffer, offset: number, length: number, position: number): Promise<void> {
      if (!(position >= 0 && position + length <= size)) throw new Error("unexpected EOF");
      this.#window = await readFrom(handle, position, Math.min(Math.max(length, windowLength), size - position));
      this.#start = position;
      if (!this.#isAtHand(position, length)) throw new Error("unexpected EOF");
      // Before anybody else moves the window.
      this.#copy(into, offset, length, position);
    }

    override _readStreamForRange(start: number, end: number): Readable {
      // A stream of node:fs closes the file when it is left early, and other entries are still to be read.
      return Readable.from(readParts(handle, start, end), { objectMode: false });
    }
  }

  return new ZipReader();
}
