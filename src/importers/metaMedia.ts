import type { ActivityKind } from "../coach/kinds.ts";
import { isRecord, type JsonRecord, textOf } from "./json.ts";
import { isThere, mediaName, textIn } from "./meta.ts";
import { type MetaRow, notAPost, nothingInIt } from "./metaFormat.ts";

/**
 * The row of a list of Instagram or Threads: one post, with one or several photos or videos. Where there are several, time
 * and text stand beside their list; else in the only one, which may be the row itself (stories).
 */
export function readMediaRow(row: JsonRecord, kind: ActivityKind): MetaRow | string {
  if (!["media", "uri", "creation_timestamp"].some((key) => Object.hasOwn(row, key))) return notAPost;
  const [first] = mediaOf(row);
  const text = textIn(row["title"]) ?? textIn(first?.["title"]);
  if (first === undefined && text === null) return nothingInIt;
  const time = row["creation_timestamp"];
  return {
    kind,
    time: isThere(time) ? time : first?.["creation_timestamp"],
    text,
    media: mediaName(first?.["uri"]),
  };
}

export function mediaOf(row: JsonRecord): readonly JsonRecord[] {
  const media = row["media"];
  if (Array.isArray(media)) return media.filter(isRecord);
  return textOf(row["uri"]) === null ? [] : [row];
}
