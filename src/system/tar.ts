import { stat } from "node:fs/promises";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import type { SourceFile } from "../importers/importer.ts";
import { isIgnored, largestFile, longestStart, mostFiles, tooLarge, tooMany } from "./sourceLimits.ts";
import { type Tar, type TarEntry, walkTar } from "./tarWalk.ts";

/** Bytes of the beginnings that are kept, so that nobody unpacks for them; beyond it a look unpacks as far as that file. */
const mostKept = 128 * 1024 * 1024;

const media = /\.(?:jpe?g|png|gif|webp|heic|avif|bmp|mp4|m4v|mov|webm|avi|mkv|3gp|mp3|m4a|ogg|wav)$/i;

const nothing = new Uint8Array();

/**
 * The files in a tar, or in a tar.gz (`isPacked`). The archive is read through once now, to list them; a file is read, or
 * unpacked in memory, when it is asked for, and nothing is ever written. Throws UserError when the archive is damaged, cut
 * short, or a gzip of something else.
 */
export async function openTar(
  path: string,
  name: string,
  isPacked: boolean,
): Promise<{ files: SourceFile[]; close(): Promise<void> }> {
  const tar = { path, name, isPacked, size: (await stat(path)).size };
  // Of two entries with one name the later one holds, as when unpacking.
  const files = new Map<string, SourceFile>();
  let kept = 0;
  await walkTar(tar, (entry) => {
    const inside = plainPath(entry.path);
    if (inside === null) return nothing;
    const wanted = media.test(inside) ? 0 : Math.min(entry.size, longestStart);
    const start = kept + wanted <= mostKept ? new Uint8Array(wanted) : nothing;
    kept += start.length;
    files.set(inside, toSourceFile(tar, entry, inside, start));
    if (files.size > mostFiles) throw tooMany(name);
    return start;
  });
  // Between two readings the archive is not held open.
  return { files: Array.from(files.values()), close: async () => {} };
}

/** The path as importers see it; null for what is ignored, and for what leads out of the folder. */
function plainPath(path: string): string | null {
  if (path.includes("\0") || isIgnored(path) || /^(?:\/|[a-z]:)/i.test(path)) return null;
  const parts = path.split("/").filter((part) => part !== "." && part !== "");
  return parts.length === 0 || parts.includes("..") ? null : parts.join("/");
}

function toSourceFile(tar: Tar, entry: TarEntry, path: string, start: Uint8Array): SourceFile {
  const { size } = entry;
  const label = `${tar.name}: ${excerpt(path, 80)}`;
  const readFirst = async (length: number): Promise<Uint8Array> => {
    if (length <= start.length) return start.subarray(0, length);
    let bytes = nothing;
    await walkTar(
      tar,
      (other) => {
        if (other.index !== entry.index || other.path !== entry.path || other.size !== size) return nothing;
        bytes = new Uint8Array(length);
        return bytes;
      },
      entry.index,
    );
    if (bytes.length === length) return bytes;
    throw new UserError(`${label} cannot be read: the archive has changed since.`, { hint: "Try again." });
  };
  return {
    path,
    size,
    async read() {
      if (size > largestFile) throw tooLarge(label, size);
      return readFirst(size);
    },
    readStart: (length) => readFirst(Math.min(length, size)),
  };
}
