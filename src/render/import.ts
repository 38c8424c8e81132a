import { type FileSummary, namedReasons } from "../coach/importing.ts";
import { type ActivityKind, kindInfo } from "../coach/kinds.ts";
import type { LeaderId } from "../coach/leaderId.ts";
import type { AlsoAdded } from "../coach/merging.ts";
import type { Consistency } from "../coach/streak.ts";
import { countOf, dayName, dayRange, groupDigits, listOf } from "../coach/words.ts";
import { indent, lines, padEnd, paragraphs, shown, withCommand, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

export interface ImportReport {
  readonly isDryRun: boolean;
  /** Each with the leader to whose record it went. */
  readonly files: readonly (FileSummary & { readonly leader: LeaderId })[];
  /** The record with the import in it. */
  readonly consistency: Consistency;
}

export function renderImport({ isDryRun, files, consistency }: ImportReport, theme: Theme): string {
  const added = files.reduce((sum, file) => sum + file.added, 0);
  return paragraphs(
    ...files.map((file) => renderFile(file, files.length > 1, consistency.today, isDryRun, theme)),
    isDryRun
      ? wrap(theme, "Only a look: nothing was written. To import it, leave --dry-run out.")
      : renderOutcome(added, files, consistency, theme),
  );
}

/** Below this many columns the labels stand before the words, and nothing stands under them. */
const leastForLabels = 60;

function renderFile(
  file: ImportReport["files"][number],
  isOneOfSeveral: boolean,
  today: string,
  isDryRun: boolean,
  theme: Theme,
): string {
  const range = file.firstDay === null || file.lastDay === null ? "" : `, ${fullRange(file.firstDay, file.lastDay)}`;
  const account =
    file.account === null
      ? ` ${shown(file.file)}`
      : ` of ${shown(file.account)}${isOneOfSeveral ? ` (${shown(file.file)})` : ""}`;
  const kinds = Object.entries(file.addedByKind) as [ActivityKind, number][];
  const words = kinds.map(([kind, count]) => countOf(count, kindInfo(kind).noun, kindInfo(kind).plural));
  const verb = isDryRun ? "would be added" : "added";
  const unread = file.unread.reduce((sum, { count }) => sum + count, 0);
  const isNarrow = theme.columns < leastForLabels;
  const start = indent + indent;
  const rest = start + (isNarrow ? indent : " ".repeat(14));
  const labelled = (label: string, text: string, paint = (words: string) => words): string =>
    wrap(theme, paint(text), start + paint(isNarrow ? `${label}: ` : padEnd(label, 14)), rest);
  return lines(
    wrap(theme, theme.strong(`${file.label}${account}`) + range),
    labelled(`${groupDigits(file.rows)} read`, words.length === 0 ? "nothing new" : `${listOf(words)} ${verb}`),
    wrap(theme, `${knownWords(file)}, ${groupDigits(file.skipped)} skipped`, rest),
    ...file.skippedByReason.map(({ reason, count, positions }) => {
      const more = count > positions.length ? ", …" : "";
      return wrap(
        theme,
        theme.dim(`${groupDigits(count)} skipped: ${shown(reason)} (${positions.map(shown).join("; ")}${more})`),
        rest,
      );
    }),
    unread === 0 ? null : labelled("Not read", `${countOf(unread, "file")}: ${unreadWords(file.unread)}`, theme.dim),
    file.also === null ? null : wrap(theme, alsoWords(file.also, file.leader, isDryRun), rest),
    ...file.warnings.map((warning) => wrap(theme, theme.careful(shown(warning)), rest)),
  );

  function fullRange(from: string, to: string): string {
    return from.slice(0, 4) === to.slice(0, 4)
      ? dayRange(from, to, today)
      : `${dayName(from, "")} – ${dayName(to, "")}`;
  }
}

/** "3 known already, 1 of them completed": what another source tells beside of a post that is in the record. */
function knownWords({ known, completed }: FileSummary): string {
  const words = `${groupDigits(known)} known already`;
  return completed === 0 ? words : `${words} (${groupDigits(completed)} completed)`;
}

/** "pictures, videos and sound (21); not known to hold posts (a.json, b.json)": names where the reason tells nothing of a file. */
function unreadWords(unread: FileSummary["unread"]): string {
  return unread
    .map(({ reason, count, files }) => {
      const names = files.map(shownPath).join(", ");
      const more = count > files.length ? `${groupDigits(count)}, such as ` : "";
      if (namedReasons.includes(reason)) return `${shown(reason)} (${more}${names})`;
      return unread.length === 1 ? shown(reason) : `${shown(reason)} (${groupDigits(count)})`;
    })
    .join("; ");
}

/** A path as far as it fits: its end tells more than its beginning. */
function shownPath(path: string): string {
  const plain = shown(path);
  return plain.length > 40 ? `…${plain.slice(-39)}` : plain;
}

/** "also the plan, 3 settled actions and 1 pause, for jane" */
function alsoWords(also: AlsoAdded, leader: LeaderId, isDryRun: boolean): string {
  const { profile, actions, pauses, watching, guidelines, training, drafts } = also;
  const parts = [
    ...(profile ? ["the plan"] : []),
    ...(actions > 0 ? [countOf(actions, "settled action")] : []),
    ...(pauses > 0 ? [countOf(pauses, "pause")] : []),
    ...(watching > 0 ? [countOf(watching, "person to learn from", "people to learn from")] : []),
    ...(guidelines ? ["the guidelines"] : []),
    ...(training > 0 ? [countOf(training, "screen of the training", "screens of the training")] : []),
    ...(drafts > 0 ? [countOf(drafts, "draft")] : []),
  ];
  const verb = isDryRun ? "would go" : "went";
  return parts.length === 0 ? `it ${verb} to ${leader}` : `it ${verb} to ${leader}, also ${listOf(parts)}`;
}

function renderOutcome(
  added: number,
  files: readonly FileSummary[],
  { streak, today }: Consistency,
  theme: Theme,
): string {
  const hasMore = files.some(
    ({ also }) => also !== null && Object.values(also).some((part) => part !== false && part !== 0),
  );
  const isCompleted = files.some(({ completed }) => completed > 0);
  if (added === 0 && !hasMore && !isCompleted) {
    const isAllKnown = files.every(({ rows, known }) => rows > 0 && rows === known);
    return wrap(theme, isAllKnown ? "Nothing new: it was all in your record already." : "Nothing was added.");
  }
  const best = streak.best;
  const words =
    best === null
      ? "It is in your record now."
      : `Your longest streak ${best.to >= today ? "is" : "was"} ${countOf(best.weeks, "week")} (${dayRange(best.from, best.to, today)}).`;
  return lines(
    withCommand(theme, words, "socialtop streak"),
    wrap(theme, theme.dim("Wrong? socialtop undo takes all of it back.")),
  );
}
