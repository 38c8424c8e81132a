import type { Book } from "../../coach/book.ts";
import { type FileSummary, importFile, type ReadFile } from "../../coach/importing.ts";
import type { LeaderId } from "../../coach/leaderId.ts";
import { leaderIdFor } from "../../coach/names.ts";
import { type Consistency, judgeConsistency } from "../../coach/streak.ts";
import { excerpt } from "../../coach/text.ts";
import { listOf } from "../../coach/words.ts";
import type { Context } from "../../context.ts";
import { usageError } from "../../errors.ts";
import { chosenLeader, todayOf } from "./leader.ts";

/** What an import came to: the leader whose figures are shown, and each part with whose record it went to. */
export interface BroughtIn {
  readonly leader: LeaderId;
  readonly summaries: readonly (FileSummary & { readonly leader: LeaderId })[];
  readonly consistency: Consistency;
}

/** What is changed: the leaders there are, and their books. */
interface Books {
  leaders(): LeaderId[];
  read(leader: LeaderId): Book;
  put(leader: LeaderId, book: Book): void;
  use(leader: LeaderId | null): void;
}

/** Adds the parts to the records they belong to, in one change; as a dry run, only works out what that would come to. */
export async function bringIn(context: Context, files: readonly ReadFile[], isDryRun: boolean): Promise<BroughtIn> {
  if (isDryRun) return addTo(dryBooks(context), context, files);
  return context.store.change((draft) => {
    const result = addTo(draft, context, files);
    return { what: `imported ${listOf([...new Set(files.map(({ file }) => file))])}`, result };
  });
}

function addTo(books: Books, context: Context, files: readonly ReadFile[]): BroughtIn {
  const summaries: BroughtIn["summaries"][number][] = [];
  const changed = new Map<LeaderId, Book>();
  const known = (): LeaderId[] => [...new Set([...books.leaders(), ...changed.keys()])];
  const bookOf = (leader: LeaderId): Book => changed.get(leader) ?? books.read(leader);
  for (const file of files) {
    const leader = findTarget(known(), bookOf, context, file);
    const before = known().includes(leader) ? bookOf(leader) : null;
    const { timeZone } = (before ?? file.record ?? books.read(leader)).profile;
    const { book, summary } = importFile(before, file, todayOf(context, timeZone));
    if (book !== before) changed.set(leader, book);
    summaries.push({ ...summary, leader });
  }
  if (books.leaders().length === 0) books.use(summaries[0]?.leader ?? null);
  for (const [leader, book] of changed) books.put(leader, book);
  // Of several leaders, the first one's figures are shown.
  const leader = summaries[0]?.leader ?? chosenLeader(context);
  const book = bookOf(leader);
  return { leader, summaries, consistency: judgeConsistency(book, todayOf(context, book.profile.timeZone)) };
}

/** Whose record a part belongs to: a whole record names its leader, who may be new here; all else is the chosen one's. */
function findTarget(
  known: readonly LeaderId[],
  bookOf: (leader: LeaderId) => Book,
  context: Context,
  { record, file }: ReadFile,
): LeaderId {
  if (record === undefined) return chosenLeader(context);
  const { name } = record.profile;
  const { as } = context.options;
  if (as === undefined) return known.find((leader) => isNamed(bookOf, leader, name)) ?? leaderIdFor(name, known);
  const target = bookOf(as).profile.name;
  if (target === name) return as;
  throw usageError(
    `${file} is the record of ${excerpt(name, 80)}, and ${as} is ${target}.`,
    "Leave --as out: it finds its leader by itself, or makes a new one.",
  );
}

function isNamed(bookOf: (leader: LeaderId) => Book, leader: LeaderId, name: string): boolean {
  try {
    return bookOf(leader).profile.name === name;
  } catch {
    // Whose record cannot be read has no name for now.
    return false;
  }
}

/** The store as it would be changed, without changing it. */
function dryBooks({ store }: Context): Books {
  return {
    leaders: () => store.leaders(),
    read: (leader) => store.read(leader),
    put: () => {},
    use: () => {},
  };
}
