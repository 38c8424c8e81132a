import { encodeTable } from "../../../src/format/activityTable.ts";
import { encodeFile } from "../../../src/format/format.ts";
import { activityOn, bookWith } from "../books.ts";
import { blueskyFixtures } from "./bluesky.ts";
import { bufferFixtures } from "./buffer.ts";
import { csvText, toUtf16 } from "./csv.ts";
import { feedFixtures } from "./feed.ts";
import { googleFixtures } from "./google.ts";
import { linkedinFixtures } from "./linkedin.ts";
import { mastodonFixtures } from "./mastodon.ts";
import { metaFixtures } from "./meta.ts";
import type { ExportFiles } from "./source.ts";
import { swarmFixtures } from "./swarm.ts";
import { xArchive, xArchiveOf2014 } from "./x.ts";
import { yelpFixtures } from "./yelp.ts";

const archive = xArchive(
  [
    { at: "2024-01-01T10:00:00Z", text: "Hello &amp; welcome" },
    { at: "2024-01-02T10:00:00Z", replyTo: { tweet: "12", user: "99" }, versions: ["1", "2"] },
  ],
  [{ at: "2024-01-03T10:00:00Z" }],
);

const xFixtures: readonly ExportFiles[] = [
  archive,
  { "tweets.js": archive["data/tweets.js"] as string },
  xArchiveOf2014({ "2010_06": [{ id_str: "17000000001", created_at: "2010-06-30 00:00:00 +0000", text: "Hello" }] }),
];

const table = csvText([
  ["Date", "Platform", "Kind", "Text", "Link"],
  ["2026-11-01 10:00", "X", "post", "Hello, you", "https://x.com/jane_doe/status/1050118621198921728"],
  ["25/10/2026", "LinkedIn", "reply", 'He said "yes"', ""],
  ["Nov 3, 2026", "", "", "", "https://www.linkedin.com/feed/update/urn:li:activity:7398000000000000000"],
]);

const csvFixtures: readonly ExportFiles[] = [
  { "posts.csv": table },
  { "posts.csv": table.replaceAll(",", ";") },
  { "posts.csv": toUtf16(table, "little") },
];

const record = bookWith({
  activities: [
    activityOn("2026-11-02", {
      id: "x:1050118621198921728",
      platform: "x",
      at: "2026-11-02T10:00:00.000Z",
      source: "x",
    }),
    activityOn("2026-11-03", { text: "=1+1", url: "https://blog.example.com/a", platform: "blog" }),
  ],
  pauses: [["2026-08-01", "2026-08-14"]],
});

const socialtopFixtures: readonly ExportFiles[] = [
  { "jane.json": encodeFile(record) },
  // Without the checksum, which finds every damage by itself: a hand may have mended the file.
  { "jane.json": encodeFile(record).replace(/"checksum":"\w+",/, "") },
  { "jane.csv": await encodeTable(record.activities) },
];

/** A few small exports of every format, with the files of each: what the fuzz run damages. */
export const fixtures: readonly ExportFiles[] = [
  ...xFixtures,
  ...linkedinFixtures,
  ...metaFixtures,
  ...blueskyFixtures,
  ...mastodonFixtures,
  ...swarmFixtures,
  ...googleFixtures,
  ...yelpFixtures,
  ...bufferFixtures,
  ...feedFixtures,
  ...csvFixtures,
  ...socialtopFixtures,
];
