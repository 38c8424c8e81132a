import { missingParts } from "../coach/guidelines/guidelines.ts";
import { unknownWord } from "../coach/nearest.ts";
import { excerpt } from "../coach/text.ts";
import type { Context } from "../context.ts";
import { CheckDidNotHold } from "../errors.ts";
import { renderGuidelines } from "../render/guidelines.ts";
import { renderMissing } from "../render/guidelinesChanges.ts";
import { guidelinesJson } from "./guidelines/guidelineAccess.ts";
import { runGuidelinesEdit } from "./guidelines/guidelineEdit.ts";
import {
  type GuidelineFormat,
  guidelineFormats,
  runGuidelinesExport,
  runGuidelinesUse,
} from "./guidelines/guidelineFiles.ts";
import { type GuidelinesInitInput, runGuidelinesInit } from "./guidelines/guidelineInit.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, addOwnAction, type Command, type GetContext } from "./shared/command.ts";
import { openLeader, orUsageError } from "./shared/leader.ts";

export function declareGuidelines(program: Command, getContext: GetContext): void {
  const guidelines = addCommand(program, "guidelines", "What you speak on, and what you leave out: one page", [
    ["socialtop guidelines", "the page as it stands"],
    ["socialtop guidelines init", "a few questions"],
    ["socialtop guidelines export guidelines.html", "a page for legal"],
  ]);
  addOwnAction(guidelines, "socialtop guidelines", () => runGuidelines(getContext()));
  declareInit(guidelines, getContext);
  addCommand(guidelines, "edit", "Change the page in your editor", [
    ["socialtop guidelines edit", "as Markdown, in $VISUAL or $EDITOR"],
  ]).action(() => runGuidelinesEdit(getContext()));
  declareExport(guidelines, getContext);
  addCommand(guidelines, "use", "Take over a page that your company shares", [
    ["socialtop guidelines use example-ag.md", "your own names, topics off limits and quiet periods stay beside it"],
    ["cat example-ag.md | socialtop guidelines use - --yes", "from a pipe"],
  ])
    .argument("<file>", "Markdown, as guidelines export writes it; - for what comes in through a pipe")
    .option("--replace", "its names, topics and quiet periods take the place of yours, as when it is your own page")
    .option("-y, --yes", "replace what you answered without asking")
    .action((path, options) =>
      runGuidelinesUse(getContext(), { path, replace: options.replace === true, yes: options.yes === true }),
    );
  addCommand(guidelines, "check", "What is missing", [
    ["socialtop guidelines check", "exit code 3 when something is"],
  ]).action(() => runGuidelinesCheck(getContext()));
}

function declareInit(guidelines: Command, getContext: GetContext): void {
  addCommand(guidelines, "init", "Write the page by a few questions, or change it", [
    ["socialtop guidelines init", "a few questions; Enter is a good answer"],
    ['socialtop guidelines init --off-limits "politics, religion" --yes', "replaces that list; the rest stays"],
    ['socialtop guidelines init --never-mention "+Heron, -Condor" --yes', "adds one name, and takes one out"],
  ])
    .option(
      "--topics <list>",
      'topics you speak on, commas between: replaces the list; "+rail" adds to it, "-rail" takes out',
    )
    .option("--off-limits <list>", "topics you leave alone, or none: replaces the list, + and - as above")
    .option(
      "--never-mention <list>",
      "clients under NDA, code names, unannounced products, or none: replaces the list, + and - as above",
    )
    .option("--private-life <text>", "what of family and private life is fine")
    .option("--reviewer <text>", "who looks over a delicate post")
    .option("--listed", "the company is listed on a stock exchange")
    .option("--no-listed", "it is not")
    .option(
      "--quiet-period <days>",
      '"2026-12-15 to 2027-01-31: annual results", several times, or none: replaces the list, + and - as above',
      gather,
    )
    .option("--disclaimer <text>", "a disclaimer for your profile")
    .option("-y, --yes", "ask nothing: what is not given stays as it is; a first page gets the usual disclaimer")
    .action((options) => {
      const typed: Record<keyof GuidelinesInitInput["typed"], string | readonly string[] | undefined> = {
        topics: options.topics,
        offLimits: options.offLimits,
        neverMention: options.neverMention,
        privateLife: options.privateLife,
        reviewer: options.reviewer,
        isListed: options.listed === undefined ? undefined : options.listed ? "yes" : "no",
        quietPeriods: options.quietPeriod,
        disclaimer: options.disclaimer,
      };
      const given = Object.fromEntries(Object.entries(typed).filter(([, words]) => words !== undefined));
      return runGuidelinesInit(getContext(), { typed: given, yes: options.yes === true });
    });
}

function declareExport(guidelines: Command, getContext: GetContext): void {
  addCommand(guidelines, "export", "Write the page to a file", [
    ["socialtop guidelines export guidelines.html", "to hand to legal: to read, print and sign"],
    ["socialtop guidelines export guidelines.md", "to edit elsewhere, or to share"],
  ])
    .argument("[file]", "where to; without it, to standard output")
    .option("--format <format>", "md or html; else as the file ends, in .md or .html", parseFormat)
    .option("-y, --yes", "replace a file without asking")
    .action((file, options) =>
      runGuidelinesExport(getContext(), {
        file: file === undefined || file === "-" ? null : file,
        format: options.format,
        yes: options.yes === true,
      }),
    );
}

function runGuidelines(context: Context): void {
  const { id, book, today } = openLeader(context);
  const { guidelines, profile } = book;
  answer(context, guidelinesJson(context, id, guidelines, today), (theme) =>
    renderGuidelines({ name: profile.name, guidelines, missing: missingParts(guidelines, today), today }, theme),
  );
}

function runGuidelinesCheck(context: Context): void {
  const { id, book, today } = openLeader(context);
  const missing = missingParts(book.guidelines, today);
  const complete = missing.length === 0;
  const json = { ...guidelinesJson(context, id, book.guidelines, today), complete };
  answer(context, json, (theme) => renderMissing(missing, theme));
  if (!complete) throw new CheckDidNotHold();
}

function gather(typed: string, before: readonly string[] = []): readonly string[] {
  return [...before, typed];
}

function parseFormat(typed: string): GuidelineFormat {
  const wanted = typed.trim().toLowerCase();
  return (
    guidelineFormats.find((format) => format === wanted) ??
    orUsageError(unknownWord("format", excerpt(typed, 40), guidelineFormats))
  );
}
