import { groupDigits } from "../coach/words.ts";
import { cut, indent, shown } from "./layout.ts";
import type { Theme } from "./theme.ts";

interface ProgressOutput {
  write(text: string): void;
  readonly isTerminal: boolean;
}

const barWidth = 24;
const clearLine = "\r\u001b[K";

export interface Progress {
  /** What goes on, before anything can be counted: `Opening twitter.zip`. */
  say(text: string): void;
  /** Rows that were read, of how many; null where that is not known. */
  update(done: number, total: number | null): void;
  /** Leaves no trace. */
  end(): void;
}

/** A line that is drawn over itself; on anything but a terminal nothing is drawn. */
export function showProgress(output: ProgressOutput, theme: Theme): Progress {
  let isDrawn = false;
  const draw = (text: string): void => {
    if (!output.isTerminal) return;
    isDrawn = true;
    output.write(`${clearLine}${cut(`${indent}${text}`, theme.columns - 1)}`);
  };
  return {
    say: (text) => draw(shown(text)),
    update: (done, total) => {
      draw(`Reading  ${total === null ? "" : bar(done / Math.max(1, total), theme)}${count(done, total)}`);
    },
    end: () => {
      if (isDrawn) output.write(clearLine);
      isDrawn = false;
    },
  };
}

function bar(share: number, { symbols, columns }: Theme): string {
  const width = columns < 60 ? 10 : barWidth;
  const full = Math.round(Math.min(1, share) * width);
  return `${symbols.barFull.repeat(full)}${symbols.barEmpty.repeat(width - full)}  `;
}

function count(done: number, total: number | null): string {
  return total === null ? `${groupDigits(done)} rows` : `${groupDigits(done)} of ${groupDigits(total)}`;
}
