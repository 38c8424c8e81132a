import type { Book, SettledAction } from "../../src/coach/book.ts";
import type { Day } from "../../src/coach/day.ts";
import { judgeMember, type Member } from "../../src/coach/team.ts";
import { dayInZone } from "../../src/coach/zone.ts";
import { type BookParts, bookWith, later } from "../support/books.ts";

/** What a test wants to say about a leader of the team; the rest is what most leaders have. */
export interface LeaderParts extends BookParts {
  readonly name?: string;
  readonly role?: string | null;
  /** Actions that are ticked, with their day. */
  readonly ticked?: Readonly<Record<string, Day>>;
  readonly training?: Book["training"];
  readonly guidelines?: Book["guidelines"];
}

export interface MemberParts extends LeaderParts {
  readonly leader?: string | null;
  readonly file?: string | null;
  /** UTC instant at which the file was written. */
  readonly writtenAt?: string;
  readonly today?: Day;
}

/** Wednesday, 25 November 2026: the open week is that of Monday, the 23rd, the last finished one that of the 16th. */
const today: Day = "2026-11-25";

export function leaderWith({ name = "Jane Doe", role = null, ticked = {}, ...parts }: LeaderParts): Book {
  const book = bookWith(parts);
  const actions = Object.entries(ticked).map(
    ([action, day]): SettledAction => ({ action, outcome: "done", day, why: null }),
  );
  const { training = [], guidelines = null } = parts;
  return { ...book, profile: { ...book.profile, name, role }, actions, training, guidelines };
}

export function memberWith({ leader = null, file = null, writtenAt, ...parts }: MemberParts = {}): Member {
  const writtenOn = writtenAt === undefined ? null : dayInZone(Date.parse(writtenAt), parts.timeZone ?? "Europe/Paris");
  const book = leaderWith(parts);
  // Nothing stands in a file that came later.
  const activities = book.activities.filter(({ day }) => writtenOn === null || day <= writtenOn);
  return judgeMember({ ...book, activities }, parts.today ?? today, { leader, file, writtenOn });
}

/** Posts on the first days of so many weeks in a row, the first of which begins on `monday`. */
export function postsInWeeks(monday: Day, ...daysInEach: readonly number[]): Day[] {
  return daysInEach.flatMap((days, week) => Array.from({ length: days }, (_, day) => later(monday, 7 * week + day)));
}

/** The ticks of the whole programme, on that day. */
export function allTicked(day: Day): Record<string, Day> {
  const ids = [
    ...["listen.accounts", "listen.follow", "listen.watch"],
    ...["spokesperson.training", "spokesperson.guidelines", "spokesperson.opinion"],
    ...["be-real.lines", "be-real.share", "stay-awhile.commit", "stay-awhile.rhythm"],
  ];
  return Object.fromEntries(ids.map((id) => [id, day]));
}

/** So many whole weeks without any fault, the last of them the one before this: three posts in each. */
export function steadyWeeks(count: number): Day[] {
  return postsInWeeks(later("2026-11-23", -7 * count), ...Array.from({ length: count }, () => 3));
}
