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
  if (left.at === undefined || right.at === undefined) return false;
  return Math.abs(Date.parse(left.at) - Date.parse(right.at)) <= sameMoment;
}

/**
 * Finds what the leader logged by hand again in an import. Each entry stands for one post: `take` gives it away once, by
 * its address, else by its moment, else (when it was logged without an address) by its network, kind and day.
 */
export function createHandEntries(activities: readonly Activity[]): { take(imported: Activity): boolean } {
  const byDay = new Map<string, Activity[]>();
  for (const activity of activities) {
    if (activity.source !== "log") continue;
    const key = dayKey(activity);
    byDay.set(key, [...(byDay.get(key) ?? []), activity]);
  }
  return {
    take: (imported) => {
      const entries = byDay.get(dayKey(imported)) ?? [];
      const entry =
        entries.find(({ url }) => url !== undefined && url === imported.url) ??
        entries.find((logged) => logged.url !== undefined && isNamedApart(logged, imported)) ??
        entries.find(({ url }) => url === undefined);
      if (entry === undefined) return false;
      byDay.set(
        dayKey(imported),
        entries.filter((other) => other !== entry),
      );
      return true;
    },
  };
}

function dayKey({ platform, kind, day }: Activity): string {
  return `${platform} ${kind} ${day}`;
}
