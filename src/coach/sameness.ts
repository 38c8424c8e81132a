import { parseAddress } from "./address.ts";
import type { Activity } from "./book.ts";
import type { PlatformId } from "./platforms.ts";

/**
 * Where an export does not name a post as its address does: LinkedIn numbers a share and its activity apart, within the same
 * second; Meta's exports number nothing. There the moment tells.
 */
const namedApart: ReadonlySet<PlatformId> = new Set(["linkedin", "instagram", "threads", "facebook"]);

/** Milliseconds between the number of a post, given when it is begun, and the time that the export tells. */
const sameMoment = 2 * 60_000;

/** Two names of one post: same network and kind, named apart, and made within two minutes. */
export function isNamedApart(left: Activity, right: Activity): boolean {
  if (left.platform !== right.platform || left.kind !== right.kind || !namedApart.has(left.platform)) return false;
  return isSameMoment(left, right);
}

function isSameMoment(left: Activity, right: Activity): boolean {
  if (left.at === undefined || right.at === undefined) return false;
  return Math.abs(Date.parse(left.at) - Date.parse(right.at)) <= sameMoment;
}

/** Does its address give it its identity? Where both have one, two identities are two posts. */
function isNumbered({ id, url }: Activity): boolean {
  return url !== undefined && parseAddress(url, Number.POSITIVE_INFINITY)?.identity === id;
}

/** Tables and tools tell the moment of a post, but not its number. */
function isToldApart(left: Activity, right: Activity): boolean {
  return isNamedApart(left, right) || (isSameMoment(left, right) && !(isNumbered(left) && isNumbered(right)));
}

/** All that is known of it is that it was on that day: logged by hand without an address, or a line of a table. */
function tellsDayAlone({ source, url, at }: Activity): boolean {
  return url === undefined && (source === "log" || at === undefined);
}

/**
 * Finds again what another source recorded before: the leader by hand, a tool, a table, the platform itself. Each entry
 * stands for one post: `take` gives it away once, by its address, else by its moment, else (where one of the two knows no
 * more than the day) by its network, kind and day. Entries of one source are never each other: a source knows its own. What
 * the leader logged by hand, and comes in with a whole record, is a post of its own.
 */
export function createOtherEntries(activities: readonly Activity[]): { take(incoming: Activity): boolean } {
  const byDay = new Map<string, Activity[]>();
  for (const activity of activities) {
    const key = dayKey(activity);
    const entries = byDay.get(key);
    if (entries === undefined) byDay.set(key, [activity]);
    else entries.push(activity);
  }
  return {
    take: (incoming) => {
      const entries = byDay.get(dayKey(incoming));
      if (entries === undefined || incoming.source === "log") return false;
      const others = entries.filter(({ source }) => source !== incoming.source);
      const entry =
        others.find(({ url }) => url !== undefined && url === incoming.url) ??
        others.find((recorded) => isToldApart(recorded, incoming)) ??
        others.find((recorded) => tellsDayAlone(recorded) || tellsDayAlone(incoming));
      if (entry === undefined) return false;
      entries.splice(entries.indexOf(entry), 1);
      return true;
    },
  };
}

function dayKey({ platform, kind, day }: Activity): string {
  return `${platform} ${kind} ${day}`;
}
