import { lines, padEnd, paragraphs, widthOf, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

export interface FormatRow {
  readonly id: string;
  readonly label: string;
  readonly howToGet: string;
}

/** What can be imported, each with where to click to get it. */
export function renderFormats(formats: readonly FormatRow[], theme: Theme): string {
  const width = Math.max(...formats.map(({ id }) => widthOf(id))) + 2;
  const start = (id: string): string => `  ${padEnd(id, width)}`;
  return paragraphs(
    wrap(theme, "Drop what a platform gave you, as it came, on: socialtop import <file>"),
    lines(
      ...formats.map(({ id, label, howToGet }) =>
        wrap(theme, `${theme.strong(label)}: ${howToGet}`, start(id), " ".repeat(width + 2)),
      ),
    ),
    wrap(theme, theme.dim("Each is recognised by what is in it; --from <id> forces one.")),
  );
}
