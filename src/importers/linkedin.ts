import type { UserError } from "../errors.ts";
import { showPath } from "./describe.ts";
import type { Importer, ReadOptions, ReadResult, Source, SourceFile } from "./importer.ts";
import { readArticle } from "./linkedinArticles.ts";
import { findLinkedinFiles, findUnnamedTable, type LinkedinFiles, type LinkedinTable } from "./linkedinFiles.ts";
import { readTableStart } from "./linkedinForms.ts";
import { explainPostless, isComplete } from "./linkedinPostless.ts";
import { startTable } from "./linkedinRows.ts";
import { readLinkedinTable, strangeHeader } from "./linkedinTables.ts";
import { startReading } from "./reading.ts";

/** LinkedIn's larger ("Complete") archive, its unpacked folder, or a table or an article out of it. */
export const linkedinImporter: Importer = {
  id: "linkedin",
  label: "LinkedIn archive",
  howToGet: 'Settings, Data privacy, Get a copy of your data, "Download larger data archive" (within about 24 hours)',
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

function filesOf({ tables, articles, strange, postless }: LinkedinFiles): SourceFile[] {
  return [...[...tables, ...strange, ...postless].map(({ file }) => file), ...articles];
}

async function readLinkedinArchive(source: Source, options: ReadOptions): Promise<ReadResult> {
  const found = await findLinkedinFiles(source);
  const [strange] = found.strange;
  if (strange !== undefined) throw await explainStrange(strange);
  const unnamed = filesOf(found).length === 0 ? await findUnnamedTable(source) : null;
  const tables = unnamed === null ? found.tables : [unnamed];
  if (tables.length + found.articles.length === 0 && !isComplete(source, found.postless)) {
    throw await explainPostless(source, found.postless);
  }
  const reading = startReading(options);
  for (const table of tables) {
    const before = reading.rows();
    const onProgress = (done: number): void => options.onProgress?.(before + done, null);
    // By itself: a table that is read with the wrong quoting first begins anew.
    const { reading: rows } = await readLinkedinTable(table, () => startTable(table, { ...options, onProgress }));
    for (const activity of rows.activities) reading.activities.push(activity);
    for (const row of rows.skipped) reading.skipped.push(row);
  }
  for (const file of found.articles) reading.add(await readArticle(file, options), () => showPath(file.path));
  const names = tables.map(({ form }) => form.name);
  reading.warnings.push(...warnOfMissing(source, names));
  return reading.finish();
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
