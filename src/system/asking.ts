import { isatty, ReadStream } from "node:tty";
import { wrapAnsi } from "fast-wrap-ansi";
import { CancelledError } from "../errors.ts";
import { toAscii } from "../render/theme.ts";
import { endBy, type Signal, takeSignals } from "./signals.ts";

/** A question as inquirer takes it. */
export interface Question {
  readonly message: string;
  readonly choices?: readonly { readonly name: string }[];
  /** What is wrong with an answer, in words; true where nothing is. */
  readonly validate?: (answer: string) => string | true;
  /** Its type, what is meant by Enter, and the like. */
  readonly [detail: string]: unknown;
}

/**
 * Asks one question of inquirer's at the terminal. It is drawn on stderr, so that the answer on stdout stays clean. Throws
 * CancelledError for whoever leaves it.
 */
export async function askAtTerminal<Value>(
  question: Question,
  { hasColor, isUnicode }: { readonly hasColor: boolean; readonly isUnicode: boolean },
): Promise<Value> {
  const { stdin: input } = process;
  const output = isUnicode ? process.stderr : inAscii(process.stderr);
  // inquirer asks the environment, not us, and asks when it is loaded.
  if (!hasColor) process.env["NO_COLOR"] = "1";
  const { createPromptModule } = (await import("inquirer")).default;
  forgiveClosedWindow(input);
  const ending = watchForEnd(input);
  const prompt = createPromptModule({ input, output, signal: ending.signal });
  try {
    // inquirer types a question by its literal; here it is made from ours.
    const answers = await prompt([{ name: "answer", ...inColumns(question, output.columns) }] as unknown as Parameters<
      typeof prompt
    >[0]);
    return (answers as unknown as { answer: Value }).answer;
  } catch (error) {
    if (isCancelled(error)) throw new CancelledError("Cancelled.");
    throw error;
  } finally {
    ending.stopWatching();
  }
}

/** inquirer's own signs. It goes by the kind of the terminal, and not by its language. */
const signs: Readonly<Record<string, string>> = {
  "✔": "+",
  "❯": ">",
  "◉": "*",
  "◯": "o",
};

/** The same terminal, which gets what it can show. */
function inAscii(terminal: NodeJS.WriteStream): NodeJS.WriteStream {
  const write = (text: string | Uint8Array, ...rest: never[]): boolean =>
    terminal.write(
      toAscii(Buffer.from(text).toString()).replace(/[✔❯◉◯]/g, (sign) => signs[sign] as string),
      ...rest,
    );
  return new Proxy(terminal, {
    get: (target, name) => {
      const value: unknown = name === "write" ? write : Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** inquirer goes on in the next line wherever one is full; here that is between words. 0 columns: the terminal does not say. */
function inColumns(question: Question, columns: number): Question {
  if (!(columns > 0)) return question;
  const room = columns - widestSign - (question["type"] === "confirm" ? yesOrNo.length : 0);
  const wrap = (text: string) => wrapAnsi(text, Math.max(10, room), { hard: true });
  const { choices, validate } = question;
  const validateInWords = (answer: string): string | true => {
    const found = validate?.(answer) ?? true;
    return found === true ? true : wrap(found);
  };
  return {
    ...question,
    message: wrap(question.message),
    ...(choices === undefined ? {} : { choices: choices.map((choice) => ({ ...choice, name: wrap(choice.name) })) }),
    ...(validate === undefined ? {} : { validate: validateInWords }),
  };
}

/** What inquirer puts before a line: the pointer, the box of a choice, and a space. */
const widestSign = 4;

/** What it puts behind a question that has only two answers. */
const yesOrNo = " (y/N)";

/** `process.stdin`. */
type Input = NodeJS.ReadStream & { readonly fd: number };

/**
 * Aborts once nobody can answer any more: by Ctrl-D, by a window that is closed, by a signal. inquirer by itself gives up only
 * while the program is ending already, when nothing can be written down any more.
 */
function watchForEnd(input: Input): { signal: AbortSignal; stopWatching: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  // Ctrl-D on an empty line closes the line editor, which then leaves the raw mode; elsewhere it deletes a letter.
  const onData = (data: Buffer | string) => {
    if (data.toString().includes("\u0004")) setImmediate(() => !input.isRaw && abort());
  };
  // Without something to wait for Node would end before that.
  const waiting = setInterval(() => {}, 60_000);
  const stop = (signal: Signal) => {
    endBy(signal);
    abort();
  };
  const release = takeSignals(stop);
  // While a key is read, Ctrl-D ends nothing: the window is closed, whose signal may come later, or never.
  const hangUp = () => stop("SIGHUP");
  input.on("data", onData).on("end", hangUp).on("error", hangUp);
  return {
    signal: controller.signal,
    stopWatching: () => {
      clearInterval(waiting);
      input.off("data", onData).off("end", hangUp).off("error", hangUp);
      release();
    },
  };
}

/** readline leaves the raw mode whatever happens, and breaks when the terminal is gone: nothing could be written down any more. */
function forgiveClosedWindow(input: Input): void {
  const { setRawMode } = ReadStream.prototype;
  input.setRawMode = (mode) => {
    if (isatty(input.fd)) setRawMode.call(input as ReadStream, mode);
    return input;
  };
}

/** Ctrl-C, or one of the ends above. */
function isCancelled(error: unknown): boolean {
  return ["ExitPromptError", "AbortPromptError", "CancelPromptError"].includes((error as Error).name);
}
