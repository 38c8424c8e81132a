import type { Guidelines } from "../../coach/book.ts";
import { changedParts, missingParts, unanswered, withAnswers } from "../../coach/guidelines/guidelines.ts";
import { type GuidelinePart, guidelineParts, partInfo } from "../../coach/guidelines/guidelinesParts.ts";
import { readGuidelines } from "../../coach/guidelines/guidelinesReading.ts";
import { writeGuidelines } from "../../coach/guidelines/guidelinesText.ts";
import { excerpt } from "../../coach/text.ts";
import { countOf, listOf } from "../../coach/words.ts";
import type { Context } from "../../context.ts";
import { UserError } from "../../errors.ts";
import { renderTakeover } from "../../render/guidelinesChanges.ts";
import { renderGuidelinesPage } from "../../render/guidelinesPage.ts";
import { renderDone } from "../../render/layout.ts";
import { answer, remark } from "./answer.ts";
import { confirmOrCancel } from "./confirm.ts";
import { guidelinesJson, keepGuidelines, openGuidelines, sayProblems } from "./guidelineAccess.ts";
import { openLeader } from "./leader.ts";

export const guidelineFormats = ["md", "html"] as const;
export type GuidelineFormat = (typeof guidelineFormats)[number];

export interface GuidelinesExportInput {
  /** null: to standard output. */
  readonly file: string | null;
  readonly format: GuidelineFormat | undefined;
  readonly yes: boolean;
}

export async function runGuidelinesExport(context: Context, input: GuidelinesExportInput): Promise<void> {
  const { id, book, today } = openLeader(context);
  const { guidelines, profile } = book;
  const { file } = input;
  const format = input.format ?? (/\.html?$/i.test(file ?? "") ? "html" : "md");
  const json = { ...guidelinesJson(id, guidelines, today), file, format };
  const text =
    format === "html" ? renderGuidelinesPage(guidelines, profile, today) : await writeGuidelines(guidelines, profile);
  if (guidelines === null) remark(context, "There are no guidelines yet: the page is blank. socialtop guidelines init");
  if (file === null) return answerWith(context, json, text);
  const shown = excerpt(file, 200);
  if (!input.yes && (await context.files.exists(file))) {
    await confirmOrCancel(context, `${shown} is there already. Replace it?`);
  }
  await context.files.writeFile(file, text);
  const use = format === "html" ? "a page to read, print and sign" : "to edit, and to read back with guidelines use";
  answer(context, json, (theme) => renderDone(`The guidelines of ${profile.name}: ${shown}, ${use}.`, theme));
}

/** The text alone is the answer, so that it can be piped. */
function answerWith(context: Context, json: object, text: string): void {
  if (context.options.json) answer(context, json, () => text);
  else context.out.write(text);
}

export interface GuidelinesUseInput {
  readonly path: string;
  readonly yes: boolean;
}

export async function runGuidelinesUse(context: Context, { path, yes }: GuidelinesUseInput): Promise<void> {
  const kept = openGuidelines(context);
  const { id, guidelines: before, today } = kept;
  const name = excerpt(path.split(/[\\/]/).at(-1) ?? path, 200);
  const { answers, problems } = await readGuidelines(await context.files.readText(path));
  if (problems !== undefined) {
    const [first] = problems;
    if (problems.length === 1 && first !== undefined) {
      throw new UserError(`${name}, line ${first.line}: ${first.problem}`, { hint: first.hint });
    }
    sayProblems(context, problems);
    throw new UserError(`${name} was not taken over: ${countOf(problems.length, "problem")}.`, {
      hint: "Mend these lines, then run it again.",
    });
  }
  const given = guidelineParts.map(({ part }) => part).filter((part) => answers[part] !== undefined);
  if (given.length === 0) throw new UserError(`${name} answers nothing: there are only headings in it.`);
  const after: Guidelines = { ...withAnswers(before, answers, today), file: name };
  const changed = changedParts(before ?? unanswered, after);
  const replaced = changed.filter((part) => (before ?? unanswered)[part] !== null);
  if (replaced.length > 0 && !yes) {
    await confirmOrCancel(context, `This replaces ${namesOf(replaced)}. Take over ${name}?`);
  }
  const isSame = changed.length === 0 && before?.file === name;
  await keepGuidelines(
    context,
    kept,
    `took over the guidelines from ${name}`,
    isSame && before !== null ? before : after,
  );
  const taken = guidelineParts.map(({ part }) => part).filter((part) => given.includes(part) || changed.includes(part));
  const own = guidelineParts.map(({ part }) => part).filter((part) => !taken.includes(part) && after[part] !== null);
  answer(context, { ...guidelinesJson(id, after, today), taken, kept: own }, (theme) =>
    renderTakeover({ file: name, isSame, taken, kept: own, missing: missingParts(after, today) }, theme),
  );
}

function namesOf(parts: readonly GuidelinePart[]): string {
  return listOf(parts.map((part) => partInfo(part).name));
}
