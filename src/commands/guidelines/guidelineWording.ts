import { entriesOf } from "../../coach/guidelines/guidelinesDifference.ts";
import {
  type GuidelineAnswers,
  type GuidelinePart,
  isTextPart,
  partInfo,
} from "../../coach/guidelines/guidelinesParts.ts";
import { excerpt } from "../../coach/text.ts";
import { listed } from "../../render/guidelinesRows.ts";

interface Question {
  /** Said above it, where it needs more words. */
  readonly about?: string;
  readonly message: string;
  /** How it is typed. */
  readonly form?: string;
  readonly flag: string;
}

/** Messages fit a narrow terminal: whatever asks them breaks them within words. */
export const questions: Readonly<Record<GuidelinePart, Question>> = {
  topics: { message: "Which topics do you speak on?", form: "commas between", flag: "--topics" },
  offLimits: { message: "Which topics are off limits?", form: "commas between, or none", flag: "--off-limits" },
  neverMention: {
    about: "Names and words never to mention: clients under NDA, code names, unannounced products.",
    message: "Which names do you never mention?",
    form: "commas between, or none",
    flag: "--never-mention",
  },
  privateLife: { message: "What of family and private life is fine?", flag: "--private-life" },
  reviewer: { message: "Who looks over a delicate post?", flag: "--reviewer" },
  isListed: { message: "Is the company listed on an exchange?", flag: "--listed or --no-listed" },
  quietPeriods: {
    about: "Such as 2026-12-15 to 2027-01-31: annual results, or 15 Dec 2026 to 31 Jan 2027.",
    message: "When are its quiet periods?",
    form: "semicolons between, or none",
    flag: "--quiet-period",
  },
  disclaimer: { message: "A disclaimer for your profile?", flag: "--disclaimer" },
};

/** What Enter does, and how an answer is typed. */
export function hintFor(part: GuidelinePart, before: GuidelineAnswers): string {
  const { form } = questions[part];
  const [answer, count] = [before[part], entriesOf(before[part]).length];
  if (count > 0) {
    const added = part === "quietPeriods" ? "+ adds one" : `+${partInfo(part).entry} adds one`;
    return `Enter keeps the ${count === 1 ? "one" : count} there; ${added}`;
  }
  if (answer === null) return form === undefined ? "Enter skips" : `${form}; Enter skips`;
  if (!isTextPart(part)) return "Enter keeps none";
  return part === "privateLife" ? "Enter keeps it" : "Enter keeps it, none takes it out";
}

/** Longer than most lists (characters): `socialtop guidelines` shows the rest. */
const mostShown = 400;

/** What stands there; null where nothing does. */
export function noteOn(part: GuidelinePart, before: GuidelineAnswers): string | null {
  const answer = before[part];
  if (answer === null || typeof answer === "boolean") return null;
  const words = typeof answer === "string" ? answer : listed(entriesOf(answer));
  return `There now: ${words === "" ? "none" : excerpt(words, mostShown)}`;
}
