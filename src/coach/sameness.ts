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

/** Entries of one network, kind, day and source, found without looking at all of them: a day may hold 10,000 rows. */
interface Entries {
  readonly byUrl: Map<string, Activity[]>;
  /** By the two minutes that the moment is in. */
  readonly byMoment: Map<number, Activity[]>;
  readonly dayAlone: Activity[];
  readonly all: Activity[];
}

/** Characters of a text that tell two posts of a day apart: what follows is cut in one place or another. */
const tellingLength = 20;

/** Do both know the words of the post, and different ones? A note that the leader made is not the words of the post. */
function saysOtherwise(left: Activity, right: Activity): boolean {
  if (left.source === "log" || right.source === "log") return false;
  const [words, others] = [beginningOf(left), beginningOf(right)];
  const length = Math.min(words.length, others.length);
  return words.slice(0, length) !== others.slice(0, length);
}

function beginningOf({ text = "" }: Activity): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .slice(0, tellingLength);
}

/**
 * Finds again what another source recorded before: the leader by hand, a tool, a table, the platform itself. Each entry
 * stands for one post: `take` gives it away once, by its address, else by its moment, else (where one of the two knows no
 * more than the day) by its network, kind and day. Entries of one source are never each other: a source knows its own. What
 * the leader logged by hand, and comes in with a whole record, is a post of its own.
 */
export function createOtherEntries(activities: readonly Activity[]): {
  take(incoming: Activity): Activity | undefined;
} {
  const days = new Map<string, Map<string, Entries>>();
  for (const activity of activities) addEntry(days, activity);
  const taken = new Set<Activity>();
  /** Of a list that only grows shorter: what was taken leaves it when it is met. */
  const firstLeft = (list: Activity[] = []): Activity | undefined => {
    while (list[0] !== undefined && taken.has(list[0])) list.shift();
    return list[0];
  };
  return {
    take: (incoming) => {
      const sources = days.get(dayKey(incoming));
      if (sources === undefined || incoming.source === "log") return undefined;
      const others = Array.from(sources).flatMap(([source, entries]) => (source === incoming.source ? [] : [entries]));
      const find = (search: (entries: Entries) => Activity | undefined): Activity | undefined => {
        for (const entries of others) {
          const found = search(entries);
          if (found !== undefined) return found;
        }
        return undefined;
      };
      const moment = momentOf(incoming);
      const entry =
        find(({ byUrl }) => (incoming.url === undefined ? undefined : firstLeft(byUrl.get(incoming.url)))) ??
        find(({ byMoment }) => {
          for (const place of [moment - 1, moment, moment + 1]) {
            const near = byMoment.get(place) ?? [];
            const at = near.findIndex((recorded) => !taken.has(recorded) && isToldApart(recorded, incoming));
            if (at !== -1) return near.splice(at, 1)[0];
          }
          return undefined;
        }) ??
        find(({ dayAlone, all }) => {
          const rest = tellsDayAlone(incoming) ? all : dayAlone;
          firstLeft(rest);
          return rest.find((recorded) => !taken.has(recorded) && !saysOtherwise(recorded, incoming));
        });
      if (entry !== undefined) taken.add(entry);
      return entry;
    },
  };
}

function addEntry(days: Map<string, Map<string, Entries>>, activity: Activity): void {
  const sources = days.get(dayKey(activity)) ?? new Map<string, Entries>();
  days.set(dayKey(activity), sources);
  const entries: Entries = sources.get(activity.source) ?? {
    byUrl: new Map(),
    byMoment: new Map(),
    dayAlone: [],
    all: [],
  };
  sources.set(activity.source, entries);
  entries.all.push(activity);
  if (tellsDayAlone(activity)) entries.dayAlone.push(activity);
  if (activity.url !== undefined) pushTo(entries.byUrl, activity.url, activity);
  if (activity.at !== undefined) pushTo(entries.byMoment, momentOf(activity), activity);
}

function pushTo<Key>(lists: Map<Key, Activity[]>, key: Key, activity: Activity): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [activity]);
  else list.push(activity);
}

/** Two moments that are the same are in the same number, or in two that follow each other; not a number without one. */
function momentOf({ at }: Activity): number {
  return at === undefined ? Number.NaN : Math.floor(Date.parse(at) / sameMoment);
}

function dayKey({ platform, kind, day }: Activity): string {
  return `${platform} ${kind} ${day}`;
}
