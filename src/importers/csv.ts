import { findControlCharacter } from "../coach/text.ts";
import { hasDateColumn } from "./csvColumns.ts";
import { readCsv } from "./csvReading.ts";
import { sniffDelimiter } from "./csvTable.ts";
import { decodeText } from "./decode.ts";
import type { Importer, Source } from "./importer.ts";

/** Any table with a column of dates: a spreadsheet kept by hand, or the export of a tool. */
export const csvImporter: Importer = {
  id: "csv",
  label: "CSV file",
  howToGet:
    "a spreadsheet with a row for each post: date, and where you have them network, link, kind, text; saved as CSV",
  isGeneric: true,
  takes: ["platform", "columns", "dateOrder"],
  recognise: async (source) => ((await isCsv(source)) ? source.files : []),
  read: (source, options) => readCsv(source, options, { source: "csv", onlySent: false }),
};

/** One file, text, with a delimiter in its first two lines; or one column, of dates. */
async function isCsv({ files }: Source): Promise<boolean> {
  const [file] = files;
  if (file === undefined || files.length > 1) return false;
  const start = decodeText(await file.readStart(20_000)).trimStart();
  // Pages, feeds, JSON and pictures hold commas too.
  if (/^[<{[]/.test(start)) return false;
  if (/\.(?:csv|tsv)$/i.test(file.path)) return true;
  if (findControlCharacter(start.slice(0, 500)) !== null) return false;
  const [header = "", second = ""] = start.replace(/^sep=.\r?\n/i, "").split(/\r\n|\n|\r/);
  const delimiter = sniffDelimiter(start);
  const names = header.split(delimiter);
  return (names.length > 1 && second.includes(delimiter)) || hasDateColumn(names);
}
