import { type Activity, type Book, identitiesOf } from "./book.ts";

/**
 * Newest first: by day, then by instant, then the one recorded later. One that tells no instant comes right after what was
 * recorded of its day before it: whoever logs two posts of one day has the second one in mind as the last.
 */
export function newestFirst(activities: readonly Activity[]): Activity[] {
  const latestByDay = new Map<string, string>();
  const keyed = activities.map((activity, index) => {
    const latest = latestByDay.get(activity.day) ?? "";
    const at = activity.at ?? latest;
    if (at > latest) latestByDay.set(activity.day, at);
    return { activity, index, key: `${activity.day} ${at}` };
  });
  keyed.sort((left, right) => (left.key === right.key ? right.index - left.index : left.key < right.key ? 1 : -1));
  return keyed.map(({ activity }) => activity);
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
