import type { Book } from "../coach/book.ts";
import { isLeaderId, type LeaderId, toLeaderId } from "../coach/leaderId.ts";
import { unknownWord } from "../coach/nearest.ts";
import { UserError, usageError } from "../errors.ts";
import { decodeFile, decodeLeaderFile, type LeaderFile } from "../format/format.ts";
import { explainDamage, refuseGone, refuseOtherSpelling } from "./damage.ts";
import { fingerprintOf, listLeaders, readBytes, readText, versionOfBytes } from "./file.ts";
import type { SeenFile } from "./journal.ts";
import { leaderPath, settingsPath } from "./paths.ts";

/** By short name, else by the whole name where only one leader has it; null when nobody is meant. */
export function findLeader(folder: string, typed: string): LeaderId | null {
  const known = listLeaders(folder);
  const wanted = toLeaderId(typed);
  if (known.includes(wanted)) return wanted;
  const named = known.filter((leader) => {
    try {
      return toLeaderId(readBook(folder, leader).profile.name) === wanted;
    } catch {
      // Whose record cannot be read has no name for now.
      return false;
    }
  });
  return named.length === 1 ? (named[0] as LeaderId) : null;
}

export function currentLeader(folder: string): LeaderId | null {
  const known = listLeaders(folder);
  const text = readText(folder, settingsPath);
  const chosen = text === null ? undefined : decodeSettings(folder, text);
  if (typeof chosen === "string" && isLeaderId(chosen)) {
    if (known.includes(chosen)) return chosen;
    refuseGone(folder, chosen);
    // Nobody goes on as somebody else without a word.
    return null;
  }
  return known.length === 1 ? (known[0] as LeaderId) : null;
}

function decodeSettings(folder: string, text: string): unknown {
  try {
    return decodeFile(text)["leader"];
  } catch (error) {
    throw explainDamage(error, folder, settingsPath);
  }
}

/** `note` is told what was read. */
export function readBook(folder: string, leader: LeaderId, note?: (file: SeenFile) => void): Book {
  const known = listLeaders(folder);
  if (!known.includes(leader)) {
    refuseGone(folder, leader);
    if (known.length === 0) throw usageError(`There is no leader "${leader}" yet.`, "Begin with: socialtop init");
    const { problem, hint } = unknownWord("leader", leader, known);
    throw usageError(problem, hint);
  }
  const fingerprint = note === undefined ? null : fingerprintOf(folder, leaderPath(leader));
  const bytes = readBytes(folder, leaderPath(leader));
  if (bytes === null) {
    refuseOtherSpelling(folder, leader);
    throw new UserError(`The record of "${leader}" disappeared while it was read.`);
  }
  try {
    const { book, isAsWritten } = decodeBytes(bytes);
    note?.({
      version: versionOfBytes(bytes),
      fingerprint,
      written: isAsWritten ? { bytes, content: book } : null,
    });
    return book;
  } catch (error) {
    throw explainDamage(error, folder, leaderPath(leader));
  }
}

/** The last record that was read. */
let latest: (LeaderFile & { readonly bytes: Buffer }) | null = null;

/**
 * Whoever changes a record has read it just before, to know what to change: under the lock it is read once more, and only
 * understood once more where it is not the same to the last byte.
 */
function decodeBytes(bytes: Buffer): LeaderFile {
  if (latest?.bytes.equals(bytes) !== true) latest = { bytes, ...decodeLeaderFile(bytes) };
  return latest;
}
