import { countOf, groupDigits, listOf } from "../coach/words.ts";
import { UserError } from "../errors.ts";
import { toUtf8, utf8PiecesOf } from "./decode.ts";
import { baseName, showPath } from "./describe.ts";
import type { Importer, ReadOptions, ReadResult, Source, SourceFile } from "./importer.ts";
import { describeJson, skipSpace } from "./json.ts";
import { readJsonPieces } from "./jsonList.ts";
import { describeJsonAt } from "./jsonObject.ts";
import {
  findAssigned,
  findMissingTweets,
  findTweetTables,
  findXArchives,
  findXFiles,
  namePartsOf,
  type XArchive,
} from "./xFiles.ts";
import { addRow, settleReplies, startTweets, type TweetReading } from "./xReading.ts";
import { readTweetTable } from "./xTable.ts";
import { unwrapTweet } from "./xTweets.ts";

/** The archive that X (Twitter) hands out: today's form, that of 2018 to 2022, and that of 2014 ("Grailbird"). */
export const xImporter: Importer = {
  id: "x",
  label: "X archive",
  howToGet: "Settings, Your account, Download an archive of your data (X takes a day or two)",
  isGeneric: false,
  leaves: [
    { path: /(?:^|\/)deleted-tweets/, why: "posts that you deleted" },
    { path: /(?:^|\/)(?:note-tweet|tweet-headers)/, why: "texts and numbers of posts that are in tweets.js already" },
    {
      path: /(?:^|\/)(?:twitter-circle-tweet|community-tweet)/,
      why: "where posts to a circle or a community would be",
    },
    { path: /(?:^|\/)tweets\.csv$/i, why: "the same posts once more, as a table" },
  ],
  recognise: findXFiles,
  read: readXArchive,
};

/** Of one fault: an archive has a dozen parts at most. */
const mostWarnings = 20;

const askForAll = "Give the whole zip as X sent it, or data/tweets.js out of it.";

async function readXArchive(source: Source, options: ReadOptions): Promise<ReadResult> {
  const warnings: string[] = [];
  const archives = await findXArchives(source, (warning) => warnings.push(warning));
  const tables = archives.length === 0 ? await findTweetTables(source) : [];
  if (archives.length + tables.length === 0) throw await explainNoTweets(source);
  const reading = startTweets(options, countPromised(archives));
  for (const table of tables) await readTable(table, options, reading);
  for (const archive of archives) {
    for (const file of archive.tweetFiles) {
      const before = reading.rows();
      await readTweetFile(file, archive, options, reading);
      warnings.push(...compareCounts(file, archive, reading.rows() - before));
    }
    warnings.push(...nameMissingFiles(archive));
  }
  if (reading.rows() > 0 && reading.tweets === 0) throw explainStrangeRows(source, reading);
  settleReplies(reading);
  const username = archives.find((archive) => archive.username !== null)?.username ?? reading.username;
  reading.warnings.push(...warnings);
  return reading.finish(username === null ? null : `@${username}`);
}

async function readTweetFile(
  file: SourceFile,
  archive: XArchive,
  options: ReadOptions,
  reading: TweetReading,
): Promise<void> {
  const label = showPath(file.path);
  const context = { ...options, username: archive.username, accountId: archive.accountId };
  const list = `${label}, tweet`;
  let number = 0;
  const findStart = (bytes: Uint8Array) => {
    const assigned = findAssigned(bytes);
    // It is not there yet.
    return assigned === 0 ? bytes.length : skipSpace(bytes, assigned);
  };
  const { isThere, tail } = await readJsonPieces(utf8PiecesOf(file), findStart, (row) => {
    addRow(row, { list, number: ++number }, context, reading);
  });
  if (!isThere) {
    const bytes = toUtf8(await file.read());
    const seen = describeJsonAt(bytes, skipSpace(bytes, findAssigned(bytes)));
    throw new UserError(`${label} holds no list of tweets, but ${seen}.`, { hint: askForAll });
  }
  const isWhole = tail !== null && /^[\s;]*$/.test(new TextDecoder().decode(tail));
  if (!isWhole) {
    const fault = tail === null ? "ends in the middle" : "is damaged: its list ends before the file does";
    throw new UserError(`${label} ${fault}, after ${countOf(number, "tweet")}.`, {
      hint: "Download the archive again.",
    });
  }
}

async function readTable(file: SourceFile, options: ReadOptions, reading: TweetReading): Promise<void> {
  const label = showPath(file.path);
  for (const { tweet, line } of await readTweetTable(await file.read())) {
    addRow(tweet, { list: `${label}, line`, number: line }, { ...options, username: null, accountId: null }, reading);
  }
}

/** Rows in all the files that will be read; null when the archive does not say so for each of them. */
function countPromised(archives: readonly XArchive[]): number | null {
  let sum = 0;
  for (const { tweetFiles, counts } of archives) {
    for (const file of tweetFiles) sum += counts.get(baseName(file.path)) ?? Number.NaN;
  }
  return Number.isNaN(sum) ? null : sum;
}

function compareCounts(file: SourceFile, { counts }: XArchive, found: number): string[] {
  const promised = counts.get(baseName(file.path)) ?? found;
  if (promised === found) return [];
  const said = `the archive says that it holds ${groupDigits(promised)} tweets`;
  return [`${showPath(file.path)}: ${said}; ${groupDigits(found)} are there.`];
}

function nameMissingFiles({ folder, tweetFiles, counts }: XArchive): string[] {
  const present = new Set(tweetFiles.map((file) => baseName(file.path)));
  const missing = Array.from(counts).filter(([name, count]) => count > 0 && !present.has(name));
  return missing.slice(0, mostWarnings).map(([name, count]) => {
    return `${showPath(folder + name)} is missing: the archive says that it holds ${countOf(count, "tweet")}.`;
  });
}

async function explainNoTweets(source: Source): Promise<UserError> {
  const missing = Array.from(await findMissingTweets(source));
  if (missing.length > 0) {
    const names = listOf(missing.slice(0, 3).map(([name]) => showPath(name)));
    const count = missing.reduce((sum, [, tweets]) => sum + tweets, 0);
    const fault = `the archive says that it holds ${countOf(count, "tweet")}, and lacks ${names}`;
    return new UserError(`${source.name} is not whole: ${fault}.`, { hint: askForAll });
  }
  const parts = await namePartsOf(source);
  const shown = parts.slice(0, 8).map(showPath);
  if (parts.length > shown.length) shown.push(`${groupDigits(parts.length - shown.length)} more`);
  const seen = shown.length === 0 ? "" : `; it holds ${listOf(shown)}`;
  return new UserError(`${source.name} holds no tweets of an X archive${seen}.`, { hint: askForAll });
}

function explainStrangeRows(source: Source, reading: TweetReading): UserError {
  const seen = describeJson(unwrapTweet(reading.firstRow) ?? reading.firstRow);
  return new UserError(`The rows in ${source.name} are no tweets: the first is ${seen}.`, { hint: askForAll });
}
