import type { Problem } from "./problem.ts";

/**
 * The known word that a typing slip most likely meant, or undefined when nothing is near: at most a third of the
 * letters changed, added, left out, or two neighbours swapped (optimal string alignment distance).
 */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase().slice(0, 40);
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance && distance <= allowedSlips(wanted, candidate)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return (
    best ?? (wanted.length >= 2 ? known.find((candidate) => candidate.toLowerCase().startsWith(wanted)) : undefined)
  );
}

/** A third of the letters; in words of one or two letters a slip leaves nothing to go by. */
function allowedSlips(wanted: string, candidate: string): number {
  return wanted.length < 3 ? 0 : Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
}

function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, right.length);
}

function at(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** "There is no platform "linkdin". Did you mean linkedin?" */
export function unknownWord(what: string, typed: string, known: readonly string[]): Problem {
  const near = nearest(typed, known);
  return {
    problem: `There is no ${what} "${typed}".`,
    hint: near === undefined ? `Known: ${known.join(", ")}` : `Did you mean ${near}?`,
  };
}
