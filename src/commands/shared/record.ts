import type { Activity, Book } from "../../coach/book.ts";
import { mayComplete } from "../../coach/completion.ts";
import type { Day } from "../../coach/day.ts";
import {
  findRecorded,
  isSaidAgain,
  type LogEntry,
  type LogRequest,
  readLogRequest,
  yearsBeforeAll,
} from "../../coach/logEntry.ts";
import { platformInfo } from "../../coach/platforms.ts";
import { addActivity } from "../../coach/record.ts";
import { judgeConsistency } from "../../coach/streak.ts";
import { excerpt } from "../../coach/text.ts";
import { countOf, dayName, weekdayName } from "../../coach/words.ts";
import type { Context } from "../../context.ts";
import { activityName } from "../../render/activity.ts";
import type { Logged } from "../../render/log.ts";
import { wordForShell } from "../../render/quoting.ts";
import { latestInstant, type OpenLeader, orUsageError, refuseAhead } from "./leader.ts";

/** What was recorded, and what may be said beside it. */
export interface Recorded extends Logged {
  /** Words for whoever may want to mend what was worked out; empty for what was in the record already. */
  readonly remarks: readonly string[];
}

/**
 * Records one thing that the leader did: whatever was not said is worked out. One change; `also` is part of it, and proves
 * nothing. Throws a usage error for what cannot be worked out.
 */
export async function recordActivity(
  context: Context,
  { id, book, today }: OpenLeader,
  request: LogRequest,
  also: (book: Book) => Book = (current) => current,
): Promise<Recorded> {
  const entry = orUsageError(
    readLogRequest(book, request, {
      today,
      latest: latestInstant(context, today, book.profile.timeZone),
      at: context.options.today === undefined ? new Date(context.now()).toISOString() : null,
      freshId: context.randomId(),
    }),
  );
  const { activity } = entry;
  refuseAhead(context, activity.day, book.profile.timeZone);
  // Several of one day are told apart by their words.
  const words = activity.text === undefined ? "" : `, "${excerpt(activity.text, 40)}"`;
  const what = `${activityName(activity)} on ${weekdayName(activity.day)} ${dayName(activity.day, today)}${words}`;
  const { before, after, recorded } = await context.store.change((draft) => {
    const current = draft.read(id);
    const known = findRecorded(current, activity);
    const changed = also(known === undefined ? addActivity(current, activity) : current);
    if (changed !== current) draft.put(id, changed);
    return { what, result: { before: current, after: changed, recorded: known } };
  });
  const consistency = judgeConsistency(after, today);
  if (recorded !== undefined) return { activity: recorded, isKnown: true, consistency, completed: [], remarks: [] };
  const completed = mayComplete(activity, before, consistency, today)
    ? (await import("../../coach/progress.ts")).completedSince(activity.day, before, after, today)
    : [];
  return { activity, isKnown: false, consistency, completed, remarks: remarksOn(entry, before, today) };
}

/** What was worked out that the leader may want to mend. */
function remarksOn(entry: LogEntry, before: Book, today: Day): string[] {
  const { activity, otherPlatform, otherDay } = entry;
  const remarks: string[] = [];
  if (entry.isDayAssumed) {
    const why = entry.isOfFuture ? "tells a moment that is still to come" : "does not tell its day";
    remarks.push(`This address ${why}, so it counts for today.`, "Another day? socialtop edit last --on yesterday");
  }
  if (entry.isDayOnTrust) remarks.push(...longAgoWords(before, activity, today));
  if (otherPlatform !== null) {
    remarks.push(`Its address is of ${platformInfo(otherPlatform).name}; your --platform was kept.`);
  }
  if (otherDay !== null) {
    remarks.push(`Its address says ${weekdayName(otherDay)} ${dayName(otherDay, today)}; your --on was kept.`);
  }
  if (isSaidAgain(before, activity)) {
    remarks.push("The same words are in the record for that day: these are two posts now.");
  }
  return remarks;
}

function longAgoWords(before: Book, { id, day }: Activity, today: Day): string[] {
  const found = yearsBeforeAll(before, day, today);
  if (found === null) return [];
  const age = found.years === 1 ? "over a year" : countOf(found.years, "year");
  return [
    `That is ${age} ago${before.activities.length === 0 ? "" : ", before all else in the record"}.`,
    // By its id, for the last one is the one of the latest day.
    `Another day? socialtop edit ${wordForShell(id)} --on ${found.meant}`,
  ];
}

export function recordedJson({ activity, isKnown, consistency, completed }: Recorded): object {
  const { thisWeek, streak } = consistency;
  return { activity, known: isKnown, thisWeek, streak, completed: completed.map(({ action }) => action.id) };
}
