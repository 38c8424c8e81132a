import type { KeptDraft } from "./book.ts";
import type { Progress } from "./progress.ts";
import { isPartialFirstWeek, isSilentNow, isStormOn } from "./situation.ts";
import type { Consistency } from "./streak.ts";
import { excerpt } from "./text.ts";
import { countOf, startLow } from "./words.ts";

/** The one thing to do next, and the command for it. */
export interface NextThing {
  readonly text: string;
  readonly command: string;
}

/** Enough to know a draft again (characters). */
const excerptOfDraft = 40;

/** A week in danger comes first, with the draft for today where there is one; then the programme; then the rhythm. */
export function chooseNextThing(consistency: Consistency, progress: Progress, draft: KeptDraft | undefined): NextThing {
  const { thisWeek, lastPost, isPausedToday } = consistency;
  const isLost = thisWeek.standing === "out-of-reach" && thisWeek.postingDays === 0 && !isPartialFirstWeek(consistency);
  const isUrgent = (thisWeek.standing === "at-risk" || isLost || isSilentNow(consistency)) && !isPausedToday;
  if (isUrgent && lastPost?.daysAgo !== 0 && draft !== undefined)
    return {
      text: `Post today. You have kept "${excerpt(draft.text, excerptOfDraft)}":`,
      command: `socialtop draft ${draft.id}`,
    };
  if (isUrgent && lastPost?.daysAgo !== 0)
    return { text: "Post today, then paste its address:", command: "socialtop log https://…" };
  if (isStormOn(consistency.weeks)) {
    const posts = countOf(thisWeek.posts, "post");
    return { text: `${posts} in one week is a storm: keep the next one for next week.`, command: "socialtop streak" };
  }
  if (progress.next !== null) {
    const { title, time } = progress.next.action.action;
    return { text: `Next: ${startLow(title)} (${time}).`, command: "socialtop next" };
  }
  if (thisWeek.standing === "met" || lastPost?.daysAgo === 0)
    return { text: "Nothing is due today. Have a look:", command: "socialtop streak" };
  return { text: "After your next post:", command: "socialtop log https://…" };
}
