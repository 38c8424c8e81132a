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
}

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
];

/** The kind of file that this is; null when it is none of these. */
export async function findForeignShape({ files }: Source): Promise<ForeignShape | null> {
  const [file] = files;
  const start = file === undefined || files.length > 1 ? new Uint8Array() : await file.readStart(4);
  const digits = Array.from(start, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const fits = ({ name, magic }: ForeignShape): boolean =>
    digits === magic || files.some(({ path }) => name.test(baseName(path)));
  return shapes.find(fits) ?? null;
}
