import { judgeDuplicates } from "../../coach/doctor/duplicates.ts";
import {
  type DamagedFile,
  judgeFormats,
  judgeHistory,
  judgeLock,
  judgeRecords,
  judgeUnfinished,
} from "../../coach/doctor/folder.ts";
import { judgeClock, judgeNode, judgeTerminal, type KnownBook } from "../../coach/doctor/machine.ts";
import { judgeOwner } from "../../coach/doctor/owner.ts";
import { judgeStrays } from "../../coach/doctor/strays.ts";
import { type CheckResult, finding, type Verdict } from "../../coach/doctor/verdict.ts";
import { plainText } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { UserError } from "../../errors.ts";
import { pathForShell, wordForShell } from "../../render/quoting.ts";

/** What the checks look at; each part only when it is asked for, and it may throw. */
interface Patient {
  readonly context: Context;
  readonly folder: Awaited<ReturnType<Context["store"]["inspect"]>>;
  readonly damage: () => readonly DamagedFile[];
  readonly books: () => readonly KnownBook[];
}

interface Check {
  /** Stable, for programs. */
  readonly id: string;
  readonly title: string;
  readonly look: (patient: Patient) => Verdict;
}

/** In the order in which they are shown. */
const checks: readonly Check[] = [
  {
    id: "records",
    title: "Records",
    look: ({ context, damage }) => judgeRecords(damage(), context.store.leaders()),
  },
  {
    id: "owner-and-mode",
    title: "Yours alone",
    look: ({ folder }) =>
      judgeOwner(folder.entries(), {
        user: folder.user,
        quotedFolder: pathForShell(folder.pathOf("")),
        quote: (path) => pathForShell(folder.pathOf(path)),
      }),
  },
  { id: "lock", title: "Lock", look: ({ folder }) => judgeLock(folder.lock()) },
  { id: "unfinished-change", title: "Unfinished change", look: ({ folder }) => judgeUnfinished(folder.unfinished()) },
  { id: "history-size", title: "History", look: ({ folder }) => judgeHistory(folder.history()) },
  {
    id: "format",
    title: "Format",
    look: ({ folder }) => {
      const { files, current } = folder.formats();
      return judgeFormats(files, current);
    },
  },
  {
    id: "clock-and-zone",
    title: "Clock and zone",
    look: ({ context, books }) =>
      judgeClock({
        now: context.now(),
        machineTimeZone: context.machineTimeZone(),
        books: books(),
        changedAt: context.store.changes().map(({ at }) => at),
      }),
  },
  {
    id: "duplicates",
    title: "Duplicates",
    look: ({ books }) => judgeDuplicates(books(), wordForShell),
  },
  {
    id: "stray-files",
    title: "Other files",
    look: ({ folder }) => {
      const { strays, ours } = folder.strays();
      return judgeStrays(strays, ours, (path) => pathForShell(folder.pathOf(path)));
    },
  },
  { id: "node", title: "Node", look: ({ context: { machine } }) => judgeNode(machine.nodeVersion, machine.neededNode) },
  {
    id: "terminal",
    title: "Terminal",
    look: ({ context: { machine, out } }) =>
      judgeTerminal({ ...machine, columns: out.columns, isTerminal: out.isTerminal }),
  },
];

/** Runs every check: what one of them cannot look at is its own finding, and stops none of the others. */
export async function runChecks(context: Context, damage: () => readonly DamagedFile[]): Promise<CheckResult[]> {
  let read: readonly KnownBook[] | null = null;
  const books = () => {
    // Large records are read once for all checks.
    read ??= readableBooks(context);
    return read;
  };
  const patient = { context, folder: await context.store.inspect(), damage, books };
  return checks.map(({ id, title, look }) => ({ id, title, ...survive(() => look(patient)) }));
}

function survive(look: () => Verdict): Verdict {
  try {
    return look();
  } catch (error) {
    const why = error instanceof UserError ? error.message : `This could not be looked at: ${String(error)}`;
    return finding(plainText(why), "Once that can be read, look again: socialtop doctor");
  }
}

/** Whose record cannot be read is named by the check of the records. */
function readableBooks({ store }: Context): KnownBook[] {
  return store.leaders().flatMap((leader) => {
    try {
      return [{ leader, book: store.read(leader) }];
    } catch {
      return [];
    }
  });
}
