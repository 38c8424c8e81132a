import type { Book } from "../book.ts";
import type { Day } from "../day.ts";
import { findResults } from "../finders/financialResults.ts";
import { loadLinkFinder } from "../finders/links.ts";
import { loadPersonalDataFinder } from "../finders/personalData.ts";
import { takeApart } from "../finders/phrases.ts";
import { loadProfanityFinder } from "../finders/profanity.ts";
import { findSecrets } from "../finders/secrets.ts";
import type { PlatformId } from "../platforms.ts";
import { type ComposeLink, composeLink, mastodonServerOf } from "./composeLinks.ts";
import type { DraftFacts, DraftRule, NetworkFacts, Severity } from "./draftRule.ts";
import { leaderRules } from "./leaderRules.ts";
import { networkRules } from "./networkRules.ts";
import { lengthOn, longestOn } from "./postLength.ts";
import { textRules } from "./textRules.ts";
import { splitIntoThread } from "./thread.ts";

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
  readonly text: string;
  readonly networks: readonly DraftNetwork[];
  /** The gravest first, then in the order of the rules, then by place. */
  readonly findings: readonly Finding[];
}

/** One network that a draft is for. */
export interface DraftNetwork extends NetworkFacts {
  readonly compose: ComposeLink;
  /** Where it was asked for and the text is too long: the parts, in order; else null. */
  readonly thread: readonly ThreadPart[] | null;
}

interface ThreadPart {
  readonly text: string;
  /** As the network counts. */
  readonly length: number;
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

/** Looks a text over. Libraries that read text are loaded now, not before. */
export async function checkDraft(book: Book, request: CheckRequest): Promise<DraftCheck> {
  const { text, removedCharacters, platforms, today } = request;
  const { profile, guidelines, pauses, activities } = book;
  const [findLinks, findPersonalData, findProfanity] = await Promise.all([
    loadLinkFinder(),
    loadPersonalDataFinder({ timeZone: profile.timeZone }),
    loadProfanityFinder(),
  ]);
  const links = findLinks(text);
  const networks = platforms.map((platform): NetworkFacts => {
    return { platform, length: lengthOn(platform, text, links), longest: longestOn(platform, profile) };
  });
  const facts: DraftFacts = {
    text,
    removedCharacters,
    words: takeApart(text),
    networks,
    links,
    personalData: findPersonalData(text),
    secrets: findSecrets(text),
    results: findResults(text),
    profanity: findProfanity(text),
    profile,
    guidelines,
    pauses,
    activities,
    today,
  };
  return { text, networks: networks.map(complete), findings: runRules(facts) };

  function complete(network: NetworkFacts): DraftNetwork {
    const { platform } = network;
    const thread = proposeThread(network);
    // The click opens the first part.
    const first = thread?.[0]?.text ?? text;
    const mastodonServer = mastodonServerOf(
      profile.networks.find((own) => own.platform === "mastodon")?.handle ?? null,
    );
    return { ...network, thread, compose: composeLink(platform, first, { links: findLinks(first), mastodonServer }) };
  }

  function proposeThread({ platform, length, longest }: NetworkFacts): ThreadPart[] | null {
    if (request.thread === null || longest === null || length <= longest) return null;
    const lengthOf = (part: string): number => lengthOn(platform, part, findLinks(part));
    const parts = splitIntoThread(text, { longest, lengthOf, isNumbered: request.thread.isNumbered });
    return parts.map((part) => ({ text: part, length: lengthOf(part) }));
  }
}

function runRules(facts: DraftFacts): Finding[] {
  const placeOf = placesIn(facts.text);
  const findings = draftRules.flatMap(({ id, severity, find }) =>
    find(facts).map((suspicion) => ({
      rule: id,
      severity: suspicion.severity ?? severity,
      platform: suspicion.platform ?? null,
      problem: suspicion.problem,
      todo: suspicion.todo,
      place: suspicion.at === undefined ? null : placeOf(suspicion.at.from, suspicion.at.to),
    })),
  );
  // Those of one rule come in the order in which the rule found them; the sort keeps it.
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
