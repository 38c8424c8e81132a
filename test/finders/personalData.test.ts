import { describe, expect, it } from "vitest";
import { loadPersonalDataFinder } from "../../src/finders/personalData.ts";
import { expectOrderlyPlaces, expectToBeQuick, longTexts, whatFound } from "./finders.ts";

const find = await loadPersonalDataFinder({ timeZone: "Europe/Paris" });

describe("personal data", () => {
  it("is found whatever it is, in order of place", () => {
    const text =
      "Call 06 39 98 12 34 or +44 20 7946 0958, write to jane@example.com, pay to GB29 NWBK 6016 1331 9268 19 " +
      "or by 4111 1111 1111 1111; my number is 2 55 08 14 168 025 38.";
    expect(whatFound(text, find)).toEqual([
      "a phone number: 06 39 98 12 34",
      "a phone number: +44 20 7946 0958",
      "an e-mail address: jane@example.com",
      "an IBAN: GB29 NWBK 6016 1331 9268 19",
      "a card number: 4111 1111 1111 1111",
      "a national id (France): 2 55 08 14 168 025 38",
    ]);
  });

  it("is found in texts of other scripts", () => {
    expect(whatFound("联系jane@example.com，电话+86 138 0013 8000。", find)).toEqual([
      "an e-mail address: jane@example.com",
      "a phone number: +86 138 0013 8000",
    ]);
    expect(whatFound("カード番号は４１１１－１１１１－１１１１－１１１１です。", find)).toEqual([
      "a card number: ４１１１－１１１１－１１１１－１１１１",
    ]);
    expect(whatFound("身份证号码11010519491231002X", find)).toEqual(["a national id (China): 11010519491231002X"]);
    expect(whatFound("пишите на jane@example.com или +7 912 345-67-89", find)).toEqual([
      "an e-mail address: jane@example.com",
      "a phone number: +7 912 345-67-89",
    ]);
  });

  it("is not looked for in links", () => {
    const links =
      "https://x.com/jane/status/4111111111111111 https://example.com/jane@example.com/0639981234 example.com/15108695088";
    expect(find(links)).toEqual([]);
  });

  it.each([
    "On 2026-11-25 at 10:30 we met 120 people, 25/11/2026 was a Wednesday.",
    "1.250.000 € for 24/7 care, up 3,5 %; $4,200,000 and 12 500 000 people.",
    "ISBN 978-2-07-036822-8, flight AF1234, version 10.0.19045, #2026 #covid19, order 48213.",
    "Die 50 000 000 Menschen, 1.000.000 davon, 2019–2024.",
    "2026年11月25日、売上は1,250,000円。",
  ])("is not in %j", (text) => {
    expect(find(text)).toEqual([]);
  });

  it("has no country to read numbers by in UTC", async () => {
    const findInUtc = await loadPersonalDataFinder({ timeZone: "UTC" });
    expect(whatFound("06 39 98 12 34 or +44 20 7946 0958", findInUtc)).toEqual(["a phone number: +44 20 7946 0958"]);
  });

  it("refuses a zone that does not exist", async () => {
    await expect(loadPersonalDataFinder({ timeZone: "Europe/Atlantis" })).rejects.toThrow(RangeError);
  });

  it.each(longTexts)("is looked for in no time in 100,000 characters of %s", (_, text) => {
    expectToBeQuick(find, text);
  });

  it("is looked for in any text", () => {
    expectOrderlyPlaces(find);
  });
});
