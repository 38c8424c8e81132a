import { decodeText } from "./decode.ts";
import { folderOf } from "./describe.ts";
import type { Source, SourceFile } from "./importer.ts";
import {
  hasColumnsOf,
  type LinkedinForm,
  linkedinForms,
  plainName,
  readTableStart,
  type TableStart,
} from "./linkedinForms.ts";
import { findPostless, type Postless } from "./linkedinPostless.ts";
import { isPrivatePath } from "./privacy.ts";

export interface LinkedinTable {
  readonly file: SourceFile;
  readonly form: LinkedinForm;
}

/** What a source holds of LinkedIn's. */
export interface LinkedinFiles {
  readonly tables: readonly LinkedinTable[];
  readonly articles: readonly SourceFile[];
  /** Named as a table of posts in a LinkedIn archive, with columns that are not known. */
  readonly strange: readonly LinkedinTable[];
  /** Tables that hold no post: looked for where there is none of the others. */
  readonly postless: readonly Postless[];
}

/** Articles in a folder of nothing else. */
const mostPages = 500;

const articleStart = 8000;

/** Looks only into files whose names tell that they may be meant; into a lone file whatever its name. */
export async function findLinkedinFiles(source: Source): Promise<LinkedinFiles> {
  const isLone = source.files.length === 1;
  const tables: LinkedinTable[] = [];
  const named: NamedTable[] = [];
  for (const file of source.files.filter(({ path }) => isLone || mayBeTable(path))) {
    const start = await readTableStart(file);
    const form = linkedinForms.find(({ fits }) => fits(start));
    const namedForm = isLone || start.text === "" ? undefined : findByName(file.path);
    if (form !== undefined) tables.push({ file, form });
    else if (namedForm !== undefined) named.push({ file, form: namedForm, start });
  }
  const articles = await findArticles(source, isLone);
  const postless = tables.length + articles.length === 0 ? await findPostless(source) : [];
  // Beside other files of LinkedIn's, the name is enough.
  const folders = new Set([...tables, ...postless].map(({ file }) => folderOf(file.path)));
  const beside = named.filter(({ file }) => folders.has(folderOf(file.path)));
  const isKnown = ({ form, start }: NamedTable): boolean => hasColumnsOf(form, start);
  tables.push(...beside.filter(isKnown));
  const strange = beside.filter((table) => !isKnown(table));
  return { tables, articles, strange, postless: tables.length === 0 ? postless : [] };
}

interface NamedTable extends LinkedinTable {
  readonly start: TableStart;
}

/** A lone table known by its columns alone: for somebody who says that it is LinkedIn's. */
export async function findUnnamedTable({ files }: Source): Promise<LinkedinTable | null> {
  const [file] = files;
  if (file === undefined || files.length > 1) return null;
  const start = await readTableStart(file);
  const form = linkedinForms.find((candidate) => hasColumnsOf(candidate, start));
  return form === undefined ? null : { file, form };
}

function mayBeTable(path: string): boolean {
  if (!/\.csv$/i.test(path)) return false;
  const name = plainName(path);
  return linkedinForms.some(({ inNames }) => name.includes(inNames));
}

function findByName(path: string): LinkedinForm | undefined {
  return linkedinForms.find((form) => form.name.toLowerCase() === plainName(path));
}

async function findArticles({ files }: Source, isLone: boolean): Promise<SourceFile[]> {
  // Somebody may give the folder of articles by itself.
  const isAnyPage = files.length <= mostPages && files.every(({ path }) => isPage(path));
  const mayBeArticle = (path: string): boolean =>
    isPage(path) && (isAnyPage || isInArticles(path)) && !isPrivatePath(path);
  const found: SourceFile[] = [];
  for (const file of files.filter(({ path }) => isLone || mayBeArticle(path))) {
    const start = decodeText(await file.readStart(articleStart));
    const isArticle = /<p class="(?:created|published)">\s*(?:Created|Published) on \d{4}-\d{2}-\d{2}/i.test(start);
    if (isArticle && (isInArticles(file.path) || /\blinkedin\.com\b/i.test(start))) found.push(file);
  }
  return found;
}

function isPage(path: string): boolean {
  return /\.html?$/i.test(path);
}

/** LinkedIn puts them into `Articles/Articles/`. */
function isInArticles(path: string): boolean {
  return /(?:^|\/)articles\/[^/]+$/i.test(path);
}
