import type { ICalCalendar, ICalEventData, ICalLuxonDateTimeStub, ICalRepeatingOptions } from "ical-generator";
import { laterOnClock, type TimeOfDay } from "../coach/calendarInput.ts";
import type { Day, Weekday } from "../coach/day.ts";
import { slugOf } from "../coach/names.ts";
import type { PostingCalendar, WeeklyEntry } from "../coach/postingCalendar.ts";
import { lastInstantOf } from "../coach/zone.ts";
import { type IcsEntry, icsEntries } from "./icsEntries.ts";
import { findZoneBlock, type ZoneBlock } from "./icsZone.ts";
import { shown } from "./layout.ts";

/** Octets of a name in its mark: the line stays below 75, so that it is not folded. */
const longestMark = 50;

/**
 * A line near the beginning (within the first 2,000 bytes) of each calendar file of this leader's, line ends included: it is
 * neither escaped nor folded. Of a long name it holds the beginning.
 */
export function calendarMark(name: string): string {
  const identity = identityOf(name);
  // As many whole characters as there is room for.
  const { read } = new TextEncoder().encodeInto(identity, new Uint8Array(longestMark));
  return `\r\nX-SOCIALTOP-LEADER:${identity.slice(0, read)}\r\n`;
}

/**
 * Whose entries they are. The whole name rather than the short one: many are "jane", and who looks after two of them has both
 * in one calendar. Not a random one either: it would have to be stored, and another machine would not know it. This way the
 * same leader updates the same entries from anywhere, under any short name.
 */
function identityOf(name: string): string {
  return slugOf(name) || "leader";
}

export interface IcsModel {
  readonly name: string;
  readonly calendar: PostingCalendar;
  /** Minutes before each slot and the step; null: no reminder. */
  readonly alarmMinutes: number | null;
  /** When the file is made: milliseconds since 1970, UTC. */
  readonly now: number;
}

type IcalLibrary = typeof import("ical-generator");

/**
 * The calendar as iCalendar text (RFC 5545), lines ended by CRLF and folded at 75 octets. Null where nothing is known about
 * the clocks of the leader's zone. The file has no METHOD: it is a calendar, not an invitation. PUBLISH would ask for an
 * organizer (RFC 5546, 3.2.1), and Outlook takes a file without a method for one that publishes.
 */
export async function renderIcs(model: IcsModel): Promise<string | null> {
  const [library, zone] = await Promise.all([import("ical-generator"), findZoneBlock(model.calendar.timeZone)]);
  if (zone === null) return null;
  const name = library.escape(shown(`Social at the top: ${model.name}`), false);
  const mark = calendarMark(model.name).trimStart();
  const ical: ICalCalendar = library.default({
    prodId: { company: "socialtop", product: "calendar" },
    name,
    // A zone of the calendar itself would turn DTSTAMP and UNTIL, which are in UTC, into times of the machine's zone: only
    // the events have one. What the generator gives stands between the calendar's own lines and the first event.
    timezone: { name: null, generator: () => `${mark}X-WR-TIMEZONE:${zone.id}\r\n${zone.block}` },
  });
  for (const entry of icsEntries(model.calendar)) ical.createEvent(toEvent(entry, model, zone, library));
  return `${alarmsLast(ical.toString())}\r\n`;
}

/** ical-generator writes an alarm into the middle of its event; the grammar has it after all else (RFC 5545, 3.6.1). */
function alarmsLast(text: string): string {
  return text.replace(/(BEGIN:VALARM\r\n.*?END:VALARM\r\n)(.*?)(?=END:VEVENT)/gs, "$2$1");
}

function toEvent(entry: IcsEntry, model: IcsModel, zone: ZoneBlock, library: IcalLibrary): ICalEventData {
  const { ICalAlarmType, ICalEventStatus, ICalEventTransparency } = library;
  const { calendar, alarmMinutes } = model;
  const end = laterOnClock(entry.day, entry.at, entry.minutes);
  const stamp = new Date(model.now);
  const alarms = alarmMinutes === null || !entry.rings ? [] : [alarmMinutes * secondsInMinute];
  return {
    id: `${identityOf(model.name)}.${entry.id}@socialtop`,
    sequence: sequenceAt(model.now),
    stamp,
    lastModified: stamp,
    start: localTime(entry.day, entry.at),
    end: localTime(end.day, end.time),
    timezone: zone.id,
    summary: shown(entry.summary),
    description: entry.description.map(shown).join("\n"),
    transparency: entry.isBusy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    repeating: entry.weekly === null ? null : repeatingOf(entry.weekly, calendar, library),
    alarms: alarms.map((trigger) => ({ type: ICalAlarmType.display, trigger })),
  };
}

const secondsInMinute = 60;

const shortNames = {
  monday: "MO",
  tuesday: "TU",
  wednesday: "WE",
  thursday: "TH",
  friday: "FR",
  saturday: "SA",
  sunday: "SU",
} as const satisfies Readonly<Record<Weekday, string>>;

function repeatingOf(weekly: WeeklyEntry, calendar: PostingCalendar, library: IcalLibrary): ICalRepeatingOptions {
  const { until, timeZone } = calendar;
  return {
    freq: library.ICalEventRepeatingFreq.WEEKLY,
    byDay: weekly.days.map((day) => library.ICalWeekday[shortNames[day]]),
    startOfWeek: library.ICalWeekday[shortNames[calendar.weekStart]],
    ...(until === null ? {} : { until: new Date(lastInstantOf(until, timeZone)) }),
    ...(weekly.excluded.length === 0 ? {} : { exclude: weekly.excluded.map((day) => localTime(day, weekly.at)) }),
  };
}

/** Seconds since then count the files. */
const sequencesBegin = Date.UTC(2026, 0, 1);
/** Calendars keep it as a signed number of 32 bits: enough until 2094. */
const highestSequence = 2 ** 31 - 1;

/**
 * A calendar takes an entry for newer than the one it has when its SEQUENCE is higher. Nothing is stored about files that
 * were written, so the clock counts them.
 */
function sequenceAt(now: number): number {
  const seconds = Math.floor((now - sequencesBegin) / 1000);
  return Math.min(highestSequence, Math.max(0, seconds));
}

/**
 * A time on the leader's clock, in the form in which ical-generator takes Luxon's times. It would print a Date as the clock
 * of the machine shows it; this it prints as it is.
 */
function localTime(day: Day, time: TimeOfDay): ICalLuxonDateTimeStub {
  const asUtc = new Date(`${day}T${time}:00Z`);
  const local: ICalLuxonDateTimeStub = {
    isValid: true,
    zone: { type: "fixed" },
    setZone: () => local,
    toFormat: (format) => (format === "HHmmss" ? `${time.replace(":", "")}00` : day.replaceAll("-", "")),
    toJSDate: () => asUtc,
    toJSON: () => `${day}T${time}:00`,
  };
  return local;
}
