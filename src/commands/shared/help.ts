import type { Command, CommandUnknownOpts, Help } from "@commander-js/extra-typings";
import { wrap } from "../../render/layout.ts";

/** One example: what to type, and what it does. */
export type Example = readonly [line: string, meaning: string];

/** What help opens with: what the command is for, then examples; most people read no further. */
export function openingText(summary: string, examples: readonly Example[], columns: number): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`.trimEnd());
  // Long examples leave no room beside them: the meaning goes below. They are to be copied, and stay as they are.
  const isWide = Math.max(...lines.map((line) => line.length)) > Math.min(columns, usualColumns) - 2;
  const shown = isWide ? examples.map(([line, meaning]) => `  ${line}\n${inColumns(meaning, columns, 6)}`) : lines;
  return `${inColumns(summary, columns, 0)}\n\n${shown.join("\n")}\n`;
}

const usualColumns = 80;

/** Columns: where less is left beside a term, what it means goes below it. */
const leastDescription = 12;

/** On as many lines as it needs, so many spaces before each. */
function inColumns(text: string, columns: number, spaces: number): string {
  return wrap({ columns, asLeader: null }, text, " ".repeat(spaces));
}

/** Of the terminal that help is written to. */
export function helpColumns(command: CommandUnknownOpts): number {
  return command.configureOutput().getOutHelpWidth?.() ?? usualColumns;
}

/** Help after its opening: usage, commands by group, arguments, options. */
export function formatHelp(command: CommandUnknownOpts, helper: Help): string {
  const width = helper.padWidth(command as Command, helper);
  const columns = helper.helpWidth ?? usualColumns;
  const isNarrow = columns - width - 4 < leastDescription;
  const item = (term: string, description: string) =>
    isNarrow ? `  ${term}\n${inColumns(description, columns, 6)}` : helper.formatItem(term, width, description, helper);
  const parts: string[] = [inColumns(`Usage: ${helper.commandUsage(command as Command)}`, columns, 0), ""];
  const list = (heading: string, items: readonly string[]) => {
    if (items.length > 0) parts.push(heading, ...items, "");
  };

  const visible = helper.visibleCommands(command as Command) as CommandUnknownOpts[];
  for (const group of new Set(visible.map((subcommand) => subcommand.helpGroup() || "Commands:"))) {
    const members = visible.filter((subcommand) => (subcommand.helpGroup() || "Commands:") === group);
    list(
      group,
      members.map((subcommand) => item(termOf(subcommand), subcommand.description())),
    );
  }
  const hasArguments = command.parent !== null;
  list(
    "Arguments:",
    hasArguments
      ? helper.visibleArguments(command as Command).map((argument) => item(argument.name(), argument.description))
      : [],
  );
  list(
    "Options:",
    helper.visibleOptions(command as Command).map((option) => item(helper.optionTerm(option), option.description)),
  );
  list(
    "Everywhere:",
    helper
      .visibleGlobalOptions(command as Command)
      // Those of a command in between are its own.
      .filter((option) => option.long !== "--version" && rootOf(command).options.includes(option))
      .map((option) => item(helper.optionTerm(option), option.description)),
  );
  return parts.join("\n");
}

function rootOf(command: CommandUnknownOpts): CommandUnknownOpts {
  return command.parent === null ? command : rootOf(command.parent);
}

/** The command with its arguments; that it has options goes without saying. */
export function termOf(command: CommandUnknownOpts): string {
  // Where subcommands follow, words of its own are only there to be refused.
  const isGroup = command.registeredArguments.some((argument) => argument.name() === "words");
  const words = (isGroup ? [] : command.registeredArguments).map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...words].join(" ");
}
