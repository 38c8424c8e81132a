import { findStep } from "../coach/programme.ts";
import type { Progress } from "../coach/progress.ts";
import type { ScreenProgress, StepTraining } from "../coach/training.ts";
import type { Part, TrainedStep } from "../coach/trainingScreens.ts";
import { countOf, dayName } from "../coach/words.ts";
import { indent, lines, padEnd, paragraphs, shown, table, widthOf, withCommand, wrap } from "./layout.ts";
import { completedLines, renderNext } from "./steps.ts";
import { copied, type Theme } from "./theme.ts";

const labelWidth = "Before  ".length;

/** One screen, with where it stands among those of its step. */
export function renderScreen(training: StepTraining, screen: ScreenProgress, theme: Theme): string {
  return paragraphs(
    lines(headLine(training, screen, theme), wrap(theme, theme.strong(screen.screen.title))),
    ...screen.parts.map((part) => renderPart(part, theme)),
  );
}

/** "  Spokesperson, 2 of 5                      ● ○ ○ ○ ○  1 of 5 read" */
function headLine({ step, screens, read }: StepTraining, { number, of }: ScreenProgress, theme: Theme): string {
  const { dotDone, dotOpen } = theme.symbols;
  const left = `${stepTitle(step)}, ${number} of ${of}`;
  const dots = screens.map(({ day }) => (day === null ? dotOpen : dotDone)).join(" ");
  const right = `${dots}  ${read} of ${of} read`;
  const gap = Math.min(theme.columns, 80) - 1 - indent.length - widthOf(left) - widthOf(right);
  if (gap < 3) return lines(indent + theme.dim(left), indent + theme.dim(right));
  return `${indent}${theme.dim(left)}${" ".repeat(gap)}${theme.dim(right)}`;
}

function renderPart(part: Part, theme: Theme): string {
  if (typeof part === "string") return wrap(theme, shown(part));
  if ("points" in part) {
    return lines(...part.points.map((point) => wrap(theme, shown(point), `${indent}· `, `${indent}  `)));
  }
  const rest = " ".repeat(indent.length + labelWidth);
  const labelled = (label: string, text: string) =>
    wrap(theme, shown(text), `${indent}${padEnd(theme.dim(label), labelWidth)}`, rest);
  return lines(labelled("Before", part.before), labelled("After", part.after));
}

/** The same where nobody can be asked: below it, how to say that it is read. `typed` is the step, where one was named. */
export function renderScreenToMark(
  training: StepTraining,
  screen: ScreenProgress,
  typed: TrainedStep | null,
  theme: Theme,
): string {
  const hint = withCommand(theme, "Read it? Mark it, and see the next one:", `${commandFor(typed)} --read`);
  return `${renderScreen(training, screen, theme)}\n${hint}\n`;
}

/** "✓ Read: You are quoted as the company." */
export function renderMarked({ screen }: ScreenProgress, theme: Theme): string {
  return `${wrap(theme, `${theme.good(theme.symbols.done)} ${withStop(`Read: ${screen.title}`)}`)}\n`;
}

/** The end of a step's training: what it proved, and the next thing to do. */
export function renderStepRead(
  { step, screens }: StepTraining,
  completed: readonly string[],
  progress: Progress,
  theme: Theme,
): string {
  const tick = theme.good(theme.symbols.done);
  const done = completedLines(completed, theme);
  const read = `${tick} ${stepTitle(step)}: all ${countOf(screens.length, "screen")} read.`;
  return `${lines(...(done.length > 0 ? done : [wrap(theme, read)]), renderNext(progress, theme))}\n`;
}

/** After "Enough for now". */
export function renderEnough({ step, screens, read }: StepTraining, typed: TrainedStep | null, theme: Theme): string {
  const text = `${stepTitle(step)}: ${read} of ${screens.length} read. Go on when you like:`;
  return `${withCommand(theme, text, commandFor(typed))}\n`;
}

/** All of these are read: how to read them again. */
export function renderAllRead(trainings: readonly StepTraining[], theme: Theme): string {
  const total = trainings.reduce((sum, { screens }) => sum + screens.length, 0);
  const again = trainings.map(({ step }) => [stepTitle(step), copied(theme, `${commandFor(step)} --again`)]);
  return `${lines(
    wrap(theme, `${theme.good(theme.symbols.done)} All ${countOf(total, "screen")} are read. To read them again:`),
    table(theme, again),
  )}\n`;
}

/** All screens, read and unread. */
export function renderTrainingList(trainings: readonly StepTraining[], today: string, theme: Theme): string {
  const { done, dotOpen } = theme.symbols;
  const unread = trainings.find(({ read, screens }) => read < screens.length);
  const again = `${commandFor(trainings.length === 1 ? (trainings[0]?.step ?? null) : null)} --again`;
  return paragraphs(
    ...trainings.map(({ step, screens, read }) =>
      lines(
        `${indent}${theme.strong(stepTitle(step))}, ${read} of ${screens.length} read`,
        table(
          theme,
          screens.map(({ screen, day }) => [
            `${day === null ? dotOpen : theme.good(done)} ${screen.title}`,
            day === null ? "unread" : `read ${dayName(day, today)}`,
          ]),
        ),
      ),
    ),
    unread === undefined
      ? withCommand(theme, "All of it is read. Again from the first:", again)
      : withCommand(theme, "Read on:", commandFor(unread.step)),
  );
}

/** The documented shape of a screen in `training --json`. */
export function screenJson({ screen, number, of, parts, day }: ScreenProgress): object {
  const { id, step, title } = screen;
  return { id, step, number, of, title, text: parts.flatMap(partLines), day };
}

/** How many are read, of how many: in all, and in each step. */
export function trainingJson(trainings: readonly StepTraining[]): object {
  const steps = trainings.map(({ step, screens, read }) => ({ id: step, read, total: screens.length }));
  const sumOf = (key: "read" | "total") => steps.reduce((sum, counts) => sum + counts[key], 0);
  return { read: sumOf("read"), total: sumOf("total"), steps };
}

function partLines(part: Part): string[] {
  if (typeof part === "string") return [part];
  if ("points" in part) return part.points.map((point) => `- ${point}`);
  return [`Before: ${part.before}`, `After: ${part.after}`];
}

function commandFor(typed: TrainedStep | null): string {
  return typed === null ? "socialtop training" : `socialtop training ${typed}`;
}

function stepTitle(step: TrainedStep): string {
  return findStep(step)?.title ?? step;
}

function withStop(sentence: string): string {
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`;
}
