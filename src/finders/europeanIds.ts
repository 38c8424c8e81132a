import { dayOfMonth, month, type NationalId } from "./nationalId.ts";
import { hasModulus11 } from "./nationalIdChecks.ts";

/** Checked by stdnum, which names the source of each rule. */
export const europeanIds: readonly NationalId[] = [
  {
    country: "United Kingdom",
    written: "[A-Z]{2}[ -]?\\d{2}[ -]?\\d{2}[ -]?\\d{2}[ -]?[A-D]",
    load: () => import("stdnum/lib/cjs/gb/nino.js"),
  },
  {
    country: "Ireland",
    // One in 23 of such numbers fits: "Model 1234567T".
    beside: "\\d{7}[A-W][A-IW]?",
    words: "PPSN?|personal public service",
    load: () => import("stdnum/lib/cjs/ie/pps.js"),
  },
  {
    country: "France",
    written: `[12378][ .]?\\d{2}[ .]?(?:${month}|[2-9]\\d)[ .]?(?:\\d{2}|2[AB])[ .]?\\d{3}[ .]?\\d{3}[ .]?\\d{2}`,
    load: () => import("stdnum/lib/cjs/fr/nir.js"),
  },
  {
    country: "Germany",
    beside: "[1-9]\\d ?\\d{3} ?\\d{3} ?\\d{3}",
    words:
      "Steuer-?ID(?:-?Nr|-?Nummer)?|Steuer-?Identifikationsnummer|Steuerliche Identifikationsnummer|Steuernummer|IdNr|tax id",
    load: () => import("stdnum/lib/cjs/de/idnr.js"),
  },
  {
    country: "Germany",
    written: "\\d{2} ?\\d{6} ?[A-Z] ?\\d{3}",
    load: () => import("stdnum/lib/cjs/de/svnr.js"),
  },
  {
    country: "Austria",
    written: `[1-9]\\d{3} ${dayOfMonth}${month}\\d{2}`,
    beside: "[1-9]\\d{9}",
    words: "SVNR|SV-?Nr|SV-?Nummer|(?:Sozial)?versicherungsnummer",
    load: () => import("stdnum/lib/cjs/at/vnr.js"),
  },
  {
    country: "Switzerland",
    written: "756([. ]?)\\d{4}\\1\\d{4}\\1\\d{2}",
    load: () => import("stdnum/lib/cjs/ch/ssn.js"),
  },
  {
    country: "Italy",
    written: "[A-Z]{3} ?[A-Z]{3} ?\\d{2}[A-EHLMPRST]\\d{2} ?[A-Z]\\d{2}[\\dLMNPQRSTUV] ?[A-Z]",
    load: () => import("stdnum/lib/cjs/it/codicefiscale.js"),
  },
  {
    country: "Spain",
    written: "(?:\\d{8}|\\d{2}\\.\\d{3}\\.\\d{3})-?[A-Z]",
    load: () => import("stdnum/lib/cjs/es/dni.js"),
  },
  {
    country: "Spain",
    written: "[XYZ]-?\\d{7}-?[A-Z]",
    load: () => import("stdnum/lib/cjs/es/nie.js"),
  },
  {
    country: "Portugal",
    beside: "\\d{9}|\\d{3} \\d{3} \\d{3}",
    words: "NIF|contribuinte|número fiscal",
    load: () => import("stdnum/lib/cjs/pt/nif.js"),
  },
  {
    country: "Netherlands",
    beside: "\\d{9}|\\d{4}\\.\\d{2}\\.\\d{3}",
    words: "BSN|burgerservicenummer|sofi-?nummer",
    load: () => import("stdnum/lib/cjs/nl/bsn.js"),
  },
  {
    country: "Belgium",
    written: "\\d{2}\\.?\\d{2}\\.?\\d{2}[ -]?\\d{3}[.-]?\\d{2}",
    load: () => import("stdnum/lib/cjs/be/insz.js"),
  },
  {
    country: "Poland",
    beside: "\\d{11}",
    words: "PESEL\\p{L}*",
    load: () => import("stdnum/lib/cjs/pl/pesel.js"),
  },
  {
    country: "Czech Republic or Slovakia",
    written: "\\d{6}/\\d{4}",
    load: () => import("stdnum/lib/cjs/cz/rc.js"),
  },
  {
    country: "Finland",
    written: `${dayOfMonth}${month}\\d{2}[-+A-FU-Y]\\d{3}[0-9A-FHJ-NPR-Y]`,
    load: () => import("stdnum/lib/cjs/fi/hetu.js"),
    // Signs for the century since 2023, which the check digit leaves out: Y to U for 19, B to F for 20.
    form: (number) => number.replace(/^(\d{6})[U-Y]/, "$1-").replace(/^(\d{6})[B-F]/, "$1A"),
  },
  {
    country: "Sweden",
    // Of someone born before 2020: "240315-0001" may be an invoice of that day.
    written: `(?:(?:19\\d|20[01])\\d|(?!2)\\d{2})${month}\\d{2}[-+]\\d{4}`,
    beside: "(?:\\d{2})?\\d{6}-?\\d{4}",
    words: "person(?:nummer|nr)|samordningsnummer",
    load: () => import("stdnum/lib/cjs/se/personnummer.js"),
    form: (number) => number.replace(/^(\d{6,8})(\d{4})$/, "$1-$2"),
  },
  {
    country: "Denmark",
    // Some given since 2007 have no check digit: those are known by the word.
    written: `${dayOfMonth}${month}\\d{2}-\\d{4}`,
    load: async () => {
      const { validate } = await import("stdnum/lib/cjs/dk/cpr.js");
      return { validate: (number) => ({ isValid: hasModulus11(number) && validate(number).isValid }) };
    },
  },
  {
    country: "Denmark",
    beside: `${dayOfMonth}${month}\\d{2}[ -]?\\d{4}`,
    words: "CPR(?:-?(?:nr|nummer))?|personnummer",
    load: () => import("stdnum/lib/cjs/dk/cpr.js"),
  },
  {
    country: "Norway",
    written: "\\d{6} ?\\d{5}",
    load: () => import("stdnum/lib/cjs/no/fodselsnummer.js"),
  },
];
