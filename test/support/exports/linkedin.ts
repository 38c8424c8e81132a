import { toUtf16 } from "./csv.ts";
import type { ExportFiles } from "./source.ts";

/** A row of Shares.csv. Dates as the archive has them: `2026-05-07 16:41:18`, UTC. */
export interface ShareSketch {
  readonly date: string;
  /** From the date where it is not given; empty for none. */
  readonly link?: string;
  readonly text?: string;
  readonly media?: string;
}

export interface CommentSketch {
  readonly date: string;
  readonly link?: string;
  readonly text: string;
}

export interface RepostSketch {
  readonly date: string;
  readonly link?: string;
}

export interface ArticleSketch {
  readonly title: string;
  readonly link?: string;
  readonly created?: string;
  /** Absent for a draft. */
  readonly published?: string;
}

/** The number of a share, ugcPost or activity: milliseconds since 1970 above 22 bits. */
export function linkedinId(date: string, sequence = 0): string {
  const milliseconds = date === "" ? 1_700_000_000_000 : Date.parse(`${date.replace(" ", "T")}Z`);
  return String((BigInt(milliseconds) << 22n) + BigInt(sequence));
}

/** `:` is written as `%3A` in every address of the archive. */
export function updateLink(id: string, type = "share"): string {
  return `https://www.linkedin.com/feed/update/urn%3Ali%3A${type}%3A${id}`;
}

const somebodysPost = updateLink("7340032000000000001", "activity");

type Escape = (text: string) => string;
const doubled: Escape = (text) => text.replaceAll('"', '""');
const behindBackslash: Escape = (text) => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');

