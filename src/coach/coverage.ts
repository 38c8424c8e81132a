import type { Activity, Book, Coverage } from "./book.ts";
import { addDays, type Day } from "./day.ts";
import { type PlatformId, platformInfo } from "./platforms.ts";

/** From the first to the last of these activities, for each network among them. */
export function coverageOf(activities: readonly Activity[]): Coverage[] {
  const platforms = [...new Set(activities.map(({ platform }) => platform))];
  return platforms.map((platform) => ({
    platform,
    ...stretchOf(activities.filter((activity) => activity.platform === platform)),
  }));
}

/** The same stretch for each network among them: a table that names several networks kept all of them. */
export function sharedCoverageOf(activities: readonly Activity[]): Coverage[] {
  const platforms = [...new Set(activities.map(({ platform }) => platform))];
  return platforms.map((platform) => ({ platform, ...stretchOf(activities) }));
}

function stretchOf(activities: readonly Activity[]): Omit<Coverage, "platform"> {
  let [firstDay, lastDay]: [Day, Day] = ["9999-12-31", "0000-01-01"];
  let [firstAt, lastAt]: [string | null, string | null] = [null, null];
  for (const { day, at } of activities) {
    if (day < firstDay) firstDay = day;
    if (day > lastDay) lastDay = day;
    if (at !== undefined && (firstAt === null || at < firstAt)) firstAt = at;
    if (at !== undefined && (lastAt === null || at > lastAt)) lastAt = at;
  }
  return { firstDay, lastDay, firstAt, lastAt };
}

/** Days of which nothing is known on a network, because no import showed them and nobody logged by hand yet. */
export interface Hole {
  readonly platform: PlatformId;
  /** The last day that was seen before it, or null when it reaches back to the start. */
  readonly after: Day | null;
  /** The first day that was seen again. */
  readonly before: Day;
}

/**
 * The holes in what is known, on each network that was imported (with `platform`, on that one). Check-ins and reviews
 * never count as posts, so holes in them hide nothing. From the first day that the leader logged by hand on, the record is
 * the leader's own, and whole.
 */
export function findHoles(book: Book, platform?: PlatformId): Hole[] {
  const all = book.imports.flatMap(({ coverage }) => coverage);
  const networks = [...new Set(all.map((stretch) => stretch.platform))].filter(
    (network) => platformInfo(network).usualKind === "post" && (platform === undefined || network === platform),
  );
  return networks.flatMap((network) => holesOn(network, all, firstLoggedDay(book, network)));
}

function holesOn(platform: PlatformId, all: readonly Coverage[], firstLogged: Day | null): Hole[] {
  const stretches = all
    .filter((stretch) => stretch.platform === platform)
    .toSorted((left, right) => (left.firstDay < right.firstDay ? -1 : 1));
  const holes: Hole[] = [];
  let after: Day | null = null;
  for (const { firstDay, lastDay } of stretches) {
    if (firstLogged !== null && firstLogged <= firstDay) {
      if (isHole(after, firstLogged)) holes.push({ platform, after, before: firstLogged });
      break;
    }
    if (isHole(after, firstDay)) holes.push({ platform, after, before: firstDay });
    if (after === null || after < lastDay) after = lastDay;
  }
  return holes;
}

/** Is there a day between these two? */
function isHole(after: Day | null, before: Day): boolean {
  return after === null || addDays(after, 1) < before;
}

function firstLoggedDay({ activities }: Book, platform: PlatformId): Day | null {
  let first: Day | null = null;
  for (const activity of activities) {
    if (activity.platform !== platform || activity.source !== "log") continue;
    if (first === null || activity.day < first) first = activity.day;
  }
  return first;
}
