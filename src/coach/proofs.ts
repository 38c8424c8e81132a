import type { Book, Network } from "./book.ts";
import type { Day } from "./day.ts";
import { hasAnswers } from "./guidelines/guidelines.ts";
import type { ActivityKind } from "./kinds.ts";
import { rhythmWeeks, weekReachingStreak } from "./runs.ts";
import { screensOf } from "./training.ts";
import type { TrainedStep } from "./trainingScreens.ts";
import { layOutWeeks } from "./weeks.ts";

/** Whether the record proves something, as far as `today` knows, and on which day it came true where that can be told. */
export type Proof = (book: Book, today: Day) => { readonly day: Day | null } | null;

export function kindIsRecorded(book: Book, kind: ActivityKind): ReturnType<Proof> {
  return on(earliest(book.activities.filter((activity) => activity.kind === kind).map(({ day }) => day)));
}

/** The day by which listening had been logged on `days` different days. */
export function hasListened(book: Book, days: number): ReturnType<Proof> {
  const listened = new Set(book.activities.filter(({ kind }) => kind === "listen").map(({ day }) => day));
  return on([...listened].sort()[days - 1] ?? null);
}

/** The day on which the last screen of the step's training was read. */
export function hasRead({ training }: Book, step: TrainedStep): ReturnType<Proof> {
  const days = new Map(training.map(({ screen, day }) => [screen, day]));
  const read = screensOf(step).map(({ id }) => days.get(id) ?? null);
  return read.includes(null) ? null : on(latest(read.filter((day) => day !== null)));
}

/** The day on which the guidelines were first written; a page without an answer is none. */
export function haveGuidelines({ guidelines }: Book): ReturnType<Proof> {
  return guidelines === null || !hasAnswers(guidelines) ? null : on(guidelines.agreedOn);
}

/**
 * The training for "Be real" is read, and the guidelines say what of private life is fine: the day of the later of the two. It
 * is not known once the guidelines were changed: since when they say so is not kept.
 */
export function drawsTheLine(book: Book): ReturnType<Proof> {
  const { guidelines } = book;
  const read = hasRead(book, "be-real")?.day ?? null;
  if (guidelines === null || guidelines.privateLife === null || read === null) return null;
  return { day: guidelines.changedOn === guidelines.agreedOn ? latest([read, guidelines.agreedOn]) : null };
}

/** The first counted post or the commitment. */
export function speaks(book: Book, today: Day): ReturnType<Proof> {
  return on(layOutWeeks(book, today).since);
}

/** The last day of the week that made it four in a row. */
export function keepsTheRhythm(book: Book, today: Day): ReturnType<Proof> {
  const week = weekReachingStreak(layOutWeeks(book, today).weeks, rhythmWeeks);
  if (week === null) return null;
  return { day: week.end > today ? today : week.end };
}

function on(day: Day | null): ReturnType<Proof> {
  return day === null ? null : { day };
}

function latest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null);
}

function earliest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
}

/** On each of the chosen networks: the leader told the handle, or something was done there. */
export function hasAccounts({ profile, activities }: Book): ReturnType<Proof> {
  const isThere = ({ platform, handle }: Network) =>
    handle !== null || activities.some((activity) => activity.platform === platform && activity.kind !== "listen");
  return profile.networks.length > 0 && profile.networks.every(isThere) ? { day: null } : null;
}
