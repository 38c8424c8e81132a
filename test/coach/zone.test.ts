import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayInZone, findTimeZone, instantOfLocal, offsetMinutes, suggestTimeZones } from "../../src/coach/zone.ts";

const seed = 20261123;
const minute = 60_000;

describe("the day of an instant", () => {
  // https://tc39.es/ecma262/#sec-time-values-and-time-range
  it.each(["America/New_York", "UTC", "Pacific/Kiritimati"])(
    "is one that can be written, whatever a Date holds: %s",
    (zone) => {
      expect([-8.64e15, 8.64e15].map((instant) => dayInZone(instant, zone))).toEqual(["0000-01-01", "9999-12-31"]);
    },
  );

  it.each([
    // Samoa went from UTC-10 to UTC+14 at the end of 29 December 2011: the 30th never was.
    ["Pacific/Apia", "2011-12-30T09:59:59.999Z", "2011-12-29"],
    ["Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31"],
    // São Paulo jumped from midnight (UTC-3) to one o'clock (UTC-2): 4 November 2018 has no midnight.
    ["America/Sao_Paulo", "2018-11-04T02:59:59.999Z", "2018-11-03"],
    ["America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-11-04"],
    // … and at midnight of 17 February 2019 (UTC-2) went back to 23 o'clock: an hour of the 16th comes twice.
    ["America/Sao_Paulo", "2019-02-17T01:59:59Z", "2019-02-16"],
    ["America/Sao_Paulo", "2019-02-17T02:00:00Z", "2019-02-16"],
    ["America/Sao_Paulo", "2019-02-17T02:59:59Z", "2019-02-16"],
    ["America/Sao_Paulo", "2019-02-17T03:00:00Z", "2019-02-17"],
    // Cairo: from midnight (UTC+2) to one o'clock on Friday 26 April 2024; back at the end of 31 October.
    ["Africa/Cairo", "2024-04-25T21:59:59Z", "2024-04-25"],
    ["Africa/Cairo", "2024-04-25T22:00:00Z", "2024-04-26"],
    ["Africa/Cairo", "2024-10-31T20:59:59Z", "2024-10-31"],
    ["Africa/Cairo", "2024-10-31T21:00:00Z", "2024-10-31"],
    ["Africa/Cairo", "2024-10-31T22:00:00Z", "2024-11-01"],
    // Paris: UTC+1 becomes UTC+2 on 29 March 2026 at 01:00 UTC, and back on 25 October.
    ["Europe/Paris", "2026-03-28T22:59:59Z", "2026-03-28"],
    ["Europe/Paris", "2026-03-28T23:00:00Z", "2026-03-29"],
    ["Europe/Paris", "2026-03-29T21:59:59Z", "2026-03-29"],
    ["Europe/Paris", "2026-03-29T22:00:00Z", "2026-03-30"],
    ["Europe/Paris", "2026-10-24T22:00:00Z", "2026-10-25"],
    ["Europe/Paris", "2026-10-25T22:59:59Z", "2026-10-25"],
    ["Europe/Paris", "2026-10-25T23:00:00Z", "2026-10-26"],
    // St. John's changed at 00:01 until 2011. 7 November 2010: 00:01 (UTC-2:30) was 23:01 of the 6th (UTC-3:30) again.
    ["America/St_Johns", "2010-11-07T02:29:59Z", "2010-11-06"],
    ["America/St_Johns", "2010-11-07T02:30:00Z", "2010-11-07"],
    ["America/St_Johns", "2010-11-07T02:30:59Z", "2010-11-07"],
    ["America/St_Johns", "2010-11-07T02:31:00Z", "2010-11-06"],
    ["America/St_Johns", "2010-11-07T03:29:59Z", "2010-11-06"],
    ["America/St_Johns", "2010-11-07T03:30:00Z", "2010-11-07"],
    // … and 14 March 2010: 00:01 (UTC-3:30) became 01:01.
    ["America/St_Johns", "2010-03-14T03:29:59Z", "2010-03-13"],
    ["America/St_Johns", "2010-03-14T03:30:00Z", "2010-03-14"],
    ["America/St_Johns", "2010-03-14T03:31:00Z", "2010-03-14"],
    // The earliest of all days, UTC+14; a quarter of an hour, UTC+5:45; the latest of all, UTC-11.
    ["Pacific/Kiritimati", "2026-11-22T09:59:59Z", "2026-11-22"],
    ["Pacific/Kiritimati", "2026-11-22T10:00:00Z", "2026-11-23"],
    ["Asia/Kathmandu", "2026-11-22T18:14:59Z", "2026-11-22"],
    ["Asia/Kathmandu", "2026-11-22T18:15:00Z", "2026-11-23"],
    ["Pacific/Pago_Pago", "2026-11-23T10:59:59Z", "2026-11-22"],
    ["UTC", "2026-11-22T23:59:59.999Z", "2026-11-22"],
  ])("in %s at %s is %s", (timeZone, instant, day) => {
    expect(dayInZone(Date.parse(instant), timeZone)).toBe(day);
  });

  it("is what Intl.DateTimeFormat says, in every zone, mostly near a local midnight", () => {
    const formats = new Map<string, Intl.DateTimeFormat>();
    const dayByIntl = (instant: number, timeZone: string): string => {
      const parts = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
      const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", parts);
      formats.set(timeZone, format);
      const found = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
      return `${found["year"]}-${found["month"]}-${found["day"]}`;
    };
    // A quarter of an hour, just before or after: where days, and most clocks, change.
    const quarterHour = 15 * minute;
    const [first, last] = [Date.UTC(1990, 0, 1) / quarterHour, Date.UTC(2100, 0, 1) / quarterHour];
    const anInstant = fc
      .tuple(fc.integer({ min: first, max: last }), fc.constantFrom(-1, 0, 1, 30_500, 61_000))
      .map(([quarters, more]) => quarters * quarterHour + more);
    const zones = fc.constantFrom("UTC", ...Intl.supportedValuesOf("timeZone"));
    const check = fc.property(anInstant, zones, (instant, timeZone) => {
      expect(dayInZone(instant, timeZone)).toBe(dayByIntl(instant, timeZone));
    });
    fc.assert(check, { seed, numRuns: 4000 });
  });

  it("is refused in a zone that does not exist", () => {
    expect(() => dayInZone(0, "Mars/Olympus_Mons")).toThrow(RangeError);
  });
});