function table(header: string, rows: readonly (readonly string[])[], escapeText: Escape): string {
  const cell = (text: string): string => (/[",\n\r\\]/.test(text) ? `"${escapeText(text)}"` : text);
  return [header, ...rows.map((row) => row.map(cell).join(","))].map((line) => `${line}\n`).join("");
}

/** Each line of a text with several stands in quotes of its own, and then all quotes are doubled. */
export function sharesCsv(rows: readonly ShareSketch[]): string {
  const cells = rows.map(({ date, link = updateLink(linkedinId(date)), text = "", media = "" }) => {
    return [date, link, text.replaceAll("\n", '"\n"'), "", media, "MEMBER_NETWORK"];
  });
  return table("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility", cells, doubled);
}

/** Quotes and backslashes stand behind a backslash. */
export function commentsCsv(rows: readonly CommentSketch[]): string {
  const cells = rows.map(({ date, link = somebodysPost, text }) => [date, link, text]);
  return table("Date,Link,Message", cells, behindBackslash);
}

/** As programs write it that save Comments.csv again. */
export function commentsSavedAgain(rows: readonly CommentSketch[]): string {
  const cells = rows.map(({ date, link = somebodysPost, text }) => [date, link, text]);
  return table("Date,Link,Message", cells, doubled);
}

export function repostsCsv(rows: readonly RepostSketch[]): string {
  const cells = rows.map(({ date, link = somebodysPost }) => [date, link]);
  return table("Date,Link", cells, doubled);
}

export function articleHtml({ title, link, created = "2024-09-20 06:04", published }: ArticleSketch): string {
  const name = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<html>
<head>
  <title>${name}</title>
  <style>
    body { margin: 0 auto; width: 744px; line-height: 32px; }
    h1 a, h1 a:visited { color: inherit; text-decoration: none; }
    .created, .published { color: rgba(0,0,0,0.55); font-size: 15px; margin: 20px 0; }
  </style>
</head>
<body>
  <img src="https://media.licdn.com/mediaD4E12AQ" alt="" title="" />
  <h1>${link === undefined ? name : `<a href="${link}">${name}</a>`}</h1>
  <p class="created">Created on ${created}</p>
${published === undefined ? "" : `  <p class="published">Published on ${published}</p>\n`}  <div><p>It was raining in Lyon.</p><h1>Not the title</h1></div>
</body>
</html>
`;
}

const connections = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed it."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Example,https://www.linkedin.com/in/ada-example,,Example SA,Engineer,16 Jun 2026
`;

/** What both archives hold beside posts. */
const besides: Readonly<Record<string, string>> = {
  "Connections.csv": connections,
  "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\njane@example.com,Yes,Yes,Not Available\n",
  "Invitations.csv":
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nJane,Ada,6/1/26,,OUTGOING,,\n",
  "Profile.csv":
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry\nJane,Doe,,,,Founder,,Bakeries\n",
  "messages.csv":
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,CONTENT\n1,,Jane,,Ada,2026-01-01 10:00:00 UTC,Secret\n",
};

/** LinkedIn's smaller archive. */
export const basicArchive: ExportFiles = besides;

export interface LinkedinSketch {
  readonly shares?: readonly ShareSketch[];
  readonly comments?: readonly CommentSketch[];
  readonly reposts?: readonly RepostSketch[];
  readonly articles?: readonly ArticleSketch[];
}

/** LinkedIn's larger archive; tables without a row are left out of it. */
export function linkedinArchive(sketch: LinkedinSketch): Record<string, string> {
  const { shares = [], comments = [], reposts = [], articles = [] } = sketch;
  const pages = articles.map((article, index) => {
    return [`Articles/Articles/2024-09-20 06:04:13.0-article-${index}.html`, articleHtml(article)] as const;
  });
  return {
    ...besides,
    "Reactions_123456.csv": `Date,Type,Link\n2026-05-01 10:00:00,LIKE,${somebodysPost}\n`,
    "Rich_Media.csv": 'Date/Time,Media Description,Media Link\n"You uploaded a photo on May 1, 2026",,\n',
    "Votes.csv": `Date,Link,OptionText\n2026-05-01 10:00:00,${somebodysPost},Yes\n`,
    "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name\n",
    ...(shares.length === 0 ? {} : { "Shares_123456.csv": sharesCsv(shares) }),
    ...(comments.length === 0 ? {} : { "Comments_123456.csv": commentsCsv(comments) }),
    ...(reposts.length === 0 ? {} : { "InstantReposts_123456.csv": repostsCsv(reposts) }),
    ...Object.fromEntries(pages),
  };
}

const sampleShares: readonly ShareSketch[] = [
  { date: "2026-05-07 16:41:18", text: "One line, with a comma" },
  { date: "2026-05-09 22:30:00", text: 'First line\n\nThe "third" line\nThe end' },
  { date: "", text: "No date" },
];
const sampleComments: readonly CommentSketch[] = [
  { date: "2026-06-10 18:53:49", text: 'Back when I led the "tea" team,\n\nit was hot.' },
  { date: "2026-06-11 08:00:00", text: "Well done!" },
];

/** Small archives of every form, for readers that must survive damage. */
export const linkedinFixtures: readonly ExportFiles[] = [
  linkedinArchive({
    shares: sampleShares,
    comments: sampleComments,
    reposts: [{ date: "2026-06-12 09:00:00" }],
    articles: [
      {
        title: "Bread & roses",
        link: "https://www.linkedin.com/pulse/bread-jane-doe-abcd",
        published: "2024-09-20 06:12",
      },
      { title: "Not yet" },
    ],
  }),
  { "Shares.csv": sharesCsv(sampleShares) },
  { "Shares.csv": toUtf16(sharesCsv(sampleShares), "little") },
  { "Comments (1).csv": commentsCsv(sampleComments) },
  { "Comments.csv": commentsSavedAgain(sampleComments) },
  { "InstantReposts_1.csv": repostsCsv([{ date: "2026-06-12 09:00:00" }]) },
  {
    "bread.html": articleHtml({
      title: "Bread",
      link: "https://www.linkedin.com/pulse/bread",
      published: "2024-09-20 06:12",
    }),
  },
  basicArchive,
  { "Connections.csv": connections },
];
