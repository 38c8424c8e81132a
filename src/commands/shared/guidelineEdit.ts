import {
  changedParts,
  missingParts,
  newGuidelines,
  unanswered,
  withAnswers,
} from "../../coach/guidelines/guidelines.ts";
import type { GuidelineAnswers } from "../../coach/guidelines/guidelinesParts.ts";
import { readGuidelines } from "../../coach/guidelines/guidelinesReading.ts";
import { writeGuidelines } from "../../coach/guidelines/guidelinesText.ts";
import { plainText } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { CancelledError, usageError } from "../../errors.ts";
import { renderGuidelinesChange } from "../../render/guidelinesChanges.ts";
import { answer, remark } from "./answer.ts";
import { guidelinesJson, type KeptGuidelines, keepGuidelines, openGuidelines, sayProblems } from "./guidelineAccess.ts";

const byFile = "socialtop guidelines export guidelines.md, then: socialtop guidelines use guidelines.md";

export async function runGuidelinesEdit(context: Context): Promise<void> {
  if (!context.prompt.isPossible) throw usageError("There is nobody to edit them here.", `By file: ${byFile}`);
  const kept = openGuidelines(context);
  const page = { original: await writeGuidelines(kept.guidelines, kept.profile), text: "" };
  page.text = page.original;
  try {
    await editUntilRead(context, kept, page);
  } catch (error) {
    if (page.text === page.original) throw error;
    const place = await keepUnfinished(context, page.text);
    const words = place === null ? [] : ["Your text is kept. Once mended:", `socialtop guidelines use ${place}`];
    if (error instanceof CancelledError) throw new CancelledError(["Nothing was changed.", ...words].join(" "));
    remark(context, ...words);
    throw error;
  }
}

interface Page {
  readonly original: string;
  /** As the person left it the last time. */
  text: string;
}

async function editUntilRead(context: Context, kept: KeptGuidelines, page: Page): Promise<void> {
  const flag = `a file (${byFile})`;
  for (;;) {
    page.text = await context.prompt.edit({ text: page.text, fileName: "guidelines.md", flag });
    if (page.text === page.original) return keepPage(context, kept, null);
    const { answers, problems } = await readGuidelines(page.text);
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
  if (present !== null) await keepGuidelines(context, kept, "changed the guidelines", present);
  const missing = missingParts(present, today);
  answer(context, guidelinesJson(id, present, today), (theme) => renderGuidelinesChange(changed, missing, theme));
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
      if (await context.files.exists(name)) continue;
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
