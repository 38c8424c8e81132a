import { type Found, inOrder } from "../coach/draft/found.ts";
import { fold, takeApart, type Words } from "../coach/draft/phrases.ts";
import { loadEnglishProfanityFinder } from "./englishProfanity.ts";
import { guessLanguages, type Language } from "./language.ts";
import { type ProfanityList, profanityLists } from "./profanityLists.ts";
import { knownEverywhere, profanityPatterns } from "./profanityPatterns.ts";

/**
 * Bad words: English ones, those of the languages that the text seems to be in, and some that are known everywhere. Whole words,
 * in any case, with their accents or without. `what` is "profanity".
 */
export async function loadProfanityFinder(): Promise<(text: string) => Found[]> {
  const [findEnglish, ...dictionaries] = await Promise.all([
    loadEnglishProfanityFinder(),
    ...profanityLists.map(loadDictionary),
  ]);
  const everywhere = toDictionary(knownEverywhere.split(", "));
  return (text) => {
    const languages = guessLanguages(text);
    const words = takeApart(text);
    const found = [...findEnglish(text, languages), ...findListed(words, everywhere)];
    for (const { language, dictionary } of dictionaries)
      if (languages.includes(language)) found.push(...findListed(words, dictionary));
    for (const [language, pattern] of profanityPatterns) {
      if (!languages.includes(language)) continue;
      for (const { index, 0: word } of text.matchAll(pattern))
        found.push({ from: index, to: index + word.length, what: "profanity" });
    }
    return inOrder(found);
  };
}

/** Phrases, each as its folded words, by the first of them. */
type Dictionary = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Letters: shorter ones of the uneven lists are too often other words. */
const shortest = 4;

async function loadDictionary({
  language,
  load,
  excluded,
  added,
  endings,
}: ProfanityList): Promise<{ language: Language; dictionary: Dictionary }> {
  const [first = [], ...others] = (await load()).map((words) => words.map(fold));
  const isOnAll = (word: string) => others.every((words) => words.includes(word));
  // A single list has whole phrases for what is harmless by itself: "de hond uitlaten" is to walk the dog.
  const isSure = (word: string) => others.length > 0 || (word.length >= shortest && /^\p{L}+$/u.test(word));
  const isExcluded = new Set(excluded.split(", "));
  const listed = first.filter((word) => isOnAll(word) && isSure(word) && !isExcluded.has(word));
  const words = [...listed, ...added.split(", ")];
  const inflected = words.flatMap((word) =>
    endings.filter(([from]) => word.endsWith(from)).map(([from, to]) => word.slice(0, word.length - from.length) + to),
  );
  return { language, dictionary: toDictionary([...words, ...inflected.filter((word) => !isExcluded.has(word))]) };
}

function toDictionary(phrases: readonly string[]): Dictionary {
  const dictionary = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) {
    const words = takeApart(phrase).words.map(({ folded }) => folded);
    const first = words[0];
    if (first !== undefined) dictionary.set(first, [...(dictionary.get(first) ?? []), words]);
  }
  return dictionary;
}

function findListed({ text, words }: Words, dictionary: Dictionary): Found[] {
  const found: Found[] = [];
  words.forEach(({ folded, from }, index) => {
    for (const phrase of dictionary.get(folded) ?? []) {
      const last = words[index + phrase.length - 1];
      if (last === undefined || phrase.some((part, offset) => words[index + offset]?.folded !== part)) continue;
      // Nothing but spaces, hyphens and apostrophes between the words of a phrase.
      if (/[^\p{L}\p{N}\p{M}\s'’-]/u.test(text.slice(from, last.to))) continue;
      found.push({ from, to: last.to, what: "profanity" });
    }
  });
  return found;
}
