import { describe, expect, it } from "vitest";
import { findIbans } from "../../src/finders/ibans.ts";
import { wordsFound } from "./finders.ts";

/** The examples of the IBAN Registry of SWIFT. */
const examples = [
  "GB29 NWBK 6016 1331 9268 19",
  "DE89 3704 0044 0532 0130 00",
  "FR14 2004 1010 0505 0001 3M02 606",
  "NO93 8601 1117 947",
  "BE68 5390 0754 7034",
  "CH93 0076 2011 6238 5295 7",
  "ES91 2100 0418 4502 0005 1332",
  "IT60 X054 2811 1010 0000 0123 456",
  "NL91 ABNA 0417 1643 00",
  "PL61 1090 1014 0000 0712 1981 2874",
  "SE45 5000 0000 0583 9825 7466",
  "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
  "SA03 8000 0000 6080 1016 7519",
  "BR18 0036 0305 0000 1000 9795 493C 1",
  "AE07 0331 2345 6789 0123 456",
];

describe("an IBAN", () => {
  it.each(examples)("is found in groups and in one piece: %s", (example) => {
    expect(wordsFound(`Please pay to ${example}, thanks.`, findIbans)).toEqual([example]);
    const compact = example.replaceAll(" ", "");
    expect(wordsFound(`(${compact})`, findIbans)).toEqual([compact]);
    expect(wordsFound(compact.toLowerCase(), findIbans)).toEqual([compact.toLowerCase()]);
  });

  it.each([
    ["a wrong check digit", "GB29 NWBK 6016 1331 9268 18"],
    ["a digit too few", "GB29 NWBK 6016 1331 9268 1"],
    ["a digit too many", "GB29 NWBK 6016 1331 9268 191"],
    ["a country without IBANs", "US29 NWBK 6016 1331 9268 19"],
    ["a word before it", "XGB29 NWBK 6016 1331 9268 19"],
    ["other words", "AT10 o'clock we met 12345678901234 people"],
  ])("is not found with %s", (_, text) => {
    expect(findIbans(text)).toEqual([]);
  });
});
