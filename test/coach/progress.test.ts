import fc from "fast-check";
import { expect, it } from "vitest";
import type { Activity, Book } from "../../src/coach/book.ts";
import { mayComplete } from "../../src/coach/completion.ts";
import { kindIds } from "../../src/coach/kinds.ts";
import { programme } from "../../src/coach/programme.ts";
import { completedActions, completedSince, judgeProgress } from "../../src/coach/progress.ts";
import { addActivity } from "../../src/coach/record.ts";
import { judgeConsistency } from "../../src/coach/streak.ts";
import { trainingScreens } from "../../src/coach/trainingScreens.ts";
import { activityOn, bookWith, later } from "../support/books.ts";

const today = "2026-11-25";
/** Few enough weeks for four in a row to come true, and some days that have not come yet. */
const aDay = fc.integer({ min: -45, max: 3 }).map((days) => later(today, days));

const anActivity = fc
  .record({
    id: fc.uuid(),
    day: aDay,
    kind: fc.oneof({ weight: 4, arbitrary: fc.constant("post" as const) }, fc.constantFrom(...kindIds)),
    platform: fc.constantFrom("linkedin" as const, "x" as const),
  })
  .map(({ day, ...parts }): Activity => activityOn(day, parts));

const actionIds = programme.flatMap(({ actions }) => actions.map(({ id }) => id));
const screenIds = trainingScreens.map(({ id }) => id);

const aBook = fc
  .record({
    activities: fc.array(anActivity, { maxLength: 25 }),
    target: fc.integer({ min: 1, max: 3 }),
    committedOn: fc.option(aDay),
    usesGeolocation: fc.boolean(),
    getsReviews: fc.boolean(),
    networks: fc.subarray([
      { platform: "linkedin", handle: null },
      { platform: "x", handle: "jane" },
    ] as const),
    pauses: fc.array(fc.tuple(aDay, fc.nat({ max: 20 })), { maxLength: 2 }),
    actions: fc.uniqueArray(
      fc.record({ action: fc.constantFrom(...actionIds), outcome: fc.constantFrom("done", "skipped"), day: aDay }),
      { selector: ({ action }) => action, maxLength: 8 },
    ),
    training: fc
      .subarray(screenIds)
      .chain((screens) => fc.tuple(...screens.map((screen) => fc.record({ screen: fc.constant(screen), day: aDay })))),
  })
  .map(
    ({ activities, target, committedOn, usesGeolocation, getsReviews, networks, pauses, actions, training }): Book => {
      const book = bookWith({
        activities,
        target,
        committedOn,
        pauses: pauses.map(([from, days]) => [from, later(from, days)]),
      });
      return {
        ...book,
        profile: { ...book.profile, usesGeolocation, getsReviews, networks },
        actions: actions.map((action) => ({ ...action, why: null })),
        training,
      };
    },
  );

it("what an activity completed is what is done with it and was not without, looked at in full", () => {
  let completions = 0;
  fc.assert(
    fc.property(aBook, anActivity, (before, activity) => {
      const after = addActivity(before, activity);
      const inFull = completedActions(judgeProgress(before, today), judgeProgress(after, today));
      if (inFull.length > 0) completions++;
      expect(completedSince(activity.day, before, after, today).map(({ action }) => action.id)).toEqual(inFull);
      // Whatever is completed is looked for.
      if (inFull.length > 0) expect(mayComplete(activity, before, judgeConsistency(after, today), today)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  // Not a test of nothing.
  expect(completions).toBeGreaterThan(100);
});

it("an activity that makes the fourth week in a row completes that, also in the middle of a longer record", () => {
  const weeks = [0, 7, 14, 21, 28, 35];
  const days = weeks.flatMap((week) => [0, 1, 2].map((day) => later("2026-10-12", week + day)));
  const missing = later("2026-10-12", 22);
  const before = bookWith({ posts: days.filter((day) => day !== missing) });
  const after = addActivity(before, activityOn(missing, { id: "test:new" }));
  expect(completedSince(missing, before, after, today).map(({ action }) => action.id)).toEqual(["stay-awhile.rhythm"]);
  expect(mayComplete(activityOn(missing), before, judgeConsistency(after, today), today)).toBe(true);
});

it("a post among others of its network, after the fourth week in a row, is not looked into", () => {
  const days = [0, 7, 14, 21].flatMap((week) => [0, 1, 2].map((day) => later("2026-10-12", week + day)));
  const before = bookWith({ posts: days });
  const activity = activityOn("2026-11-24", { id: "test:new" });
  const after = judgeConsistency(addActivity(before, activity), today);
  expect(mayComplete(activity, before, after, today)).toBe(false);
  expect(mayComplete({ ...activity, platform: "x" }, before, after, today)).toBe(true);
});
