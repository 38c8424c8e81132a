import { excerpt, findControlCharacter } from "../coach/text.ts";
import { groupDigits } from "../coach/words.ts";
import { decodeText, toUtf8 } from "./decode.ts";
import type { Source } from "./importer.ts";
import { skipSpace } from "./json.ts";
import { describeJsonAt } from "./jsonObject.ts";

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** What stands before the last part, its `/` included; empty for a file at the top. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** A path from outside, fit for a message. */
export function showPath(path: string): string {
  return excerpt(path, 80);
}

/** Bytes in which the keys of a JSON file are looked for: mostly that is all of it. */
const describedStart = 100_000;

/** An archive within an archive, or in a folder, is not opened. */
export const archiveName = /\.(?:zip|tar|tar\.gz|tgz|7z|rar|car)$/i;

/** Pictures, videos and sound. */
export const mediaFileName =
  /\.(?:jpe?g|png|gif|webp|heic|avif|bmp|svg|mp4|m4v|mov|webm|avi|mkv|3gp|mp3|m4a|ogg|wav|srt|vtt)$/i;

/** In a few words, what a source holds that nobody recognised: "it holds a.txt, b.txt and 12 more". */
export async function describeSource({ name, files }: Source): Promise<string> {
  const [file] = files;
  if (file === undefined) return "it holds nothing";
  if (files.length > 1) {
    const shown = files.slice(0, 4).map(({ path }) => showPath(path));
    const more = files.length > shown.length ? ` and ${groupDigits(files.length - shown.length)} more` : "";
    return `it holds ${shown.join(", ")}${more}`;
  }
  if (archiveName.test(file.path) && file.path !== name) return `it holds an archive, ${showPath(file.path)}`;
  const start = decodeText(await file.readStart(2000)).trimStart();
  if (/^[{[]/.test(start)) {
    const bytes = toUtf8(await file.readStart(describedStart));
    return `it is JSON, ${describeJsonAt(bytes, skipSpace(bytes, 0))}`;
  }
  if (/^<(?:!doctype html|html)/i.test(start)) return "it is a web page";
  // Pictures and the like are full of what no text holds.
  if (findControlCharacter(start.slice(0, 500)) !== null) return "it is not a text";
  return `it begins with "${excerpt(start, 60)}"`;
}
