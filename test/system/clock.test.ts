import { describe, expect, it } from "vitest";
import { offsetByIntl } from "../../src/coach/zone.ts";
import { openClock } from "../../src/system/clock.ts";

const zones = ["UTC", "Asia/Calcutta", "Etc/GMT+12", ...Intl.supportedValuesOf("timeZone")];

/** Winter and summer, the hours around the changes of clocks in Europe and in America, the first year, a far one. */
const instants = [
  "1990-01-01T00:00:00Z",
  "1999-07-01T12:34:56Z",
  "2024-03-31T00:59:59Z",
  "2024-03-31T01:00:00Z",
  "2024-11-03T05:59:59Z",
  "2024-11-03T06:00:00Z",
  "2026-01-15T23:59:59Z",
  "2026-07-15T00:00:00Z",
  "2037-12-31T23:59:59Z",
].map((instant) => Date.parse(instant));

const never = () => {
  throw new Error("Intl is not to be asked.");
};

describe("the clock", () => {
  it("says of every zone what Intl says, without asking it, and leaves the machine's own zone as it was", () => {
    const usual = process.env["TZ"];
    for (const zone of zones) {
      const isKnownAlone = !zone.startsWith("Etc/");
      const clock = openClock(isKnownAlone ? never : offsetByIntl);
      for (const instant of instants) expect(clock(instant, zone), zone).toBe(offsetByIntl(instant, zone));
    }
    expect(process.env["TZ"]).toBe(usual);
  });

  it("leaves to Intl what it cannot know: zones that do not exist, local mean times, and many answers", () => {
    const asked: string[] = [];
    const clock = openClock((_instant, zone) => {
      asked.push(zone);
      return 7;
    });
    expect(clock(Date.parse("2026-07-15T00:00:00Z"), "Mars/Olympus")).toBe(7);
    expect(clock(Date.parse("1900-07-15T00:00:00Z"), "Europe/Paris")).toBe(7);
    for (let count = 0; count < 100; count++) clock(Date.parse("2026-07-15T00:00:00Z"), "Europe/Paris");
    expect(asked.slice(0, 2)).toEqual(["Mars/Olympus", "Europe/Paris"]);
    expect(asked.length).toBeGreaterThan(50);
    expect(clock(Date.parse("2026-07-15T00:00:00Z"), "UTC")).toBe(0);
  });
});
