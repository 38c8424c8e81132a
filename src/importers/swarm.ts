import type { Activity } from "../coach/book.ts";
import { coverageOf } from "../coach/coverage.ts";
import { countOf, groupDigits } from "../coach/words.ts";
import { UserError } from "../errors.ts";
import { toUtf8 } from "./decode.ts";
import { describeSource, showPath } from "./describe.ts";
import { createRowIdentities } from "./identity.ts";
import type { Importer, ReadOptions, ReadResult, SkippedRow, Source, SourceFile } from "./importer.ts";
import { describeJson, parseJson, walkJsonList } from "./json.ts";
import { sortOldestFirst } from "./order.ts";
import { emptyKindOf, findSwarmFiles } from "./swarmFiles.ts";
import { findSwarmLists, type SwarmKind, type SwarmList } from "./swarmLists.ts";
import { looksLikeSwarmRow, readSwarmRow, type SwarmRules } from "./swarmRows.ts";

/** The archive that Foursquare hands out for Swarm, and pages of check-ins out of its API. */
export const swarmImporter: Importer = {
  id: "swarm",
  label: "Swarm archive",
  howToGet: "Swarm: Settings, Privacy Settings, Initiate Data Download Request (the e-mail may take a week)",
  isGeneric: false,
  leaves: [
    { path: /(?:^|\/)[a-z_]*visits\d*\.json$/i, why: "visits that your phone noted by itself" },
    { path: /(?:^|\/)photos?\d*\.json$/i, why: "lists of pictures" },
    { path: /(?:^|\/)(?:comments|likes|venueRatings|expertise)\d*\.json$/i, why: "comments, likes and ratings" },
    { path: /(?:^|\/)(?:friends|followers|users|lists|plans|shares)\d*\.json$/i, why: "friends, lists and plans" },
  ],
  recognise: findSwarmFiles,
  read: readSwarmArchive,
};

/** Rows between two calls of `onProgress`. */
const progressStep = 1000;

/** An archive has a file for some thousand check-ins each. */
const mostWarnings = 20;

const askForAll = "Give the whole zip as Foursquare sent it, or its checkins1.json, checkins2.json and so on.";

const nouns: Readonly<Record<SwarmKind, string>> = { "check-in": "check-in", review: "tip" };

/** What was read so far, over all files of the source. */
interface Reading {
  rows: number;
  /** Rows that have what every check-in and tip has. */
  known: number;
  firstRow: unknown;
  readonly activities: Activity[];
  readonly skipped: SkippedRow[];
  /** What each file says that it holds, and what it does. */
  readonly counts: {
    readonly label: string;
    readonly kind: SwarmKind;
    readonly said: number;
    readonly found: number;
  }[];
}

async function readSwarmArchive(source: Source, options: ReadOptions): Promise<ReadResult> {
  const files = await findSwarmFiles(source);
  if (files.length === 0) {
    const seen = await describeSource(source);
    throw new UserError(`${showPath(source.name)} holds no check-ins: ${seen}.`, { hint: askForAll });
  }
  const reading: Reading = { rows: 0, known: 0, firstRow: null, activities: [], skipped: [], counts: [] };
  for (const file of files) await readSwarmFile(file, options, reading);
  if (reading.rows === 0) {
    throw new UserError(`${showPath(source.name)} is a Swarm archive without a check-in.`, { hint: askForAll });
  }
  if (reading.known === 0) {
    const seen = describeJson(reading.firstRow);
    throw new UserError(`The rows in ${showPath(source.name)} are no check-ins: the first is ${seen}.`, {
      hint: askForAll,
    });
  }
  options.onProgress?.(reading.rows, reading.rows);
  const { rows, activities, skipped } = reading;
  return {
    account: null,
    rows,
    activities: sortOldestFirst(activities),
    coverage: coverageOf(activities),
    skipped,
    warnings: compareCounts(reading),
  };
}

async function readSwarmFile(file: SourceFile, options: ReadOptions, reading: Reading): Promise<void> {
  const label = showPath(file.path);
  const bytes = toUtf8(await file.read());
  const lists = findSwarmLists(bytes, emptyKindOf(file));
  // Anew for each file: a second copy of one, out of an older archive, must give the same identities.
  const identify = createRowIdentities("swarm");
  for (const [index, list] of lists.entries()) {
    const place = lists.length === 1 ? label : `${label}, page ${index + 1}`;
    const rules = { ...options, kind: list.kind, identify };
    const found = readList(bytes, list, place, rules, reading);
    if (list.count !== null) reading.counts.push({ label, kind: list.kind, said: list.count, found });
  }
}

/** Returns how many rows the list holds. */
function readList(
  bytes: Uint8Array,
  list: SwarmList,
  place: string,
  rules: SwarmRules & Pick<ReadOptions, "onProgress">,
  reading: Reading,
): number {
  let number = 0;
  const end = walkJsonList(bytes, list.start, (from, to) => {
    number++;
    const row = parseJson(bytes, from, to);
    if (reading.rows === 0) reading.firstRow = row;
    if (looksLikeSwarmRow(row)) reading.known++;
    const found = readSwarmRow(row, rules);
    if (typeof found === "string") reading.skipped.push({ reason: found, position: `${place}, item ${number}` });
    else reading.activities.push(found);
    reading.rows++;
    if (reading.rows % progressStep === 0) rules.onProgress?.(reading.rows, null);
  });
  if (end !== null) return number;
  throw new UserError(`${place} ends in the middle, after ${countOf(number, nouns[list.kind])}.`, {
    hint: "Download it again.",
  });
}

/** Files may say how many rows they hold themselves, or how many all of them do. */
function compareCounts({ counts }: Reading): string[] {
  const wrong = counts.filter(({ kind, said, found }) => {
    const inAll = counts.reduce((sum, other) => sum + (other.kind === kind ? other.found : 0), 0);
    return said !== found && said !== inAll;
  });
  return wrong.slice(0, mostWarnings).map(({ label, kind, said, found }) => {
    return `${label}: it says that it holds ${countOf(said, nouns[kind])}; ${groupDigits(found)} are there.`;
  });
}
