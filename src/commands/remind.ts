import { excerpt } from "../coach/text.ts";
import type { Context } from "../context.ts";
import { UserError } from "../errors.ts";
import { renderRemindHelp } from "../render/remindHelp.ts";
import { reminderLines } from "../render/remindLines.ts";
import { runRemind } from "./remind/runRemind.ts";
import { answerPlainly } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";

export function declareRemind(program: Command, getContext: GetContext): void {
  addCommand(program, "remind", "One line when something is due, else nothing", [
    ["socialtop remind", "for a shell's start, or cron"],
    ["socialtop remind --install-help", "lines to copy: new terminals, cron, launchd, Windows"],
  ])
    .option("--install-help", "how to be reminded by itself: lines to copy")
    .action((options) => (options.installHelp === true ? runInstallHelp(getContext()) : runRemind(getContext())));
}

function runInstallHelp(context: Context): void {
  const { store, options, env, programPath } = context;
  const leader = options.as ?? null;
  // Refuses a leader whom nobody knows.
  if (leader !== null && !store.leaders().includes(leader)) store.read(leader);
  const isMoved = [env["SOCIALTOP_HOME"], env["XDG_CONFIG_HOME"]].some((folder) => (folder ?? "") !== "");
  refuseBreaks([store.folder, ...programPath]);
  const model = reminderLines({ programPath, leader, home: isMoved ? store.folder : null });
  answerPlainly(context, { lines: model }, (theme) => renderRemindHelp(model, theme));
}

/** A line to copy is one line, whatever a folder is called. Throws UserError. */
function refuseBreaks(paths: readonly string[]): void {
  const strange = paths.find((path) => /\p{Cc}/u.test(path));
  if (strange === undefined) return;
  throw new UserError(`The path ${excerpt(strange, 120)} holds a control character, such as the end of a line.`, {
    hint: "Give the folder a plain name, and set SOCIALTOP_HOME to it.",
  });
}
