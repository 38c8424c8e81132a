import { type Activity, type Book, identitiesOf, isUntouched, newBook } from "./book.ts";
import { keepDraft } from "./draft/drafts.ts";
import { type Merged, mergeActivities } from "./mergeActivities.ts";

/** What a whole record brought beside its activities. */
export interface AlsoAdded {
  /** The profile was taken over too: there was none yet. */
  readonly profile: boolean;
  readonly actions: number;
  readonly pauses: number;
  readonly watching: number;
  /** The guidelines were taken over too: there were none yet. */
  readonly guidelines: boolean;
  readonly training: number;
  readonly drafts: number;
}

/**
 * Brings a whole record into another (`present`; null where there is none yet): what is there already stays as it is. A
 * record in which nothing was chosen yet takes the profile over too. `activities` are those of the incoming record that
 * could be read.
 */
export function mergeBook(
  present: Book | null,
  incoming: Book,
  activities: readonly Activity[],
): { merged: Merged; also: AlsoAdded } {
  const takesProfile = present === null || isUntouched(present);
  const book = present ?? newBook(incoming.profile);
  const merged = mergeActivities(book, activities);
  const recorded = new Set(merged.book.activities.flatMap(identitiesOf));
  const [actions, pauses, watching, imports, training, drafts] = [
    missing(book.actions, incoming.actions, ({ action }) => action),
    missing(book.pauses, incoming.pauses, JSON.stringify),
    missing(book.watching, incoming.watching, ({ handle, platform }) => `${handle} ${platform}`),
    missing(book.imports, incoming.imports, JSON.stringify),
    missing(book.training, incoming.training, ({ screen }) => screen),
    missing(book.drafts, incoming.drafts, ({ text }) => text),
  ];
  const removedBefore = new Set(book.removed);
  const removed = incoming.removed.filter((id) => !recorded.has(id) && !removedBefore.has(id));
  const after: Book = {
    profile: takesProfile ? incoming.profile : book.profile,
    actions: [...book.actions, ...actions],
    pauses: [...book.pauses, ...pauses],
    watching: [...book.watching, ...watching],
    activities: merged.book.activities,
    removed: [...merged.book.removed, ...removed],
    imports: [...book.imports, ...imports],
    guidelines: book.guidelines ?? incoming.guidelines,
    training: [...book.training, ...training],
    drafts: drafts.reduce(keepDraft, book.drafts),
  };
  const isSame =
    !takesProfile &&
    merged.added.length === 0 &&
    merged.completed === 0 &&
    after.guidelines === book.guidelines &&
    [actions, pauses, watching, imports, removed, training, drafts].every((rows) => rows.length === 0);
  return {
    merged: { ...merged, book: isSame ? book : after },
    also: {
      profile: takesProfile,
      actions: actions.length,
      pauses: pauses.length,
      watching: watching.length,
      guidelines: after.guidelines !== book.guidelines,
      training: training.length,
      drafts: drafts.length,
    },
  };
}

/** Those of the second list that the first does not hold. */
function missing<Row>(present: readonly Row[], incoming: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const keys = new Set(present.map((row) => keyOf(row)));
  return incoming.filter((row) => !keys.has(keyOf(row)));
}
