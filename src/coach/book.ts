import type { Day, WeekStart } from "./day.ts";
import type { ActivityKind } from "./kinds.ts";
import type { PlatformId } from "./platforms.ts";

/** Everything that is saved about one leader. Nothing in it is derived: figures are worked out on reading. */
export interface Book {
  readonly profile: Profile;
  /** Actions of the programme that the leader ticked or skipped, at most one row an action. */
  readonly actions: readonly SettledAction[];
  readonly pauses: readonly Pause[];
  /** People worth learning from. */
  readonly watching: readonly WatchedPerson[];
  /** In no particular order: whoever needs an order sorts. */
  readonly activities: readonly Activity[];
  /** Identities of removed activities: a later import does not bring them back. */
  readonly removed: readonly string[];
  readonly imports: readonly ImportRecord[];
  /** What the leader and the company agreed on; null before there is anything. */
  readonly guidelines: Guidelines | null;
  /** Screens of the training that were read, at most one row a screen. */
  readonly training: readonly ReadScreen[];
  /** Texts kept for later, oldest first. */
  readonly drafts: readonly KeptDraft[];
}

export interface Profile {
  readonly name: string;
  readonly role: string | null;
  readonly company: string | null;
  /** IANA name, such as `Europe/Paris`. */
  readonly timeZone: string;
  readonly weekStart: WeekStart;
  /** Oldest first; the first one reaches back to the start (`from` is null). */
  readonly targets: readonly Target[];
  /** Kinds of activity that count as posts; always holds `post`. */
  readonly counts: readonly ActivityKind[];
  readonly networks: readonly Network[];
  /** Does the business use check-in apps? */
  readonly usesGeolocation: boolean;
  /** Do customers review the business? */
  readonly getsReviews: boolean;
  /** The day on which the leader committed to posting; null while only listening. */
  readonly committedOn: Day | null;
  /** Where a network lets the leader write more, or less, than most: X Premium, a Mastodon server with limits of its own. */
  readonly lengths: readonly LongestPost[];
}

export interface LongestPost {
  readonly platform: PlatformId;
  /** As the network counts. */
  readonly longest: number;
}

export interface Target {
  /** The day on which it was chosen: it holds from the week of that day on. */
  readonly from: Day | null;
  /** Posting days a week, 1 to 7. */
  readonly days: number;
}

export interface Network {
  readonly platform: PlatformId;
  /** null until the leader has an account. */
  readonly handle: string | null;
}

export interface SettledAction {
  readonly action: string;
  readonly outcome: "done" | "skipped";
  readonly day: Day;
  readonly why: string | null;
}

/** Both days included. */
export interface Pause {
  readonly from: Day;
  readonly to: Day;
  readonly why: string | null;
}

export interface WatchedPerson {
  readonly handle: string;
  readonly platform: PlatformId | null;
  readonly why: string | null;
}

export interface Activity {
  /** Stable. The platform's own identity where there is one, such as `x:1866543210987654321`. */
  readonly id: string;
  /** Other identities of the same post: those of the other versions of one that was edited. Absent where there are none. */
  readonly aliases?: readonly string[];
  /** In the leader's own time zone, worked out once, when it was recorded. */
  readonly day: Day;
  readonly kind: ActivityKind;
  readonly platform: PlatformId;
  /** UTC instant, ISO 8601, where it is known. */
  readonly at?: string;
  readonly url?: string;
  /** A short excerpt. */
  readonly text?: string;
  /** Where the row came from: `log`, or the id of an importer. */
  readonly source: string;
}

/** The page that lets a leader speak without asking each time. Whatever is null was not answered yet. */
export interface Guidelines {
  /** The day on which they were first written. */
  readonly agreedOn: Day;
  /** The day of the last change. */
  readonly changedOn: Day;
  /** The name of the company's file that they were taken from, the last time; null when the leader wrote them all. */
  readonly file: string | null;
  readonly topics: readonly string[] | null;
  readonly offLimits: readonly string[] | null;
  /** Clients under NDA, code names, unannounced products. */
  readonly neverMention: readonly string[] | null;
  /** What of family and private life is fine. */
  readonly privateLife: string | null;
  /** Who looks over a delicate post. */
  readonly reviewer: string | null;
  readonly isListed: boolean | null;
  /** Of a listed company; in calendar order. */
  readonly quietPeriods: readonly QuietPeriod[] | null;
  readonly disclaimer: string | null;
}

/** Both days included. */
export interface QuietPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly why: string | null;
}

export interface ReadScreen {
  readonly screen: string;
  readonly day: Day;
}

export interface KeptDraft {
  /** A number, as typed after `draft`; no other draft of the leader had it while this one is kept. */
  readonly id: string;
  /** When it was kept, or changed last. */
  readonly day: Day;
  readonly text: string;
  /** For which networks; empty: for all of the leader's. */
  readonly networks: readonly PlatformId[];
}

/** One export format's part of one import. */
export interface ImportRecord {
  readonly day: Day;
  readonly file: string;
  /** The id of the importer. */
  readonly format: string;
  readonly rows: number;
  readonly added: number;
  readonly coverage: readonly Coverage[];
}

/** The stretch of a network's history that an import showed: before and after it, silence there is not known. */
export interface Coverage {
  readonly platform: PlatformId;
  /** Both included, in the leader's time zone. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** UTC instants, ISO 8601; null where only the day is known. */
  readonly firstAt: string | null;
  readonly lastAt: string | null;
}

/** By all of these it is known. */
export function identitiesOf({ id, aliases = [] }: Pick<Activity, "id" | "aliases">): readonly string[] {
  return [id, ...aliases];
}

/** A book with nothing in it but who it is for. */
export function newBook(profile: Profile): Book {
  return {
    profile,
    actions: [],
    pauses: [],
    watching: [],
    activities: [],
    removed: [],
    imports: [],
    guidelines: null,
    training: [],
    drafts: [],
  };
}

/** Has nothing been chosen or recorded yet, as after `leaders add`? Then the first target still reaches back to the start. */
export function isUntouched({ profile, ...parts }: Book): boolean {
  const untouched = newProfile(profile.name, profile.timeZone);
  return (
    JSON.stringify(profile) === JSON.stringify(untouched) &&
    Object.values(parts).every((part: readonly unknown[] | Guidelines | null) =>
      Array.isArray(part) ? part.length === 0 : part === null,
    )
  );
}

/** What most leaders choose: three days a week, Monday to Sunday, listening first. */
export function newProfile(name: string, timeZone: string): Profile {
  return {
    name,
    role: null,
    company: null,
    timeZone,
    weekStart: "monday",
    targets: [{ from: null, days: recommendedTarget }],
    counts: ["post"],
    networks: [],
    usesGeolocation: false,
    getsReviews: false,
    committedOn: null,
    lengths: [],
  };
}

/** "A few times a week": posting days. */
const recommendedTarget = 3;
