import type { Command } from "@commander-js/extra-typings";
import type { Context } from "../../context.ts";
import { type Example, openingText } from "./help.ts";

export type { Command };

/** The context exists only once the command line is understood. */
export type GetContext = () => Context;

/** A subcommand that inherits how the program speaks and fails. */
export function addCommand(parent: Command, name: string, summary: string, examples: readonly Example[]): Command {
  return parent
    .command(name)
    .description(summary)
    .addHelpText(
      "before",
      openingText(/[.?]$/.test(summary) ? summary : `${summary}.`, examples),
    ) as unknown as Command;
}
