import { addDays, type Day, startOfWeek } from "./day.ts";
import { instantOfLocal } from "./zone.ts";

/** Half a year of a leader who had a storm at a conference: what the demo imports. */
export interface SampleHistory {
  readonly begins: Day;
  /** A CSV file, oldest first. */
  readonly csv: string;
}

/** Days of the week (0 for Monday) with a post, week by week, oldest first; the last one is the week before today's. */
const weeks: readonly (readonly number[])[] = [
  [1, 3, 4],
  [0, 2, 4],
  [0, 1, 3],
  [1, 2, 4],
  [0, 3, 5],
  [1, 2, 3],
  [0, 2, 4],
  [0, 2, 3, 4],
  [1, 3, 4],
  [0, 4],
  [0, 2, 3],
  [1, 2, 4],
  [0, 1, 2],
  [0, 2, 4],
  [1, 2, 4],
  // The conference, then silence.
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2],
  [],
  [],
  [0, 2, 3],
  [1, 2, 4],
  [0, 3],
  [0, 2, 4],
  [1, 3, 4],
  [0, 2, 3],
  [0, 1, 4],
  [1, 2, 3],
];

const topics = [
  "What a customer taught me on Tuesday",
  "Three things I got wrong about remote teams",
  "Thank you to our night shift",
  "Why we said no to a large order",
  "My reading list for the train",
  "What I would ask a candidate today",
] as const;

/** The history up to the week before today's, and what came before today in this one. */
export function sampleHistory(today: Day): SampleHistory {
  const thisWeek = startOfWeek(today, "monday");
  const begins = addDays(thisWeek, -7 * weeks.length);
  const rows = weeks.flatMap((days, week) => days.map((day) => addDays(begins, week * 7 + day)));
  const earlierThisWeek = [thisWeek].filter((day) => day < today);
  const lines = [...rows, ...earlierThisWeek].map(
    (day, index) => `${day},${index % 4 === 3 ? "X" : "LinkedIn"},${topics[index % topics.length]}`,
  );
  return { begins, csv: `Date,Network,Text\n${lines.join("\n")}\n` };
}

/** The address of an invented LinkedIn post of that day: its number holds the instant. */
export function sampleAddress(day: Day, timeZone: string): string {
  const noon = instantOfLocal(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)), 12),
    timeZone,
  );
  return `https://www.linkedin.com/posts/jane-doe_lyon-activity-${BigInt(noon) << 22n}-a1b2`;
}
