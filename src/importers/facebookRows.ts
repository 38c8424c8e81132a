import type { ActivityKind } from "../coach/kinds.ts";
import { isRecord, type JsonRecord } from "./json.ts";
import { mediaName, textIn } from "./meta.ts";
import { type MetaRow, notAPost, nothingInIt } from "./metaFormat.ts";

interface FacebookRow {
  /** "Jane Doe recommends Cafe Luna.", in the language of the account; may be empty. */
  readonly title: string;
  readonly text: string | null;
  /** What is attached: photos, places, links, events. Empty ones are left out. */
  readonly attached: readonly JsonRecord[];
}

/** The first that fits says the kind: what is attached tells more than the title, which is written in many languages. */
const kinds: readonly { readonly kind: ActivityKind; readonly fits: (row: FacebookRow) => boolean }[] = [
  { kind: "check-in", fits: ({ attached }) => attached.some(({ place }) => isFilled(place)) },
  { kind: "review", fits: ({ title }) => /(?:^|\s)(?:recommends|doesn['’]t recommend)\s/.test(title) },
  { kind: "repost", fits: ({ title }) => /(?:^|\s)shared an?\s/.test(title) },
  { kind: "post", fits: ({ text, attached }) => text !== null || attached.length > 0 },
];

/** The row of a list of posts; a third of the rows in real exports hold nothing but a time and a title. */
export function readFacebookRow(row: JsonRecord): MetaRow | string {
  const isPost = ["timestamp", "data", "attachments", "title"].some((key) => Object.hasOwn(row, key));
  // The form of Facebook's newer lists: taken for an empty post, it would be lost without a word.
  if (!isPost || Object.hasOwn(row, "label_values")) return notAPost;
  const read: FacebookRow = {
    title: textIn(row["title"]) ?? "",
    text: firstText(recordsIn(row["data"]), "post"),
    attached: recordsIn(row["attachments"])
      .flatMap((attachment) => recordsIn(attachment["data"]))
      .filter(isFilled),
  };
  const kind = kinds.find(({ fits }) => fits(read))?.kind;
  if (kind === undefined) return nothingInIt;
  const placeName = firstText(recordsOf(read.attached, "place"), "name");
  return {
    kind,
    time: row["timestamp"],
    text: kind === "check-in" ? joined(placeName, read.text) : read.text,
    media: mediaName(recordsOf(read.attached, "media")[0]?.["uri"]),
  };
}

/** "Café Luna: with friends", or what there is of it. */
function joined(place: string | null, words: string | null): string | null {
  return place === null || words === null ? (place ?? words) : `${place}: ${words}`;
}

function recordsIn(value: unknown): readonly JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function recordsOf(records: readonly JsonRecord[], key: string): readonly JsonRecord[] {
  return records.map((record) => record[key]).filter(isRecord);
}

function firstText(records: readonly JsonRecord[], key: string): string | null {
  for (const record of records) {
    const text = textIn(record[key]);
    if (text !== null) return text;
  }
  return null;
}

/** Does it hold anything? Facebook writes `{"external_context":{"url":""}}` for a link that is gone. */
function isFilled(value: unknown): boolean {
  if (!isRecord(value)) return value !== undefined && value !== null && value !== "";
  return Object.values(value).some((member) =>
    isRecord(member)
      ? Object.values(member).some((part) => part !== null && part !== "")
      : member !== null && member !== "",
  );
}
