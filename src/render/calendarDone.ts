import type { Pause } from "../coach/book.ts";
import { usualCalendar, writeWeekdays } from "../coach/calendarInput.ts";
import type { Day, Weekday } from "../coach/day.ts";
import { givenName } from "../coach/names.ts";
import type { PostingCalendar } from "../coach/postingCalendar.ts";
import { capitalized, countOf, dayName, dayRange, startLow, weekdayName } from "../coach/words.ts";
import { indent, lines, padEnd, shown, widthOf, withCommand, wrap } from "./layout.ts";
import { pathForShell } from "./quoting.ts";
import type { Theme } from "./theme.ts";

export interface CalendarDone {
  /** The leader's. */
  readonly name: string;
  readonly file: string;
  readonly calendar: PostingCalendar;
  readonly alarmMinutes: number | null;
  /** As they were typed; null: the usual ones. */
  readonly chosen: { readonly file: string | null; readonly days: readonly Weekday[] | null };
}

/** Pauses that are named one by one. */
const mostPauses = 3;

/** What was written into the calendar file. */
export function renderCalendarDone(done: CalendarDone, theme: Theme): string {
  const { name, file, calendar, alarmMinutes } = done;
  const { slots, check, step, today, until, isListening, pauses } = calendar;
  const firstName = givenName(shown(name));
  const slotDays = slots.days.map((day) => capitalized(day.slice(0, 3))).join(", ");
  const rows: (readonly [label: string, text: string])[] = [
    [
      isListening ? "Time to listen" : "Posting slots",
      `${slotDays} at ${slots.at}, ${countOf(slots.minutes, "minute")}, from ${fullDay(slots.first, today)}`,
    ],
    ["Weekly check", check === null ? "none in that time" : `${capitalized(check.days[0] ?? "")}s at ${check.at}`],
    ["Next step", stepWords(calendar)],
    ["Reminder", reminderWords(alarmMinutes, step !== null)],
    ...(until === null ? [] : ([["Until", fullDay(until, today)]] as const)),
    ...(pauses.length === 0 ? [] : ([["Left out", pauseWords(pauses, today)]] as const)),
  ];
  return `${lines(
    wrap(theme, `${theme.good(theme.symbols.done)} ${firstName}'s calendar: ${shown(file)}`),
    ...rows.map((row) => renderRow(row, theme)),
    wrap(theme, "Open the file, and your calendar takes it in; what is in it from before is replaced."),
    withCommand(theme, "After a change:", commandAgain(done)),
  )}\n`;
}

const labelWidth = "Posting slots".length + 3;

function renderRow([label, text]: readonly [label: string, text: string], theme: Theme): string {
  const first = indent + indent + padEnd(label, labelWidth);
  return wrap(theme, text, first, " ".repeat(widthOf(first)));
}

function stepWords({ step, today, until }: PostingCalendar): string {
  if (step === null) return until === null ? "none is open" : "none in that time";
  return `${fullDay(step.day, today)} at ${step.at}: ${startLow(step.action.title)}`;
}

function reminderWords(minutes: number | null, hasStep: boolean): string {
  if (minutes === null) return "none";
  const when = minutes === 0 ? "at the start of" : `${countOf(minutes, "minute")} before`;
  return `${when} each slot${hasStep ? " and the step" : ""}`;
}

/** The same calendar once more: what is not as usual has to be said again. */
function commandAgain({ calendar, alarmMinutes, chosen }: CalendarDone): string {
  const { slots, until } = calendar;
  return [
    "socialtop calendar",
    chosen.file === null ? null : pathForShell(chosen.file),
    chosen.days === null ? null : `--days ${writeWeekdays(chosen.days)}`,
    slots.at === usualCalendar.at ? null : `--at ${slots.at}`,
    slots.minutes === usualCalendar.minutes ? null : `--minutes ${slots.minutes}`,
    alarmMinutes === usualCalendar.alarmMinutes
      ? null
      : alarmMinutes === null
        ? "--no-alarm"
        : `--alarm ${alarmMinutes}`,
    until === null ? null : `--until ${until}`,
  ]
    .filter((part) => part !== null)
    .join(" ");
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
