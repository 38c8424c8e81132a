import type { Activity } from "../coach/book.ts";
import { countOf } from "../coach/words.ts";
import { UserError } from "../errors.ts";
import { longestText, toActivity } from "./activity.ts";
import { toUtf8 } from "./decode.ts";
import { describeSource, showPath } from "./describe.ts";
import { createRowIdentities } from "./identity.ts";
import type { ReadOptions, ReadResult, Source } from "./importer.ts";
import { describeJson, isRecord, skipSpace } from "./json.ts";
import { readJsonList } from "./jsonList.ts";
import { describeJsonAt } from "./jsonObject.ts";
import { readInstant } from "./meta.ts";
import { findJsonFiles, type MetaFile } from "./metaFiles.ts";
import { type MetaFormat, type MetaRow, notAPost, startLength } from "./metaFormat.ts";
import { explainHtml, findHtmlPages, howToAsk } from "./metaHtml.ts";
import { findPlaces } from "./metaPlaces.ts";
import { type Reading, startReading } from "./reading.ts";

const askAgain = `Ask for the export again: ${howToAsk}.`;

/**
 * Reads the JSON export of one of Meta's platforms, or a part of one, which may hold no posts. Throws UserError
 * for its HTML form, and for anything else.
 */
export async function readMetaExport(source: Source, options: ReadOptions, format: MetaFormat): Promise<ReadResult> {
  const files = await findJsonFiles(source, format);
  if (files.length === 0) {
    if ((await findHtmlPages(source, format)).length > 0) throw explainHtml(source, format);
    if (!source.files.some(({ path }) => format.parts?.test(path))) throw await explainNoFiles(source, format);
  }
  const reading = startReading(options);
  for (const file of files) await readFile(file, options, format, reading);
  // Whose it is stands in files of their own, beside e-mail addresses and telephone numbers: those stay closed.
  return reading.finish();
}

async function readFile(found: MetaFile, options: ReadOptions, format: MetaFormat, reading: Reading): Promise<void> {
  const label = showPath(found.file.path);
  const bytes = toUtf8(await found.file.read());
  const start = findPlaces(bytes.subarray(0, startLength)).get(found.list.place);
  if (start === undefined) {
    const seen = describeJsonAt(bytes, skipSpace(bytes, 0));
    throw new UserError(`${label} holds no list of posts, but ${seen}.`, { hint: askAgain });
  }
  const rows = found.list.open();
  const toResult = createRowReader(options, format);
  let [number, strangers] = [0, 0];
  let first: unknown;
  const end = readJsonList(bytes, start, (value) => {
    const item = ++number;
    if (item === 1) first = value;
    const row = isRecord(value) ? rows.read(value) : value === undefined ? "not readable" : notAPost;
    if (row === notAPost) strangers++;
    reading.add(typeof row === "string" ? row : toResult(row), () => `${label}, item ${item}`);
  });
  if (!isWhole(bytes, end, found.list.place)) {
    const fault = end === null ? "ends in the middle" : "is damaged: its list ends before the file does";
    throw new UserError(`${label} ${fault}, after ${countOf(number, "row")}.`, { hint: askAgain });
  }
  if (number > 0 && strangers === number) {
    const seen = describeJson(first);
    throw new UserError(`The rows in ${label} are no posts: the first is ${seen}.`, { hint: askAgain });
  }
  const warning = rows.warning?.() ?? null;
  if (warning !== null) reading.warnings.push(`${label}: ${warning}`);
}

/**
 * For the rows of one file. What is in two files (a reel among the posts, two exports in one folder) is one post, and
 * gets one identity; what is in one file twice is two.
 */
function createRowReader(options: ReadOptions, { id: platform }: MetaFormat): (row: MetaRow) => Activity | string {
  const identify = createRowIdentities(platform);
  return ({ kind, time, text, media }) => {
    const instant = readInstant(time);
    if (typeof instant === "string") return instant;
    // Without the kind: older exports of Threads do not tell it.
    const id = identify([String(instant), (text ?? "").slice(0, longestText), media]);
    return toActivity({ id, kind, platform, instant, text, source: platform }, options);
  };
}

/** Does only that follow the list, which may? `end` is the place after it, null when it never ends. */
function isWhole(bytes: Uint8Array, end: number | null, place: string): boolean {
  if (end === null) return false;
  const rest = new TextDecoder().decode(bytes.subarray(end, end + 1000));
  return place === "[]" ? /^\s*$/.test(rest) : /^\s*[,}]/.test(rest);
}

async function explainNoFiles(source: Source, format: MetaFormat): Promise<UserError> {
  const seen = await describeSource(source);
  return new UserError(`${source.name} holds no posts of the ${format.name} export: ${seen}.`, {
    hint: `Give the whole zip as it came. ${askAgain}`,
  });
}
