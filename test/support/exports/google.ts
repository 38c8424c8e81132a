import { toUtf16 } from "./csv.ts";
import type { ExportFiles } from "./source.ts";

/** A review in the words of Takeout. */
export interface ReviewSketch {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly text?: string;
  readonly place?: string;
  readonly stars?: number;
  readonly link?: string;
}

const mapsLink = "https://www.google.com/maps/place//data=!4m3!3m2!1s0x47f4ea:0x1c3a!12e1";
const geometry = { coordinates: [4.83, 45.76], type: "Point" };

/** As Takeout writes them today. */
export function reviewFeature(sketch: ReviewSketch): Record<string, unknown> {
  const { at, text, place = "Café Example", stars = 5, link = mapsLink } = sketch;
  return {
    geometry,
    properties: {
      date: at,
      five_star_rating_published: stars,
      google_maps_url: link,
      location: { address: "1 Rue Example, 69001 Lyon", country_code: "FR", name: place },
      ...(text === undefined ? {} : { review_text_published: text }),
      questions: [{ question: "Service", selected_option: "Dine in" }],
    },
    type: "Feature",
  };
}

/** As it wrote them until 2023. */
export function oldReviewFeature(sketch: ReviewSketch): Record<string, unknown> {
  const { at, text, place = "Café Example", stars = 5, link = mapsLink } = sketch;
  return {
    geometry,
    properties: {
      "Google Maps URL": link,
      Location: { Address: "1 Rue Example, 69001 Lyon", "Business Name": place, "Country Code": "FR" },
      Published: at,
      "Star Rating": stars,
      ...(text === undefined ? {} : { "Review Comment": text }),
    },
    type: "Feature",
  };
}

export const featureCollection = (features: readonly unknown[]): string =>
  JSON.stringify({ type: "FeatureCollection", features }, null, 2);

/** A place that was saved: of the same form as a review. */
const savedPlace = {
  geometry,
  properties: { date: "2024-01-01T10:00:00Z", google_maps_url: mapsLink, location: { name: "Café Example" } },
  type: "Feature",
};

/** A review that a business received. */
const received = {
  reviews: [
    { reviewer: { displayName: "Ada" }, starRating: "FIVE", comment: "Good", createTime: "2024-01-01T10:00:00.000Z" },
  ],
};

/** The zip of Takeout, in the words of the account's language. */
export function takeout(
  features: readonly unknown[],
  { folder = "Maps (your places)", file = "Reviews.json" } = {},
): Record<string, string> {
  return {
    "Takeout/archive_browser.html": "<!doctype html><title>Archive</title>",
    [`Takeout/${folder}/${file}`]: featureCollection(features),
    [`Takeout/${folder}/Saved Places.json`]: featureCollection([savedPlace]),
    "Takeout/Google Business Profile/account-1/location-2/reviews.json": JSON.stringify(received),
    "Takeout/Google Photos/2024/IMG_1.jpg.json": JSON.stringify({ title: "IMG_1.jpg" }),
  };
}

const reviews: readonly ReviewSketch[] = [
  { at: "2024-01-01T23:30:00.123456Z", text: "Lovely & warm\nservice" },
  { at: "2023-01-01T10:00:00Z" },
];

export const googleFixtures: readonly ExportFiles[] = [
  takeout(reviews.map(reviewFeature)),
  takeout(reviews.map(oldReviewFeature), { folder: "Maps (Meine Orte)", file: "Rezensionen.json" }),
  { "Reviews.json": featureCollection([...reviews.map(reviewFeature), ...reviews.map(oldReviewFeature)]) },
  { "Reviews.json": toUtf16(featureCollection(reviews.map(reviewFeature)), "big") },
];
