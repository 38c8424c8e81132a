import { decodeText, toUtf8 } from "./decode.ts";
import { baseName, folderOf, showPath } from "./describe.ts";
import type { Source, SourceFile } from "./importer.ts";
import { isRecord, type JsonRecord, parseJson, textOf } from "./json.ts";
import { looksLikeTweetTable } from "./xTable.ts";

/** Files of one archive: a folder may hold several, of different years. */
export interface XArchive {
  /** What stands before the file names, such as `data/`; may be empty. */
  readonly folder: string;
  readonly tweetFiles: readonly SourceFile[];
  readonly username: string | null;
  readonly accountId: string | null;
  /** How many tweets the archive's manifest says each file holds, by base name. */
  readonly counts: ReadonlyMap<string, number>;
}

/** `tweet.js` until mid-2022, in the root of the zip in 2018 to 2020; `2010_06.js` in the archives of 2014. */
const tweetFileName = /^(?:tweets?(?:-part\d+)?|\d{4}_\d{2})\.js$/i;
const startOfTweets = /^\s*(?:window\.YTD\.tweets?\.part\d+|Grailbird\.data\.tweets_\d{4}_\d{2})\s*=/;
const startOfAnyPart = /^\s*(?:window\.(?:YTD\.(\w+)\.part\d+|__THAR_CONFIG)|Grailbird\.data\.\w+)\s*=/;

/**
 * The files of X archives: tweets, and the account and manifest beside them. Of an archive without tweets, and of a lone
 * file out of one, whatever shows that it is one.
 */
export async function findXFiles(source: Source): Promise<SourceFile[]> {
  const isLone = source.files.length === 1;
  const found: SourceFile[] = [];
  for (const file of source.files) {
    const name = baseName(file.path);
    const isCandidate = isLone || tweetFileName.test(name) || name === "manifest.js";
    if (isCandidate && startOfAnyPart.test(await readStart(file))) found.push(file);
  }
  const folders = new Set(found.map(({ path }) => folderOf(path)));
  const beside = new Set(Array.from(folders, (folder) => [`${folder}account.js`, indexOf(folder)]).flat());
  const others = source.files.filter(({ path }) => beside.has(path));
  return isLone && found.length > 0 ? found : [...found, ...others, ...(await findTweetTables(source))];
}

/** Where an archive of 2014 says how many tweets each file in this folder holds. */
function indexOf(folder: string): string {
  return `${folder.replace(/(?:^|(?<=\/))tweets\/$/, "")}tweet_index.js`;
}

/** Tables of tweets, of a source that does not hold the tweets themselves: both are the same. */
export async function findTweetTables(source: Source): Promise<SourceFile[]> {
  const isLone = source.files.length === 1;
  const found: SourceFile[] = [];
  for (const file of source.files) {
    const name = baseName(file.path);
    if (!isLone && tweetFileName.test(name) && startOfTweets.test(await readStart(file))) return [];
    if ((isLone || /^tweets\.csv$/i.test(name)) && looksLikeTweetTable(await readStart(file))) found.push(file);
  }
  return found;
}

/** How many tweets the manifest says there are, in files that are not in this source; by name. */
export async function findMissingTweets(source: Source): Promise<ReadonlyMap<string, number>> {
  const manifest = source.files.find((file) => baseName(file.path) === "manifest.js");
  const counts = countsOf(await readAssigned(manifest, () => {}));
  return new Map([...counts].filter(([, count]) => count > 0));
}

