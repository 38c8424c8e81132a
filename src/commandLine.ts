import type { Command, CommanderError } from "@commander-js/extra-typings";
import { usageError } from "./errors.ts";
import { createProgram, type ProgramOptions, wholeName } from "./program.ts";

/** Understands a command line and runs it. Throws a usage error, in our words, for one that cannot be understood. */
export async function runCommandLine(argv: readonly string[], options: ProgramOptions): Promise<void> {
  const program = createProgram(options);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!isCommanderError(error)) throw error;
    // Help and the version were asked for, and are written.
    if (error.exitCode === 0) return;
    throw usageError(...usageWords(error, findCommand(program, argv)));
  }
}

/** The command that was meant, as far as it can be told; else the program itself. */
function findCommand(program: Command, argv: readonly string[]): Command {
  let found = program;
  // What stands behind an option is its value, and no command.
  let isValue = false;
  for (const word of argv) {
    if (!isValue) found = (found.commands.find((command) => command.name() === word) as Command | undefined) ?? found;
    isValue = !isValue && takesValue(word, found);
  }
  return found;
}

function takesValue(word: string, command: Command): boolean {
  return findOption(({ long, short }) => word === long || word === short, command)?.required === true;
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

/** What commander found, in our words: what is wrong, and what to do. */
function usageWords({ code, message }: CommanderError, command: Command): [problem: string, hint: string] {
  const name = wholeName(command);
  const help = `See: ${name} --help`;
  // All that commander tells beside its sentence is the name in it.
  const told = /'(.*)'/s.exec(message)?.[1] ?? "";
  switch (code) {
    case "commander.missingArgument": {
      const argument = command.registeredArguments.find((candidate) => candidate.name() === told);
      return [`${name} needs <${told}>: ${argument?.description ?? "it is missing"}.`, help];
    }
    case "commander.optionMissingArgument": {
      const option = findOption(({ flags }) => flags === told, command);
      const [, flag = told, value = "a value"] = /(--\S+) (.*)$/.exec(told) ?? [];
      return [`${flag} needs ${value} behind it${option === undefined ? "" : `: ${option.description}`}.`, help];
    }
    case "commander.excessArguments":
      return tooManyWords(command);
    case "commander.unknownOption":
      return unknownOption(told, /\(Did you mean (.*)\?\)/.exec(message)?.[1], command);
    default: {
      const sentence = message
        .replace(/^error: /, "")
        .replaceAll("'", '"')
        .replace(/\.?$/, ".");
      return [sentence.charAt(0).toUpperCase() + sentence.slice(1), help];
    }
  }
}

type Option = Command["options"][number];

/** Of the command, or of one that it is a part of. */
function findOption(isMeant: (option: Option) => boolean, command: Command): Option | undefined {
  const parent = command.parent as unknown as Command | null;
  return command.options.find(isMeant) ?? (parent === null ? undefined : findOption(isMeant, parent));
}

function tooManyWords(command: Command): [string, string] {
  const expected = command.registeredArguments.length;
  const extra = command.args.slice(expected);
  const count = extra.length === 1 ? "One word" : `${extra.length} words`;
  const quotes = expected === 0 ? "" : "Several words as one go in quotes. ";
  return [`${count} too many: "${extra.join(" ")}"`, `${quotes}See: ${wholeName(command)} --help`];
}

function unknownOption(option: string, similar: string | undefined, command: Command): [string, string] {
  const other = otherNames[option];
  const isThere = other !== undefined && (other === "--as" || command.options.some(({ long }) => long === other));
  const suggestion = isThere ? other : similar;
  if (suggestion !== undefined) return [`There is no option "${option}".`, `Did you mean ${suggestion}?`];
  // Somebody's own words: "-5 % this quarter".
  const isText = /^(?:log|draft)$/.test(command.name()) && !/^--?[a-z]+$/.test(option);
  return [
    `There is no option "${option}".`,
    isText ? `Text that begins with - goes after --text: --text "${option}"` : `See: ${wholeName(command)} --help`,
  ];
}
