import { version } from "../package.json";
import { helpPages } from "./helpPages.ts";
import { toAscii } from "./render/theme.ts";
import { openAnswers, showsUnicode } from "./system/standardStreams.ts";

/**
 * Answers `--version`, and shows the page that everybody reads first, as `main` would: reading the program takes longer than all
 * else. false where there is no such page for a terminal as wide as this one: the command tree makes it.
 */
export function answerAtOnce(word: string): boolean {
  const out = openAnswers();
  const isVersion = word === "--version" || word === "-V";
  const page = isVersion ? `${version}\n` : helpPages[out.columns];
  if (page === undefined) return false;
  out.write(showsUnicode(process.env, process.platform) ? page : toAscii(page));
  return true;
}
