import { textOfBytes } from "./blueskyCar.ts";
import { decodeText } from "./decode.ts";
import { baseName } from "./describe.ts";
import type { Source, SourceFile } from "./importer.ts";
import { isPrivatePath } from "./privacy.ts";

export interface BlueskyFiles {
  readonly cars: readonly SourceFile[];
  /** Pages of `app.bsky.feed.getAuthorFeed`. */
  readonly feeds: readonly SourceFile[];
}

/** Beyond so many JSON files (Facebook's archive has thousands), only those whose names speak of Bluesky are looked at. */
const mostJsonFiles = 200;
const feedName = /bsky|bluesky|(?:^|[^a-z])(?:author)?feed/i;

/** Bytes: an author's badges and a pinned post may come before the first address. */
const startLength = 20_000;

/** A page, a list of pages, an item or a list of items; plain values such as the cursor may come first. */
const feedStart = /^(?:\[\s*)?\{(?:\s*"\w{1,40}"\s*:\s*"[^"]{0,400}"\s*,)*\s*"(?:feed"\s*:\s*\[|post"\s*:\s*\{)/;
const feedMark = /"at:\/\/[^"/]{1,300}\/app\.bsky\.feed\.post\/|"app\.bsky\.feed\.(?:post|defs#)/;

/** The header of a CAR file: a map of `roots` and `version`, behind its length. */
const carStart = /^.{0,8}(?:eroots.{0,200}gversion|gversion.eroots)/s;

/** The files that can be read, by their content; a lone file may have any name. */
export async function findBlueskyFiles({ files }: Source): Promise<BlueskyFiles> {
  const isLone = files.length === 1;
  const jsonFiles = files.filter(({ path }) => /\.json$/i.test(path) && !isPrivatePath(path));
  const feedFiles = jsonFiles.length > mostJsonFiles ? jsonFiles.filter(mayBeFeed) : jsonFiles;
  return {
    cars: await filterByStart(isLone ? files : files.filter(({ path }) => /\.car$/i.test(path)), 300, looksLikeCar),
    feeds: await filterByStart(isLone ? files : feedFiles, startLength, looksLikeFeed),
  };
}

function mayBeFeed({ path }: SourceFile): boolean {
  return feedName.test(baseName(path));
}

function looksLikeCar(start: Uint8Array): boolean {
  return carStart.test(textOfBytes(start));
}

function looksLikeFeed(start: Uint8Array): boolean {
  const text = decodeText(start).trimStart();
  return feedStart.test(text) && feedMark.test(text);
}

async function filterByStart(
  files: readonly SourceFile[],
  length: number,
  fits: (start: Uint8Array) => boolean,
): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const file of files) if (fits(await file.readStart(length))) found.push(file);
  return found;
}
