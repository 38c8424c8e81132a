import type { Finders } from "../coach/draft/found.ts";
import { findResults } from "./financialResults.ts";
import { loadLinkFinder } from "./links.ts";
import { loadPersonalDataFinder } from "./personalData.ts";
import { loadProfanityFinder } from "./profanity.ts";
import { findSecrets } from "./secrets.ts";

/** Everything that recognises things in a text of a leader of this time zone (IANA name; RangeError for one that does not exist). */
export async function loadFinders(timeZone: string): Promise<Finders> {
  const [links, personalData, profanity] = await Promise.all([
    loadLinkFinder(),
    loadPersonalDataFinder({ timeZone }),
    loadProfanityFinder(),
  ]);
  return { links, personalData, secrets: findSecrets, results: findResults, profanity };
}
