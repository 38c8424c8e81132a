import { type Found, inOrder } from "../coach/draft/found.ts";

/** Characters of an IBAN by country: the IBAN Registry of SWIFT, the registrar of ISO 13616. */
const registry =
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 " +
  "FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 " +
  "LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 " +
  "RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

const lengths: ReadonlyMap<string, number> = new Map(
  registry.split(" ").map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const beginning = /(?<![\p{sc=Latin}\p{N}])[A-Z]{2}\d{2}/giu;

/** Bank account numbers, in groups or in one piece. The text is as `typedPlainly` gives it. */
export function findIbans(text: string): Found[] {
  const found: Found[] = [];
  for (const { index, 0: start } of text.matchAll(beginning)) {
    const length = lengths.get(start.slice(0, 2).toUpperCase());
    const to = length === undefined ? null : endOfCharacters(text, index, length);
    if (to === null || /^[\p{sc=Latin}\p{N}]/u.test(text.slice(to, to + 1))) continue;
    if (hasTrueCheckDigits(text.slice(index, to))) found.push({ from: index, to, what: "an IBAN" });
  }
  return inOrder(found);
}

/** Where this many letters and digits end, with at most one space or hyphen between two of them; null where there are fewer. */
function endOfCharacters(text: string, from: number, length: number): number | null {
  let at = from;
  for (let left = length; left > 0; left--) {
    if (left < length && /[ -]/.test(text.charAt(at))) at++;
    if (!/[A-Za-z0-9]/.test(text.charAt(at))) return null;
    at++;
  }
  return at;
}

/** ISO 7064, MOD 97-10: the first four characters go to the end, letters count from 10, and 1 remains. */
function hasTrueCheckDigits(written: string): boolean {
  const characters = written.replace(/[ -]/g, "");
  let remainder = 0;
  for (const character of characters.slice(4) + characters.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