describe("the instant of a local time", () => {
  it.each([
    ["an ordinary one", "Europe/Paris", "2026-11-23T09:00Z", "2026-11-23T08:00Z"],
    ["one that the clocks skip is taken after the change", "Europe/Paris", "2026-03-29T02:30Z", "2026-03-29T01:30Z"],
    ["one that comes twice is the first", "Europe/Paris", "2026-10-25T02:30Z", "2026-10-25T00:30Z"],
    ["a skipped midnight is one o'clock", "America/Sao_Paulo", "2018-11-04T00:00Z", "2018-11-04T03:00Z"],
    ["the evening before the skipped day", "Pacific/Apia", "2011-12-29T20:00Z", "2011-12-30T06:00Z"],
    ["the morning after the skipped day", "Pacific/Apia", "2011-12-31T05:00Z", "2011-12-30T15:00Z"],
  ])("%s", (_, timeZone, local, instant) => {
    expect(new Date(instantOfLocal(Date.parse(local), timeZone))).toEqual(new Date(Date.parse(instant)));
  });

  it("shows that local time again", () => {
    const zones = fc.constantFrom("Europe/Paris", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "Africa/Cairo");
    const anInstant = fc.integer({ min: Date.UTC(2005, 0, 1) / minute, max: Date.UTC(2030, 0, 1) / minute });
    const check = fc.property(anInstant, zones, (minutes, timeZone) => {
      const local = (minutes + offsetMinutes(minutes * minute, timeZone)) * minute;
      const found = instantOfLocal(local, timeZone);
      expect(found + offsetMinutes(found, timeZone) * minute).toBe(local);
    });
    fc.assert(check, { seed, numRuns: 2000 });
  });
});

describe("a time zone's name", () => {
  it.each([
    ["Europe/Paris", "Europe/Paris"],
    [" europe/paris ", "Europe/Paris"],
    ["utc", "UTC"],
    ["Asia/Kolkata", "Asia/Kolkata"], // an other name of the same zone
    ["Mars/Olympus_Mons", null],
    ["+02:00", null],
    ["", null],
  ])("%j is %j", (typed, name) => {
    expect(findTimeZone(typed)).toBe(name);
  });

  it("is suggested for a city", () => {
    expect(suggestTimeZones("paris")).toEqual(["Europe/Paris"]);
    expect(suggestTimeZones("New York")).toContain("America/New_York");
    expect(suggestTimeZones("pa")).toEqual([]);
  });
});
