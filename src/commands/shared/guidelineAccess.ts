import type { Guidelines, Profile } from "../../coach/book.ts";
import type { Day } from "../../coach/day.ts";
import { missingParts } from "../../coach/guidelines/guidelines.ts";
import type { LineProblem } from "../../coach/guidelines/guidelinesMarkdown.ts";
import type { LeaderId } from "../../coach/names.ts";
import type { Context } from "../../context.ts";
import { UserError } from "../../errors.ts";
import { wrap } from "../../render/layout.ts";
import { changeBook, chosenLeader, todayOf } from "./leader.ts";

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

/** Makes the one change; none when they are the same. Throws UserError when they were changed elsewhere since. */
export async function keepGuidelines(
  context: Context,
  { id, guidelines: before }: KeptGuidelines,
  what: string,
  after: Guidelines,
): Promise<void> {
  if (after === before) return;
  await changeBook(context, id, what, (book) => {
    if (JSON.stringify(book.guidelines) !== JSON.stringify(before)) {
      throw new UserError("The guidelines were changed elsewhere in the meantime.", {
        hint: "See: socialtop guidelines",
      });
    }
    return { ...book, guidelines: after };
  });
}

export function guidelinesJson(leader: LeaderId, guidelines: Guidelines | null, today: Day) {
  return { leader, guidelines, missing: missingParts(guidelines, today) };
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
