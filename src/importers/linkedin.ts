import type { Activity } from "../coach/book.ts";
import { coverageOf } from "../coach/coverage.ts";
import { UserError } from "../errors.ts";
import { showPath } from "./describe.ts";
import type { Importer, ReadOptions, ReadResult, SkippedRow, Source, SourceFile } from "./importer.ts";
import { readArticle } from "./linkedinArticles.ts";
import { findLinkedinFiles, findUnnamedTable, type LinkedinFiles, type LinkedinTable } from "./linkedinFiles.ts";
import { readTableStart } from "./linkedinForms.ts";
import { askForComplete, explainPostless } from "./linkedinPostless.ts";
import { startReading } from "./linkedinRows.ts";
import { readLinkedinTable, strangeHeader } from "./linkedinTables.ts";
import { sortOldestFirst } from "./order.ts";

/** LinkedIn's larger ("Complete") archive, its unpacked folder, or a table or an article out of it. */
export const linkedinImporter: Importer = {
  id: "linkedin",
  label: "LinkedIn archive",
  howToGet:
    'LinkedIn: Settings, Data privacy, Get a copy of your data, "Download larger data archive" (within about 24 hours)',
  isGeneric: false,
  leaves: [
    {
      path: /(?:^|\/)(?:guide|learning)?[ _]?(?:coach|role[ _]?play)?[ _]?messages[^/]*\.csv$/i,
      why: "private messages, never opened",
    },
    { path: /(?:^|\/)(?:reactions|votes)[^/]*\.csv$/i, why: "reactions to posts, and votes in polls" },
    { path: /(?:^|\/)rich[ _]?media[^/]*\.csv$/i, why: "lists of the pictures and documents in posts" },
    { path: /(?:^|\/)saved[ _]?items[^/]*\.csv$/i, why: "posts that you saved" },
    { path: /(?:^|\/)(?:connections|invitations|importedcontacts)[^/]*\.csv$/i, why: "connections and invitations" },
  ],
  recognise: async (source) => filesOf(await findLinkedinFiles(source)),
  read: readLinkedinArchive,
};

/** Rows between two calls of `onProgress`. */
const progressStep = 1000;

function filesOf({ tables, articles, strange, postless }: LinkedinFiles): SourceFile[] {
  return [...[...tables, ...strange, ...postless].map(({ file }) => file), ...articles];
}

async function readLinkedinArchive(source: Source, options: ReadOptions): Promise<ReadResult> {
  const found = await findLinkedinFiles(source);
  const [strange] = found.strange;
  if (strange !== undefined) throw await explainStrange(strange);
  const unnamed = filesOf(found).length === 0 ? await findUnnamedTable(source) : null;
  const tables = unnamed === null ? found.tables : [unnamed];
  if (tables.length + found.articles.length === 0) throw await explainPostless(source, found.postless);
  const [activities, skipped]: [Activity[], SkippedRow[]] = [[], []];
  const take = (more: { readonly activities: readonly Activity[]; readonly skipped: readonly SkippedRow[] }): void => {
    for (const activity of more.activities) activities.push(activity);
    for (const row of more.skipped) skipped.push(row);
  };
  for (const table of tables) {
    const before = activities.length + skipped.length;
    const start = () => startReading(table, options, (rows) => tellProgress(before + rows, options));
    take(await readLinkedinTable(table, start));
  }
  for (const file of found.articles) {
    const article = await readArticle(file, options);
    if (typeof article === "string") skipped.push({ reason: article, position: showPath(file.path) });
    else activities.push(article);
    tellProgress(activities.length + skipped.length, options);
  }
  const rows = activities.length + skipped.length;
  if (rows === 0) throw explainNoRows(source);
  options.onProgress?.(rows, rows);
  return {
    account: null,
    rows,
    activities: sortOldestFirst(activities),
    coverage: coverageOf(activities),
    skipped,
    warnings: warnOfMissing(
      source,
      tables.map(({ form }) => form.name),
    ),
  };
}

function tellProgress(rows: number, { onProgress }: ReadOptions): void {
  if (rows % progressStep === 0) onProgress?.(rows, null);
}

/** LinkedIn leaves empty tables out; and it hands out what was asked for, with or without the posts. */
function warnOfMissing({ files }: Source, names: readonly string[]): string[] {
  if (files.length === 1 || names.includes("Shares")) return [];
  return ['There is no Shares.csv in it: nothing was posted, or it is not the larger ("Complete") archive.'];
}

async function explainStrange({ file }: LinkedinTable): Promise<UserError> {
  const { header } = await readTableStart(file);
  return strangeHeader(showPath(file.path), header);
}

function explainNoRows({ name }: Source): UserError {
  return new UserError(`${showPath(name)} holds no post, comment or repost: there is a header, and no row.`, {
    hint: askForComplete,
  });
}
