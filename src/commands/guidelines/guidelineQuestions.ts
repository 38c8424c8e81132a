import type { Guidelines, Profile } from "../../coach/book.ts";
import { unanswered, usualDisclaimer } from "../../coach/guidelines/guidelines.ts";
import { readAnswer } from "../../coach/guidelines/guidelinesInput.ts";
import { type GuidelineAnswers, type GuidelinePart, guidelineParts } from "../../coach/guidelines/guidelinesParts.ts";
import { isProblem } from "../../coach/problem.ts";
import { capitalized } from "../../coach/words.ts";
import type { Context } from "../../context.ts";
import { shown } from "../../render/layout.ts";
import { remark } from "../shared/answer.ts";
import { orUsageError } from "../shared/leader.ts";
import { hintFor, noteOn, questions } from "./guidelineWording.ts";

interface Asked {
  /** Those that were given, and those to the questions. */
  readonly answers: Partial<GuidelineAnswers>;
  /** What ended the questions before the last one. */
  readonly failure: { readonly error: unknown } | null;
}

/** Asks for whatever no flag answered. Enter keeps what stands there, or on a first page takes the usual disclaimer. */
export async function askGuidelines(
  context: Context,
  present: Guidelines | null,
  given: Partial<GuidelineAnswers>,
  profile: Profile,
): Promise<Asked> {
  let answers = given;
  try {
    for (const { part } of guidelineParts) {
      if (isSettled(part, present ?? unanswered, answers)) continue;
      answers = { ...answers, ...(await ask(context, present, part, profile)) };
    }
  } catch (error) {
    return { answers, failure: { error } };
  }
  return { answers, failure: null };
}

/** Is it answered, by a flag or by what another answer says? Quiet periods are those of a listed company. */
function isSettled(part: GuidelinePart, before: GuidelineAnswers, answers: Partial<GuidelineAnswers>): boolean {
  if (answers[part] !== undefined) return true;
  if (part === "isListed") return (answers.quietPeriods ?? []).length > 0;
  const isListed = answers.isListed === undefined ? before.isListed : answers.isListed;
  return part === "quietPeriods" && isListed !== true;
}

/** No answer when Enter keeps what stands there. */
function ask(
  context: Context,
  present: Guidelines | null,
  part: GuidelinePart,
  profile: Profile,
): Promise<Partial<GuidelineAnswers>> {
  const before = present ?? unanswered;
  if (part === "isListed") return askIsListed(context, before);
  if (part === "disclaimer" && before.disclaimer === null) {
    return askDisclaimer(context, usualDisclaimer(profile), present === null);
  }
  return askInWords(context, part, before, hintFor(part, before), noteOn(part, before));
}

async function askIsListed({ prompt }: Context, before: GuidelineAnswers): Promise<Partial<GuidelineAnswers>> {
  const { message, flag } = questions.isListed;
  const choices = [
    { name: "Yes", value: true },
    { name: "No", value: false },
    { name: "Not sure yet", value: null },
  ];
  return { isListed: await prompt.choose<boolean | null>({ message, flag, choices, initial: before.isListed }) };
}

/** On a first page Enter takes the usual one; later it does not: whoever has none may want none. */
async function askDisclaimer(context: Context, usual: string, isFirst: boolean): Promise<Partial<GuidelineAnswers>> {
  const hint = isFirst ? "Enter takes this one, or none" : "yes takes this one, Enter skips";
  const answer = await askInWords(context, "disclaimer", unanswered, hint, shown(usual));
  const isTaken = answer.disclaimer === undefined ? isFirst : /^y(?:es)?$/i.test(answer.disclaimer ?? "");
  return isTaken ? { disclaimer: usual } : answer;
}

async function askInWords(
  context: Context,
  part: GuidelinePart,
  before: GuidelineAnswers,
  hint: string,
  note: string | null,
): Promise<Partial<GuidelineAnswers>> {
  const { about, message, flag } = questions[part];
  const whole = `${message} (${hint})`;
  // The question mark before it, a space after it, and room for the cursor.
  const isRoom = whole.length <= context.err.columns - 4;
  const notes = [about, note, isRoom ? null : `${capitalized(hint)}.`];
  remark(context, ...notes.filter((words) => typeof words === "string"));
  const typed = await context.prompt.text({
    message: isRoom ? whole : message,
    flag,
    problemWith: (line) => {
      const read = readAnswer(part, line, before);
      return line.trim() !== "" && isProblem(read) ? `${read.problem} ${read.hint}` : null;
    },
  });
  return typed.trim() === "" ? {} : orUsageError(readAnswer(part, typed, before));
}
