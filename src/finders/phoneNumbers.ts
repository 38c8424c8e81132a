import type { CountryCode, PhoneNumber } from "libphonenumber-js/min";
import { coverUp, type Found, inOrder } from "../coach/draft/found.ts";
import { countryOfTimeZone } from "./country.ts";

/**
 * Phone numbers: those of any country written with its code, and those of the leader's own country as they are written there.
 * The country is that of the time zone (IANA name). The text is as `typedPlainly` gives it.
 */
export async function loadPhoneNumberFinder(timeZone: string): Promise<(text: string) => Found[]> {
  const { findPhoneNumbersInText, getCountries } = await import("libphonenumber-js/min");
  const country = countryOfTimeZone(timeZone, getCountries()) ?? undefined;
  return (text) => {
    const found: Found[] = [];
    for (const { index, 0: run } of withPlusSigns(withoutOtherNumbers(text)).matchAll(runs)) {
      if (run.length > longestRun) continue;
      for (const { startsAt, endsAt, number } of findPhoneNumbersInText(run, country)) {
        const written = run.slice(startsAt, endsAt);
        const isInternational = written.startsWith("+");
        // "0044…" was read as " +44…".
        const from = index + startsAt - (isInternational && text.charAt(index + startsAt) === "0" ? 1 : 0);
        const to = index + endsAt;
        if (!standsAlone(text, from, to)) continue;
        if (isInternational || isWrittenAtHome(written, number, text.slice(0, from)))
          found.push({ from, to, what: "a phone number" });
      }
    }
    return inOrder(found);
  };
}

/** At least seven digits, with what stands between the digits of a phone number. */
const runs = /(?:\+ ?)?\(?\d(?:(?:[ ./-]| ?\(|\)[ ./-]?| - )?\d){6,}/g;

/** Characters. Longer ones are tables of digits, or nothing: they are read for no one. */
const longestRun = 100;

/** Outside the phone's own keypad the plus sign is dialled as 00. */
function withPlusSigns(text: string): string {
  return text.replace(/(?<![\p{N}.,:/-]|\p{N} )00(?=[1-9])/gu, " +");
}

const otherNumbers = [
  // Dates: 2026-11-25, 25/11/2026, 25.11.26
  /(?<![\d./-])(?:\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d{2}))(?!\d|[./-]\d)/g,
  // Addresses of machines, and versions
  /(?<![\d.])(?:0|[1-9]\d{0,2})(?:\.\d{1,5}){3}(?!\d|\.\d)/g,
  // Books: 978-2-07-036822-8, 0-306-40615-2
  /(?<![\d-])(?:97[89][ -])?\d{1,5}[ -]\d{1,7}[ -]\d{1,6}[ -][\dX](?![\d-])/g,
];

function withoutOtherNumbers(text: string): string {
  return otherNumbers.reduce(
    (rest, pattern) =>
      coverUp(
        rest,
        Array.from(rest.matchAll(pattern), ({ index, 0: { length } }) => ({ from: index, to: index + length })),
      ),
    text,
  );
}

const beforeAmounts = /[\p{sc=Latin}\p{N}_#@&=%]$|\p{Sc} ?$|\p{N}[.,:]$/u;
const afterAmounts =
  /^(?! ?(?:x|ext)[. ]*\d)(?:[\p{sc=Latin}_]|[.,:]\p{N}| ?[%\p{Sc}°]| (?:EUR|USD|GBP|CHF|JPY|kr|million|billion|Millionen|Mio|Mrd|mln|mld|bn|tn|people|users|Euro|dollars)(?!\p{L}))/iu;

function standsAlone(text: string, from: number, to: number): boolean {
  return !beforeAmounts.test(text.slice(0, from).slice(-3)) && !afterAmounts.test(text.slice(to, to + 12));
}

const wordForPhone =
  /(?:☎️?|📞|📱|📲|電話|电话|手机|携帯|전화|연락처|тел|(?<!\p{L})(?:tel|t(?=[.:])|phone|telephone|call|ring|text|mobile|cell|fax|whats ?app|sms|téléphone|appelez|appeler|portable|mobil|handy|telefon|anruf|ruf|teléfono|móvil|celular|llama|llámame|telefono|cellulare|chiama|telefone|telemóvel|liga|bel|gsm)(?!\p{L}))[^\d\n]{0,15}$/iu;

/** Is it written as in its own country, with the prefix where they have one, or is there a word for it? */
function isWrittenAtHome(written: string, number: PhoneNumber, before: string): boolean {
  if (isOtherNumber(written)) return false;
  if (wordForPhone.test(before.slice(-40))) return true;
  const digits = written.replace(/\D/g, "");
  const format = number.formatNational();
  const home = format.replace(/\D/g, "");
  const isComplete =
    // Digits that the country has no groups for are only just possible.
    (digits === home && home !== format) ||
    (number.country !== undefined && withoutPrefix.has(number.country) && digits === number.nationalNumber) ||
    (number.countryCallingCode === "1" && digits === `1${home}`);
  // Days, moments and other numbers in one piece: "20261125", "1527422598337"
  return (
    isComplete && !(/^[1-9]\d*$/.test(written) && (digits.length < leastInOnePiece || digits.length > mostInOnePiece))
  );
}

/** Digits. */
const leastInOnePiece = 10;
const mostInOnePiece = 11;

/** Where most people leave the prefix out. */
const withoutPrefix: ReadonlySet<CountryCode> = new Set(["IN", "RU", "KZ"]);

function isOtherNumber(written: string): boolean {
  const number = written.replace(/^\(|\)$/g, "");
  return (
    // Amounts and counts: "22 500 000", "1.250.000"
    /^[1-9]\d{0,2}(?:([ .])\d{3})(?:\1\d{3})+$/.test(number) ||
    // Years, ranges and standards: "2024 2025", "2019-2024", "4000-5500", "100-200-300", "1003.1-2001"
    /^\d{3,5}(?:\.\d)?[ /-]+(?:19|20)\d{2}$/.test(number) ||
    /^(?:\d{2,5}0 ?- ?\d{2,5}0|[1-9]00(?:[ -][1-9]00)+)$/.test(number) ||
    // Decimals
    /^\d+\.\d+$/.test(number)
  );
}
