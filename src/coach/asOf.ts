import type { Book } from "./book.ts";
import type { Day } from "./day.ts";

/** The book as it stood on a day, that day included: later activities, ticks and drafts are not there yet (rule 15). */
export function asOf(book: Book, day: Day): Book {
  return {
    ...book,
    activities: book.activities.filter((activity) => activity.day <= day),
    actions: book.actions.filter((action) => action.day <= day),
    guidelines: book.guidelines !== null && book.guidelines.agreedOn <= day ? book.guidelines : null,
    training: book.training.filter((read) => read.day <= day),
    drafts: book.drafts.filter((draft) => draft.day <= day),
  };
}
