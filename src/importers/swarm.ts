import { countOf, groupDigits } from "../coach/words.ts";
import { UserError } from "../errors.ts";
import { toUtf8 } from "./decode.ts";
import { describeSource, showPath } from "./describe.ts";
import { createRowIdentities } from "./identity.ts";
import type { Importer, ReadOptions, ReadResult, Source, SourceFile } from "./importer.ts";
import { describeJson } from "./json.ts";
import { readJsonList } from "./jsonList.ts";
import { type Reading, startReading } from "./reading.ts";
import { emptyKindOf, findSwarmFiles } from "./swarmFiles.ts";
import { findSwarmLists, type SwarmKind, type SwarmList } from "./swarmLists.ts";
import { looksLikeSwarmRow, readSwarmRow, type SwarmRules } from "./swarmRows.ts";

/** The archive that Foursquare hands out for Swarm, and pages of check-ins out of its API. */
export const swarmImporter: Importer = {
  id: "swarm",
  label: "Swarm archive",
  howToGet: "Settings, Privacy Settings, Initiate Data Download Request (the e-mail may take a week)",
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

/** An archive has a file for some thousand check-ins each. */
const mostWarnings = 20;

const askForAll = "Give the whole zip as Foursquare sent it, or its checkins1.json, checkins2.json and so on.";

const nouns: Readonly<Record<SwarmKind, string>> = { "check-in": "check-in", review: "tip" };

/** What was seen beside the rows themselves. */
interface Seen {
  /** Rows that have what every check-in and tip has. */
  known: number;
  firstRow: unknown;
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
  const reading = startReading(options);
  const seen: Seen = { known: 0, firstRow: null, counts: [] };
  for (const file of files) await readSwarmFile(file, options, reading, seen);
  if (reading.rows() > 0 && seen.known === 0) {
    const first = describeJson(seen.firstRow);
    throw new UserError(`The rows in ${showPath(source.name)} are no check-ins: the first is ${first}.`, {
      hint: askForAll,
    });
  }
  reading.warnings.push(...compareCounts(seen));
  return reading.finish();
}

async function readSwarmFile(file: SourceFile, options: ReadOptions, reading: Reading, seen: Seen): Promise<void> {
  const label = showPath(file.path);
  const bytes = toUtf8(await file.read());
  const lists = findSwarmLists(bytes, emptyKindOf(file));
  // Anew for each file: a second copy of one, out of an older archive, must give the same identities.
  const identify = createRowIdentities("swarm");
  for (const [index, list] of lists.entries()) {
    const place = lists.length === 1 ? label : `${label}, page ${index + 1}`;
    const found = readList(bytes, list, place, { ...options, kind: list.kind, identify }, reading, seen);
    if (list.count !== null) seen.counts.push({ label, kind: list.kind, said: list.count, found });
  }
}

/** Returns how many rows the list holds. */
function readList(
  bytes: Uint8Array,
  list: SwarmList,
  place: string,
  rules: SwarmRules,
  reading: Reading,
  seen: Seen,
): number {
  let number = 0;
  const end = readJsonList(bytes, list.start, (row) => {
    const item = ++number;
    if (reading.rows() === 0) seen.firstRow = row;
    if (looksLikeSwarmRow(row)) seen.known++;
    reading.add(readSwarmRow(row, rules), () => `${place}, item ${item}`);
  });
  if (end !== null) return number;
  throw new UserError(`${place} ends in the middle, after ${countOf(number, nouns[list.kind])}.`, {
    hint: "Download it again.",
  });
}

/** Files may say how many rows they hold themselves, or how many all of them do. */
function compareCounts({ counts }: Seen): string[] {
  const inAll: Record<SwarmKind, number> = { "check-in": 0, review: 0 };
  for (const { kind, found } of counts) inAll[kind] += found;
  const wrong = counts.filter(({ kind, said, found }) => said !== found && said !== inAll[kind]);
  return wrong.slice(0, mostWarnings).map(({ label, kind, said, found }) => {
    return `${label}: it says that it holds ${countOf(said, nouns[kind])}; ${groupDigits(found)} are there.`;
  });
}
