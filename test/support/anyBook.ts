import fc from "fast-check";
import type { Activity, Book, Profile } from "../../src/coach/book.ts";
import { kindIds } from "../../src/coach/kinds.ts";
import { platformIds } from "../../src/coach/platforms.ts";

/** Whatever can stand in a text, half a character included. */
export const aText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("", "__proto__", '"', "\\", "\u2028", "\ud83c", "\udf89", "\ufeff", "null", "},\n{", "🎉"),
);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
export const aDay = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
export const aPlatform = fc.constantFrom(...platformIds);

const aProfile: fc.Arbitrary<Profile> = fc.record({
  name: aText,
  role: orNull(aText),
  company: orNull(aText),
  timeZone: fc.constantFrom("Europe/Paris", "America/Argentina/Buenos_Aires", "Etc/GMT+12", "UTC"),
  weekStart: fc.constantFrom("monday", "sunday", "saturday"),
  targets: fc.array(fc.record({ from: orNull(aDay), days: fc.integer({ min: 1, max: 7 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  counts: fc.subarray([...kindIds]),
  networks: fc.array(fc.record({ platform: aPlatform, handle: orNull(aText) }), { maxLength: 3 }),
  usesGeolocation: fc.boolean(),
  getsReviews: fc.boolean(),
  committedOn: orNull(aDay),
  lengths: fc.array(fc.record({ platform: aPlatform, longest: fc.integer({ min: 1 }) }), { maxLength: 2 }),
});

export const anActivity: fc.Arbitrary<Activity> = fc.record(
  {
    id: aText,
    day: aDay,
    kind: fc.constantFrom(...kindIds),
    platform: aPlatform,
    at: aDay.map((day) => `${day}T08:30:00.000Z`),
    url: aText,
    text: aText,
    source: aText,
  },
  { requiredKeys: ["id", "day", "kind", "platform", "source"] },
);

export const aBook: fc.Arbitrary<Book> = fc.record({
  profile: aProfile,
  actions: fc.array(
    fc.record({
      action: aText,
      outcome: fc.constantFrom<"done" | "skipped">("done", "skipped"),
      day: aDay,
      why: orNull(aText),
    }),
  ),
  pauses: fc.array(fc.record({ from: aDay, to: aDay, why: orNull(aText) })),
  watching: fc.array(fc.record({ handle: aText, platform: orNull(aPlatform), why: orNull(aText) })),
  activities: fc.array(anActivity),
  removed: fc.array(aText),
  imports: fc.array(
    fc.record({
      day: aDay,
      file: aText,
      format: aText,
      rows: fc.nat(),
      added: fc.nat(),
      coverage: fc.array(
        fc.record({
          platform: aPlatform,
          firstDay: aDay,
          lastDay: aDay,
          firstAt: orNull(aDay.map((day) => `${day}T08:30:00.000Z`)),
          lastAt: orNull(aDay.map((day) => `${day}T23:59:59.999Z`)),
        }),
        { maxLength: 2 },
      ),
    }),
  ),
  guidelines: orNull(
    fc.record({
      agreedOn: aDay,
      changedOn: aDay,
      file: orNull(aText),
      topics: orNull(fc.array(aText)),
      offLimits: orNull(fc.array(aText)),
      neverMention: orNull(fc.array(aText)),
      privateLife: orNull(aText),
      reviewer: orNull(aText),
      isListed: orNull(fc.boolean()),
      quietPeriods: orNull(fc.array(fc.record({ from: aDay, to: aDay, why: orNull(aText) }), { maxLength: 2 })),
      disclaimer: orNull(aText),
    }),
  ),
  training: fc.array(fc.record({ screen: aText, day: aDay })),
  drafts: fc.array(
    fc.record({
      id: fc.nat({ max: 999_999_999 }).map(String),
      day: aDay,
      text: aText,
      networks: fc.array(aPlatform, { maxLength: 2 }),
    }),
  ),
});
