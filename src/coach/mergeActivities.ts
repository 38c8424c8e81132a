import { type Activity, type Book, identitiesOf } from "./book.ts";
import { createOtherEntries, ties } from "./sameness.ts";

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
