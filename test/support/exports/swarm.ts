import { toUtf16 } from "./csv.ts";
import type { ExportFiles } from "./source.ts";

/** A check-in in the words of the archive. */
export interface CheckinSketch {
  readonly id?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Minutes from UTC where it was; null where the row does not say. */
  readonly offset?: number | null;
  /** Null for a check-in without a venue. */
  readonly venue?: string | null;
  readonly shout?: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly link?: string;
}

export interface TipSketch {
  readonly id?: string;
  readonly at: string;
  readonly text: string;
  readonly venue?: string;
  readonly offset?: number;
}

const secondsOf = (at: string): number => Date.parse(at) / 1000;

/** As MongoDB makes them: the seconds since 1970, then a number. */
function swarmId(at: string, sequence = 0): string {
  return Math.floor(secondsOf(at)).toString(16).padStart(8, "0") + sequence.toString(16).padStart(16, "0");
}

/** `2024-08-01 12:00:00.000000` */
const archiveDate = (at: string): string => `${new Date(at).toISOString().slice(0, 19).replace("T", " ")}.000000`;

const venueOf = (name: string) => ({ id: "4b0588f2f964a520b1d122e3", name, url: "https://example.com" });

/** As in the archive (a date in words), or as in the API (seconds since 1970). */
export function checkinRow(sketch: CheckinSketch, form: "archive" | "api" = "archive"): Record<string, unknown> {
  const { at, offset = 0, venue = "Café Example", shout, link } = sketch;
  return {
    id: sketch.id ?? swarmId(at),
    createdAt: form === "api" ? secondsOf(at) : archiveDate(at),
    type: sketch.type ?? "checkin",
    ...(shout === undefined ? {} : { shout }),
    ...(sketch.private === undefined ? {} : { private: sketch.private }),
    ...(offset === null ? {} : { timeZoneOffset: offset }),
    ...(link === undefined ? {} : { canonicalUrl: link }),
    venue: venue === null ? null : venueOf(venue),
    lat: 45.76,
    lng: 4.83,
    comments: { count: 0 },
  };
}

export function tipRow({ id, at, text, venue = "Café Example", offset }: TipSketch): Record<string, unknown> {
  const own = id ?? swarmId(at, 7);
  return {
    id: own,
    createdAt: archiveDate(at),
    text,
    type: "user",
    canonicalUrl: `https://app.foursquare.com/item/${own}`,
    viewCount: 3,
    ...(offset === undefined ? {} : { timeZoneOffset: offset }),
    venue: venueOf(venue),
  };
}

export const listFile = (rows: readonly unknown[], count = rows.length): string =>
  JSON.stringify({ count, items: rows }, null, 2);

/** The zip: a file for each part of the check-ins, tips, and what else lies in it. */
export function swarmArchive(
  parts: readonly (readonly CheckinSketch[])[],
  tips: readonly TipSketch[] = [],
): Record<string, string> {
  const visit = { id: "v1", timeArrived: "2024-01-01 10:00:00", timeDeparted: "2024-01-01 11:00:00", city: "Lyon" };
  const files: Record<string, string> = {
    "visits.json": listFile([{ ...visit, createdAt: "2024-01-01 10:00:00.000000", venue: null }]),
    "photos1.json": listFile([{ id: "p1", createdAt: "2024-01-01 10:00:00.000000", width: 1, height: 1 }]),
    "comments.json": listFile([{ id: "c1", createdAt: "2024-01-01 10:00:00.000000", text: "Nice!" }]),
    "friends.json": listFile([{ id: "1", firstName: "Ada" }]),
    "venueRatings.json": JSON.stringify({ venueLikes: [], venueDislikes: [] }),
    "pix/1.jpg": "not a photo",
    "tips.json": listFile(tips.map(tipRow)),
  };
  for (const [index, part] of parts.entries()) {
    files[`checkins${index + 1}.json`] = listFile(part.map((sketch) => checkinRow(sketch)));
  }
  return files;
}

/** An answer of the API; `count` is of all pages together. */
export function apiPage(rows: readonly unknown[], count: number): Record<string, unknown> {
  return {
    meta: { code: 200, requestId: "59a45921351e3d43b07028b5" },
    notifications: [{ type: "notificationTray", item: { unreadCount: 0 } }],
    response: { checkins: { count, items: rows } },
  };
}

const checkins: readonly CheckinSketch[] = [
  { at: "2024-01-01T23:30:00Z", offset: 60, shout: "Happy new year" },
  { at: "2024-02-01T10:00:00Z", offset: null, venue: null },
  { at: "2024-03-01T10:00:00Z", private: true, link: "https://www.swarmapp.com/c/abc" },
];
const archive = swarmArchive(
  [checkins, [{ at: "2023-01-01T10:00:00Z" }]],
  [{ at: "2022-01-01T10:00:00Z", text: "Go" }],
);
const page = apiPage(
  checkins.map((sketch) => checkinRow(sketch, "api")),
  600,
);

export const swarmFixtures: readonly ExportFiles[] = [
  archive,
  { "checkins.json": archive["checkins1.json"] as string },
  { "checkins.json": toUtf16(archive["checkins1.json"] as string, "little") },
  { "page_1.json": JSON.stringify(page), "page_2.json": JSON.stringify(apiPage([], 600)) },
  { "all.json": JSON.stringify([page, apiPage([checkinRow({ at: "2020-02-02T02:02:02Z" }, "api")], 600)]) },
  { "rows.json": JSON.stringify(checkins.map((sketch) => checkinRow(sketch))) },
];
