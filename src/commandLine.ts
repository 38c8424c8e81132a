import type { Command, CommanderError } from "@commander-js/extra-typings";
import { usageError } from "./errors.ts";
import { createProgram, type ProgramOptions } from "./program.ts";

/** Understands a command line and runs it. Throws a usage error, in our words, for one that cannot be understood. */
export async function runCommandLine(argv: readonly string[], options: ProgramOptions): Promise<void> {
  const program = createProgram(options);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!isCommanderError(error)) throw error;
    // Help and the version were asked for, and are written.
    if (error.exitCode === 0) return;
    const meant = argv.flatMap((word) => program.commands.find((command) => command.name() === word) ?? [])[0];
    throw usageError(...usageWords(error, meant as Command | undefined));
  }
}

function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}

/** What people call an option that has another name here. */
const otherNames: Readonly<Record<string, string>> = {
  "--network": "--platform",
  "--date": "--on",
  "--day": "--on",
  "--when": "--on",
  "--note": "--text",
  "--link": "--url",
  "--leader": "--as",
  "--reason": "--why",
};

/** commander's words, in our form. `command` is the one that was meant, where there is one. */
function usageWords({ message }: CommanderError, command: Command | undefined): [string, string] {
  const name = command?.name();
  const [first = "", second = ""] = message.replace(/^error: /, "").split("\n");
  const option = /unknown option '(.*)'/.exec(first)?.[1];
  const help = `See: socialtop ${name === undefined ? "" : `${name} `}--help`;
  if (option === undefined) {
    const sentence = first.replaceAll("'", '"').replace(/\.?$/, ".");
    return [sentence.charAt(0).toUpperCase() + sentence.slice(1), help];
  }
  const other = otherNames[option];
  const isThere =
    other !== undefined && (other === "--as" || command?.options.some(({ long }) => long === other) === true);
  const suggestion = isThere ? other : /\(Did you mean (.*)\?\)/.exec(second)?.[1];
  if (suggestion !== undefined) return [`There is no option "${option}".`, `Did you mean ${suggestion}?`];
  // Somebody's own words: "-5 % this quarter".
  const isText = (name === "log" || name === "draft") && !/^--?[a-z]+$/.test(option);
  return [
    `There is no option "${option}".`,
    isText ? `Text that begins with - goes after --text: --text "${option}"` : help,
  ];
}
