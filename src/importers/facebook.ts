import { readFacebookRow } from "./facebookRows.ts";
import type { Importer } from "./importer.ts";
import { findMetaFiles } from "./metaFiles.ts";
import type { MetaFormat, MetaList } from "./metaFormat.ts";
import { howToAsk } from "./metaHtml.ts";
import { readMetaExport } from "./metaReading.ts";

/**
 * `your_posts_1.json` or `your_posts__check_ins__photos_and_videos_1.json`, in parts for long histories; of a page or second
 * profile `profile_posts_1.json`; but not `your_posts_check_ins.json`, which is another list.
 */
const postsFile =
  /^(?:your|profile)[_ ]posts(?![_ ]check[_ ]ins(?:[_ ]\d+)?(?: ?\(\d+\))?\.json$)(?:[_ ].*?\d\)?)?\.json$/i;

/** What the rows of other lists hold, which are dated and titled in the same way. */
const otherMembers = ["data[].comment", "data[].reaction", "label_values"];

/** The list of posts that opens at `place`: the file itself, or in the exports of 2018 a member of it. */
function listAt(place: string): MetaList {
  const has = (paths: ReadonlySet<string>, member: string): boolean => paths.has(`${place}.${member}`);
  return {
    fileName: postsFile,
    place,
    fits: (paths) =>
      has(paths, "timestamp") &&
      ["data", "attachments", "title"].some((member) => has(paths, member)) &&
      !otherMembers.some((member) => has(paths, member)),
    open: () => ({ read: readFacebookRow }),
  };
}

/** Folders of the exports of a person, and of a page or second profile. */
const parts =
  /(?:^|\/)(?:your_(?:facebook_activity|activity_across_facebook)|this_profile's_activity_across_facebook)\//;

const format: MetaFormat = {
  id: "facebook",
  name: "Facebook",
  lists: [listAt("[]"), listAt("status_updates[]")],
  isTelling: () => true,
  parts,
};

/** Facebook's export in JSON: posts, check-ins and reviews stand in one list. */
export const facebookImporter: Importer = {
  id: "facebook",
  label: "Facebook archive",
  howToGet: `Settings and privacy, Settings, ${howToAsk}`,
  isGeneric: false,
  parts,
  leaves: [
    { path: /(?:^|\/)messages\//, why: "private messages, never opened" },
    { path: /(?:^|\/)(?:comments?|your_comment)[^/]*\.(?:json|html)$/, why: "comments" },
    {
      path: /(?:^|\/)(?:groups\/|[^/]*group_posts|[^/]*posts_in_groups)[^/]*\.(?:json|html)$/,
      why: "what you did in groups",
    },
    { path: /(?:^|\/)posts_on_other_pages[^/]*\.(?:json|html)$/, why: "posts on other people's pages" },
    { path: /(?:^|\/)other_people[^/]*\.(?:json|html)$/, why: "posts that others wrote to you" },
    { path: /(?:^|\/)archive\.(?:json|html)$/, why: "archived posts" },
    { path: /(?:^|\/)archived_stories\.(?:json|html)$/, why: "archived stories" },
    { path: /(?:^|\/)trash\.(?:json|html)$/, why: "posts that you deleted" },
    { path: /(?:^|\/)edits_you_made[^/]*\.(?:json|html)$/, why: "earlier versions of posts" },
    { path: /(?:^|\/)(?:stories|reels)\/[^/]*\.(?:json|html)$/, why: "stories and reels" },
    { path: /(?:^|\/)likes_and_reactions[^/]*\.(?:json|html)$/, why: "likes and reactions" },
    {
      path: /(?:^|\/)(?:albums?\/\d+|your_(?:uncategorized_)?(?:photos|videos)|your_posts_check_ins[^/]*|check-?_?ins)\.(?:json|html)$/,
      why: "lists of photos, videos and places",
    },
    { path: /\.html?$/, why: "pages to look at in a browser" },
  ],
  recognise: (source) => findMetaFiles(source, format),
  read: (source, options) => readMetaExport(source, options, format),
};
