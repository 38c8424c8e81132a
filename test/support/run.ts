import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import type { Output, Prompt } from "../../src/context.ts";
import { usageError } from "../../src/errors.ts";
import { main } from "../../src/main.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import type { World } from "../../src/system/world.ts";
import { splitWords } from "./splitWords.ts";

/** What one command line did. */
export interface RunResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** What comes in through the pipe. */
  readonly input?: string;
  /** Answers to the questions, in order (`enter` keeps what stands there); a question beyond them fails the test. */
  readonly answers?: readonly unknown[];
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** UTC instant. */
  readonly now?: string;
  readonly hasColor?: boolean;
  readonly isUnicode?: boolean;
  /** Do both outputs go to a terminal? */
  readonly isTerminal?: boolean;
  /** The zone that the machine says it is in. */
  readonly timeZone?: string;
  /** As Node says its own. */
  readonly nodeVersion?: string;
  /** What the person makes of a text in the editor; without it there is none. */
  readonly editor?: (text: string) => string | Promise<string>;
  /** Is there a browser, and a clipboard? Both unless said otherwise. */
  readonly hasBrowser?: boolean;
  readonly hasClipboard?: boolean;
}

/** A machine of the test's own: argv in; exit code, out, err and the store come out. */
export interface Machine {
  readonly folder: string;
  readonly store: Store;
  run(argv: string | readonly string[], options?: RunOptions): Promise<RunResult>;
  /** Runs and expects exit code 0; the standard output comes back. */
  ok(argv: string | readonly string[], options?: RunOptions): Promise<string>;
  /** Runs with `--json` and gives the parsed answer. */
  json<Answer = Record<string, unknown>>(argv: string | readonly string[], options?: RunOptions): Promise<Answer>;
  book(leader?: string): Book;
  /** The messages of all questions that were asked, in order. */
  readonly asked: string[];
  /** The addresses and files that were opened in the browser, and the texts put on the clipboard, in order. */
  readonly opened: string[];
  readonly copied: string[];
}

/** As an answer: Enter, which keeps what the question offers. */
export const enter = Symbol("Enter");

/** Where Node and the script are; with every sign that a shell, cron or PowerShell takes for something else. */
export const usualProgramPath = ["/opt/Jane's 100% tools/node", "/opt/Jane's 100% tools/socialtop.js"] as const;

/** Wednesday, 25 November 2026, 09:00 in Paris. */
const usualNow = "2026-11-25T08:00:00.000Z";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is removed after the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "socialtop-test-"));
  folders.push(folder);
  return folder;
}

export function openMachine(folder = join(temporaryFolder(), "home")): Machine {
  const asked: string[] = [];
  const [opened, copied]: [string[], string[]] = [[], []];
  let runs = 0;
  const run: Machine["run"] = async (argv, options = {}) => {
    const out = collect(options);
    const err = collect(options);
    runs++;
    let ids = 0;
    const code = await main(typeof argv === "string" ? splitWords(argv) : argv, {
      out,
      err,
      hasColor: options.hasColor ?? false,
      isUnicode: options.isUnicode ?? true,
      env: options.env ?? {},
      folder,
      files: {
        openSource: async (path, options) => (await import("../../src/system/source.ts")).openSource(path, options),
        openAddress: async (address, { allowPrivate }) =>
          (await import("../../src/system/fetch.ts")).openAddress(address, { allowPrivate, version: "test" }),
        kindOf: async (path) => (await import("../../src/system/output.ts")).kindOf(path),
        writeFile: async (path, text, { isShown = false } = {}) =>
          (await import("../../src/system/output.ts")).writeWhole(path, text, !isShown, folder),
        readText: async (path) => (await import("../../src/system/textFile.ts")).readTextFile(path),
        readInput: async () => {
          if (options.input === undefined) throw usageError("There is nothing to read.");
          return options.input;
        },
      },
      openUrl: async (address) => {
        if (options.hasBrowser === false) return false;
        opened.push(address);
        return true;
      },
      openFile: async (path) => {
        if (options.hasBrowser === false) return false;
        opened.push(path);
        return true;
      },
      copyText: async (text) => {
        if (options.hasClipboard === false) return false;
        copied.push(text);
        return true;
      },
      now: () => Date.parse(options.now ?? usualNow),
      machineTimeZone: () => options.timeZone ?? "Europe/Paris",
      randomId: () => `id${String(runs).padStart(6, "0")}${ids++ === 0 ? "" : `-${ids}`}`,
      programPath: usualProgramPath,
      nodeVersion: options.nodeVersion ?? "22.17.0",
      createPrompt: (mayAsk) => scriptedPrompt(mayAsk, options, asked),
    } satisfies World);
    return { code, out: out.text(), err: err.text() };
  };
  const ok: Machine["ok"] = async (argv, options) => {
    const { code, out, err } = await run(argv, options);
    if (code !== 0) throw new Error(`Exit code ${code}: ${err}`);
    return out;
  };
  const store = openStore({ folder, now: () => usualNow, onWait: () => {} });
  return {
    folder,
    store,
    run,
    ok,
    json: async (argv, options) =>
      JSON.parse(await ok([...(typeof argv === "string" ? splitWords(argv) : argv), "--json"], options)),
    book: (leader = store.current() ?? "") => store.read(leader),
    asked,
    opened,
    copied,
  };
}

/** A machine on which Jane Doe, in Paris, has committed to posting since Monday, 5 January 2026. */
export async function openJanesMachine(flags = "--commit 2026-01-05"): Promise<Machine> {
  const machine = openMachine();
  await machine.ok(
    `init --name "Jane Doe" --time-zone Europe/Paris --networks linkedin=jane-doe,x=jane --target 3 ${flags} --yes`,
  );
  return machine;
}

function collect({ columns = 80, isTerminal = false }: RunOptions): Output & { text(): string } {
  const parts: string[] = [];
  return { write: (text) => void parts.push(text), isTerminal, columns, text: () => parts.join("") };
}

function scriptedPrompt(mayAsk: boolean, { answers, editor }: RunOptions, asked: string[]): Prompt {
  const left = [...(answers ?? [])];
  const isPossible = mayAsk && answers !== undefined;
  const next = async <Value>(message: string, flag: string, offered: Value | undefined): Promise<Value> => {
    if (!isPossible) throw usageError(`There is nobody to ask: this needs ${flag}.`);
    asked.push(message);
    if (left.length === 0) throw new Error(`A question that the test did not expect: ${message}`);
    const scripted = left.shift();
    const answer = typeof scripted === "function" ? await scripted() : scripted;
    return (answer === enter ? offered : answer) as Value;
  };
  return {
    isPossible,
    text: async ({ message, flag, initial = "", problemWith }) => {
      const answer = await next(message, flag, initial);
      const problem = problemWith?.(answer) ?? null;
      if (problem !== null) throw new Error(`The answer "${answer}" was refused: ${problem}`);
      return answer;
    },
    choose: ({ message, flag, initial }) => next(message, flag, initial),
    chooseSome: ({ message, flag, initial }) => next(message, flag, [...initial]),
    confirm: ({ message, flag, initial }) => next(message, flag, initial),
    edit: async ({ text, flag }) => {
      if (!mayAsk || editor === undefined) throw usageError(`There is nobody to ask: this needs ${flag}.`);
      return editor(text);
    },
  };
}
