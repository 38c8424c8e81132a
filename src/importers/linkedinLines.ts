const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Tells on which line each row of a table begins, when it is asked row by row, in their order. */
export interface LineCounter {
  /** For the row that ends before this place; the first line is 1. */
  startOfRow(end: number): number;
  /** For the row after the last one that was asked for. */
  startOfNextRow(): number;
}

/** Counts by itself: rows are cut at different places than lines, and empty lines are no rows. */
export function createLineCounter(bytes: Uint8Array): LineCounter {
  let [at, line] = [0, 1];
  const skipEmptyLines = (): number => {
    for (; bytes[at] === lineFeed || bytes[at] === carriageReturn; at++) if (bytes[at] === lineFeed) line++;
    return line;
  };
  return {
    startOfNextRow: skipEmptyLines,
    startOfRow: (end) => {
      const start = skipEmptyLines();
      for (
        let next = bytes.indexOf(lineFeed, at);
        next !== -1 && next < end;
        next = bytes.indexOf(lineFeed, next + 1)
      ) {
        line++;
      }
      at = Math.max(at, end);
      return start;
    },
  };
}
