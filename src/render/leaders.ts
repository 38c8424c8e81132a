import type { LeaderId } from "../coach/leaderId.ts";
import { type Standing, standingWords } from "../coach/standing.ts";
import { paragraphs, shown, table, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

export interface LeaderRow {
  readonly id: LeaderId;
  readonly name: string;
  readonly isCurrent: boolean;
  readonly standing: Standing | null;
  readonly streakWeeks: number | null;
  readonly stepsDone: number | null;
  readonly stepsAsked: number | null;
  /** Why the record cannot be read, or null. */
  readonly problem: string | null;
}

export function renderLeaders(rows: readonly LeaderRow[], theme: Theme): string {
  if (rows.length === 0) return `${wrap(theme, "There is no leader yet. Begin with: socialtop init")}\n`;
  const cells = rows.map((row) => [
    row.isCurrent ? theme.good(theme.symbols.dotDone) : " ",
    theme.strong(row.id),
    shown(row.name),
    row.problem === null
      ? `${row.standing === null ? "" : standingWords[row.standing]}, streak ${row.streakWeeks}, ${row.stepsDone} of ${row.stepsAsked} steps`
      : theme.bad(shown(row.problem)),
  ]);
  const hasChoice = rows.some(({ isCurrent }) => isCurrent);
  return paragraphs(
    table(theme, cells),
    wrap(
      theme,
      theme.dim(
        hasChoice ? `${theme.symbols.dotDone} used when none is named` : "Choose one: socialtop leaders use <leader>",
      ),
    ),
  );
}
