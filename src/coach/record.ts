import { type Activity, type Book, identitiesOf } from "./book.ts";
import type { Day } from "./day.ts";
import { createOtherEntries, ties } from "./sameness.ts";

/** Newest first: by day, then by instant (those without one last on their day), then the one recorded later. */
export function newestFirst(activities: readonly Activity[]): Activity[] {
  const keyed = activities.map((activity, index) => ({
    activity,
    index,
    key: `${activity.day} ${activity.at ?? "~"}`,
  }));
  keyed.sort((left, right) => (left.key === right.key ? right.index - left.index : left.key < right.key ? 1 : -1));
  return keyed.map(({ activity }) => activity);
}

export interface Merged {
  readonly book: Book;
  readonly added: readonly Activity[];
  /** Rows that were recorded before, by their identity or by another source, or came earlier in the same batch. */
  readonly known: readonly Activity[];
  /** How many of those in the record were told more of: another identity, an address, a time, words. */
  readonly completed: number;
  /** Rows that the leader removed once: they stay removed. */
  readonly removedBefore: readonly Activity[];
}

/**
 * Adds what is not in the record yet, by identity, or as another source tells it. What is there already stays as it is: the
 * leader may have mended it; only what it did not know is added to it.
 */
export function mergeActivities(book: Book, incoming: readonly Activity[]): Merged {
  const entries = new Map(book.activities.flatMap((entry) => identitiesOf(entry).map((id) => [id, entry] as const)));
  const completed = new Map<Activity, Activity>();
  const named = new Set(entries.keys());
  // Before all else: whatever is known by its identity stands for no other row.
  const spokenFor = new Set<Activity>();
  for (const activity of incoming) {
    const identity = entries.size === 0 ? undefined : identitiesOf(activity).find((id) => entries.has(id));
    const entry = identity === undefined ? undefined : entries.get(identity);
    if (entry === undefined) continue;
    spokenFor.add(entry);
    const latest = completed.get(entry) ?? entry;
    const more = withAliases(latest, identitiesOf(activity));
    if (more !== latest) completed.set(entry, more);
    for (const id of identitiesOf(activity)) named.add(id);
  }
  const removed = new Set(book.removed);
  const outcomes = incoming.map((activity): keyof Outcomes => {
    const identities = identitiesOf(activity);
    if (identities.some((id) => named.has(id))) return "known";
    if (identities.some((id) => removed.has(id))) return "removedBefore";
    for (const id of identities) named.add(id);
    return "added";
  });
  const others = createOtherEntries(book.activities.filter((entry) => !spokenFor.has(entry)));
  for (const tie of ties) {
    for (const [index, activity] of incoming.entries()) {
      if (outcomes[index] !== "added") continue;
      const entry = others.take(activity, tie);
      if (entry === undefined) continue;
      outcomes[index] = "known";
      completed.set(entry, complete(entry, activity));
    }
  }
  const sorted: Outcomes = { added: [], known: [], removedBefore: [] };
  for (const [index, activity] of incoming.entries()) sorted[outcomes[index] ?? "added"].push(activity);
  const before = completed.size === 0 ? book.activities : book.activities.map((entry) => completed.get(entry) ?? entry);
  return { ...sorted, book: { ...book, activities: [...before, ...sorted.added] }, completed: completed.size };
}

type Outcomes = Record<"added" | "known" | "removedBefore", Activity[]>;

/** With these identities beside its own; the same activity when it has all of them. */
function withAliases(activity: Activity, identities: readonly string[]): Activity {
  const known = identitiesOf(activity);
  const more = identities.filter((id) => !known.includes(id));
  return more.length === 0 ? activity : { ...activity, aliases: [...(activity.aliases ?? []), ...new Set(more)] };
}

/** What another source tells of the same post beside: its identity, so that it is known by that, and what was not known. */
function complete(recorded: Activity, other: Activity): Activity {
  const { at, url, text } = { ...other, ...recorded };
  return {
    ...withAliases(recorded, identitiesOf(other)),
    ...(at === undefined ? {} : { at }),
    ...(url === undefined ? {} : { url }),
    ...(text === undefined ? {} : { text }),
  };
}

/** Under another of its identities: the one that it had is an alias no more. */
export function withIdentity({ aliases = [], ...activity }: Activity, id: string): Activity {
  const others = aliases.filter((alias) => alias !== id);
  return { ...activity, id, ...(others.length === 0 ? {} : { aliases: others }) };
}

/** Adds one that the leader logs: even one that was removed once, because now it is asked for. */
export function addActivity(book: Book, activity: Activity): Book {
  return {
    ...book,
    activities: [...book.activities, activity],
    removed: book.removed.filter((id) => id !== activity.id),
  };
}

/** `id` is the identity before the change. The same book comes back when there is no such activity. */
export function replaceActivity(book: Book, id: string, changed: Activity): Book {
  if (!book.activities.some((activity) => activity.id === id)) return book;
  return { ...book, activities: book.activities.map((activity) => (activity.id === id ? changed : activity)) };
}

/** Removes activities for good: their identities are remembered, so that no import brings them back. */
export function removeActivities(book: Book, ids: readonly string[]): Book {
  const gone = new Set(ids);
  const identities = new Set([...ids, ...book.activities.filter(({ id }) => gone.has(id)).flatMap(identitiesOf)]);
  return {
    ...book,
    activities: book.activities.filter(({ id }) => !gone.has(id)),
    removed: [...book.removed.filter((id) => !identities.has(id)), ...identities],
  };
}

/** What a typed id means: one activity, none, or several that begin or end alike. */
export type FoundActivity = { activity: Activity } | { candidates: readonly Activity[] };

/** Finds by whole id, by its beginning or end (four characters or more), or `last` for the newest. */
export function findActivity(book: Book, typed: string): FoundActivity {
  // Lists show the end of a long id after an ellipsis; it may be copied along.
  const text = typed.trim().replace(/^(?:…|\.\.\.)/, "");
  if (text.toLowerCase() === "last") {
    const newest = newestFirst(book.activities)[0];
    return newest === undefined ? { candidates: [] } : { activity: newest };
  }
  const exact = book.activities.find(({ id }) => id === text);
  if (exact !== undefined) return { activity: exact };
  if (text.length < 4) return { candidates: [] };
  const candidates = book.activities.filter(({ id }) => id.endsWith(text) || id.startsWith(text));
  return candidates.length === 1 ? { activity: candidates[0] as Activity } : { candidates };
}

/** The day on which anything was ticked, read, written down or recorded last; null when nothing was. */
export function lastDayOf({ actions, training, drafts, guidelines, activities }: Book): Day | null {
  let last = guidelines?.changedOn ?? null;
  for (const rows of [actions, training, drafts, activities]) {
    for (const { day } of rows) if (last === null || day > last) last = day;
  }
  return last;
}
