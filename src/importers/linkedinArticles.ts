import type { Activity } from "../coach/book.ts";
import { plainText } from "../coach/text.ts";
import { noDate, readUtc, toActivity, unreadableDate } from "./activity.ts";
import { decodeText } from "./decode.ts";
import { createRowIdentities } from "./identity.ts";
import type { ReadOptions, SourceFile } from "./importer.ts";
import { readLink } from "./linkedinRows.ts";

/** Bytes: title, address and dates stand before the text, which is not needed. */
const articleHead = 64_000;

/** The article in this page, or in few words why it is skipped. */
export async function readArticle(
  file: SourceFile,
  options: Pick<ReadOptions, "timeZone" | "today">,
): Promise<Activity | string> {
  const { title, link, published } = await readHead(decodeText(await file.readStart(articleHead)));
  if (published === null) return "draft";
  if (published === "") return noDate;
  const instant = readUtc(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?/.exec(published)?.[0] ?? "");
  if (instant === null) return unreadableDate;
  const url = readLink(link);
  // A title may be used again; an address may not.
  const id = createRowIdentities("linkedin")(["article", ...(url === null ? [title, String(instant)] : [url])]);
  return toActivity({ id, kind: "post", platform: "linkedin", instant, url, text: title, source: "linkedin" }, options);
}

interface ArticleHead {
  readonly title: string;
  /** As it stands there; empty where there is none. */
  readonly link: string;
  /** Such as `Published on 2024-09-20 06:12`; null for a draft, which was only created. */
  readonly published: string | null;
}

async function readHead(html: string): Promise<ArticleHead> {
  const { Parser } = await import("htmlparser2");
  const parts = { title: "", link: "", published: "" };
  const seen = { title: false, published: false };
  let place: "title" | "published" | null = null;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === "a" && place === "title" && parts.link === "") parts.link = attributes["href"] ?? "";
      const next = name === "h1" ? "title" : name === "p" && attributes["class"] === "published" ? "published" : null;
      if (next === null || seen[next]) return;
      seen[next] = true;
      place = next;
    },
    ontext: (text) => {
      if (place !== null) parts[place] += text;
    },
    onclosetag: (name) => {
      if (name === "h1" || name === "p") place = null;
    },
  });
  parser.end(html);
  return {
    title: plainText(parts.title),
    link: parts.link.trim(),
    published: seen.published ? parts.published.trim() : null,
  };
}
