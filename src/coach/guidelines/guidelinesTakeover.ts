import type { Guidelines } from "../book.ts";
import type { Day } from "../day.ts";
import { isProblem, type Problem } from "../problem.ts";
import { changedParts, unanswered, withAnswers } from "./guidelines.ts";
import { addedEntries, type PartEntries, removedEntries } from "./guidelinesDifference.ts";
import { gatherEntries } from "./guidelinesEntries.ts";
import { type GuidelineAnswers, type GuidelinePart, guidelineParts } from "./guidelinesParts.ts";
import { gatherPeriods } from "./guidelinesPeriods.ts";

/** What comes of a page that somebody else wrote: all parts in their order. */
export interface Takeover {
  readonly after: Guidelines;
  /** Did the page say nothing that did not stand there? */
  readonly isSame: boolean;
  /** Parts that the page answers, with those that changed along. */
  readonly taken: readonly GuidelinePart[];
  /** Of those: the leader's own answers that are gone. */
  readonly replaced: readonly GuidelinePart[];
  /** The leader's own that the page does not have. */
  readonly kept: readonly GuidelinePart[];
  /** Entries that came to the lists that protect. */
  readonly added: readonly PartEntries[];
  readonly removed: readonly PartEntries[];
  /** The page says that the company is not listed; the leader's quiet periods say that it is, and stay. */
  readonly staysListed: boolean;
}

const united: readonly GuidelinePart[] = ["offLimits", "neverMention", "quietPeriods"];

export interface TakeoverOptions {
  /** Null: it came through a pipe. */
  readonly file: string | null;
  /** Do its lists take the place of the leader's own, as the other answers do? */
  readonly isReplacing: boolean;
  readonly today: Day;
}

/**
 * The guidelines with what a page says. Topics off limits, names never to mention and quiet periods come to the leader's own,
 * so that nothing which protects is lost; other answers take the place of the leader's own, and what the page does not
 * answer stays. A problem when the lists become too long.
 */
export function takeOver(
  before: Guidelines | null,
  answers: Partial<GuidelineAnswers>,
  { file, isReplacing, today }: TakeoverOptions,
): Takeover | Problem {
  const own = before ?? unanswered;
  const lists = isReplacing ? {} : uniteLists(own, answers);
  if (isProblem(lists)) return lists;
  const periods = lists.quietPeriods ?? own.quietPeriods ?? [];
  const staysListed = !isReplacing && answers.isListed === false && periods.length > 0;
  const { isListed, ...others } = answers;
  const said: Partial<GuidelineAnswers> = {
    ...others,
    ...lists,
    ...(staysListed || isListed === undefined ? {} : { isListed }),
  };
  const answered = withAnswers(before, said, today);
  const changed = changedParts(own, answered);
  const parts = guidelineParts.map(({ part }) => part);
  const taken = parts.filter((part) => said[part] !== undefined || changed.includes(part));
  const isFromThere = file === null || taken.length === 0 || before?.file === file;
  const isSame = before !== null && changed.length === 0 && isFromThere;
  return {
    after: isSame ? before : { ...answered, file },
    isSame,
    taken,
    replaced: changed.filter((part) => own[part] !== null && (isReplacing || !united.includes(part))),
    kept: parts.filter((part) => !taken.includes(part) && answered[part] !== null),
    added: addedEntries(own, answered).filter(({ part }) => united.includes(part)),
    removed: removedEntries(own, answered),
    staysListed,
  };
}

/** The lists that protect, of those that the page has: the leader's own entries first; quiet periods in calendar order. */
function uniteLists(own: GuidelineAnswers, answers: Partial<GuidelineAnswers>): Partial<GuidelineAnswers> | Problem {
  let lists: Partial<GuidelineAnswers> = {};
  for (const part of ["offLimits", "neverMention"] as const) {
    if (answers[part] === undefined) continue;
    const entries = gatherEntries([...(own[part] ?? []), ...(answers[part] ?? [])]);
    if (isProblem(entries)) return entries;
    lists = { ...lists, [part]: entries ?? [] };
  }
  if (answers.quietPeriods === undefined) return lists;
  const quietPeriods = gatherPeriods([...(own.quietPeriods ?? []), ...(answers.quietPeriods ?? [])]);
  return isProblem(quietPeriods) ? quietPeriods : { ...lists, quietPeriods };
}
