import type { Book } from "./book.ts";
import type { Day } from "./day.ts";

/**
 * The book as it stood on a day, that day included: later activities, ticks and drafts are not there yet (rule 15). The same book
 * comes back where nothing is later.
 */
export function asOf(book: Book, day: Day): Book {
  if (isNothingLater(book, day)) return book;
  return {
    ...book,
    activities: book.activities.filter((activity) => activity.day <= day),
    actions: book.actions.filter((action) => action.day <= day),
    guidelines: book.guidelines !== null && book.guidelines.agreedOn <= day ? book.guidelines : null,
    training: book.training.filter((read) => read.day <= day),
    drafts: book.drafts.filter((draft) => draft.day <= day),
  };
}

function isNothingLater(book: Book, day: Day): boolean {
  if (book.guidelines !== null && book.guidelines.agreedOn > day) return false;
  return datedRows(book).every((rows) => rows.every((row) => row.day <= day));
}

/** The day on which anything was ticked, read, written down or recorded last; null when nothing was. */
export function lastDayOf(book: Book): Day | null {
  let last = book.guidelines?.changedOn ?? null;
  for (const rows of datedRows(book)) {
    for (const { day } of rows) if (last === null || day > last) last = day;
  }
  return last;
}

/** All that is of one day. */
function datedRows({ activities, actions, training, drafts }: Book): readonly (readonly { readonly day: Day }[])[] {
  return [activities, actions, training, drafts];
}
