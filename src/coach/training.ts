import { asOf } from "./asOf.ts";
import type { Book } from "./book.ts";
import type { Day } from "./day.ts";
import { type Part, type Screen, type TrainedStep, trainedSteps, trainingScreens } from "./trainingScreens.ts";

/** How far the training for one step has come. */
export interface StepTraining {
  readonly step: TrainedStep;
  /** All of them, in order. */
  readonly screens: readonly ScreenProgress[];
  /** How many of them are read. */
  readonly read: number;
}

export interface ScreenProgress {
  readonly screen: Screen;
  /** From 1, within its step. */
  readonly number: number;
  readonly of: number;
  readonly parts: readonly Part[];
  /** The day on which it was read; null while it is unread. */
  readonly day: Day | null;
}

/** Each step's training as it stood on that day, in the order in which it is read. */
export function judgeTraining(book: Book, today: Day): StepTraining[] {
  return trainedSteps.map((step) => judgeStepTraining(book, today, step));
}

export function judgeStepTraining(book: Book, today: Day, step: TrainedStep): StepTraining {
  const seen = asOf(book, today);
  const days = new Map(seen.training.map(({ screen, day }) => [screen, day]));
  const own = screensOf(step);
  const screens = own.map((screen, index) => ({
    screen,
    number: index + 1,
    of: own.length,
    parts: screen.says(seen, today),
    day: days.get(screen.id) ?? null,
  }));
  return { step, screens, read: screens.filter(({ day }) => day !== null).length };
}

export function screensOf(step: TrainedStep): readonly Screen[] {
  return trainingScreens.filter((screen) => screen.step === step);
}

/** Screens as read on this day; a screen keeps the first day on which it was read. The same book when that changes nothing. */
export function markRead(book: Book, screens: readonly string[], day: Day): Book {
  const known = new Map(book.training.map((row) => [row.screen, row.day]));
  const isNews = (screen: string): boolean => {
    const before = known.get(screen);
    return before === undefined || before > day;
  };
  const news = new Set(screens.filter(isNews));
  if (news.size === 0) return book;
  const kept = book.training.filter(({ screen }) => !news.has(screen));
  return { ...book, training: [...kept, ...[...news].map((screen) => ({ screen, day }))] };
}
