import type { Found } from "./found.ts";

/** A text taken apart into words, to look for phrases in it. */
export interface Words {
  readonly text: string;
  readonly words: readonly Word[];
}

interface Word {
  readonly from: number;
  readonly to: number;
  /** Without accents, in lower case. */
  readonly folded: string;
}

/** Signs that stand inside a word without being seen, such as a soft hyphen that was pasted along. */
const unseen = "\u00ad\u200b-\u200d\u2060\ufeff";

/**
 * An apostrophe ends a word ("l’acquisition", "Falcon’s"), and so does another script: "ACMEの新製品", "לACME".
 */
const wordPattern = new RegExp(
  `[\\p{sc=Latin}\\p{N}\\p{M}${unseen}]+|(?:(?!\\p{sc=Latin})[\\p{L}\\p{N}\\p{M}${unseen}])+`,
  "gu",
);
const unseenPattern = new RegExp(`[${unseen}]`, "g");

export function takeApart(text: string): Words {
  const words = [...text.matchAll(wordPattern)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
    folded: fold(word),
  }));
  return { text, words: words.filter(({ folded }) => folded !== "") };
}

/** Letters that do not come apart into a letter and its accent. */
const plainLetters: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i" };

/** In lower case, without accents: "Écluse" → "ecluse". */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(unseenPattern, "")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ßæœøłđı]/g, (letter) => plainLetters[letter] as string);
}

