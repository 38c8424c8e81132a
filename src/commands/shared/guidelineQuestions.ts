import type { Guidelines, Profile } from "../../coach/book.ts";
import { unanswered, usualDisclaimer } from "../../coach/guidelines/guidelines.ts";
import { readAnswer } from "../../coach/guidelines/guidelinesInput.ts";
import { type GuidelineAnswers, type GuidelinePart, guidelineParts } from "../../coach/guidelines/guidelinesParts.ts";
import { quietPeriodWords } from "../../coach/guidelines/guidelinesPeriods.ts";
import { isProblem } from "../../coach/problem.ts";
import type { Context } from "../../context.ts";
import { shown } from "../../render/layout.ts";
import { orUsageError } from "./leader.ts";

interface Question {
  readonly message: string;
  /** How it is typed. */
  readonly form?: string;
  readonly flag: string;
}

const questions: Readonly<Record<GuidelinePart, Question>> = {
  topics: { message: "Which topics do you speak on?", form: "commas between", flag: "--topics" },
  offLimits: { message: "Which topics are off limits?", form: "commas between, or none", flag: "--off-limits" },
  neverMention: {
    message: "Names and words never to mention: clients under NDA, code names, unannounced products?",
    form: "commas between, or none",
    flag: "--never-mention",
  },
  privateLife: { message: "What of family and private life is fine?", flag: "--private-life" },
  reviewer: { message: "Who looks over a delicate post?", flag: "--reviewer" },
  isListed: { message: "Is the company listed on a stock exchange?", flag: "--listed or --no-listed" },
  quietPeriods: {
    message: "Its quiet periods, such as 2026-12-15 to 2027-01-31: annual results?",
    form: "semicolons between, or none",
    flag: "--quiet-period",
  },
  disclaimer: { message: "A disclaimer for your profile?", flag: "--disclaimer" },
};

export function flagOf(part: GuidelinePart): string {
  return questions[part].flag;
}

/** Asks for whatever no flag answered. Enter keeps what stands there, or takes what is offered. The new answers come back. */
export async function askGuidelines(
  { prompt }: Context,
  present: Guidelines | null,
  given: Partial<GuidelineAnswers>,
  profile: Profile,
): Promise<Partial<GuidelineAnswers>> {
  let answers = given;
  const before: GuidelineAnswers = present ?? unanswered;
  for (const { part } of guidelineParts) {
    if (given[part] !== undefined || (part === "quietPeriods" && !isListed(before, answers))) continue;
    const { message, form, flag } = questions[part];
    if (part === "isListed") {
      const initial = before.isListed ?? false;
      answers = { ...answers, isListed: await prompt.confirm({ message, flag, initial }) };
      continue;
    }
    const kept = typedForm(before[part]);
    const offered = part === "disclaimer" && present === null ? shown(usualDisclaimer(profile)) : kept;
    const typed = await prompt.text({
      message: withHints(message, form, offered === "" ? "Enter to skip" : undefined),
      flag,
      ...(offered === "" ? {} : { initial: offered }),
      problemWith: (answer) => {
        const read = readAnswer(part, answer);
        return answer.trim() !== kept && isProblem(read) ? `${read.problem} ${read.hint}` : null;
      },
    });
    // What was written elsewhere may hold what cannot be typed on one line: kept, it stays as it is.
    if (typed.trim() !== kept) answers = { ...answers, ...orUsageError(readAnswer(part, typed)) };
  }
  return answers;
}

function withHints(message: string, ...hints: readonly (string | undefined)[]): string {
  const given = hints.filter((hint) => hint !== undefined);
  return given.length === 0 ? message : `${message} (${given.join(", ")})`;
}

function isListed(before: GuidelineAnswers, answers: Partial<GuidelineAnswers>): boolean {
  return (answers.isListed ?? before.isListed) === true;
}

/** An answer on one line, as it is typed; empty when there is none. */
function typedForm(answer: GuidelineAnswers[GuidelinePart]): string {
  if (answer === null || typeof answer === "boolean") return "";
  if (typeof answer === "string") return shown(answer);
  if (answer.length === 0) return "none";
  const entries = answer.map((entry) => shown(typeof entry === "string" ? entry : quietPeriodWords(entry)));
  return entries.join(entries.some((entry) => /[,:]/.test(entry)) ? "; " : ", ");
}
