import type { Command } from "@commander-js/extra-typings";
import type { Context } from "../../context.ts";

export type { Command };

/** The context exists only once the command line is understood. */
export type GetContext = () => Context;

/** One example: what to type, and what it does. */
export type Example = readonly [line: string, meaning: string];

/** Help opens with examples: most people read no further. */
export function examplesText(examples: readonly Example[]): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  return examples.map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`).join("\n");
}

/** A subcommand that inherits how the program speaks and fails. */
export function addCommand(
  parent: Command,
  nameAndArguments: string,
  summary: string,
  examples: readonly Example[],
): Command {
  return parent
    .command(nameAndArguments)
    .description(summary)
    .addHelpText("before", `Examples:\n${examplesText(examples)}\n`) as unknown as Command;
}
