import { toUtf8 } from "./decode.ts";
import { baseName } from "./describe.ts";
import type { Source, SourceFile } from "./importer.ts";
import { findSwarmLists, type SwarmKind } from "./swarmLists.ts";

/** `checkins1.json`, `tips.json`; pages of the API have names of all sorts, such as `page_3.json` or `500.json`. */
const candidateName = /check[-_]?in|tips|swarm|foursquare|4sq|page|offset|^\d+\.json$/i;

/** Bytes: a page of the API begins with what its rows are not about. */
const startLength = 20_000;

/** The files that hold check-ins or tips, by what is in them: in a larger source only those whose name may mean it. */
export async function findSwarmFiles({ files }: Source): Promise<SourceFile[]> {
  const isCandidate = ({ path }: SourceFile): boolean => /\.json$/i.test(path) && candidateName.test(baseName(path));
  const candidates = files.length === 1 ? files : files.filter(isCandidate);
  const found: SourceFile[] = [];
  for (const file of candidates) {
    const start = toUtf8(await file.readStart(startLength));
    if (findSwarmLists(start, emptyKindOf(file)).length > 0) found.push(file);
  }
  return found;
}

/** An archive of somebody without tips holds an empty list of them. */
export function emptyKindOf({ path }: SourceFile): SwarmKind | null {
  const [, word] = /^(checkin|tip)s?\d*\.json$/i.exec(baseName(path)) ?? [];
  if (word === undefined) return null;
  return word.toLowerCase() === "tip" ? "review" : "check-in";
}
