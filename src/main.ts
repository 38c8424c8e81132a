import { engines, version } from "../package.json";
import { type LeaderId, toLeaderId } from "./coach/leaderId.ts";
import { excerpt, toInertText } from "./coach/text.ts";
import { findTimeZone, setOffsetSource } from "./coach/zone.ts";
import type { Context, Output } from "./context.ts";
import { CancelledError, CheckDidNotHold, ExitCode, UserError } from "./errors.ts";
import type { GlobalFlags } from "./program.ts";
import { wrap } from "./render/layout.ts";
import { copied, createTheme, noPaints, type Paints, toAscii } from "./render/theme.ts";
import { openStore } from "./store/open.ts";
import { undisturbed } from "./system/signals.ts";
import { openWorld, type World } from "./system/world.ts";
import { findUsual } from "./usual.ts";

export { leave } from "./system/leaving.ts";

/** Runs one command line and gives the exit code. The one place that turns an error into words. */
export async function main(
  argv: readonly string[] = process.argv.slice(2),
  world: World = openWorld(version),
): Promise<number> {
  // Whom commands to copy must name; known once the command line is understood.
  let asLeader: LeaderId | null = null;
  const colours = world.hasColor ? (await import("./render/paints.ts")).colours : noPaints;
  const open = (flags: GlobalFlags): Context => {
    const context = createContext(world, flags, colours);
    asLeader = context.theme.asLeader;
    return context;
  };
  if (world.offsetSource !== undefined) setOffsetSource(world.offsetSource);
  try {
    const run = findUsual(argv);
    if (run !== null) await run(open(noFlags));
    else {
      const { runCommandLine } = await import("./commandLine.ts");
      const write = world.isUnicode ? world.out.write : withAscii(world.out).write;
      await runCommandLine(argv, { version, write, columns: world.out.columns, createContext: open });
    }
    return ExitCode.done;
  } catch (error) {
    return explain(error, world, asLeader);
  }
}

const noFlags: GlobalFlags = { input: true, color: true };

function createContext(world: World, flags: GlobalFlags, colours: Paints): Context {
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
    theme: createTheme({
      paints: hasColor ? colours : noPaints,
      isUnicode,
      columns: world.out.columns,
      asLeader: otherThanChosen(as, store),
    }),
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
    get programPath() {
      return world.programPath;
    },
    machine: { nodeVersion: world.nodeVersion, neededNode: engines.node, hasColor, isUnicode },
    options: {
      as,
      json: isJson,
      today: flags.today ?? (world.env["SOCIALTOP_TODAY"] || undefined),
    },
    openStage: async () => (await import("./system/stage.ts")).openStage(world, flags, main),
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

function explain(error: unknown, world: World, asLeader: LeaderId | null): number {
  const say = (...sentences: (string | undefined)[]) => {
    const text = sentences
      .filter((sentence) => sentence !== undefined)
      .map((sentence) => `${sayIn(world.err, asLeader, excerpt(sentence, longestSentence))}\n`)
      .join("");
    world.err.write(world.isUnicode ? text : toAscii(text));
  };
  const wantsTrace = world.env["SOCIALTOP_DEBUG"] === "1";
  if (wantsTrace && error instanceof Error && !(error instanceof CheckDidNotHold))
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
  if (isWantOfTheSystem(error)) {
    say(`The system has no more to give: ${error.message}.`, "Close something else, and try again.");
    return ExitCode.failed;
  }
  say(
    `Something is wrong in socialtop itself: ${error instanceof Error ? error.message : String(error)}`,
    "Please report it with what you typed (npm bugs socialtop). SOCIALTOP_DEBUG=1 shows where it happened.",
  );
  return ExitCode.bug;
}

/** Out of files or of memory, wherever it comes: a part of socialtop that cannot be read is no bug of it. */
function isWantOfTheSystem(error: unknown): error is Error {
  return error instanceof Error && "code" in error && /^(?:EMFILE|ENFILE|ENOMEM)$/.test(String(error.code));
}

/** At a terminal, on as many lines as it needs; elsewhere on one, to be searched. */
function sayIn(output: Output, asLeader: LeaderId | null, sentence: string): string {
  if (!output.isTerminal) return `  ${copied({ asLeader }, sentence)}`;
  return wrap({ columns: output.columns, asLeader }, sentence);
}
