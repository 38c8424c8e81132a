import type { Guidelines, Profile } from "../../coach/book.ts";
import type { Day } from "../../coach/day.ts";
import { type MissingPart, missingParts } from "../../coach/guidelines/guidelines.ts";
import type { LeaderId } from "../../coach/leaderId.ts";
import { completedActions, judgeProgress, type Progress } from "../../coach/progress.ts";
import type { Context } from "../../context.ts";
import { UserError } from "../../errors.ts";
import type { LineProblem } from "../../format/guidelines/guidelinesMarkdown.ts";
import { wrap } from "../../render/layout.ts";
import { copied } from "../../render/theme.ts";
import { changeBook, chosenLeader, todayOf } from "../shared/leader.ts";

/** The guidelines as they are kept, whatever day `--today` sets: what is changed is what is kept. */
export interface KeptGuidelines {
  readonly id: LeaderId;
  readonly profile: Profile;
  readonly guidelines: Guidelines | null;
  readonly today: Day;
}

export function openGuidelines(context: Context): KeptGuidelines {
  const id = chosenLeader(context);
  const { profile, guidelines } = context.store.read(id);
  return { id, profile, guidelines, today: todayOf(context, profile.timeZone) };
}

/** Somebody else changed the guidelines while this change was being made. */
export class GuidelinesOvertaken extends UserError {
  constructor() {
    super("The guidelines were changed elsewhere in the meantime.", { hint: "See: socialtop guidelines" });
  }
}

/**
 * Makes the one change, none when they are the same; gives the ids of the actions that it completed. Throws
 * GuidelinesOvertaken when they were changed elsewhere since.
 */
export async function keepGuidelines(
  context: Context,
  { id, guidelines: before, today }: KeptGuidelines,
  what: string,
  after: Guidelines,
): Promise<string[]> {
  if (after === before) return [];
  let progressBefore: Progress | null = null;
  const changed = await changeBook(context, id, what, (book) => {
    if (JSON.stringify(book.guidelines) !== JSON.stringify(before)) {
      throw new GuidelinesOvertaken();
    }
    progressBefore = judgeProgress(book, today);
    return { ...book, guidelines: after };
  });
  return progressBefore === null ? [] : completedActions(progressBefore, judgeProgress(changed, today));
}

export function guidelinesJson(context: Context, leader: LeaderId, guidelines: Guidelines | null, today: Day) {
  return { leader, guidelines, missing: missingJson(context, missingParts(guidelines, today)) };
}

/** With commands that are about the same leader when a script runs them. */
function missingJson({ theme }: Context, missing: readonly MissingPart[]): MissingPart[] {
  return missing.map((part) => ({ ...part, todo: copied(theme, part.todo) }));
}

/** As many as a person mends at once. */
const mostShown = 20;

/** What is wrong with a page, a line or two for each line of it. */
export function sayProblems({ err, theme }: Context, problems: readonly LineProblem[]): void {
  const say = (words: string) => err.write(`${err.isTerminal ? wrap(theme, words) : `  ${words}`}\n`);
  for (const { line, problem, hint } of problems.slice(0, mostShown)) say(`Line ${line}: ${problem} ${hint}`);
  const more = problems.length - mostShown;
  if (more > 0) say(`And ${more} more.`);
}
