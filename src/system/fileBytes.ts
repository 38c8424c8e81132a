import type { FileHandle } from "node:fs/promises";

/** Bytes that are read at once: fewer take longer, more take no less. */
const partLength = 256 * 1024;

/** The bytes from `start` to `end` (not included), in order, or fewer when the file ends before; each part in a room of its own. */
export async function* readParts(handle: FileHandle, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const part = await readFrom(handle, at, Math.min(partLength, end - at));
    if (part.length === 0) return;
    at += part.length;
    yield part;
  }
}

/** So many bytes from there on, or fewer when the file ends before. */
export async function readFrom(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
