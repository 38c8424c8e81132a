import type { LeaderId } from "../coach/leaderId.ts";
import type { Reminder, ReminderReason } from "../coach/reminder.ts";
import { listOf } from "../coach/words.ts";
import { indent, widthOf, wrap } from "./layout.ts";
import { copied, type Theme } from "./theme.ts";

interface LineOptions {
  /** Elsewhere it is one line, however long. */
  readonly isTerminal: boolean;
}

/** A pipe has no width: as wide as most terminals (columns). */
const usualColumns = 80;
const gap = "  ";
/** No line holds more names than this. */
const mostNames = 20;

const paints: Readonly<Record<ReminderReason, (theme: Theme) => (text: string) => string>> = {
  silence: ({ bad }) => bad,
  "at-risk": ({ careful }) => careful,
  "out-of-reach": ({ bad }) => bad,
  step: () => (text) => text,
  damage: ({ bad }) => bad,
};

/** The one line about one leader; `whose` names the leader where there are several. */
export function renderReminder(
  { reason, text, shorter, command }: Reminder,
  { isTerminal, whose }: LineOptions & { readonly whose: LeaderId | null },
  theme: Theme,
): string {
  // The command names whom it is about already.
  const name = whose === null || theme.asLeader !== null ? "" : `${whose} · `;
  const texts = [text, ...shorter].map((words) => name + words);
  return renderLine(texts, command, { isTerminal, paint: paints[reason](theme) }, theme);
}

/** The one line for the coach of several leaders. `names` are those who need a word, one at least, of `total`. */
export function renderTeamReminder(
  names: readonly LeaderId[],
  total: number,
  { isTerminal }: LineOptions,
  theme: Theme,
): string {
  const opening = `${names.length} of ${total} leaders ${names.length === 1 ? "needs" : "need"} a word`;
  const withNames = (count: number): string => {
    if (count === 0) return `${opening}.`;
    const more = names.length - count;
    return `${opening}: ${listOf([...names.slice(0, count), ...(more > 0 ? [`${more} more`] : [])])}.`;
  };
  const most = Math.min(names.length, mostNames);
  const texts = Array.from({ length: most + 1 }, (_, index) => withNames(most - index));
  return renderLine(texts, "socialtop team", { isTerminal, paint: theme.careful }, theme);
}

/** The longest of the texts that has room, with the command; at a terminal too narrow for any, below each other. */
function renderLine(
  texts: readonly string[],
  typed: string,
  { isTerminal, paint }: LineOptions & { readonly paint: (text: string) => string },
  theme: Theme,
): string {
  const command = copied(theme, typed);
  const columns = isTerminal ? theme.columns : usualColumns;
  const room = columns - 1 - widthOf(indent + gap + command);
  const fitting = texts.find((text) => widthOf(text) <= room);
  const text = fitting ?? texts.at(-1) ?? "";
  if (fitting !== undefined || !isTerminal) return `${indent}${paint(text)}${gap}${theme.strong(command)}\n`;
  return `${wrap(theme, paint(text))}\n${wrap(theme, theme.strong(command), indent + indent)}\n`;
}
