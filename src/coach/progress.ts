import { asOf } from "./asOf.ts";
import type { Book } from "./book.ts";
import type { Day } from "./day.ts";
import { type Action, programme, type Step } from "./programme.ts";

/** How an action stands; proof by the record is derived on reading, never stored. */
export interface ActionProgress {
  readonly action: Action;
  readonly state: "open" | "done" | "skipped";
  /** When it was ticked, skipped or proved; null while open, and where the record cannot tell. */
  readonly day: Day | null;
  /** Did the record prove it, rather than the leader tick it? */
  readonly isProved: boolean;
  readonly why: string | null;
}

export interface StepProgress {
  readonly step: Step;
  /** `left-out`: the leader skipped each of its actions. */
  readonly state: "open" | "started" | "done" | "not-for-you" | "left-out";
  readonly actions: readonly ActionProgress[];
  /** Done ones. */
  readonly done: number;
  /** Those that are asked for: skipped ones are not. */
  readonly asked: number;
}

/** What is never held against the leader. */
export const leftOutWords: Readonly<Partial<Record<StepProgress["state"], string>>> = {
  "not-for-you": "not for your business",
  "left-out": "left out",
};

/** "2 of 3 done", "done", "left out". */
export function stepStanding({ state, done, asked }: StepProgress): string {
  return leftOutWords[state] ?? (state === "done" ? "done" : `${done} of ${asked} done`);
}

export interface Progress {
  readonly steps: readonly StepProgress[];
  /** The first open action of the first step that is for the leader; null when all is done. */
  readonly next: { readonly step: StepProgress; readonly action: ActionProgress } | null;
  readonly stepsDone: number;
  readonly stepsAsked: number;
}

export function judgeProgress(book: Book, today: Day): Progress {
  const seen = asOf(book, today);
  const steps = programme.map((step) => judgeStep(step, seen, today));
  const asked = steps.filter(({ state }) => state !== "not-for-you" && state !== "left-out");
  const current = asked.find(({ state }) => state !== "done");
  const action = current?.actions.find(({ state }) => state === "open");
  return {
    steps,
    next: current === undefined || action === undefined ? null : { step: current, action },
    stepsDone: asked.filter(({ state }) => state === "done").length,
    stepsAsked: asked.length,
  };
}

function judgeStep(step: Step, book: Book, today: Day): StepProgress {
  const actions = step.actions.map((action) => judgeAction(action, book, today));
  const done = actions.filter(({ state }) => state === "done").length;
  const asked = actions.filter(({ state }) => state !== "skipped").length;
  const state = (): StepProgress["state"] => {
    if (!step.isFor(book.profile)) return "not-for-you";
    if (asked === 0) return "left-out";
    if (done === asked) return "done";
    return done > 0 ? "started" : "open";
  };
  return { step, state: state(), actions, done, asked };
}

/** The record proves more than a skip: who said "not for me" and then did it has done it. */
function judgeAction(action: Action, book: Book, today: Day): ActionProgress {
  const settled = book.actions.find((candidate) => candidate.action === action.id);
  if (settled?.outcome === "done")
    return { action, state: "done", day: settled.day, isProved: false, why: settled.why };
  const proof = action.proof?.(book, today) ?? null;
  if (proof !== null) return { action, state: "done", day: proof.day, isProved: true, why: null };
  if (settled !== undefined) return { action, state: "skipped", day: settled.day, isProved: false, why: settled.why };
  return { action, state: "open", day: null, isProved: false, why: null };
}

/** Ids of actions that are done in `after` and were not in `before`. */
export function completedActions(before: Progress, after: Progress): string[] {
  const doneBefore = new Set(doneActions(before));
  return doneActions(after).filter((id) => !doneBefore.has(id));
}

export interface CompletedAction {
  readonly step: Step;
  readonly action: Action;
}

/**
 * The actions themselves, for two books that only differ in what is of the day `since` or later. `before` is judged only where
 * that could have completed something: it had no part in what came true on an earlier day.
 */
export function completedSince(since: Day, before: Book, after: Book, today: Day): CompletedAction[] {
  const [seenBefore, seenAfter] = [asOf(before, today), asOf(after, today)];
  const steps = programme.filter(({ isFor }) => isFor(after.profile));
  return steps.flatMap((step) => {
    const completed = step.actions.filter((action) => {
      const { state, day } = judgeAction(action, seenAfter, today);
      if (state !== "done" || (day !== null && day < since)) return false;
      return !step.isFor(before.profile) || judgeAction(action, seenBefore, today).state !== "done";
    });
    return completed.map((action) => ({ step, action }));
  });
}

function doneActions({ steps }: Progress): string[] {
  return steps
    .filter(({ state }) => state !== "not-for-you")
    .flatMap(({ actions }) => actions.filter(({ state }) => state === "done").map(({ action }) => action.id));
}
