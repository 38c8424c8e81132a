import { describe, expect, it } from "vitest";
import { countryOfTimeZone } from "../../src/finders/country.ts";

const countries = ["CH", "DE", "FR", "GB", "IN", "JP", "UA", "US"] as const;

describe("the country of a time zone", () => {
  it.each([
    ["Europe/Paris", "FR"],
    ["Europe/London", "GB"],
    ["America/Chicago", "US"],
    ["Europe/Busingen", "DE"],
    ["Asia/Kolkata", "IN"],
    ["Asia/Calcutta", "IN"],
    ["Europe/Kyiv", "UA"],
    ["Europe/Kiev", "UA"],
    ["Asia/Tokyo", "JP"],
  ])("%s is %s, by whichever of its names", (zone, country) => {
    expect(countryOfTimeZone(zone, countries)).toBe(country);
  });

  it.each(["UTC", "Etc/GMT+5", "Europe/Madrid"])("%s is in none of them", (zone) => {
    expect(countryOfTimeZone(zone, countries)).toBeNull();
  });

  it("is refused for a zone that does not exist", () => {
    expect(() => countryOfTimeZone("Europe/Atlantis", countries)).toThrow(RangeError);
  });
});
