const number = "(?:\\d{1,3}(?:[.,'’ ]\\d{3})+(?:[.,]\\d{1,3})?|\\d{1,9}(?:[.,]\\d{1,3})?)";

const currency =
  "(?:\\p{Sc}|R\\$|US\\$|EUR|USD|GBP|CHF|JPY|CNY|RMB|SEK|NOK|DKK|PLN|CAD|AUD|INR|BRL|kr|zł|euros?|dollars?|pounds?|yen|Franken|francs?|reais|円|元|원)";

const magnitude =
  "(?:k|m|mm|mn|bn|tn|millions?|billions?|thousand|Mio|Mrd|Mill?|Millionen|Milliarden|milliards?|millones|mil millones|milioni|miliard[oi]|milhões|bilhões|miljoen|miljard|mln|mld|miljoner|miljarder|万|亿|億|兆|만|억)\\.?";

const percent =
  "(?:%|percent|per cent|pct|percentage points?|basis points|bps|Prozent(?:punkte)?|pour ?cents?|por ?cien(?:to)?|por ?cento|per ?cento|procent)";

/** Not more letters: "12 million", but not "12 mice". */
const wordEnd = "(?![\\p{sc=Latin}\\p{N}])";

const inWords = [
  "(?:double|triple|two|three)[- ]digit|zweistellig\\p{L}*|dreistellig\\p{L}*|à (?:deux|trois) chiffres|(?:doble|triple) dígito|dos dígitos",
  "dois dígitos|a (?:doppia|due) cifr[ae]|dubbelcijferig\\p{L}*|dubbele cijfers",
  "doubled|tripled|quadrupled|halved|verdoppelt\\p{L}*|verdreifacht\\p{L}*|halbiert\\p{L}*|(?:doublé|triplé)e?s?",
  "(?:duplic|triplic)ad[oa]s?|duplicó|raddoppiat[oaie]|(?:verdubbeld|verdrievoudigd)e?|dobr(?:ou|aram)",
].join("|");

/** An offer to customers: "50% off". */
const offer = "(?! ?(?:off|discount|rabatt|de (?:réduction|remise|descuento|desconto)|di sconto|korting)(?!\\p{L}))";

const forms = [
  `${currency} ?${number}(?: ?${magnitude}${wordEnd})?`,
  `${number}(?: ?${magnitude})?(?: ?| (?:de |di |d['’]))${currency}${wordEnd}`,
  `${number} ?${magnitude}${wordEnd}`,
  `${number} ?${percent}${wordEnd}${offer}`,
  `\\d{1,3}([.,'’ ])\\d{3}(?:\\1\\d{3})*${wordEnd}`,
];

/** Amounts of money, shares of a hundred, large round numbers, and the words for them. For texts as `typedPlainly` gives them. */
export const amountPattern = new RegExp(
  `(?<![\\p{sc=Latin}\\p{N}]|\\p{N}[.,:/])(?:[-+~]?(?:${forms.join("|")})|(?:${inWords})${wordEnd})`,
  "giu",
);

/** What stands beside earnings per share and share prices. */
export const decimalPattern =
  /(?<![\p{sc=Latin}\p{N}]|\p{N}[.,:/])\d{1,6}[.,]\d{1,3}(?![\p{sc=Latin}\p{N}]|[.,:/]\p{N})/gu;
