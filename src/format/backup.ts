import { isLeaderId, type LeaderId } from "../coach/leaderId.ts";
import { DamagedFileError, decodeBook, decodeFile, encodeFile } from "./format.ts";

/** All that is kept, as of one moment, word for word. */
export interface Backup {
  /** UTC instant, ISO 8601. */
  readonly madeAt: string;
  /** The file that says who is used when nobody is named; null where there is none. */
  readonly settings: string | null;
  /** The file of each leader, in alphabetical order. */
  readonly records: ReadonlyMap<LeaderId, string>;
}

/**
 * A backup is a file of socialtop like any other, checksum first, that holds the others as texts:
 *
 *   {"format":5,"checksum":"…",
 *   "backup":"2026-11-26T09:30:00.000Z",
 *   "settings":"{\"format\":5,…",
 *   "records":[
 *   {"leader":"jane","text":"{\"format\":5,…"}
 *   ]
 *   }
 */
export function encodeBackup({ madeAt, settings, records }: Backup): string {
  return encodeFile({ backup: madeAt, settings, records: [...records].map(([leader, text]) => ({ leader, text })) });
}

/** Is it a backup, by its beginning, whole or not? */
export function startsBackup(text: string): boolean {
  return /^\s*\{\s*"format"\s*:\s*\d{1,9}\s*,\s*"checksum"\s*:\s*"\w*"\s*,\s*"backup"\s*:/.test(text);
}

/** Throws DamagedFileError unless all of it, and every record in it, is whole; NewerFormatError. */
export function decodeBackup(written: string): Backup {
  const { backup: madeAt, settings = null, records: rows, ...others } = decodeFile(written);
  const isOurs =
    typeof madeAt === "string" &&
    isInstant(madeAt) &&
    (settings === null || typeof settings === "string") &&
    Array.isArray(rows) &&
    rows.every(isBackedUp) &&
    Object.keys(others).length === 0;
  if (!isOurs) throw new DamagedFileError("is no backup of socialtop");
  const records = new Map(rows.map(({ leader, text }) => [leader, text]));
  if (records.size < rows.length) throw new DamagedFileError("holds a record twice: one of the two would be lost");
  if (settings !== null) decodePart("settings that", () => decodeFile(settings));
  for (const [leader, text] of records) decodePart(`a record of "${leader}" that`, () => decodeBook(text));
  return { madeAt, settings, records };
}

function decodePart(what: string, decode: () => unknown): void {
  try {
    decode();
  } catch (error) {
    if (error instanceof DamagedFileError) throw new DamagedFileError(`holds ${what} ${error.message}`);
    throw error;
  }
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** A short name leads to a leader's file and nowhere else. */
function isBackedUp(row: unknown): row is { leader: LeaderId; text: string } {
  const { leader, text } = (row ?? {}) as Record<string, unknown>;
  return typeof leader === "string" && isLeaderId(leader) && typeof text === "string";
}
