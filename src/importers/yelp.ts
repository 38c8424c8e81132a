import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import { noDate, unreadableDate } from "./activity.ts";
import { findDateOrder } from "./csvDateOrder.ts";
import { decodeText } from "./decode.ts";
import { describeSource, showPath } from "./describe.ts";
import { createRowIdentities } from "./identity.ts";
import type { Importer, ReadOptions, ReadResult, SkippedRow, Source, SourceFile } from "./importer.ts";
import { startReading } from "./reading.ts";
import { findYelpTable, type YelpTable } from "./yelpColumns.ts";
import { findYelpFiles, kindOfPage } from "./yelpFiles.ts";
import { readYelpRow } from "./yelpRows.ts";
import { endsWithinTable, type HtmlTable, loadTableReader } from "./yelpTables.ts";

/** The archive that Yelp hands out: web pages, with a table of reviews in one and of check-ins in another. */
export const yelpImporter: Importer = {
  id: "yelp",
  label: "Yelp archive",
  howToGet: "Account Settings, Privacy Settings, Download your data",
  isGeneric: false,
  takes: ["dateOrder"],
  leaves: [
    { path: /draft[^/]*\.html?$/i, why: "drafts" },
    { path: /(?:^|\/)(?:[^/]*[_ -])?tips?\.html?$/i, why: "short tips" },
    { path: /(?:bookmark|collection|_list)[^/]*\.html?$/i, why: "places that you saved" },
    { path: /(?:vote|compliment|friend|follow|fan)[^/]*\.html?$/i, why: "friends, votes and compliments" },
    { path: /(?:photo|video|media)[^/]*\.html?$/i, why: "lists of pictures and videos" },
    { path: /(?:search|view|event|order|reservation|quote)[^/]*\.html?$/i, why: "searches, orders and the like" },
  ],
  recognise: findYelpFiles,
  read: readYelpArchive,
};

const askForArchive = "Give the whole zip as Yelp sent it, or user_review.html and check_in.html out of it.";

/** A page whose tables were found. */
interface YelpPage {
  readonly label: string;
  readonly kind: "review" | "check-in";
  readonly tables: readonly YelpTable[];
}

async function readYelpArchive(source: Source, options: ReadOptions): Promise<ReadResult> {
  const files = await findYelpFiles(source);
  if (files.length === 0) {
    const seen = await describeSource(source);
    throw new UserError(`${showPath(source.name)} holds no table of reviews or check-ins: ${seen}.`, {
      hint: askForArchive,
    });
  }
  const pages: YelpPage[] = [];
  for (const file of files) pages.push(await readPage(file));
  const dateOrder = options.dateOrder ?? findDateOrder(pages.flatMap(datesOf));
  const total = pages.reduce((sum, { tables }) => sum + countRows(tables), 0);
  const reading = startReading(options, total);
  for (const { label, kind, tables } of pages) {
    // Anew for each page: a second copy of one, out of an older archive, must give the same identities.
    const identify = createRowIdentities("yelp");
    let number = 0;
    for (const { columns, rows } of tables) {
      const rules = { ...options, columns, kind, dateOrder, identify };
      for (const row of rows) {
        const place = ++number;
        reading.add(readYelpRow(row, rules), () => `${label}, row ${place}`);
      }
    }
  }
  checkDates(source, pages, reading.skipped, total);
  return reading.finish();
}

async function readPage(file: SourceFile): Promise<YelpPage> {
  const readTables = await loadTableReader();
  const html = decodeText(await file.read());
  if (endsWithinTable(html)) {
    throw new UserError(`${showPath(file.path)} ends in the middle of a table.`, { hint: "Download it again." });
  }
  const all = readTables(html);
  const tables = all.map(findYelpTable).filter((table) => table !== null);
  if (tables.length === 0) throw explainStrangeTables(file, all);
  return { label: showPath(file.path), kind: kindOfPage(file, html), tables };
}

function explainStrangeTables(file: SourceFile, [table]: readonly HtmlTable[]): UserError {
  const [header = []] = table ?? [];
  const cells = header.slice(0, 8).map((cell) => excerpt(cell, 40) || '""');
  const seen = cells.length === 0 ? "no table with rows" : `a table with the columns ${cells.join(", ")}`;
  return new UserError(`${showPath(file.path)} has no column of dates: it holds ${seen}.`, { hint: askForArchive });
}

/** Numbered as the rows of the page are. */
function datesOf({ tables }: YelpPage): { cell: string; line: number }[] {
  return tables
    .flatMap(({ columns, rows }) => rows.map((row) => row[columns.date] ?? ""))
    .map((cell, index) => ({ cell, line: index + 1 }));
}

function countRows(tables: readonly YelpTable[]): number {
  return tables.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** When not one date can be read, they are of a form that nobody knew. */
function checkDates(source: Source, pages: readonly YelpPage[], skipped: readonly SkippedRow[], total: number): void {
  const isDateless = ({ reason }: SkippedRow): boolean => reason === noDate || reason === unreadableDate;
  if (total === 0 || skipped.filter(isDateless).length < total) return;
  const sample = pages.flatMap(datesOf).find(({ cell }) => cell !== "")?.cell;
  const shown = sample === undefined ? "" : `, such as "${excerpt(sample, 40)}"`;
  throw new UserError(`No date can be read in ${showPath(source.name)}${shown}.`, {
    hint: "Copy the table into a spreadsheet, write the dates as 2026-11-25, and import it as CSV.",
  });
}