/** What may stand between two words of one phrase: "Project Falcon", "Project-Falcon", "project_falcon", over a line end too. */
const joint = /^[\s\-‐‑–—−_'’"“”.·&＆+/*:]{0,4}$/u;
/** Between the parts of one word: "e-mail". */
const hyphen = /^[-‐‑–−_'’.·]?$/u;

/**
 * Finds a phrase wherever it stands as whole words: in any case, with or without its accents, in one word or several
 * ("#ProjectFalcon"), in the plural, the genitive and other simple inflections. In order of place; `what` is the phrase.
 */
export function findPhrase({ text, words }: Words, phrase: string): Found[] {
  const parts = takeApart(phrase).words.map(({ folded }) => folded);
  const wanted = parts.join("");
  if (wanted === "" || hasNoSpaces(wanted)) return findAsItStands(text, phrase);
  // Of "C++" only the letter would be left, and it stands everywhere.
  if (wanted.length < 3 && /[^\p{L}\p{M}\p{N}\s.'’-]/u.test(phrase))
    return findAsItStands(text, phrase, { isWord: true });
  const spellings = spellingsOf(phrase).map((spelling) =>
    takeApart(spelling)
      .words.map(({ folded }) => folded)
      .join(""),
  );
  const forms = spellings.map(inflectionsOf);
  const isMeant = (word: string) => forms.some((isForm) => isForm(word));
  const beginsAlike = /^[a-z0-9]/.test(wanted) ? (word: Word) => word.folded[0] === wanted[0] : () => true;
  // "BlueBird" is written "Blue Bird" too, but "nowhere" is not "now here".
  const separator = parts.length > 1 || /\p{Ll}\p{Lu}/u.test(phrase) ? joint : hyphen;
  const found: Found[] = [];
  for (let first = 0; first < words.length; first++) {
    const begin = words[first] as Word;
    if (!beginsAlike(begin)) continue;
    const last = lastOfPhrase(
      text,
      words,
      first,
      separator,
      Math.max(...spellings.map(({ length }) => length)) + longestEnding,
      isMeant,
    );
    if (last === null) continue;
    found.push({ from: begin.from, to: (words[last] as Word).to, what: phrase });
    first = last;
  }
  return found;
}

/** As it is, with its umlauts written out ("Mueller" for "Müller"), and with a word for its "&". */
function spellingsOf(phrase: string): string[] {
  const plain = [phrase, phrase.replace(/[äöüÄÖÜ]/g, (letter) => `${letter}e`)];
  const and = /\s*[&＆]\s*/g;
  return and.test(phrase)
    ? plain.flatMap((spelling) => [spelling, ...wordsForAnd.map((word) => spelling.replace(and, ` ${word} `))])
    : plain;
}

const wordsForAnd = ["and", "und", "u", "et", "y", "e", "en", "i", "amp"];

/** The index of the word with which the phrase that begins at `first` ends; null when there is none. */
function lastOfPhrase(
  text: string,
  words: readonly Word[],
  first: number,
  separator: RegExp,
  longest: number,
  isMeant: (joined: string) => boolean,
): number | null {
  let joined = "";
  for (let last = first; last < words.length; last++) {
    const word = words[last] as Word;
    if (last > first && !separator.test(text.slice((words[last - 1] as Word).to, word.from))) return null;
    joined += word.folded;
    if (joined.length > longest) return null;
    if (isMeant(joined)) return last;
  }
  return null;
}

/** Scripts that put no space between words: there a word is wherever it stands. Korean puts its endings on the word. */
function hasNoSpaces(folded: string): boolean {
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u.test(folded);
}

function findAsItStands(text: string, phrase: string, { isWord = false } = {}): Found[] {
  const [composed, decomposed] = [phrase.trim().normalize("NFC"), phrase.trim().normalize("NFD")];
  if (composed === "") return [];
  const either = [composed, decomposed].map(escapePattern).join("|");
  const pattern = new RegExp(isWord ? `(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}+#])` : either, "giu");
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
    what: phrase,
  }));
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** No inflection is longer than this beyond its word (letters). */
const longestEnding = 4;

/** In a name this short every ending makes another word: only an s. */
const shortWord = 4;

/** Below this a final s is more likely part of a name ("Ares") than a plural. */
const leastPlural = 6;

/**
 * Which folded words are the wanted one, inflected simply: plurals and genitives, English -ed and -ing, German -n, -en and
 * -es, Italian plurals; in other alphabets, the word with up to three letters more, its last vowel aside.
 */
function inflectionsOf(wanted: string): (word: string) => boolean {
  if (!/^[a-z0-9]+$/.test(wanted)) {
    const stem = /[аеиоуыэюяьйαεηιουως]$/u.test(wanted) && wanted.length > shortWord ? wanted.slice(0, -1) : wanted;
    if (wanted.length < shortWord) return (word) => word === wanted;
    // Arabic and Hebrew put the article and small words before it.
    const holds = (word: string) => (takesPrefixes.test(stem) ? word.includes(stem) : word.startsWith(stem));
    return (word) => word.length - stem.length <= 3 && holds(word) && !isSurname.test(word.slice(stem.length));
  }
  const forms = new Set([wanted, `${wanted}s`]);
  if (wanted.length < shortWord) return (word) => forms.has(word);
  const isPlural = wanted.length >= leastPlural && /[^siu]s$/.test(wanted);
  for (const base of isPlural ? [wanted, wanted.slice(0, -1)] : [wanted])
    for (const form of formsOf(base)) forms.add(form);
  if (/ies$/.test(wanted) && wanted.length >= leastPlural) forms.add(`${wanted.slice(0, -3)}y`);
  return (word) => forms.has(word);
}

/** "Соколов", "Соколова" are other people than "Сокол". */
const isSurname = /^(?:ов|ев|ова|ева)$/u;

const takesPrefixes = /^[\p{sc=Arab}\p{sc=Hebr}]/u;

function formsOf(base: string): string[] {
  const stem = base.slice(0, -1);
  const last = base.slice(-1);
  return [
    base,
    ...["s", "es", "n", "en", "ed", "ing"].map((ending) => base + ending),
    ...(last === "e" ? [`${base}d`, `${stem}ing`, `${stem}i`] : []),
    ...(last === "y" ? [`${stem}ies`, `${stem}ied`] : []),
    ...(last === "o" ? [`${stem}i`] : []),
    ...(last === "a" ? [`${stem}e`] : []),
    ...(/[bdgmnprt]$/.test(last) ? [`${base}${last}ed`, `${base}${last}ing`] : []),
  ];
}
