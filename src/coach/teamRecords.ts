import { lastDayOf } from "./asOf.ts";
import { type Book, identitiesOf } from "./book.ts";
import { toLeaderId } from "./leaderId.ts";
import type { Origin } from "./team.ts";

/** One leader's record, and where it comes from. */
export interface TeamRecord {
  readonly book: Book;
  readonly origin: Origin;
}

export interface PickedRecords {
  /** One for each person, in the order in which they came. */
  readonly kept: readonly TeamRecord[];
  /** Others of the same people that know less. */
  readonly setAside: readonly TeamRecord[];
}

/**
 * The coach has Jane on this machine and her file of last week in a folder: that is one leader, and the record that knows
 * more speaks for her. Two people of one name stay two: they share no post.
 */
export function pickRecords(records: readonly TeamRecord[]): PickedRecords {
  const byName = new Map<string, TeamRecord[]>();
  for (const record of records) {
    const name = toLeaderId(record.book.profile.name);
    byName.set(name, [...(byName.get(name) ?? []), record]);
  }
  const kept = new Set([...byName.values()].flatMap(onePerPerson));
  return {
    kept: records.filter((record) => kept.has(record)),
    setAside: records.filter((record) => !kept.has(record)),
  };
}

/** Of records with one name. Each leader of this machine has a row of their own. */
function onePerPerson(records: readonly TeamRecord[]): TeamRecord[] {
  if (records.length === 1) return [...records];
  const people = findPeople(records.filter(({ book }) => hasShareable(book)));
  const empty = records.filter(({ book }) => !hasShareable(book));
  const ownEmpty = empty.filter(isOfThisMachine);
  if (people.length === 0) return ownEmpty.length > 0 ? ownEmpty : pickOne(empty);
  // Whoever was only added here, and sent a record, is one leader.
  const sent = ownEmpty.length === 0 ? undefined : people.find((person) => !person.some(isOfThisMachine));
  const alone = sent === undefined ? ownEmpty : ownEmpty.slice(1);
  const whole = people.map((person) => (person === sent ? [...person, ...ownEmpty.slice(0, 1)] : person));
  return [...whole.flatMap(pickOne), ...alone];
}

/** Groups of records of which each shares a post with another one of its group. */
function findPeople(records: readonly TeamRecord[]): TeamRecord[][] {
  let people: TeamRecord[][] = [];
  for (const record of records) {
    const isOwn = (person: TeamRecord[]) => person.some(({ book }) => sharePost(book, record.book));
    const own = people.filter(isOwn).flat();
    people = [...people.filter((person) => !isOwn(person)), [...own, record]];
  }
  return people;
}

/** Of records of one person, the one that knows most; other leaders of this machine stay, for they are rows of their own. */
function pickOne(person: readonly TeamRecord[]): TeamRecord[] {
  const best = person.reduce((one, other) => (knowsMore(other, one) ? other : one));
  const ofThisMachine = person.filter(isOfThisMachine);
  // A file takes the place of one leader of this machine.
  const others = isOfThisMachine(best) ? ofThisMachine.filter((one) => one !== best) : ofThisMachine.slice(1);
  return [best, ...others];
}

function isOfThisMachine({ origin }: TeamRecord): boolean {
  return origin.file === null;
}

/** Is there anything by which the same record would be known again? Times of listening have no identity of their own. */
function hasShareable({ activities }: Book): boolean {
  return activities.some(({ kind }) => kind !== "listen");
}

function sharePost(one: Book, other: Book): boolean {
  const known = new Set(one.activities.flatMap(identitiesOf));
  return other.activities.some((activity) => identitiesOf(activity).some((id) => known.has(id)));
}

/** Of two files the one written later; else the newer day, then more activities. */
function knowsMore(one: TeamRecord, other: TeamRecord): boolean {
  const [written, otherWritten] = [one.origin.writtenOn, other.origin.writtenOn];
  if (written !== null && otherWritten !== null && written !== otherWritten) return written > otherWritten;
  const days = [lastDayOf(one.book) ?? "", lastDayOf(other.book) ?? ""] as const;
  if (days[0] !== days[1]) return days[0] > days[1];
  const counts = [one.book.activities.length, other.book.activities.length] as const;
  if (counts[0] !== counts[1]) return counts[0] > counts[1];
  return isOfThisMachine(one) && !isOfThisMachine(other);
}
