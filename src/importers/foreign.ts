import { decodeText } from "./decode.ts";
import { baseName } from "./describe.ts";
import type { Source } from "./importer.ts";

/** A file that people drop on `import`, that can be told, and that cannot be imported. */
interface ForeignShape {
  /** As in "posts.xlsx is an Excel workbook". */
  readonly what: string;
  readonly advice: string;
  /** A file in it. */
  readonly name: RegExp;
  /** The first bytes of a lone file of it, in hexadecimal digits. */
  readonly magic: string;
  /** How the text of a lone file of it begins. */
  readonly start?: RegExp;
}

const sentInstead = "Export what was sent, and import that: socialtop import --list-formats";

/** Such a file has no name of its own. */
const never = /(?!)/;

/** Most telling first. */
const shapes: readonly ForeignShape[] = [
  // A zip in its new form, a compound file in its old: https://learn.microsoft.com/openspecs/office_file_formats/ms-cfb
  {
    what: "an Excel workbook",
    advice: "Save the sheet as CSV and import that.",
    name: /^workbook\.(?:xml|bin)$/,
    magic: "d0cf11e0",
  },
  {
    what: "a Numbers document",
    advice: "Export the sheet as CSV and import that.",
    name: /^(?:Document|DocumentMetadata)\.iwa$/,
    magic: "none",
  },
  // Their templates for many posts at once: what is to be sent, and nothing of what was.
  {
    what: "a file for Publer's bulk import, a plan and not a history",
    advice: sentInstead,
    name: never,
    magic: "none",
    start: /^"?Date"?[,;]\s*"?Text"?[,;]\s*"?Link\(s\)/i,
  },
  {
    what: "a file for Buffer's bulk upload, a plan and not a history",
    advice: sentInstead,
    name: never,
    magic: "none",
    start: /^"?Text"?[,;]\s*"?Image URL"?[,;]\s*"?Tags"?[,;]\s*"?Posting Time/i,
  },
];

/** The kind of file that this is; null when it is none of these. */
export async function findForeignShape({ files }: Source): Promise<ForeignShape | null> {
  const [file] = files;
  const bytes = file === undefined || files.length > 1 ? new Uint8Array() : await file.readStart(400);
  const digits = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const text = decodeText(bytes).trimStart();
  const fits = ({ name, magic, start }: ForeignShape): boolean =>
    digits === magic || start?.test(text) === true || files.some(({ path }) => name.test(baseName(path)));
  return shapes.find(fits) ?? null;
}
