import type { Book } from "../book.ts";
import type { Day } from "../day.ts";
import type { PlatformId } from "../platforms.ts";
import { takeAltTexts } from "./altText.ts";
import { type ComposeLink, composeLink, mastodonServerOf } from "./composeLinks.ts";
import type { DraftFacts, DraftRule, NetworkFacts, Severity } from "./draftRule.ts";
import { coverUp, type Finders } from "./found.ts";
import { leaderRules } from "./leaderRules.ts";
import { networkRules } from "./networkRules.ts";
import { takeApart } from "./phrases.ts";
import { lengthOn, longestOn } from "./postLength.ts";
import { proposeThread } from "./proposeThread.ts";
import { textRules } from "./textRules.ts";

/** Everything that a draft is looked over for. */
export const draftRules: readonly DraftRule[] = [...networkRules, ...textRules, ...leaderRules];

/** One thing found in a draft. */
export interface Finding {
  /** The id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** The network on which it holds; null: on all. */
  readonly platform: PlatformId | null;
  readonly problem: string;
  readonly todo: string;
  /** Where it stands; null where it is about the whole text. */
  readonly place: Place | null;
}

export interface Place {
  /** The words as they stand there. */
  readonly found: string;
  /** UTF-16 positions, the end not included. */
  readonly from: number;
  readonly to: number;
  /** From 1; the column in characters (code points). */
  readonly line: number;
  readonly column: number;
}

export interface DraftCheck {
  /** What is posted: without the notes on its images. */
  readonly text: string;
  readonly altTexts: readonly string[];
  readonly networks: readonly DraftNetwork[];
  /** The gravest first, then in the order of the rules, then by place. */
  readonly findings: readonly Finding[];
}

/** One network that a draft is for. */
export interface DraftNetwork extends NetworkFacts {
  readonly compose: ComposeLink;
}

/** How a text that is too long is split. */
export interface ThreadStyle {
  readonly isNumbered: boolean;
}

interface CheckRequest {
  /** As `cleanPost` gives it. */
  readonly text: string;
  readonly removedCharacters: number;
  readonly platforms: readonly PlatformId[];
  readonly today: Day;
  /** null: no thread is proposed. */
  readonly thread: ThreadStyle | null;
}

const gravity: readonly Severity[] = ["stop", "warning", "hint"];

/** Looks a text over. */
export function checkDraft(book: Book, request: CheckRequest, finders: Finders): DraftCheck {
  const { removedCharacters, platforms, today } = request;
  const { text, altTexts } = takeAltTexts(request.text);
  const { profile, guidelines, pauses, activities } = book;
  const links = finders.links(text);
  const networks = platforms.map((platform): NetworkFacts => {
    const length = lengthOn(platform, text, links);
    const longest = longestOn(platform, profile);
    const isTooLong = longest !== null && length > longest;
    const thread =
      request.thread === null || !isTooLong
        ? null
        : proposeThread({ platform, text, longest, links, findLinks: finders.links, ...request.thread });
    return { platform, length, longest, thread };
  });
  // What an address is made of is nobody's words.
  const readable = coverUp(text, links);
  const facts: DraftFacts = {
    text,
    altTexts,
    removedCharacters,
    words: takeApart(text),
    networks,
    links,
    personalData: finders.personalData(text),
    secrets: finders.secrets(text),
    results: finders.results(readable),
    profanity: finders.profanity(readable),
    profile,
    guidelines,
    pauses,
    activities,
    today,
  };
  const mastodonServer = mastodonServerOf(
    profile.networks.find(({ platform }) => platform === "mastodon")?.handle ?? null,
  );
  const withCompose = (network: NetworkFacts): DraftNetwork => {
    // The click opens the first part.
    const first = network.thread?.[0]?.text ?? text;
    const firstLinks = first === text ? links : finders.links(first);
    return { ...network, compose: composeLink(network.platform, first, { links: firstLinks, mastodonServer }) };
  };
  return { text, altTexts, networks: networks.map(withCompose), findings: runRules(facts) };
}

function runRules(facts: DraftFacts): Finding[] {
  const placeOf = placesIn(facts.text);
  const findings = draftRules.flatMap(({ id, severity, find }) =>
    find(facts)
      .toSorted((left, right) => (left.at?.from ?? -1) - (right.at?.from ?? -1))
      .map((suspicion) => ({
        rule: id,
        severity: suspicion.severity ?? severity,
        platform: suspicion.platform ?? null,
        problem: suspicion.problem,
        todo: suspicion.todo,
        place: suspicion.at === undefined ? null : placeOf(suspicion.at.from, suspicion.at.to),
      })),
  );
  return findings.sort((left, right) => gravity.indexOf(left.severity) - gravity.indexOf(right.severity));
}

/** Lines and characters are counted once, however many places are asked for. */
function placesIn(text: string): (from: number, to: number) => Place {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  // How many characters (code points) begin before each position.
  const characters = new Uint32Array(text.length + 1);
  for (let index = 0; index < text.length; index++) {
    const isSecondHalf = /[\udc00-\udfff]/.test(text.charAt(index)) && /[\ud800-\udbff]/.test(text.charAt(index - 1));
    characters[index + 1] = (characters[index] ?? 0) + (isSecondHalf ? 0 : 1);
  }
  return (from, to) => {
    const line = lastAtMost(starts, from);
    const column = (characters[from] ?? 0) - (characters[starts[line] ?? 0] ?? 0) + 1;
    return { found: text.slice(from, to), from, to, line: line + 1, column };
  };
}

/** The index of the last of these ascending numbers that is not above `limit`. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if ((ascending[middle] as number) <= limit) low = middle;
    else high = middle;
  }
  return low;
}

export function countBySeverity(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
