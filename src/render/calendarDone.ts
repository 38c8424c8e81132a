import type { Pause } from "../coach/book.ts";
import type { Day } from "../coach/day.ts";
import { givenName } from "../coach/names.ts";
import type { PostingCalendar } from "../coach/postingCalendar.ts";
import { capitalized, countOf, dayName, dayRange, weekdayName } from "../coach/words.ts";
import { indent, lines, padEnd, shown, widthOf, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

export interface CalendarDone {
  /** The leader's. */
  readonly name: string;
  readonly file: string;
  readonly calendar: PostingCalendar;
  readonly alarmMinutes: number | null;
}

/** Pauses that are named one by one. */
const mostPauses = 3;

/** What was written into the calendar file. */
export function renderCalendarDone({ name, file, calendar, alarmMinutes }: CalendarDone, theme: Theme): string {
  const { at, slots, check, step, today, until, isListening, pauses } = calendar;
  const firstName = givenName(shown(name));
  const slotDays = slots.days.map((day) => capitalized(day.slice(0, 3))).join(", ");
  const rows: (readonly [label: string, text: string])[] = [
    [
      isListening ? "Time to listen" : "Posting slots",
      `${slotDays} at ${at}, ${countOf(slots.minutes, "minute")}, from ${fullDay(slots.first, today)}`,
    ],
    ["Weekly check", check === null ? "none in that time" : `${capitalized(check.days[0] ?? "")}s at ${at}`],
    ["Next step", step === null ? "none is open" : `${fullDay(step.day, today)}: ${startLow(step.action.title)}`],
    ["Reminder", alarmMinutes === null ? "none" : reminderWords(alarmMinutes)],
    ...(until === null ? [] : ([["Until", fullDay(until, today)]] as const)),
    ...(pauses.length === 0 ? [] : ([["Left out", pauseWords(pauses, today)]] as const)),
  ];
  return `${lines(
    wrap(theme, `${theme.good(theme.symbols.done)} ${firstName}'s calendar: ${shown(file)}`),
    ...rows.map((row) => renderRow(row, theme)),
    wrap(
      theme,
      "Open the file, and your calendar takes it in. Changed your mind? Run it again and open it again: nothing doubles.",
    ),
  )}\n`;
}

const labelWidth = "Posting slots".length + 3;

function renderRow([label, text]: readonly [label: string, text: string], theme: Theme): string {
  const first = indent + indent + padEnd(label, labelWidth);
  return wrap(theme, text, first, " ".repeat(widthOf(first)));
}

function reminderWords(minutes: number): string {
  return minutes === 0 ? "when each begins" : `${countOf(minutes, "minute")} before each`;
}

function pauseWords(pauses: readonly Pause[], today: Day): string {
  const named = pauses
    .slice(0, mostPauses)
    .map(({ from, to, why }) => dayRange(from, to, today) + (why === null ? "" : `: ${shown(why)}`));
  const more = pauses.length - named.length;
  return more > 0 ? `${named.join("; ")}; and ${countOf(more, "more pause")}` : named.join("; ");
}

/** "Thu 26 Nov" */
function fullDay(day: Day, today: Day): string {
  return `${weekdayName(day)} ${dayName(day, today)}`;
}

function startLow(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
