import {
  changedParts,
  missingParts,
  unanswered,
  usualDisclaimer,
  withAnswers,
} from "../../coach/guidelines/guidelines.ts";
import { problemWithAnswers, readAnswer } from "../../coach/guidelines/guidelinesInput.ts";
import { type GuidelineAnswers, type GuidelinePart, guidelineParts } from "../../coach/guidelines/guidelinesParts.ts";
import { readQuietPeriods } from "../../coach/guidelines/guidelinesPeriods.ts";
import { isProblem } from "../../coach/problem.ts";
import type { Context } from "../../context.ts";
import { usageError } from "../../errors.ts";
import { renderGuidelinesChange } from "../../render/guidelinesChanges.ts";
import { answer, remark } from "./answer.ts";
import { guidelinesJson, keepGuidelines, openGuidelines } from "./guidelineAccess.ts";
import { askGuidelines, flagOf } from "./guidelineQuestions.ts";

export interface GuidelinesInitInput {
  /** The flags, as typed, by the part that each one answers; those of the quiet periods are several. */
  readonly typed: Readonly<Partial<Record<GuidelinePart, string | readonly string[]>>>;
  /** Ask nothing. */
  readonly yes: boolean;
}

export async function runGuidelinesInit(context: Context, { typed, yes }: GuidelinesInitInput): Promise<void> {
  const kept = openGuidelines(context);
  const { id, profile, guidelines: before, today } = kept;
  const given = readFlags(typed);
  const isAsking = context.prompt.isPossible && !yes;
  if (!isAsking && !yes && Object.keys(given).length === 0) {
    throw usageError(
      "There is nobody to ask, and no answer was given.",
      'Give some, such as --topics "design, engineering", or --yes.',
    );
  }
  if (isAsking) {
    remark(
      context,
      before === null ? "A few questions; Enter skips what you cannot answer yet." : "Enter keeps what stands there.",
    );
  }
  const answers = isAsking ? await askGuidelines(context, before, given, profile) : given;
  if (isAsking) context.err.write("\n");
  const isFirstUnasked = before === null && yes && given.disclaimer === undefined;
  const after = withAnswers(
    before,
    isFirstUnasked ? { ...answers, disclaimer: usualDisclaimer(profile) } : answers,
    today,
  );
  const changed = changedParts(before ?? unanswered, after);
  // A page without an answer is no page.
  if (changed.length > 0) await keepGuidelines(context, kept, "wrote the guidelines", after);
  const present = changed.length > 0 ? after : before;
  const missing = missingParts(present, today);
  answer(context, guidelinesJson(id, present, today), (theme) => renderGuidelinesChange(changed, missing, theme));
}

function readFlags(typed: GuidelinesInitInput["typed"]): Partial<GuidelineAnswers> {
  let answers: Partial<GuidelineAnswers> = {};
  for (const { part } of guidelineParts) {
    const words = typed[part];
    if (words === undefined) continue;
    const read =
      typeof words === "string"
        ? readAnswer(part, words)
        : toAnswer(readQuietPeriods(words.flatMap((value) => value.split(/[\r\n]+/))));
    if (isProblem(read)) throw usageError(`${flagOf(part)}: ${read.problem}`, read.hint);
    answers = { ...answers, ...read };
  }
  const contradiction = problemWithAnswers(answers);
  if (contradiction !== null) throw usageError(contradiction.problem, contradiction.hint);
  return answers;
}

function toAnswer(quietPeriods: ReturnType<typeof readQuietPeriods>) {
  return isProblem(quietPeriods) ? quietPeriods : { quietPeriods };
}
