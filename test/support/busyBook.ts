import type { Activity, Book } from "../../src/coach/book.ts";
import { activityOn, times } from "./books.ts";

/**
 * The history that `streak --json` is worked out for by hand; the commitment is of Thursday, 15 October 2026, three
 * days a week, and 19 to 22 November are paused. Today is Wednesday, 25 November.
 *
 *   12–18 Oct   one post, begun on the Thursday    started
 *   19–25 Oct   posts on 3 days, one day twice     met
 *   26 Oct–1 N  12 posts on the Tuesday            light, and a storm
 *    2– 8 Nov   none                               empty
 *    9–15 Nov   none                               empty
 *   16–22 Nov   posts on 2 days, 4 days paused     met: ceil(3 × 3 / 7) = 2
 *   23–29 Nov   posts on 2 days                    open
 */
const workedDays: readonly string[] = [
  "2026-10-16",
  ...["2026-10-19", "2026-10-21", "2026-10-21", "2026-10-23"],
  ...times(12, "2026-10-27"),
  ...["2026-11-16", "2026-11-17"],
  ...["2026-11-23", "2026-11-25"],
];

export const worked = {
  activities: toPosts(workedDays),
  pauses: [{ from: "2026-11-19", to: "2026-11-22", why: "a cold" }],
};

/** A record that has some of everything, from one that has a leader with a plan. */
export function busyBook(book: Book): Book {
  return {
    ...book,
    ...worked,
    profile: { ...book.profile, role: "President", company: "Doe & Daughters", getsReviews: true },
    actions: [
      { action: "spokesperson.training", outcome: "done", day: "2026-11-02", why: null },
      { action: "review.read", outcome: "skipped", day: "2026-11-03", why: "the shop does that" },
    ],
    guidelines: {
      agreedOn: "2026-11-02",
      changedOn: "2026-11-02",
      file: "example.md",
      topics: ["hiring", "Lyon"],
      offLimits: ["politics"],
      neverMention: ["Project Falcon"],
      privateLife: "Sport and holidays are fine; no names of the children.",
      reviewer: "Ada Rey",
      isListed: true,
      quietPeriods: [{ from: "2026-12-15", to: "2027-01-31", why: "annual results" }],
      disclaimer: null,
    },
    training: [{ screen: "spokesperson.quoted", day: "2026-11-02" }],
    drafts: [
      {
        id: "1",
        day: "2026-11-20",
        text: "Thanks to Ada for the long night.\nAnd to Omar.",
        networks: ["x", "instagram"],
      },
    ],
    watching: [{ handle: "ada", platform: "x", why: "our best customer" }],
    activities: [
      ...worked.activities,
      activityOn("2026-11-18", { id: "test:reply", kind: "reply", platform: "x" }),
      activityOn("2026-11-18", { id: "test:listen", kind: "listen" }),
      activityOn("2026-11-20", { id: "test:review", kind: "review", platform: "google", text: "Good soup in Lyon" }),
    ],
  };
}

/** LinkedIn posts, one for each day that is given. */
export function toPosts(days: readonly string[]): Activity[] {
  return days.map((day, index) => activityOn(day, { id: `test:${index}`, text: `Post of ${day}` }));
}
