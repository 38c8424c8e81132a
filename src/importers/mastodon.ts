import { countOf } from "../coach/words.ts";
import { UserError } from "../errors.ts";
import { toUtf8 } from "./decode.ts";
import { describeSource, showPath } from "./describe.ts";
import { loadHtmlReader } from "./html.ts";
import { createRowIdentities } from "./identity.ts";
import type { Importer, ReadOptions, ReadResult, Source, SourceFile } from "./importer.ts";
import { describeJson, isRecord, skipSpace, textOf } from "./json.ts";
import { readJsonList } from "./jsonList.ts";
import { describeJsonAt, findJsonMember } from "./jsonObject.ts";
import { findMastodonArchives, findMastodonFiles, readOwner } from "./mastodonFiles.ts";
import { isOwnThread, type OutboxContext, readOutboxRow } from "./mastodonRows.ts";
import { type Reading, startReading } from "./reading.ts";

/** The archive of Mastodon and of servers that export alike: an ActivityPub outbox. */
export const mastodonImporter: Importer = {
  id: "mastodon",
  label: "Mastodon archive",
  howToGet: "Preferences, Import and export, Data export, Request your archive (once every 7 days)",
  isGeneric: false,
  leaves: [
    { path: /(?:^|\/)likes\.json$/i, why: "posts that you liked" },
    { path: /(?:^|\/)bookmarks\.json$/i, why: "posts that you saved" },
    { path: /(?:^|\/)follow(?:ers|ing)\.json$/i, why: "people who follow you, and whom you follow" },
  ],
  recognise: findMastodonFiles,
  read: readMastodonArchives,
};

const askForAll = "Give the whole archive as the server sent it, or outbox.json out of it.";

/** For the error when there was no post among the rows. */
interface Seen {
  /** Rows that say of which type they are. */
  typed: number;
  firstRow: unknown;
}

async function readMastodonArchives(source: Source, options: ReadOptions): Promise<ReadResult> {
  const archives = await findMastodonArchives(source);
  if (archives.length === 0) {
    const seen = await describeSource(source);
    throw new UserError(`${source.name} holds no outbox of Mastodon: ${seen}.`, { hint: askForAll });
  }
  const reading = startReading(options);
  const seen: Seen = { typed: 0, firstRow: undefined };
  const shared = { options, wordsOf: await loadHtmlReader(), identify: createRowIdentities("mastodon") };
  let account: string | null = null;
  for (const { outbox, actor } of archives) {
    const owner = await readOwner(actor, (warning) => reading.warnings.push(warning));
    await readOutbox(outbox, { ...shared, owner }, reading, seen);
    account ??= owner.account;
  }
  if (reading.rows() > 0 && seen.typed === 0) throw explainStrangeRows(source, seen);
  return reading.finish(account);
}

async function readOutbox(file: SourceFile, context: OutboxContext, reading: Reading, seen: Seen): Promise<void> {
  const label = showPath(file.path);
  const bytes = toUtf8(await file.read());
  const start = findItems(bytes, label);
  const replies: { index: number; repliesTo: string }[] = [];
  let number = 0;
  const end = readJsonList(bytes, start, (row) => {
    const item = ++number;
    if (reading.rows() === 0) seen.firstRow = row;
    if (isRecord(row) && textOf(row["type"]) !== null) seen.typed++;
    const read = row === undefined ? "not readable" : readOutboxRow(row, context);
    reading.add(typeof read === "string" ? read : read.activity, () => `${label}, item ${item}`);
    if (typeof read === "string" || read.repliesTo === null) return;
    replies.push({ index: reading.activities.length - 1, repliesTo: read.repliesTo });
  });
  const next = end === null ? undefined : bytes[skipSpace(bytes, end)];
  // A comma or the closing brace, where the file does not end there.
  if (end === null || (next !== undefined && next !== 0x2c && next !== 0x7d)) {
    const fault = end === null ? "ends in the middle" : "is damaged: its list ends before the file does";
    throw new UserError(`${label} ${fault}, after ${countOf(number, "item")}.`, {
      hint: "Download the archive again.",
    });
  }
  for (const { index, repliesTo } of replies) {
    const reply = reading.activities[index];
    if (reply !== undefined && isOwnThread(repliesTo, context.owner)) {
      reading.activities[index] = { ...reply, kind: "post" };
    }
  }
}

/** The place of the list of what was posted. */
function findItems(bytes: Uint8Array, label: string): number {
  const start = skipSpace(bytes, 0);
  const found = bytes[start] === 0x7b ? findJsonMember(bytes, start, "orderedItems") : null;
  if (found !== null && bytes[found] === 0x5b) return found;
  throw new UserError(`${label} holds no list of posts (orderedItems), but ${describeJsonAt(bytes, start)}.`, {
    hint: askForAll,
  });
}

function explainStrangeRows(source: Source, { firstRow }: Seen): UserError {
  const seen = describeJson(firstRow);
  return new UserError(`The items in ${source.name} are no posts: the first is ${seen}.`, { hint: askForAll });
}
