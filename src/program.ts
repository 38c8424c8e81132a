import { Command, Option } from "@commander-js/extra-typings";
import { declareActions } from "./commands/actions.ts";
import { declareActivity } from "./commands/activity.ts";
import { declareBackup } from "./commands/backup.ts";
import { declareCalendar } from "./commands/calendar.ts";
import { runDashboard } from "./commands/dashboard.ts";
import { declareDemo } from "./commands/demo.ts";
import { declareDoctor } from "./commands/doctor.ts";
import { declareDraft } from "./commands/draft.ts";
import { declareDrafts } from "./commands/drafts.ts";
import { declareEdit } from "./commands/edit.ts";
import { declareExport } from "./commands/export.ts";
import { declareGuidelines } from "./commands/guidelines.ts";
import { declareImport } from "./commands/import.ts";
import { declareInit } from "./commands/init.ts";
import { declareLeaders } from "./commands/leaders.ts";
import { declareLog } from "./commands/log.ts";
import { declareNext } from "./commands/next.ts";
import { declarePause } from "./commands/pause.ts";
import { declareRemind } from "./commands/remind.ts";
import { declareRemove } from "./commands/remove.ts";
import { declareReport } from "./commands/report.ts";
import { declareRestore } from "./commands/restore.ts";
import { declareSettings } from "./commands/settings.ts";
import { refuseWord } from "./commands/shared/command.ts";
import { formatHelp, openingText, termOf } from "./commands/shared/help.ts";
import { declareSteps } from "./commands/steps.ts";
import { declareStreak } from "./commands/streak.ts";
import { declareTeam } from "./commands/team.ts";
import { declareTraining } from "./commands/training.ts";
import { declareUndo } from "./commands/undo.ts";
import { declareWatch } from "./commands/watch.ts";
import type { Context } from "./context.ts";
import { usageError } from "./errors.ts";

/** What the global flags say. */
export interface GlobalFlags {
  readonly as?: string;
  readonly json?: true;
  readonly today?: string;
  readonly input: boolean;
  readonly color: boolean;
}

export interface ProgramOptions {
  readonly version: string;
  readonly write: (text: string) => void;
  readonly columns: number;
  readonly createContext: (flags: GlobalFlags) => Context;
}

const purpose = "Start social at the top: six small steps, then a few times a week, consistently.";

const examples = [
  ["socialtop init", "set up your plan in two minutes"],
  ["socialtop log https://…", "record what you just posted"],
  ["socialtop streak", "are you still at it?"],
] as const;

/** The command tree. It throws CommanderError instead of leaving; `main` turns that into words. */
export function createProgram({ version, write, columns, createContext }: ProgramOptions): Command {
  const root = new Command("socialtop");
  root
    .usage("[command]")
    .description(purpose)
    .addOption(new Option("--as <leader>", "whose record, where there are several leaders"))
    .addOption(new Option("--json", "the answer as JSON"))
    .addOption(new Option("--today <day>", "look back: as of that day"))
    .addOption(new Option("--no-input", "never ask"))
    .addOption(new Option("--no-color", "no colours"))
    .version(version, "-V, --version", "show the version")
    .helpOption("-h, --help", "show help, also for one command")
    .helpCommand(false)
    // Whatever was typed after a misspelt command, the command is what to mend.
    .argument("[words...]")
    .allowUnknownOption()
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => columns,
      getOutHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: 0, subcommandTerm: termOf, formatHelp })
    .addHelpText("before", openingText(purpose, examples, columns))
    .action((words) => {
      const [word] = words;
      if (word === "help") return showHelp(root as unknown as Command, words.slice(1));
      if (word !== undefined) refuseWord(root as unknown as Command, word, "socialtop");
      return runDashboard(getContext());
    });
  const program = root as unknown as Command;
  const getContext = () => createContext(root.opts() as unknown as GlobalFlags);

  program.commandsGroup("Start:");
  declareInit(program, getContext);
  declareNext(program, getContext);
  declareSteps(program, getContext);
  declareActions(program, getContext);
  declareWatch(program, getContext);
  declareDemo(program, getContext);

  program.commandsGroup("Every week:");
  declareLog(program, getContext);
  declareStreak(program, getContext);
  declarePause(program, getContext);
  declareCalendar(program, getContext);
  declareRemind(program, getContext);

  program.commandsGroup("Show it:");
  declareReport(program, getContext);
  declareTeam(program, getContext);

  program.commandsGroup("What to say:");
  declareDraft(program, getContext);
  declareDrafts(program, getContext);
  declareGuidelines(program, getContext);
  declareTraining(program, getContext);

  program.commandsGroup("Your record:");
  declareActivity(program, getContext);
  declareEdit(program, getContext);
  declareRemove(program, getContext);
  declareUndo(program, getContext);
  declareImport(program, getContext);
  declareExport(program, getContext);
  declareBackup(program, getContext);
  declareRestore(program, getContext);

  program.commandsGroup("Set-up:");
  declareSettings(program, getContext);
  declareLeaders(program, getContext);
  declareDoctor(program, getContext);
  return program;
}

/** `socialtop guidelines edit`. */
export function wholeName(command: Command): string {
  const parent = command.parent as unknown as Command | null;
  return parent === null ? command.name() : `${wholeName(parent)} ${command.name()}`;
}

/** `socialtop help log`, for whoever types it that way round. */
function showHelp(program: Command, words: readonly string[]): void {
  let command = program;
  // Help with help is the first page.
  for (const word of words.filter((word, index) => index > 0 || word !== "help")) {
    const found = command.commands.find((subcommand) => subcommand.name() === word);
    const name = wholeName(command);
    if (found === undefined && command.commands.length === 0) {
      throw usageError(`${name} has no commands of its own.`, `See: ${name} --help`);
    }
    if (found === undefined) refuseWord(command, word, name);
    command = found as unknown as Command;
  }
  command.help();
}
