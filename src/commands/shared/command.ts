import type { Command } from "@commander-js/extra-typings";
import { unknownWord } from "../../coach/nearest.ts";
import type { Context } from "../../context.ts";
import { usageError } from "../../errors.ts";
import { type Example, helpColumns, openingText } from "./help.ts";

export type { Command };

/** The context exists only once the command line is understood. */
export type GetContext = () => Context;

/** A subcommand that inherits how the program speaks and fails. */
export function addCommand(parent: Command, name: string, summary: string, examples: readonly Example[]): Command {
  return parent
    .command(name)
    .description(summary)
    .addHelpText("before", ({ command }) =>
      openingText(/[.?]$/.test(summary) ? summary : `${summary}.`, examples, helpColumns(command)),
    ) as unknown as Command;
}

/** A word that is no subcommand of this command. Throws a usage error, with the nearest one. */
export function refuseWord(command: Command, word: string, name: string): never {
  const isOption = word.startsWith("-");
  const known = isOption
    ? command.options.flatMap((option) => option.long ?? [])
    : command.commands.map((subcommand) => subcommand.name());
  const { problem, hint } = unknownWord(isOption ? "option" : "command", word, known);
  throw usageError(problem, hint.startsWith("Known") ? `All of them: ${name} --help` : hint);
}

/** For a command that does something by itself and has subcommands: runs it, unless a word follows that is none of them. */
export function addOwnAction(command: Command, name: string, run: () => void | Promise<void>): void {
  command
    .argument("[words...]")
    .allowUnknownOption()
    .usage("[command] [options]")
    .action(([word]) => (word === undefined ? run() : refuseWord(command, word, name)));
}
