import { describe, expect, it } from "vitest";
import { typedPlainly } from "../../src/coach/draft/found.ts";
import { loadNationalIdFinder } from "../../src/finders/nationalIds.ts";
import { whatFound } from "./finders.ts";

const findIds = await loadNationalIdFinder();
const idsIn = (text: string) => whatFound(text, (each) => findIds(typedPlainly(each)));

/** Examples of the authorities, of Wikipedia's articles on the numbers, or worked out by their rules. */
describe("a national id that is known by its form", () => {
  it.each([
    ["United States", "123-45-6789"],
    ["United Kingdom", "AB123456C"],
    ["United Kingdom", "AB 12 34 56 C"],
    ["France", "2 55 08 14 168 025 38"],
    ["France", "255081416802538"],
    ["Germany", "15070649C103"],
    ["Germany", "15 070649 C 103"],
    ["Austria", "1237 010180"],
    ["Switzerland", "756.9217.0769.85"],
    ["Switzerland", "7569217076985"],
    ["Italy", "RSSMRA85T10A562S"],
    ["Italy", "RSS MRA 85T10 A562S"],
    ["Spain", "12345678Z"],
    ["Spain", "12.345.678-Z"],
    ["Spain", "X1234567L"],
    ["Belgium", "85.07.30-033.28"],
    ["Belgium", "85073003328"],
    ["Czech Republic or Slovakia", "710319/2745"],
    ["Finland", "131052-308T"],
    ["Finland", "131052U308T"],
    ["Sweden", "811218-9876"],
    ["Sweden", "19811218-9876"],
    ["Denmark", "211062-5629"],
    ["Norway", "15108695088"],
    ["Norway", "151086 95088"],
    ["South Africa", "800101 5009 087"],
    ["Canada", "130-692-544"],
    ["Mexico", "BOXW310820HNERXN09"],
    ["Brazil", "111.444.777-35"],
    ["Argentina", "20-05536168-2"],
    ["Chile", "12.531.909-2"],
    ["India", "2341 2341 2346"],
    ["China", "11010519491231002X"],
    ["Hong Kong", "A123456(3)"],
    ["South Korea", "900101-1234568"],
    ["Singapore", "S1234567D"],
    ["Singapore", "T1234567J"],
    ["Singapore", "M1234567K"],
  ])("%s: %s", (country, number) => {
    expect(idsIn(`It is ${number}, I believe.`)).toEqual([`a national id (${country}): ${number}`]);
  });

  it.each([
    ["that begin with 000, 666 or 9", "000-12-3456 666-12-3456 912-34-5678"],
    ["with a group of zeros", "123-00-4567 123-45-0000"],
    ["of the advertisement that printed a real one", "078-05-1120"],
    ["with a prefix that is not given out", "QQ123456C BG123456A"],
    ["with another check digit", "255081416802539 RSSMRA85T10A562T 12345678A X1234567A 131052-308U 811218-9875"],
    ["with another check digit", "211062-5628 15108695089 756.9217.0769.86 85.07.30-033.29 111.444.777-36 710319/2746"],
    ["with another check digit", "11010519491231002Y A123456(4) S1234567E 2341 2341 2347 900101-1234567 1234567U"],
    ["of the thirteenth month", "811318-9876 151386 95088 900132-1234568"],
    ["of one digit", "111.111.111-11 222-222-222 7569999999999"],
    ["within a longer number", "1123-45-6789 123-45-67890 811218-98765 X15070649C103"],
    ["of a number for Swedish companies", "556036-0793"],
    ["of an invoice of that day", "240315-0001 20240315-0008"],
    ["in years", "2024 2025 2026"],
    ["in an amount", "12 345 678 901 € and $123-45-6789"],
    ["in a tag", "#AB123456C #12345678Z"],
    ["in lower case", "ab123456c"],
    ["in a phone number", "+78005553535 and +15108695088"],
  ])("is not in numbers %s", (_, text) => {
    expect(idsIn(text)).toEqual([]);
  });
});

describe("a national id that is known by the word for it", () => {
  it.each([
    ["United States", "SSN: ", "123456789"],
    ["United States", "My social security number is ", "123 45 6789"],
    ["Germany", "Meine Steuer-ID: ", "86 095 742 719"],
    ["Germany", "Steueridentifikationsnummer ", "86095742719"],
    ["Austria", "SVNR ", "1237010180"],
    ["Portugal", "O meu NIF é ", "123456789"],
    ["Netherlands", "BSN ", "111222333"],
    ["Poland", "Mój numer PESEL to ", "44051401359"],
    ["Sweden", "Mitt personnummer är ", "8112189876"],
    ["Denmark", "CPR-nummer ", "0707614286"],
    ["Turkey", "T.C. kimlik no: ", "17291716060"],
    ["Israel", "תעודת זהות ", "039337423"],
    ["South Africa", "SA ID ", "8001015009087"],
    ["Canada", "SIN ", "046 454 286"],
    ["Brazil", "CPF: ", "11144477735"],
    ["Argentina", "DNI ", "20.123.456"],
    ["Ireland", "PPS number ", "1234567T"],
    ["Ireland", "PPSN: ", "1234567FA"],
    ["India", "Aadhaar ", "234123412346"],
    ["India", "Aadhaar ", "2341-2341-2346"],
    ["India", "PAN: ", "ABCPE1234F"],
    ["Japan", "マイナンバーは", "123456789018"],
    ["Japan", "My Number: ", "1234-5678-9018"],
    ["Australia", "TFN ", "123 456 782"],
  ])("%s: %s%s", (country, word, number) => {
    expect(idsIn(`${word}${number}`)).toEqual([`a national id (${country}): ${number}`]);
    expect(idsIn(`We counted ${number}.`)).toEqual([]);
    expect(idsIn(`${word}${"la ".repeat(20)}${number}`)).toEqual([]);
  });

  it.each([
    "SSN: 123456",
    "Steuer-ID 86095742718",
    "BSN 111222334",
    "PESEL 44051401358",
    "classnumber 123456789",
    "PAN: STEPS2025A5",
  ])("is not in %j", (text) => {
    expect(idsIn(text)).toEqual([]);
  });
});
