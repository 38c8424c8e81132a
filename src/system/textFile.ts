import { readFile, stat } from "node:fs/promises";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";

/** Longer than any post or page of guidelines (bytes). */
const largestText = 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "permission was denied",
  EPERM: "permission was denied",
  ENAMETOOLONG: "the name is too long",
};

/** The text of a file, in UTF-8 or, where its byte order mark says so, UTF-16; without the mark. Throws UserError. */
export async function readTextFile(path: string): Promise<string> {
  const shown = excerpt(path, 200);
  const refuse = (reason: string): never => {
    throw new UserError(`${shown} cannot be read: ${reason}.`, { hint: "Give the name of a text file." });
  };
  try {
    const found = await stat(path);
    if (found.isDirectory()) return refuse("it is a folder");
    if (!found.isFile()) return refuse("it is not a file");
    if (found.size > largestText) return refuse("it is larger than 1 MB");
    return decodeText(await readFile(path)) ?? refuse("it is not text in UTF-8");
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error && "code" in error)) throw error;
    return refuse(reasons[String(error.code)] ?? excerpt(String(error.code), 40));
  }
}

/** null for bytes that are no text. */
function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
