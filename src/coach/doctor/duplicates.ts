import { parseAddress } from "../address.ts";
import type { Activity } from "../book.ts";
import { excerpt } from "../text.ts";
import type { KnownBook } from "./machine.ts";
import { combine, finding, note, someNames, type Verdict } from "./verdict.ts";

/** `quote` makes a word one for a shell. */
export function judgeDuplicates(books: readonly KnownBook[], quote: (word: string) => string): Verdict {
  return combine(
    [...books.flatMap((known) => [...sameIds(known), ...sameAddresses(known, quote)]), ...sameNames(books)],
    "Nothing is there twice.",
  );
}

/** Only a hand makes these: removing by id would take both. */
function sameIds({ leader, book }: KnownBook): Verdict[] {
  const twice = repeatedOf(book.activities.map(({ id }) => id));
  if (twice.length === 0) return [];
  return [
    finding(
      `In the record of ${leader} several activities have the same id: ${someNames(twice)}.`,
      `Take one of the two lines out of leaders/${leader}.json, and "checksum" with its value out of its first line.`,
    ),
  ];
}

/** Replies and reposts may all name the post that they are about, and tools the page that a post links to. */
function sameAddresses({ leader, book }: KnownBook, quote: (word: string) => string): Verdict[] {
  const first = new Map<string, Activity>();
  const twice = new Map<string, Activity>();
  for (const activity of book.activities) {
    const { kind, day, platform, url } = activity;
    if (kind !== "post" || url === undefined) continue;
    const key = [day, platform, url].join(" ");
    const before = first.get(key);
    if (before === undefined) first.set(key, activity);
    // The same id is told of by itself.
    else if (before.id !== activity.id && isItsOwnAddress(activity)) twice.set(key, activity);
  }
  const [one] = twice.values();
  if (one === undefined) return [];
  const others = twice.size - 1;
  return [
    finding(
      `In the record of ${leader} a post of ${one.day} is there twice: ${excerpt(one.url ?? "", 80)}${others === 0 ? "." : `, and so are ${others} more.`}`,
      `Remove one: socialtop remove ${quote(one.id)} --as ${leader}`,
    ),
  ];
}

/** Does it lead to the post itself? A blog's posts are pages like any other. */
function isItsOwnAddress({ url, platform }: Activity): boolean {
  if (platform === "blog") return true;
  const address = parseAddress(url ?? "", Number.POSITIVE_INFINITY);
  return address !== null && address.identity !== null && address.platform === platform;
}

function sameNames(books: readonly KnownBook[]): Verdict[] {
  const nameOf = ({ book }: KnownBook) => book.profile.name.normalize("NFC").toLowerCase();
  return repeatedOf(books.map(nameOf)).map((name) => {
    const leaders = books.filter((known) => nameOf(known) === name).map(({ leader }) => leader);
    return note(
      `${someNames(leaders)} have the same name.`,
      `Rename one, if they are two people: socialtop settings name "New Name" --as ${leaders.at(-1)}`,
    );
  });
}

/** Each value that is there more than once, in the order of its second place. */
function repeatedOf(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return [...twice];
}
