import { writtenUrl } from "../coach/address.ts";
import type { Activity, Book } from "../coach/book.ts";
import { isDay } from "../coach/day.ts";
import { isKind } from "../coach/kinds.ts";
import { problemWithName } from "../coach/names.ts";
import { findPlatform } from "../coach/platforms.ts";
import { cleanPost, excerpt, findControlCharacter, plainText } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import { tableColumns } from "../format/activityTable.ts";
import { startsBackup } from "../format/backup.ts";
import { undefuse } from "../format/csv.ts";
import { DamagedFileError, decodeRecord, type ExportedRecord, NewerFormatError } from "../format/format.ts";
import { noDate, toActivity, unreadableDate } from "./activity.ts";
import { findDateOrder } from "./csvDateOrder.ts";
import { readWrittenDate } from "./csvDates.ts";
import { type CsvRow, readCsvTable } from "./csvTable.ts";
import { decodeText } from "./decode.ts";
import { createRowIdentities } from "./identity.ts";
import type { Importer, ReadOptions, ReadResult, Source, SourceFile } from "./importer.ts";
import { startReading } from "./reading.ts";

/** What `export` writes: the whole record of a leader as JSON, or the activities as a table. */
export const socialtopImporter: Importer = {
  id: "socialtop",
  label: "socialtop's record",
  howToGet: "socialtop on another machine: socialtop export jane.json (whole record) or jane.csv (activities)",
  isGeneric: false,
  takes: ["dateOrder"],
  bringsItsLeader: true,
  recognise: async ({ files }) => {
    const [file] = files;
    if (file === undefined || files.length > 1) return [];
    const start = decodeText(await file.readStart(2000));
    return startsRecord.test(start) || isOwnTable(start) ? files : [];
  },
  read: readRecord,
};

const startsRecord = /^\s*\{\s*"format"\s*:\s*\d{1,9}\s*,\s*(?:"checksum"\s*:|"profile"\s*:)/;

/** Whatever a spreadsheet has put between the names since. */
function isOwnTable(start: string): boolean {
  const names = (start.split(/[\r\n]/, 1)[0] ?? "").split(/[,;\t]/).map((name) => name.replaceAll('"', "").trim());
  return tableColumns.every((column, index) => names[index] === column);
}

/**
 * A leader's whole record, as `export` writes it, to be looked at and not kept: addresses in it are not checked. With the
 * day on which it was exported, null where it does not say. Throws UserError for anything else.
 */
export async function readRecordFile(file: SourceFile, name: string): Promise<ExportedRecord> {
  if (!startsRecord.test(decodeText(await file.readStart(2000)))) {
    throw new UserError(`${name} is no record of socialtop.`, { hint: "Write one with: socialtop export jane.json" });
  }
  const text = decodeText(await file.read());
  const { book, exportedOn } = openRecord(text, name);
  const fault = problemWithName(book.profile.name);
  if (fault !== null) throw notWhole(name, fault);
  return { book: mayHideSigns.test(text) ? cleanedRecord(book) : book, exportedOn };
}

/** How JSON writes what a terminal acts upon, or what turns a text around: nearly no record has any. */
const mayHideSigns = /\\[bfu]|[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

async function readRecord(source: Source, options: ReadOptions): Promise<ReadResult> {
  const [file] = source.files;
  if (file === undefined || source.files.length > 1) {
    throw new UserError(`${source.name} holds ${source.files.length} files: a record is one file.`, {
      hint: "Give the records one by one.",
    });
  }
  const bytes = await file.read();
  const text = decodeText(bytes);
  return isOwnTable(text.slice(0, 2000)) ? readTable(bytes, options) : readWhole(text, source.name, options);
}

function readWhole(text: string, name: string, options: ReadOptions): ReadResult {
  const record = cleanedRecord(openRecord(text, name).book);
  checkRecord(record, name);
  const reading = startReading(options, record.activities.length);
  for (const [index, activity] of record.activities.entries()) {
    reading.add(activity.day > options.today ? "dated in the future" : activity, () => `activity ${index + 1}`);
  }
  return {
    ...reading.finish(excerpt(record.profile.name, 80)),
    // A record without activities is no empty one: it brings its plan, its guidelines, its drafts.
    warnings: [],
    // In the order of the record: exported again it is the same.
    activities: reading.activities,
    // It brings its own imports along, with what they covered.
    coverage: [],
    record,
  };
}

/** Marks that turn the text behind them around. */
const turning = /[\u202a-\u202e\u2066-\u2069]/;

/** The words of a draft keep their lines, and what turns their direction: they are looked over before they are posted. */
function cleanedRecord(record: Book): Book {
  const drafts = record.drafts.map((draft) => ({ ...draft, text: cleanPost(draft.text).text }));
  return { ...cleaned(record), drafts: drafts.filter(({ text }) => text !== "") };
}

/** A file may come from anybody: what a terminal acts upon goes; what socialtop itself wrote stays as it is. */
function cleaned<Value>(value: Value): Value {
  if (typeof value === "string") {
    const isPlain = findControlCharacter(value) === null && !turning.test(value);
    return isPlain ? value : (plainText(value) as Value);
  }
  if (Array.isArray(value)) return value.map((part: unknown) => cleaned(part)) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleaned(part)])) as Value;
}

