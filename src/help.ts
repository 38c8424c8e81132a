import { helpPages } from "./helpPages.ts";
import { toAscii } from "./render/theme.ts";
import { openAnswers, showsUnicode } from "./system/standardStreams.ts";

/**
 * Writes the page that everybody reads first, which would take longer to be made than all else takes. false where there is none
 * for a terminal as wide as this one: the command tree makes it.
 */
export function writeHelp(): boolean {
  const out = openAnswers();
  const page = helpPages[out.columns];
  if (page === undefined) return false;
  out.write(showsUnicode(process.env, process.platform) ? page : toAscii(page));
  return true;
}
