import type { Activity, Guidelines, Pause, Profile } from "../book.ts";
import type { Day } from "../day.ts";
import type { PlatformId } from "../platforms.ts";
import type { Found, FoundLink, FoundPersonal } from "./found.ts";
import type { Words } from "./phrases.ts";

/** Stop: not like this. Warning: look twice. Hint: it could be better. Nothing is ever forbidden to the leader. */
export type Severity = "stop" | "warning" | "hint";

/** One thing that a draft is looked over for. */
export interface DraftRule {
  /** As in `--json` and README. */
  readonly id: string;
  readonly severity: Severity;
  readonly find: (facts: DraftFacts) => readonly Suspicion[];
}

/** What a rule found. */
export interface Suspicion {
  /** What is wrong, as a sentence. */
  readonly problem: string;
  /** What to do, as a sentence. */
  readonly todo: string;
  /** Where it stands; absent where it is about the whole text. */
  readonly at?: Pick<Found, "from" | "to">;
  /** Where it holds on one network only. */
  readonly platform?: PlatformId;
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
}

/** All that the rules may know. Found once, whatever number of rules look at it. */
export interface DraftFacts {
  readonly text: string;
  readonly words: Words;
  readonly networks: readonly NetworkFacts[];
  readonly links: readonly FoundLink[];
  readonly personalData: readonly FoundPersonal[];
  readonly secrets: readonly Found[];
  readonly results: readonly Found[];
  readonly profanity: readonly Found[];
  /** What the notes on its images say. */
  readonly altTexts: readonly string[];
  /** Control characters that were taken out of it. */
  readonly removedCharacters: number;
  readonly profile: Profile;
  readonly guidelines: Guidelines | null;
  readonly pauses: readonly Pause[];
  readonly activities: readonly Activity[];
  readonly today: Day;
}

export interface NetworkFacts {
  readonly platform: PlatformId;
  /** As the network counts. */
  readonly length: number;
  /** null: not known. */
  readonly longest: number | null;
  /** Where a thread was asked for and the text is too long: the parts, in order; else null. */
  readonly thread: readonly ThreadPart[] | null;
}

export interface ThreadPart {
  readonly text: string;
  /** As the network counts. */
  readonly length: number;
  readonly links: number;
}
