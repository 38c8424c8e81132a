import { hasColumns, readSentRows, sampleTable } from "./csvTool.ts";
import { isHootsuiteHeader } from "./hootsuite.ts";
import type { Importer, Source } from "./importer.ts";

/**
 * Buffer's table of posts: what was sent beside what is still in the queue, or failed. Columns are named as its interface
 * names them (https://developers.buffer.com/guides/posts-and-scheduling.html), as `sentAt`, `sent_at` or "Sent at".
 */
export const bufferImporter: Importer = {
  id: "buffer",
  label: "Buffer export",
  howToGet: "buffer.com > Analyze > Posts (or Publish > Sent) > Export > CSV",
  isGeneric: false,
  takes: ["platform", "columns", "dateOrder"],
  recognise: async (source) => ((await isBuffer(source)) ? source.files : []),
  read: (source, options) => readSentRows(source, options, "buffer"),
};

/** All of them: a table of one's own may have a status, and a date, but not these moments of a queue and its channels. */
const columns: readonly RegExp[] = [
  /^(?:post |update )?(?:status|state)$/,
  /^(?:sent|due|scheduled) at\b/,
  /^(?:channel|service|profile)(?: (?:id|name|type|service|username|handle))?$/,
];

async function isBuffer(source: Source): Promise<boolean> {
  const [header = []] = await sampleTable(source, 1);
  return hasColumns(header, columns) && !isHootsuiteHeader(header);
}
