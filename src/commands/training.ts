import { unknownWord } from "../coach/nearest.ts";
import { findStep } from "../coach/programme.ts";
import { completedActions, judgeProgress, type Progress } from "../coach/progress.ts";
import {
  judgeStepTraining,
  judgeTraining,
  markRead,
  type ScreenProgress,
  type StepTraining,
} from "../coach/training.ts";
import { type TrainedStep, trainedSteps } from "../coach/trainingScreens.ts";
import { countOf, listOf } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { CancelledError, usageError } from "../errors.ts";
import {
  renderAllRead,
  renderEnough,
  renderMarked,
  renderScreen,
  renderScreenToMark,
  renderStepRead,
  renderTrainingList,
  screenJson,
  trainingJson,
} from "../render/training.ts";
import { answer, remark } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { type OpenLeader, openLeader, orUsageError } from "./shared/leader.ts";

interface TrainingInput {
  /** As named; null: the first step of which something is unread. */
  readonly step: TrainedStep | null;
  readonly wish: Wish;
}

/** To read on, to read all of it again, to mark the next screen without being asked, to see the list. */
type Wish = "go-on" | "again" | "read" | "list";

export function declareTraining(program: Command, getContext: GetContext): void {
  addCommand(program, "training", "A short training, before you speak for the company", [
    ["socialtop training", "the next screen; stop whenever you like"],
    ["socialtop training be-real", "the one for sharing something human"],
    ["socialtop training spokesperson --again", "from its first screen"],
    ["socialtop training --list", "what is read, and what is not"],
  ])
    .argument("[step]", "spokesperson or be-real; without one, what comes next")
    .option("--again", "from the first screen, whatever is read")
    .option("--read", "mark the next screen as read without asking, and show the one after it")
    .option("--list", "all screens, read and unread")
    .action((step, options) =>
      runTraining(getContext(), { step: step === undefined ? null : parseStep(step), wish: parseWish(options) }),
    );
}

async function runTraining(context: Context, { step, wish }: TrainingInput): Promise<void> {
  const leader = openLeader(context);
  const all = judgeTraining(leader.book, leader.today);
  const named = step === null ? all : all.filter((training) => training.step === step);
  if (wish === "list") {
    answerScreens(context, leader, named, (theme) => renderTrainingList(named, leader.today, theme));
    return;
  }
  const training = wish === "again" ? named[0] : named.find(({ read, screens }) => read < screens.length);
  if (training === undefined) {
    const json = { leader: leader.id, screen: null, ...trainingJson(all) };
    answer(context, json, (theme) => renderAllRead(named, theme));
    return;
  }
  const sitting = { leader, training, typed: step, screens: wish === "again" ? training.screens : unreadOf(training) };
  if (wish === "read") await markNext(context, sitting);
  else if (context.prompt.isPossible) await sit(context, sitting);
  else if (wish === "go-on") answerNext(context, sitting);
  // Where nobody can be asked to go on, it is all of the step at once.
  else
    answerScreens(context, leader, [training], (theme) =>
      training.screens.map((screen) => renderScreen(training, screen, theme)).join("\n"),
    );
}

interface Sitting {
  readonly leader: OpenLeader;
  readonly training: StepTraining;
  /** The ones to be read, at least one. */
  readonly screens: readonly ScreenProgress[];
  /** The step as named: commands to copy name it too. */
  readonly typed: TrainedStep | null;
}

function answerScreens(
  context: Context,
  { id, book, today }: OpenLeader,
  trainings: readonly StepTraining[],
  view: Parameters<typeof answer>[2],
): void {
  const screens = trainings.flatMap((training) => training.screens.map(screenJson));
  answer(context, { leader: id, screens, ...trainingJson(judgeTraining(book, today)) }, view);
}

function answerNext(context: Context, { leader, training, screens, typed }: Sitting): void {
  const [next] = screens as [ScreenProgress];
  const counts = trainingJson(judgeTraining(leader.book, leader.today));
  const json = { leader: leader.id, screen: screenJson(next), ...counts };
  answer(context, json, (theme) => renderScreenToMark(training, next, typed, theme));
}

