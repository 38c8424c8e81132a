import type { ActivityKind } from "../coach/kinds.ts";
import { sniffDelimiter } from "./csvTable.ts";
import { decodeText } from "./decode.ts";
import { baseName } from "./describe.ts";

/** A table of LinkedIn's larger archive that holds what the leader did. */
export interface LinkedinForm {
  /** As LinkedIn names the file, without its ending. */
  readonly name: "Shares" | "Comments" | "InstantReposts";
  /** What file names hold that may be meant, as `plainName` gives them. */
  readonly inNames: string;
  readonly kind: ActivityKind;
  /** How it writes a quote within a text: twice, or behind a backslash. One zip holds both. */
  readonly escape: '"' | "\\";
  /** Columns, as `plainColumn` gives them; the date's is `date` in all. */
  readonly link: string;
  readonly text: string | null;
  readonly fits: (start: TableStart) => boolean;
}

/** The beginning of a table. */
export interface TableStart {
  readonly header: readonly string[];
  /** Its names as `plainColumn` gives them. */
  readonly columns: readonly string[];
  readonly text: string;
  readonly path: string;
}

const has = (columns: readonly string[], ...wanted: readonly string[]): boolean =>
  wanted.every((name) => columns.includes(name));

/** The columns are those of the larger archive as of 2026. */
export const linkedinForms: readonly LinkedinForm[] = [
  {
    name: "Shares",
    inNames: "share",
    kind: "post",
    escape: '"',
    link: "sharelink",
    text: "sharecommentary",
    fits: ({ columns }) => has(columns, "date", "sharelink"),
  },
  {
    name: "Comments",
    inNames: "comment",
    kind: "reply",
    escape: "\\",
    link: "link",
    text: "message",
    // A table of one's own may have these columns, too: its links lead elsewhere, or its dates are of another form.
    fits: ({ columns, text, path }) =>
      columns.length === 3 &&
      has(columns, "date", "link", "message") &&
      (isHeaderAlone(text) || leadsToLinkedin(text)) &&
      (plainName(path).includes("comment") || /[\r\n]"?(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b|,)/.test(text)),
  },
  {
    name: "InstantReposts",
    inNames: "instantrepost",
    kind: "repost",
    escape: '"',
    link: "link",
    text: null,
    // So many tables have these two that only the name tells.
    fits: ({ columns, path }) =>
      columns.length === 2 && has(columns, "date", "link") && plainName(path).includes("instantrepost"),
  },
];

/** Are all columns there that are needed? Enough where something else tells that it is LinkedIn's. */
export function hasColumnsOf({ link, text, kind }: LinkedinForm, { columns }: TableStart): boolean {
  return has(columns, "date", link) && (text === null || kind === "post" || columns.includes(text));
}

/** Long enough for the first comment, whose link is before its text. */
const startLength = 8000;

export async function readTableStart(file: {
  readonly path: string;
  readStart(length: number): Promise<Uint8Array>;
}): Promise<TableStart> {
  const text = decodeText(await file.readStart(startLength)).trimStart();
  const header = splitHeader(text.split(/[\r\n]/, 1)[0] as string);
  return { header, columns: header.map(plainColumn), text, path: file.path };
}

/** The names in a header, without the quotes around them. */
export function splitHeader(line: string): string[] {
  return line.split(sniffDelimiter(line)).map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
}

/** `Connected On` is `connectedon`. */
export function plainColumn(name: string): string {
  return name.slice(0, 100).toLowerCase().replace(/[\s_]/g, "");
}

/** `Shares_1234 (1).csv` is `shares`: LinkedIn adds a number to some names, and browsers to others. */
export function plainName(path: string): string {
  return baseName(path)
    .slice(0, 200)
    .toLowerCase()
    .replace(/\.csv$/, "")
    .replace(/[\s_-]/g, "")
    .replace(/\(\d{1,9}\)$/, "")
    .replace(/\d+$/, "");
}

function leadsToLinkedin(text: string): boolean {
  return /\blinkedin\.com\b/i.test(text);
}

function isHeaderAlone(text: string): boolean {
  return !/[\r\n]/.test(text.trim());
}
