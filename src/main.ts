import type { CommanderError } from "@commander-js/extra-typings";
import { engines, version } from "../package.json";
import { type LeaderId, toLeaderId } from "./coach/names.ts";
import { excerpt, plainText, toInertText } from "./coach/text.ts";
import { findTimeZone } from "./coach/zone.ts";
import type { Context, Output } from "./context.ts";
import { CancelledError, CheckDidNotHold, ExitCode, UserError } from "./errors.ts";
import { createProgram, type GlobalFlags } from "./program.ts";
import { wrap } from "./render/layout.ts";
import { copied, createTheme, toAscii } from "./render/theme.ts";
import { openStore } from "./store/open.ts";
import { undisturbed } from "./system/signals.ts";
import { openStage } from "./system/stage.ts";
import { openWorld, type World } from "./system/world.ts";

/** Runs one command line and gives the exit code. The one place that turns an error into words. */
export async function main(
  argv: readonly string[] = process.argv.slice(2),
  world: World = openWorld(version),
): Promise<number> {
  // What the errors need to know of the command line, as far as it was understood.
  const understood: Understood = { asLeader: null, commands: [] };
  try {
    const program = createProgram({
      version,
      write: world.isUnicode ? world.out.write : withAscii(world.out).write,
      columns: world.out.columns,
      createContext: (flags) => {
        const context = createContext(world, flags);
        understood.asLeader = context.theme.asLeader;
        return context;
      },
    });
    understood.commands = program.commands.map((command) => ({
      name: command.name(),
      options: command.options.flatMap(({ long }) => long ?? []),
    }));
    await program.parseAsync([...argv], { from: "user" });
    return ExitCode.done;
  } catch (error) {
    return explain(error, world, argv, understood);
  }
}

interface Understood {
  asLeader: LeaderId | null;
  commands: readonly KnownCommand[];
}

interface KnownCommand {
  readonly name: string;
  /** As in `--on`. */
  readonly options: readonly string[];
}

function createContext(world: World, flags: GlobalFlags): Context {
  const hasColor = flags.color && world.hasColor;
  const isJson = flags.json === true;
  const { isUnicode } = world;
  const store = openStore({
    folder: world.folder,
    now: () => new Date(world.now()).toISOString(),
    // Over whatever progress stands there.
    onWait: () =>
      world.err.write(`${world.err.isTerminal ? "\r\u001b[K" : ""}  Waiting for another socialtop to finish.\n`),
    undisturbed,
  });
  const as = flags.as === undefined ? undefined : (store.find(flags.as) ?? toLeaderId(flags.as));
  return {
    out: isUnicode || isJson ? world.out : withAscii(world.out),
    err: isUnicode ? world.err : withAscii(world.err),
    theme: createTheme({ hasColor, isUnicode, columns: world.out.columns, asLeader: otherThanChosen(as, store) }),
    now: world.now,
    machineTimeZone: () => findTimeZone(world.machineTimeZone()),
    prompt: world.createPrompt(flags.input && !isJson, hasColor),
    files: world.files,
    openUrl: world.openUrl,
    openFile: world.openFile,
    copyText: world.copyText,
    store,
    env: world.env,
    randomId: world.randomId,
    programPath: world.programPath,
    machine: { nodeVersion: world.nodeVersion, neededNode: engines.node, hasColor, isUnicode },
    options: {
      as,
      json: isJson,
      today: flags.today ?? (world.env["SOCIALTOP_TODAY"] || undefined),
    },
    openStage: () => openStage(world, flags, main),
  };
}

/** Named by `--as`, and not the one who is used anyway. */
function otherThanChosen(as: string | undefined, store: Context["store"]): string | null {
  if (as === undefined) return null;
  try {
    return as === store.current() ? null : as;
  } catch {
    // Damaged settings: whoever needs them will say so.
    return as;
  }
}

function withAscii(output: Output): Output {
  return { ...output, write: (text) => output.write(toAscii(text)) };
}

/** Whoever pasted a whole page for a network's name gets the beginning of it back. */
const longestSentence = 1_000;

function explain(error: unknown, world: World, argv: readonly string[], understood: Understood): number {
  const say = (...sentences: (string | undefined)[]) => {
    const text = sentences
      .filter((sentence) => sentence !== undefined)
      .map((sentence) => `${sayIn(world.err, understood, plainText(excerpt(sentence, longestSentence)))}\n`)
      .join("");
    world.err.write(world.isUnicode ? text : toAscii(text));
  };
  const wantsTrace = world.env["SOCIALTOP_DEBUG"] === "1";
  if (wantsTrace && error instanceof Error && !isAnswer(error))
    world.err.write(`${toInertText(String(error.stack))}\n`);
  if (error instanceof CheckDidNotHold) return ExitCode.checkDidNotHold;
  if (error instanceof UserError) {
    say(error.message, error.hint);
    return error.exitCode;
  }
  if (error instanceof CancelledError) {
    say(error.message);
    return ExitCode.cancelled;
  }
  if (isCommanderError(error)) {
    if (error.exitCode === 0) return ExitCode.done;
    say(...usageWords(error, argv.flatMap((word) => understood.commands.find(({ name }) => name === word) ?? [])[0]));
    return ExitCode.usage;
  }
  say(
    `Something is wrong in socialtop itself: ${error instanceof Error ? error.message : String(error)}`,
    "Please report it with what you typed (npm bugs socialtop). SOCIALTOP_DEBUG=1 shows where it happened.",
  );
  return ExitCode.bug;
}

/** At a terminal, on as many lines as it needs; elsewhere on one, to be searched. */
function sayIn(output: Output, { asLeader }: Understood, sentence: string): string {
  if (!output.isTerminal) return `  ${copied({ asLeader }, sentence)}`;
  return wrap({ columns: output.columns, asLeader }, sentence);
}

function isAnswer(error: Error): boolean {
  return error instanceof CheckDidNotHold || (isCommanderError(error) && error.exitCode === 0);
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

/** commander's words, in our form. */
function usageWords(error: CommanderError, known: KnownCommand | undefined): [string, string] {
  const command = known?.name;
  const [first = "", second = ""] = error.message.replace(/^error: /, "").split("\n");
  const option = /unknown option '(.*)'/.exec(first)?.[1];
  const help = `See: socialtop ${command === undefined ? "" : `${command} `}--help`;
  if (option === undefined) {
    const sentence = first.replaceAll("'", '"').replace(/\.?$/, ".");
    return [sentence.charAt(0).toUpperCase() + sentence.slice(1), help];
  }
  const other = otherNames[option];
  const isThere = other !== undefined && (other === "--as" || known?.options.includes(other) === true);
  const suggestion = isThere ? other : /\(Did you mean (.*)\?\)/.exec(second)?.[1];
  if (suggestion !== undefined) return [`There is no option "${option}".`, `Did you mean ${suggestion}?`];
  // Somebody's own words: "-5 % this quarter".
  const isText = (command === "log" || command === "draft") && !/^--?[a-z]+$/.test(option);
  return [
    `There is no option "${option}".`,
    isText ? `Text that begins with - goes after --text: --text "${option}"` : help,
  ];
}
