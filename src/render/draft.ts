import type { KeptDraft } from "../coach/book.ts";
import { clickOf } from "../coach/draft/composeLinks.ts";
import {
  countBySeverity,
  type DraftCheck,
  type DraftNetwork,
  type Finding,
  type Place,
} from "../coach/draft/draftCheck.ts";
import type { Severity } from "../coach/draft/draftRule.ts";
import { type PlatformId, platformInfo } from "../coach/platforms.ts";
import { toCopy } from "../coach/text.ts";
import { countOf, groupDigits, listOf } from "../coach/words.ts";
import { cut, indent, lines, padEnd, paragraphs, shown, table, widthOf, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** Lines for findings, so that all of it stays on one screen of 24 lines. */
const roomForFindings = 13;
/** Lines for the words of a kept draft. */
const roomForWords = 6;

/** The words of a draft that was kept, the verdict, how long it is where, what was found, and what comes after it. */
export function renderDraft(
  check: DraftCheck,
  theme: Theme,
  { words = null, after = null }: { readonly words?: string | null; readonly after?: string | null } = {},
): string {
  return paragraphs(
    words === null ? null : renderWords(words, theme),
    renderVerdict(check.findings, theme),
    table(
      theme,
      check.networks.map((network) => lengthRow(network, theme)),
    ),
    renderFindings(check.findings, theme),
    check.altTexts.length === 0 ? null : wrap(theme, theme.dim(`Alt text: ${shown(check.altTexts.join(" / "))}`)),
    ...check.networks.map((network) => renderThread(network, theme)),
    after,
  );
}

function renderWords(words: string, theme: Theme): string {
  const rows = words
    .split("\n")
    .flatMap((line) => (shown(line) === "" ? [""] : wrap({ ...theme, asLeader: null }, shown(line)).split("\n")));
  return lines(...rows.slice(0, roomForWords), rows.length > roomForWords ? `${indent}…` : null);
}

/** As many as there is room for; at least the gravest one. */
function renderFindings(findings: readonly Finding[], theme: Theme): string | null {
  const groups = groupFindings(findings);
  const rows: string[] = [];
  let left = 0;
  for (const [index, group] of groups.entries()) {
    const row = renderGroup(group, theme);
    const used = rows.join("\n").split("\n").length + row.split("\n").length;
    if (left > 0 || (index > 0 && used > roomForFindings)) left++;
    else rows.push(row);
  }
  if (left > 0) rows.push(wrap(theme, theme.dim(`And ${groupDigits(left)} more: --json lists them all.`)));
  return rows.length === 0 ? null : lines(...rows);
}

/** What is said the same way counts once, however often it stands there. */
function renderVerdict(findings: readonly Finding[], theme: Theme): string {
  const groups = groupFindings(findings).map(({ first }) => first);
  const [stops, warnings] = [countBySeverity(groups, "stop"), countBySeverity(groups, "warning")];
  const counts = [
    ...(stops > 0 ? [countOf(stops, "stop")] : []),
    ...(warnings > 0 ? [countOf(warnings, "warning")] : []),
  ];
  if (stops > 0) return wrap(theme, theme.strong(theme.bad(`Not yet: ${listOf(counts)}.`)));
  if (warnings > 0) return wrap(theme, theme.strong(theme.careful(`Look twice: ${listOf(counts)}.`)));
  return wrap(theme, theme.strong(theme.good("Ready.")));
}

/** "LinkedIn   182 of 3,000". */
function lengthRow({ platform, length, longest, thread }: DraftNetwork, theme: Theme): string[] {
  const { name } = platformInfo(platform);
  if (longest === null) return [name, `${groupDigits(length)} characters`];
  const words = `${groupDigits(length)} of ${groupDigits(longest)}`;
  const over = length - longest;
  if (thread?.every((part) => part.length <= longest)) return [name, `${words}, in ${countOf(thread.length, "part")}`];
  return [name, over > 0 ? theme.bad(`${words}, ${groupDigits(over)} too many`) : words];
}

/** Findings of one rule that say the same, with their places. */
interface FindingGroup {
  readonly first: Finding;
  readonly places: readonly Place[];
}

function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.severity, finding.platform, finding.problem, finding.todo]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map((group) => ({
    first: group[0] as Finding,
    places: group.flatMap(({ place }) => (place === null ? [] : [place])),
  }));
}

const severityNames: Readonly<Record<Severity, string>> = { stop: "Stop", warning: "Warning", hint: "Hint" };

function renderGroup({ first, places }: FindingGroup, theme: Theme): string {
  const start = indent + indent;
  const where = places[0] === undefined ? "" : `${placeWords(places[0], places.length - 1)} `;
  return lines(
    wrap(theme, `${severityMark(first.severity, theme)} ${shown(first.problem)}`, indent, start),
    wrap(theme, theme.dim(`${where}${shown(first.todo)}`), start),
  );
}

function severityMark(severity: Severity, { bad, careful, dim, symbols }: Theme): string {
  const name = severityNames[severity];
  if (severity === "stop") return bad(`${symbols.empty} ${name}:`);
  return severity === "warning" ? careful(`${symbols.light} ${name}:`) : dim(`${symbols.open} ${name}:`);
}

