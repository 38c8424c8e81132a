import { addDays, type Day } from "../coach/day.ts";
import { minutesOfCheck, type PostingCalendar, type WeeklyEntry } from "../coach/postingCalendar.ts";
import { countOf } from "../coach/words.ts";

/** One entry of the calendar, and its words. */
export interface IcsEntry {
  /** What it is: with the leader, its identity for good. */
  readonly id: "slots" | "check" | "step";
  readonly summary: string;
  /** Line by line. */
  readonly description: readonly string[];
  readonly day: Day;
  readonly minutes: number;
  /** Null: it comes once. */
  readonly weekly: WeeklyEntry | null;
  /** Does it keep the time free of other appointments? */
  readonly isBusy: boolean;
  /** Is it written only to take away what an earlier file brought? */
  readonly isCancelled: boolean;
}

const minutesOfStep = 15;

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
  const { first: day, minutes } = slots;
  return { id: "slots", ...words, day, minutes, weekly: slots, isBusy: true, isCancelled: false };
}

function checkEntry({ check, today }: PostingCalendar): IcsEntry {
  return {
    id: "check",
    summary: "How was the week? socialtop streak",
    description: ["In a terminal, type: socialtop streak", "One look, one verdict, one thing to do next."],
    day: check?.first ?? outOfTheWay(today),
    minutes: minutesOfCheck,
    weekly: check,
    isBusy: false,
    isCancelled: check === null,
  };
}

function stepEntry({ step, today }: PostingCalendar): IcsEntry {
  const common = { id: "step", minutes: minutesOfStep, weekly: null, isBusy: false } as const;
  if (step === null) {
    const words = { summary: "No step is open", description: ["All six: socialtop steps"] };
    return { ...common, ...words, day: outOfTheWay(today), isCancelled: true };
  }
  const { title, why } = step.action;
  return {
    ...common,
    summary: `Next step: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    description: [why, ...step.how, "Done, or not for you? socialtop next"],
    day: step.day,
    isCancelled: false,
  };
}

/** For what is cancelled: in a calendar that does not know the word it must at least not lie ahead. */
function outOfTheWay(today: Day): Day {
  return addDays(today, -1);
}
