import { asOf, lastDayOf } from "./asOf.ts";
import { type Attention, attentionFor, attentionIds } from "./attention.ts";
import type { Book } from "./book.ts";
import { type Day, daysBetween, startOfWeek } from "./day.ts";
import { type LeaderId, toLeaderId } from "./leaderId.ts";
import { leaderIdFor } from "./names.ts";
import { judgeProgress, type Progress } from "./progress.ts";
import { isSilentNow } from "./situation.ts";
import { isListening } from "./standing.ts";
import { type Consistency, hasSlipped, judgeConsistency } from "./streak.ts";

/** A leader of the team, as of today. */
export interface Member {
  /** The short name on this machine; null for the record of a file. */
  readonly leader: LeaderId | null;
  /** The file that the record comes from; null for a record of this machine. */
  readonly file: string | null;
  readonly name: string;
  readonly role: string | null;
  readonly company: string | null;
  /** Days since the record was written; 0 for a record of this machine. */
  readonly ageDays: number;
  /** Is the record's week over, so that nobody knows how this one stands? */
  readonly isOfAnotherWeek: boolean;
  /** Is the leader in a pause today? */
  readonly isPaused: boolean;
  /** As of the day on which the record was written. */
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
  /** What to do about it, where that is known. */
  readonly hint: string | null;
}

/** A record that was left out, for another one of the same leader knows more. */
export interface SetAside {
  readonly name: string;
  readonly leader: LeaderId | null;
  readonly file: string | null;
}

/** "bob.json is no record of socialtop.", with its name in front where the problem does not say it. */
export function unreadableWords({ name, file, problem }: Unreadable): string {
  return file !== null && problem.includes(file) ? problem : `${name}: ${problem}`;
}

export interface Origin {
  readonly leader: LeaderId | null;
  readonly file: string | null;
  /** When the record was written; null where that is not known, and for a record of this machine. */
  readonly writtenOn: Day | null;
}

/**
 * Judges a record for the team's board as of `today`; later activities are not there yet. A record from a file is judged as
 * of the day on which it was written: nobody knows what the leader did since.
 */
export function judgeMember(whole: Book, today: Day, { leader, file, writtenOn }: Origin): Member {
  const asOfDay = writtenOn === null ? today : knownUntil(whole, writtenOn, today);
  const book = asOf(whole, asOfDay);
  const consistency = judgeConsistency(book, asOfDay);
  const progress = judgeProgress(book, asOfDay);
  const { name, role, company, weekStart } = book.profile;
  const ageDays = daysBetween(asOfDay, today);
  const isOfAnotherWeek = asOfDay < startOfWeek(today, weekStart);
  const isPaused = book.pauses.some(({ from, to }) => from <= today && today <= to);
  const attention = attentionFor({ book, consistency, progress, ageDays, isOfAnotherWeek, isPaused });
  return { leader, file, name, role, company, ageDays, isOfAnotherWeek, isPaused, consistency, progress, attention };
}

/** Until today at most; what is in a record was known when it was written, whatever the clock said. */
function knownUntil(book: Book, writtenOn: Day, today: Day): Day {
  const last = lastDayOf(book) ?? writtenOn;
  const known = last > writtenOn ? last : writtenOn;
  return known < today ? known : today;
}

/**
 * Is this leader on the guideline: judged, not slipped, as `streak --check` asks, and not silent? Of an old record nobody
 * knows.
 */
export function isOnGuideline(member: Member): boolean {
  const { consistency, attention } = member;
  if (isListening(consistency) || isOld(member) || attention?.id === "no-post-yet") return false;
  return !hasSlipped(consistency) && !isSilentNow(consistency);
}

/** Does the record say too little about this week? */
export function isOld({ attention }: Member): boolean {
  return attention?.id === "old-file";
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

/** The name, with where the record comes from where two people have the same. */
export function nameIn(members: readonly Member[], member: Member): string {
  return isOneOfSeveral(members, member) ? `${member.name} (${member.leader ?? member.file})` : member.name;
}

/** Does somebody else have the same name? */
export function isOneOfSeveral(members: readonly Member[], member: Member): boolean {
  return members.some((other) => other !== member && toLeaderId(other.name) === toLeaderId(member.name));
}

export function sortMembers(members: readonly Member[], sort: TeamSort): Member[] {
  const { compare } = teamOrders[sort];
  // Nobody knows the figures of today of whose record is old.
  const isLast = (member: Member) => (sort !== "attention" && sort !== "name" && isOld(member) ? 1 : 0);
  // Not the machine's language: the same list everywhere.
  const names = new Intl.Collator("en");
  return members.toSorted(
    (left, right) => isLast(left) - isLast(right) || compare(left, right) || names.compare(left.name, right.name),
  );
}

/** The place of the reason in the coach's list; whoever needs no word comes last. */
function urgency({ attention }: Member): number {
  return attention === null ? attentionIds.length : attentionIds.indexOf(attention.id);
}

/** Days from the last post that is known until today; null for whoever never posted. */
export function daysSinceLastPost({ consistency: { lastPost }, ageDays }: Member): number | null {
  return lastPost === null ? null : lastPost.daysAgo + ageDays;
}

/** Whoever never posted comes after everybody who did. */
function daysSilent(member: Member): number {
  return daysSinceLastPost(member) ?? Number.MAX_SAFE_INTEGER;
}

/** How a member may be typed, the surest first; null where there is nothing of the kind. */
const namings: readonly ((member: Member) => string | null)[] = [
  ({ leader }) => leader,
  ({ name }) => leaderIdFor(name, []),
  ({ name }) => toLeaderId(name),
  ({ file }) => (file === null ? null : toLeaderId(file)),
  ({ file }) => (file === null ? null : toLeaderId(file.replace(/^.*[\\/]/, ""))),
  ({ file }) => (file === null ? null : toLeaderId(file.replace(/^.*[\\/]|\.json$/gi, ""))),
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
