import { looksLikeAddress, parseAddress, toUrl } from "../coach/address.ts";
import type { Activity } from "../coach/book.ts";
import { plainText } from "../coach/text.ts";
import { longestAddress, longestText, noDate, readUtc, toActivity, unreadableDate } from "./activity.ts";
import { showPath } from "./describe.ts";
import { createRowIdentities } from "./identity.ts";
import type { ReadOptions } from "./importer.ts";
import type { LinkedinTable } from "./linkedinFiles.ts";
import type { LinkedinRow, RowTaker } from "./linkedinTables.ts";
import { type Reading, startReading } from "./reading.ts";

/** Takes the rows of one table. */
export interface TableTaker extends RowTaker {
  readonly reading: Reading;
}

/** Milliseconds between the instant in a post's own number and its date, which is cut to seconds. */
const sameMoment = 5000;

/** Letters, of which a record keeps an excerpt: not to clean whole posts for their first lines. */
const beginning = 1000;

export function startTable(
  { file, form }: LinkedinTable,
  options: Pick<ReadOptions, "timeZone" | "today" | "onProgress">,
): TableTaker {
  const reading = startReading(options);
  // Anew for each table: a row that is in two archives is one row.
  const identify = createRowIdentities("linkedin");
  const label = showPath(file.path);
  const readRow = (row: LinkedinRow): Activity | string => {
    if (row.date === "") return noDate;
    const instant = readUtc(row.date);
    if (instant === null) return unreadableDate;
    const written = row.text.slice(0, longestText);
    const text = form.kind === "post" ? unwrapLines(written) : written;
    const url = readLink(row.link);
    const own = form.kind === "post" && url !== null ? findOwnIdentity(url, instant) : null;
    const id = own ?? identify([form.kind, new Date(instant).toISOString(), plainText(text), url ?? row.link]);
    return toActivity(
      { id, kind: form.kind, platform: "linkedin", instant, url, text: text.slice(0, beginning), source: "linkedin" },
      options,
    );
  };
  return { reading, take: (row) => reading.add(readRow(row), () => `${label}, line ${row.line}`) };
}

/**
 * The number in a share's link, where it tells the moment of the row: rows of different days may share a link. Comments
 * and reposts have the link of the post that they are about.
 */
function findOwnIdentity(url: string, instant: number): string | null {
  const address = parseAddress(url, instant + sameMoment);
  if (address === null || address.platform !== "linkedin" || address.instant === null) return null;
  return instant - address.instant <= sameMoment ? address.identity : null;
}

/** The http(s) address in a cell, with the `:` in `urn%3Ali%3Ashare%3A…` as people see it; null where there is none. */
export function readLink(cell: string): string | null {
  if (cell.length > longestAddress || !looksLikeAddress(cell)) return null;
  return toUrl(cell)?.href.replace(/%3A/gi, ":") ?? null;
}

/** In Shares each line of a text with several has quotes of its own, but for those around the whole: `one"`, `"two`. */
function unwrapLines(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").split('"\n"');
  const [first = "", last = ""] = [lines[0], lines.at(-1)];
  if (lines.length === 1) return text;
  const isWrappedWhole = first.startsWith('"') && hasLoneQuote(first) && last.endsWith('"') && hasLoneQuote(last);
  return isWrappedWhole ? lines.join("\n").slice(1, -1) : lines.join("\n");
}

function hasLoneQuote(line: string): boolean {
  return line.split('"').length % 2 === 0;
}
