import { describe, expect, it } from "vitest";
import { typedPlainly } from "../../src/coach/draft/found.ts";
import { loadPhoneNumberFinder } from "../../src/finders/phoneNumbers.ts";
import { wordsFound } from "./finders.ts";

const inFrance = await loadPhoneNumberFinder("Europe/Paris");
const inGermany = await loadPhoneNumberFinder("Europe/Berlin");
const inBritain = await loadPhoneNumberFinder("Europe/London");
const inAmerica = await loadPhoneNumberFinder("America/New_York");
const inDenmark = await loadPhoneNumberFinder("Europe/Copenhagen");
const inNorway = await loadPhoneNumberFinder("Europe/Oslo");
const inIndia = await loadPhoneNumberFinder("Asia/Kolkata");
const inJapan = await loadPhoneNumberFinder("Asia/Tokyo");
const nowhere = await loadPhoneNumberFinder("UTC");

type Find = typeof inFrance;

const numbersIn = (find: Find, text: string) => wordsFound(text, (each) => find(typedPlainly(each)));

// Numbers that the regulators keep for plays and examples, where they do.
describe("a phone number with its country", () => {
  it.each([
    "+44 20 7946 0958",
    "+33 6 39 98 12 34",
    "+33639981234",
    "+33 (0)6 39 98 12 34",
    "+49-30-23125000",
    "+1 (415) 555-2671",
    "0044 20 7946 0958",
  ])("is found in any country: %s", (number) => {
    expect(numbersIn(nowhere, `Call ${number}, please.`)).toEqual([number]);
    expect(numbersIn(inFrance, `(${number})`)).toEqual([number]);
  });

  it("is found in an address for phones", () => {
    expect(numbersIn(nowhere, "tel:+33639981234")).toEqual(["+33639981234"]);
  });
});

describe("a phone number of the leader's country", () => {
  it.each<[string, string, Find]>([
    ["France", "06 39 98 12 34", inFrance],
    ["France", "06.39.98.12.34", inFrance],
    ["France", "0639981234", inFrance],
    ["Germany", "030 23125 000", inGermany],
    ["Germany", "030/23125000", inGermany],
    ["Germany", "(0171) 1234567", inGermany],
    ["Britain", "020 7946 0958", inBritain],
    ["America", "(213) 373-4253", inAmerica],
    ["America", "213.373.4253", inAmerica],
    ["America", "1-213-373-4253", inAmerica],
    ["America", "2133734253", inAmerica],
    ["Denmark", "32 12 34 56", inDenmark],
    ["India", "98765 43210", inIndia],
    ["Japan", "０３－１２３４－５６７８", inJapan],
  ])("is found as written in %s: %s", (_, number, find) => {
    expect(numbersIn(find, `Ring ${number}, or write.`)).toEqual([number]);
  });

  it("is found in Japanese, which has no spaces", () => {
    expect(numbersIn(inJapan, "電話03-1234-5678または090-1234-5678。")).toEqual(["03-1234-5678", "090-1234-5678"]);
  });

  it("is found before an extension", () => {
    expect(numbersIn(inAmerica, "213-373-4253 x12")).toEqual(["213-373-4253"]);
  });

  it("is found without its prefix after a word for it", () => {
    expect(numbersIn(inDenmark, "Tlf. er mit mobil: 32123456")).toEqual(["32123456"]);
    expect(numbersIn(inDenmark, "Vi er 32123456")).toEqual([]);
  });

  it("is not looked for in other countries, nor where the zone has none", () => {
    expect(numbersIn(inAmerica, "06 39 98 12 34")).toEqual([]);
    expect(numbersIn(nowhere, "06 39 98 12 34 and 213-373-4253")).toEqual([]);
  });
});

describe("other numbers", () => {
  const finders = [inFrance, inGermany, inBritain, inAmerica, inDenmark, inNorway, inIndia, inJapan, nowhere];

  it.each([
    ["days", "2026-11-25, 25/11/2026, 25.11.2026, 25.11.26, 20261125, 2026-11-25T10:30:00"],
    ["years", "2024 2025 and 2019-2024 and 2025/2026 and 1995–2005 (2000-2012), a call for papers 2019-2024"],
    ["standards", "GB/T 7408-2005, IEEE Std 1003.1-2001"],
    ["times", "10:30-12:45, 24/7, 9-17"],
    ["prices", "1.250.000 €, $4,200,000, EUR 12 500 000, 22 500 000 kr, 25'000'000 CHF"],
    ["counts", "22 500 000, 1.250.000 and 10,000-20,000, 4000-5500 people, +12 345 678 €"],
    ["shares", "3,5 %, +20%, 12345678%"],
    ["versions and machines", "v1.2.3, 10.0.19045.3803, 192.168.100.200"],
    ["decimals", "0.123456789 and 3.14159265, 5928.9340, 192.11010049"],
    ["books", "ISBN 978-2-07-036822-8, 978 2 07 036822 8, 0-306-40615-2"],
    ["flights and rooms", "LH 1234, UA1234, room 4155"],
    ["tags", "#2133734253 #0639981234 @2133734253"],
    ["orders and moments", "order 12345, ticket 100-200-300, 555-1234, 1527422598337"],
    ["words", "iPhone17 and Q4FY2026"],
  ])("are no phone numbers anywhere: %s", (_, text) => {
    for (const find of finders) expect(numbersIn(find, text)).toEqual([]);
  });
});
