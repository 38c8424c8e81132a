import { unknownWord } from "../coach/nearest.ts";
import { excerpt } from "../coach/text.ts";
import { listOf } from "../coach/words.ts";
import { UserError, usageError } from "../errors.ts";
import { blueskyImporter } from "./bluesky.ts";
import { bufferImporter } from "./buffer.ts";
import { csvImporter } from "./csv.ts";
import { archiveName, describeSource, mediaFileName, showPath } from "./describe.ts";
import { facebookImporter } from "./facebook.ts";
import { feedImporter } from "./feed.ts";
import { findForeignShape } from "./foreign.ts";
import { googleImporter } from "./google.ts";
import { hootsuiteImporter } from "./hootsuite.ts";
import type { Importer, Source, SourceFile } from "./importer.ts";
import { instagramImporter } from "./instagram.ts";
import { linkedinImporter } from "./linkedin.ts";
import { mastodonImporter } from "./mastodon.ts";
import { socialtopImporter } from "./socialtop.ts";
import { swarmImporter } from "./swarm.ts";
import { threadsImporter } from "./threads.ts";
import { xImporter } from "./x.ts";
import { yelpImporter } from "./yelp.ts";

/** A line for each format. */
export const importers: readonly Importer[] = [
  linkedinImporter,
  xImporter,
  facebookImporter,
  instagramImporter,
  threadsImporter,
  blueskyImporter,
  mastodonImporter,
  swarmImporter,
  googleImporter,
  yelpImporter,
  bufferImporter,
  hootsuiteImporter,
  socialtopImporter,
  feedImporter,
  csvImporter,
];

/** Who reads a source, and which files of it. */
export interface Recognised {
  readonly importer: Importer;
  /** What it is to be read from: what it was recognised by. */
  readonly source: Source;
  readonly files: readonly SourceFile[];
  /** Files that could not be looked into, in words: worth a warning. */
  readonly faults: readonly string[];
}

/**
 * The importers that read this source: usually one, several where it holds the exports of several platforms. `forced` is
 * the id of the one to take, whatever the source looks like. Throws UserError for an unknown id (usage), when nobody
 * recognises the source, and when two claim the same file.
 */
export async function recognise(source: Source, forced?: string): Promise<readonly Recognised[]> {
  if (forced !== undefined) {
    const importer = findImporter(forced);
    return [{ importer, source, files: await importer.recognise(source), faults: [] }];
  }
  const own = await whoRecognises(source, false);
  if (own.length > 0) return withoutDispute(source, own);
  const shape = await findForeignShape(source);
  if (shape !== null) {
    throw new UserError(`${source.name} is ${shape.what}, which cannot be imported.`, { hint: shape.advice });
  }
  const generic = await whoRecognises(source, true);
  if (generic.length > 0) return withoutDispute(source, generic);
  const partOf = importers.find(({ parts }) => source.files.some(({ path }) => parts?.test(path)));
  if (partOf !== undefined) return [{ importer: partOf, source, files: [], faults: [] }];
  throw new UserError(`${source.name} is no export that I know: ${await describeSource(source)}.`, {
    hint: hintFor(source),
  });
}

/** A file that one of them cannot look into (it has a password, say) is no fault where another knows what to read. */
async function whoRecognises(source: Source, isGeneric: boolean): Promise<Recognised[]> {
  const lookedInto = withoutMedia(source);
  const found: Omit<Recognised, "faults">[] = [];
  const faults: UserError[] = [];
  for (const importer of importers) {
    if (importer.isGeneric !== isGeneric) continue;
    try {
      const files = await importer.recognise(lookedInto);
      if (files.length > 0) found.push({ importer, source: lookedInto, files });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push(error);
    }
  }
  const [fault] = faults;
  if (found.length === 0 && fault !== undefined) throw fault;
  const messages = [...new Set(faults.map(({ message }) => message))];
  return found.map((recognised, index) => ({ ...recognised, faults: index === 0 ? messages : [] }));
}

/**
 * Nobody reads pictures, and an archive has tens of thousands: every importer would look at each of their names. A table that was
 * packed with some is a lone table.
 */
function withoutMedia(source: Source): Source {
  const files = source.files.filter(({ path }) => !mediaFileName.test(path));
  return files.length > 0 ? { ...source, files } : source;
}

/** Each file is read by one importer alone: two readings of one post would be two posts. */
function withoutDispute(source: Source, found: readonly Recognised[]): readonly Recognised[] {
  const readers = new Map<string, Importer>();
  for (const { importer, files } of found) {
    for (const { path } of files) {
      const other = readers.get(path);
      if (other !== undefined) throw explainSeveral(source, [other, importer]);
      readers.set(path, importer);
    }
  }
  return found;
}

function hintFor({ name, files }: Source): string {
  const isInside = ({ path }: SourceFile): boolean => archiveName.test(path) && path !== name;
  if (files.some(isInside)) {
    return archiveName.test(name)
      ? "Unpack it, and give the archives that were in it."
      : `Give the archives in it one by one: socialtop import ${showPath(name)}/*`;
  }
  return "What can be imported, and where to get it: socialtop import --list-formats";
}

function findImporter(id: string): Importer {
  const importer = importers.find((candidate) => candidate.id === id.trim().toLowerCase());
  if (importer !== undefined) return importer;
  const ids = importers.map((known) => known.id);
  const { problem, hint } = unknownWord("format", excerpt(id, 40), ids);
  throw usageError(problem, hint);
}

function explainSeveral(source: Source, found: readonly Importer[]): UserError {
  const ids = found.map((importer) => `--from ${importer.id}`);
  return new UserError(`${source.name} can be read as ${listFormats(found)}.`, {
    hint: `Say which: ${listOf(ids, "or")}`,
  });
}

function listFormats(found: readonly Importer[]): string {
  return listOf(found.map(({ label, id }) => `${label} (${id})`));
}
