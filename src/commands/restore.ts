import { excerpt } from "../coach/text.ts";
import { countOf, instantName, listOf, someOf } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { UserError } from "../errors.ts";
import { type Backup, decodeBackup } from "../format/backup.ts";
import { DamagedFileError, NewerFormatError } from "../format/format.ts";
import { decodeText } from "../importers/decode.ts";
import { renderDone } from "../render/layout.ts";
import { answerPlainly, remark } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { confirmOrCancel } from "./shared/confirm.ts";

/** Short names. */
interface Plan {
  readonly replaced: readonly string[];
  readonly removed: readonly string[];
  readonly newerActivities: number;
  readonly unreadable: readonly string[];
}

interface RestoreInput {
  readonly file: string;
  readonly yes: boolean;
}

export function declareRestore(program: Command, getContext: GetContext): void {
  addCommand(program, "restore", "Bring a backup back: every record as it was then", [
    ["socialtop restore backup.json", "looks it over first, and asks before it replaces anything"],
    ["socialtop undo", "takes that back"],
  ])
    .argument("<file>", "what backup wrote; - is standard input")
    .option("-y, --yes", "do not ask")
    .action((file, options) => runRestore(getContext(), { file, yes: options.yes === true }));
}

async function runRestore(context: Context, { file, yes }: RestoreInput): Promise<void> {
  const backup = await readBackup(context, file);
  const plan = await context.store.compare(backup);
  const question = questionAbout(backup, plan);
  if (question !== null && !yes) await confirmOrCancel(context, question);
  const { madeAt } = backup;
  await context.store.restore(backup, plan, `restored the backup of ${instantName(madeAt)}`);
  const { changesNothing, versions: _, ...done } = plan;
  const leaders = [...backup.records.keys()];
  answerPlainly(context, { file, madeAt, leaders, ...done }, (theme) =>
    renderDone(changesNothing ? "Everything is as in this backup already." : doneWords(backup, done), theme),
  );
  if (!changesNothing) remark(context, "Wrong? socialtop undo");
}

/** null where nothing that is there would be lost. */
function questionAbout(
  { madeAt, records }: Backup,
  { replaced, removed, newerActivities, unreadable }: Plan,
): string | null {
  if (replaced.length === 0 && removed.length === 0) return null;
  const parts = [
    ...(replaced.length > 0 ? [`replace ${someOf(replaced)}`] : []),
    ...(removed.length > 0 ? [`remove ${someOf(removed)}`] : []),
  ];
  const lost =
    newerActivities === 0
      ? ""
      : ` ${countOf(newerActivities, "activity", "activities")} of now ${newerActivities === 1 ? "is" : "are"} not in it.`;
  const unknown =
    unreadable.length === 0
      ? ""
      : ` What is newer of ${listOf(unreadable)} cannot be read; socialtop doctor --repair may keep more of it.`;
  const backup = `The backup is of ${instantName(madeAt)}, with ${countOf(records.size, "leader")}.${lost}${unknown}`;
  return `${backup} Go back to it: ${listOf(parts)}?`;
}

function doneWords({ madeAt, records }: Backup, { removed }: Plan): string {
  const gone = removed.length === 0 ? "" : ` Removed, not being in it: ${someOf(removed)}.`;
  return `Everything is as on ${instantName(madeAt)}: ${someOf([...records.keys()])}.${gone}`;
}

/** Throws UserError unless it is whole. */
async function readBackup(context: Context, file: string): Promise<Backup> {
  const shown = file === "-" ? "What came in" : excerpt(file, 200);
  try {
    return decodeBackup(await readWhole(context, file, shown));
  } catch (error) {
    if (error instanceof NewerFormatError) {
      throw new UserError(`${shown} cannot be brought back: it ${error.message}.`, { hint: "Update socialtop." });
    }
    if (!(error instanceof DamagedFileError)) throw error;
    throw new UserError(`${shown} cannot be brought back: it ${excerpt(error.message, 200)}.`, {
      hint: "Nothing was changed. Give what socialtop backup wrote; one leader's record goes by: socialtop import",
    });
  }
}

async function readWhole(context: Context, path: string, shown: string): Promise<string> {
  if (path === "-") return context.files.readInput();
  const { source, close } = await context.files.openSource(path);
  try {
    const [file] = source.files;
    if (file === undefined || source.files.length > 1 || file.path !== source.name) {
      throw new UserError(`${shown} is no backup: that is one file.`, { hint: "Give what socialtop backup wrote." });
    }
    return decodeText(await file.read());
  } finally {
    await close();
  }
}
