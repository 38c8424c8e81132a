import {
  changedParts,
  missingParts,
  newGuidelines,
  unanswered,
  withAnswers,
} from "../../coach/guidelines/guidelines.ts";
import { removedEntries } from "../../coach/guidelines/guidelinesDifference.ts";
import { isVisible } from "../../coach/guidelines/guidelinesEntries.ts";
import type { GuidelineAnswers } from "../../coach/guidelines/guidelinesParts.ts";
import { plainText } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { CancelledError, usageError } from "../../errors.ts";
import { readGuidelines } from "../../format/guidelines/guidelinesReading.ts";
import { writeGuidelines } from "../../format/guidelines/guidelinesText.ts";
import { renderGuidelinesChange } from "../../render/guidelinesChanges.ts";
import { answer, remark } from "../shared/answer.ts";
import {
  GuidelinesOvertaken,
  guidelinesJson,
  type KeptGuidelines,
  keepGuidelines,
  openGuidelines,
  sayProblems,
} from "./guidelineAccess.ts";

const byFile = "socialtop guidelines export guidelines.md, then: socialtop guidelines use guidelines.md --replace";

export async function runGuidelinesEdit(context: Context): Promise<void> {
  const kept = openGuidelines(context);
  if (!context.prompt.isPossible) throw usageError("There is nobody to edit them here.", `By file: ${byFile}`);
  const original = await writeGuidelines(kept.guidelines, kept.profile);
  const page: Page = { original, text: original, isToMend: false };
  try {
    await editUntilRead(context, kept, page);
  } catch (error) {
    if (isUnwritten(page)) throw error;
    const place = await keepUnfinished(context, page.text);
    const words = place === null ? [] : unfinishedWords(page, place, error);
    if (error instanceof CancelledError) throw new CancelledError(["Nothing was changed.", ...words].join(" "));
    remark(context, ...words);
    throw error;
  }
}

function unfinishedWords({ isToMend }: Page, place: string, error: unknown): string[] {
  if (isToMend) return ["Your text is kept. Once mended:", `socialtop guidelines use ${place} --replace`];
  if (error instanceof GuidelinesOvertaken) return [`Your text is kept in ${place}: look at both.`];
  return ["Your text is kept. To take it over:", `socialtop guidelines use ${place} --replace`];
}

interface Page {
  readonly original: string;
  /** As the person left it the last time. */
  text: string;
  /** Was something wrong with it? */
  isToMend: boolean;
}

/** Is it as it was, or empty? That is how one leaves an editor without a change. */
function isUnwritten({ original, text }: Page): boolean {
  return text === original || !isVisible(text);
}

async function editUntilRead(context: Context, kept: KeptGuidelines, page: Page): Promise<void> {
  const flag = `a file (${byFile})`;
  for (;;) {
    page.text = await context.prompt.edit({ text: page.text, fileName: "guidelines.md", flag });
    if (!isVisible(page.text)) remark(context, "The page came back empty.");
    if (isUnwritten(page)) return keepPage(context, kept, null);
    const { answers, problems } = await readGuidelines(page.text);
    page.isToMend = problems !== undefined;
    if (problems === undefined) return keepPage(context, kept, answers);
    sayProblems(context, problems);
    const isAgain = await context.prompt.confirm({ message: "Open it again?", flag, initial: true });
    if (!isAgain) throw new CancelledError("Nothing was changed.");
  }
}

/** Null: the page is as it was. */
async function keepPage(
  context: Context,
  kept: KeptGuidelines,
  answers: Partial<GuidelineAnswers> | null,
): Promise<void> {
  const { id, guidelines: before, today } = kept;
  // The page is all of it: what is no longer on it is no longer answered.
  const blank = { ...(before ?? newGuidelines(today)), ...unanswered };
  const after = answers === null ? before : withAnswers(blank, answers, today);
  const changed = changedParts(before ?? unanswered, after ?? unanswered);
  const present = changed.length > 0 ? after : before;
  const completed = present === null ? [] : await keepGuidelines(context, kept, "changed the guidelines", present);
  const removed = removedEntries(before ?? unanswered, present ?? unanswered);
  const change = { changed, removed, present, missing: missingParts(present, today), completed };
  answer(context, { ...guidelinesJson(context, id, present, today), removed, completed }, (theme) =>
    renderGuidelinesChange(change, theme),
  );
}

/** More than anybody leaves lying around. */
const mostUnfinished = 99;

/** Puts the text where the person finds it, over nothing that is there; its name, or null when it could only be shown. */
async function keepUnfinished(context: Context, text: string): Promise<string | null> {
  const names = Array.from({ length: mostUnfinished }, (_, index) =>
    index === 0 ? "guidelines-unfinished.md" : `guidelines-unfinished-${index + 1}.md`,
  );
  try {
    for (const name of names) {
      if ((await context.files.kindOf(name)) !== null) continue;
      await context.files.writeFile(name, text);
      return name;
    }
  } catch {
    // The folder cannot be written to: what was typed must not be lost for that.
  }
  remark(context, "Your text could not be written to this folder. Here it is:");
  context.err.write(`\n${text.split("\n").map(plainText).join("\n")}\n\n`);
  return null;
}
