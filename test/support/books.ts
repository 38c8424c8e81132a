import fc from "fast-check";
import type { Activity, Book, Pause, Profile, Target } from "../../src/coach/book.ts";
import type { Day } from "../../src/coach/day.ts";
import type { ActivityKind } from "../../src/coach/kinds.ts";
import type { PlatformId } from "../../src/coach/platforms.ts";

/** What a test wants to say about a leader; the rest is what most leaders have. */
export interface BookParts {
  /** Days of LinkedIn posts; a day given twice is two posts. */
  readonly posts?: readonly Day[];
  readonly activities?: readonly Activity[];
  /** First and last day of each pause, both included. */
  readonly pauses?: readonly (readonly [from: Day, to: Day])[];
  readonly target?: number;
  /** The whole history of targets, instead of `target`. */
  readonly targets?: readonly Target[];
  readonly committedOn?: Day | null;
  readonly weekStart?: Profile["weekStart"];
  readonly timeZone?: string;
  readonly counts?: readonly ActivityKind[];
}

/** Written out rather than made by `newBook`: a test must not move when a default does. */
export function bookWith(parts: BookParts): Book {
  return {
    profile: {
      name: "Jane Doe",
      role: null,
      company: null,
      timeZone: parts.timeZone ?? "Europe/Paris",
      weekStart: parts.weekStart ?? "monday",
      targets: parts.targets ?? [{ from: null, days: parts.target ?? 3 }],
      counts: parts.counts ?? ["post"],
      networks: [],
      usesGeolocation: false,
      getsReviews: false,
      committedOn: parts.committedOn ?? null,
      lengths: [],
    },
    actions: [],
    pauses: (parts.pauses ?? []).map(([from, to]): Pause => ({ from, to, why: null })),
    watching: [],
    activities: [
      ...(parts.posts ?? []).map((day, index) => activityOn(day, { id: `test:${index}` })),
      ...(parts.activities ?? []),
    ],
    removed: [],
    imports: [],
    guidelines: null,
    training: [],
    drafts: [],
  };
}

export function activityOn(day: Day, parts: Partial<Activity> = {}): Activity {
  return { id: `test:${day}`, day, kind: "post", platform: "linkedin", source: "log", ...parts };
}

/** The same day so many times. */
export function times(count: number, day: Day): Day[] {
  return Array.from({ length: count }, () => day);
}

/** The book with every date in it moved: posts, pauses, targets, commitment. */
export function moveBook(book: Book, days: number): Book {
  return moveDays(book, days);
}

/** Any plain data with every `YYYY-MM-DD` in it moved. */
export function moveDays<T>(data: T, days: number): T {
  if (typeof data === "string") return (/^\d{4}-\d{2}-\d{2}$/.test(data) ? later(data, days) : data) as T;
  if (Array.isArray(data)) return data.map((item) => moveDays(item, days)) as T;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, moveDays(value, days)])) as T;
}

/** Calendar arithmetic that owes nothing to the code under test. */
export function later(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export interface Situation {
  readonly book: Book;
  readonly today: Day;
}

const aKind = fc.oneof(
  { weight: 8, arbitrary: fc.constant<ActivityKind>("post") },
  { weight: 3, arbitrary: fc.constantFrom<ActivityKind>("reply", "repost", "story", "check-in", "review", "listen") },
);
const aPlatform = fc.constantFrom<PlatformId>("linkedin", "linkedin", "x", "bluesky", "swarm");

/** One posting day: so many days after the one before it, with so many rows. */
const postingDay = (step: fc.Arbitrary<number>, rows: fc.Arbitrary<number>) =>
  fc.record({ step, rows, kind: aKind, platform: aPlatform });

/** A stretch of a history: steady, stormy, or silent but for one post. */
const aStretch = fc.oneof(
  fc.array(postingDay(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })), {
    minLength: 5,
    maxLength: 60,
    size: "max",
  }),
  fc.array(postingDay(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 3, max: 14 })), { minLength: 1, maxLength: 3 }),
  fc.array(postingDay(fc.integer({ min: 5, max: 60 }), fc.constant(1)), { minLength: 1, maxLength: 3 }),
);

const aDayNumber = fc.integer({ min: 0, max: 600 });

/** The leap day of 2020 and the week 53 that ends that year lie within the first 600 days. */
const firstDayOfAll: Day = "2019-12-01";

/** Random leaders: storms, gaps, pauses that touch and overlap, every week start, changing targets; any today. */
export const aSituation: fc.Arbitrary<Situation> = fc
  .record({
    stretches: fc.array(aStretch, { maxLength: 8, size: "max" }),
    start: fc.integer({ min: 0, max: 60 }),
    pauses: fc.array(fc.record({ from: aDayNumber, days: fc.integer({ min: 0, max: 30 }) }), { maxLength: 8 }),
    weekStart: fc.constantFrom<Profile["weekStart"]>("monday", "sunday", "saturday"),
    firstTarget: fc.constantFrom(1, 2, 2, 3, 3, 4, 5, 7),
    changes: fc.array(fc.record({ from: aDayNumber, days: fc.integer({ min: 1, max: 7 }) }), { maxLength: 4 }),
    alsoCounts: fc.subarray<ActivityKind>(["reply", "repost", "story"]),
    committed: fc.option(aDayNumber),
    // In the middle of the history, or at its end and after.
    today: fc.record({ percent: fc.constantFrom(50, 75, 100, 100), more: fc.integer({ min: -20, max: 30 }) }),
  })
  .map((drawn): Situation => {
    const activities: Activity[] = [];
    let number = drawn.start;
    for (const { step, rows, kind, platform } of drawn.stretches.flat()) {
      number += step;
      for (let row = 0; row < rows; row++) {
        activities.push(activityOn(later(firstDayOfAll, number), { id: `test:${activities.length}`, kind, platform }));
      }
    }
    const day = (from: number) => later(firstDayOfAll, from);
    const changes = drawn.changes.sort((one, other) => one.from - other.from);
    const book = bookWith({
      activities,
      pauses: drawn.pauses.map(({ from, days }) => [day(from), day(from + days)] as const),
      targets: [
        { from: null, days: drawn.firstTarget },
        ...changes.map(({ from, days }) => ({ from: day(from), days })),
      ],
      committedOn: drawn.committed === null ? null : day(drawn.committed),
      weekStart: drawn.weekStart,
      counts: ["post", ...drawn.alsoCounts],
    });
    const today = Math.max(0, Math.floor((number * drawn.today.percent) / 100) + drawn.today.more);
    return { book, today: day(today) };
  });
