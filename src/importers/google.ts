import type { Activity } from "../coach/book.ts";
import { coverageOf } from "../coach/coverage.ts";
import { countOf } from "../coach/words.ts";
import { UserError } from "../errors.ts";
import { toUtf8 } from "./decode.ts";
import { describeSource, showPath } from "./describe.ts";
import { findFeatures, findGoogleFiles } from "./googleFiles.ts";
import { propertiesOf, readGoogleReview } from "./googleRows.ts";
import { createRowIdentities } from "./identity.ts";
import type { Importer, ReadOptions, ReadResult, SkippedRow, Source, SourceFile } from "./importer.ts";
import { describeJson, parseJson, walkJsonList } from "./json.ts";
import { sortOldestFirst } from "./order.ts";

/** The reviews that somebody wrote on Google Maps, out of Google Takeout; not those that a business received. */
export const googleImporter: Importer = {
  id: "google",
  label: "Google reviews",
  howToGet: "takeout.google.com: Deselect all, tick Maps (your places), Next step, Create export",
  isGeneric: false,
  leaves: [
    {
      // Those that one wrote oneself lie in Reviews.json, with a capital letter.
      path: /(?:Business Profile|My Business|(?:^|\/)location-\d+)(?:\/.*)?\/reviews[^/]*\.json$|(?:^|\/)reviews\.json$/,
      why: "reviews that others wrote of your business",
    },
    { path: /(?:^|\/)(?:Saved Places|Labell?ed places)\.json$/i, why: "places that you saved" },
    {
      path: /(?:^|\/)(?:Records|Timeline[^/]*|Location History|\d{4}_[A-Z]+)\.json$/,
      why: "places where you have been",
    },
  ],
  recognise: findGoogleFiles,
  read: readGoogleReviews,
};

/** Rows between two calls of `onProgress`. */
const progressStep = 1000;

const askForReviews = "Give the whole zip as Takeout sent it, or Reviews.json out of its folder Maps (your places).";

/** What was read so far, over all files of the source. */
interface Reading {
  rows: number;
  /** Rows that are features at all. */
  known: number;
  firstRow: unknown;
  readonly activities: Activity[];
  readonly skipped: SkippedRow[];
}

async function readGoogleReviews(source: Source, options: ReadOptions): Promise<ReadResult> {
  const files = await findGoogleFiles(source);
  if (files.length === 0) {
    const seen = await describeSource(source);
    throw new UserError(`${showPath(source.name)} holds no reviews that you wrote: ${seen}.`, { hint: askForReviews });
  }
  const reading: Reading = { rows: 0, known: 0, firstRow: null, activities: [], skipped: [] };
  for (const file of files) await readFile(file, options, reading);
  if (reading.known === 0) {
    const seen = describeJson(reading.firstRow);
    throw new UserError(`The rows in ${showPath(source.name)} are no reviews: the first is ${seen}.`, {
      hint: askForReviews,
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
    warnings: [],
  };
}

async function readFile(file: SourceFile, options: ReadOptions, reading: Reading): Promise<void> {
  const label = showPath(file.path);
  const bytes = toUtf8(await file.read());
  // Anew for each file: the same review in a second one, of the older form, must give the same identity.
  const rules = { ...options, identify: createRowIdentities("google") };
  let number = 0;
  const start = findFeatures(bytes) ?? bytes.length;
  const end = walkJsonList(bytes, start, (from, to) => {
    number++;
    const row = parseJson(bytes, from, to);
    if (reading.rows === 0) reading.firstRow = row;
    if (propertiesOf(row) !== null) reading.known++;
    const found = readGoogleReview(row, rules);
    if (typeof found === "string") reading.skipped.push({ reason: found, position: `${label}, review ${number}` });
    else reading.activities.push(found);
    reading.rows++;
    if (reading.rows % progressStep === 0) options.onProgress?.(reading.rows, null);
  });
  if (end === null) {
    throw new UserError(`${label} ends in the middle, after ${countOf(number, "review")}.`, {
      hint: "Download it again.",
    });
  }
}