async function markNext(context: Context, sitting: Sitting): Promise<void> {
  const [marked] = sitting.screens as [ScreenProgress];
  const { training, counts, completed, progress } = await keep(context, sitting, [marked.screen.id]);
  const next = unreadOf(training)[0] ?? null;
  const json = {
    leader: sitting.leader.id,
    marked: marked.screen.id,
    screen: next === null ? null : screenJson(next),
    ...counts,
    completed,
    next: progress.next?.action.action.id ?? null,
  };
  answer(context, json, (theme) =>
    next === null
      ? renderMarked(marked, theme) + renderStepRead(training, completed, progress, theme)
      : `${renderMarked(marked, theme)}\n${renderScreenToMark(training, next, sitting.typed, theme)}`,
  );
}

/** At a terminal: screen after screen, as long as the leader likes. However it ends, what they went on from is read. */
async function sit(context: Context, sitting: Sitting): Promise<void> {
  const { leader, screens, typed } = sitting;
  const read: string[] = [];
  try {
    for (const screen of screens) {
      if (read.length > 0) context.err.write("\n");
      const book = markRead(leader.book, read, leader.today);
      const training = judgeStepTraining(book, leader.today, sitting.training.step);
      answer(context, { leader: leader.id }, (theme) => renderScreen(training, screen, theme));
      context.err.write("\n");
      if (!(await isToGoOn(context, read.length === screens.length - 1))) break;
      read.push(screen.screen.id);
    }
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    const { isNew } = await keep(context, sitting, read);
    if (isNew) remark(context, `Kept as read: ${countOf(read.length, "screen")}.`);
    throw error;
  }
  const { training, completed, progress } = await keep(context, sitting, read);
  const { err, out, theme } = context;
  const isEnd = training.read === training.screens.length;
  err.write("\n");
  out.write(isEnd ? renderStepRead(training, completed, progress, theme) : renderEnough(training, typed, theme));
}

async function isToGoOn({ prompt }: Context, isLast: boolean): Promise<boolean> {
  const given = await prompt.choose<"next" | "enough">({
    message: "Go on?",
    flag: "socialtop training --read",
    choices: [
      { name: isLast ? "Done" : "Next screen", value: "next" },
      { name: "Enough for now", value: "enough" },
    ],
    initial: "next",
  });
  return given === "next";
}

interface Kept {
  readonly training: StepTraining;
  readonly counts: object;
  /** Ids of actions that this completed. */
  readonly completed: readonly string[];
  readonly progress: Progress;
  /** Was any of it not known as read? */
  readonly isNew: boolean;
}

/** Keeps what was read, as one change; nothing is written where none of it is new. */
async function keep(context: Context, { leader, training }: Sitting, read: readonly string[]): Promise<Kept> {
  const { id, today } = leader;
  const what = `read ${countOf(read.length, "screen")} of the ${training.step} training`;
  const isKnown = markRead(leader.book, read, today) === leader.book;
  const { before, after } = isKnown
    ? { before: leader.book, after: leader.book }
    : await context.store.change((draft) => {
        const before = draft.read(id);
        const after = markRead(before, read, today);
        if (after !== before) draft.put(id, after);
        return { what, result: { before, after } };
      });
  const progress = judgeProgress(after, today);
  return {
    training: judgeStepTraining(after, today, training.step),
    counts: trainingJson(judgeTraining(after, today)),
    completed: completedActions(judgeProgress(before, today), progress),
    progress,
    isNew: before !== after,
  };
}

function unreadOf({ screens }: StepTraining): ScreenProgress[] {
  return screens.filter(({ day }) => day === null);
}

function parseStep(typed: string): TrainedStep {
  const step = findStep(typed) ?? orUsageError(unknownWord("step", typed, trainedSteps));
  const trained = trainedSteps.find((candidate) => candidate === step.id);
  if (trained !== undefined) return trained;
  throw usageError(`The step ${step.id} has no training.`, `These have one: ${listOf(trainedSteps)}.`);
}

function parseWish({ again, read, list }: { again?: true; read?: true; list?: true }): Wish {
  const wishes: Wish[] = [];
  if (again) wishes.push("again");
  if (read) wishes.push("read");
  if (list) wishes.push("list");
  const [wish = "go-on", other] = wishes;
  if (other !== undefined) throw usageError(`--${wish} and --${other} do not go together.`, "Give one of them.");
  return wish;
}
