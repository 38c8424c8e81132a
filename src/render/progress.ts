import { groupDigits } from "../coach/words.ts";
import type { Theme } from "./theme.ts";

interface ProgressOutput {
  write(text: string): void;
  readonly isTerminal: boolean;
}

const barWidth = 24;
const clearLine = "\r\u001b[K";

/** A bar that is drawn over itself; on anything but a terminal nothing is drawn. */
export function showProgress(
  output: ProgressOutput,
  theme: Theme,
): { update: (done: number, total: number | null) => void; end: () => void } {
  let isDrawn = false;
  return {
    update: (done, total) => {
      if (!output.isTerminal) return;
      isDrawn = true;
      output.write(
        `${clearLine}  Reading  ${total === null ? "" : bar(done / Math.max(1, total), theme)}${count(done, total)}`,
      );
    },
    end: () => {
      if (isDrawn) output.write(clearLine);
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
