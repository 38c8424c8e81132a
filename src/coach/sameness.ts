import { parseAddress, tellsOwn, toldNoIdentity } from "./address.ts";
import type { Activity } from "./book.ts";
import { daysBetween } from "./day.ts";
import { isNamedApart, isSameMoment, sameMoment } from "./sameMoment.ts";

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

/** Characters of a text that tell two posts of a day apart: what follows is cut in one place or another. */
const tellingLength = 20;

function beginningOf({ text = "" }: Activity): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .slice(0, tellingLength);
}

/** Do both know the words of the post, and different ones? A note that the leader made is not the words of the post. */
function saysOtherwise(left: Activity, right: Activity): boolean {
  if (left.source === "log" || right.source === "log") return false;
  const [words, others] = [beginningOf(left), beginningOf(right)];
  const length = Math.min(words.length, others.length);
  return words.slice(0, length) !== others.slice(0, length);
}

/**
 * How the entries of two sources are known for one post, the surest first: by its address; by its moment; by its day and
 * words, or its day alone, where one of the two knows no more than the day. The words never say otherwise.
 */
export const ties = ["address", "moment", "words", "day"] as const;
export type Tie = (typeof ties)[number];

/** Entries of one network, kind, day and source, found without looking at all of them: a day may hold 10,000 rows. */
interface Entries {
  readonly byUrl: Map<string, Activity[]>;
  /** By the two minutes that the moment is in. */
  readonly byMoment: Map<number, Activity[]>;
  readonly byWords: Map<string, Activity[]>;
  readonly dayAlone: Activity[];
  readonly all: Activity[];
}

/** Entries of a list that are looked at: nobody posts so often on a day that more of them could be meant. */
const mostLooks = 200;

/**
 * Finds again what another source recorded before: the leader by hand, a tool, a table, the platform itself. Each entry
 * stands for one post, and is given away once. Entries of one source are never each other: a source knows its own. What the
 * leader logged by hand, and comes in with a whole record, is a post of its own.
 */
export function createOtherEntries(activities: readonly Activity[]): {
  take(incoming: Activity, tie: Tie): Activity | undefined;
} {
  const days = new Map<string, Map<string, Entries>>();
  const handByUrl = new Map<string, Activity[]>();
  for (const activity of activities) {
    addEntry(days, activity);
    if (activity.source === "log" && activity.url !== undefined) pushTo(handByUrl, addressKey(activity), activity);
  }
  const taken = new Set<Activity>();
  const firstOf = (list: Activity[] = [], fits: (recorded: Activity) => boolean): Activity | undefined => {
    // What was taken leaves the list when it is met.
    while (list[0] !== undefined && taken.has(list[0])) list.shift();
    return list.slice(0, mostLooks).find((recorded) => !taken.has(recorded) && fits(recorded));
  };
  const find = (entries: Entries, incoming: Activity, tie: Tie): Activity | undefined => {
    const fits = (recorded: Activity): boolean => !saysOtherwise(recorded, incoming);
    const isOfDay = (recorded: Activity): boolean => tellsDayAlone(incoming) || tellsDayAlone(recorded);
    switch (tie) {
      case "address":
        return incoming.url === undefined ? undefined : firstOf(entries.byUrl.get(incoming.url), fits);
      case "moment": {
        const moment = momentOf(incoming);
        const isSame = (recorded: Activity): boolean => isToldApart(recorded, incoming) && fits(recorded);
        const near = [moment, moment - 1, moment + 1].map((place) => firstOf(entries.byMoment.get(place), isSame));
        return near.find((recorded) => recorded !== undefined);
      }
      case "words": {
        const words = beginningOf(incoming);
        return words === "" ? undefined : firstOf(entries.byWords.get(words), isOfDay);
      }
      case "day":
        return firstOf(tellsDayAlone(incoming) ? entries.all : entries.dayAlone, fits);
    }
  };
  return {
    take: (incoming, tie) => {
      // Nothing else is recorded before the first import, which is the largest.
      if (incoming.source === "log" || days.size === 0) return undefined;
      const others = Array.from(days.get(dayKey(incoming)) ?? []).filter(([source]) => source !== incoming.source);
      const found = others
        .map(([, entries]) => find(entries, incoming, tie))
        .find((recorded) => recorded !== undefined);
      const entry =
        found ?? (tie === "address" ? firstOf(handByUrl.get(addressKey(incoming)), isDayBeside(incoming)) : undefined);
      if (entry !== undefined) taken.add(entry);
      return entry;
    },
  };
}

/** An address that does not tell its day is logged on the day after as often as not. */
function isDayBeside({ day }: Activity): (recorded: Activity) => boolean {
  return (recorded) => Math.abs(daysBetween(recorded.day, day)) <= 1;
}

function addressKey({ platform, kind, url = "" }: Activity): string {
  const isToldByNow = toldNoIdentity(platform) && tellsOwn(platform, kind);
  const identity = isToldByNow ? parseAddress(url, Number.POSITIVE_INFINITY)?.identity : null;
  return `${platform} ${kind} ${identity ?? url}`;
}

function addEntry(days: Map<string, Map<string, Entries>>, activity: Activity): void {
  const sources = days.get(dayKey(activity)) ?? new Map<string, Entries>();
  days.set(dayKey(activity), sources);
  const entries = sources.get(activity.source) ?? newEntries();
  sources.set(activity.source, entries);
  entries.all.push(activity);
  if (tellsDayAlone(activity)) entries.dayAlone.push(activity);
  if (activity.url !== undefined) pushTo(entries.byUrl, activity.url, activity);
  if (activity.at !== undefined) pushTo(entries.byMoment, momentOf(activity), activity);
  pushTo(entries.byWords, beginningOf(activity), activity);
}

function newEntries(): Entries {
  return { byUrl: new Map(), byMoment: new Map(), byWords: new Map(), dayAlone: [], all: [] };
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
