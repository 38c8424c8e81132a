import { type IPty, spawn } from "@lydell/node-pty";
import { afterAll } from "vitest";
import { type BuiltMachine, commandFor, shellLine } from "./spawn.ts";

/** The program in a real terminal, with somebody at it who reads before they type. */
export interface Terminal {
  /** Resolves once this appears after what was seen last; fails with the screen when it does not. */
  sees(text: string | RegExp): Promise<void>;
  /** Types text or keys: `terminal.type("Jane", keys.enter)`. */
  type(...texts: readonly string[]): void;
  /** Sends a signal to the program, as `kill` does. */
  signal(name: "SIGINT" | "SIGTERM" | "SIGHUP"): void;
  /** Closes the window; nothing that is written after that is seen. */
  close(): void;
  /** Resolves when the program ends: with the code that a shell would tell, 128 and the number of a signal. */
  readonly ended: Promise<{ readonly code: number }>;
  /** Everything that was written, as a person reads it: without colours and movements of the cursor. */
  text(): string;
  /** Everything that was written, byte for byte. */
  raw(): string;
}

export const keys = {
  enter: "\r",
  space: " ",
  up: "\u001b[A",
  down: "\u001b[B",
  ctrlC: "\u0003",
  ctrlD: "\u0004",
} as const;

export interface TerminalOptions {
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Is the cursor shown at the end? */
export function showsCursor(terminal: Terminal): boolean {
  return terminal.raw().lastIndexOf("\u001b[?25l") <= terminal.raw().lastIndexOf("\u001b[?25h");
}

/** How long to wait for words that should come at once (milliseconds). */
const patience = 8_000;

const running = new Set<IPty>();
afterAll(() => {
  for (const pty of running) pty.kill("SIGKILL");
  running.clear();
});

/** Runs the built program in a terminal. */
export function openTerminal(machine: BuiltMachine, argv: readonly string[], options?: TerminalOptions): Terminal {
  return openPty(machine, commandFor(argv), options);
}

/** Runs a line of sh, in which `socialtop` is the program, in a terminal. */
export function openShell(machine: BuiltMachine, line: string, options?: TerminalOptions): Terminal {
  return openPty(machine, ["sh", ["-c", shellLine(line)]], options);
}

function openPty(
  { env, tmp }: BuiltMachine,
  [command, argv]: readonly [string, string[]],
  options: TerminalOptions = {},
): Terminal {
  const pty = spawn(command, argv, {
    name: options.env?.["TERM"] ?? "xterm-256color",
    cols: options.columns ?? 80,
    rows: 40,
    cwd: tmp,
    env: { ...env, ...options.env },
  });
  running.add(pty);
  let raw = "";
  let seen = 0;
  let isOver = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  pty.onData((data) => {
    raw += data;
    tell();
  });
  const ended = new Promise<{ code: number }>((resolve) => {
    pty.onExit(({ exitCode, signal = 0 }) => {
      isOver = true;
      running.delete(pty);
      tell();
      resolve({ code: signal === 0 ? exitCode : 128 + signal });
    });
  });

  const sees = (wanted: string | RegExp): Promise<void> => {
    const where = new Error(`Expected to see ${wanted}`);
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = findIn(plain(raw).slice(seen), wanted);
        if (found !== null) {
          seen += found;
          settle(resolve);
        } else if (isOver) settle(() => reject(failure("the program ended")));
      };
      const failure = (why: string) => {
        where.message = `${why} before ${wanted} was seen:\n${plain(raw)}`;
        return where;
      };
      const limit = setTimeout(() => settle(() => reject(failure("the time was over"))), patience);
      const settle = (act: () => void) => {
        clearTimeout(limit);
        listeners.delete(look);
        act();
      };
      listeners.add(look);
      look();
    });
  };
  return {
    sees,
    type: (...texts) => pty.write(texts.join("")),
    signal: (name) => process.kill(pty.pid, name),
    // Not in its types, as Windows has none.
    close: () => (pty as IPty & { destroy(): void }).destroy(),
    ended,
    text: () => plain(raw),
    raw: () => raw,
  };
}

/** The position after the first match, or null. */
function findIn(text: string, wanted: string | RegExp): number | null {
  if (typeof wanted === "string") {
    const index = text.indexOf(wanted);
    return index === -1 ? null : index + wanted.length;
  }
  const match = wanted.exec(text);
  return match === null ? null : match.index + match[0].length;
}

/** Redrawn lines follow one another: what a person saw in turn. */
function plain(raw: string): string {
  // An escape sequence may still be on its way: it is left for the next look.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
  return raw.replace(/\u001b(?:\[[0-?]*[ -/]*(?:[@-~]|$)|$)/g, "").replaceAll("\r\n", "\n");
}
