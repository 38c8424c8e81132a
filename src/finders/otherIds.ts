import { dayOfMonth, month, type NationalId } from "./nationalId.ts";
import { isMyNumber, isSingaporean } from "./nationalIdChecks.ts";

/** Of countries outside Europe. Checked by stdnum, which names the source of each rule, where it has the number. */
export const otherIds: readonly NationalId[] = [
  {
    country: "United States",
    written: "\\d{3}-\\d{2}-(?!0000)\\d{4}",
    beside: "\\d{9}|\\d{3} \\d{2} \\d{4}",
    words: "SSN|social security",
    load: () => import("stdnum/lib/cjs/us/ssn.js"),
  },
  {
    country: "Turkey",
    beside: "[1-9]\\d{10}",
    words: "T\\.?C\\.?|TCKN|kimlik\\p{L}*",
    load: () => import("stdnum/lib/cjs/tr/tckimlik.js"),
  },
  {
    country: "Israel",
    beside: "\\d{8}-?\\d",
    words: "תעודת זהות|ת[\"״']ז|teudat zehut|Israeli ID",
    load: () => import("stdnum/lib/cjs/il/idnr.js"),
  },
  {
    country: "South Africa",
    written: "\\d{6} \\d{4} \\d{3}",
    beside: "\\d{13}",
    words: "(?:SA|RSA|South African|identity) (?:ID|number)|ID (?:no|number)",
    load: () => import("stdnum/lib/cjs/za/idnr.js"),
  },
  {
    country: "Canada",
    written: "[1-79]\\d{2}-\\d{3}-\\d{3}",
    beside: "\\d{9}|\\d{3} \\d{3} \\d{3}|\\d{3}-\\d{3}-\\d{3}",
    words: "SIN|social insurance|NAS|assurance sociale",
    load: () => import("stdnum/lib/cjs/ca/sin.js"),
  },
  {
    country: "Mexico",
    written: `[A-Z]{4}\\d{2}${month}${dayOfMonth}[HMX][A-Z]{5}[A-Z\\d]\\d`,
    load: () => import("stdnum/lib/cjs/mx/curp.js"),
  },
  {
    country: "Brazil",
    written: "\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}",
    beside: "\\d{11}",
    words: "CPF",
    load: () => import("stdnum/lib/cjs/br/cpf.js"),
  },
  {
    country: "Argentina",
    written: "2[0347]-\\d{8}-\\d",
    load: () => import("stdnum/lib/cjs/ar/cuit.js"),
  },
  {
    country: "Argentina",
    beside: "\\d{2}\\.\\d{3}\\.\\d{3}|\\d{7,8}",
    words: "DNI|documento nacional de identidad",
    load: () => import("stdnum/lib/cjs/ar/dni.js"),
  },
  {
    country: "Chile",
    written: "\\d{1,2}\\.\\d{3}\\.\\d{3}-[\\dKk]",
    load: () => import("stdnum/lib/cjs/cl/rut.js"),
  },
  {
    country: "India",
    // Not "2024 2025 2026", nor an invoice: with hyphens, "2026-0011-4577", only beside its word.
    written: "(?<!\\d )(?!20\\d\\d 20)[2-9]\\d{3} \\d{4} \\d{4}(?! \\d)",
    beside: "[2-9]\\d{11}|[2-9]\\d{3}-\\d{4}-\\d{4}",
    words: "aadhaar|aadhar|आधार|UIDAI",
    load: () => import("stdnum/lib/cjs/in/aadhaar.js"),
  },
  {
    country: "India",
    beside: "[A-Z]{5}\\d{4}[A-Z]",
    words: "PAN|permanent account number",
    load: () => import("stdnum/lib/cjs/in/pan.js"),
  },
  {
    country: "China",
    written: `[1-9]\\d{5}(?:19|20)\\d{2}${month}${dayOfMonth}\\d{3}[\\dX]`,
    load: () => import("stdnum/lib/cjs/cn/ric.js"),
  },
  {
    country: "Hong Kong",
    written: "[A-Z]{1,2}\\d{6}\\([\\dA]\\)",
    load: () => import("stdnum/lib/cjs/hk/hkid.js"),
  },
  {
    country: "South Korea",
    written: `\\d{2}${month}${dayOfMonth}-[1-8]\\d{6}`,
    load: () => import("stdnum/lib/cjs/kr/rrn.js"),
  },
  {
    country: "Japan",
    beside: "\\d{4}([ -]?)\\d{4}\\1\\d{4}",
    words: "マイナンバー|個人番号|My Number",
    load: async () => ({ validate: (number) => ({ isValid: isMyNumber(number) }) }),
  },
  {
    country: "Singapore",
    written: "[STFGM]\\d{7}[A-Z]",
    load: async () => ({ validate: (number) => ({ isValid: isSingaporean(number) }) }),
  },
  {
    country: "Australia",
    beside: "\\d{3}( ?)\\d{3}\\1\\d{2,3}",
    words: "TFN|tax file number",
    load: () => import("stdnum/lib/cjs/au/tfn.js"),
  },
];
