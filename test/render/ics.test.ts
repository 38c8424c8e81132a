import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { type CalendarRequest, planCalendar } from "../../src/coach/postingCalendar.ts";
import { isProblem } from "../../src/coach/problem.ts";
import { calendarMark, renderIcs } from "../../src/render/ics.ts";
import { type BookParts, bookWith, later } from "../support/books.ts";
import { clockAt, type ReadCalendar, readIcs } from "./icsReading.ts";

/** Wednesday, 25 November 2026, before sunrise in Paris. */
const now = Date.parse("2026-11-25T04:00:00Z");
const today = "2026-11-25";
const usual: CalendarRequest = { days: null, at: "08:30", minutes: 15, until: null, now: null };

interface Wanted {
  readonly request?: Partial<CalendarRequest>;
  readonly alarmMinutes?: number | null;
  readonly now?: number;
  readonly today?: string;
  readonly change?: (book: Book) => Book;
}

async function textOf(parts: BookParts, wanted: Wanted = {}): Promise<string> {
  const given = bookWith({ committedOn: "2026-11-02", ...parts });
  const book = wanted.change?.(given) ?? given;
  const calendar = planCalendar(book, wanted.today ?? today, { ...usual, ...wanted.request });
  if (isProblem(calendar)) throw new Error(calendar.problem);
  const { alarmMinutes = 10 } = wanted;
  const model = { name: book.profile.name, calendar, alarmMinutes, now: wanted.now ?? now };
  const text = await renderIcs(model);
  if (text === null) throw new Error("The zone is not known.");
  return text;
}

const read = async (parts: BookParts, wanted: Wanted = {}): Promise<ReadCalendar> =>
  readIcs(await textOf(parts, wanted));

const twoYears = Date.parse("2028-11-26T00:00:00Z");

/** Zones whose clocks change in spring and autumn, north and south, by half an hour, and not at all. */
const zones = [
  "Europe/Paris",
  "America/New_York",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "Asia/Calcutta",
  "America/Sao_Paulo",
  "UTC",
];