/** `Line 1, character 12: "Falcon", and 3 more places.` */
function placeWords({ line, column, found }: Place, more: number): string {
  const words = shown(found);
  const quoted = words === "" ? "" : `: "${cut(words, 40)}"`;
  const others = more === 0 ? "" : `, and ${countOf(more, "more place")}`;
  return `Line ${groupDigits(line)}, character ${groupDigits(column)}${quoted}${others}.`;
}

/** Each part as it is to be copied. */
function renderThread({ platform, longest, thread }: DraftNetwork, theme: Theme): string | null {
  if (thread === null || longest === null) return null;
  const parts = thread.map(({ text, length }, index) =>
    lines(wrap(theme, theme.dim(`Part ${index + 1}, ${groupDigits(length)} of ${groupDigits(longest)}`)), toCopy(text)),
  );
  return [wrap(theme, theme.strong(`${platformInfo(platform).name}, a thread of ${thread.length}`)), ...parts].join(
    "\n\n",
  );
}

/**
 * Where to click; with a stop only for whoever has looked. An address that does not fit beside the name stands whole on a
 * line of its own: cut it would be worth nothing.
 */
export function renderLinks(
  { networks, findings }: DraftCheck,
  keptId: string | null,
  yes: boolean,
  theme: Theme,
): string {
  if (!yes && countBySeverity(findings, "stop") > 0)
    return wrap(theme, "Once that is mended the links to post it stand here. All the same: --yes");
  const width = Math.max(...networks.map(({ platform }) => widthOf(platformInfo(platform).name)));
  const first = networks.find(({ compose }) => clickOf(compose) !== null);
  const command = keptId === null ? "the same line with --open" : `socialtop draft ${keptId} --open`;
  return lines(
    wrap(theme, "One click to post it:"),
    ...networks.map((network) => renderLink(network, width, theme)),
    first === undefined ? null : wrap(theme, `Or from here: ${command} ${first.platform}`),
  );
}

function renderLink(network: DraftNetwork, nameWidth: number, theme: Theme): string {
  const { name } = platformInfo(network.platform);
  const [address, note] = [clickOf(network.compose), noteOf(network)];
  const start = `${indent}${padEnd(name, nameWidth)}  `;
  const below = note === null ? null : wrap(theme, theme.dim(note), " ".repeat(widthOf(start)));
  if (address === null) return wrap(theme, theme.dim(note ?? ""), start, " ".repeat(widthOf(start)));
  if (widthOf(start + address) < theme.columns) return lines(start + address, below);
  return lines(`${indent}${name}`, address, below);
}

function noteOf({ platform, compose, thread }: DraftNetwork): string | null {
  const { name } = platformInfo(platform);
  if (compose.composer === null) return "Post it where yours is, then: socialtop log";
  if (compose.mayBeCut)
    return `With your words the address would have ${groupDigits(compose.address?.length ?? 0)} characters and may be cut: paste them.`;
  if (!compose.takesText && compose.address !== null) return `${name} takes only the link along: paste your words.`;
  if (!compose.takesText && platform === "mastodon")
    return "Your handle names no server, as jane@mastodon.social does: paste your words.";
  if (!compose.takesText) return `${name} takes no words along: paste them.`;
  return thread === null ? null : "The first part; the others are replies to it.";
}

/** What became of the click. */
export interface Opened {
  readonly platform: PlatformId;
  readonly address: string | null;
  readonly isInBrowser: boolean;
  readonly isOnClipboard: boolean;
  /** The words that have to be pasted; null where the address holds them. */
  readonly toPaste: string | null;
  /** For the network's own field. */
  readonly altTexts: readonly string[];
}

export function renderOpened(opened: Opened, theme: Theme): string {
  const { platform, address, isInBrowser, isOnClipboard, toPaste, altTexts } = opened;
  const { name } = platformInfo(platform);
  const done = theme.good(theme.symbols.done);
  return `${lines(
    isInBrowser ? wrap(theme, `${done} ${name} is open in your browser.`) : null,
    !isInBrowser && address !== null
      ? lines(wrap(theme, `No browser can be opened from here. ${name}'s address:`), address)
      : null,
    address === null ? wrap(theme, "Open your own site to post it.") : null,
    toPaste === null
      ? null
      : isOnClipboard
        ? wrap(theme, `${done} Your words are on the clipboard: paste them there.`)
        : lines(wrap(theme, "Your words, to copy and paste there:"), renderToCopy(toPaste)),
    altTexts.length === 0 ? null : wrap(theme, `Alt text, for the image's own field: ${shown(altTexts.join(" / "))}`),
  )}\n`;
}

/** Whole lines: where the terminal breaks them, what is copied has no break. */
export function renderToCopy(text: string): string {
  return `\n${toCopy(text)}\n`;
}

export function renderDrafts(drafts: readonly KeptDraft[], theme: Theme): string {
  if (drafts.length === 0)
    return `${wrap(theme, 'No draft is kept. To keep one: socialtop draft save "What I learned …"')}\n`;
  const rows = drafts.map(({ id, day, text, networks }) => [
    id,
    day,
    networks.length === 0
      ? theme.dim("for all")
      : `for ${networks.map((platform) => platformInfo(platform).name).join(", ")}`,
    shown(text),
  ]);
  return `${table(theme, rows)}\n${wrap(theme, theme.dim("Look one over and post it: socialtop draft <number>"))}\n`;
}
