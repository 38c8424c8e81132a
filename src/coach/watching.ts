import type { Book, WatchedPerson } from "./book.ts";
import type { PlatformId } from "./platforms.ts";

/** Notes a person; the same handle on the same network is noted once, with the newest reason. */
export function addWatched(book: Book, person: WatchedPerson): Book {
  const others = book.watching.filter(
    ({ handle, platform }) => !(isSame(handle, person.handle) && platform === person.platform),
  );
  return { ...book, watching: [...others, person] };
}

/** Takes a handle off, on one network or (null) wherever it is noted. The same book comes back when it was not there. */
export function removeWatched(book: Book, handle: string, platform: PlatformId | null): Book {
  const watching = book.watching.filter(
    (person) => !(isSame(person.handle, handle) && (platform === null || person.platform === platform)),
  );
  return watching.length === book.watching.length ? book : { ...book, watching };
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
