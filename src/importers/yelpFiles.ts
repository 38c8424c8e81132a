import { decodeText } from "./decode.ts";
import { baseName } from "./describe.ts";
import type { Source, SourceFile } from "./importer.ts";
import { findYelpTable } from "./yelpColumns.ts";
import { type HtmlTable, loadTableReader } from "./yelpTables.ts";

/** `user_review.html`, `check_in.html`; also as `user_reviews (1).htm`. */
const fileName = /^(?:user[_ -]?reviews?|check[_ -]?ins?)(?: ?\(\d+\))?\.html?$/i;

/** Pages whose tables have the same columns. */
const otherName = /message|talk|draft|tip|bookmark/i;

/** Bytes: a page may begin with long styles. */
const startLength = 100_000;

/** The pages of a Yelp archive that hold reviews or check-ins: by name and by what their table says; a lone one by that alone. */
export async function findYelpFiles({ files }: Source): Promise<SourceFile[]> {
  const isLone = files.length === 1;
  const candidates = isLone ? files : files.filter(({ path }) => fileName.test(baseName(path)));
  const found: SourceFile[] = [];
  for (const file of candidates) {
    const start = decodeText(await file.readStart(startLength));
    if (isPageWithTable(start) && (await isYelpPage(file, start))) found.push(file);
  }
  return found;
}

function isPageWithTable(start: string): boolean {
  return /^\s*</.test(start) && /<table[\s>]/i.test(start);
}

async function isYelpPage(file: SourceFile, start: string): Promise<boolean> {
  const name = baseName(file.path);
  const isNamed = fileName.test(name);
  // No other site has a page of this name: `read` says what is strange about its table.
  if (isNamed && /review/i.test(name)) return true;
  if (otherName.test(name)) return false;
  const readTables = await loadTableReader();
  return readTables(start).some((table) => isYelpTable(table, isNamed, /\byelp\b/i.test(start)));
}

/** Many a page has a table with dates: under another name, the other columns must be there too, or Yelp be named. */
function isYelpTable(table: HtmlTable, isNamed: boolean, saysYelp: boolean): boolean {
  const columns = findYelpTable(table)?.columns;
  if (columns === undefined) return false;
  const others = [columns.status, columns.comment].filter((place) => place !== null).length;
  return isNamed || others === 2 || (saysYelp && others === 1);
}

/** What the rows of this page are: as its name says, else as it says itself above its tables. */
export function kindOfPage({ path }: SourceFile, html: string): "review" | "check-in" {
  const name = baseName(path);
  if (/check[\s_-]?in/i.test(name)) return "check-in";
  if (/review/i.test(name)) return "review";
  const preface = html.slice(0, Math.max(0, html.search(/<table[\s>]/i)));
  return /check[\s_-]?in/i.test(preface) && !/review/i.test(preface) ? "check-in" : "review";
}
