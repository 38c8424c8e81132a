import { unknownWord } from "../coach/nearest.ts";
import { findStep, stepIds } from "../coach/programme.ts";
import { judgeProgress } from "../coach/progress.ts";
import type { Context } from "../context.ts";
import { renderStep, renderSteps } from "../render/steps.ts";
import { progressJson, stepJson } from "../render/stepsJson.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { openLeader, orUsageError } from "./shared/leader.ts";

export function declareSteps(program: Command, getContext: GetContext): void {
  addCommand(program, "steps", "The six steps and how far you are", [
    ["socialtop steps", "all six"],
    ["socialtop steps listen", "one step with its actions"],
  ])
    .argument("[step]", "a step's name or number")
    .action((step) => runSteps(getContext(), step));
}

function runSteps(context: Context, typed: string | undefined): void {
  const { id, book, today } = openLeader(context);
  const progress = judgeProgress(book, today);
  if (typed === undefined) {
    answer(context, { leader: id, today, ...progressJson(progress) }, (theme) => renderSteps(progress, theme));
    return;
  }
  const step = findStep(typed) ?? orUsageError(unknownWord("step", typed, stepIds));
  const found = progress.steps.find((candidate) => candidate.step.id === step.id);
  if (found === undefined) throw new Error(`No progress for step ${step.id}`);
  answer(context, { leader: id, today, ...stepJson(found) }, (theme) => renderStep(found, today, theme));
}
