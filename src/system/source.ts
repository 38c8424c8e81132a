import type { Stats } from "node:fs";
import { lstat, open, readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import type { Source, SourceFault, SourceFile } from "../importers/importer.ts";
import { readFrom, readParts } from "./fileBytes.ts";
import { isIgnored, largestFile, mostFiles, tooLarge, tooMany } from "./sourceLimits.ts";

export interface OpenedSource {
  readonly source: Source;
  close(): Promise<void>;
}

/**
 * What stands at this path, seen as files: a folder, a zip, a tar or tar.gz (by their content, whatever their name) or a
 * lone file.
 * Contents are read when they are asked for. Throws UserError when there is nothing there that can be read.
 */
export async function openSource(path: string, options: { namesFaults?: boolean } = {}): Promise<OpenedSource> {
  const name = excerpt(basename(resolve(path.replaceAll("\0", ""))), 80) || "/";
  const shown = excerpt(path, 200);
  return explained(shown, async () => {
    const found = await stat(path);
    if (found.isDirectory()) return openFolder(path, name, options.namesFaults === true);
    if (!found.isFile()) {
      throw new UserError(`${shown} is neither a file nor a folder.`, { hint: "Give an archive, a folder or a file." });
    }
    if (found.size === 0) throw new UserError(`${shown} is empty.`, { hint: "Download it again." });
    const format = formatOf(await readBytes(path, tarMarkEnd));
    if (format !== null) return openArchive(path, name, format);
    const named = archiveNames.find(({ pattern }) => pattern.test(path));
    if (named !== undefined) {
      throw new UserError(`${shown} is not a ${named.format}, although it is named so.`, {
        hint: "Download it again, while signed in on the platform.",
      });
    }
    return opened(name, [toSourceFile(path, name, found)]);
  });
}

type ArchiveFormat = "zip" | "tar" | "tar.gz";

async function openArchive(path: string, name: string, format: ArchiveFormat): Promise<OpenedSource> {
  // The readers of archives are loaded only when there is one.
  const { files, close } =
    format === "zip"
      ? await (await import("./zip.ts")).openZip(path, name)
      : await (await import("./tar.ts")).openTar(path, name, format === "tar.gz");
  if (files.length > 0) return opened(name, files, close);
  await close();
  throw new UserError(`${name} is a ${format} without a file that can be read.`, { hint: "Download it again." });
}

async function openFolder(path: string, name: string, namesFaults: boolean): Promise<OpenedSource> {
  const walk: Walk = { name, files: [], faults: namesFaults ? [] : null };
  await walkFolder(path, "", walk);
  const { files, faults } = walk;
  if (files.length === 0 && (faults ?? []).length === 0) {
    throw new UserError(`There is no file in the folder ${name}.`, { hint: "Give the folder of the archive." });
  }
  const { source, close } = opened(name, files);
  return { source: faults === null ? source : { ...source, faults }, close };
}

interface Walk {
  readonly name: string;
  readonly files: SourceFile[];
  /** Parts that cannot be read are named here; null: the first one ends it. */
  readonly faults: SourceFault[] | null;
}

/** Symbolic links are not followed: they may lead out of the folder, or round in circles. */
async function walkFolder(folder: string, inside: string, walk: Walk): Promise<void> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !isIgnored(entry.name));
  const plain = entries.filter((entry) => entry.isFile());
  const found = await Promise.all(plain.map((entry) => lookAt(join(folder, entry.name), inside + entry.name)));
  for (const file of found) if (file !== null) walk.files.push(file);
  if (walk.files.length > mostFiles) throw tooMany(walk.name);
  for (const entry of entries) {
    const within = `${inside}${entry.name}`;
    if (entry.isSymbolicLink())
      walk.faults?.push({ path: within, problem: "it is a link, and these are not followed." });
    if (entry.isDirectory()) await walkInto(join(folder, entry.name), `${within}/`, walk);
  }
}

async function walkInto(folder: string, inside: string, walk: Walk): Promise<void> {
  try {
    await walkFolder(folder, inside, walk);
  } catch (error) {
    if (walk.faults === null || !(error instanceof Error && "code" in error)) throw error;
    walk.faults.push({ path: inside, problem: `the folder cannot be read (${excerpt(String(error.code), 40)}).` });
  }
}

/** null for a file that has gone since the folder was read. */
async function lookAt(path: string, inside: string): Promise<SourceFile | null> {
  try {
    return toSourceFile(path, inside, await lstat(path));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function opened(name: string, files: readonly SourceFile[], close: () => Promise<void> = async () => {}): OpenedSource {
  const inOrder = files.toSorted((left, right) => (left.path < right.path ? -1 : 1));
  return { source: { name, files: inOrder }, close };
}

function toSourceFile(path: string, inside: string, { size, mtimeMs }: Stats): SourceFile {
  const label = excerpt(inside, 80);
  return {
    path: inside,
    size,
    modifiedAt: mtimeMs,
    async read() {
      if (size > largestFile) throw tooLarge(label, size);
      return explained(label, () => readBytes(path, size));
    },
    async *readPieces() {
      if (size > largestFile) throw tooLarge(label, size);
      const handle = await explained(label, () => open(path, "r"));
      try {
        yield* readParts(handle, 0, size);
      } catch (error) {
        throw explain(label, error);
      } finally {
        await handle.close();
      }
    },
    readStart: (length) => explained(label, () => readBytes(path, Math.min(length, size))),
  };
}

/** The first `length` bytes, or fewer when the file has shrunk since. */
async function readBytes(path: string, length: number): Promise<Uint8Array> {
  const handle = await open(path, "r");
  try {
    return await readFrom(handle, 0, length);
  } finally {
    await handle.close();
  }
}

const archiveNames: readonly { readonly pattern: RegExp; readonly format: ArchiveFormat }[] = [
  { pattern: /\.zip$/i, format: "zip" },
  { pattern: /\.(?:tar\.gz|tgz)$/i, format: "tar.gz" },
  { pattern: /\.tar$/i, format: "tar" },
];

/** The mark of a tar stands in its first header, and ends here. */
const tarMarkEnd = 262;

/**
 * By the first bytes. A zip begins with a local file header, the directory of an empty zip, or the mark of a zip that was
 * to be split: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 * A gzip: https://www.rfc-editor.org/rfc/rfc1952#page-6
 */
function formatOf(bytes: Uint8Array): ArchiveFormat | null {
  const start = String.fromCharCode(...bytes);
  if (["PK\u0003\u0004", "PK\u0005\u0006", "PK\u0007\u0008"].includes(start.slice(0, 4))) return "zip";
  if (start.startsWith("\u001f\u008b")) return "tar.gz";
  return start.slice(-5) === "ustar" && start.length === tarMarkEnd ? "tar" : null;
}

/** Runs this and says what the system says in words: no such file, no permission. */
async function explained<Result>(shown: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw explain(shown, error);
  }
}

/** What to throw instead: what the system said, in words. */
function explain(shown: string, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error && "code" in error)) return error;
  const code = excerpt(String(error.code), 40);
  // The last one: a path with a NUL in it.
  if (["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"].includes(code)) {
    return new UserError(`There is no file or folder ${shown}.`, {
      hint: "Check the path; most terminals write it for you when you drag the file onto them.",
    });
  }
  if (code === "EACCES" || code === "EPERM") {
    return new UserError(`${shown} may not be read: permission denied.`, {
      hint: "Move it to a folder of your own, or allow your terminal to read that folder.",
    });
  }
  return new UserError(`${shown} cannot be read (${code}).`, { hint: "Copy it to your own disk and try again." });
}
