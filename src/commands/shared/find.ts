import type { Activity, Book } from "../../coach/book.ts";
import { findActivity } from "../../coach/record.ts";
import { listOf } from "../../coach/words.ts";
import { usageError } from "../../errors.ts";

/** The one activity that a typed id means. Throws a usage error for none or several. */
export function findOne(book: Book, typed: string): Activity {
  const found = findActivity(book, typed);
  if ("activity" in found) return found.activity;
  if (found.candidates.length === 0) {
    throw usageError(`There is no activity "${typed}".`, "Their ids: socialtop activity. The newest one: last");
  }
  const ids = found.candidates.slice(0, 5).map(({ id }) => id);
  throw usageError(`"${typed}" fits ${found.candidates.length} activities: ${listOf(ids)}.`, "Type more of the id.");
}
