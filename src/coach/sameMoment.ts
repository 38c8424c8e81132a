import type { Activity } from "./book.ts";
import type { PlatformId } from "./platforms.ts";

/**
 * Where an export does not name a post as its address does: LinkedIn numbers a share and its activity apart, within the same
 * second; Meta's exports number nothing. There the moment tells.
 */
const namedApart: ReadonlySet<PlatformId> = new Set(["linkedin", "instagram", "threads", "facebook"]);

/** Milliseconds between the number of a post, given when it is begun, and the time that the export tells. */
export const sameMoment = 2 * 60_000;

/** Two names of one post: same network and kind, named apart, and made within two minutes. */
export function isNamedApart(left: Activity, right: Activity): boolean {
  if (left.platform !== right.platform || left.kind !== right.kind || !namedApart.has(left.platform)) return false;
  return isSameMoment(left, right);
}

export function isSameMoment(left: Activity, right: Activity): boolean {
  if (left.at === undefined || right.at === undefined) return false;
  return Math.abs(Date.parse(left.at) - Date.parse(right.at)) <= sameMoment;
}