/** Throws UserError for what socialtop writes nowhere. */
function checkRecord({ profile, activities }: Book, name: string): void {
  const strange = activities.find(({ url }) => url !== undefined && writtenUrl(url) === null)?.url;
  const fault =
    strange === undefined
      ? problemWithName(profile.name)
      : `it has an address that is none ("${excerpt(strange, 40)}").`;
  if (fault !== null) throw notWhole(name, fault);
}

function notWhole(name: string, fault: string): UserError {
  return new UserError(`${name} is no whole record: ${fault}`, { hint: "Export it again: socialtop export" });
}

function openRecord(text: string, name: string): ExportedRecord {
  try {
    return decodeRecord(text);
  } catch (error) {
    if (startsBackup(text)) {
      throw new UserError(`${name} is a backup, of everything on a machine.`, {
        hint: "To bring it back: socialtop restore <file>",
      });
    }
    if (error instanceof NewerFormatError) {
      throw new UserError(`${name} was written by a newer socialtop: it ${error.message}.`, {
        hint: "Update socialtop.",
      });
    }
    if (error instanceof DamagedFileError) {
      throw notWhole(name, `it ${excerpt(error.message, 200)}.`);
    }
    throw error;
  }
}

async function readTable(bytes: Uint8Array, options: ReadOptions): Promise<ReadResult> {
  const { rows } = await readCsvTable(bytes);
  const cellOf = ({ cells }: CsvRow, column: (typeof tableColumns)[number]): string =>
    undefuse(cells[tableColumns.indexOf(column)] ?? "");
  // A spreadsheet writes days its own way when it saves the table.
  const order = options.dateOrder ?? findDateOrder(rows.map((row) => ({ cell: cellOf(row, "day"), line: row.line })));
  const identify = createRowIdentities("csv");
  const reading = startReading(options, rows.length);
  for (const row of rows) {
    reading.add(
      readActivity((column) => cellOf(row, column)),
      () => `line ${row.line}`,
    );
  }
  return reading.finish();

  function readActivity(cell: (column: (typeof tableColumns)[number]) => string): Activity | string {
    const [platform, kind, at] = [findPlatform(cell("platform"))?.id, cell("kind"), cell("at")];
    if (cell("day") === "") return noDate;
    const date = readWrittenDate(cell("day"), order);
    if (typeof date === "string") return date;
    if (date.form === "instant" || !isDay(date.day)) return unreadableDate;
    if (platform === undefined) return "unknown platform";
    if (!isKind(kind)) return "unknown kind";
    const { day } = date;
    const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && !Number.isNaN(Date.parse(at)) ? Date.parse(at) : null;
    const [url, text] = [writtenUrl(cell("url")) === null ? null : cell("url"), cell("text")];
    const id = excerpt(cell("id"), 200) || identify([day, platform, kind, text, url]);
    const source = excerpt(cell("source"), 40) || "csv";
    return toActivity({ id, day, instant, platform, kind, url, text, source }, options);
  }
}
