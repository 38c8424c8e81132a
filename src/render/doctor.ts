import type { DamagedFile } from "../coach/doctor/folder.ts";
import type { CheckResult, CheckStatus } from "../coach/doctor/verdict.ts";
import { countOf, instantName, listOf, someOf } from "../coach/words.ts";
import { lines, paragraphs, shown, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

interface Checkup {
  readonly folder: string;
  readonly repairs: readonly (DamagedFile & { readonly brokenKeptAs: string | null })[];
  /** null where the folder cannot be looked at. */
  readonly damage: readonly DamagedFile[] | null;
  readonly checks: readonly CheckResult[];
}

export function renderCheckup({ folder, repairs, damage, checks }: Checkup, theme: Theme): string {
  const canRepair = damage?.some(({ newestGoodAt }) => newestGoodAt !== null) === true;
  return paragraphs(
    repairs.length === 0 ? null : renderRepairs(repairs, folder, theme),
    lines(
      ...(damage ?? []).map((file) => damageLine(file, theme)),
      damage?.length === 0 ? wrap(theme, `${theme.good(theme.symbols.done)} Every record can be read.`) : null,
      wrap(theme, theme.dim(shown(folder))),
    ),
    canRepair ? wrap(theme, "To put the whole versions back: socialtop doctor --repair") : null,
    lines(...checks.map((check) => checkLines(check, theme))),
    wrap(theme, summaryOf(checks)),
  );
}

/** A leader must know what is missing now, and where it may be. */
function renderRepairs(repairs: Checkup["repairs"], folder: string, theme: Theme): string {
  return lines(
    ...repairs.flatMap(({ path, newestGoodAt, lacks, brokenKeptAs }) => [
      wrap(theme, `${theme.good(theme.symbols.done)} ${path} is as it was before ${timeOf(newestGoodAt)}.`),
      wrap(theme, `It lacks what came after: ${someOf(lacks.map(shown))}. ${whereElse(brokenKeptAs)}`, "    "),
      brokenKeptAs === null
        ? null
        : wrap(theme, theme.dim(`The broken one was kept: ${shown(`${folder}/${brokenKeptAs}`)}`), "    "),
    ]),
  );
}

function whereElse(brokenKeptAs: string | null): string {
  return brokenKeptAs === null
    ? "A backup of yours may have it."
    : "A backup of yours may have it, or the broken file: a hand can mend that.";
}

/** Beside its sign, what is not good says so in a word. */
function checkLines({ status, title, detail, cure }: CheckResult, theme: Theme): string {
  const sign = {
    good: theme.good(theme.symbols.done),
    note: theme.careful(theme.symbols.light),
    finding: theme.bad(theme.symbols.empty),
  }[status];
  const word = status === "good" ? "" : ` (${status})`;
  return lines(
    wrap(theme, `${sign} ${theme.strong(title)}${word}: ${shown(detail)}`, "  ", "    "),
    cure === null ? null : wrap(theme, shown(cure), "    "),
  );
}

/** "11 checks: 9 good, 1 note, 1 finding." */
function summaryOf(checks: readonly CheckResult[]): string {
  const count = (wanted: CheckStatus) => checks.filter(({ status }) => status === wanted).length;
  const [notes, findings] = [count("note"), count("finding")];
  const parts = [
    `${count("good")} good`,
    ...(notes === 0 ? [] : [countOf(notes, "note")]),
    ...(findings === 0 ? [] : [countOf(findings, "finding")]),
  ];
  return `${countOf(checks.length, "check")}: ${listOf(parts)}.`;
}

function damageLine({ path, problem, isNewer, isRefused, newestGoodAt }: DamagedFile, theme: Theme): string {
  const kept =
    newestGoodAt === null ? "no earlier version is kept" : `the version before ${timeOf(newestGoodAt)} is whole`;
  const cure = isNewer ? "update socialtop to read it" : isRefused ? "it was left as it is" : kept;
  return wrap(theme, `${theme.bad(theme.symbols.empty)} ${shown(path)} ${shown(problem)}; ${cure}.`, "  ", "    ");
}

function timeOf(instant: string | null): string {
  return instant === null ? "" : instantName(instant);
}
