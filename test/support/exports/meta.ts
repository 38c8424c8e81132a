import { type ExportFiles, toBytes } from "./source.ts";

/** The exports of Facebook, Instagram and Threads, as JSON and as HTML. */

/** Each byte of the text's UTF-8 as a character of its own, as Meta writes it. */
export function mangle(text: string): string {
  return Array.from(toBytes(text), (byte) => String.fromCharCode(byte)).join("");
}

/** The JSON of a value in Meta's words: texts mangled, whatever is not ASCII escaped. */
export function metaJson(value: unknown): string {
  const mangled = JSON.stringify(value, (_, part) => (typeof part === "string" ? mangle(part) : part), 2);
  return escapeJson(mangled);
}

/** The same JSON in ASCII: `é` as `\u00e9`. */
export function escapeJson(json: string): string {
  return json.replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Seconds since 1970. */
const seconds = (at: string): number => Date.parse(at) / 1000;

/** A row of Facebook's posts. */
export interface FacebookSketch {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly text?: string;
  readonly title?: string;
  readonly photos?: readonly string[];
  readonly place?: string;
  readonly link?: string;
}

export function facebookRow({ at, text, title, photos = [], place, link }: FacebookSketch): Record<string, unknown> {
  const attached = [
    ...(place === undefined ? [] : [{ place: { name: place, coordinate: { latitude: 45.76, longitude: 4.83 } } }]),
    ...photos.map((uri) => ({ media: { uri, creation_timestamp: seconds(at), media_metadata: {}, title: "Album" } })),
    ...(link === undefined ? [] : [{ external_context: { url: link } }]),
  ];
  return {
    timestamp: seconds(at),
    ...(attached.length === 0 ? {} : { attachments: [{ data: attached }] }),
    data: [...(text === undefined ? [] : [{ post: text }]), { update_timestamp: seconds(at) }],
    ...(title === undefined ? {} : { title }),
  };
}

export const facebookPosts = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json";

/** What lies beside the posts in an export, and is not read. */
const besideFacebook: Record<string, string> = {
  "your_facebook_activity/posts/archive.json": metaJson([
    facebookRow({ at: "2020-01-01T10:00:00Z", text: "Archived" }),
  ]),
  "your_facebook_activity/posts/album/0.json": metaJson({ name: "Album", photos: [] }),
  "your_facebook_activity/groups/group_posts_and_comments.json": metaJson({ group_posts_v2: [] }),
  "your_facebook_activity/comments_and_reactions/comments.json": metaJson({ comments_v2: [] }),
  "your_facebook_activity/messages/inbox/ada_1/message_1.json": metaJson({ participants: [], messages: [] }),
  "your_facebook_activity/posts/media/your_posts/1.jpg": "not a photo",
  "start_here.html": "<html>",
};

export function facebookExport(sketches: readonly FacebookSketch[]): Record<string, string> {
  return { [facebookPosts]: metaJson(sketches.map(facebookRow)), ...besideFacebook };
}

/** A post, reel, story or thread. */
export interface MediaSketch {
  readonly at: string;
  readonly text?: string;
  /** One row is one post: with several, time and text stand beside their list. */
  readonly media?: readonly string[];
  /** Threads only; exports of 2024 do not say. */
  readonly isReply?: boolean;
}

export function mediaRow({
  at,
  text = "",
  media = ["media/posts/1.jpg"],
  isReply,
}: MediaSketch): Record<string, unknown> {
  const isCarousel = media.length > 1;
  const said = isReply === undefined ? {} : { text_app_post: { reply_control: "everyone", is_reply: isReply } };
  return {
    media: media.map((uri, index) => ({
      uri,
      // The photos of a carousel are uploaded before it is posted.
      creation_timestamp: seconds(at) - (isCarousel ? 100 - index : 0),
      media_metadata: { camera_metadata: { has_camera_metadata: false } },
      title: isCarousel ? "" : text,
      cross_post_source: { source_app: "FB" },
      ...said,
    })),
    ...(isCarousel ? { title: text, creation_timestamp: seconds(at) } : {}),
  };
}

export const storyRow = ({ at, text = "", media = ["media/stories/1.jpg"] }: MediaSketch): Record<string, unknown> => ({
  uri: media[0],
  creation_timestamp: seconds(at),
  title: text,
});

export const threadRow = (sketch: MediaSketch): Record<string, unknown> => mediaRow({ media: [""], ...sketch });

export interface InstagramSketch {
  /** Several lists: several files. */
  readonly posts?: readonly (readonly MediaSketch[])[];
  readonly reels?: readonly MediaSketch[];
  readonly stories?: readonly MediaSketch[];
  readonly threads?: readonly MediaSketch[];
}

export const threadsFile = (rows: readonly unknown[]): string => metaJson({ text_post_app_text_posts: rows });

/** `folder` holds the lists: `your_instagram_activity/media/`, in older exports `…/content/` or `content/`. */
export function instagramExport(
  { posts = [], reels, stories, threads }: InstagramSketch,
  folder = "your_instagram_activity/media/",
): Record<string, string> {
  const files: Record<string, string> = {
    [`${folder}archived_posts.json`]: metaJson({ ig_archived_post_media: [mediaRow({ at: "2020-01-01T10:00:00Z" })] }),
    [`${folder}profile_photos.json`]: metaJson({ ig_profile_picture: [storyRow({ at: "2020-01-01T10:00:00Z" })] }),
    "your_instagram_activity/comments/post_comments_1.json": metaJson([]),
    "your_instagram_activity/messages/inbox/ada_1/message_1.json": metaJson({ participants: [], messages: [] }),
    "your_instagram_activity/threads/liked_threads.json": metaJson({ text_post_app_media_likes: [] }),
    "personal_information/personal_information/personal_information.json": metaJson({ profile_user: [] }),
    "media/posts/202601/1.jpg": "not a photo",
    "start_here.html": "<html>",
  };
  for (const [index, rows] of posts.entries()) {
    files[`${folder}posts_${index + 1}.json`] = metaJson(rows.map(mediaRow));
  }
  if (reels !== undefined) files[`${folder}reels.json`] = metaJson({ ig_reels_media: reels.map(mediaRow) });
  if (stories !== undefined) files[`${folder}stories.json`] = metaJson({ ig_stories: stories.map(storyRow) });
  if (threads !== undefined) {
    files["your_instagram_activity/threads/threads_and_replies.json"] = threadsFile(threads.map(threadRow));
  }
  return files;
}

/** A page of the HTML form: its styles come first, then a block for each post. */
export function metaPage(text: string, photo = "your_facebook_activity/posts/media/your_posts/1.jpg"): string {
  const styles = "._a6-g{margin-bottom:12px}._3-95{margin-bottom:16px}".padEnd(20_000, " ");
  const post = `<h2 class="_2ph_ _a6-h _a6-i">Jane Doe</h2><div class="_2ph_ _a6-p">${text}<img src="${photo}"></div>`;
  return `<html><head><base href="../../"/><style>${styles}</style></head><body class="_5vb_"><section class="_a6-g">${post}</section></body></html>`;
}

const at = "2026-01-15T12:00:00Z";

export const metaFixtures: readonly ExportFiles[] = [
  facebookExport([
    { at, text: "Déjà vu 😀", title: "Jane Doe updated her status." },
    { at: "2026-01-16T12:00:00Z", place: "Café Luna", photos: ["posts/media/your_posts/1.jpg"] },
    { at: "2026-01-17T12:00:00Z", title: "Jane Doe doesn’t recommend Café Sol.", text: "Cold" },
    { at: "2026-01-18T12:00:00Z", title: "Jane Doe shared a post.", link: "" },
    { at: "2026-01-19T12:00:00Z" },
  ]),
  { "your_posts_1.json": metaJson([facebookRow({ at, text: "Hello", link: "https://example.com/" })]) },
  { "posts (2).json": metaJson([facebookRow({ at, text: "Hello" })]) },
  instagramExport({
    posts: [
      [
        { at, text: "Sea 🌊" },
        { at, media: ["media/posts/1.jpg", "media/posts/2.jpg"] },
      ],
      [{ at }],
    ],
    reels: [{ at, text: "Reel", media: ["media/reels/1.mp4"] }],
    stories: [{ at }],
    threads: [
      { at, text: "Hello", isReply: false },
      { at, text: "Yes", isReply: true },
    ],
  }),
  { "stories.json": metaJson({ ig_stories: [storyRow({ at })] }) },
  { "threads.json": threadsFile([threadRow({ at, text: "Hello" })]) },
  { "your_posts_1.html": metaPage("Hello") },
  { "your_instagram_activity/media/posts_1.html": metaPage("Hello"), "start_here.html": "<html>" },
];
