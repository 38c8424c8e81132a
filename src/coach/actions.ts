import type { Book, SettledAction } from "./book.ts";

/** Ticks or skips an action; what was said of it before is replaced. */
export function settleAction(book: Book, settled: SettledAction): Book {
  return { ...book, actions: [...book.actions.filter(({ action }) => action !== settled.action), settled] };
}

/** Takes a tick or a skip back. The same book comes back when there was none. */
export function reopenAction(book: Book, id: string): Book {
  const actions = book.actions.filter(({ action }) => action !== id);
  return actions.length === book.actions.length ? book : { ...book, actions };
}
