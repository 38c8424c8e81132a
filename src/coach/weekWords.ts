import type { Day } from "./day.ts";
import type { Week, WeekState } from "./weeks.ts";
import { countOf, dayRange } from "./words.ts";

/** How a week went, in a word or two. */
export const stateWords: Readonly<Record<WeekState, string>> = {
  met: "met",
  light: "light",
  empty: "no post",
  paused: "paused",
  started: "begun in the middle",
  open: "this week, not finished",
};

/** "2 days paused"; null where nothing was, and where its state says so. */
function pausedWords({ pausedDays, state }: Week): string | null {
  if (pausedDays === 0 || state === "paused") return null;
  return pausedDays === 7 ? "paused" : `${countOf(pausedDays, "day")} paused`;
}

/** "12–18 Oct: 2 posting days of 3 asked, 4 posts: light", and "; a storm" where it is one. */
export function weekWords(week: Week, today: Day, isStorm = false): string {
  const paused = pausedWords(week);
  const asked = `${countOf(week.postingDays, "posting day")} of ${week.target} asked${paused === null ? "" : ` (${paused})`}`;
  return `${dayRange(week.start, week.end, today)}: ${asked}, ${countOf(week.posts, "post")}: ${stateWords[week.state]}${isStorm ? "; a storm" : ""}`;
}

/** "met", "light, 2 days paused, a storm": how a week went, in a cell of a table. */
export function weekStanding(week: Week, isStorm: boolean): string[] {
  return [stateWords[week.state], pausedWords(week), isStorm ? "a storm" : null].filter((words) => words !== null);
}
