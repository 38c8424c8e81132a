import type {
  Activity,
  Book,
  Coverage,
  Guidelines,
  ImportRecord,
  KeptDraft,
  LongestPost,
  Pause,
  Profile,
  QuietPeriod,
  ReadScreen,
  SettledAction,
  WatchedPerson,
} from "../coach/book.ts";
import { type Day, isDay, weekStarts } from "../coach/day.ts";
import { kindIds } from "../coach/kinds.ts";
import { platformIds } from "../coach/platforms.ts";

/** Checks a value and returns it typed. Throws ShapeError. */
type Shape<T> = (value: unknown) => T;

/** What stands where, and what should: "has 3 at profile.name where text should be". */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
  readonly #say: (path: string) => string;
  readonly #path: string;

  /** `path`: where it stands, as far as it is known. */
  constructor(say: (path: string) => string, path = "") {
    super(say(path));
    this.#say = say;
    this.#path = path;
  }

  /** The same fault, seen from outside: a path is only put together where something is wrong. */
  within(part: string): ShapeError {
    const isNext = this.#path === "" || this.#path.startsWith("[");
    return new ShapeError(this.#say, part + (isNext ? "" : ".") + this.#path);
  }
}

export function checkShape<T>(shape: Shape<T>, value: unknown): T {
  return shape(value);
}

function fail(value: unknown, expected: string): never {
  const shown = jsonOf(value);
  const found = shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
  throw new ShapeError((path) => `has ${found} at ${path || "the top"} where ${expected} should be`);
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "nothing";
  } catch {
    // Nested so deeply that JSON.stringify runs out of stack.
    return "something nested too deeply";
  }
}

function placed(error: unknown, part: string): unknown {
  return error instanceof ShapeError ? error.within(part) : error;
}

function when<T>(expected: string, test: (value: unknown) => boolean): Shape<T> {
  return (value) => (test(value) ? (value as T) : fail(value, expected));
}

function oneOf<T extends string>(values: readonly T[]): Shape<T> {
  return when(`one of ${values.join(", ")}`, (value) => typeof value === "string" && values.includes(value as T));
}

function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null ? null : shape(value));
}

function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value) => {
    if (!Array.isArray(value)) return fail(value, "a list");
    let index = 0;
    try {
      for (; index < value.length; index++) shape(value[index]);
    } catch (error) {
      throw placed(error, `[${index}]`);
    }
    return value as T[];
  };
}

function atLeastOne<T>(list: Shape<T[]>): Shape<T[]> {
  return (value) => {
    const checked = list(value);
    return checked.length > 0 ? checked : fail(value, "a list with at least one row");
  };
}

/** An object with exactly these properties; those in `optional` may be left out. */
function object<T>(
  required: { [Key in keyof T]-?: Shape<T[Key]> },
  optional: readonly (keyof T & string)[] = [],
): Shape<T> {
  const shapes = Object.entries(required) as [string, Shape<unknown>][];
  const known = new Set(shapes.map(([name]) => name));
  const mayBeLeftOut = new Set<string>(optional);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return fail(value, "an object");
    const record = value as Record<string, unknown>;
    let checked = "";
    try {
      for (const [name, shape] of shapes) {
        checked = name;
        if (record[name] !== undefined || !mayBeLeftOut.has(name)) shape(record[name]);
      }
    } catch (error) {
      throw placed(error, checked);
    }
    for (const name of Object.keys(record)) {
      if (!known.has(name)) throw new ShapeError((path) => `has an unknown "${name}" in ${path || "its top level"}`);
    }
    return value as T;
  };
}

/** Nearly every instant: the whole clock, on a day that is in each month. */
const usualInstant = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

function isInstant(value: string): boolean {
  return usualInstant.test(value) || (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)));
}