/** The archives in this source that hold tweets, each with its account. */
export async function findXArchives(source: Source, warn: (warning: string) => void): Promise<XArchive[]> {
  const byFolder = new Map<string, SourceFile[]>();
  for (const file of source.files) {
    if (source.files.length > 1 && !tweetFileName.test(baseName(file.path))) continue;
    if (!startOfTweets.test(await readStart(file))) continue;
    const folder = folderOf(file.path);
    const others = byFolder.get(folder);
    if (others === undefined) byFolder.set(folder, [file]);
    else others.push(file);
  }
  const byPath = new Map(source.files.map((file) => [file.path, file]));
  const archives: XArchive[] = [];
  for (const [folder, tweetFiles] of byFolder) {
    const manifest = await readAssigned(byPath.get(`${folder}manifest.js`), warn);
    const rows = await readAssigned(byPath.get(`${folder}account.js`), warn);
    const row = Array.isArray(rows) && isRecord(rows[0]) ? rows[0] : {};
    const account = recordOf(row["account"]) ?? row;
    const user = recordOf(isRecord(manifest) ? manifest["userInfo"] : null) ?? {};
    archives.push({
      folder,
      tweetFiles,
      username: usernameOf(account["username"]) ?? usernameOf(user["userName"]),
      accountId: textOf(account["accountId"]) ?? textOf(user["accountId"]),
      counts: new Map([...countsOf(manifest), ...countsOfIndex(await readAssigned(byPath.get(indexOf(folder)), warn))]),
    });
  }
  return archives;
}

/** What the archive holds in place of tweets, such as `like`, `account`: names from its manifest or of the lone file. */
export async function namePartsOf(source: Source): Promise<string[]> {
  const manifest = source.files.find((file) => baseName(file.path) === "manifest.js");
  const value = await readAssigned(manifest, () => {});
  const types = isRecord(value) ? recordOf(value["dataTypes"]) : null;
  if (types !== null) return Object.keys(types);
  if (source.files.length > 1) return source.files.map((file) => file.path);
  const start = source.files[0] === undefined ? "" : await readStart(source.files[0]);
  const part = startOfAnyPart.exec(start)?.[1];
  return part === undefined ? [] : [part];
}

/** A handle as X makes them (15 letters, some older ones more); anything else has no place in an address. */
export function usernameOf(value: unknown): string | null {
  const name = textOf(value);
  return name !== null && /^\w{1,20}$/.test(name) ? name : null;
}

/** The place after the first `=`. What stands before it is a program to a browser, and never run here. */
export function findAssigned(bytes: Uint8Array): number {
  return bytes.indexOf(0x3d) + 1;
}

async function readAssigned(file: SourceFile | undefined, warn: (warning: string) => void): Promise<unknown> {
  if (file === undefined) return null;
  const bytes = toUtf8(await file.read());
  let end = bytes.length;
  while (end > 0 && [0x20, 0x0a, 0x0d, 0x09, 0x3b].includes(bytes[end - 1] as number)) end--;
  const value = parseJson(bytes, findAssigned(bytes), end);
  if (value === undefined) warn(`${showPath(file.path)} cannot be read: it was left aside.`);
  return value;
}

function countsOf(manifest: unknown): Map<string, number> {
  const counts = new Map<string, number>();
  const types = recordOf(isRecord(manifest) ? manifest["dataTypes"] : null) ?? {};
  for (const name of ["tweets", "tweet"]) {
    const files = recordOf(types[name])?.["files"];
    for (const file of Array.isArray(files) ? files : []) {
      const path = isRecord(file) ? textOf(file["fileName"]) : null;
      // A text in every archive seen so far.
      const count = isRecord(file) ? Number(textOf(file["count"]) ?? Number.NaN) : Number.NaN;
      if (path !== null && Number.isSafeInteger(count)) counts.set(baseName(path), count);
    }
  }
  return counts;
}

/** The same of an archive of 2014: `[{"file_name": "data/js/tweets/2014_01.js", "tweet_count": 2, …}]` */
function countsOfIndex(index: unknown): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of Array.isArray(index) ? index : []) {
    const path = isRecord(file) ? textOf(file["file_name"]) : null;
    const count = isRecord(file) ? file["tweet_count"] : null;
    if (path !== null && typeof count === "number" && Number.isSafeInteger(count)) counts.set(baseName(path), count);
  }
  return counts;
}

async function readStart(file: SourceFile): Promise<string> {
  return decodeText(await file.readStart(400));
}

function recordOf(value: unknown): JsonRecord | null {
  return isRecord(value) ? value : null;
}
