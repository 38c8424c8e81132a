import type { Guidelines, Profile, QuietPeriod } from "../book.ts";
import { addDays, type Day } from "../day.ts";
import { type GuidelineAnswers, type GuidelinePart, guidelineParts, type PartInfo } from "./guidelinesParts.ts";

/** Nothing answered yet. */
export function newGuidelines(today: Day): Guidelines {
  return { agreedOn: today, changedOn: today, file: null, ...unanswered };
}

export const unanswered: GuidelineAnswers = {
  topics: null,
  offLimits: null,
  neverMention: null,
  privateLife: null,
  reviewer: null,
  isListed: null,
  quietPeriods: null,
  disclaimer: null,
};

export interface MissingPart {
  /** `guidelines`: all of it. */
  readonly part: GuidelinePart | "guidelines";
  readonly why: string;
  /** The command that answers it, with an example. */
  readonly todo: string;
}

/** What is not answered yet, or no longer: a listed company whose quiet periods are all over. In the order of the parts. */
export function missingParts(guidelines: Guidelines | null, today: Day): MissingPart[] {
  if (guidelines === null) {
    return [{ part: "guidelines", why: "There are no guidelines yet.", todo: "socialtop guidelines init" }];
  }
  return guidelineParts.flatMap((info) => {
    const why =
      info.part === "quietPeriods" ? whyQuietPeriods(guidelines, info, today) : whyUnanswered(guidelines, info);
    return why === null
      ? []
      : [{ part: info.part, why, todo: `socialtop guidelines init ${flagOf(info, guidelines, today)} --yes` }];
  });
}

function whyUnanswered(guidelines: Guidelines, { part, missing }: PartInfo): string | null {
  return guidelines[part] === null ? missing : null;
}

function whyQuietPeriods({ isListed, quietPeriods }: Guidelines, { missing }: PartInfo, today: Day): string | null {
  if (isListed !== true) return null;
  if (quietPeriods === null) return missing;
  // None is an answer, although few listed companies have none.
  if (quietPeriods.length === 0 || quietPeriods.some(({ to }) => to >= today)) return null;
  return "All quiet periods are over: the next one?";
}

/** An example with days that are over would be copied as it is, and one without + would take the place of those that stand there. */
function flagOf({ part, flag }: PartInfo, { quietPeriods }: Guidelines, today: Day): string {
  if (part !== "quietPeriods") return flag;
  const sign = quietPeriods === null ? "" : "+";
  return `--quiet-period "${sign}${addDays(today, 30)} to ${addDays(today, 60)}: annual results"`;
}

/** The quiet period that this day is in, both ends included; of several the one that ends last. */
export function quietPeriodOn(guidelines: Guidelines | null, day: Day): QuietPeriod | null {
  const on = (guidelines?.quietPeriods ?? []).filter(({ from, to }) => from <= day && day <= to);
  return on.reduce<QuietPeriod | null>((last, period) => (last === null || period.to > last.to ? period : last), null);
}

/** Those that are on or to come, in calendar order, and how many are over. */
export function upcomingPeriods(periods: readonly QuietPeriod[], today: Day): { ahead: QuietPeriod[]; past: number } {
  const ahead = periods.filter(({ to }) => to >= today);
  return { ahead, past: periods.length - ahead.length };
}

/**
 * The guidelines (new ones where there are none) with these answers; what is not among them stays. The same guidelines
 * come back when that changes nothing. Quiet periods are those of a listed company: who gives some is one, and who is none
 * has none.
 */
export function withAnswers(guidelines: Guidelines | null, answers: Partial<GuidelineAnswers>, today: Day): Guidelines {
  const hasPeriods = (answers.quietPeriods ?? []).length > 0;
  const isListed = answers.isListed ?? (hasPeriods ? true : answers.isListed);
  const before = guidelines ?? newGuidelines(today);
  const after = { ...before, ...answers, ...(isListed === undefined ? {} : { isListed }) };
  const settled = after.isListed === false ? { ...after, quietPeriods: null } : after;
  if (guidelines !== null && changedParts(guidelines, settled).length === 0) return guidelines;
  return { ...settled, changedOn: today };
}

/** Is anything answered but the disclaimer, which comes by itself? */
export function hasAnswers(guidelines: Guidelines): boolean {
  return guidelineParts.some(({ part }) => part !== "disclaimer" && guidelines[part] !== null);
}

/** Parts whose answers differ, in the order of the parts. */
export function changedParts(before: GuidelineAnswers, after: GuidelineAnswers): GuidelinePart[] {
  return guidelineParts
    .map(({ part }) => part)
    .filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

/** "The views here are my own, not those of Example AG." */
export function usualDisclaimer({ company }: Pick<Profile, "company">): string {
  const end = company?.endsWith(".") ? "" : ".";
  return company === null ? "The views here are my own." : `The views here are my own, not those of ${company}${end}`;
}
