import { countOf } from "../coach/words.ts";
import { UserError } from "../errors.ts";
import { toUtf8 } from "./decode.ts";
import { describeSource, showPath } from "./describe.ts";
import { findFeatures, findGoogleFiles } from "./googleFiles.ts";
import { propertiesOf, readGoogleReview } from "./googleRows.ts";
import { createRowIdentities } from "./identity.ts";
import type { Importer, ReadOptions, ReadResult, Source, SourceFile } from "./importer.ts";
import { describeJson } from "./json.ts";
import { readJsonList } from "./jsonList.ts";
import { type Reading, startReading } from "./reading.ts";

/** The reviews that somebody wrote on Google Maps, out of Google Takeout; not those that a business received. */
export const googleImporter: Importer = {
  id: "google",
  label: "Google reviews",
  howToGet: "takeout.google.com: Deselect all, tick Maps (your places), Next step, Create export",
  isGeneric: false,
  parts: /(?:^|\/)Takeout\//,
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

const askForReviews = "Give the whole zip as Takeout sent it, or Reviews.json out of its folder Maps (your places).";

async function readGoogleReviews(source: Source, options: ReadOptions): Promise<ReadResult> {
  const files = await findGoogleFiles(source);
  if (files.length === 0 && !source.files.some(({ path }) => googleImporter.parts?.test(path))) {
    const seen = await describeSource(source);
    throw new UserError(`${showPath(source.name)} holds no reviews that you wrote: ${seen}.`, { hint: askForReviews });
  }
  const reading = startReading(options);
  const seenRows: SeenRows = { features: 0, first: null };
  for (const file of files) await readFile(file, options, reading, seenRows);
  if (reading.rows() > 0 && seenRows.features === 0) {
    const seen = describeJson(seenRows.first);
    throw new UserError(`The rows in ${showPath(source.name)} are no reviews: the first is ${seen}.`, {
      hint: askForReviews,
    });
  }
  return reading.finish();
}

/** For the error when there was no review among them. */
interface SeenRows {
  /** Rows that are GeoJSON features at all. */
  features: number;
  first: unknown;
}

async function readFile(file: SourceFile, options: ReadOptions, reading: Reading, seenRows: SeenRows): Promise<void> {
  const label = showPath(file.path);
  const bytes = toUtf8(await file.read());
  // Anew for each file: the same review in a second one, of the older form, must give the same identity.
  const rules = { ...options, identify: createRowIdentities("google") };
  let number = 0;
  const start = findFeatures(bytes) ?? bytes.length;
  const end = readJsonList(bytes, start, (row) => {
    const place = ++number;
    if (reading.rows() === 0) seenRows.first = row;
    if (propertiesOf(row) !== null) seenRows.features++;
    reading.add(readGoogleReview(row, rules), () => `${label}, review ${place}`);
  });
  if (end === null) {
    throw new UserError(`${label} ends in the middle, after ${countOf(number, "review")}.`, {
      hint: "Download it again.",
    });
  }
}
