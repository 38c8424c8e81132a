import { UserError } from "../errors.ts";
import { describeSource } from "./describe.ts";
import { readFeedItems } from "./feedActivities.ts";
import { decodeFeed, type FeedFormat, feedFormatOf } from "./feedFormat.ts";
import type { Feed } from "./feedItem.ts";
import { readJsonFeed } from "./feedJson.ts";
import { isWordPressExport, readXmlFeed } from "./feedXml.ts";
import type { Importer, ReadOptions, ReadResult, Source, SourceFile } from "./importer.ts";
import { startReading } from "./reading.ts";

/** The feed of a blog, newsletter, podcast or account: the newest of what it published, 10 to 30 posts mostly. */
export const feedImporter: Importer = {
  id: "feed",
  label: "Feed",
  howToGet: "the address of the feed, such as https://blog.example.com/feed, or https://bsky.app/profile/<you>/rss",
  isGeneric: true,
  takes: ["platform"],
  recognise: async (source) => ((await isFeed(source)) ? source.files : []),
  read: readFeed,
};

/** Bytes: before its first element, a feed may hold comments and the names of a dozen extensions. */
const startLength = 20_000;

const whatFeedsAre = "A feed is RSS, Atom or JSON Feed: most blogs have one at /feed, /rss or /feed.xml.";

async function isFeed({ files }: Source): Promise<boolean> {
  const [file] = files;
  return (
    file !== undefined && files.length === 1 && feedFormatOf(decodeFeed(await file.readStart(startLength))) !== null
  );
}

async function readFeed(source: Source, options: ReadOptions): Promise<ReadResult> {
  const text = decodeFeed(await onlyFile(source).read());
  const format = feedFormatOf(text.slice(0, startLength));
  if (format === null) {
    throw new UserError(`${source.name} is no feed: ${await describeSource(source)}.`, { hint: whatFeedsAre });
  }
  if (isWordPressExport(text.slice(0, startLength))) {
    throw new UserError(`${source.name} is a WordPress export: it holds drafts and pages beside the posts.`, {
      hint: "Give the address of the blog's feed instead, such as https://blog.example.com/feed",
    });
  }
  const feed = await parseFeed(source, format, text);
  const { account, items } = await readFeedItems(feed, options);
  const reading = startReading(options, items.length);
  for (const [index, item] of items.entries()) reading.add(item, () => `item ${index + 1}`);
  return reading.finish(account);
}

function onlyFile({ name, files }: Source): SourceFile {
  const [file] = files;
  if (file !== undefined && files.length === 1) return file;
  throw new UserError(`${name} holds ${files.length} files: a feed is read on its own.`, {
    hint: "Give the feeds one by one.",
  });
}

async function parseFeed({ name }: Source, format: FeedFormat, text: string): Promise<Feed> {
  const feed = format === "json" ? readJsonFeed(text) : await readXmlFeed(format, text);
  if (typeof feed === "string") {
    throw new UserError(`${name} cannot be read as a feed: ${feed}.`, { hint: "Download it again, whole." });
  }
  if (feed.items.length > 0) return feed;
  throw new UserError(`${name} is a feed without a single item.`, {
    hint: "Look at it in a browser: the site may keep its posts in another feed.",
  });
}