const text = when<string>("text", (value) => typeof value === "string");
const truth = when<boolean>("true or false", (value) => typeof value === "boolean");
const day = when<string>("a day such as 2026-11-23", (value) => typeof value === "string" && isDay(value));
const instant = when<string>(
  "an instant such as 2026-11-23T08:30:00.000Z",
  (value) => typeof value === "string" && isInstant(value),
);
const count = when<number>("a whole number", (value) => Number.isInteger(value) && (value as number) >= 0);
const positive = when<number>("1 or more", (value) => Number.isInteger(value) && (value as number) >= 1);
const targetDays = when<number>(
  "1 to 7",
  (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 7,
);
const timeZone = when<string>("a time zone", (value) => typeof value === "string" && /^[A-Za-z][\w+/-]*$/.test(value));
const draftNumber = when<string>("a number in quotes", (value) => typeof value === "string" && /^\d{1,9}$/.test(value));
const platform = oneOf(platformIds);
const kind = oneOf(kindIds);

const profileShape = object<Profile>({
  name: text,
  role: orNull(text),
  company: orNull(text),
  timeZone,
  weekStart: oneOf(weekStarts),
  targets: atLeastOne(listOf(object({ from: orNull(day), days: targetDays }))),
  counts: listOf(kind),
  networks: listOf(object({ platform, handle: orNull(text) })),
  usesGeolocation: truth,
  getsReviews: truth,
  committedOn: orNull(day),
  lengths: listOf(object<LongestPost>({ platform, longest: positive })),
});

const guidelinesShape = object<Guidelines>({
  agreedOn: day,
  changedOn: day,
  file: orNull(text),
  topics: orNull(listOf(text)),
  offLimits: orNull(listOf(text)),
  neverMention: orNull(listOf(text)),
  privateLife: orNull(text),
  reviewer: orNull(text),
  isListed: orNull(truth),
  quietPeriods: orNull(listOf(object<QuietPeriod>({ from: day, to: day, why: orNull(text) }))),
  disclaimer: orNull(text),
});

const activityShape: Shape<Activity> = (value) => (isActivity(value) ? value : anyActivityShape(value));

const anyActivityShape = object<Activity>(
  { id: text, aliases: atLeastOne(listOf(text)), day, kind, platform, at: instant, url: text, text, source: text } as {
    [Key in keyof Activity]-?: Shape<Activity[Key]>;
  },
  ["aliases", "at", "url", "text"],
);

const [platforms, kinds] = [new Set<unknown>(platformIds), new Set<unknown>(kindIds)];

/**
 * Is it an activity as most are, without aliases? The same rule as `anyActivityShape`, in one look: there are thousands of them
 * in a record and all else is few, and the one look takes a fifth of the time. Whatever is wrong with it is said by the other.
 */
function isActivity(value: unknown): value is Activity {
  if (typeof value !== "object" || value === null) return false;
  const { id, day, kind, platform, source, at, url, text } = value as Record<string, unknown>;
  let parts = 5;
  if (typeof id !== "string" || typeof source !== "string" || !kinds.has(kind) || !platforms.has(platform))
    return false;
  if (typeof day !== "string" || !isDay(day)) return false;
  if (at !== undefined) {
    if (typeof at !== "string" || !isInstant(at)) return false;
    parts++;
  }
  if (url !== undefined) {
    if (typeof url !== "string") return false;
    parts++;
  }
  if (text !== undefined) {
    if (typeof text !== "string") return false;
    parts++;
  }
  // Whoever has one more than these has something unknown. Object.keys would make a list for each row.
  for (const _name in value) parts--;
  return parts === 0;
}

const bookParts: { [Key in keyof Book]-?: Shape<Book[Key]> } = {
  profile: profileShape,
  actions: listOf(object<SettledAction>({ action: text, outcome: oneOf(["done", "skipped"]), day, why: orNull(text) })),
  pauses: listOf(object<Pause>({ from: day, to: day, why: orNull(text) })),
  watching: listOf(object<WatchedPerson>({ handle: text, platform: orNull(platform), why: orNull(text) })),
  activities: listOf(activityShape),
  removed: listOf(text),
  imports: listOf(
    object<ImportRecord>({
      day,
      file: text,
      format: text,
      rows: count,
      added: count,
      coverage: listOf(
        object<Coverage>({ platform, firstDay: day, lastDay: day, firstAt: orNull(instant), lastAt: orNull(instant) }),
      ),
    }),
  ),
  guidelines: orNull(guidelinesShape),
  training: listOf(object<ReadScreen>({ screen: text, day })),
  drafts: listOf(object<KeptDraft>({ id: draftNumber, day, text, networks: listOf(platform) })),
};

/** A leader's file, or an exported one, which says when; format version and checksum already taken off. */
export const recordShape = object<Book & { readonly exportedOn?: Day }>({ ...bookParts, exportedOn: day }, [
  "exportedOn",
]);
