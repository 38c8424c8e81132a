import { open } from "node:fs/promises";
import type { Entry, ZipFile } from "yauzl";
import { UserError } from "../errors.ts";
import type { SourceFile } from "../importers/importer.ts";
import { isIgnored, mostFiles, tooMany } from "./sourceLimits.ts";
import { createZipReader } from "./zipBytes.ts";
import { pack, wordsOf, ZippedFile } from "./zippedFile.ts";

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

function damaged(name: string, error: unknown): UserError {
  const isCut = /End of central directory|unexpected EOF/i.test(wordsOf(error));
  const fault = isCut ? "is a zip that ends in the middle" : `is a damaged zip (${wordsOf(error)})`;
  return new UserError(`${name} ${fault}.`, {
    hint: isCut ? "Download it again." : "Download it again; or unpack it and give the folder.",
  });
}
