import { type Found, inOrder } from "../coach/draft/found.ts";

/** English bad words by obscenity, which sees through "sh1t", "fuuuck" and letters that look alike; whole words only. */
export async function loadEnglishProfanityFinder(): Promise<
  (text: string, otherLanguages: readonly string[]) => Found[]
> {
  const { RegExpMatcher, englishDataset, englishRecommendedTransformers } = await import("obscenity");
  const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  return (text, otherLanguages) => {
    const found: Found[] = [];
    const readable = text.replace(otherSigns, (sign) => " ".repeat(sign.length));
    for (const match of matcher.getAllMatches(readable)) {
      const { phraseMetadata } = englishDataset.getPayloadWithPhraseMetadata(match);
      const stretch = wholeWord(readable, match.startIndex, match.endIndex + 1);
      if (
        stretch === null ||
        !isMeant(text.slice(stretch.from, stretch.to), phraseMetadata?.originalWord ?? "", otherLanguages)
      )
        continue;
      found.push({ ...stretch, what: "profanity" });
    }
    for (const { index, 0: word } of readable.matchAll(starred))
      found.push({ from: index, to: index + word.length, what: "profanity" });
    return inOrder(found);
  };
}

/**
 * obscenity reads "!" as an i, "(" as a c, "/" as an l and "_" as a letter: only within a word are they. In East Asian texts an
 * English word has no space beside it.
 */
const otherSigns =
  /[!(|/_](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[!(|/_]|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/gu;

/** Medical, ordinary, mild, or a word or name elsewhere: "tit for tat", "cum laude", "a chink in the armour", "Rio Negro". */
const leftOut: ReadonlySet<string> = new Set(
  (
    "abo, anal, anus, bestiality, chink, cum, double penetration, dyke, ejaculate, fellatio, hentai, hooker, incest, masturbate, " +
    "negro, orgasm, orgy, penis, porn, prick, rape, scat, semen, sex, spastic, tit, vagina"
  ).split(", "),
);

/** Words of these languages as well: "dick" is fat in German, "slut" is the end in Swedish. */
const wordsElsewhere: ReadonlyMap<string, readonly string[]> = new Map([
  ["dick", ["de"]],
  ["slut", ["sv", "da", "no"]],
  ["wank", ["de", "nl"]],
]);

/** With a capital they are names: Dick, Wank, the Cock Inn, Lai Fuk, Pussy Riot; "Ass" is an ace. */
const names: ReadonlySet<string> = new Set(["dick", "wank", "cock", "pussy", "ass", "bastard", "fag", "slut", "boob"]);

/** German for fat, a town in Lorraine, a word of the trade; too short, or a name, once it is read as letters: "Fu", "FK", "fsck", "Bich", a road called A55. */
const otherReadings =
  /^(?:dicke[mnrs]?|bitche|shitstorms?|fu|fk|fuks?|nigs?|dck|prn|pnis|bich|fag|f[a-tv-z]cks?|\p{L}\d+|\P{sc=Latin}+)$/iu;

function isMeant(written: string, word: string, otherLanguages: readonly string[]): boolean {
  if (leftOut.has(word) || otherReadings.test(written) || otherWords.test(written)) return false;
  // "türde" is no English word, whatever its letters look like, and "f46e" a number.
  if (/\P{ASCII}/u.test(written) || (word === "fag" && /\d/.test(written))) return false;
  if (word === "retard" && !/^retarded/i.test(written)) return false;
  if (wordsElsewhere.get(word)?.some((language) => otherLanguages.includes(language))) return false;
  return !(names.has(word) && /^\p{Lu}\p{Ll}/u.test(written));
}

const before = /^(?:|bull|horse|bat|dip|ape|dog|chicken|mother|cluster|mind|un|fan|abso|dumb|jack)$/i;
const after =
  /^(?:|s|e|es|t?ed|er|ers|y|t?y|t?ier|ing|in|t?ing|tastic|heads?|holes?|hats?|faced?|wits?|ups?|off|all|shows?|storms?|posts?|posting|loads?|bags?|house|list|tards?|ots|gots?)$/i;

/** Such words with an ending that makes another word of them. */
const otherWords = /^(?:booby|dickie|dicky|dicker|dickers|fags|assed|turdy)$/i;

/** Where the word stands of which this is a part; null when it is another word: "cockpit", "Scunthorpe", "434b00be". */
function wholeWord(text: string, from: number, to: number): Pick<Found, "from" | "to"> | null {
  const isNumber = /\d/.test(text.slice(from, to)) && /\d/.test(text.charAt(from - 1) + text.charAt(to));
  if (isNumber) return null;
  const start = /[\p{L}\p{M}]*$/u.exec(text.slice(Math.max(0, from - longestPart), from))?.[0] ?? "";
  const end = /^[\p{L}\p{M}]*/u.exec(text.slice(to, to + longestPart))?.[0] ?? "";
  return before.test(start) && after.test(end) ? { from: from - start.length, to: to + end.length } : null;
}

/** Characters: no part of such a word is longer. */
const longestPart = 14;

/** "f**k", "sh*t", "f***ing", "f.u.c.k": the stars hide nothing. */
const starred =
  /(?<![\p{L}\p{N}])(?:(?:mother|bull|horse)?(?:f[*#@$%!]{1,3}c?k|f[*#]{3}|sh[*#@!]t|s[*#]{2}t|b[*#!]tch|c[*#]{1,2}nt|a[*#]{2}hole|wh[*#]re)(?:s|ed|er|ers|ing|in|y|es)?|(?:f([ .\-_])u\1c\1k|s([ .\-_])h\2i\2t))(?![\p{L}\p{N}])/giu;
