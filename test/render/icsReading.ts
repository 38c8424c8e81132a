import ICAL from "ical.js";

/** One entry of a calendar file, as an independent reader understands it. */
interface ReadEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly status: string;
  readonly transparency: string;
  /** Minutes. */
  readonly duration: number;
  /** As `-PT10M`; empty without a reminder. */
  readonly triggers: readonly string[];
  readonly isRecurring: boolean;
  /** Times at which it takes place, up to this instant (milliseconds), at most 2,000. */
  expand(until: number): Occurrence[];
}

interface Occurrence {
  /** On the clock of its zone: `2026-11-27T08:30`. */
  readonly local: string;
  /** Milliseconds since 1970, UTC. */
  readonly instant: number;
}

export interface ReadCalendar {
  readonly component: ICAL.Component;
  readonly name: string;
  /** The zones that the file describes. */
  readonly zones: readonly string[];
  /** Each TZID of a time. */
  readonly usedZones: ReadonlySet<string>;
  readonly events: readonly ReadEvent[];
  /** `slots`, `check` or `step`. */
  event(id: string): ReadEvent;
}

export function readIcs(text: string): ReadCalendar {
  const component = new ICAL.Component(ICAL.parse(text));
  const zones = component.getAllSubcomponents("vtimezone");
  const parts = component.getAllSubcomponents("vevent");
  const events = parts.map(readEvent);
  return {
    component,
    name: textOf(String(component.getFirstPropertyValue("name"))),
    zones: zones.map((zone) => String(zone.getFirstPropertyValue("tzid"))),
    usedZones: new Set(
      parts.flatMap((part) => part.getAllProperties().flatMap((property) => property.getParameter("tzid") ?? [])),
    ),
    events,
    event: (id) => {
      const found = events.find(({ uid }) => uid.endsWith(`.${id}@socialtop`));
      if (found === undefined) throw new Error(`There is no ${id} among ${events.map(({ uid }) => uid)}`);
      return found;
    },
  };
}

/** The reader does not know NAME (RFC 7986) for a text: it takes the escapes out of a SUMMARY. */
function textOf(escaped: string): string {
  return String(ICAL.Property.fromString(`SUMMARY:${escaped}`).getFirstValue());
}

function readEvent(part: ICAL.Component): ReadEvent {
  const event = new ICAL.Event(part);
  const alarms = part.getAllSubcomponents("valarm");
  return {
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    description: event.description,
    status: String(part.getFirstPropertyValue("status")),
    transparency: String(part.getFirstPropertyValue("transp")),
    duration: event.duration.toSeconds() / 60,
    triggers: alarms.map((alarm) => String(alarm.getFirstPropertyValue("trigger"))),
    isRecurring: event.isRecurring(),
    expand: (until) => {
      const found: Occurrence[] = [];
      if (!event.isRecurring()) return [toOccurrence(event.startDate)];
      const times = event.iterator();
      for (let time = times.next(); time && found.length < 2000; time = times.next()) {
        const occurrence = toOccurrence(time);
        if (occurrence.instant > until) break;
        found.push(occurrence);
      }
      return found;
    },
  };
}

function toOccurrence(time: ICAL.Time): Occurrence {
  return { local: time.toString().slice(0, 16), instant: time.toUnixTime() * 1000 };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock in that zone shows, by Intl: `Fri 2026-11-27T08:30`. */
export function clockAt(instant: number, timeZone: string): string {
  const clock = clocks.get(timeZone) ?? newClock(timeZone);
  clocks.set(timeZone, clock);
  const parts = clock.formatToParts(instant);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return `${part("weekday")} ${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

function newClock(timeZone: string): Intl.DateTimeFormat {
  const digits = "2-digit";
  const date = { weekday: "short", year: "numeric", month: digits, day: digits } as const;
  return new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...date, hour: digits, minute: digits });
}
