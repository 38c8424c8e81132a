import { countOf } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { usageError } from "../errors.ts";
import { encodeBackup } from "../format/backup.ts";
import { renderDone } from "../render/layout.ts";
import { answerPlainly, remark } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { writeOutput } from "./shared/output.ts";

interface BackupInput {
  /** null: to standard output. */
  readonly file: string | null;
  readonly yes: boolean;
}

export function declareBackup(program: Command, getContext: GetContext): void {
  addCommand(program, "backup", "Copy every leader's record into one file", [
    ["socialtop backup backup.json", "to keep on another disk"],
    ["socialtop restore backup.json", "brings it back"],
  ])
    .argument("<file>", "where to; - is standard output")
    .option("-y, --yes", "replace a file without asking")
    .action((file, options) =>
      runBackup(getContext(), { file: file === "-" ? null : file, yes: options.yes === true }),
    );
}

async function runBackup(context: Context, { file, yes }: BackupInput): Promise<void> {
  const backup = await context.store.backup();
  const { madeAt } = backup;
  const leaders = [...backup.records.keys()];
  if (leaders.length === 0) throw usageError("There is nothing to back up yet.", "Begin with: socialtop init");
  const text = encodeBackup(backup);
  if (file === null) {
    context.out.write(text);
    return;
  }
  const shown = await writeOutput(context, file, text, { yes, mark: null, isShown: false });
  answerPlainly(context, { file, madeAt, leaders }, (theme) =>
    renderDone(`Backed up ${countOf(leaders.length, "leader")}: ${shown}.`, theme),
  );
  remark(context, "To bring it back, here or on another machine: socialtop restore <file>");
}
