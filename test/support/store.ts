import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import type { Book } from "../../src/coach/book.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { activityOn, bookWith } from "./books.ts";

/** A store whose clock goes on by a minute with each change. */
export function openTestStore(folder: string, onWait = () => {}): Store {
  let minute = 0;
  return openStore({
    folder,
    now: () => new Date(Date.UTC(2026, 10, 25, 8, minute++)).toISOString(),
    onWait,
  });
}

/** Jane's book with so many posts; the same number gives the same book. */
export function bookOf(posts: number): Book {
  return bookWith({
    activities: Array.from({ length: posts }, (_, index) =>
      activityOn("2026-11-23", { id: `log:${index}`, text: `Post number ${index}: déjà vu` }),
    ),
  });
}

/** One change that leaves this leader with this book. */
export function put(store: Store, leader: string, book: Book, what = `put ${leader}`): Promise<void> {
  return store.change((draft) => {
    draft.put(leader, book);
    return { what, result: undefined };
  });
}

/** A change of several files: one is written, one removed, and who is used is another one. */
export function renameJane(store: Store): Promise<void> {
  return store.change((draft) => {
    const book = draft.read("jane");
    draft.use("janet");
    draft.remove("jane");
    draft.put("janet", book);
    return { what: "renamed", result: undefined };
  });
}

/** A change that changes nothing, but mends what a crash left half-done. */
export function touch(store: Store): Promise<void> {
  return store.change(() => ({ what: "nothing", result: undefined }));
}

/** What the leaders have: the text of every file of the record, by its path; without history and files on their way. */
export function recordIn(folder: string): Record<string, string> {
  const leaders = join(folder, "leaders");
  const found = existsSync(leaders) ? readdirSync(leaders) : [];
  const names = found.filter((name) => /^[a-z-]+\.json$/.test(name)).map((name) => `leaders/${name}`);
  const paths = ["settings.json", ...names.sort()].filter((path) => existsSync(join(folder, path)));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

export function writeRecord(folder: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, path), text, { mode: 0o600 });
}

/** The same content as a socialtop writes it whose files are of this format, 5 or newer: the checksum covers the number, too. */
export function inFormat(format: number, text: string): string {
  const [first, body] = [`{"format":${format}`, text.slice(text.indexOf("\n") + 1)];
  return `${first},"checksum":"${crc32(`${first},\n${body}`).toString(16).padStart(8, "0")}",\n${body}`;
}

/** The file of a store, as a person might write it: without a checksum. */
export function withoutChecksum(text: string): string {
  return text.replace(/,"checksum":"[0-9a-f]{8}"/, "");
}

/** The names of the changes in the history, finished or not. */
export function historyIn(folder: string): string[] {
  const history = join(folder, "history");
  return existsSync(history) ? readdirSync(history).sort() : [];
}
