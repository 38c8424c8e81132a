import { UserError } from "../errors.ts";
import { findBlueskyFiles } from "./blueskyFiles.ts";
import { readCarFile, readFeedFile, startBluesky } from "./blueskyReading.ts";
import { describeSource } from "./describe.ts";
import type { Importer, ReadOptions, ReadResult, Source } from "./importer.ts";

/** The archive of a Bluesky account (`repo.car`), and the JSON of its feed as programs fetch it. */
export const blueskyImporter: Importer = {
  id: "bluesky",
  label: "Bluesky archive",
  howToGet: "Settings, Account, Export my data, Download CAR file",
  isGeneric: false,
  leaves: [
    // Named after their content, as programs that fetch them do: https://atproto.com/specs/blob
    { path: /(?:^|\/)bafkrei[2-7a-z]{52}$/, why: "pictures, videos and sound" },
  ],
  recognise: async (source) => {
    const { cars, feeds } = await findBlueskyFiles(source);
    return [...cars, ...feeds];
  },
  read: readBluesky,
};

const askForFile = "Give repo.car as Bluesky made it, or the JSON of app.bsky.feed.getAuthorFeed.";

async function readBluesky(source: Source, options: ReadOptions): Promise<ReadResult> {
  const { cars, feeds } = await findBlueskyFiles(source);
  if (cars.length + feeds.length === 0) {
    const seen = await describeSource(source);
    throw new UserError(`${source.name} holds nothing of Bluesky: ${seen}.`, { hint: askForFile });
  }
  const reading = startBluesky(options);
  for (const file of cars) await readCarFile(file, reading);
  for (const file of feeds) await readFeedFile(file, reading);
  return reading.finish(reading.handle === null ? reading.did : `@${reading.handle}`);
}
