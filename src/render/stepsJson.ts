import type { ActionProgress, Progress, StepProgress } from "../coach/progress.ts";

/** The documented shapes of `steps --json` and `next --json`. */
export function progressJson({ steps, next, stepsDone, stepsAsked }: Progress): object {
  return { stepsDone, stepsAsked, next: next?.action.action.id ?? null, steps: steps.map(stepJson) };
}

export function stepJson({ step, state, actions, done, asked }: StepProgress): object {
  const { id, number, stage, title } = step;
  return { id, number, stage, title, state, done, asked, actions: actions.map(actionJson) };
}

export function actionJson({ action, state, day, isProved, why }: ActionProgress): object {
  return { id: action.id, title: action.title, state, day, proved: isProved, why };
}
