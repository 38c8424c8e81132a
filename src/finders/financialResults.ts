import { coverUp, type Found, inOrder, typedPlainly } from "../coach/draft/found.ts";
import { amountPattern, decimalPattern } from "./amounts.ts";
import {
  dealAbbreviations,
  dealWords,
  innocentPhrases,
  perShareAbbreviations,
  perShareWords,
  resultAbbreviations,
  resultWords,
  unspacedDealWords,
  unspacedResultWords,
} from "./financialWords.ts";

/** How far apart a word and its amount may stand in a sentence, in characters. */
const reach = 60;

type Stretch = Pick<Found, "from" | "to">;

/**
 * What reads like results, prospects or deals of a listed company, in order of place: an amount in the same sentence as a word
 * for them (from the one to the other), and words for deals alone.
 */
export function findResults(text: string): Found[] {
  const plain = typedPlainly(text);
  const readable = coverUp(plain, find(plain, innocent));
  const amounts = find(readable, amountPattern);
  const decimals = inOrder([...amounts, ...find(readable, decimalPattern)].map((each) => ({ ...each, what: "" })));
  const pairs = [
    ...pair(readable, merge(find(readable, perShare), find(readable, perShareShort)), decimals),
    ...pair(readable, merge(find(readable, results), find(readable, resultsShort)), amounts),
  ];
  const deals = merge(find(readable, dealsAlone), find(readable, dealsShort));
  return inOrder([
    ...deals.map((place) => ({ ...place, what: "a deal" })),
    ...pairs.map((place) => ({ ...place, what: "a result or a forecast" })),
  ]);
}

function wholeWords(words: readonly string[], unspaced: string | null, flags: string): RegExp {
  const spaced = `(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`;
  return new RegExp(unspaced === null ? spaced : `${spaced}|${unspaced}`, flags);
}

const innocent = wholeWords(innocentPhrases, null, "giu");
const results = wholeWords(resultWords, unspacedResultWords, "giu");
const resultsShort = wholeWords([resultAbbreviations], null, "gu");
const perShare = wholeWords(perShareWords, null, "giu");
const perShareShort = wholeWords([perShareAbbreviations], null, "gu");
const dealsAlone = wholeWords(dealWords, unspacedDealWords, "giu");
const dealsShort = wholeWords([dealAbbreviations], null, "gu");

function find(text: string, pattern: RegExp): Stretch[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: { length } }) => ({ from: index, to: index + length }));
}

function merge(left: readonly Stretch[], right: readonly Stretch[]): Stretch[] {
  return inOrder([...left, ...right].map((place) => ({ ...place, what: "" })));
}

/** Each word with the amount next to it: both lists are in order of place. */
function pair(text: string, words: readonly Stretch[], amounts: readonly Stretch[]): Stretch[] {
  const pairs: Stretch[] = [];
  let next = 0;
  for (const word of words) {
    while (next < amounts.length && (amounts[next] as Stretch).from < word.to) next++;
    const near = [amounts[next], amounts[next - 1]].filter((amount) => amount !== undefined);
    const gaps = near.map((amount) => ({
      from: Math.min(word.to, amount.to),
      to: Math.max(word.from, amount.from),
      amount,
    }));
    const best = gaps
      .filter(({ from, to }) => to - from <= reach && !sentenceEnd.test(text.slice(from, to)))
      .sort((left, right) => left.to - left.from - (right.to - right.from))[0];
    if (best === undefined) continue;
    pairs.push({ from: Math.min(word.from, best.amount.from), to: Math.max(word.to, best.amount.to) });
  }
  return pairs;
}

/** A full stop after an abbreviation is none; a line that ends with a colon goes on. */
const sentenceEnd =
  /[!?。！？]|(?<!(?<!\p{L})(?:ca|approx|etc|vs|inc|ltd|co|corp|no|nr|bzw|rd|env|p|a|e|i|z|b|d|h|g|u|s)|\d)\.(?:\s|$)|(?<!:)\s*\n/iu;
