import type { Book } from "../coach/book.ts";
import type { DamagedFile, FileFormat, HistoryFacts, LockFacts, Unfinished } from "../coach/doctor/folder.ts";
import type { FolderEntry } from "../coach/doctor/owner.ts";
import type { Stray } from "../coach/doctor/strays.ts";
import type { ShownIdea } from "../coach/draft/ideas.ts";
import type { LeaderId } from "../coach/leaderId.ts";
import type { Backup } from "../format/backup.ts";

/** The one door to what is saved. Reading takes no lock; every change is one transaction. */
export interface Store {
  /** Where everything is. */
  readonly folder: string;
  /** Short names, in alphabetical order. */
  leaders(): LeaderId[];
  /** The leader used when none is named: the one chosen, or the only one. Null when there is none, or no choice was made. */
  current(): LeaderId | null;
  /** Whom a typed name means: a short name, or a whole name that only one leader has. Null when it is nobody. */
  find(typed: string): LeaderId | null;
  /** Throws UserError for an unknown leader and for a file that cannot be read. */
  read(leader: LeaderId): Book;
  /**
   * Makes one change: all of it or nothing, kept so that it can be taken back. Nothing is written when `work` touches
   * nothing or throws.
   */
  change<Result>(work: (draft: Draft) => Change<Result>): Promise<Result>;
  /** What can be taken back, newest first; with a leader, only what concerns that one. */
  changes(leader?: LeaderId): PastChange[];
  /**
   * Takes the newest change back (of this leader, if one is given) and says which, and what is left that can be taken
   * back, newest first; null when there is none.
   */
  undo(leader?: LeaderId): Promise<(PastChange & { readonly left: readonly PastChange[] }) | null>;
  /** Files that cannot be read, each with what is wrong and the newest version that can be put back. */
  findDamage(): DamagedFile[];
  /** Puts the newest good version of each damaged file back and keeps the broken one aside. */
  repair(): Promise<Repair[]>;
  /** Everything but the history and the ideas shown. Throws UserError when a file cannot be read. */
  backup(): Promise<Backup>;
  /** What bringing this backup back would do. */
  compare(backup: Backup): Promise<BackupPlan>;
  /**
   * Makes everything as it is in the backup, as one change that can be taken back. Throws UserError, and changes nothing, when
   * that would not do what was agreed to any more.
   */
  restore(backup: Backup, agreed: BackupPlan, what: string): Promise<void>;
  /** A look at the folder itself, for `doctor`: changes nothing, takes no lock. */
  inspect(): Promise<Inspection>;
  /** The ideas that the leader was shown, oldest first: not part of the record; none when that is not known. */
  ideasShown(leader: LeaderId): ShownIdea[];
  /** Keeps these (oldest first) in place of those before. Never throws: they are only a convenience. */
  rememberIdeas(leader: LeaderId, shown: readonly ShownIdea[]): Promise<void>;
}

export interface Change<Result> {
  /** As in "Took back: …"; begins in lower case. */
  readonly what: string;
  readonly result: Result;
}

export interface PastChange {
  readonly at: string;
  readonly what: string;
  readonly leaders: readonly LeaderId[];
}

/** What bringing a backup back does: leaders, in alphabetical order. */
export interface BackupPlan {
  readonly added: readonly LeaderId[];
  readonly replaced: readonly LeaderId[];
  readonly removed: readonly LeaderId[];
  /** Of each file that is there now, by its path: what comes after the question is not agreed to. */
  readonly versions: Readonly<Record<string, string>>;
  /** How many activities are there now, and not in the backup. */
  readonly newerActivities: number;
  /** Whose record of now cannot be read: what is newer in it is not known. */
  readonly unreadable: readonly LeaderId[];
  /** Is everything, also who is used, as in the backup already? */
  readonly changesNothing: boolean;
}

export interface Repair extends DamagedFile {
  /** Where the broken file was put, in the store's folder; null where none was left. */
  readonly brokenKeptAs: string | null;
}

/** Each part is looked at when it is asked for, and throws UserError where the disk does not let it. */
export interface Inspection {
  /** The number of the user who runs this; null where the system has none. */
  readonly user: number | null;
  /** Whole path of something in the folder (with `/`), as this system writes it. */
  pathOf(path: string): string;
  /** All that is in the folder, and itself, without the lock; none where there is no folder. */
  entries(): FolderEntry[];
  /** null where nobody holds it. */
  lock(): LockFacts | null;
  unfinished(): Unfinished;
  history(): HistoryFacts;
  /** Of the records and the settings, as far as they can be read. */
  formats(): { readonly files: readonly FileFormat[]; readonly current: number };
  /** What is not socialtop's, and the paths of the records and settings that are there. */
  strays(): { readonly strays: readonly Stray[]; readonly ours: readonly string[] };
}

/** The store as it is being changed: what is put is what is read. */
export interface Draft {
  leaders(): LeaderId[];
  current(): LeaderId | null;
  read(leader: LeaderId): Book;
  put(leader: LeaderId, book: Book): void;
  remove(leader: LeaderId): void;
  use(leader: LeaderId | null): void;
}
