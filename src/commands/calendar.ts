import { readTimeOfDay, readWeekdays, type TimeOfDay, usualCalendar } from "../coach/calendarInput.ts";
import type { Day, Weekday } from "../coach/day.ts";
import { readDay } from "../coach/dayInput.ts";
import { type PostingCalendar, planCalendar } from "../coach/postingCalendar.ts";
import { excerpt } from "../coach/text.ts";
import { countOf } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { UserError, usageError } from "../errors.ts";
import { renderCalendarDone } from "../render/calendarDone.ts";
import { calendarMark, renderIcs } from "../render/ics.ts";
import { answer, remark } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { openLeader, orUsageError } from "./shared/leader.ts";
import { writeOutput } from "./shared/output.ts";
import { parseCount } from "./shared/parse.ts";

interface CalendarInput {
  /** `-`: standard output. */
  readonly file: string | undefined;
  readonly days: readonly Weekday[] | null;
  readonly at: TimeOfDay;
  readonly minutes: number;
  readonly alarmMinutes: number | null;
  /** As typed: what it means depends on the leader's today. */
  readonly until: string | undefined;
  readonly yes: boolean;
}

export function declareCalendar(program: Command, getContext: GetContext): void {
  addCommand(program, "calendar", "Posting slots and the weekly check, for your own calendar", [
    ["socialtop calendar", "a file that your calendar opens"],
    ["socialtop calendar --days tue,thu --at 12:15", "your days and your time"],
    ["socialtop calendar --until 2027-06-30 --no-alarm", "with an end, and without a reminder"],
  ])
    .argument("[file]", "where to (<leader>-calendar.ics); - for standard output")
    .option("--days <days>", "mon,wed,fri, mon-fri, weekend or daily; else as many as you aim for", (typed) =>
      orUsageError(readWeekdays(typed)),
    )
    .option("--at <time>", "when, on your clock (08:30)", (typed) => orUsageError(readTimeOfDay(typed)))
    .option("--minutes <n>", "how long a slot is (15)", parseCount("--minutes", 240))
    .option("--alarm <minutes>", "the reminder, so many minutes before (10)", parseAlarm)
    .option("--no-alarm", "no reminder")
    .option("--until <day>", "the last day of it, included; else it goes on")
    .option("-y, --yes", "replace a file without asking")
    .action((file, options) =>
      runCalendar(getContext(), {
        file,
        days: options.days ?? null,
        at: options.at ?? usualCalendar.at,
        minutes: options.minutes ?? usualCalendar.minutes,
        alarmMinutes: readAlarm(options.alarm),
        until: options.until,
        yes: options.yes === true,
      }),
    );
}

async function runCalendar(context: Context, input: CalendarInput): Promise<void> {
  const { id, book, today } = openLeader(context);
  const usualFile = `${id}-calendar.ics`;
  const file = input.file === "-" ? null : (input.file ?? usualFile);
  refuseOtherEnding(file, usualFile);
  const until = input.until === undefined ? null : parseEnd(input.until, today);
  // As of another day no hour of it is over yet.
  const now = context.options.today === undefined ? context.now() : null;
  const calendar = orUsageError(planCalendar(book, today, { ...input, until, now }));
  const { name, timeZone } = book.profile;
  const { alarmMinutes } = input;
  const text = await renderIcs({ name, calendar, alarmMinutes, now: context.now() });
  if (text === null) {
    throw new UserError(`No calendar would know the clocks of the time zone "${excerpt(timeZone, 60)}".`, {
      hint: "Set one of its neighbours: socialtop settings time-zone Europe/Paris",
    });
  }
  remarkOnFewDays(context, calendar);
  const json = calendarJson(id, file, calendar, alarmMinutes);
  if (file === null && !context.options.json) return context.out.write(text);
  const isUsual = file === usualFile;
  // A file of another name may be of another plan: that one is asked about, whoever wrote it.
  const mark = isUsual ? calendarMark(name) : null;
  const shown = file === null ? "" : await writeOutput(context, file, text, { yes: input.yes, mark, isShown: false });
  const chosen = { file: isUsual ? null : file, days: input.days };
  answer(context, json, (theme) => renderCalendarDone({ name, file: shown, calendar, alarmMinutes, chosen }, theme));
}

/** Fewer slots than the target are no fault: a post needs none. */
function remarkOnFewDays(context: Context, { isListening, slots, target }: PostingCalendar): void {
  const count = slots.days.length;
  if (isListening || count >= target) return;
  remark(
    context,
    `You aim to post on ${countOf(target, "day")} a week; the calendar has ${countOf(count, "slot")}. Without --days it has ${target}.`,
  );
}

function calendarJson(leader: string, file: string | null, calendar: PostingCalendar, alarmMinutes: number | null) {
  const { timeZone, until, slots, check, step, pauses, isListening } = calendar;
  const { days, at, minutes, first, leftOut } = slots;
  return {
    leader,
    file,
    timeZone,
    at,
    until,
    alarmMinutes,
    slots: { for: isListening ? "listening" : "posting", days, minutes, first, leftOut },
    check: check === null ? null : { day: check.days[0], at: check.at, minutes: check.minutes, first: check.first },
    step: step === null ? null : { action: step.action.id, title: step.action.title, day: step.day, at: step.at },
    pauses,
  };
}

/** Calendars open a file by its ending. */
function refuseOtherEnding(file: string | null, usualFile: string): void {
  if (file === null || /\.ics$/i.test(file)) return;
  if (file.trim() === "") throw usageError("The name of the file is empty.", `Leave it out, and it is ${usualFile}`);
  const [, name = "", ending] = /([^/\\]*?)(\.\w*)?$/.exec(file) ?? [];
  const what = ending === undefined ? "without an ending" : `as ${excerpt(ending, 20)}`;
  throw usageError(`A calendar is written as .ics, not ${what}.`, `Name it ${excerpt(name, 60) || "calendar"}.ics`);
}

function parseEnd(typed: string, today: Day): Day {
  const { day } = orUsageError(readDay(typed, today, { allowFuture: true, isWeekdayComing: true }));
  if (day >= today) return day;
  throw usageError(
    `The calendar cannot end on ${day}: that day is over.`,
    `Today is ${today}. Without --until it goes on.`,
  );
}

/** As the options have it: false for `--no-alarm`, true (or nothing) where neither was typed. */
function readAlarm(option: number | boolean | undefined): number | null {
  if (option === false) return null;
  return typeof option === "number" ? option : usualCalendar.alarmMinutes;
}

const longestAlarm = 1440;

function parseAlarm(typed: string): number {
  const minutes = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : -1;
  if (minutes >= 0 && minutes <= longestAlarm) return minutes;
  throw usageError(
    `--alarm takes minutes before, from 0 to ${longestAlarm}, not "${excerpt(typed, 40)}".`,
    "For none: --no-alarm",
  );
}
