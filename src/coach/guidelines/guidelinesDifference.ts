import type { QuietPeriod } from "../book.ts";
import { type GuidelineAnswers, type GuidelinePart, guidelineParts } from "./guidelinesParts.ts";
import { quietPeriodWords } from "./guidelinesPeriods.ts";

/** Entries of one list, as they are typed. */
export interface PartEntries {
  readonly part: GuidelinePart;
  readonly entries: readonly string[];
}

/** What stands in the lists of `after` and not in those of `before`, in any case; in the order of the parts. */
export function addedEntries(before: GuidelineAnswers, after: GuidelineAnswers): PartEntries[] {
  return guidelineParts.flatMap(({ part }) => {
    const known = new Set(entriesOf(before[part]).map((entry) => entry.toLowerCase()));
    const entries = entriesOf(after[part]).filter((entry) => !known.has(entry.toLowerCase()));
    return entries.length === 0 ? [] : [{ part, entries }];
  });
}

/** What stood in the lists and is in them no longer. */
export function removedEntries(before: GuidelineAnswers, after: GuidelineAnswers): PartEntries[] {
  return addedEntries(after, before);
}

/** The entries of a list as they are typed; none of an answer that is no list. */
export function entriesOf(answer: GuidelineAnswers[GuidelinePart]): string[] {
  if (answer === null || typeof answer !== "object") return [];
  return answer.map((entry: string | QuietPeriod) => (typeof entry === "string" ? entry : quietPeriodWords(entry)));
}
