import { csvText } from "./csv.ts";
import type { ExportFiles } from "./source.ts";

/** A post in a tool that sends at a time that was set. */
export interface SentSketch {
  readonly status: string;
  /** Cells, as the tool writes them; empty where it has not been sent. */
  readonly sentAt?: string;
  readonly dueAt?: string;
  readonly text?: string;
  readonly service?: string;
  readonly link?: string;
}

/** Columns as Buffer's interface names the fields of a post: https://developers.buffer.com/guides/posts-and-scheduling.html */
export const bufferHeader = [
  "id",
  "text",
  "status",
  "channel_name",
  "channel_service",
  "created_at",
  "due_at",
  "sent_at",
  "link",
];

export function bufferCsv(posts: readonly SentSketch[], header: readonly string[] = bufferHeader): string {
  const rows = posts.map(
    ({ status, sentAt = "", dueAt = "", text = "Hello", service = "linkedin", link = "" }, index) => [
      `6720c0ffee${index}`,
      text,
      status,
      "Jane Doe",
      service,
      "2026-10-01T08:00:00Z",
      dueAt,
      sentAt,
      link,
    ],
  );
  return csvText([header, ...rows]);
}

export const hootsuiteHeader = [
  "Social Network",
  "Social Profile",
  "Message",
  "Status",
  "Sent Date (UTC)",
  "Post Link",
];

export function hootsuiteCsv(posts: readonly SentSketch[], header: readonly string[] = hootsuiteHeader): string {
  const rows = posts.map(({ status, sentAt = "", text = "Hello", service = "LinkedIn", link = "" }) => [
    service,
    "Jane Doe",
    text,
    status,
    sentAt,
    link,
  ]);
  return csvText([header, ...rows], ",", "\r\n");
}

/** The file for the Bulk Composer: when, what, and perhaps a link; without a header, as most are. */
export function bulkComposerCsv(rows: readonly (readonly string[])[], header?: readonly string[]): string {
  return csvText(header === undefined ? rows : [header, ...rows]);
}

const posts: readonly SentSketch[] = [
  { status: "sent", sentAt: "2026-11-10T23:30:00Z", dueAt: "2026-11-10T23:29:00Z", text: "Out, and about" },
  { status: "scheduled", dueAt: "2026-12-10T23:30:00Z" },
  { status: "error", dueAt: "2026-11-09T10:00:00Z", service: "twitter" },
  {
    status: "sent",
    sentAt: "2026-11-11T10:00:00Z",
    link: "https://x.com/jane_doe/status/1050118621198921728",
    service: "twitter",
  },
];

export const bufferFixtures: readonly ExportFiles[] = [
  { "buffer.csv": bufferCsv(posts) },
  { "hootsuite.csv": hootsuiteCsv(posts) },
  { "bulk.csv": bulkComposerCsv([["31/12/2026 16:45", "Happy new year", "https://blog.example.com/a"]]) },
  {
    "status.csv": csvText([
      ["Date", "Status", "Text", "Site"],
      ["2026-11-10", "published", "a", "X"],
      ["2026-11-11", "draft", "b", "X"],
    ]),
  },
];
