import { decodeText } from "./decode.ts";
import type { Source } from "./importer.ts";

/** An export that can be told, and cannot be imported yet. */
export interface ForeignShape {
  /** As in "This is a LinkedIn archive". */
  readonly what: string;
  readonly advice: string;
  /** Base names of its files, in lower case, without spaces and underscores. */
  readonly names?: RegExp;
  /** How a lone file of it begins. */
  readonly start?: RegExp;
  /** The first bytes of a lone file of it, in hexadecimal digits. */
  readonly magic?: string;
}

const makeTable = "Make a table with a row for each post (date, platform, link, text) and import it as CSV.";
const saveAsCsv = "Save the sheet as CSV and import that.";

/**
 * Most telling first. Names and columns: as measured on real exports. A format that gets an importer of its own loses
 * its line here.
 */
const shapes: readonly ForeignShape[] = [
  { what: "an Excel workbook", advice: saveAsCsv, names: /^workbook\.xml$/, magic: "d0cf11e0" },
  {
    what: "a LinkedIn archive",
    advice: makeTable,
    names: /^(?:(?:shares|comments)\d*|connections|instantreposts.*)\.csv$/,
    start: /^"?Date"?,"?(?:ShareLink"?,|Link"?,"?Message"?\s)/,
  },
  { what: "a Mastodon archive", advice: makeTable, names: /^outbox\.json$/, start: /^\{.{0,400}"OrderedCollection"/s },
  { what: "a tar.gz archive, as Mastodon makes them", advice: makeTable, magic: "1f8b" },
  {
    what: "a Bluesky archive",
    advice: makeTable,
    names: /\.car$/,
    // The header of a CAR file, a CBOR map of both: https://ipld.io/specs/transport/car/carv1/
    start: /^.{0,8}(?:eroots.{0,80}gversion|gversion.{0,8}eroots)/s,
  },
  {
    what: "an Instagram archive",
    advice: makeTable,
    names: /^(?:posts1|reels|stories)\.(?:json|html)$/,
  },
  {
    what: "a Threads archive",
    advice: makeTable,
    names: /^threadsandreplies\.(?:json|html)$/,
    start: /^\{\s*"text_post_app_text_posts"/,
  },
  { what: "a Facebook archive", advice: makeTable, names: /^yourposts.*\.(?:json|html)$/ },
  { what: "a Swarm archive", advice: makeTable, names: /^checkins\d*\.json$/ },
  {
    what: "a Google Takeout archive",
    advice: makeTable,
    names: /^(?:reviews\.json|archivebrowser\.html)$/,
    start: /^\{.{0,2000}(?:"five_star_rating_published"|"Google Maps URL")/s,
  },
  {
    what: "a feed",
    advice: makeTable,
    start: /^(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:rss|feed|rdf:RDF)\b/s,
  },
];

/** The export that this is, by the names of its files or by how a lone file begins; null when it is none of these. */
export async function findForeignShape({
  files,
}: Source): Promise<(ForeignShape & { readonly isTable: boolean }) | null> {
  // A table of one's own may be called comments.csv: alone, it is told by its columns.
  const isLoneTable = files.length === 1 && /\.csv$/i.test(files[0]?.path ?? "");
  const names = isLoneTable ? [] : files.map(({ path }) => baseNameOf(path));
  const [file] = files;
  const start = file === undefined || files.length > 1 ? new Uint8Array() : await file.readStart(4000);
  const text = decodeText(start).trimStart();
  const digits = Array.from(start.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const fits = (shape: ForeignShape): boolean =>
    names.some((name) => shape.names?.test(name) === true) ||
    shape.start?.test(text) === true ||
    (shape.magic !== undefined && digits.startsWith(shape.magic));
  const shape = shapes.find(fits);
  return shape === undefined ? null : { ...shape, isTable: isLoneTable };
}

function baseNameOf(path: string): string {
  return path
    .slice(path.lastIndexOf("/") + 1)
    .toLowerCase()
    .replace(/[\s_]/g, "");
}
