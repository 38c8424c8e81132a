import type { Profile } from "../coach/book.ts";
import { findAction, type Stage, stageTitles } from "../coach/programme.ts";
import { type ActionProgress, leftOutWords, type Progress, type StepProgress } from "../coach/progress.ts";
import { dayName, startLow } from "../coach/words.ts";
import { completedLine } from "./completed.ts";
import { indent, lines, padEnd, paragraphs, shown, widthOf, withCommand, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

const titleWidth = 15;

/** All six steps, in two stages. */
export function renderSteps(progress: Progress, theme: Theme): string {
  const stages = [...new Set(progress.steps.map(({ step }) => step.stage))];
  return paragraphs(...stages.map((stage) => renderStage(stage, progress.steps, theme)), renderNext(progress, theme));
}

function renderStage(stage: Stage, steps: readonly StepProgress[], theme: Theme): string {
  return lines(
    `${indent}${theme.strong(stageTitles[stage])}`,
    ...steps.filter(({ step }) => step.stage === stage).map((step) => stepLine(step, theme)),
  );
}

/** "  1 Listen         ○ create your accounts, follow people, just watch     1 of 3" */
export function stepLine({ step, state, done, asked }: StepProgress, theme: Theme): string {
  const start = `${indent}${indent}${step.number} ${padEnd(step.title, titleWidth)}`;
  const rest = " ".repeat(widthOf(start) + 2);
  const { dotOpen, dotDone, done: tick, notForYou } = theme.symbols;
  if (leftOutWords[state] !== undefined)
    return wrap(theme, theme.dim(`${notForYou} ${leftOutWords[state]}`), start, rest);
  const mark = state === "done" ? theme.good(tick) : state === "started" ? theme.careful(dotDone) : dotOpen;
  const count = state === "started" ? `, ${done} of ${asked} done` : state === "done" ? ", done" : "";
  return wrap(theme, `${mark} ${step.summary}${count}`, start, rest);
}

export function renderNext({ next, stepsDone }: Progress, theme: Theme): string {
  if (next === null && stepsDone === 0) return wrap(theme, "Nothing is open: every step is left out.");
  if (next === null) return wrap(theme, "All steps are done. Now it is about staying awhile: socialtop streak");
  const { title, time } = next.action.action;
  return withCommand(theme, `Next: ${startLow(title)} (${time}).`, "socialtop next");
}

/** One line for each of these actions, by id: "✓ Step 2, Check in: Check in somewhere. Done." */
export function completedLines(ids: readonly string[], theme: Theme): string[] {
  return ids.flatMap((id) => completedLine(findAction(id), theme));
}

/** One step with its actions. */
export function renderStep(progress: StepProgress, today: string, theme: Theme): string {
  const { step, state, done, asked } = progress;
  const standing = leftOutWords[state] ?? `${done} of ${asked} done`;
  return paragraphs(
    lines(
      `${indent}${theme.strong(`Step ${step.number}: ${step.title}`)}   ${theme.dim(standing)}`,
      wrap(theme, `${stageTitles[step.stage]}: ${step.summary}.`),
    ),
    ...progress.actions.map((action) => renderActionSummary(action, today, theme)),
    wrap(theme, theme.dim("Tick one: socialtop done <action>. Not for you: socialtop skip <action>")),
  );
}

function renderActionSummary(
  { action, state, day, isProved, why }: ActionProgress,
  today: string,
  theme: Theme,
): string {
  const { done, skipped, dotOpen } = theme.symbols;
  const mark = state === "done" ? theme.good(done) : state === "skipped" ? theme.dim(skipped) : dotOpen;
  const when = day === null ? "" : ` ${dayName(day, today)}`;
  const how =
    state === "open"
      ? null
      : state === "skipped"
        ? `skipped${when}`
        : `${isProved ? "your record proves it" : "done"}${when}`;
  const reason = why === null ? "" : `: ${shown(why)}`;
  const rest = indent + indent + indent;
  return lines(
    wrap(theme, `${mark} ${action.title}`, indent, rest),
    wrap(
      theme,
      theme.dim(how === null ? `${action.id}   counts when ${action.countsWhen}` : `${action.id}   ${how}${reason}`),
      `${indent}${indent}`,
      rest,
    ),
  );
}

/** One action whole: why, how. */
export function renderAction(
  progress: StepProgress,
  { action }: ActionProgress,
  profile: Profile,
  theme: Theme,
): string {
  const rest = " ".repeat(indent.length + 5);
  const [firstHow = "", ...otherHow] = action.how(profile).map(shown);
  return paragraphs(
    withRight(
      theme,
      `Step ${progress.step.number}: ${progress.step.title}`,
      `${progress.done} of ${progress.asked} done`,
    ),
    lines(
      wrap(theme, theme.strong(`${action.title}.`)),
      wrap(theme, action.why, `${indent}Why  `, rest),
      wrap(theme, firstHow, `${indent}How  `, rest),
      ...otherHow.map((line) => wrap(theme, line, rest)),
    ),
  );
}

/** Where nobody can be asked: what to type when it is done, or not wanted. */
export function renderHowToAnswer({ action }: ActionProgress, theme: Theme): string {
  const done = action.recordWith ?? `socialtop done ${action.id}`;
  const row = (label: string, words: string) =>
    wrap(theme, words, indent + padEnd(label, 14), " ".repeat(indent.length + 14));
  return `${lines(row("Done?", done), row("Not for you?", `socialtop skip ${action.id}`))}\n`;
}

function withRight(theme: Theme, left: string, right: string): string {
  const gap = Math.max(3, Math.min(theme.columns, 80) - 1 - indent.length - left.length - right.length);
  return `${indent}${theme.dim(left)}${" ".repeat(gap)}${theme.dim(right)}`;
}
