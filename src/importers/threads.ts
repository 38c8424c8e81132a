import type { Importer } from "./importer.ts";
import { isRecord } from "./json.ts";
import { findMetaFiles } from "./metaFiles.ts";
import type { MetaFormat, MetaRowReader } from "./metaFormat.ts";
import { howToAsk } from "./metaHtml.ts";
import { mediaOf, readMediaRow } from "./metaMedia.ts";
import { readMetaExport } from "./metaReading.ts";

const place = "text_post_app_text_posts[]";

const format: MetaFormat = {
  id: "threads",
  name: "Threads",
  lists: [
    {
      fileName: /^threads_and_replies(?:_\d+)?(?: ?\(\d+\))?\.json$/i,
      place,
      fits: (paths) => paths.has(place),
      open: openThreads,
    },
  ],
  isTelling: () => true,
};

/** Exports of 2024 do not say of any row whether it is a reply. In later ones, a row that does not say it is a post. */
function openThreads(): MetaRowReader {
  let [posts, told] = [0, 0];
  return {
    read(row) {
      const isReply = [row, ...mediaOf(row)]
        .map((part) => part["text_app_post"])
        .map((details) => (isRecord(details) ? details["is_reply"] : null))
        .find((answer) => typeof answer === "boolean");
      const read = readMediaRow(row, isReply === true ? "reply" : "post");
      if (typeof read !== "string") posts++;
      if (isReply !== undefined) told++;
      return read;
    },
    warning: () =>
      posts > 0 && told === 0
        ? "this export does not tell replies from posts, so all of them count as posts. To have them told apart, take this import back (socialtop undo) and import a newer export."
        : null,
  };
}

/** What Instagram's export, or one asked for on Threads itself, holds of Threads. */
export const threadsImporter: Importer = {
  id: "threads",
  label: "Threads archive",
  howToGet: `Settings, Account, ${howToAsk}`,
  isGeneric: false,
  leaves: [
    {
      path: /(?:^|\/)(?:liked|saved|viewed|threads_viewed)[^/]*threads?[^/]*\.(?:json|html)$/,
      why: "threads that you liked, saved or saw",
    },
  ],
  recognise: (source) => findMetaFiles(source, format),
  read: (source, options) => readMetaExport(source, options, format),
};
