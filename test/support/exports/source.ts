import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Importer, ReadOptions, Source } from "../../../src/importers/importer.ts";

/**
 * Every export format is written here in its documented shape, quirks included, so that no real person's data is needed.
 * Everybody in here is invented.
 */

/** Contents by path. */
export type ExportFiles = Readonly<Record<string, string | Uint8Array>>;

export function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** Bytes: short enough that most rows go over two of them. */
const pieceLength = 1000;

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
        async *readPieces() {
          for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
        },
        readStart: async (length) => bytes.subarray(0, length),
      };
    }),
  };
}

export function readOptions(changes: Partial<ReadOptions> = {}): ReadOptions {
  return {
    timeZone: "UTC",
    today: "2026-11-23",
    platform: null,
    columns: {},
    dateOrder: null,
    includePrivate: false,
    ...changes,
  };
}

/** Does this importer take the source for its own? */
export async function recognises(importer: Importer, source: Source): Promise<boolean> {
  return (await importer.recognise(source)).length > 0;
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
