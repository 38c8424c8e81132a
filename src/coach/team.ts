import { type Attention, attentionFor, attentionIds } from "./attention.ts";
import type { Book } from "./book.ts";
import type { Day } from "./day.ts";
import { type LeaderId, leaderIdFor, toLeaderId } from "./names.ts";
import { judgeProgress, type Progress } from "./progress.ts";
import { asOf } from "./record.ts";
import { type Consistency, hasSlipped, judgeConsistency } from "./streak.ts";
import { dayInZone } from "./zone.ts";

/** A leader of the team, as of today. */
export interface Member {
  /** The short name on this machine; null for the record of a file. */
  readonly leader: LeaderId | null;
  /** The file that the record comes from; null for a record of this machine. */
  readonly file: string | null;
  readonly name: string;
  readonly role: string | null;
  readonly company: string | null;
  readonly consistency: Consistency;
  readonly progress: Progress;
  /** Why the coach should say a word, or null. */
  readonly attention: Attention | null;
}

/** A record that cannot be read: a row with its name, not a failure. */
export interface Unreadable {
  /** The leader's short name, or the file. */
  readonly name: string;
  readonly leader: LeaderId | null;
  readonly file: string | null;
  readonly problem: string;
}

export interface Origin {
  readonly leader: LeaderId | null;
  readonly file: string | null;
  /** When the file was written (milliseconds); null where that is not known, and for a record of this machine. */
  readonly modifiedAt: number | null;
}

/** Judges a record for the team's board as of `today`; later activities are not there yet. */
export function judgeMember(whole: Book, today: Day, { leader, file, modifiedAt }: Origin): Member {
  const book = asOf(whole, today);
  const consistency = judgeConsistency(book, today);
  const progress = judgeProgress(book, today);
  const { name, role, company, timeZone } = book.profile;
  const fileDay = modifiedAt === null ? null : dayInZone(modifiedAt, timeZone);
  const attention = attentionFor({ book, consistency, progress, fileDay });
  return { leader, file, name, role, company, consistency, progress, attention };
}

/** Is this leader on the guideline: judged, last week not missed, and this one not out of reach? As `streak --check` asks. */
export function isOnGuideline({ consistency }: Member): boolean {
  return consistency.thisWeek.standing !== "listening" && !hasSlipped(consistency);
}

/** The stage of the step that is next; null when all steps are done. */
export function stageOf({ progress }: Member): "baby-steps" | "adventurous" | null {
  return progress.next?.step.step.stage ?? null;
}

/** Where in the programme, in a word or two. */
export function stageWords(member: Member): string {
  const stage = stageOf(member);
  if (stage === null) return "all steps";
  return stage === "baby-steps" ? "baby steps" : "adventurous";
}

interface Order {
  /** What comes first, in a few words. */
  readonly meaning: string;
  readonly compare: (left: Member, right: Member) => number;
}

export type TeamSort = "attention" | "name" | "streak" | "week" | "last-12" | "last-post" | "steps";

/** How the board can be sorted. Equals go by name. */
export const teamOrders: Readonly<Record<TeamSort, Order>> = {
  attention: {
    meaning: "who needs a word first",
    compare: (left, right) => urgency(left) - urgency(right) || daysSilent(right) - daysSilent(left),
  },
  name: { meaning: "by name", compare: () => 0 },
  streak: {
    meaning: "the longest streak first",
    compare: (left, right) => right.consistency.streak.weeks - left.consistency.streak.weeks,
  },
  week: {
    meaning: "the most posting days this week first",
    compare: (left, right) => right.consistency.thisWeek.postingDays - left.consistency.thisWeek.postingDays,
  },
  "last-12": {
    meaning: "the most weeks met of the last 12 first",
    compare: (left, right) => right.consistency.last12.met - left.consistency.last12.met,
  },
  "last-post": { meaning: "the newest post first", compare: (left, right) => daysSilent(left) - daysSilent(right) },
  steps: {
    meaning: "the most steps done first",
    compare: (left, right) => right.progress.stepsDone - left.progress.stepsDone,
  },
};

export function sortMembers(members: readonly Member[], sort: TeamSort): Member[] {
  const { compare } = teamOrders[sort];
  // Not the machine's language: the same list everywhere.
  const names = new Intl.Collator("en");
  return members.toSorted((left, right) => compare(left, right) || names.compare(left.name, right.name));
}

/** The place of the reason in the coach's list; whoever needs no word comes last. */
function urgency({ attention }: Member): number {
  return attention === null ? attentionIds.length : attentionIds.indexOf(attention.id);
}

/** Days since the last post; whoever never posted comes after everybody who did. */
function daysSilent({ consistency }: Member): number {
  return consistency.lastPost?.daysAgo ?? Number.MAX_SAFE_INTEGER;
}

/** How a member may be typed, the surest first; null where there is nothing of the kind. */
const namings: readonly ((member: Member) => string | null)[] = [
  ({ leader }) => leader,
  ({ name }) => leaderIdFor(name, []),
  ({ name }) => toLeaderId(name),
  ({ file }) => (file === null ? null : toLeaderId(file)),
];

/** Everybody whom a typed name may mean: the short name on this machine, else what it would be, the whole name, the file. */
export function findMembers(members: readonly Member[], typed: string): Member[] {
  const wanted = toLeaderId(typed);
  const found = namings.map((nameOf) => members.filter((member) => nameOf(member) === wanted));
  return found.find((some) => some.length > 0) ?? [];
}

/** The shortest that means this member and nobody else; the file, or the whole name, where none does. */
export function shortNameOf(members: readonly Member[], member: Member): string {
  const names = namings.flatMap((nameOf) => nameOf(member) ?? []);
  const sure = names.find((name) => findMembers(members, name).every((found) => found === member));
  return sure ?? member.file ?? member.name;
}
