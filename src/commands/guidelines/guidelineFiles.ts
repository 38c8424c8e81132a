import { missingParts } from "../../coach/guidelines/guidelines.ts";
import type { GuidelineAnswers } from "../../coach/guidelines/guidelinesParts.ts";
import { type Takeover, takeOver } from "../../coach/guidelines/guidelinesTakeover.ts";
import { isProblem } from "../../coach/problem.ts";
import { excerpt } from "../../coach/text.ts";
import { countOf } from "../../coach/words.ts";
import type { Context } from "../../context.ts";
import { UserError, usageError } from "../../errors.ts";
import { readGuidelines } from "../../format/guidelines/guidelinesReading.ts";
import { writeGuidelines } from "../../format/guidelines/guidelinesText.ts";
import { renderTakeover, takeoverWords } from "../../render/guidelinesChanges.ts";
import { renderDone } from "../../render/layout.ts";
import { answer, remark } from "../shared/answer.ts";
import { confirmOrCancel } from "../shared/confirm.ts";
import { openLeader } from "../shared/leader.ts";
import { writeOutput } from "../shared/output.ts";
import { guidelinesJson, keepGuidelines, openGuidelines, sayProblems } from "./guidelineAccess.ts";

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
  const format = input.format ?? formatOf(file ?? "");
  const json = { ...guidelinesJson(context, id, guidelines, today), file, format };
  const text =
    format === "html"
      ? (await import("../../render/guidelinesPage.ts")).renderGuidelinesPage(guidelines, profile, today)
      : await writeGuidelines(guidelines, profile);
  if (guidelines === null) remark(context, "There are no guidelines yet: the page is blank. socialtop guidelines init");
  if (file === null) return answerWith(context, json, text);
  const shown = await writeOutput(context, file, text, { yes: input.yes, mark: null, isShown: false });
  const use = format === "html" ? "a page to read, print and sign" : "to edit, and to read back with guidelines use";
  answer(context, json, (theme) => renderDone(`The guidelines of ${profile.name}: ${shown}, ${use}.`, theme));
}

/** As the file is named; Markdown where its name has no ending. Throws a usage error for an ending that is neither. */
function formatOf(file: string): GuidelineFormat {
  const ending = /[^./\\]\.([a-z]\w*)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined || ending === "md" || ending === "markdown") return "md";
  if (ending === "html" || ending === "htm") return "html";
  throw usageError(
    `The page is written as Markdown or HTML, not as .${excerpt(ending, 20)}.`,
    "Name it guidelines.md or guidelines.html (a browser prints that to PDF), or say which: --format md",
  );
}

/** The text alone is the answer, so that it can be piped. */
function answerWith(context: Context, json: object, text: string): void {
  if (context.options.json) answer(context, json, () => text);
  else context.out.write(text);
}

export interface GuidelinesUseInput {
  /** `-`: what comes in through a pipe. */
  readonly path: string;
  /** Do its lists take the place of those that stand there? */
  readonly replace: boolean;
  readonly yes: boolean;
}

export async function runGuidelinesUse(context: Context, { path, replace, yes }: GuidelinesUseInput): Promise<void> {
  const kept = openGuidelines(context);
  const { id, guidelines: before, today } = kept;
  const isPiped = path === "-";
  const name = isPiped ? "standard input" : excerpt(path.split(/[\\/]/).at(-1) ?? path, 200);
  const text = isPiped ? await context.files.readInput() : await context.files.readText(path);
  const answers = await readAnswers(context, name, text, before !== null);
  const takeover = takeOver(before, answers, { file: isPiped ? null : name, isReplacing: replace, today });
  if (isProblem(takeover)) throw new UserError(`With ${name}: ${takeover.problem}`, { hint: takeover.hint });
  const { after, taken, added, removed, isSame } = takeover;
  if (!yes) await confirmTakeover(context, name, takeover);
  const what = `took over the guidelines from ${name}`;
  const completed = isSame ? [] : await keepGuidelines(context, kept, what, after);
  const json = { ...guidelinesJson(context, id, after, today), taken, kept: takeover.kept, added, removed, completed };
  const model = { ...takeover, name, missing: missingParts(after, today), completed };
  answer(context, json, (theme) => renderTakeover(model, theme));
}

/** What the page answers; `mayClear`: that nobody looks over a post, or no disclaimer, is one too. Throws UserError with all that is wrong with it, and for one that answers nothing. */
async function readAnswers(
  context: Context,
  name: string,
  text: string,
  mayClear: boolean,
): Promise<Partial<GuidelineAnswers>> {
  const { answers, problems } = await readGuidelines(text);
  if (problems === undefined) {
    const isAnswer = (answered: unknown) => answered !== undefined && (mayClear || answered !== null);
    if (Object.values(answers).some(isAnswer)) return answers;
    throw new UserError(`${name} answers nothing: there are only headings in it.`);
  }
  const [first] = problems;
  if (problems.length === 1 && first !== undefined) {
    throw new UserError(`${name}, line ${first.line}: ${first.problem}`, { hint: first.hint });
  }
  sayProblems(context, problems);
  throw new UserError(`${name} was not taken over: ${countOf(problems.length, "problem")}.`, {
    hint: "Mend these lines, then run it again.",
  });
}

/** Asks where an answer of the leader's own is replaced. Throws as confirmOrCancel does. */
async function confirmTakeover(context: Context, name: string, takeover: Takeover): Promise<void> {
  if (takeover.replaced.length === 0) return;
  const words = takeoverWords(takeover);
  if (!context.prompt.isPossible)
    return confirmOrCancel(context, `${name} changes this. ${excerpt(words.join(" "), 300)}`);
  remark(context, ...words);
  await confirmOrCancel(context, `Take over ${excerpt(name, 40)}?`);
}
