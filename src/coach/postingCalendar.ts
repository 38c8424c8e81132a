import { millisecondsInDay, millisecondsInMinute } from "date-fns/constants";
import type { Book, Pause } from "./book.ts";
import { minuteOfDay, type TimeOfDay, timeBesideSlot, usualDays } from "./calendarInput.ts";
import { type Day, dayNumber, dayOfNumber, lastWeekday, type Weekday, type WeekStart, weekdayOf } from "./day.ts";
import type { Problem } from "./problem.ts";
import type { Action } from "./programme.ts";
import { judgeProgress } from "./progress.ts";
import { layOutWeeks, targetOf } from "./weeks.ts";
import { dayName } from "./words.ts";
import { instantOfLocal } from "./zone.ts";

/** What the leader wants in the calendar. */
export interface CalendarRequest {
  /** Monday first; null: as many as the target asks for. */
  readonly days: readonly Weekday[] | null;
  readonly at: TimeOfDay;
  /** Length of a slot. */
  readonly minutes: number;
  /** The last day on which anything repeats, included; null: no end. */
  readonly until: Day | null;
  /** The instant (milliseconds) before which nothing is put in; null: all of today is still ahead. */
  readonly now: number | null;
}

/** Comes back every week. */
export interface WeeklyEntry {
  /** Monday first. */
  readonly days: readonly Weekday[];
  readonly at: TimeOfDay;
  readonly minutes: number;
  /** The first day that has one. */
  readonly first: Day;
  /** Days after `first` that have none, for they are paused; in order. */
  readonly excluded: readonly Day[];
  /** How many fall into a pause, those before `first` included. */
  readonly leftOut: number;
}

/** What goes into a leader's calendar, in days and times of the leader's own zone. */
export interface PostingCalendar {
  readonly today: Day;
  readonly timeZone: string;
  readonly weekStart: WeekStart;
  readonly until: Day | null;
  /** Posting days a week that the leader aims for as of this week; what a pause takes off is not taken off here. */
  readonly target: number;
  /** Is nothing posted yet, nor promised? Then the slots are for listening. */
  readonly isListening: boolean;
  readonly slots: WeeklyEntry;
  /** A look at the week on its last day. Null when no such day is in it, or each is paused. */
  readonly check: WeeklyEntry | null;
  /** Null when none is open, or no slot day for it is in it. */
  readonly step: CalendarStep | null;
  /** Those that reach into it, in order. */
  readonly pauses: readonly Pause[];
}

/** The next step of the programme. */
interface CalendarStep {
  readonly action: Action;
  readonly how: readonly string[];
  readonly day: Day;
  readonly at: TimeOfDay;
}

/** Minutes that a look at the week takes. */
export const minutesOfCheck = 10;

/** Minutes that a step gets. */
export const minutesOfStep = 15;

/** The last day that a calendar file can name. */
const lastDayOfAll = dayNumber("9999-12-31");

/** Lays out the calendar from `today` on; why not, where no slot is left. */
export function planCalendar(book: Book, today: Day, request: CalendarRequest): PostingCalendar | Problem {
  const { profile, pauses } = book;
  const { until } = request;
  const { since, thisWeek } = layOutWeeks(book, today);
  const target = targetOf(profile.targets, thisWeek.end);
  const horizon = until === null ? lastDayOfAll : dayNumber(until);
  const weekly = (days: readonly Weekday[], at: TimeOfDay, minutes: number) => {
    const isOver = request.now !== null && endOf(today, at, minutes, profile.timeZone) <= request.now;
    return layOutWeekly({ days, at, minutes, from: dayNumber(today) + (isOver ? 1 : 0), horizon }, pauses);
  };
  const slotDays = request.days ?? usualDays(target);
  const slots = weekly(slotDays, request.at, request.minutes);
  const lastDay = lastWeekday(profile.weekStart);
  const checkAt = slotDays.includes(lastDay) ? timeBesideSlot(request, minutesOfCheck) : request.at;
  const check = weekly([lastDay], checkAt, minutesOfCheck);
  if (!("first" in slots)) return explainNone(slots.leftOut, until, today);
  return {
    today,
    timeZone: profile.timeZone,
    weekStart: profile.weekStart,
    until,
    target,
    isListening: since === null,
    slots,
    check: "first" in check ? check : null,
    step: findStep(book, today, slots, horizon),
    pauses: pauses.filter(({ from, to }) => to >= today && dayNumber(from) <= horizon),
  };
}

/** The instant (milliseconds) at which it is over on this day. */
function endOf(day: Day, at: TimeOfDay, minutes: number, timeZone: string): number {
  const local = dayNumber(day) * millisecondsInDay + (minuteOfDay(at) + minutes) * millisecondsInMinute;
  return instantOfLocal(local, timeZone);
}

interface Weekly {
  readonly days: readonly Weekday[];
  readonly at: TimeOfDay;
  readonly minutes: number;
  /** Numbers of the first day and the last one, both included. */
  readonly from: number;
  readonly horizon: number;
}

/** With its first day, or without where each of its days is paused. */
function layOutWeekly(
  { days, at, minutes, from, horizon }: Weekly,
  pauses: readonly Pause[],
): WeeklyEntry | { readonly leftOut: number } {
  const isItsDay = (number: number) => days.includes(weekdayOf(dayOfNumber(number)));
  const paused = new Set<number>();
  for (const pause of pauses) {
    const end = Math.min(horizon, dayNumber(pause.to));
    for (let number = Math.max(from, dayNumber(pause.from)); number <= end; number++) {
      if (isItsDay(number)) paused.add(number);
    }
  }
  let first = from;
  while (first <= horizon && (!isItsDay(first) || paused.has(first))) first++;
  if (first > horizon) return { leftOut: paused.size };
  const excluded = [...paused].filter((number) => number > first).sort((left, right) => left - right);
  return { days, at, minutes, first: dayOfNumber(first), excluded: excluded.map(dayOfNumber), leftOut: paused.size };
}

function explainNone(leftOut: number, until: Day | null, today: Day): Problem {
  const end = until === null ? "" : ` until ${dayName(until, today)}`;
  return leftOut > 0
    ? { problem: `Every slot${end} is in a pause.`, hint: "Let it end later, or see: socialtop pause list" }
    : { problem: `There is no slot${end}.`, hint: "Choose other days, or let it end later: --until" };
}

/** Beside the slot of the first slot day after today that is not paused: that time is the leader's own choice. */
function findStep(book: Book, today: Day, slots: WeeklyEntry, horizon: number): CalendarStep | null {
  const { next } = judgeProgress(book, today);
  if (next === null) return null;
  const coming = layOutWeekly({ ...slots, from: dayNumber(today) + 1, horizon }, book.pauses);
  if (!("first" in coming)) return null;
  const { action } = next.action;
  return { action, how: action.how(book.profile), day: coming.first, at: timeBesideSlot(slots, minutesOfStep) };
}
