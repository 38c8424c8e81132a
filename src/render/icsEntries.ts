import type { TimeOfDay } from "../coach/calendarInput.ts";
import { addDays, type Day } from "../coach/day.ts";
import { minutesOfCheck, minutesOfStep, type PostingCalendar, type WeeklyEntry } from "../coach/postingCalendar.ts";
import { countOf, startLow } from "../coach/words.ts";

/** One entry of the calendar, and its words. */
export interface IcsEntry {
  /** What it is: with the leader, its identity for good. */
  readonly id: "slots" | "check" | "step";
  readonly summary: string;
  /** Line by line. */
  readonly description: readonly string[];
  readonly day: Day;
  readonly at: TimeOfDay;
  readonly minutes: number;
  /** Null: it comes once. */
  readonly weekly: WeeklyEntry | null;
  /** Does it keep the time free of other appointments? */
  readonly isBusy: boolean;
  /** Is there a reminder, where the leader wants any? */
  readonly rings: boolean;
  /** Is it written only to take away what an earlier file brought? */
  readonly isCancelled: boolean;
}

/** Always the same three, so that each file replaces all that the one before it brought. */
export function icsEntries(calendar: PostingCalendar): readonly IcsEntry[] {
  return [slotsEntry(calendar), checkEntry(calendar), stepEntry(calendar)];
}

/** The only ones that keep the time free: a quarter of an hour that nobody keeps free is gone. */
function slotsEntry({ slots, isListening, target }: PostingCalendar): IcsEntry {
  const words = isListening
    ? {
        summary: "Watch and listen on your networks",
        description: ["No post is asked for. Note that you listened: socialtop log --kind listen"],
      }
    : {
        summary: "Time for a post",
        description: [
          `A few times a week, consistently: ${countOf(target, "day")}.`,
          "Nothing to say? socialtop draft --ideas",
          "Posted? socialtop log https://...",
        ],
      };
  const { first: day, at, minutes } = slots;
  return { id: "slots", ...words, day, at, minutes, weekly: slots, isBusy: true, rings: true, isCancelled: false };
}

/** A look, not an appointment: it never rings. */
function checkEntry({ check, slots, today, isListening }: PostingCalendar): IcsEntry {
  const words = isListening
    ? {
        summary: "What did you notice this week? socialtop next",
        description: ["In a terminal, type: socialtop next", "One look, one thing to do next."],
      }
    : {
        summary: "How was the week? socialtop streak",
        description: ["In a terminal, type: socialtop streak", "One look, one verdict, one thing to do next."],
      };
  return {
    id: "check",
    ...words,
    day: check?.first ?? outOfTheWay(today),
    at: check?.at ?? slots.at,
    minutes: minutesOfCheck,
    weekly: check,
    isBusy: false,
    rings: false,
    isCancelled: check === null,
  };
}

function stepEntry({ step, slots, today }: PostingCalendar): IcsEntry {
  const common = { id: "step", minutes: minutesOfStep, weekly: null, isBusy: false } as const;
  if (step === null) {
    const words = { summary: "No step is planned", description: ["All six: socialtop steps"] };
    return { ...common, ...words, day: outOfTheWay(today), at: slots.at, rings: false, isCancelled: true };
  }
  const { title, why } = step.action;
  return {
    ...common,
    summary: `Next step: ${startLow(title)}`,
    description: [why, ...step.how, "Done, or not for you? socialtop next"],
    day: step.day,
    at: step.at,
    rings: true,
    isCancelled: false,
  };
}

/** For what is cancelled: in a calendar that does not know the word it must at least not lie ahead. */
function outOfTheWay(today: Day): Day {
  return addDays(today, -1);
}