describe("a calendar file", () => {
  it.each(zones)("keeps 08:30 at 08:30 for two years in %s", async (timeZone) => {
    const calendar = await read({ timeZone, target: 3 });
    // One zone is described, and every time is of that one.
    expect([...calendar.usedZones]).toEqual(calendar.zones);
    const slots = calendar.event("slots").expand(twoYears);
    // Wednesday, 25 November 2026 and every Monday, Wednesday and Friday after it, up to Friday, 24 November 2028.
    const expected: string[] = [];
    for (let day = today; day <= "2028-11-25"; day = later(day, 1)) {
      const weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][new Date(`${day}T00:00:00Z`).getUTCDay()];
      if (weekday === "Mon" || weekday === "Wed" || weekday === "Fri") expected.push(`${weekday} ${day}T08:30`);
    }
    expect(slots.map(({ instant }) => clockAt(instant, timeZone))).toEqual(expected);
    const [first, second] = calendar.event("check").expand(twoYears);
    expect(clockAt(first?.instant ?? 0, timeZone)).toBe("Sun 2026-11-29T08:30");
    expect(clockAt(second?.instant ?? 0, timeZone)).toBe("Sun 2026-12-06T08:30");
    expect(
      calendar
        .event("step")
        .expand(0)
        .map(({ instant }) => clockAt(instant, timeZone)),
    ).toEqual(["Fri 2026-11-27T08:45"]);
  });

  it("moves with the clocks: 07:30 UTC in winter and 06:30 in summer is 08:30 in Paris", async () => {
    const slots = (await read({})).event("slots").expand(twoYears);
    const instants = new Set(slots.map(({ instant }) => new Date(instant).toISOString()));
    // Clocks change on 28 March and 31 October 2027.
    for (const at of ["2027-03-26T07:30", "2027-03-29T06:30", "2027-10-29T06:30", "2027-11-01T07:30"])
      expect(instants).toContain(`${at}:00.000Z`);
  });

  it("has its text: PRODID and name at its head, lines of 75 octets, CRLF", async () => {
    const text = await textOf({ pauses: [["2026-12-01", "2027-11-30"]], target: 7 });
    const rows = text.split("\r\n");
    expect(rows.slice(0, 7)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//socialtop//calendar//EN",
      "NAME:Social at the top: Jane Doe",
      "X-WR-CALNAME:Social at the top: Jane Doe",
      "X-SOCIALTOP-LEADER:jane-doe",
      "X-WR-TIMEZONE:Europe/Paris",
    ]);
    expect(rows.slice(-2)).toEqual(["END:VCALENDAR", ""]);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...rows.map((row) => Buffer.byteLength(row)))).toBeLessThanOrEqual(75);
    // Nothing of an event stands behind its alarm.
    expect(text.match(/END:VALARM\r\n(?!END:VEVENT)/g)).toBeNull();
    expect(text).not.toContain("METHOD");
  });

  it("says when it was made, in UTC", async () => {
    const text = await textOf({});
    expect(text.match(/^DTSTAMP:.*$/gm)).toEqual(Array(3).fill("DTSTAMP:20261125T040000Z"));
    expect(text.match(/^LAST-MODIFIED:20261125.*$/gm)).toEqual(Array(3).fill("LAST-MODIFIED:20261125T040000Z"));
    // 328 days after 1 January 2026 and four hours: 328 × 86,400 + 14,400.
    expect(readIcs(text).events.map(({ sequence }) => sequence)).toEqual([28353600, 28353600, 28353600]);
    const sequence = async (at: string) => (await read({}, { now: Date.parse(at) })).event("slots").sequence;
    expect(await sequence("2025-06-01T00:00:00Z")).toBe(0);
    expect(await sequence("2026-01-01T00:00:01.999Z")).toBe(1);
    expect(await sequence("2150-01-01T00:00:00Z")).toBe(2147483647);
  });

  it("keeps the time of the slots free, and only that", async () => {
    const { event } = await read({}, { request: { minutes: 45 } });
    expect(event("slots")).toMatchObject({ duration: 45, transparency: "OPAQUE", status: "CONFIRMED" });
    expect(event("check")).toMatchObject({ duration: 10, transparency: "TRANSPARENT", status: "CONFIRMED" });
    expect(event("step")).toMatchObject({ duration: 15, transparency: "TRANSPARENT", isRecurring: false });
  });

  it.each([
    [10, ["-PT10M"]],
    [0, ["PT0S"]],
    [1440, ["-P1D"]],
    [90, ["-PT1H30M"]],
    [null, []],
  ])("reminds %j minutes before a slot and the step, and never of the check", async (alarmMinutes, triggers) => {
    const { events } = await read({}, { alarmMinutes });
    expect(events.map((event) => event.triggers)).toEqual([triggers, [], triggers]);
  });

  it("says what to type", async () => {
    const { event } = await read({});
    expect(event("check").summary).toBe("How was the week? socialtop streak");
    expect(event("check").description).toContain("In a terminal, type: socialtop streak\n");
    expect(event("slots").description).toContain("socialtop log");
    expect(event("step").summary).toBe("Next step: create an account on each network you chose");
    expect(event("step").description).toMatch(/socialtop next$/);
    const listening = await read({ committedOn: null });
    expect(listening.event("slots").summary).toBe("Watch and listen on your networks");
    expect(listening.event("check").summary).toBe("What did you notice this week? socialtop next");
    expect(listening.event("check").description).not.toContain("streak");
  });

  it("leaves out a pause, and has the days around it", async () => {
    const pauses = [["2026-12-21", "2027-01-03"]] as const;
    const calendar = await read({ pauses });
    const days = (id: string) =>
      calendar
        .event(id)
        .expand(Date.parse("2027-01-12T00:00:00Z"))
        .map(({ local }) => local.slice(0, 10))
        .filter((day) => day >= "2026-12-16");
    expect(days("slots")).toEqual(["2026-12-16", "2026-12-18", "2027-01-04", "2027-01-06", "2027-01-08", "2027-01-11"]);
    expect(days("check")).toEqual(["2026-12-20", "2027-01-10"]);
  });

  it.each(["Europe/Paris", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"])(
    "ends on the last day, included, in %s",
    async (timeZone) => {
      for (const at of ["00:00", "23:59"]) {
        const { event } = await read({ timeZone, target: 7 }, { request: { until: "2027-04-04", at, minutes: 1 } });
        expect(event("slots").expand(twoYears).at(-1)?.local).toBe(`2027-04-04T${at}`);
        expect(event("slots").expand(twoYears)).toHaveLength(131);
        // A Sunday: after its slot, or before one that ends at midnight.
        const checkAt = at === "00:00" ? "00:01" : "23:49";
        expect(event("check").expand(twoYears).at(-1)?.local).toBe(`2027-04-04T${checkAt}`);
      }
    },
  );

  it("keeps names as they are, whatever is in them, and lets nothing act", async () => {
    const company = 'Doe; Sons, "A\\B"\r\nBEGIN:VEVENT 李先生 👩‍👩‍👧‍👦 \u001b[31m\u0007é\u2028x';
    const clean = 'Doe; Sons, "A\\B" BEGIN:VEVENT 李先生 👩‍👩‍👧‍👦 éx'.replace("éx", "é x");
    const calendar = await read(
      {},
      {
        change: (book) => ({
          ...book,
          profile: { ...book.profile, name: company.repeat(4), company, getsReviews: true },
          actions: ["listen.accounts", "listen.follow", "listen.watch", "review.account"].map((action) => ({
            action,
            outcome: "done",
            day: "2026-11-02",
            why: null,
          })),
        }),
      },
    );
    expect(calendar.name).toBe(`Social at the top: ${clean.repeat(4)}`);
    expect(calendar.events).toHaveLength(3);
    expect(calendar.event("step").description).toContain(`Look up ${clean} on each of the three`);
  });

  it("folds any text so that it can be put together again", async () => {
    const aName = fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(aName, async (typed) => {
        const name = `x${typed.replace(/[\s\p{C}]/gu, "_")}x`;
        const text = await textOf({}, { change: (book) => ({ ...book, profile: { ...book.profile, name } }) });
        for (const row of text.split("\r\n")) expect(Buffer.byteLength(row)).toBeLessThanOrEqual(75);
        expect(readIcs(text).name).toBe(`Social at the top: ${name}`);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ["Jane Doe", "jane-doe"],
    ["Dr. Zoë O’Brien", "dr-zoe-o-brien"],
    ["李小明", "李小明"],
    // Cut to forty letters as an identity, and to fifty octets in the mark: one, two, three and four octets a letter.
    ["a".repeat(80), "a".repeat(40)],
    ["ж".repeat(80), "ж".repeat(25), "ж".repeat(40)],
    ["李".repeat(80), "李".repeat(16), "李".repeat(40)],
    ["𠮷".repeat(80), "𠮷".repeat(12), "𠮷".repeat(20)],
    [`J${",".repeat(79)}`, "j"],
  ])("is marked as this leader's, whatever the name: %s", async (name, mark, identity = mark) => {
    const text = await textOf({}, { change: (book) => ({ ...book, profile: { ...book.profile, name } }) });
    expect(calendarMark(name)).toBe(`\r\nX-SOCIALTOP-LEADER:${mark}\r\n`);
    expect(Buffer.from(text).subarray(0, 2000).toString()).toContain(calendarMark(name));
    expect(readIcs(text).events.map(({ uid }) => uid)).toEqual(
      ["slots", "check", "step"].map((id) => `${identity}.${id}@socialtop`),
    );
  });

  it("knows no clocks of a zone that is none", async () => {
    const calendar = planCalendar(bookWith({ timeZone: "Mars/Olympus" }), today, usual);
    if (isProblem(calendar)) throw new Error(calendar.problem);
    expect(await renderIcs({ name: "Jane", calendar, alarmMinutes: null, now })).toBeNull();
  });

  it.each(["asia/calcutta", "Asia/Kolkata", "US/Eastern", "Europe/Kiev", "Etc/GMT+5", "GMT"])(
    "knows every name of a zone: %s",
    async (timeZone) => {
      const { zones: described, usedZones } = await read({ timeZone });
      expect([...usedZones]).toEqual(described);
    },
  );
});

/** What a calendar keeps: by UID, the newest one; what is cancelled goes. */
function takeIn(kept: Map<string, ReadCalendar["events"][number]>, calendar: ReadCalendar): void {
  for (const event of calendar.events) {
    const known = kept.get(event.uid);
    if (known !== undefined && known.sequence >= event.sequence) continue;
    kept.set(event.uid, event);
  }
}

const namesIn = (kept: Map<string, ReadCalendar["events"][number]>) =>
  [...kept.values()].filter(({ status }) => status !== "CANCELLED").map(({ uid }) => uid);

describe("importing again", () => {
  it("updates, and never doubles", async () => {
    const kept = new Map<string, ReadCalendar["events"][number]>();
    const all = ["jane-doe.slots@socialtop", "jane-doe.check@socialtop", "jane-doe.step@socialtop"];
    const minute = 60_000;
    takeIn(kept, await read({}));
    expect(namesIn(kept)).toEqual(all);
    const changes: [BookParts, Wanted][] = [
      [{}, { request: { days: ["tuesday"], at: "12:15" } }],
      [{ weekStart: "sunday", timeZone: "Asia/Tokyo", target: 5 }, { today: "2026-12-24" }],
      [{ pauses: [["2026-11-26", "2026-12-24"]] }, {}],
    ];
    for (const [index, [parts, wanted]] of changes.entries()) {
      const calendar = await read(parts, { ...wanted, now: now + (index + 1) * minute });
      takeIn(kept, calendar);
      takeIn(kept, calendar);
      expect(namesIn(kept)).toEqual(all);
      // The new one has taken the place of the old one.
      for (const event of calendar.events) expect(kept.get(event.uid)).toBe(event);
    }
  });

  it("takes away what there is no more: the step when none is open, the check when it ends before the week", async () => {
    const kept = new Map<string, ReadCalendar["events"][number]>();
    takeIn(kept, await read({}));
    const skipAll = (book: Book): Book => ({
      ...book,
      actions: ["listen.accounts", "listen.follow", "listen.watch"]
        .concat(["spokesperson.training", "spokesperson.guidelines", "spokesperson.opinion"])
        .concat(["be-real.lines", "be-real.share", "stay-awhile.commit", "stay-awhile.rhythm"])
        .map((action) => ({ action, outcome: "skipped", day: "2026-11-02", why: null })),
    });
    const wanted = { change: skipAll, request: { until: "2026-11-27" }, now: now + 1000 };
    const calendar = await read({}, wanted);
    takeIn(kept, calendar);
    expect(namesIn(kept)).toEqual(["jane-doe.slots@socialtop"]);
    // Where a calendar knows no CANCELLED, they ring nobody, come once, and are over.
    for (const id of ["check", "step"]) {
      expect(calendar.event(id)).toMatchObject({ isRecurring: false, triggers: [], transparency: "TRANSPARENT" });
      expect(calendar.event(id).expand(0)).toMatchObject([{ local: "2026-11-24T08:30" }]);
    }
  });
});

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const weekdayOf = (day: string) => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "sunday";

const aRequest = fc.record({
  days: fc.subarray([...weekdays], { minLength: 1 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  minutes: fc.integer({ min: 1, max: 240 }),
  pauses: fc.array(fc.tuple(fc.integer({ min: -20, max: 300 }), fc.integer({ min: 0, max: 40 })), { maxLength: 5 }),
  timeZone: fc.constantFrom(...zones, "Pacific/Chatham", "America/St_Johns"),
  weekStart: fc.constantFrom("monday", "sunday", "saturday"),
  until: fc.option(fc.integer({ min: 0, max: 380 })),
  startsIn: fc.integer({ min: 0, max: 800 }),
  clock: fc.integer({ min: 0, max: 24 * 60 - 1 }),
});

describe("any calendar file", () => {
  it("has exactly the days that a walk through the calendar finds", async () => {
    await fc.assert(
      fc.asyncProperty(aRequest, async (drawn) => {
        const instant = Date.parse("2026-01-01T00:00:00Z") + drawn.startsIn * 86_400_000 + drawn.clock * 60_000;
        const clock = clockAt(instant, drawn.timeZone);
        const start = clock.slice(4, 14);
        const at = `${String(drawn.hour).padStart(2, "0")}:${String(drawn.minute).padStart(2, "0")}`;
        const day = (number: number) => later(start, number);
        const pauses = drawn.pauses.map(([from, days]) => [day(from), day(from + days)] as const);
        const until = drawn.until === null ? null : day(drawn.until);
        const [hour = 0, minute = 0] = clock.slice(-5).split(":").map(Number);
        const { weekStart, timeZone, minutes } = drawn;
        const book = bookWith({ committedOn: "2025-12-01", pauses, weekStart, timeZone });
        const request = { days: drawn.days, at, minutes, until, now: instant };
        const begin = drawn.hour * 60 + drawn.minute;
        const isPastMidnight = begin + minutes >= 24 * 60;
        const beside = (length: number) => (isPastMidnight ? begin - length : begin + minutes);
        const walk = (isItsDay: (day: string) => boolean, begin: number, length: number, from = 0) => {
          const found: string[] = [];
          const time = [Math.floor(begin / 60), begin % 60].map((part) => String(part).padStart(2, "0")).join(":");
          for (let number = begin + length <= hour * 60 + minute ? 1 : from; number < 400; number++) {
            const current = day(number);
            const isPaused = pauses.some(([from, to]) => from <= current && current <= to);
            const isLate = until !== null && current > until;
            if (isItsDay(current) && !isPaused && !isLate) found.push(`${current}T${time}`);
          }
          return found;
        };
        const isSlotDay = (current: string) => drawn.days.includes(weekdayOf(current));
        const slots = walk(isSlotDay, begin, minutes);
        const lastOfWeek = weekdays[(weekdays.indexOf(weekStart) + 6) % 7] ?? "sunday";
        const checkBegin = drawn.days.includes(lastOfWeek) ? beside(10) : begin;
        const checks = walk((current) => weekdayOf(current) === lastOfWeek, checkBegin, 10);
        const steps = walk(isSlotDay, beside(15), 15, 1);

        const calendar = planCalendar(book, start, request);
        if (isProblem(calendar)) {
          expect(slots).toEqual([]);
          return;
        }
        const model = { name: "Jane", calendar, alarmMinutes: null, now: instant };
        const { event } = readIcs((await renderIcs(model)) ?? "");
        const seen = (id: string) =>
          event(id)
            .expand(Date.parse(`${day(401)}T00:00:00Z`))
            .map(({ local }) => local)
            .filter((local) => local < day(400));
        expect(seen("slots")).toEqual(slots);
        if (checks.length === 0) expect(event("check").status).toBe("CANCELLED");
        else expect(seen("check")).toEqual(checks);
        if (steps.length === 0) expect(event("step").status).toBe("CANCELLED");
        else expect(seen("step")).toEqual(steps.slice(0, 1));
      }),
      { numRuns: 40 },
    );
  });
});
