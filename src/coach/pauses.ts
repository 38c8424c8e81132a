import type { Book, Pause } from "./book.ts";

/** Adds a pause, in calendar order. Pauses may overlap: a day is paused once. */
export function addPause(book: Book, pause: Pause): Book {
  return { ...book, pauses: inOrder([...book.pauses, pause]) };
}

/** `number` as listed, from 1. */
export function removePause(book: Book, number: number): Book {
  return { ...book, pauses: book.pauses.filter((_, index) => index !== number - 1) };
}

function inOrder(pauses: readonly Pause[]): Pause[] {
  return [...pauses].sort((left, right) => {
    if (left.from !== right.from) return left.from < right.from ? -1 : 1;
    return left.to < right.to ? -1 : left.to > right.to ? 1 : 0;
  });
}
