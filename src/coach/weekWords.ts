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

/** "12–18 Oct: 2 posting days of 3 asked, 4 posts: light" */
export function weekWords(week: Week, today: Day): string {
  const paused = week.pausedDays > 0 && week.pausedDays < 7 ? ` (${countOf(week.pausedDays, "day")} paused)` : "";
  return `${dayRange(week.start, week.end, today)}: ${countOf(week.postingDays, "posting day")} of ${week.target} asked${paused}, ${countOf(week.posts, "post")}: ${stateWords[week.state]}`;
}
