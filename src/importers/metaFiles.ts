import { toUtf8 } from "./decode.ts";
import { baseName } from "./describe.ts";
import type { Source, SourceFile } from "./importer.ts";
import { type MetaFormat, type MetaList, startLength } from "./metaFormat.ts";
import { findHtmlPages } from "./metaHtml.ts";
import { findPlaces } from "./metaPlaces.ts";
import { isPrivatePath } from "./privacy.ts";

export interface MetaFile {
  readonly file: SourceFile;
  readonly list: MetaList;
}

/** The files of this platform's export; pages of its HTML form only where there is no JSON. */
export async function findMetaFiles(source: Source, format: MetaFormat): Promise<SourceFile[]> {
  const found = await findJsonFiles(source, format);
  return found.length > 0 ? found.map(({ file }) => file) : findHtmlPages(source, format);
}

/**
 * The files of this platform's JSON export, each with the list that is in it: in an archive those of a fitting name, a
 * lone file whatever its name. One that holds something else is among them when its path leaves no doubt: its reader will
 * say what is wrong with it.
 */
export async function findJsonFiles({ files }: Source, { lists, isTelling }: MetaFormat): Promise<MetaFile[]> {
  const isLone = files.length === 1;
  const found: MetaFile[] = [];
  for (const file of files) {
    const base = baseName(file.path);
    const named = lists.find(({ fileName }) => fileName.test(base));
    if (!isLone && (named === undefined || isPrivatePath(file.path))) continue;
    const paths = new Set(findPlaces(toUtf8(await file.readStart(startLength))).keys());
    if (paths.size === 0) continue;
    const list = lists.find(({ fits }) => fits(paths)) ?? (isTelling(file.path) ? named : undefined);
    if (list !== undefined) found.push({ file, list });
  }
  return found;
}
