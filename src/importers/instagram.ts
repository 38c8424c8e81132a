import type { ActivityKind } from "../coach/kinds.ts";
import type { Importer } from "./importer.ts";
import { findMetaFiles } from "./metaFiles.ts";
import type { MetaFormat, MetaList } from "./metaFormat.ts";
import { howToAsk } from "./metaHtml.ts";
import { readMediaRow } from "./metaMedia.ts";
import { readMetaExport } from "./metaReading.ts";

const fileNameOf = (name: string): RegExp => new RegExp(`^${name}(?:_\\d+)?(?: ?\\(\\d+\\))?\\.json$`, "i");

/** Reels and stories are members of an object. */
function memberList(name: string, member: string, kind: ActivityKind): MetaList {
  const place = `${member}[]`;
  return {
    fileName: fileNameOf(name),
    place,
    fits: (paths) => paths.has(place),
    open: () => ({ read: (row) => readMediaRow(row, kind) }),
  };
}

const parts = /(?:^|\/)your_instagram_activity\//;

const format: MetaFormat = {
  id: "instagram",
  name: "Instagram",
  lists: [
    memberList("reels", "ig_reels_media", "post"),
    memberList("stories", "ig_stories", "story"),
    {
      fileName: fileNameOf("posts"),
      place: "[]",
      // Rows with a `timestamp` of their own are Facebook's, and hold media too.
      fits: (paths) =>
        (paths.has("[].media[].uri") || paths.has("[].media[].creation_timestamp")) && !paths.has("[].timestamp"),
      open: () => ({ read: (row) => readMediaRow(row, "post") }),
    },
  ],
  parts,
  isTelling: (path) => /instagram[^/]*\/|(?:^|\/)(?:content|media)\/[^/]+$/i.test(path),
};

/** Instagram's export in JSON: posts, reels and stories. */
export const instagramImporter: Importer = {
  id: "instagram",
  label: "Instagram archive",
  howToGet: `Settings, ${howToAsk}`,
  isGeneric: false,
  parts,
  leaves: [
    { path: /(?:^|\/)messages\//, why: "private messages, never opened" },
    { path: /(?:^|\/)archived_(?:posts|stories|reels)[^/]*\.(?:json|html)$/, why: "archived posts" },
    { path: /(?:^|\/)recently_deleted[^/]*\.(?:json|html)$/, why: "posts that you deleted" },
    { path: /(?:^|\/)reposts[^/]*\.(?:json|html)$/, why: "reposts" },
    { path: /(?:^|\/)(?:igtv_videos|other_content)[^/]*\.(?:json|html)$/, why: "drafts, IGTV and other media" },
    { path: /(?:^|\/)profile_photos[^/]*\.(?:json|html)$/, why: "profile photos" },
    { path: /(?:^|\/)comments\/|_comments[^/]*\.(?:json|html)$/, why: "comments" },
    { path: /(?:^|\/)(?:likes|saved|story_interactions)\/[^/]*\.(?:json|html)$/, why: "likes, saved posts and votes" },
    { path: /\.html?$/, why: "pages to look at in a browser" },
  ],
  recognise: (source) => findMetaFiles(source, format),
  read: (source, options) => readMetaExport(source, options, format),
};
