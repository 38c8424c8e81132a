import { toUtf8 } from "./decode.ts";
import { baseName } from "./describe.ts";
import type { Source, SourceFile } from "./importer.ts";
import { skipSpace, walkJsonList } from "./json.ts";
import { findJsonMember } from "./jsonObject.ts";
import { isPrivatePath } from "./privacy.ts";

/** Bytes: a review holds its text, and the answers to what Google asked about the place. */
const startLength = 20_000;

/** Files whose start is read, of an export that holds more. */
const mostCandidates = 300;

/** Reviews that are looked at: the first ones may be damaged. */
const mostReviews = 20;

/** Of Google Keep: notes are nobody's business. */
const notes = /(?:^|\/)keep\//i;

/** "Reviews" and "Maps", as Google calls them in some languages: only for exports with very many files. */
const likelyPath = /maps|review|rezension|bewertung|avis|rese[nñ]|opini|recen|avalia|beoordeling|anmeld|omd[oö]m/i;

/** What only a review has: places that were saved are of the same form, and have a date too. */
const reviewKeys = ["five_star_rating_published", "review_text_published", "Star Rating", "Review Comment"];

const [brace, bracket] = [0x7b, 0x5b];

/** The files that hold the account's own reviews, by what is in them: their names are in the account's language. */
export async function findGoogleFiles({ files }: Source): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const file of chooseCandidates(files)) {
    if (holdsReviews(toUtf8(await file.readStart(startLength)))) found.push(file);
  }
  return found;
}

function chooseCandidates(files: readonly SourceFile[]): readonly SourceFile[] {
  if (files.length === 1) return files;
  const candidates = files.filter(
    ({ path }) => /\.(?:geo)?json$/i.test(baseName(path)) && !notes.test(path) && !isPrivatePath(path),
  );
  if (candidates.length <= mostCandidates) return candidates;
  return candidates.filter(({ path }) => likelyPath.test(path)).slice(0, mostCandidates);
}

/** Where the list of reviews opens in a GeoJSON FeatureCollection (UTF-8); null when there is none. */
export function findFeatures(bytes: Uint8Array): number | null {
  const root = skipSpace(bytes, 0);
  const features = bytes[root] === brace ? findJsonMember(bytes, root, "features") : null;
  return features !== null && bytes[features] === bracket ? features : null;
}

/** Does one of the first features have what only a review has? The first may be longer than what was read of it. */
function holdsReviews(start: Uint8Array): boolean {
  const features = findFeatures(start);
  if (features === null) return false;
  const places = [skipSpace(start, features + 1)];
  walkJsonList(start, features, (from) => places.push(from));
  return places.slice(0, mostReviews).some((place) => isReview(start, place));
}

function isReview(bytes: Uint8Array, feature: number): boolean {
  const properties = bytes[feature] === brace ? findJsonMember(bytes, feature, "properties") : null;
  if (properties === null || bytes[properties] !== brace) return false;
  return reviewKeys.some((key) => findJsonMember(bytes, properties, key) !== null);
}
