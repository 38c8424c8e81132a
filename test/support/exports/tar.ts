import { gzipSync } from "node:zlib";
import { type ExportFiles, toBytes } from "./source.ts";

export interface TarSketch {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** `0` for a plain file, `5` for a folder, `2` for a symbolic link. */
  readonly type?: string;
  /** Where a link leads. */
  readonly link?: string;
  readonly prefix?: string;
  /** What follows `ustar`: a NUL in POSIX tars, a space in GNU's; `none` for the tars of the time before. */
  readonly magic?: "ustar\0" | "ustar  " | "none";
  /** What the header claims, against the truth: fields as they stand there. */
  readonly claims?: { readonly size?: string | Uint8Array; readonly sum?: string };
}

export function tarOf(files: ExportFiles): Uint8Array {
  return writeTar(Object.entries(files).map(([name, content]) => ({ name, content })));
}

export function tarGzOf(files: ExportFiles): Uint8Array {
  return gzipSync(tarOf(files));
}

/** A tar after https://www.gnu.org/software/tar/manual/html_node/Standard.html, with the faults that are asked for. */
export function writeTar(entries: readonly TarSketch[], { isMarked = true } = {}): Uint8Array {
  const blocks = entries.flatMap((entry) => [headerOf(entry), ...inBlocks(toBytes(entry.content ?? ""))]);
  const bytes = Buffer.concat(blocks);
  // Two empty blocks at least, up to a whole record of 20.
  return isMarked ? Buffer.concat([bytes, Buffer.alloc(10_240 - ((bytes.length + 1024) % 10_240) + 1024)]) : bytes;
}

function headerOf({
  name,
  content = "",
  type = "0",
  link = "",
  prefix = "",
  magic = "ustar\0",
  claims,
}: TarSketch): Uint8Array {
  const header = Buffer.alloc(512);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`;
  const put = (value: string | Uint8Array, at: number): void => void Buffer.from(value).copy(header, at);
  put(Buffer.from(name).subarray(0, 100), 0);
  put(octal(0o644, 7), 100);
  put(octal(1000, 7), 108);
  put(octal(1000, 7), 116);
  put(claims?.size ?? octal(toBytes(content).length, 11), 124);
  put(octal(1_767_225_600, 11), 136);
  put(type, 156);
  put(link, 157);
  put(magic === "none" ? "" : `${magic}${magic === "ustar\0" ? "00" : ""}`, 257);
  put(prefix, 345);
  put("        ", 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(claims?.sum ?? `${octal(sum, 6)} `, 148);
  return header;
}

function inBlocks(content: Uint8Array): Uint8Array[] {
  return [content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}

/** What POSIX tars say of the next file, such as `{ path: "a/long/name" }`. */
export function paxHeader(records: Readonly<Record<string, string>>, type: "x" | "g" = "x"): TarSketch {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    const length = Buffer.byteLength(rest);
    // The length counts its own digits.
    const digits = [1, 2, 3, 4, 5, 6].find((count) => String(length + count).length === count) ?? 0;
    return `${length + digits}${rest}`;
  });
  return { name: "PaxHeaders/next", content: lines.join(""), type };
}

/** How GNU tar writes a name of more than 100 bytes, before the file itself. */
export function longName(name: string): TarSketch {
  return { name: "././@LongLink", content: `${name}\0`, type: "L", magic: "ustar  " };
}
