import { type Found, standingAlone } from "../coach/draft/found.ts";

/**
 * Who issues cards that begin so, and how many digits they have (ISO/IEC 7812, and what the networks publish). The shorter
 * numbers of Maestro are left out: they are barcodes far more often than cards.
 */
const issuers: readonly { readonly name: string; readonly beginning: RegExp; readonly lengths: readonly number[] }[] = [
  { name: "Visa", beginning: /^4/, lengths: [13, 16, 19] },
  { name: "Mastercard", beginning: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { name: "American Express", beginning: /^3[47]/, lengths: [15] },
  { name: "Discover", beginning: /^(?:6011|65|64[4-9])/, lengths: [16, 19] },
  { name: "Diners Club", beginning: /^(?:36|38|30[0-5])/, lengths: [14, 16, 19] },
  { name: "JCB", beginning: /^35(?:2[89]|[3-8])/, lengths: [16, 19] },
  { name: "UnionPay", beginning: /^62/, lengths: [16, 17, 18, 19] },
  { name: "Maestro", beginning: /^(?:50|5[6-9]|6)/, lengths: [16, 18, 19] },
];

/** In one piece, in fours (with three more in the longest), or as American Express and Diners Club print it. */
const groupings = standingAlone(
  "\\d{13,19}|(?<!\\d{4} )\\d{4}([ .-])\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1\\d{3})?(?! \\d{4}(?!\\d))|\\d{4}([ .-])\\d{6}\\2\\d{4,5}",
);

/** Other numbers of that length, one in ten of which has the check digit of a card. */
const isOtherCode = /(?<!\p{L})(?:EAN|GTIN|UPC|ISBN|IMEI|barcode)\P{L}{0,8}$/iu;

/** Numbers of credit and debit cards. The text is as `typedPlainly` gives it. */
export function findCardNumbers(text: string): Found[] {
  const found: Found[] = [];
  for (const { index, 0: written } of text.matchAll(groupings)) {
    const digits = written.replace(/\D/g, "");
    if (!hasIssuer(digits) || !hasTrueCheckDigit(digits) || isOtherCode.test(text.slice(0, index).slice(-20))) continue;
    found.push({ from: index, to: index + written.length, what: "a card number" });
  }
  return found;
}

function hasIssuer(digits: string): boolean {
  return issuers.some(({ beginning, lengths }) => beginning.test(digits) && lengths.includes(digits.length));
}

/** Luhn (ISO/IEC 7812-1, annex B): from the right, every second digit counts double, its own digits added up. */
function hasTrueCheckDigit(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 1 : 2))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}
