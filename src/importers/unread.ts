import { archivesInside, noPostsInThem, type UnreadFiles } from "../coach/importing.ts";
import { archiveName, mediaFileName } from "./describe.ts";
import type { Importer, LeftFile, Source } from "./importer.ts";
import { personalData, privateMessages } from "./privacy.ts";

const shownFiles = 3;

/** What every archive holds beside the posts, most telling first. */
const usualFiles: readonly LeftFile[] = [
  { path: mediaFileName, why: "pictures, videos and sound" },
  { path: archiveName, why: archivesInside },
  { path: privateMessages, why: "private messages, never opened" },
  { path: personalData, why: "names, addresses and numbers, never opened" },
];

/** Which files of the source none of these importers read, and why. */
export function sortUnread(
  source: Source,
  read: ReadonlySet<string>,
  importers: readonly Pick<Importer, "leaves">[],
): UnreadFiles[] {
  const reasons = [...importers.flatMap(({ leaves = [] }) => leaves), ...usualFiles];
  const groups = new Map<string, { count: number; files: string[] }>();
  for (const { path } of source.files) {
    if (read.has(path)) continue;
    const why = reasons.find((reason) => reason.path.test(path))?.why ?? noPostsInThem;
    const group = groups.get(why) ?? { count: 0, files: [] };
    group.count++;
    if (group.files.length < shownFiles) group.files.push(path);
    groups.set(why, group);
  }
  return Array.from(groups, ([reason, group]) => ({ reason, ...group }));
}
