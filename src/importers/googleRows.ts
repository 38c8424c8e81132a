import type { Activity } from "../coach/book.ts";
import { plainText } from "../coach/text.ts";
import { noDate, readUtc, toActivity, unreadableDate, webAddressIn } from "./activity.ts";
import type { ReadOptions } from "./importer.ts";
import { isRecord, type JsonRecord, textOf } from "./json.ts";

/** How the rows of one file are to be read. */
export interface GoogleRules extends Pick<ReadOptions, "timeZone" | "today"> {
  readonly identify: (parts: readonly (string | null)[]) => string;
}

/** Characters: what is kept of a text is shorter. */
const longestText = 1000;

/** Characters: no two reviews of one second differ only behind them. */
const longestIdentity = 300;

/** The activity in a GeoJSON feature, of today's form or of the older one; or in few words why it is skipped. */
export function readGoogleReview(feature: unknown, rules: GoogleRules): Activity | string {
  if (feature === undefined) return "not readable";
  const properties = propertiesOf(feature);
  if (properties === null) return "not a review";
  const written = properties["date"] ?? properties["Published"];
  if (written == null || written === "") return noDate;
  const instant = typeof written === "string" ? readUtc(written) : null;
  if (instant === null) return unreadableDate;
  const words = wordsOf(properties["review_text_published"] ?? properties["Review Comment"]);
  const place = placeOf(properties);
  return toActivity(
    {
      // Both forms must give the same, and one of them may know fractions of a second.
      id: rules.identify([String(Math.floor(instant / 1000) * 1000), words.slice(0, longestIdentity)]),
      kind: "review",
      platform: "google",
      instant,
      url: webAddressIn(properties["google_maps_url"] ?? properties["Google Maps URL"]),
      text: [place, words].filter((part) => part !== "").join(": "),
      source: "google",
    },
    rules,
  );
}

/** What is said of the place; null for what is no feature at all. */
export function propertiesOf(feature: unknown): JsonRecord | null {
  return isRecord(feature) && isRecord(feature["properties"]) ? feature["properties"] : null;
}

function placeOf(properties: JsonRecord): string {
  const location = properties["location"] ?? properties["Location"];
  return isRecord(location) ? wordsOf(location["name"] ?? location["Business Name"]) : "";
}

function wordsOf(value: unknown): string {
  return plainText((textOf(value) ?? "").slice(0, longestText));
}
