import {
  changedParts,
  missingParts,
  unanswered,
  usualDisclaimer,
  withAnswers,
} from "../../coach/guidelines/guidelines.ts";
import { removedEntries } from "../../coach/guidelines/guidelinesDifference.ts";
import { isVisible } from "../../coach/guidelines/guidelinesEntries.ts";
import { problemWithAnswers, readAnswer } from "../../coach/guidelines/guidelinesInput.ts";
import {
  type GuidelineAnswers,
  type GuidelinePart,
  guidelineParts,
  isTextPart,
} from "../../coach/guidelines/guidelinesParts.ts";
import { readQuietPeriods } from "../../coach/guidelines/guidelinesPeriods.ts";
import { isProblem, type Problem } from "../../coach/problem.ts";
import type { Context } from "../../context.ts";
import { CancelledError, usageError } from "../../errors.ts";
import { renderGuidelinesChange } from "../../render/guidelinesChanges.ts";
import { answer, remark } from "../shared/answer.ts";
import { guidelinesJson, keepGuidelines, openGuidelines } from "./guidelineAccess.ts";
import { askGuidelines } from "./guidelineQuestions.ts";
import { questions } from "./guidelineWording.ts";

export interface GuidelinesInitInput {
  /** The flags, as typed, by the part that each one answers; those of the quiet periods are several. */
  readonly typed: Readonly<Partial<Record<GuidelinePart, string | readonly string[]>>>;
  /** Ask nothing. */
  readonly yes: boolean;
}

export async function runGuidelinesInit(context: Context, { typed, yes }: GuidelinesInitInput): Promise<void> {
  const kept = openGuidelines(context);
  const { id, profile, guidelines: before, today } = kept;
  const given = readFlags(typed, before ?? unanswered);
  const isAsking = context.prompt.isPossible && !yes;
  if (!isAsking && !yes && Object.keys(given).length === 0) {
    throw usageError(
      "There is nobody to ask, and no answer was given.",
      'Give some, such as --topics "design, engineering", or --yes.',
    );
  }
  if (isAsking) {
    const first = ["A few questions; Enter skips what you cannot answer yet."];
    const again = ["Enter keeps what stands there.", "Of a list: + before what you type adds it, - takes it out."];
    remark(context, ...(before === null ? first : again));
  }
  const { answers, failure } = isAsking
    ? await askGuidelines(context, before, given, profile)
    : { answers: given, failure: null };
  const isFirstUnasked = before === null && yes && given.disclaimer === undefined;
  const after = withAnswers(
    before,
    isFirstUnasked ? { ...answers, disclaimer: usualDisclaimer(profile) } : answers,
    today,
  );
  const changed = changedParts(before ?? unanswered, after);
  // A page without an answer is no page.
  const completed = changed.length > 0 ? await keepGuidelines(context, kept, "wrote the guidelines", after) : [];
  if (failure !== null) throw stopped(context, failure.error, changed.length > 0);
  if (isAsking) context.err.write("\n");
  const present = changed.length > 0 ? after : before;
  const removed = removedEntries(before ?? unanswered, present ?? unanswered);
  const change = { changed, removed, present, missing: missingParts(present, today), completed };
  answer(context, { ...guidelinesJson(context, id, present, today), removed, completed }, (theme) =>
    renderGuidelinesChange(change, theme),
  );
}

/** What ended the questions, with a word on what was answered before. */
function stopped(context: Context, error: unknown, isKept: boolean): unknown {
  if (!isKept) return error;
  const words = "What you answered is kept: socialtop guidelines init goes on.";
  if (error instanceof CancelledError) return new CancelledError(`Stopped. ${words}`);
  remark(context, words);
  return error;
}

/** The answers that the flags give. Throws a usage error for what cannot be read, and for nothing at all. */
function readFlags(typed: GuidelinesInitInput["typed"], before: GuidelineAnswers): Partial<GuidelineAnswers> {
  let answers: Partial<GuidelineAnswers> = {};
  for (const { part } of guidelineParts) {
    const words = typed[part];
    if (words === undefined) continue;
    const { flag } = questions[part];
    const read = typeof words === "string" ? readAnswer(part, words, before) : readPeriods(words, before);
    if (isProblem(read)) throw usageError(`${flag}: ${read.problem}`, read.hint);
    // An empty variable of the shell must not clear what stands there.
    if ([words].flat().some((value) => !isVisible(value)) || (!isTextPart(part) && read[part] === null)) {
      throw usageError(`${flag} has nothing in it.`, "Write none where there is none, or leave the flag out.");
    }
    answers = { ...answers, ...read };
  }
  const contradiction = problemWithAnswers(answers);
  if (contradiction !== null) throw usageError(contradiction.problem, contradiction.hint);
  return answers;
}

function readPeriods(values: readonly string[], before: GuidelineAnswers): Partial<GuidelineAnswers> | Problem {
  const quietPeriods = readQuietPeriods(
    values.flatMap((value) => value.split(/[\r\n]+/)),
    before.quietPeriods,
  );
  return isProblem(quietPeriods) ? quietPeriods : { quietPeriods };
}
