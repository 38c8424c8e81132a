import type { Command, CommandUnknownOpts, Help } from "@commander-js/extra-typings";

/** One example: what to type, and what it does. */
export type Example = readonly [line: string, meaning: string];

/** What help opens with: what the command is for, then examples; most people read no further. */
export function openingText(summary: string, examples: readonly Example[]): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, meaning]) => `  ${line.padEnd(width)}  ${meaning}`.trimEnd());
  // Long examples leave no room beside them: the meaning goes below.
  const isWide = Math.max(...lines.map((line) => line.length)) > 78;
  const shown = isWide ? examples.map(([line, meaning]) => `  ${line}\n      ${meaning}`) : lines;
  return `${summary}\n\n${shown.join("\n")}\n`;
}

/** Help after its opening: usage, commands by group, arguments, options. */
export function formatHelp(command: CommandUnknownOpts, helper: Help): string {
  const width = helper.padWidth(command as Command, helper);
  const item = (term: string, description: string) => helper.formatItem(term, width, description, helper);
  const parts: string[] = [`Usage: ${helper.commandUsage(command as Command)}`, ""];
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
