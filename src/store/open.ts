import { UserError } from "../errors.ts";
import type { Setting } from "./change.ts";
import { explainFileError, listDamage } from "./damage.ts";
import { listLeaders, listNames } from "./file.ts";
import { type ChangeRecord, concerning, leadersOf, listChanges, needsRecovery } from "./history.ts";
import { currentLeader, findLeader, readBook } from "./read.ts";
import { readShownIdeas, writeShownIdeas } from "./shownIdeas.ts";
import type { PastChange, Store } from "./store.ts";

/** What can end the program meanwhile is nothing by default, as in tests. */
type StoreOptions = Omit<Setting, "undisturbed"> & Partial<Pick<Setting, "undisturbed">>;

/** Reading is here; whatever writes is loaded only when something is written. */
export function openStore({ folder, now, onWait, undisturbed = (work) => work(() => false) }: StoreOptions): Store {
  const setting: Setting = { folder, now, onWait, undisturbed };
  const reading = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explainFileError(error, folder);
    }
  };
  const writing = () => import("./change.ts");

  return {
    folder,
    leaders: () => reading(() => listLeaders(folder)),
    current: () => reading(() => currentLeader(folder)),
    find: (typed) => reading(() => findLeader(folder, typed)),
    read: (leader) => reading(() => readBook(folder, leader)),

    change: async (work) => (await writing()).makeChange(setting, work),
    changes: (leader) => reading(() => concerning(listChanges(folder), leader).map(toPastChange)),
    undo: async (leader) => {
      // Where nothing is, no folder is made for the lock.
      if (reading(() => listNames(folder)).length === 0) return null;
      const taken = await (await writing()).takeBack(setting, leader);
      return taken === null ? null : { ...toPastChange(taken.change), left: taken.left.map(toPastChange) };
    },

    findDamage: () => reading(() => listDamage(folder)),
    repair: async () => (await writing()).repairAll(setting),

    backup: async () => {
      const { takeBackup } = await import("./backup.ts");
      for (let attempt = 0; attempt < mostReadings; attempt++) {
        // What a crash left half-done, or somebody is doing, is settled first.
        if (reading(() => needsRecovery(folder))) await (await writing()).changing(setting, () => {});
        const backup = reading(() => takeBackup(folder, now()));
        if (backup !== null) return backup;
      }
      throw new UserError("Other socialtops keep changing the record.", { hint: "Nothing was written: try again." });
    },
    compare: async (backup) => {
      const { planRestore } = await import("./backup.ts");
      return reading(() => planRestore(folder, backup).plan);
    },
    restore: async (backup, agreed, what) => (await writing()).bringBack(setting, backup, agreed, what),
    inspect: async () => {
      const { inspectFolder } = await import("./inspect.ts");
      return inspectFolder(folder, now, reading);
    },

    ideasShown: (leader) => readShownIdeas(folder, leader),
    rememberIdeas: (leader, shown) => undisturbed(() => writeShownIdeas(folder, leader, shown)),
  };
}

/** How often to read again while somebody else is changing the record. */
const mostReadings = 20;

function toPastChange(change: ChangeRecord): PastChange {
  return { at: change.at, what: change.what, leaders: leadersOf(change) };
}
