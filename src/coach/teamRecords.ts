import { type Book, identitiesOf } from "./book.ts";
import type { Day } from "./day.ts";
import { toLeaderId } from "./names.ts";
import { lastDayOf } from "./record.ts";
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

/** Of records with one name. Those of this machine are leaders of their own, each with a row. */
function onePerPerson(records: readonly TeamRecord[]): TeamRecord[] {
  if (records.length === 1) return [...records];
  const people = records.filter(isOfThisMachine);
  for (const record of records.filter((one) => !isOfThisMachine(one) && hasShareable(one.book))) {
    const same = people.filter(({ book }) => sharePost(book, record.book));
    const best = [...same, record].reduce(moreKnowing);
    // It takes the place of one leader of this machine at most.
    const replaced = best === record ? same.filter(isOfThisMachine).slice(0, 1) : [];
    const isKept = (one: TeamRecord) =>
      one === best || !same.includes(one) || (isOfThisMachine(one) && !replaced.includes(one));
    people.splice(0, people.length, ...people.filter(isKept));
    if (!people.includes(best)) people.push(best);
  }
  // Whoever has recorded nothing yet is taken for any of the others.
  const empty = records.filter((one) => !isOfThisMachine(one) && !hasShareable(one.book));
  if (people.length > 0 || empty.length === 0) return people;
  return [empty.reduce(moreKnowing)];
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

function moreKnowing(one: TeamRecord, other: TeamRecord): TeamRecord {
  return knowsMore(other, one) ? other : one;
}

/** The newer day, then more activities, then the file that was written later. */
function knowsMore(one: TeamRecord, other: TeamRecord): boolean {
  const days = [lastDayOf(one.book) ?? "", lastDayOf(other.book) ?? ""] as const;
  if (days[0] !== days[1]) return days[0] > days[1];
  const counts = [one.book.activities.length, other.book.activities.length] as const;
  if (counts[0] !== counts[1]) return counts[0] > counts[1];
  return writtenOn(one) > writtenOn(other);
}

/** A record of this machine is as new as can be. */
function writtenOn({ origin: { file, writtenOn } }: TeamRecord): Day {
  return file === null ? "9999-12-31" : (writtenOn ?? "0000-01-01");
}
